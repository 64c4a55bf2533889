import { catalogue, explain, type Lang } from '../text/index.ts';
import type { Alert } from './alert.ts';
import type { Notice } from './notice.ts';

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
    return { title: named(title), body: body };
  }
  const { title, meaning, advice } = explain(notice.code, notice.facts, lang);
  const isSaidFull = notice.facts.saidFullAt !== undefined;
  const date = notice.check === 'storage' && !isSaidFull ? fullOn(notice.address) : null;
  const forecast = date === null ? '' : alerts.fullOn(date);
  const given = isSaidFull ? alerts.saidFull : alerts.brief[notice.code];
  const brief = typeof given === 'function' ? given(notice.facts) : given;
  const body = brief === undefined ? [meaning, forecast, advice] : [brief, forecast];
  return { title: named(title), body: body.filter((part) => part !== '').join(' ') };
}
