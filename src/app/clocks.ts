import type { WatchContext } from '../domain/model/context.ts';
import type { WatchState } from '../domain/model/state.ts';
import { clockOf } from '../domain/watch/right-time.ts';
import type { WaitingClock } from './ports.ts';

/** Milliseconds between two glances at the clocks during a wait. */
const glanceMs = 30_000;
/** The wall clock was set, or went on while the PC slept: more than a clock that is kept right is moved by. */
const jumpMs = 1_000;

/** The PC's own clocks. */
export const pcClock: WaitingClock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  async wait(ms, signal) {
    const offsetMs = (): number => Date.now() - performance.now();
    const beganMs = performance.now();
    const beganAtMs = offsetMs();
    let leftMs = ms;
    while (leftMs > 0 && !signal.aborted && Math.abs(offsetMs() - beganAtMs) < jumpMs) {
      await pause(Math.min(glanceMs, leftMs), signal);
      leftMs = ms - (performance.now() - beganMs);
    }
  },
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });

/**
 * The PC's clock with what it wrongly shows taken off: the time by which the watch judges, and therefore everything that
 * asks it. Only the instant of an event is the PC's own: it is how the watch comes to know.
 */
export const createRightClock = (
  pc: WaitingClock,
  state: () => WatchState,
  context: () => WatchContext,
): WaitingClock => ({
  monotonic: () => pc.monotonic(),
  wait: (ms, signal) => pc.wait(ms, signal),
  now: () => clockOf(state(), { wallMs: pc.now(), monotonicMs: pc.monotonic(), isWaking: false }, context()).nowMs,
});
