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

const explicit: readonly FailureKind[] = ['credentials', 'credentials-expired', 'account-disabled'];

/** @param failure null for an accepted login */
export function noteLogin(memory: LatchMemory, failure: Failure | null, nowMs: number): LatchMemory {
  if (failure === null) return openLatch;
  if (explicit.includes(failure.kind)) return { ...memory, closedBy: failure.kind };
  if (failure.kind !== 'login-refused') return memory;
  // A doubt from the future means that the clock was set back: it begins anew.
  if (memory.doubtSinceMs === null || memory.doubtSinceMs > nowMs) return { ...memory, doubtSinceMs: nowMs };
  return nowMs - memory.doubtSinceMs >= doubtMs ? { ...memory, closedBy: 'login-refused' } : memory;
}
