import { dateRule } from '../domain/model/cerbere-date.ts';
import {
  type ClosureImport,
  closureProblem,
  type FileRefusal,
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

/** Bytes that a calendar file may have: the official one of a school year has 5,000. */
export const mostCalendarBytes = 262_144;
/** Entries that are looked at; a file with more is somebody's whole diary. */
const mostEvents = 2_000;

/** A property's value as the file wrote it: a date, a date and a time (`Z`: UTC), a duration, a text. */
type Written = string | null;

/** An entry (VEVENT, RFC 5545 section 3.6.1), as far as closures need it; times without `Z` are what a wall clock shows. */
type CalendarEvent = {
  readonly summary: string;
  readonly start: Written;
  readonly end: Written;
  readonly duration: Written;
  readonly doesRepeat: boolean;
  readonly isCancelled: boolean;
};

type CalendarFile =
  | { readonly kind: 'refused'; readonly reason: FileRefusal }
  | { readonly kind: 'read'; readonly events: readonly CalendarEvent[] };

const refused = (reason: FileRefusal): CalendarFile => ({ kind: 'refused', reason });

/**
 * The entries of an iCalendar file (RFC 5545) that may be anything. Never throws. Time zone definitions and repetitions are
 * not worked out: no file can make this long.
 */
async function readCalendarFile(bytes: Uint8Array): Promise<CalendarFile> {
  if (bytes.length > mostCalendarBytes) return refused('too-large');
  const text = textIn(bytes).trim();
  if (text === '') return refused('empty');
  if (!/^BEGIN:VCALENDAR\s*\n/i.test(text)) return refused('not-a-calendar');
  if (!isWhole(text)) return refused('damaged');
  const { default: ical } = await import('ical.js');
  // Dates without `VALUE=DATE` are many programs' slip of the pen.
  ical.design.strict = false;
  let events: readonly CalendarEvent[];
  try {
    events = eventsIn(ical.parse(text));
  } catch {
    return refused('damaged');
  }
  if (events.length === 0) return refused('no-entries');
  return events.length > mostEvents ? refused('too-many') : { kind: 'read', events };
}

/** UTF-16 with its mark, UTF-8, or else what Windows wrote before; lines unfolded, and ended by a line feed. */
function textIn(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return unfolded(new TextDecoder('utf-16le').decode(bytes));
  if (first === 0xfe && second === 0xff) return unfolded(new TextDecoder('utf-16be').decode(bytes));
  // Lines may be folded within a character (RFC 5545 section 3.1): they are joined while they are bytes.
  const whole = Buffer.from(unfolded(Buffer.from(bytes).toString('latin1')), 'latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(whole);
  } catch {
    return new TextDecoder('windows-1252').decode(whole);
  }
}

const unfolded = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\n[ \t]/g, '');

/** Every component ends, in its turn, and nothing stands behind the last: the parser would read a part of such a file. */
function isWhole(text: string): boolean {
  const open: string[] = [];
  for (const [, keyword = '', name = ''] of text.toUpperCase().matchAll(/^(BEGIN|END):(.*)$/gm)) {
    if (keyword === 'BEGIN') open.push(name.trim());
    else if (open.pop() !== name.trim()) return false;
  }
  return open.length === 0 && /\nEND:VCALENDAR$/i.test(text);
}

/** A file's data in jCal (RFC 7265): a component is its name, its properties and its components. */
type Component = readonly [name: string, properties: readonly Property[], components: readonly Component[]];
type Property = readonly [name: string, parameters: unknown, type: string, ...values: readonly unknown[]];

/** Several calendars in one file come as a list of them. */
function eventsIn(parsed: Component | readonly Component[]): readonly CalendarEvent[] {
  const calendars = (typeof parsed[0] === 'string' ? [parsed] : parsed) as readonly Component[];
  return calendars.flatMap(([, properties, components]) => {
    const isWithdrawn = valueIn(properties, 'method')?.toUpperCase() === 'CANCEL';
    return components.filter(([name]) => name === 'vevent').map(([, all]) => eventOf(all, isWithdrawn));
  });
}

function eventOf(properties: readonly Property[], isWithdrawn: boolean): CalendarEvent {
  return {
    summary: valueIn(properties, 'summary') ?? '',
    start: valueIn(properties, 'dtstart'),
    end: valueIn(properties, 'dtend'),
    duration: valueIn(properties, 'duration'),
    doesRepeat: properties.some(([name]) => ['rrule', 'rdate', 'exrule'].includes(name)),
    isCancelled: isWithdrawn || valueIn(properties, 'status')?.toUpperCase() === 'CANCELLED',
  };
}

function valueIn(properties: readonly Property[], wanted: string): Written {
  const [, , , value] = properties.find(([name]) => name === wanted) ?? [];
  return typeof value === 'string' ? value : null;
}
