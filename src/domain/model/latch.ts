import type { WatchContext } from './context.ts';
import type { Failure, FailureKind } from './failure.ts';

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

/** Why a password that was not refused must wait before it leaves again by itself. */
export type Patience = {
  /** Epoch milliseconds of the first ambiguous refusal not followed by an accepted login. */
  readonly doubtSinceMs: number | null;
  /** Before its end the server would give the same answer, or mind being asked. */
  readonly rest: Rest | null;
};

/**
 * What is remembered of failed logins, so that no program ever locks a school out by trying again. One explicit
 * refusal closes the latch; so do two ambiguous ones at least ten minutes apart. After an answer that neither accepts nor
 * refuses it, the password rests.
 */
export type LatchMemory = Patience & {
  /** The refusal that closed the latch: no automatic attempt until the user acts, or until a lock-out is over. */
  readonly closedBy: FailureKind | null;
};

export const noPatience: Patience = { doubtSinceMs: null, rest: null };
export const openLatch: LatchMemory = { closedBy: null, ...noPatience };

/** Milliseconds between two ambiguous refusals that together count as one clear one. */
export const doubtMs = 10 * minute;

/** Answers that refuse this very password; one is enough. */
const refusesPassword: readonly FailureKind[] = ['credentials', 'credentials-expired'];
/** Answers that refuse everybody who comes this way, whatever the password; one is enough. */
const refusesEntry: readonly FailureKind[] = ['account-disabled', 'access-off', 'locked-out'];

/** True for a refusal of the password itself: then it may be wrong. */
export const isOfPassword = (kind: FailureKind): boolean => refusesPassword.includes(kind) || kind === 'login-refused';

/** True where a server has answered a password and did not let it in. */
export const isRefusal = ({ kind, passwordAnswered }: Pick<Failure, 'kind' | 'passwordAnswered'>): boolean =>
  passwordAnswered && (isOfPassword(kind) || refusesEntry.includes(kind));

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

const doubtOf = ({ doubtSinceMs }: Patience): Rest | null =>
  doubtSinceMs === null ? null : { sinceMs: doubtSinceMs, lengthMs: doubtMs };

/** Milliseconds for which the password must not leave by itself, where the latch is open. */
export const patienceLeftMs = (patience: Patience, nowMs: number): number =>
  Math.max(leftMs(doubtOf(patience), nowMs), leftMs(patience.rest, nowMs));

/** True while a login may be made without being asked for: not after a refusal, nor too soon after an ambiguous one. */
export function mayTry(memory: LatchMemory, nowMs: number): boolean {
  // What began in the future began before the clock was set back: nobody knows how long ago.
  const isOver = (rest: Rest | null): boolean =>
    rest === null || rest.sinceMs > nowMs || nowMs - rest.sinceMs >= rest.lengthMs;
  return memory.closedBy === null && isOver(doubtOf(memory)) && isOver(memory.rest);
}

/** What is remembered of the logins at the IMAP server that is asked for the quota, with the receiving leg's password. */
export type QuotaLatch = LatchMemory & {
  /** Passwords sent whose answer never came, in a row. */
  readonly silent: number;
};

export const openQuota: QuotaLatch = { ...openLatch, silent: 0 };

/** Milliseconds for which the quota is not asked after its login was locked out. */
const afterLockOutMs = 24 * hour;
/** Passwords in a row that were sent and not answered after which silence may well be a refusal. */
export const suspectLimit = 3;

/**
 * A look at the quota. A password that is never answered is sent again after half an hour and after two; from the third
 * on it may be refused, and is tried once a working day. The receiving leg goes on whatever comes of it.
 * @param failure null where the quota, or that there is none, was told
 */
export function noteQuotaLogin(
  memory: QuotaLatch,
  failure: Failure | null,
  nowMs: number,
  { calendar, policy }: Pick<WatchContext, 'calendar' | 'policy'>,
): QuotaLatch {
  if (failure?.passwordSent === true) {
    const silent = memory.silent + 1;
    const nextDay = calendar.nextWorkingDay(calendar.localDate(nowMs));
    const lengthMs =
      silent < suspectLimit ? silenceMs(silent) : calendar.atLocal(nextDay, policy.speakingHours.opens) - nowMs;
    return { ...memory, silent, rest: { sinceMs: nowMs, lengthMs } };
  }
  // A login that got as far as the question was accepted, whatever came of the question.
  const before = failure?.stage === 'quota' ? openQuota : memory;
  const isAnswered = failure === null || failure.passwordAnswered;
  const noted: QuotaLatch = { ...noteLogin(before, failure, nowMs), silent: isAnswered ? 0 : before.silent };
  // Longer than the legs wait, so that this question does not lock them out a second time.
  const isLockOut = failure?.kind === 'locked-out' && failure.passwordAnswered;
  return isLockOut ? { ...noted, rest: { sinceMs: nowMs, lengthMs: afterLockOutMs } } : noted;
}

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

/** What is remembered of one password outside the watch: the part of its latch that must survive even a lost watch. */
export type RefusedMemory = Pick<LatchMemory, 'closedBy' | 'doubtSinceMs'> & {
  /** Everybody is kept out for so long, whatever the password. */
  readonly lockOut: Rest | null;
};
const nothing: RefusedMemory = { closedBy: null, doubtSinceMs: null, lockOut: null };

/** What is remembered of a password after one more answer; null where there is nothing to remember. @param failure null for an accepted login */
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
