import { formatTime } from '../../domain/text/format.ts';
import type { Snapshot } from '../../domain/view/snapshot.ts';
import { localMoment } from './moment.ts';
import type { PageText } from './words.tsx';

/** "Not watched from 3 to 10 November 2026", ready to show; within one day with the times. */
export function gapInWords({ fromMs, toMs }: Snapshot['gaps'][number], { t, day, lang }: PageText): string {
  const from = localMoment(fromMs);
  const to = localMoment(toMs);
  const words = t.window.home.gap;
  if (from.date === to.date)
    return words.oneDay(day(from.date), formatTime(from.minuteOfDay, lang), formatTime(to.minuteOfDay, lang));
  return words.days(withoutShared(from.date, to.date, day), day(to.date));
}

/** The first date as far as it differs from the second: "3", "28 October", "30 December 2025". */
function withoutShared(from: string, to: string, day: (iso: string) => string): string {
  const [dayAndMonth = '', year] = day(from).split(/ (?=\d{4}$)/);
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${dayAndMonth} ${year}`;
  return from.slice(0, 7) === to.slice(0, 7) ? (dayAndMonth.split('\u00a0')[0] ?? '') : dayAndMonth;
}
