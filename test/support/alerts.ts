import type { WatchContext } from '../../src/domain/model/context.ts';
import { checkIds, type Finding } from '../../src/domain/model/health.ts';
import { type MatterKind, newMatter } from '../../src/domain/model/matter.ts';
import type { WatchState } from '../../src/domain/model/state.ts';
import { type Alert, dueAlert, noteTold } from '../../src/domain/tell/alert.ts';
import type { Severity, Speech } from '../../src/domain/tell/speech.ts';

const school = 'ec001234@adm.cfwb.be';

/** A toast that says one thing of one verdict, of the school's mailbox. */
export function alertOf(found: Finding, severity: Severity, kind: MatterKind = 'servers'): Alert {
  const check = checkIds.find((id) => found.code.startsWith(id)) ?? 'receiving';
  const lead = { address: school, check, ...found };
  const member = { address: school, check, code: found.code };
  const cause = { id: `${kind} ${check} ${school}`, kind, address: school, level: 'critical', gravity: 200 } as const;
  const matter = newMatter(cause, [member], 0);
  const says: Speech['says'] = severity === 'recovery' ? 'all-clear' : 'alarm';
  const speech: Speech = { matter, says, severity, gravity: 200, lead, covers: matter.members, sinceMs: 0 };
  return { tag: matter.id, severity, points: [{ says, kind, severity, lead, speeches: [speech] }] };
}

/** Several toasts' points in one. */
export const summaryOf = (alerts: readonly Alert[]): Alert => ({
  tag: `several ${alerts[0]?.tag}`,
  severity: alerts[0]?.severity ?? 'info',
  points: alerts.flatMap(({ points }) => points),
});

/** What is due at this moment, as `severity code` a point, and the state in which it was shown. */
export function speak(
  state: WatchState,
  nowMs: number,
  context: WatchContext,
): { readonly said: readonly string[]; readonly alert: Alert | null; readonly state: WatchState } {
  const alert = dueAlert(state, nowMs, context);
  if (alert === null) return { said: [], alert, state };
  const said = alert.points.map(({ severity, lead }) => `${severity} ${lead.code}`);
  return { said, alert, state: noteTold(state, alert, nowMs) };
}
