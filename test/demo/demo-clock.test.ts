import { describe, expect, it } from 'vitest';
import type { WaitingClock } from '../../src/app/ports.ts';
import { atSpeed, createDemoClock } from '../../src/demo/demo-clock.ts';

/** A real clock that a test moves: waits end when their time has come, or their signal fires. */
function createHandClock() {
  let now = 1_000_000;
  const waits: { readonly until: number; readonly end: () => void }[] = [];
  const clock: WaitingClock = {
    now: () => now,
    monotonic: () => now,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        waits.push({ until: now + ms, end: resolve });
        signal.addEventListener('abort', () => resolve());
      }),
  };
  return {
    clock,
    advance: async (ms: number): Promise<void> => {
      now += ms;
      for (const { until, end } of waits) if (until <= now) end();
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    },
  };
}

const start = { demoMs: 5_000_000, realMs: 1_000_000, speed: 60 };
const watched = (waiting: Promise<void>) => {
  const state = { isOver: false };
  void waiting.then(() => {
    state.isOver = true;
  });
  return state;
};

describe('demo time', () => {
  it('runs at its pace, on both clocks', async () => {
    const real = createHandClock();
    const clock = createDemoClock(real.clock, start);
    const before = clock.monotonic();
    await real.advance(2_000);
    expect(clock.now()).toBe(5_120_000);
    expect(clock.monotonic() - before).toBe(120_000);
  });

  it('does not jump when its speed changes', async () => {
    const real = createHandClock();
    const clock = createDemoClock(real.clock, start);
    await real.advance(1_000);
    const [wall, monotonic] = [clock.now(), clock.monotonic()];
    clock.follow(atSpeed(clock.pace(), 1, real.clock.now()));
    expect([clock.now(), clock.monotonic()]).toEqual([wall, monotonic]);
    await real.advance(1_000);
    expect(clock.now()).toBe(wall + 1_000);
  });

  it('waits as long as demo time takes', async () => {
    const real = createHandClock();
    const wait = watched(createDemoClock(real.clock, start).wait(60_000, new AbortController().signal));
    await real.advance(999);
    expect(wait.isOver).toBe(false);
    await real.advance(1);
    expect(wait.isOver).toBe(true);
  });

  it('ends a wait under way sooner when time is made faster', async () => {
    const real = createHandClock();
    const clock = createDemoClock(real.clock, start);
    const wait = watched(clock.wait(3_600_000, new AbortController().signal));
    await real.advance(1_000);
    clock.follow(atSpeed(clock.pace(), 3_600, real.clock.now()));
    await real.advance(984);
    expect(wait.isOver).toBe(true);
  });

  it('ends a wait at once when the signal fires', async () => {
    const real = createHandClock();
    const cut = new AbortController();
    const wait = watched(createDemoClock(real.clock, start).wait(3_600_000, cut.signal));
    cut.abort();
    await real.advance(0);
    expect(wait.isOver).toBe(true);
  });
});
