import { beforeEach, describe, expect, it, vi } from 'vitest';
import { notStarted, type WhyNotStarted } from '../../src/main/ending.ts';

const system = vi.hoisted(() => ({ said: [] as string[][], exits: [] as number[] }));
vi.mock('electron', () => ({
  app: { exit: (code: number) => void system.exits.push(code) },
  dialog: { showErrorBox: (...words: string[]) => void system.said.push(words) },
}));
beforeEach(() => Object.assign(system, { said: [], exits: [] }));

describe('a start that fails', () => {
  it.each<[WhyNotStarted, RegExp]>([
    [{ kind: 'folder', folder: 'C:\\Vigie' }, /C:\\Vigie/],
    [{ kind: 'remote-debugging' }, /débogage/],
    [{ kind: 'other' }, /réinstallez/],
  ])('for %j says why, and that nothing is watched, and ends', (why, words) => {
    notStarted(why);
    expect(system.said).toHaveLength(1);
    const [[title = '', sentence = ''] = []] = system.said;
    expect(title).toBe('Vigie BMA n’a pas pu démarrer');
    expect(sentence).toMatch(words);
    expect(sentence).toMatch(/rien n’est surveillé/i);
    expect(system.exits).toEqual([1]);
  });
});
