import { afterEach, describe, expect, it } from 'vitest';
import { keepWatching, outliveBugs } from '../../src/main/bugs.ts';

function createLog() {
  const failed: [string, unknown][] = [];
  return { failed, log: { failed: (event: string, error: unknown) => void failed.push([event, error]) } };
}

describe('a bug', () => {
  it('that ends the watch is noted, and the watch starts anew', async () => {
    const { failed, log } = createLog();
    const bug = new Error('bug');
    let runs = 0;
    const waits: number[] = [];
    const run = async (): Promise<void> => {
      runs += 1;
      if (runs < 3) throw bug;
    };
    const watching = keepWatching({ run, stop: () => undefined }, log, { wait: async (ms) => void waits.push(ms) });
    watching.begin();
    await watching.stop();
    expect(runs).toBe(3);
    expect(waits).toEqual([60_000, 60_000]);
    expect(failed).toEqual([
      ['watch', bug],
      ['watch', bug],
    ]);
  });

  const names = ['uncaughtException', 'unhandledRejection'] as const;
  const before = names.map((name) => process.listeners(name as 'uncaughtException'));
  afterEach(() => {
    for (const [index, name] of names.entries())
      for (const listener of process.listeners(name as 'uncaughtException'))
        if (!before[index]?.includes(listener)) process.off(name, listener);
  });

  it('in any corner is noted', () => {
    const { failed, log } = createLog();
    outliveBugs({ ...log, note: () => undefined, begin: async () => undefined, erase: () => undefined });
    const bug = new Error('bug');
    const added = (name: (typeof names)[number], index: number) =>
      process.listeners(name as 'uncaughtException').filter((one) => !before[index]?.includes(one));
    for (const [index, name] of names.entries())
      for (const listener of added(name, index)) (listener as (error: Error) => void)(bug);
    expect(failed).toEqual([
      ['uncaught', bug],
      ['unhandled', bug],
    ]);
  });
});
