import { collectionGraceMs } from '../checks/collection.ts';
import { isSaidFull, saidFullMs } from '../checks/storage.ts';
import { hasLeg, type WatchContext } from '../model/context.ts';
import {
  type CheckId,
  type Finding,
  type Health,
  type HealthCode,
  isOfLegs,
  type Leg,
  legs,
  type Status,
} from '../model/health.ts';
import { isAutomatic } from '../model/leg-state.ts';
import type { Incident, MailboxState, WatchState } from '../model/state.ts';
import { causeOf, incidentChecks } from '../watch/incidents.ts';
import type { Alert } from './alert.ts';
import { passwordCandidates, passwordTold } from './password-ladder.ts';

export type Severity = 'info' | 'warning' | 'critical' | 'recovery';

/** One thing worth telling. Texts are made from it by {@link ./alert.ts}. */
export type Notice = Finding & {
  readonly address: string;
  readonly check: CheckId;
  readonly severity: Severity;
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
  const { sinceMs: _since, status, ...found } = mailbox.health[check];
  const { code } = found;
  const notice = (severity: Severity, sinceMs: number, cause: string): Notice[] => [
    { address, check, severity, ...found, sinceMs, cause },
  ];
  if (incident.endedMs !== null) {
    // What one toast told ends with one toast; what was told apart ends apart.
    return status === 'ok' ? notice('recovery', incident.endedMs, `end of ${incident.toldBy?.toast}`) : [];
  }
  // The box itself is the trouble, and speaks.
  if ((status !== 'warning' && status !== 'critical') || isOfLegs(code, 'mailbox-full')) return [];
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
  health: Health,
  check: CheckId,
  { lastToldMs }: Incident,
  nowMs: number,
  { calendar, policy }: WatchContext,
): boolean {
  // A full box where the server keeps everybody out because of it.
  const isReminded = reminded.includes(check) || isSaidFull(health);
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

/** What turns within this time for the same cause is told once. */
const sameCauseMs = 5 * 60_000;

/** The causes for which something was shown in the last minutes. */
export const toldLately = ({ recentCauses }: WatchState, nowMs: number): WatchState['recentCauses'] =>
  recentCauses.filter(({ atMs }) => nowMs - atMs < sameCauseMs && atMs <= nowMs);

/**
 * The state after these alerts were really shown; the same one where that changes nothing.
 * What is shown for a cause speaks for all that share it.
 */
export function noteTold(
  state: WatchState,
  alerts: readonly Alert[],
  nowMs: number,
  context: WatchContext,
): WatchState {
  const shown = alerts.flatMap((alert) => (alert.kind === 'summary' ? alert.notices : [alert]));
  const added = [...new Set(shown.map(({ cause }) => cause))].map((cause) => ({ cause, atMs: nowMs }));
  const kept = toldLately(state, nowMs);
  const recentCauses = [...kept, ...added];
  const spokenAtMs = new Map(recentCauses.map(({ cause, atMs }) => [cause, atMs]));
  const ended = new Set<string>();
  const mailboxes = state.mailboxes.map((mailbox) => {
    let noted = mailbox;
    for (const notice of noticesOf(mailbox, state, nowMs, context)) {
      const atMs = spokenAtMs.get(notice.cause);
      if (atMs === undefined) continue;
      const isOwn = shown.some((one) => one.address === notice.address && one.check === notice.check);
      if (notice.severity === 'recovery') ended.add(mailbox.incidents[notice.check]?.toldBy?.toast ?? '');
      noted = markTold(noted, notice, { toast: `${notice.cause} ${atMs}`, isOwn, orphanedMs: null }, nowMs, context);
    }
    return noted;
  });
  const noted = mailboxes.map((mailbox) => speakForThemselves(mailbox, ended, nowMs));
  const areCausesSame = added.length === 0 && kept.length === state.recentCauses.length;
  const isSame = areCausesSame && noted.every((mailbox, index) => mailbox === state.mailboxes[index]);
  return isSame ? state : { ...state, recentCauses, mailboxes: noted };
}

function markTold(
  mailbox: MailboxState,
  notice: Notice,
  toldBy: NonNullable<Incident['toldBy']>,
  nowMs: number,
  context: WatchContext,
): MailboxState {
  if (notice.check === 'password-expiry') return passwordTold(mailbox, notice, nowMs, context);
  const incident = mailbox.incidents[notice.check];
  if (!incident) return mailbox;
  const incidents = { ...mailbox.incidents };
  if (notice.severity === 'recovery') delete incidents[notice.check];
  else {
    const { code, status } = mailbox.health[notice.check];
    const told = [...incident.told.filter((entry) => entry.code !== code || entry.status !== status), { code, status }];
    incidents[notice.check] = { ...incident, told, toldBy, lastToldMs: nowMs };
  }
  return { ...mailbox, incidents };
}

/** Troubles that another's toast spoke for, and that are not over with it, will have to be told themselves. */
function speakForThemselves(mailbox: MailboxState, ended: ReadonlySet<string>, nowMs: number): MailboxState {
  const incidents = { ...mailbox.incidents };
  let hasOrphans = false;
  for (const check of incidentChecks) {
    const incident = incidents[check];
    const isSpokenFor = incident?.toldBy && !incident.toldBy.isOwn && incident.toldBy.orphanedMs === null;
    if (!isSpokenFor || incident.endedMs !== null || !ended.has(incident.toldBy.toast)) continue;
    incidents[check] = { ...incident, toldBy: { ...incident.toldBy, orphanedMs: nowMs } };
    hasOrphans = true;
  }
  return hasOrphans ? { ...mailbox, incidents } : mailbox;
}
