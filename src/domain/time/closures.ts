import type { Calendar } from './calendar.ts';
import type { IsoDate } from './dates.ts';

/** Closures of the Fédération Wallonie-Bruxelles' school calendar. */
export const closureKinds = [
  'autumn',
  'winter',
  'detente',
  'spring',
  'summer',
  'community-day',
  'mardi-gras',
  'all-souls',
] as const;
export type ClosureKind = (typeof closureKinds)[number];

/** Days on which the school is shut, both ends included: of the school calendar (`kind`), or the school's own (`name`). */
export type Closure = {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly kind?: ClosureKind;
  readonly name?: string;
};

/** Days in a row without school: closures, with the weekends and public holidays that adjoin them. */
export type ShutDays = {
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** How many they are, both ends included. */
  readonly days: number;
  /** The longest closure among them: their name. */
  readonly closure: Closure;
};

/** The days on which somebody may be expected at the school, and the breaks between them. */
export type SchoolDays = {
  /** A working day on which the school is not shut. */
  isSchoolDay(date: IsoDate): boolean;
  /** The break that the date lies in; null on a school day, and on a weekend or holiday that no closure adjoins. */
  shutDaysOn(date: IsoDate): ShutDays | null;
  /** The first break of at least so many days that begins strictly after the date; null where none is known. */
  nextShutDays(after: IsoDate, leastDays?: number): ShutDays | null;
  /** The break of at least so many days before which this date is one of the last `lastDays` school days; else null. */
  shutDaysAhead(date: IsoDate, options: { readonly lastDays: number; readonly leastDays: number }): ShutDays | null;
  /** The last so many school days before the date, in order. */
  schoolDaysBefore(date: IsoDate, count: number): IsoDate[];
};

/**
 * Made for hundreds of thousands of calls: breaks are put together once.
 * A closure that ends before it begins, or whose dates are none, is a bug and throws `RangeError`.
 */
export function createSchoolDays(calendar: Calendar, closures: readonly Closure[]): SchoolDays {
  const breaks = breaksOf(calendar, closures);

  /** Index of the first break that begins strictly after the date. */
  const firstAfter = (date: IsoDate): number => {
    let low = 0;
    let high = breaks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((breaks[middle]?.from ?? date) <= date) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const shutDaysOn = (date: IsoDate): ShutDays | null => {
    const latest = breaks[firstAfter(date) - 1];
    return latest !== undefined && date <= latest.to ? latest : null;
  };
  const isSchoolDay = (date: IsoDate): boolean => calendar.isWorkingDay(date) && shutDaysOn(date) === null;
  const nextShutDays = (after: IsoDate, leastDays = 1): ShutDays | null =>
    breaks.slice(firstAfter(after)).find(({ days }) => days >= leastDays) ?? null;
  const schoolDaysBefore = (date: IsoDate, count: number): IsoDate[] => {
    const found: IsoDate[] = [];
    for (let day = calendar.addDays(date, -1); found.length < count; day = calendar.addDays(day, -1))
      if (isSchoolDay(day)) found.unshift(day);
    return found;
  };

  return {
    isSchoolDay,
    shutDaysOn,
    nextShutDays,
    schoolDaysBefore,
    shutDaysAhead(date, { lastDays, leastDays }) {
      const next = isSchoolDay(date) ? nextShutDays(date, leastDays) : null;
      return next !== null && schoolDaysBefore(next.from, lastDays).includes(date) ? next : null;
    },
  };
}

/** Breaks in order; a school day lies between any two. */
function breaksOf(calendar: Calendar, closures: readonly Closure[]): readonly ShutDays[] {
  const breaks: ShutDays[] = [];
  for (const closure of closures.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    if (lengthOf(calendar, closure) < 1) throw new RangeError(`a closure from ${closure.from} to ${closure.to}`);
    const from = lastShut(calendar, closure.from, -1);
    const to = lastShut(calendar, closure.to, 1);
    const before = breaks.at(-1);
    const touches = before !== undefined && from <= calendar.addDays(before.to, 1);
    if (touches) breaks.pop();
    const whole = touches ? { from: before.from, to: to > before.to ? to : before.to } : { from, to };
    const named =
      touches && lengthOf(calendar, before.closure) >= lengthOf(calendar, closure) ? before.closure : closure;
    breaks.push({ ...whole, days: lengthOf(calendar, whole), closure: named });
  }
  return breaks;
}

const lengthOf = (calendar: Calendar, { from, to }: { readonly from: IsoDate; readonly to: IsoDate }): number =>
  calendar.daysBetween(from, to) + 1;

/** From a day that is shut, as far in one direction as nobody works. */
function lastShut(calendar: Calendar, day: IsoDate, step: 1 | -1): IsoDate {
  let last = day;
  for (let next = calendar.addDays(day, step); !calendar.isWorkingDay(next); next = calendar.addDays(next, step))
    last = next;
  return last;
}
