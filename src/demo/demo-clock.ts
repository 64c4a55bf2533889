import type { WaitingClock } from '../app/ports.ts';

/** How demo time runs: at the real instant `realMs` it was `demoMs`, and since then it goes `speed` times as fast. */
export type Pace = { readonly demoMs: number; readonly realMs: number; readonly speed: number };

/** Speeds that the control page offers. */
export const demoSpeeds = [1, 60, 3_600] as const;
export type DemoSpeed = (typeof demoSpeeds)[number];

export type DemoClock = WaitingClock & {
  readonly pace: () => Pace;
  /** Waits under way go on at the new pace. */
  follow(pace: Pace): void;
};

/** Real milliseconds that a wait lasts at least, so that hours in a second do not become thousands of looks at the state. */
const shortestWaitMs = 50;

/** A clock whose time runs at a pace that can be changed; several clocks with one pace agree, also in several processes. */
export function createDemoClock(real: WaitingClock, first: Pace): DemoClock {
  let pace = first;
  let change = new AbortController();
  let anchor = { real: real.monotonic(), demo: 0 };
  const monotonic = (): number => anchor.demo + (real.monotonic() - anchor.real) * pace.speed;

  return {
    now: () => instantAt(pace, real.now()),
    monotonic,
    async wait(ms, signal) {
      const until = monotonic() + ms;
      while (!signal.aborted && monotonic() < until) {
        const realMs = Math.max(shortestWaitMs, (until - monotonic()) / pace.speed);
        await real.wait(realMs, AbortSignal.any([signal, change.signal]));
      }
    },
    pace: () => pace,
    follow(next) {
      anchor = { real: real.monotonic(), demo: monotonic() };
      pace = next;
      change.abort();
      change = new AbortController();
    },
  };
}

/** Demo time at a real instant, whole milliseconds. */
export const instantAt = ({ demoMs, realMs, speed }: Pace, nowMs: number): number =>
  Math.round(demoMs + (nowMs - realMs) * speed);

/** The same demo instant, from now on at another speed. */
export const atSpeed = (pace: Pace, speed: number, nowMs: number): Pace => ({
  demoMs: instantAt(pace, nowMs),
  realMs: nowMs,
  speed,
});
