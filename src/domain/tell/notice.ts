import { collectionGraceMs } from '../checks/collection.ts';
import { saidFullMs } from '../checks/storage.ts';
import { hasLeg, isAutomatic } from '../leg/schedule.ts';
import type { WatchContext } from '../model/context.ts';
import {
  type CheckId,
  type Facts,
  type Health,
  type HealthCode,
  type Leg,
  legs,
  type Status,
} from '../model/health.ts';
import type { Incident, MailboxState, WatchState } from '../model/state.ts';
import { causeOf, incidentChecks } from './incidents.ts';
import { passwordCandidates } from './password-ladder.ts';

export type Severity = 'info' | 'warning' | 'critical' | 'recovery';

/** One thing worth telling. Texts are made from it by {@link ./alert-text.ts}. */
export type Notice = {
  readonly address: string;
  readonly check: CheckId;
  readonly severity: Severity;
  readonly code: HealthCode;
  readonly facts: Facts;
  /** From when it could have been told. */
  readonly sinceMs: number;
  /** What it comes from; one cause, one toast. */
  readonly cause: string;
};

const reminded: readonly CheckId[] = ['receiving', 'sending', 'collection'];

/** Levels within one incident, so that a falling level is no news. Legs have none: another code is another matter. */
const levels: Partial<Record<HealthCode, number>> = {
  'storage.high': 1,
  'storage.very-high': 2,
  'storage.full': 3,
  'certificate.expires-soon': 1,
  'certificate.expires-very-soon': 2,
  'certificate.refused': 3,
  'collection.copy-left': 1,
  'collection.waiting': 2,
  'collection.maybe-not-receiving': 3,
  'collection.abandoned': 4,
};

/** All that is worth telling of a mailbox at this moment. */
export function noticesOf(mailbox: MailboxState, state: WatchState, nowMs: number, context: WatchContext): Notice[] {
  const notices = incidentChecks.flatMap((check) => {
    const incident = mailbox.incidents[check];
    if (!incident || !isFresh(mailbox, check, state, nowMs, context)) return [];
    return incidentNotice(mailbox, check, incident, nowMs, context);
  });
  return [...notices, ...passwordCandidates(mailbox, nowMs, context)];
}

function incidentNotice(
  mailbox: MailboxState,
  check: CheckId,
  incident: Incident,
  nowMs: number,
  context: WatchContext,
): Notice[] {
  const { address } = mailbox;
  const { status, code, facts } = mailbox.health[check];
  const notice = (severity: Severity, sinceMs: number, cause: string): Notice[] => [
    { address, check, severity, code, facts, sinceMs, cause },
  ];
  if (incident.endedMs !== null) {
    // What one toast told ends with one toast; what was told apart ends apart.
    return status === 'ok' ? notice('recovery', incident.endedMs, `end of ${incident.toldBy?.toast}`) : [];
  }
  // The box itself is the trouble, and speaks.
  if ((status !== 'warning' && status !== 'critical') || code.endsWith('.mailbox-full')) return [];
  const cause = causeOf(code, address);
  if (isNews(incident, status) || isOrphan(mailbox, check, incident))
    return notice(status, incident.waitingSinceMs, cause);
  return status === 'critical' && isReminderDue(mailbox.health[check], check, incident, nowMs, context)
    ? notice('critical', nowMs, cause)
    : [];
}

/** News is what was not told yet and is no better than what was. */
function isNews({ code, told }: Incident, status: Status): boolean {
  if (told.length === 0) return true;
  if (told.some((entry) => entry.code === code && entry.status === status)) return false;
  const wasCritical = told.some((entry) => entry.status === 'critical');
  if (status === 'critical' && !wasCritical) return true;
  const level = levels[code];
  if (level === undefined) return status === 'critical' || !wasCritical;
  return level > Math.max(...told.map((entry) => levels[entry.code] ?? 0));
}

function isReminderDue(
  { facts }: Health,
  check: CheckId,
  { lastToldMs }: Incident,
  nowMs: number,
  { calendar, policy }: WatchContext,
): boolean {
  // A full box where the server keeps everybody out because of it.
  const isReminded = reminded.includes(check) || facts.saidFullAt !== undefined;
  if (!isReminded || lastToldMs === null) return false;
  const today = calendar.localDate(nowMs);
  const reminderMs = calendar.atLocal(today, policy.reminderAt);
  return calendar.isWorkingDay(today) && nowMs >= reminderMs && lastToldMs < reminderMs;
}

/** True when the verdict rests on this waking: what was true before the PC slept may not be true any more. */
function isFresh(
  mailbox: MailboxState,
  check: CheckId,
  state: WatchState,
  nowMs: number,
  context: WatchContext,
): boolean {
  const sinceMs = state.awake.sinceMs ?? nowMs;
  const { success } = mailbox.legs.receiving;
  switch (check) {
    case 'receiving':
    case 'sending':
      return hasLookedAt(mailbox, check, sinceMs, context);
    case 'storage': {
      const seenMs = saidFullMs(mailbox, context) ?? success?.atMs ?? null;
      return seenMs !== null && seenMs >= sinceMs;
    }
    case 'collection':
      return nowMs - sinceMs >= collectionGraceMs && success !== null && success.atMs >= sinceMs;
    default:
      return hasLooked(mailbox, state, context);
  }
}

/** True when every leg was looked at since this waking, or waits for the user. */
export const hasLooked = (mailbox: MailboxState, { awake }: WatchState, context: WatchContext): boolean =>
  legs.every((leg) => hasLookedAt(mailbox, leg, awake.sinceMs ?? 0, context));

/** A leg that waits for the user has nothing newer to say. */
function hasLookedAt(mailbox: MailboxState, leg: Leg, sinceMs: number, context: WatchContext): boolean {
  const state = mailbox.legs[leg];
  return (
    !hasLeg(mailbox, leg, context) || !isAutomatic(state) || (state.lastLookMs !== null && state.lastLookMs >= sinceMs)
  );
}

/** True once a look after the other's recovery has shown that this trouble goes on. */
function isOrphan(mailbox: MailboxState, check: CheckId, { toldBy }: Incident): boolean {
  if (check !== 'receiving' && check !== 'sending') return false;
  const { lastLookMs } = mailbox.legs[check];
  return toldBy?.orphanedMs != null && lastLookMs !== null && lastLookMs > toldBy.orphanedMs;
}
