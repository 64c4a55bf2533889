import type { Gap } from '../model/state.ts';
import type { Calendar, WeeklyHours } from '../time/calendar.ts';

const kept = 50;
const minuteMs = 60_000;

/**
 * The times without a watch, after one more. Nights, weekends and a free afternoon are everyday life; what is worth telling
 * left out as many speaking hours as one day has.
 * @param fromMs the last moment that was watched; 0: none was
 */
export function noteGap(
  gaps: readonly Gap[],
  fromMs: number,
  toMs: number,
  hours: WeeklyHours,
  calendar: Calendar,
): readonly Gap[] {
  if (fromMs === 0 || !isWorthTelling(fromMs, toMs, hours, calendar)) return gaps;
  return [...gaps, { fromMs, toMs }].slice(-kept);
}

function isWorthTelling(fromMs: number, toMs: number, hours: WeeklyHours, calendar: Calendar): boolean {
  const someDay = calendar.localDate(fromMs);
  const dayMs = calendar.atLocal(someDay, hours.closes) - calendar.atLocal(someDay, hours.opens);
  let missedMs = 0;
  for (let atMs = calendar.nextOpening(fromMs, hours); atMs < toMs; atMs = calendar.nextOpening(atMs, hours)) {
    const closesMs = Math.max(atMs + minuteMs, calendar.atLocal(calendar.localDate(atMs), hours.closes));
    missedMs += Math.min(closesMs, toMs) - atMs;
    if (missedMs >= dayMs) return true;
    atMs = closesMs;
  }
  return false;
}
