import type { WatchContext } from '../model/context.ts';
import type { Incident, MailboxState, WatchState } from '../model/state.ts';
import type { Alert } from './alert.ts';
import { incidentChecks } from './incidents.ts';
import { type Notice, noticesOf } from './notice.ts';
import { passwordTold } from './password-ladder.ts';

/** What turns within this time for the same cause is told once. */
const sameCauseMs = 5 * 60_000;

/** The causes for which something was shown in the last minutes. */
export const toldLately = ({ recentCauses }: WatchState, nowMs: number): WatchState['recentCauses'] =>
  recentCauses.filter(({ atMs }) => nowMs - atMs < sameCauseMs && atMs <= nowMs);
/** The state after these alerts were really shown; the same one where that changes nothing. What is shown for a cause speaks for all that share it. */
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
