import { isSaidFull } from '../checks/storage.ts';
import type { WatchContext } from '../model/context.ts';
import type { WatchState } from '../model/state.ts';
import { briefly, catalogue, explain, type Lang } from '../text/index.ts';
import { hasLooked, type Notice, noticesOf, toldLately } from './notice.ts';

/** One toast: a notice as itself, or several that waited together. */
export type Alert =
  | (Notice & { readonly kind: 'single' })
  | { readonly kind: 'summary'; readonly notices: readonly Notice[] };

/** After a wake or an opening, what waited is gathered for at most this long while the first looks are made. */
const gatherMs = 5 * 60_000;

export type DueAlerts = {
  readonly alerts: readonly Alert[];
  /** Some notices are already spoken for by a toast of the last minutes. */
  readonly hasCovered: boolean;
  /** When what waits is gathered, whatever is looked at until then (epoch milliseconds); null where nothing waits. */
  readonly gatheredAtMs: number | null;
};
const nothingDue: DueAlerts = { alerts: [], hasCovered: false, gatheredAtMs: null };

/**
 * What should be told at this moment, gathered into as few toasts as the rules allow. Pure: {@link noteTold} records what
 * was really shown, and must be called with it whenever there are alerts or `hasCovered`.
 */
export function dueAlerts(state: WatchState, nowMs: number, context: WatchContext): DueAlerts {
  if (state.awake.sinceMs === null || !state.audience.isPresent || isSnoozed(state, nowMs)) return nothingDue;
  const candidates = state.mailboxes.flatMap((mailbox) => noticesOf(mailbox, state, nowMs, context));
  if (candidates.length === 0) return nothingDue;
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
  const gatheredAtMs = hasGathered || waited.length === 0 ? null : fromMs + gatherMs;
  return { alerts, hasCovered: notices.length < candidates.length, gatheredAtMs };
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

/** The first notice of each cause that was not told in the last minutes. */
function onePerCause(candidates: readonly Notice[], state: WatchState, nowMs: number): readonly Notice[] {
  const told = new Set(toldLately(state, nowMs).map(({ cause }) => cause));
  return candidates.filter(({ cause }) => {
    const isFirst = !told.has(cause);
    told.add(cause);
    return isFirst;
  });
}

export type AlertText = { readonly title: string; readonly body: string };

/** What an alert needs beside itself to be put into words. */
export type AlertTextOptions = {
  readonly lang: Lang;
  /** The user's name for a mailbox; null where there is only one and no name is needed. */
  readonly labelOf: (address: string) => string | null;
  /** Local date on which the box will be full; null when the data do not say. */
  readonly fullOn: (address: string) => string | null;
};

/** Title and body of a toast: what happened, what it means, what to do. */
export function alertText(alert: Alert, options: AlertTextOptions): AlertText {
  const { lang } = options;
  if (alert.kind === 'single') return noticeText(alert, options);
  const lines = alert.notices.map((notice) => `• ${noticeText(notice, options).title}`);
  return { title: catalogue(lang).alerts.summaryTitle(alert.notices.length), body: lines.join('\n') };
}

function noticeText(notice: Notice, { lang, labelOf, fullOn }: AlertTextOptions): AlertText {
  const { alerts } = catalogue(lang);
  const label = labelOf(notice.address);
  const named = (title: string): string => (label === null ? title : alerts.named(label, title));
  if (notice.severity === 'recovery') {
    const { title, body } = alerts.recovery[notice.check];
    return { title: named(title), body };
  }
  const { title, meaning, advice } = explain(notice, lang);
  const isByWord = isSaidFull(notice);
  const date = notice.check === 'storage' && !isByWord ? fullOn(notice.address) : null;
  const forecast = date === null ? '' : alerts.fullOn(date);
  const brief = isByWord ? alerts.saidFull : briefly(notice, lang);
  const body = brief === null ? [meaning, forecast, advice] : [brief, forecast];
  return { title: named(title), body: body.filter((part) => part !== '').join(' ') };
}
