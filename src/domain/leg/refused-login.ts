import { isRefusal, type LatchMemory, mayTry, noteLogin, openLatch } from '../model/credential-latch.ts';
import type { Failure, FailureKind } from '../model/failure.ts';
import { askedMs, leftMs, lockOutMs, type Rest } from './rest.ts';

/** One login: where, who, with what. */
export type Attempt = { readonly server: string; readonly user: string; readonly password: string };

/** Passwords kept for one server and user; older ones are forgotten. */
const entriesKept = 8;

type OfLogin = Pick<Attempt, 'server' | 'user'>;
export const isSameLogin = (one: OfLogin, other: OfLogin): boolean =>
  one.server === other.server && one.user === other.user;

type Entry = OfLogin & { readonly salt: string };

/** The list with this entry in place of the one for the same password, which is known by its salt. */
export function withEntry<Kept extends Entry>(list: readonly Kept[], entry: Kept): readonly Kept[] {
  const others = withoutEntry(list, entry);
  const kept = others.filter((other) => isSameLogin(other, entry)).slice(1 - entriesKept);
  return [...others.filter((other) => !isSameLogin(other, entry)), ...kept, entry];
}

export const withoutEntry = <Kept extends Entry>(
  list: readonly Kept[],
  { salt }: Pick<Entry, 'salt'>,
): readonly Kept[] => list.filter((other) => other.salt !== salt);

/** What is remembered of one password apart from the watch: as much of its latch as must outlive everything else. */
export type RefusedMemory = Pick<LatchMemory, 'closedBy' | 'doubtSinceMs'> & {
  /** Everybody is kept out for so long, whatever the password. */
  readonly lockOut: Rest | null;
};
const nothing: RefusedMemory = { closedBy: null, doubtSinceMs: null, lockOut: null };

/** The memory of a password after another answer to it; null where there is nothing to remember. @param failure null for an accepted login */
export function noteRefusal(
  memory: RefusedMemory | null,
  failure: Failure | null,
  nowMs: number,
): RefusedMemory | null {
  if (failure === null) return null;
  const before = memory ?? nothing;
  if (!isRefusal(failure)) return memory;
  if (failure.kind === 'locked-out')
    return { ...before, lockOut: { sinceMs: nowMs, lengthMs: askedMs(failure.retryAfterSeconds, lockOutMs) } };
  const { closedBy, doubtSinceMs } = noteLogin({ ...openLatch, ...before }, failure, nowMs);
  return { closedBy, doubtSinceMs, lockOut: null };
}

/** The refusal for which this password must not be sent now; null when it may. */
export function refusalIn({ closedBy, doubtSinceMs, lockOut }: RefusedMemory, nowMs: number): FailureKind | null {
  if (closedBy !== null) return closedBy;
  if (leftMs(lockOut, nowMs) > 0) return 'locked-out';
  return mayTry({ ...openLatch, doubtSinceMs }, nowMs) ? null : 'login-refused';
}
