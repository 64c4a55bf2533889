import { describe, expect, it } from 'vitest';
import { healthCodes } from '../../src/domain/model/health.ts';
import { states } from './states.ts';

/** Verdicts that no watch can reach. */
const unreachable = ['sending.in-use', 'sending.login-delay'];

const codesIn = (state: (typeof states)[number]): Promise<string[]> =>
  state.snapshot('fr').then(({ mailboxes }) => mailboxes.flatMap(({ checks }) => checks.map(({ code }) => code)));

describe('the states that the window is tried in', () => {
  it.each(states)('$name is what it says', async (state) => {
    expect(await codesIn(state)).toEqual(expect.arrayContaining([...state.codes]));
  });

  it('are each told once', () => {
    expect(new Set(states.map(({ name }) => name)).size).toBe(states.length);
  });

  it('show every verdict there is', async () => {
    const shown = new Set((await Promise.all(states.map(codesIn))).flat());
    expect(healthCodes.filter((code) => !shown.has(code) && !unreachable.includes(code))).toEqual([]);
  });
});
