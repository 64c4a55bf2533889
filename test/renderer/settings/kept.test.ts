import { describe, expect, it } from 'vitest';
import { type Kept, stepOn, stillKept } from '../../../src/renderer/views/settings/kept.ts';

const saving: Kept<number> = { value: 45, over: 30, undos: 0, refusal: null };
const refused: Kept<number> = { ...saving, refusal: { text: 'no', at: '' } };

describe('a value kept in its field', () => {
  it('is shown until a snapshot brings another saved value', () => {
    expect(stillKept(saving, 30, 0)).toBe(saving);
    expect(stillKept(saving, 45, 0)).toBeNull();
    expect(stillKept(saving, 60, 0)).toBeNull();
  });

  it('gives way to an undo, even where no snapshot came in between', () => {
    expect(stillKept(saving, 30, 1)).toBeNull();
  });

  it('is never overwritten while it was not accepted', () => {
    expect(stillKept(refused, 60, 2)).toBe(refused);
  });

  it('compares values by what they hold', () => {
    const days: Kept<readonly number[]> = { value: [1], over: [1, 2], undos: 0, refusal: null };
    expect(stillKept(days, [1, 2], 0)).toBe(days);
  });
});

describe('a change of a field', () => {
  it('is nothing where the saved value is given again', () => {
    expect(stepOn(null, 30, 30)).toBe('nothing');
  });

  it('is nothing where the same change is told twice', () => {
    expect(stepOn(saving, 30, 45)).toBe('nothing');
  });

  it('back to the saved value is saved while the one before is on its way', () => {
    expect(stepOn(saving, 30, 30)).toBe('save');
  });

  it('back to the saved value only forgets what was not accepted', () => {
    expect(stepOn(refused, 30, 30)).toBe('forget');
  });

  it('can try once more what was not accepted', () => {
    expect(stepOn(refused, 30, 45)).toBe('save');
  });
});
