import type { WatchContext } from '../model/context.ts';
import type { ShutDays } from '../time/closures.ts';

/** School days before a closure on which it is said what will run out in it. */
const lastDays = 2;
/** Closures shorter than this are weekends. */
const leastDays = 5;
/** Days after a closure in which what runs out is still the closure's. */
const daysAfter = 3;

/** The closure of five days or more before which today is one of the last two school days; null on any other day. */
export const closureAhead = (nowMs: number, { calendar, schoolDays }: WatchContext): ShutDays | null =>
  schoolDays.shutDaysAhead(calendar.localDate(nowMs), { lastDays, leastDays });

/** True where a local date lies before the end of a closure, or up to three days after. */
export const endsAround = (date: string, { to }: ShutDays, { calendar }: WatchContext): boolean =>
  date <= calendar.addDays(to, daysAfter);
