import type { WebContents } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { zoomByKeys, zoomed, zoomStep } from '../../../src/main/window/page-input.ts';

vi.mock('electron', () => ({}));

const press = (key: string, code: string, more: object = {}) => ({
  type: 'keyDown' as const,
  control: true,
  alt: false,
  key,
  code,
  ...more,
});

describe('the zoom', () => {
  it.each([
    ['Ctrl and +', press('+', 'Equal'), 'in'],
    ['Ctrl and =', press('=', 'Equal'), 'in'],
    ['Ctrl and = on a Belgian keyboard', press('=', 'Slash'), 'in'],
    ['Ctrl and + of the number pad', press('+', 'NumpadAdd'), 'in'],
    ['Ctrl and −', press('-', 'Minus'), 'out'],
    ['Ctrl and − on a Belgian keyboard', press('-', 'Equal'), 'out'],
    ['Ctrl and − of the number pad', press('-', 'NumpadSubtract'), 'out'],
    ['Ctrl and 0', press('0', 'Digit0'), 'reset'],
    ['Ctrl and the key of the 0 on a Belgian keyboard', press('à', 'Digit0'), 'reset'],
    ['Ctrl and 0 of the number pad', press('0', 'Numpad0'), 'reset'],
    ['+ alone', press('+', 'Equal', { control: false }), null],
    ['Ctrl, Alt and +, a character on some keyboards', press('+', 'Equal', { alt: true }), null],
    ['a key that is released', press('+', 'Equal', { type: 'keyUp' }), null],
    ['another key', press('a', 'KeyA'), null],
  ])('takes %s', (_what, input, step) => {
    expect(zoomStep(input as Parameters<typeof zoomStep>[0])).toBe(step);
  });

  it('goes in steps from a half to three, and back to one', () => {
    const walk = (from: number, step: 'in' | 'out'): number[] => {
      const seen = [from];
      for (let next = zoomed(from, step); next !== seen.at(-1); next = zoomed(next, step)) seen.push(next);
      return seen;
    };
    expect(walk(1, 'in')).toEqual([1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3]);
    expect(walk(1, 'out')).toEqual([1, 0.9, 0.8, 0.67, 0.5]);
    expect(zoomed(2.5, 'reset')).toBe(1);
    expect(zoomed(1.3, 'in')).toBe(1.5);
  });

  it('is done and remembered, and the page does not get the key', () => {
    const heard = new Map<string, (...args: unknown[]) => void>();
    const factors: number[] = [];
    let factor = 1;
    const contents = {
      on: (name: string, listener: (...args: unknown[]) => void) => void heard.set(name, listener),
      setZoomFactor: (next: number) => void factors.push(next),
    } as unknown as WebContents;
    zoomByKeys(
      contents,
      () => factor,
      (next) => {
        factor = next;
      },
    );
    let prevented = 0;
    const event = {
      preventDefault: () => {
        prevented += 1;
      },
    };
    heard.get('before-input-event')?.(event, press('+', 'Equal'));
    heard.get('before-input-event')?.(event, press('c', 'KeyC'));
    heard.get('zoom-changed')?.({}, 'in');
    expect(factors).toEqual([1.1, 1.25]);
    expect(factor).toBe(1.25);
    expect(prevented).toBe(1);
  });
});
