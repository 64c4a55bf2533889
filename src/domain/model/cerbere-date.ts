/** Days that count as dates here, `YYYY-MM-DD`: what lies outside is a slip of the hand. */
export const dateRule = { min: '2000-01-01', max: '2099-12-31' } as const;

/** What somebody may know of the CERBERE password's age: the day it was changed, or the last day that its e-mail gave. */
export const dateAnswers = ['changed', 'expires', 'unknown'] as const;
export type DateAnswer = (typeof dateAnswers)[number];

/** `outside`: not in the past, or not of this century. */
export type DateProblem = 'choose' | 'missing' | 'outside';

/** The dates of a mailbox, `YYYY-MM-DD`; null where nobody knows. */
export type PasswordDates = { readonly passwordChangedOn: string | null; readonly passwordExpiresOn: string | null };
export type DatesToSave =
  | { readonly ok: true; readonly dates: PasswordDates }
  | { readonly ok: false; readonly problem: DateProblem };

/** The days that an answer can give: nobody changes a password tomorrow. @param today the local date */
export const daysFor = (answer: DateAnswer, today: string): { readonly min: string; readonly max: string } => ({
  min: dateRule.min,
  max: answer === 'changed' ? today : dateRule.max,
});

const isWithin = (date: string, { min, max }: { readonly min: string; readonly max: string }): boolean =>
  date >= min && date <= max;

/** @param today the local date. @param date null while it is incomplete */
export function datesToSave(answer: DateAnswer | null, date: string | null, today: string): DatesToSave {
  if (answer === null) return { ok: false, problem: 'choose' };
  if (answer === 'unknown') return { ok: true, dates: { passwordChangedOn: null, passwordExpiresOn: null } };
  if (date === null) return { ok: false, problem: 'missing' };
  if (!isWithin(date, daysFor(answer, today))) return { ok: false, problem: 'outside' };
  return answer === 'changed'
    ? { ok: true, dates: { passwordChangedOn: date, passwordExpiresOn: null } }
    : { ok: true, dates: { passwordChangedOn: null, passwordExpiresOn: date } };
}

/** The answer that the kept dates stand for; null where none was given. */
export function answerIn(changedOn: string | null, givenExpiry: string | null): DateAnswer | null {
  if (givenExpiry !== null) return 'expires';
  return changedOn === null ? null : 'changed';
}

/** The password's last day; null while the answer says nothing of it. */
export function lastDay(answer: DateAnswer | null, date: string | null, lifetimeMonths: number): string | null {
  if (answer === 'unknown' || answer === null || date === null || !isWithin(date, dateRule)) return null;
  return answer === 'expires' ? date : monthsLater(date, lifetimeMonths);
}

/** As the calendar's `addMonths`, without its weight in the window: a day that the month lacks becomes its last. */
export function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const found = new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth.getUTCDate())));
  return found.toISOString().slice(0, 10);
}
