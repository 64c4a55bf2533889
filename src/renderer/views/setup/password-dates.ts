import { dateRule } from '../../../domain/model/number-rules.ts';

/** What the user knows of the CERBERE password's age. */
export type DateAnswer = 'changed' | 'expires' | 'unknown';

/** `outside`: not in the past, or not of this century; the field itself says so. */
export type DatesToSave =
  | { readonly ok: true; readonly passwordChangedOn: string | null; readonly passwordExpiresOn: string | null }
  | { readonly ok: false; readonly problem: 'choose' | 'missing' | 'outside' };

/** @param today the local date, `YYYY-MM-DD`. @param date null while it is incomplete */
export function datesToSave(answer: DateAnswer | null, date: string | null, today: string): DatesToSave {
  if (answer === null) return { ok: false, problem: 'choose' };
  if (answer === 'unknown') return { ok: true, passwordChangedOn: null, passwordExpiresOn: null };
  if (date === null) return { ok: false, problem: 'missing' };
  if (!isWithin(date, answer === 'changed' ? today : dateRule.max)) return { ok: false, problem: 'outside' };
  return answer === 'changed'
    ? { ok: true, passwordChangedOn: date, passwordExpiresOn: null }
    : { ok: true, passwordChangedOn: null, passwordExpiresOn: date };
}

/** The answer that the kept dates stand for; null where none was given. */
export function answerIn(changedOn: string | null, givenExpiry: string | null): DateAnswer | null {
  if (givenExpiry !== null) return 'expires';
  return changedOn === null ? null : 'changed';
}

/** The password's last day; null while the answer says nothing of it. */
export function lastDay(answer: DateAnswer | null, date: string | null, lifetimeMonths: number): string | null {
  if (answer === 'unknown' || answer === null || date === null || !isWithin(date, dateRule.max)) return null;
  return answer === 'expires' ? date : monthsLater(date, lifetimeMonths);
}

const isWithin = (date: string, latest: string): boolean => date >= dateRule.min && date <= latest;

/** As the domain's `addMonths`, without the calendar's weight: a day that the month lacks becomes its last. */
export function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const found = new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth.getUTCDate())));
  return found.toISOString().slice(0, 10);
}
