import { Temporal } from 'temporal-polyfill';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** A calendar date as ISO text, `YYYY-MM-DD`, years 0000 to 9999. */
export type IsoDate = string;

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

/** The date `months` calendar months later (or earlier); a day the month lacks becomes its last: 31 August + 6 → 28 or 29 February. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = civilOf(parseDate(date));
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return formatDate(dayNumber(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth))));
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

/** ISO weekday of a day number; day 0, 1 January 1970, was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Days since 1970-01-01. Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`. */
function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `dayNumber`; same source, `civil_from_days`. */
function civilOf(dayNumber: number): { year: number; month: number; day: number } {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return { year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function parseDate(date: IsoDate): number {
  const year = digits(date, 0, 4);
  const month = digits(date, 5, 2);
  const day = digits(date, 8, 2);
  const isDate =
    date.length === 10 && date[4] === '-' && date[7] === '-' && month >= 1 && month <= 12 && year >= 0 && day >= 1;
  if (!isDate || day > daysInMonth(year, month)) throw new RangeError(`not a date YYYY-MM-DD: ${date}`);
  return dayNumber(year, month, day);
}

function formatDate(dayNumber: number): IsoDate {
  const { year, month, day } = civilOf(dayNumber);
  if (!(Number.isInteger(dayNumber) && year >= 0 && year <= 9999)) {
    throw new RangeError(`no date YYYY-MM-DD for day ${dayNumber}`);
  }
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** `HH:MM` as minutes since 00:00; `24:00` is 1440. */
function parseTime(time: string): number {
  const hour = digits(time, 0, 2);
  const minute = digits(time, 3, 2);
  const isTime = time.length === 5 && time[2] === ':' && hour >= 0 && minute >= 0 && minute < 60;
  if (!isTime || hour * 60 + minute > 1440) throw new RangeError(`not a time HH:MM: ${time}`);
  return hour * 60 + minute;
}

/** The number written at that place of the text, or NaN where a character is not a digit. */
function digits(text: string, from: number, length: number): number {
  let value = 0;
  for (let index = from; index < from + length; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
