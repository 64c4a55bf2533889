import { leftMs, type Rest, restMs } from '../leg/rest.ts';
import type { Failure, FailureKind } from './failure.ts';

/**
 * What is remembered of failed logins, so that no program ever locks a school out by trying again. One explicit
 * refusal closes the latch; of the ambiguous ones two, at least ten minutes apart. After an answer that is none the
 * password rests.
 */
export type LatchMemory = {
  /** The refusal that closed the latch: no automatic attempt until the user acts, or until a lock-out is over. */
  readonly closedBy: FailureKind | null;
  /** Epoch milliseconds of the first ambiguous refusal not followed by an accepted login. */
  readonly doubtSinceMs: number | null;
  /** Asked again before its end, the server would say the same, or mind being asked. */
  readonly rest: Rest | null;
};

export const openLatch: LatchMemory = { closedBy: null, doubtSinceMs: null, rest: null };

/** Milliseconds between two ambiguous refusals that together count as one clear one. */
export const doubtMs = 10 * 60_000;

/** Answers that need no second one: this very password is refused… */
const refusesPassword: readonly FailureKind[] = ['credentials', 'credentials-expired'];
/** …or whoever comes this way, whatever the password. */
const refusesEntry: readonly FailureKind[] = ['account-disabled', 'access-off', 'locked-out'];

/** True for a refusal of the password itself: then it may be wrong. */
export const isOfPassword = (kind: FailureKind): boolean => refusesPassword.includes(kind) || kind === 'login-refused';

/** True where a server has answered a password and did not let it in. */
export const isRefusal = ({ kind, passwordAnswered }: Pick<Failure, 'kind' | 'passwordAnswered'>): boolean =>
  passwordAnswered && (isOfPassword(kind) || refusesEntry.includes(kind));

/**
 * True where a program that asks only now and then must not send the password even once more. A disabled account says
 * nothing of the password, and may be mended by others: it is asked about a second time.
 */
export const isClearRefusal = (failure: Failure): boolean => isRefusal(failure) && failure.kind !== 'account-disabled';

/** @param failure null for an accepted login @param loginDelaySeconds CAPA's LOGIN-DELAY, where it is known */
export function noteLogin(
  memory: LatchMemory,
  failure: Failure | null,
  nowMs: number,
  loginDelaySeconds: number | null = null,
): LatchMemory {
  if (failure === null) return openLatch;
  if (!isRefusal(failure)) {
    const lengthMs = restMs(failure, loginDelaySeconds);
    if (lengthMs !== null) return { ...memory, rest: { sinceMs: nowMs, lengthMs } };
    return leftMs(memory.rest, nowMs) > 0 ? memory : { ...memory, rest: null };
  }
  if (failure.kind !== 'login-refused') return { ...memory, closedBy: failure.kind };
  // A doubt from the future means that the clock was set back: it begins anew.
  if (memory.doubtSinceMs === null || memory.doubtSinceMs > nowMs) return { ...memory, doubtSinceMs: nowMs };
  return nowMs - memory.doubtSinceMs >= doubtMs ? { ...memory, closedBy: 'login-refused' } : memory;
}

const doubtOf = ({ doubtSinceMs }: LatchMemory): Rest | null =>
  doubtSinceMs === null ? null : { sinceMs: doubtSinceMs, lengthMs: doubtMs };

/** Milliseconds for which the password must not leave by itself, where the latch is open. */
export const patienceLeftMs = (memory: LatchMemory, nowMs: number): number =>
  Math.max(leftMs(doubtOf(memory), nowMs), leftMs(memory.rest, nowMs));

/** True while a login may be made without being asked for: not after a refusal, nor too soon after an ambiguous one. */
export function mayTry(memory: LatchMemory, nowMs: number): boolean {
  // What began in the future began before the clock was set back: nobody knows how long ago.
  const isOver = (rest: Rest | null): boolean =>
    rest === null || rest.sinceMs > nowMs || nowMs - rest.sinceMs >= rest.lengthMs;
  return memory.closedBy === null && isOver(doubtOf(memory)) && isOver(memory.rest);
}
