import { formatDate, formatTime, type Lang } from '../../domain/text/format.ts';
import type { Catalogue } from '../../domain/text/index.ts';

/** The zone in which the domain counts its days, whatever the PC is set to. */
const timeZone = 'Europe/Brussels';
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

export type LocalMoment = { readonly date: string; readonly minuteOfDay: number };

/** The Belgian date (`YYYY-MM-DD`) and time of day of an instant. */
export function localMoment(ms: number): LocalMoment {
  const found: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of parts.formatToParts(ms)) found[type] = value;
  const { year, month, day, hour, minute } = found;
  return { date: `${year}-${month}-${day}`, minuteOfDay: Number(hour) * 60 + Number(minute) };
}

/** Days from one `YYYY-MM-DD` to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** As short as may be: of today only the time, of another day only the date. */
export function shortMoment(ms: number, today: string, lang: Lang, { when }: Catalogue['window']['common']): string {
  const { date, minuteOfDay } = localMoment(ms);
  return date === today ? when.at(formatTime(minuteOfDay, lang)) : when.onDay(formatDate(date, lang));
}

/** "since 14:05", or "since 3 November 2026". */
export function sinceMoment(ms: number, today: string, lang: Lang, { when }: Catalogue['window']['common']): string {
  const { date, minuteOfDay } = localMoment(ms);
  return date === today ? when.since(formatTime(minuteOfDay, lang)) : when.sinceDay(formatDate(date, lang));
}

/** "today at 14:05", "yesterday at 8:00", else the date and the time. */
export function momentInWords(ms: number, today: string, lang: Lang, { when }: Catalogue['window']['common']): string {
  const { date, minuteOfDay } = localMoment(ms);
  const time = formatTime(minuteOfDay, lang);
  switch (daysBetween(today, date)) {
    case 0:
      return when.today(time);
    case -1:
      return when.yesterday(time);
    case 1:
      return when.tomorrow(time);
    default:
      return when.on(formatDate(date, lang), time);
  }
}

/** "Not watched from 3 to 10 November 2026"; within one day with the times. */
export function gapInWords(
  fromMs: number,
  toMs: number,
  lang: Lang,
  words: Catalogue['window']['home']['gap'],
): string {
  const from = localMoment(fromMs);
  const to = localMoment(toMs);
  const day = formatDate(to.date, lang);
  if (from.date === to.date)
    return words.oneDay(day, formatTime(from.minuteOfDay, lang), formatTime(to.minuteOfDay, lang));
  return words.days(withoutShared(from.date, to.date, lang), day);
}

/** The first date as far as it differs from the second: "3", "28 October", "30 December 2025". */
function withoutShared(from: string, to: string, lang: Lang): string {
  const [dayAndMonth = '', year] = formatDate(from, lang).split(/ (?=\d{4}$)/);
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${dayAndMonth} ${year}`;
  return from.slice(0, 7) === to.slice(0, 7) ? (dayAndMonth.split('\u00a0')[0] ?? '') : dayAndMonth;
}
