import type { Failure, FailureKind } from './failure.ts';

/**
 * What is remembered of refused logins, so that no program ever locks a school out by trying again. One explicit
 * refusal closes the latch; of the ambiguous ones two, at least ten minutes apart.
 */
export type LatchMemory = {
  /** The refusal that closed the latch: no automatic attempt until the user acts. */
  readonly closedBy: FailureKind | null;
  /** Epoch milliseconds of the first ambiguous refusal not followed by an accepted login. */
  readonly doubtSinceMs: number | null;
};

export const openLatch: LatchMemory = { closedBy: null, doubtSinceMs: null };

/** Milliseconds between two ambiguous refusals that together count as one clear one. */
export const doubtMs = 10 * 60_000;

/** Answers to a password that need no second one: this password, or this way in, is refused. */
const clear: readonly FailureKind[] = [
  'credentials',
  'credentials-expired',
  'account-disabled',
  'access-off',
  'locked-out',
];

/** True where a server has answered a password and did not take it. */
export const isRefusal = ({ kind, passwordAnswered }: Pick<Failure, 'kind' | 'passwordAnswered'>): boolean =>
  passwordAnswered && (clear.includes(kind) || kind === 'login-refused');

/**
 * True where a program that asks only now and then must not send the password even once more. A disabled account says
 * nothing of the password, and may be mended by others: it is asked about a second time.
 */
export const isClearRefusal = (failure: Failure): boolean => isRefusal(failure) && failure.kind !== 'account-disabled';

/** @param failure null for an accepted login */
export function noteLogin(
  memory: LatchMemory,
  failure: Pick<Failure, 'kind' | 'passwordAnswered'> | null,
  nowMs: number,
): LatchMemory {
  if (failure === null) return openLatch;
  if (!isRefusal(failure)) return memory;
  if (failure.kind !== 'login-refused') return { ...memory, closedBy: failure.kind };
  // A doubt from the future means that the clock was set back: it begins anew.
  if (memory.doubtSinceMs === null || memory.doubtSinceMs > nowMs) return { ...memory, doubtSinceMs: nowMs };
  return nowMs - memory.doubtSinceMs >= doubtMs ? { ...memory, closedBy: 'login-refused' } : memory;
}

/** True while a login may be made without being asked for: not after a refusal, nor too soon after an ambiguous one. */
export function mayTry({ closedBy, doubtSinceMs }: LatchMemory, nowMs: number): boolean {
  if (closedBy !== null) return false;
  return doubtSinceMs === null || doubtSinceMs > nowMs || nowMs - doubtSinceMs >= doubtMs;
}
