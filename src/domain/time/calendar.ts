import { Temporal } from 'temporal-polyfill';
import { formatDate, type IsoDate, parseDate, parseTime, weekdayOf } from './dates.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Opening hours that repeat every week; closed on holidays whatever the weekday. */
export type WeeklyHours = {
  /** ISO weekdays, 1 = Monday … 7 = Sunday. */
  readonly days: readonly number[];
  /** First open minute, `HH:MM` local. */
  readonly opens: string;
  /** First closed minute, `HH:MM` local, later than `opens`; `24:00` is the end of the day. */
  readonly closes: string;
};

/** What a wall clock and a calendar show at one instant. */
export type LocalMoment = {
  readonly date: IsoDate;
  /** Minutes on the wall clock since 00:00, 0 to 1439. */
  readonly minuteOfDay: number;
  /** ISO weekday, 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
};

/**
 * Local dates, working days and hours of one time zone and one list of holidays.
 * Instants are epoch milliseconds; a malformed date or time is a bug and throws `RangeError`.
 */
export type Calendar = {
  localDate(atMs: number): IsoDate;
  localTime(atMs: number): LocalMoment;
  /** The instant of `HH:MM` on that date: the first of two in autumn, moved on by the gap in spring (Temporal `compatible`). */
  atLocal(date: IsoDate, time: string): number;
  /** The first instant of the date. */
  startOfDay(date: IsoDate): number;
  isHoliday(date: IsoDate): boolean;
  /** Monday to Friday and not a holiday. */
  isWorkingDay(date: IsoDate): boolean;
  /** The first working day strictly after the date. */
  nextWorkingDay(date: IsoDate): IsoDate;
  addDays(date: IsoDate, days: number): IsoDate;
  /** Days from `from` to `to`; negative when `to` is the earlier. */
  daysBetween(from: IsoDate, to: IsoDate): number;
  isOpen(atMs: number, hours: WeeklyHours): boolean;
  /** `atMs` itself when open, else the first open instant after it. Throws `RangeError` for hours that never open. */
  nextOpening(atMs: number, hours: WeeklyHours): number;
  /** The next instant strictly after `atMs` at which it is `HH:MM` on a working day. */
  nextWorkingTime(atMs: number, time: string): number;
  /** The working days that [fromMs, toMs) touches, in order. */
  workingDaysOverlap(fromMs: number, toMs: number): IsoDate[];
};

/**
 * Builds a calendar for an IANA time zone; throws `RangeError` when the zone or a holiday is not valid.
 * Made for hundreds of thousands of calls: offsets are asked of Temporal once per span, the rest is integer arithmetic.
 */
export function createCalendar(options: { timeZone: string; holidays: readonly IsoDate[] }): Calendar {
  const spanAt = createOffsetSpans(options.timeZone);
  spanAt(0);
  const holidays = new Set(options.holidays.map(parseDate));
  const dateTexts = new Map<number, IsoDate>();

  const dateOf = (day: number): IsoDate => {
    const known = dateTexts.get(day);
    if (known !== undefined) return known;
    const text = formatDate(day);
    dateTexts.set(day, text);
    return text;
  };
  const wallMs = (atMs: number): number => Math.floor(atMs) + spanAt(atMs).offsetMs;
  const dayAt = (atMs: number): number => Math.floor(wallMs(atMs) / dayMs);
  const isWorking = (day: number): boolean => weekdayOf(day) <= 5 && !holidays.has(day);
  const hasHours = (day: number, hours: WeeklyHours): boolean =>
    hours.days.includes(weekdayOf(day)) && !holidays.has(day);

  const nextWorking = (after: number): number => {
    let day = after + 1;
    while (!isWorking(day)) day += 1;
    return day;
  };

  /** The earliest instant that shows this wall time; in a gap, what `inGap` makes of the offset before and the gap's end. */
  const resolve = (wall: number, inGap: (offsetBeforeMs: number, gapEndMs: number) => number): number => {
    let span = spanAt(wall - dayMs);
    let offsetBeforeMs = span.offsetMs;
    while (wall - span.offsetMs >= span.toMs) {
      offsetBeforeMs = span.offsetMs;
      span = spanAt(span.toMs);
    }
    const atMs = wall - span.offsetMs;
    return atMs < span.fromMs ? inGap(offsetBeforeMs, span.fromMs) : atMs;
  };
  const instantOf = (day: number, minute: number): number => {
    const wall = day * dayMs + minute * minuteMs;
    return resolve(wall, (offsetBeforeMs) => wall - offsetBeforeMs);
  };

  /** The first instant from `atMs` on that shows a wall time within [fromMinute, toMinute) of the day, or null. */
  const firstWithin = (atMs: number, day: number, fromMinute: number, toMinute: number): number | null => {
    const wallFrom = day * dayMs + fromMinute * minuteMs;
    const wallTo = day * dayMs + toMinute * minuteMs;
    for (let span = spanAt(wallFrom - dayMs); span.fromMs < wallTo + dayMs; span = spanAt(span.toMs)) {
      const start = Math.max(atMs, span.fromMs, wallFrom - span.offsetMs);
      if (start < Math.min(span.toMs, wallTo - span.offsetMs)) return start;
      if (span.toMs === Number.POSITIVE_INFINITY) return null;
    }
    return null;
  };

  return {
    localDate: (atMs) => dateOf(dayAt(atMs)),
    localTime(atMs) {
      const wall = wallMs(atMs);
      const day = Math.floor(wall / dayMs);
      const minuteOfDay = Math.floor((wall - day * dayMs) / minuteMs);
      return { date: dateOf(day), minuteOfDay, weekday: weekdayOf(day) };
    },
    atLocal: (date, time) => instantOf(parseDate(date), parseTime(time)),
    startOfDay: (date) => resolve(parseDate(date) * dayMs, (_offsetBeforeMs, gapEndMs) => gapEndMs),
    isHoliday: (date) => holidays.has(parseDate(date)),
    isWorkingDay: (date) => isWorking(parseDate(date)),
    nextWorkingDay: (date) => dateOf(nextWorking(parseDate(date))),
    addDays: (date, days) => dateOf(parseDate(date) + days),
    daysBetween: (from, to) => parseDate(to) - parseDate(from),
    isOpen(atMs, hours) {
      const wall = wallMs(atMs);
      const day = Math.floor(wall / dayMs);
      const minute = (wall - day * dayMs) / minuteMs;
      return minute >= parseTime(hours.opens) && minute < parseTime(hours.closes) && hasHours(day, hours);
    },
    nextOpening(atMs, hours) {
      const opens = parseTime(hours.opens);
      const closes = parseTime(hours.closes);
      // A year and more: every weekday comes up over fifty times, so holidays alone cannot hide it.
      const from = dayAt(atMs);
      for (let day = from; day <= from + 400; day += 1) {
        const opening = hasHours(day, hours) ? firstWithin(atMs, day, opens, closes) : null;
        if (opening !== null) return opening;
      }
      throw new RangeError(`hours that never open: ${hours.opens}-${hours.closes}, days ${hours.days.join(' ')}`);
    },
    nextWorkingTime(atMs, time) {
      const minute = parseTime(time);
      for (let day = nextWorking(dayAt(atMs) - 1); ; day = nextWorking(day)) {
        const candidate = instantOf(day, minute);
        if (candidate > atMs) return candidate;
      }
    },
    workingDaysOverlap(fromMs, toMs) {
      const dates: IsoDate[] = [];
      if (!(fromMs < toMs)) return dates;
      const last = dayAt(Math.ceil(toMs) - 1);
      for (let day = dayAt(fromMs); day <= last; day += 1) if (isWorking(day)) dates.push(dateOf(day));
      return dates;
    },
  };
}

/** A stretch of time [fromMs, toMs) with one UTC offset. */
type OffsetSpan = { readonly fromMs: number; readonly toMs: number; readonly offsetMs: number };

/** Finds the span an instant lies in; each is asked of Temporal once and kept, in order. */
function createOffsetSpans(timeZone: string): (atMs: number) => OffsetSpan {
  const spans: OffsetSpan[] = [];
  let latest: OffsetSpan = { fromMs: 0, toMs: 0, offsetMs: 0 };

  const find = (atMs: number): OffsetSpan => {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.fromMs ?? 0) <= atMs) low = middle + 1;
      else high = middle;
    }
    const known = spans[low - 1];
    if (known !== undefined && atMs < known.toMs) return known;
    const span = readSpan(timeZone, atMs);
    spans.splice(low, 0, span);
    return span;
  };

  return (atMs) => {
    if (atMs >= latest.fromMs && atMs < latest.toMs) return latest;
    latest = find(atMs);
    return latest;
  };
}

function readSpan(timeZone: string, atMs: number): OffsetSpan {
  const moment = Temporal.Instant.fromEpochMilliseconds(Math.floor(atMs)).toZonedDateTimeISO(timeZone);
  // One millisecond on, since `previous` is strict and the span may begin at this very instant.
  const previous = moment.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const next = moment.getTimeZoneTransition('next');
  return {
    fromMs: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    toMs: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: moment.offsetNanoseconds / 1e6,
  };
}
