import type { Calendar, WeeklyHours } from './calendar.ts';

/**
 * Time on which evidence may rest: this PC was on and Vigie ran. Time asleep is never evidence of anything, so durations
 * are measured on these counters, not on the wall clock.
 */
export type AwakeTime = {
  /** Epoch milliseconds at which the PC woke or Vigie started; null while asleep. */
  readonly sinceMs: number | null;
  /** Epoch milliseconds up to which the counters are complete. */
  readonly countedToMs: number;
  readonly totalMs: number;
  /** Awake with a network. */
  readonly onlineMs: number;
  /** Awake with a network within working hours. */
  readonly workingMs: number;
  /** Awake milliseconds of recent local days. */
  readonly byDay: Readonly<Record<string, number>>;
};

export const neverAwake: AwakeTime = {
  sinceMs: null,
  countedToMs: 0,
  totalMs: 0,
  onlineMs: 0,
  workingMs: 0,
  byDay: {},
};

const minuteMs = 60_000;

/** Days of `byDay` that are kept. */
const daysKept = 60;
/** A day counts as awake from this many milliseconds on, where that is not much for this PC. */
const awakeDayMs = 2 * 3_600_000;

/** Evaluations are at most half an hour apart: a longer step is a clock that was set, or a sleep that nobody announced. */
const longestStepMs = 45 * 60_000;

/** Counts the time since the last count. A clock that was set, either way, counts nothing. */
export function countAwake(
  time: AwakeTime,
  nowMs: number,
  isOnline: boolean,
  calendar: Calendar,
  hours: WeeklyHours,
): AwakeTime {
  if (time.sinceMs === null) return time;
  const elapsedMs = nowMs - time.countedToMs;
  if (elapsedMs === 0) return time;
  if (elapsedMs < 0 || elapsedMs > longestStepMs) {
    return { ...time, countedToMs: nowMs, sinceMs: Math.min(time.sinceMs, nowMs) };
  }
  const byDay = { ...time.byDay };
  let from = time.countedToMs;
  while (from < nowMs) {
    const date = calendar.localDate(from);
    const to = Math.min(nowMs, calendar.startOfDay(calendar.addDays(date, 1)));
    byDay[date] = (byDay[date] ?? 0) + to - from;
    from = to;
  }
  return {
    sinceMs: time.sinceMs,
    countedToMs: nowMs,
    totalMs: time.totalMs + elapsedMs,
    onlineMs: time.onlineMs + (isOnline ? elapsedMs : 0),
    workingMs: time.workingMs + (isOnline ? openMsBetween(time.countedToMs, nowMs, calendar, hours) : 0),
    byDay: trim(byDay),
  };
}

/** Milliseconds within these hours; counted no further than `enoughMs`. */
function openMsBetween(
  fromMs: number,
  toMs: number,
  calendar: Calendar,
  hours: WeeklyHours,
  enoughMs = Number.POSITIVE_INFINITY,
): number {
  let sum = 0;
  for (let at = calendar.nextOpening(fromMs, hours); at < toMs && sum < enoughMs; ) {
    const closes = Math.max(at + minuteMs, calendar.atLocal(calendar.localDate(at), hours.closes));
    sum += Math.min(closes, toMs) - at;
    at = calendar.nextOpening(closes, hours);
  }
  return sum;
}

function trim(byDay: Record<string, number>): Record<string, number> {
  const dates = Object.keys(byDay);
  if (dates.length <= daysKept) return byDay;
  const kept = dates.sort().slice(-daysKept);
  return Object.fromEntries(kept.map((date) => [date, byDay[date] ?? 0]));
}

export function wake(time: AwakeTime, nowMs: number): AwakeTime {
  return { ...time, sinceMs: nowMs, countedToMs: nowMs };
}

/** Call after {@link countAwake}. */
export function fallAsleep(time: AwakeTime): AwakeTime {
  return { ...time, sinceMs: null };
}

/** Days that tell what is usual at this PC. */
const usualDays = 10;

/**
 * Awake milliseconds, in pieces of any length, from which a day is one with this PC in use: two hours, or half of what is
 * usual at a PC that is opened for less.
 */
export function dayInUseMs({ byDay }: AwakeTime, today: string): number {
  const before = Object.keys(byDay).filter((date) => date < today);
  const usual = before
    .sort()
    .slice(-usualDays)
    .map((date) => byDay[date] ?? 0);
  const median = usual.sort((a, b) => a - b)[Math.floor(usual.length / 2)];
  return median === undefined ? awakeDayMs : Math.min(awakeDayMs, median / 2);
}

/** Days between the first use and the last within which somebody's working days show. */
const weekDays = 7;

/** Which of these local days were working days with this PC in use: at a PC of weekends, those on which it is in use. */
export function awakeWorkingDays(time: AwakeTime, dates: readonly string[], calendar: Calendar): string[] {
  const enoughMs = dayInUseMs(time, calendar.localDate(time.countedToMs));
  const isInUse = (date: string): boolean => (time.byDay[date] ?? 0) >= enoughMs;
  const inUse = dates.filter(isInUse);
  const working = inUse.filter((date) => calendar.isWorkingDay(date));
  return working.length === 0 && isOfWeekends(Object.keys(time.byDay).filter(isInUse), calendar) ? inUse : working;
}

/** True where this PC has been in use for a week or more, and never on a working day. */
function isOfWeekends(inUse: readonly string[], calendar: Calendar): boolean {
  const [first, ...others] = [...inUse].sort();
  const last = others.at(-1);
  if (first === undefined || last === undefined || calendar.daysBetween(first, last) < weekDays) return false;
  return !inUse.some((date) => calendar.isWorkingDay(date));
}

/** A time during which nothing was watched. */
export type Gap = { readonly fromMs: number; readonly toMs: number };

const gapsKept = 50;

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
  if (fromMs === 0) return gaps;
  const someDay = calendar.localDate(fromMs);
  const dayMs = calendar.atLocal(someDay, hours.closes) - calendar.atLocal(someDay, hours.opens);
  const isWorthTelling = openMsBetween(fromMs, toMs, calendar, hours, dayMs) >= dayMs;
  return isWorthTelling ? [...gaps, { fromMs, toMs }].slice(-gapsKept) : gaps;
}
