import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPower } from '../../../src/main/pc/surroundings.ts';

const system = vi.hoisted(() => ({
  listeners: new Map<string, () => void>(),
  /** What the system says of the session; null: it throws. */
  idle: 'unknown' as 'active' | 'idle' | 'locked' | 'unknown' | null,
  /** Seconds since the last input; null: it throws. */
  idleSeconds: 0 as number | null,
}));
vi.mock('electron', () => ({
  powerMonitor: {
    on: (name: string, listener: () => void) => void system.listeners.set(name, listener),
    getSystemIdleState: () => {
      if (system.idle === null) throw new Error('not supported');
      return system.idle;
    },
    getSystemIdleTime: () => {
      if (system.idleSeconds === null) throw new Error('not supported');
      return system.idleSeconds;
    },
    off: (name: string, listener: () => void) => {
      if (system.listeners.get(name) === listener) system.listeners.delete(name);
    },
  },
}));

/** Told what happened; `pass` lets time go by, `sleep` lets it go by with no timer running. */
function listen() {
  let now = Date.parse('2026-09-08T08:00:00+02:00');
  const told: string[] = [];
  const stop = watchPower(
    (happening) => told.push('isPresent' in happening ? `present ${happening.isPresent}` : happening.kind),
    () => now,
  );
  const pass = (ms: number): void => {
    for (let left = ms; left > 0; left -= 1_000) {
      now += 1_000;
      vi.advanceTimersByTime(1_000);
    }
  };
  const sleep = (ms: number): void => {
    now += ms;
  };
  return { told, stop, pass, sleep };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  system.listeners.clear();
  system.idle = 'unknown';
  system.idleSeconds = 0;
});

describe('the power of the PC', () => {
  it.each([
    ['suspend', 'suspended'],
    ['resume', 'resumed'],
    ['lock-screen', 'present false'],
    ['unlock-screen', 'present true'],
  ])('%s is told as %s', (name, expected) => {
    const { told } = listen();
    system.listeners.get(name)?.();
    expect(told).toEqual([expected]);
  });

  it('is nothing to tell of while time passes as it should', () => {
    const { told, pass } = listen();
    pass(3_600_000);
    expect(told).toEqual([]);
  });

  it.each([
    ['three minutes, as a stopped process', 180_000],
    ['a night', 10 * 3_600_000],
  ])('a sleep of %s that nobody announced is told, once, so that what is open is cut', (_what, ms) => {
    const { told, pass, sleep } = listen();
    pass(60_000);
    sleep(ms);
    pass(60_000);
    expect(told).toEqual(['suspended', 'resumed']);
  });

  it.each([
    ['a minute late', 60_000],
    ['set back an hour', -3_600_000],
  ])('a clock that is %s is no sleep', (_what, ms) => {
    const { told, pass, sleep } = listen();
    sleep(ms);
    pass(60_000);
    expect(told).toEqual([]);
  });

  it('is told no more once stopped', () => {
    const { told, stop, sleep, pass } = listen();
    stop();
    sleep(3_600_000);
    pass(60_000);
    expect(system.listeners.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    expect(told).toEqual([]);
  });

  it('a resume that was announced is not inferred a second time', () => {
    const { told, pass, sleep } = listen();
    pass(5_000);
    system.listeners.get('suspend')?.();
    sleep(10 * 3_600_000);
    system.listeners.get('resume')?.();
    pass(60_000);
    expect(told).toEqual(['suspended', 'resumed']);
  });
});

describe('who sits before the PC', () => {
  it('nobody, where the session is locked from the start', () => {
    system.idle = 'locked';
    const { told, pass } = listen();
    pass(60_000);
    expect(told).toEqual(['present false']);
  });

  it('nobody, where the PC wakes locked and no lock was told', () => {
    const { told, pass, sleep } = listen();
    system.listeners.get('suspend')?.();
    sleep(3_600_000);
    system.idle = 'locked';
    system.listeners.get('resume')?.();
    pass(60_000);
    expect(told).toEqual(['suspended', 'resumed', 'present false']);
  });

  it.each(['active', 'idle'] as const)(
    'somebody again, where the session is %s after a lock and no unlock was told',
    (idle) => {
      const { told, pass } = listen();
      system.idle = 'locked';
      system.listeners.get('lock-screen')?.();
      pass(60_000);
      system.idle = idle;
      pass(60_000);
      expect(told).toEqual(['present false', 'present true']);
    },
  );

  it.each(['unknown', 'active', null] as const)(
    'is known from the events alone where the system never says "locked" but %s',
    (idle) => {
      system.idle = idle;
      const { told, pass } = listen();
      system.listeners.get('lock-screen')?.();
      pass(60_000);
      expect(told).toEqual(['present false']);
      system.listeners.get('unlock-screen')?.();
      pass(60_000);
      expect(told).toEqual(['present false', 'present true']);
    },
  );

  it('nobody, once keyboard and mouse have rested for ten minutes, and somebody at the next touch', () => {
    const { told, pass } = listen();
    system.idleSeconds = 599;
    pass(60_000);
    expect(told).toEqual([]);
    system.idleSeconds = 600;
    pass(60_000);
    expect(told).toEqual(['present false']);
    system.idleSeconds = 1;
    pass(60_000);
    expect(told).toEqual(['present false', 'present true']);
  });

  it('nobody at a PC that started with nobody before it', () => {
    system.idleSeconds = 3_600;
    expect(listen().told).toEqual(['present false']);
  });

  it('nobody while the session is locked, whatever is typed', () => {
    const { told, pass } = listen();
    system.idle = 'locked';
    system.listeners.get('lock-screen')?.();
    system.idleSeconds = 3_600;
    pass(60_000);
    system.idleSeconds = 0;
    pass(60_000);
    expect(told).toEqual(['present false']);
  });

  it('whoever unlocks, for ten minutes, also without a key', () => {
    const { told, pass } = listen();
    system.listeners.get('lock-screen')?.();
    system.idleSeconds = 3_600;
    system.listeners.get('unlock-screen')?.();
    pass(9 * 60_000);
    expect(told).toEqual(['present false', 'present true']);
    pass(2 * 60_000);
    expect(told).toEqual(['present false', 'present true', 'present false']);
  });

  it.each([null, Number.NaN, -1])('is known from the lock alone where the idle time is %s', (seconds) => {
    system.idleSeconds = seconds;
    const { told, pass } = listen();
    pass(3_600_000);
    system.listeners.get('lock-screen')?.();
    system.listeners.get('unlock-screen')?.();
    pass(3_600_000);
    expect(told).toEqual(['present false', 'present true']);
  });
});
