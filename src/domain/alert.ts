import { collectionGraceMs } from './checks/collection.ts';
import type { WatchContext } from './context.ts';
import { type CheckId, type Facts, type HealthCode, type Leg, legs, type Status } from './health.ts';
import { incidentChecks } from './incidents.ts';
import { passwordCandidates, passwordTold } from './password-ladder.ts';
import { hasLeg, isAutomatic } from './schedule.ts';
import type { Incident, MailboxState, WatchState } from './state.ts';

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

/** One toast: a notice as itself, or several that waited together. */
export type Alert =
  | (Notice & { readonly kind: 'single' })
  | { readonly kind: 'summary'; readonly notices: readonly Notice[] };

/** What turns within this time for the same cause is told once. */
const sameCauseMs = 5 * 60_000;
/** After a wake or an opening, what waited is gathered for at most this long while the first looks are made. */
const gatherMs = 5 * 60_000;

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

/** Toasts that are due, and whether some notices are already spoken for by one of the last minutes. */
export type DueAlerts = { readonly alerts: readonly Alert[]; readonly hasCovered: boolean };

/**
 * What should be told at this moment, gathered into as few toasts as the rules allow. Pure: {@link noteTold} records what
 * was really shown, and must be called with it whenever there are alerts or `hasCovered`.
 */
export function dueAlerts(state: WatchState, nowMs: number, context: WatchContext): DueAlerts {
  if (state.awake.sinceMs === null || !state.audience.isPresent || isSnoozed(state, nowMs)) {
    return { alerts: [], hasCovered: false };
  }
  const candidates = state.mailboxes.flatMap((mailbox) => candidatesOf(mailbox, state, nowMs, context));
  if (candidates.length === 0) return { alerts: [], hasCovered: false };
  const notices = onePerCause(candidates, state, nowMs);
  const urgent = notices.filter(({ severity }) => severity === 'critical');
  const isOpen = context.calendar.isOpen(nowMs, context.policy.speakingHours);
  const calm = isOpen ? notices.filter(({ severity }) => severity !== 'critical') : [];
  const fromMs = speakingSinceMs(state, nowMs, context);
  const waited = calm.filter(({ sinceMs }) => sinceMs < fromMs);
  const fresh = calm.filter(({ sinceMs }) => sinceMs >= fromMs);
  const hasGathered =
    nowMs - fromMs >= gatherMs || state.mailboxes.every((mailbox) => hasLooked(mailbox, state, context));
  const alerts = [...[...urgent, ...fresh].map(single), ...(hasGathered ? gathered(waited) : [])];
  return { alerts, hasCovered: notices.length < candidates.length };
}

const single = (notice: Notice): Alert => ({ kind: 'single', ...notice });

function gathered(waited: readonly Notice[]): readonly Alert[] {
  return waited.length < 2 ? waited.map(single) : [{ kind: 'summary', notices: waited }];
}

export const isSnoozed = ({ snoozedUntilMs }: WatchState, nowMs: number): boolean =>
  snoozedUntilMs !== null && nowMs < snoozedUntilMs;

/** From when speaking has been possible without a break: today's opening, the PC's waking, the user's return, the snooze's end. */
function speakingSinceMs(
  { awake, audience, snoozedUntilMs }: WatchState,
  nowMs: number,
  { calendar, policy }: WatchContext,
): number {
  const opening = calendar.atLocal(calendar.localDate(nowMs), policy.speakingHours.opens);
  return Math.max(opening, awake.sinceMs ?? 0, audience.sinceMs, snoozedUntilMs ?? 0);
}

function candidatesOf(mailbox: MailboxState, state: WatchState, nowMs: number, context: WatchContext): Notice[] {
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
  if (status !== 'warning' && status !== 'critical') return [];
  const cause = causeOf(code, address);
  if (isNews(incident, status) || isOrphan(mailbox, check, incident))
    return notice(status, incident.waitingSinceMs, cause);
  return status === 'critical' && isReminderDue(check, incident, nowMs, context)
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
  check: CheckId,
  { lastToldMs }: Incident,
  nowMs: number,
  { calendar, policy }: WatchContext,
): boolean {
  if (!reminded.includes(check) || lastToldMs === null) return false;
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
    case 'storage':
      return success !== null && success.atMs >= sinceMs;
    case 'collection':
      return nowMs - sinceMs >= collectionGraceMs && success !== null && success.atMs >= sinceMs;
    default:
      return hasLooked(mailbox, state, context);
  }
}

const hasLooked = (mailbox: MailboxState, { awake }: WatchState, context: WatchContext): boolean =>
  legs.every((leg) => hasLookedAt(mailbox, leg, awake.sinceMs ?? 0, context));

/** A leg that waits for the user has nothing newer to say. */
function hasLookedAt(mailbox: MailboxState, leg: Leg, sinceMs: number, context: WatchContext): boolean {
  const state = mailbox.legs[leg];
  return (
    !hasLeg(mailbox, leg, context) || !isAutomatic(state) || (state.lastLookMs !== null && state.lastLookMs >= sinceMs)
  );
}

/** What a trouble comes from, as far as one toast can speak for several. */
export function causeOf(code: HealthCode, address: string): string {
  switch (code.split('.')[1]) {
    case 'unreachable':
    case 'names-not-found':
      return 'servers';
    case 'certificate':
    case 'refused':
      return 'certificate';
    case 'password-expired':
    case 'expired':
      return `expired ${address}`;
    default:
      return `${code} ${address}`;
  }
}

/** The first notice of each cause that was not told in the last minutes. */
function onePerCause(candidates: readonly Notice[], { recentCauses }: WatchState, nowMs: number): readonly Notice[] {
  const told = new Set(
    recentCauses.filter(({ atMs }) => nowMs - atMs < sameCauseMs && atMs <= nowMs).map(({ cause }) => cause),
  );
  return candidates.filter(({ cause }) => {
    const isFirst = !told.has(cause);
    told.add(cause);
    return isFirst;
  });
}

/** The state after these alerts were really shown; the same one where that changes nothing. What is shown for a cause speaks for all that share it. */
export function noteTold(
  state: WatchState,
  alerts: readonly Alert[],
  nowMs: number,
  context: WatchContext,
): WatchState {
  const shown = alerts.flatMap((alert) => (alert.kind === 'summary' ? alert.notices : [alert]));
  const added = [...new Set(shown.map(({ cause }) => cause))].map((cause) => ({ cause, atMs: nowMs }));
  const kept = state.recentCauses.filter(({ atMs }) => nowMs - atMs < sameCauseMs && atMs <= nowMs);
  const recentCauses = [...kept, ...added];
  const spokenAtMs = new Map(recentCauses.map(({ cause, atMs }) => [cause, atMs]));
  const ended = new Set<string>();
  const mailboxes = state.mailboxes.map((mailbox) => {
    let noted = mailbox;
    for (const notice of candidatesOf(mailbox, state, nowMs, context)) {
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

/** True once a look after the other's recovery has shown that this trouble goes on. */
function isOrphan(mailbox: MailboxState, check: CheckId, { toldBy }: Incident): boolean {
  if (check !== 'receiving' && check !== 'sending') return false;
  const { lastLookMs } = mailbox.legs[check];
  return toldBy?.orphanedMs != null && lastLookMs !== null && lastLookMs > toldBy.orphanedMs;
}
