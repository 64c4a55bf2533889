import type { WaitingClock } from '../ports.ts';
import type { Span } from './awake-spans.ts';

/** What happens to a scripted PC; its clock stands meanwhile. */
export type PcParts = {
  readonly awake: readonly Span[];
  /** What its clock wrongly adds at this instant. */
  readonly wrongMs: (atMs: number) => number;
  /** Instants at which the world changes, in order. */
  readonly changes: readonly number[];
  /** When the user next does something; null when nothing is left to do. */
  readonly nextActMs: () => number | null;
  /** The world has changed since it was last told of, or the PC has just woken. */
  readonly onChange: () => void;
  /** The time has come for what the user does. */
  readonly onAct: () => void;
  readonly onSleep: () => void;
  readonly onWake: () => void;
  /** Asleep for good. */
  readonly onEnd: () => void;
};

export type VirtualPc = {
  readonly clock: WaitingClock;
  /** The time as it really is. */
  trueMs(): number;
  /** Tells of the world as it is now, and lets the user do what is due. */
  catchUp(): void;
  /** Lets a conversation with a server last so long. */
  converse(ms: number): void;
  /** Where the PC falls asleep within so many milliseconds, it does so, and has woken again. */
  sleepIfWithin(ms: number): void;
};

/**
 * A PC on which time passes only while the watch waits, or a server answers: then it jumps, and stops where something
 * happens. Its monotonic clock stands while it sleeps.
 */
export function createVirtualPc(parts: PcParts): VirtualPc {
  const { awake, changes, nextActMs } = parts;
  let place = 0;
  let nowMs = awake[0]?.fromMs ?? 0;
  let sleptMs = 0;
  let toldMs = nowMs;

  const endMs = (): number => awake[place]?.toMs ?? nowMs;
  const tell = (): void => {
    toldMs = nowMs;
    parts.onChange();
  };
  const tellChanges = (): void => {
    if (changes.some((atMs) => atMs > toldMs && atMs <= nowMs)) tell();
  };
  const act = (): void => {
    const dueMs = nextActMs();
    if (dueMs !== null && dueMs <= nowMs) parts.onAct();
  };
  const catchUp = (): void => {
    tell();
    act();
  };
  const sleep = (): void => {
    nowMs = endMs();
    parts.onSleep();
    place += 1;
    const next = awake[place];
    if (next === undefined) {
      parts.onEnd();
      return;
    }
    sleptMs += next.fromMs - nowMs;
    nowMs = next.fromMs;
    parts.onWake();
    catchUp();
  };

  return {
    catchUp,
    trueMs: () => nowMs,
    converse(ms) {
      nowMs += ms;
      tellChanges();
    },
    sleepIfWithin(ms) {
      if (nowMs + ms > endMs()) sleep();
    },
    clock: {
      now: () => nowMs + parts.wrongMs(nowMs),
      monotonic: () => nowMs - sleptMs,
      async wait(ms, signal) {
        if (signal.aborted) return;
        const changeMs = changes.find((atMs) => atMs > nowMs) ?? endMs();
        nowMs = Math.max(nowMs + 1, Math.min(nowMs + ms, changeMs, nextActMs() ?? endMs(), endMs()));
        if (nowMs >= endMs()) sleep();
        else {
          tellChanges();
          act();
        }
      },
    },
  };
}
