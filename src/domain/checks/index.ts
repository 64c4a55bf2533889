import { intervalMs, namesLimitMs } from '../leg/schedule.ts';
import type { WatchContext } from '../model/context.ts';
import type { CheckId, HealthCode, Leg, Verdict } from '../model/health.ts';
import type { LegState, MailboxState, WatchState } from '../model/state.ts';
import { addMonths } from '../time/calendar.ts';
import { noCertificate, worstCertificate } from './certificate.ts';
import { assessCollection } from './collection.ts';
import { legCode } from './leg.ts';
import { assessExpiry } from './password-expiry.ts';
import { saidFullMs } from './said-full.ts';
import { fullByWord, storageStatus } from './storage.ts';

/** Intervals without a success after which "ok" would be a guess. */
const staleIntervals = 3;

type Assess = (mailbox: MailboxState, watch: WatchState, nowMs: number, context: WatchContext) => Verdict;

/** Every check, one pure function each: what is known, and now → verdict. A new check is one file and one entry. */
const assessors: Readonly<Record<CheckId, Assess>> = {
  receiving: (mailbox, watch, _now, context) => assessLeg('receiving', mailbox, watch, context),
  sending: (mailbox, watch, _now, context) => assessLeg('sending', mailbox, watch, context),
  storage: (mailbox, _watch, _now, context) => assessStorage(mailbox, context),
  'password-expiry': (mailbox, _watch, nowMs, context) => assessPassword(mailbox, nowMs, context),
  collection: (mailbox, { awake }, nowMs, context) => {
    const percent = saidFullMs(mailbox, context) === null ? mailbox.storage.latest?.percent : 100;
    const known = typeof percent === 'number' ? percent : null;
    return assessCollection(mailbox.collection, awake, known, nowMs, context.policy, context.calendar);
  },
  certificate: ({ certificates }, _watch, nowMs, { policy }) =>
    worstCertificate(Object.values(certificates), nowMs, policy.certificateNoticeDays)?.verdict ?? noCertificate,
  outlook: () => ({ status: 'unknown', code: 'outlook.unknown', facts: {} }),
};

/** All verdicts on one mailbox at this moment. */
export function assess(
  mailbox: MailboxState,
  watch: WatchState,
  nowMs: number,
  context: WatchContext,
): Record<CheckId, Verdict> {
  const verdict = (id: CheckId): Verdict => assessors[id](mailbox, watch, nowMs, context);
  return {
    receiving: verdict('receiving'),
    sending: verdict('sending'),
    storage: verdict('storage'),
    'password-expiry': verdict('password-expiry'),
    collection: verdict('collection'),
    certificate: verdict('certificate'),
    outlook: verdict('outlook'),
  };
}

/** The server's own word outranks what is measured: only it knows what counts against the limit. */
function assessStorage(mailbox: MailboxState, context: WatchContext): Verdict {
  const { level, latest } = mailbox.storage;
  const saidMs = saidFullMs(mailbox, context);
  if (saidMs !== null) return fullByWord(latest ?? {}, saidMs);
  if (latest === null) return { status: 'unknown', code: 'storage.unknown', facts: {} };
  return { status: storageStatus(level), code: level, facts: latest };
}

/** What a leg shows: what was established, unless something nearer explains or outdates it. */
function assessLeg(leg: Leg, mailbox: MailboxState, watch: WatchState, context: WatchContext): Verdict {
  const state = mailbox.legs[leg];
  const { established, hold, latch, isPasswordUnreadable } = state;
  if (hold !== null) return { status: 'held', code: legCode(leg, 'held'), facts: { reason: hold } };
  // What it showed before the other leg was locked out is not looked at any more.
  const saysItself: readonly HealthCode[] = [legCode(leg, 'locked-out'), legCode(leg, 'not-configured')];
  if (latch.closedBy === 'locked-out' && !saysItself.includes(established.code))
    return { status: 'held', code: legCode(leg, 'held'), facts: { reason: 'locked-out' } };
  if (latch.closedBy !== null) return established;
  if (isPasswordUnreadable)
    return { status: 'unknown', code: legCode(leg, 'not-configured'), facts: { isUnreadable: true } };
  if (established.code === legCode(leg, 'not-configured')) return established;
  const needsNetwork = context.settingsOf(mailbox.address).isLocal !== true;
  if (!watch.isNetworkUp && needsNetwork) return { status: 'unknown', code: legCode(leg, 'offline'), facts: {} };
  if (established.status === 'warning' || established.status === 'critical') return established;
  if (mailbox.names !== null) {
    const isLong = watch.awake.workingMs - mailbox.names.sinceWorkingMs >= namesLimitMs;
    return { status: isLong ? 'warning' : 'unknown', code: legCode(leg, 'names-not-found'), facts: {} };
  }
  if (isStale(leg, state, watch, context))
    return { status: 'unknown', code: legCode(leg, 'stale'), facts: established.facts };
  return established;
}

function isStale(leg: Leg, { success }: LegState, { awake }: WatchState, context: WatchContext): boolean {
  return success === null || awake.onlineMs - success.onlineMs > staleIntervals * intervalMs(leg, context);
}

/** The CERBERE password's last day: as CERBERE's e-mail gave it, else the change plus its lifetime; null when unknown. */
export function expiryDate(address: string, context: WatchContext): string | null {
  const { passwordExpiresOn, passwordChangedOn, passwordLifetimeMonths } = context.settingsOf(address);
  return (
    passwordExpiresOn ?? (passwordChangedOn === null ? null : addMonths(passwordChangedOn, passwordLifetimeMonths))
  );
}

function assessPassword({ address, password }: MailboxState, nowMs: number, context: WatchContext): Verdict {
  const { calendar, settingsOf, policy } = context;
  const expiresOn = expiryDate(address, context);
  if (expiresOn === null) {
    const { firstAcceptedOn } = password;
    const latest =
      firstAcceptedOn === null ? null : addMonths(firstAcceptedOn, settingsOf(address).passwordLifetimeMonths);
    return {
      status: 'unknown',
      code: 'password-expiry.date-unknown',
      facts: { expiresOn: null, daysLeft: null, expiresAtLatest: latest },
    };
  }
  const daysLeft = calendar.daysBetween(calendar.localDate(nowMs), expiresOn);
  const isAcceptedSince = password.lastAcceptedOn !== null && password.lastAcceptedOn > expiresOn;
  return assessExpiry(expiresOn, daysLeft, isAcceptedSince, Math.max(...policy.passwordNoticeDays));
}
