import { dateRule } from '../domain/model/cerbere-date.ts';
import {
  type ClosureImport,
  closureProblem,
  type FoundClosure,
  inOrder,
  type LeftOutReason,
  leftOutReasons,
  type OwnClosure,
} from '../domain/model/own-closures.ts';
import { textRules, withoutUnseen } from '../domain/model/text-rules.ts';
import type { Calendar } from '../domain/time/calendar.ts';
import type { SchoolDays } from '../domain/time/closures.ts';
import type { IsoDate } from '../domain/time/dates.ts';
import { type CalendarEvent, readCalendarFile, type Written } from './calendar-file.ts';

/** Closures that one file may hold; what lists more is a menu or a timetable. */
const mostFound = 100;

/** The closures in a calendar file that may be anything, from today on. Never throws. */
export async function closuresIn(
  bytes: Uint8Array,
  { calendar, days, nowMs }: { readonly calendar: Calendar; readonly days: SchoolDays; readonly nowMs: number },
): Promise<ClosureImport> {
  const file = await readCalendarFile(bytes);
  if (file.kind === 'refused') return file;
  const today = calendar.localDate(nowMs);
  const found: OwnClosure[] = [];
  const counts = new Map<LeftOutReason, number>();
  for (const event of file.events) {
    const closure = closureOf(event, calendar, today);
    if (typeof closure === 'string') counts.set(closure, (counts.get(closure) ?? 0) + 1);
    else found.push(closure);
  }
  const closures = joined(inOrder(found), calendar);
  if (closures.length > mostFound) return { kind: 'refused', reason: 'too-many' };
  return {
    kind: 'read',
    closures: closures.map((closure): FoundClosure => ({ ...closure, isKnown: isShut(closure, calendar, days) })),
    leftOut: leftOutReasons.flatMap((reason) => {
      const count = counts.get(reason);
      return count === undefined ? [] : [{ reason, count }];
    }),
  };
}

function closureOf(event: CalendarEvent, calendar: Calendar, today: IsoDate): OwnClosure | LeftOutReason {
  if (event.isCancelled) return 'cancelled';
  if (event.doesRepeat) return 'repeats';
  const dates = wholeDays(event, calendar);
  if (typeof dates === 'string') return dates;
  const problem = closureProblem(dates);
  if (problem !== null) return problem === 'order' ? 'no-dates' : problem;
  if (dates.to < today) return 'past';
  const name = nameOf(event.summary);
  // The official calendar lists the first day of school among the holidays.
  return /^rentrée\b/iu.test(name) && dates.from === dates.to ? 'begins-school' : { ...dates, name };
}

/** The days that an entry fills from midnight to midnight, both ends included. */
function wholeDays(
  { start, end, duration }: CalendarEvent,
  calendar: Calendar,
): Pick<OwnClosure, 'from' | 'to'> | 'no-dates' | 'timed' {
  const first = momentOf(start, calendar);
  const last = end === null ? null : momentOf(end, calendar);
  if (first === null || (end !== null && last === null)) return 'no-dates';
  const { date: from, time } = first;
  if (time !== null && time !== '00:00') return 'timed';
  if (last === null) {
    const days = duration === null && time === null ? 1 : daysIn(duration);
    return days === null ? (time === null ? 'no-dates' : 'timed') : { from, to: calendar.addDays(from, days - 1) };
  }
  if (last.time === '23:59') return { from, to: last.date };
  if (last.time !== null && last.time !== '00:00') return 'timed';
  // DTEND is the day behind; programs that write the same day mean it alone.
  if (last.date === from) return time === null ? { from, to: from } : 'timed';
  return { from, to: calendar.addDays(last.date, -1) };
}

/** What a wall clock at the school shows at a written instant; `time` is null for a whole day. */
function momentOf(
  written: Written,
  calendar: Calendar,
): { readonly date: IsoDate; readonly time: string | null } | null {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d):\d\d(Z?))?$/.exec(written ?? '');
  const [, date = '', time = null, isUtc] = match ?? [];
  const atMs = Date.parse(`${date}T${time ?? '00:00'}:00Z`);
  if (!match || !(date > dateRule.min && date < dateRule.max) || Number.isNaN(atMs)) return null;
  // A day that its month lacks is none, though `Date` makes it one of the next.
  if (new Date(atMs).toISOString().slice(0, 10) !== date) return null;
  if (!isUtc) return { date, time };
  const { date: localDate, minuteOfDay } = calendar.localTime(atMs);
  const [hour, minute] = [Math.floor(minuteOfDay / 60), minuteOfDay % 60];
  return { date: localDate, time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` };
}

/** A duration of whole days (RFC 5545 section 3.3.6), at least one; null for any other. */
function daysIn(duration: Written): number | null {
  const [, weeks = '0', days = '0'] = /^\+?P(?:(\d{1,3})W)?(?:(\d{1,4})D)?$/.exec(duration ?? '') ?? [];
  return Number(weeks) * 7 + Number(days) || null;
}

/** A name as the settings take it; empty where nothing can be read in it. */
const nameOf = (summary: string): string =>
  withoutUnseen(
    withoutUnseen(summary)
      .slice(0, textRules.label.max)
      .replace(/[\ud800-\udbff]$/, ''),
  );

/** Days listed one by one are one closure: the same name, and nobody at work between them. */
function joined(closures: readonly OwnClosure[], calendar: Calendar): readonly OwnClosure[] {
  const whole: OwnClosure[] = [];
  for (const closure of closures) {
    const before = whole.at(-1);
    const both = before && { ...before, to: closure.to > before.to ? closure.to : before.to };
    const isNext = before?.name === closure.name && calendar.nextWorkingDay(before.to) >= closure.from;
    if (both && isNext && closureProblem(both) === null) whole.splice(-1, 1, both);
    else whole.push(closure);
  }
  return whole;
}

function isShut({ from, to }: OwnClosure, calendar: Calendar, days: SchoolDays): boolean {
  for (let day = from; day <= to; day = calendar.addDays(day, 1)) if (days.isSchoolDay(day)) return false;
  return true;
}
