import type { WatchContext } from '../model/context.ts';
import { type LatchMemory, noteLogin, openLatch } from '../model/credential-latch.ts';
import type { Failure } from '../model/failure.ts';
import { silenceMs } from './rest.ts';

/** What is remembered of the logins at the IMAP server that is asked for the quota, with the receiving leg's password. */
export type QuotaLatch = LatchMemory & {
  /** Passwords sent whose answer never came, in a row. */
  readonly silent: number;
};

export const openQuota: QuotaLatch = { ...openLatch, silent: 0 };

/** Milliseconds for which the quota is not asked after its login was locked out. */
const afterLockOutMs = 24 * 3_600_000;
/** Passwords in a row that were sent and not answered after which silence may well be a refusal. */
const suspectLimit = 3;

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
  // Who got as far as the question was let in, whatever became of it.
  const before = failure?.stage === 'quota' ? openQuota : memory;
  const isAnswered = failure === null || failure.passwordAnswered;
  const noted: QuotaLatch = { ...noteLogin(before, failure, nowMs), silent: isAnswered ? 0 : before.silent };
  // The legs are let in again sooner: it is not this question that locks them out a second time.
  const isLockOut = failure?.kind === 'locked-out' && failure.passwordAnswered;
  return isLockOut ? { ...noted, rest: { sinceMs: nowMs, lengthMs: afterLockOutMs } } : noted;
}
