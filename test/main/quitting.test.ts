import { beforeEach, describe, expect, it, vi } from 'vitest';
import { exitProgram, hearQuit } from '../../src/main/ending.ts';

const system = vi.hoisted(() => ({ heard: new Map<string, () => void>(), exits: [] as number[] }));
vi.mock('electron', () => ({
  app: {
    on: (event: string, listener: () => void) => void system.heard.set(event, listener),
    exit: (code: number) => void system.exits.push(code),
  },
}));
beforeEach(() => {
  system.heard.clear();
  system.exits = [];
});

const answering = { isHanging: () => false };
const hanging = { isHanging: () => true };

describe('quitting', () => {
  const begin = (keychain: typeof answering) => {
    const did: string[] = [];
    const log = { note: (event: string) => void did.push(event) };
    const { hasBegun, act } = hearQuit(log, keychain, () => void did.push('kill'));
    act(() => void did.push('end'));
    return { did, hasBegun, happens: (event: string) => system.heard.get(event)?.() };
  };

  it('has begun before anything is stopped, and stops everything once', () => {
    const { did, hasBegun, happens } = begin(answering);
    expect(hasBegun()).toBe(false);
    happens('before-quit');
    expect([hasBegun(), did]).toEqual([true, []]);
    happens('will-quit');
    happens('quit');
    expect(did).toEqual(['quit', 'end']);
  });

  it('is not the end of a window', () => {
    const { did, happens } = begin(answering);
    happens('window-all-closed');
    expect(did).toEqual([]);
  });

  it('waits for no keychain that hangs, and not before all is stopped', () => {
    const { did, happens } = begin(hanging);
    for (const event of ['before-quit', 'will-quit', 'quit']) happens(event);
    expect(did).toEqual(['quit', 'end', 'kill']);
  });
});

describe('the exit code', () => {
  it.each([
    [0, answering, [0], 0],
    [1, answering, [1], 0],
    // Zero means that nothing is left, and must be seen.
    [0, hanging, [0], 0],
    [1, hanging, [], 1],
  ] as const)(
    '%i: ends as Electron does, by force only where the keychain holds the process and not all went well',
    (code, keychain, exits, kills) => {
      let killed = 0;
      exitProgram(code, keychain, () => {
        killed += 1;
      });
      expect([system.exits, killed]).toEqual([exits, kills]);
    },
  );
});
