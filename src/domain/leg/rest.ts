import type { Failure, FailureKind } from '../model/failure.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** A time in which a password does not leave by itself. */
export type Rest = { readonly sinceMs: number; readonly lengthMs: number };

/** Between two logins where the server asks for patience and names no time. */
const loginDelayMs = 15 * minute;
/** After a box that is full. */
const fullMs = 30 * minute;
/** After a lock-out, or a ban, for which the server names no time. */
export const lockOutMs = 6 * hour;
/** After an answer that would be the same a minute later. */
const finalMs = 24 * hour;
/** After a password that was sent and not answered; the last after every further one. */
const silentMs = [30 * minute, 2 * hour];

/** Answers to a password that do not refuse it and pass by themselves. */
const passing: readonly FailureKind[] = ['in-use', 'login-delay', 'temporary', 'mailbox-full'];

/**
 * Of an answer to the password that does not refuse it: true where it does not pass by itself, being another way to log
 * in, or one that nobody understands. Asked again, the server would say the same.
 */
export const isFinalAnswer = ({ kind, passwordAnswered }: Pick<Failure, 'kind' | 'passwordAnswered'>): boolean =>
  passwordAnswered && !passing.includes(kind);

/** Milliseconds to wait after so many passwords in a row that were sent and not answered. */
export const silenceMs = (silent: number): number => silentMs[Math.min(silent, silentMs.length) - 1] ?? 0;

/** Milliseconds that a server asks for, between two logins or of everybody who is locked out. @param elseMs where it names no time */
export const askedMs = (seconds: number | null, elseMs: number): number =>
  seconds === null ? elseMs : Math.max(minute, seconds * second);

/**
 * Milliseconds for which the password rests after a failure that does not refuse it; null where it need not.
 * @param loginDelaySeconds CAPA's LOGIN-DELAY; null where it gave none
 */
export function restMs(failure: Failure, loginDelaySeconds: number | null): number | null {
  const { kind, retryAfterSeconds } = failure;
  switch (kind) {
    case 'login-delay': {
      const named = [retryAfterSeconds, loginDelaySeconds].filter((seconds) => seconds !== null);
      return askedMs(named.length === 0 ? null : Math.max(...named), loginDelayMs);
    }
    case 'mailbox-full':
      return fullMs;
    case 'locked-out':
      return askedMs(retryAfterSeconds, lockOutMs);
    default:
      return isFinalAnswer(failure) ? finalMs : null;
  }
}

/** Milliseconds that are left; after a clock that was set back it begins anew. */
export const leftMs = (rest: Rest | null, nowMs: number): number =>
  rest === null ? 0 : Math.max(0, Math.min(rest.lengthMs, rest.sinceMs + rest.lengthMs - nowMs));
