// Dates without a time zone. A day number counts days since 1 January 1970.

/** A calendar date as ISO text, `YYYY-MM-DD`, years 0000 to 9999. */
export type IsoDate = string;

/** The date `months` calendar months later (or earlier); a day the month lacks becomes its last: 31 August + 6 → 28 or 29 February. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = civilOf(parseDate(date));
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return formatDate(dayNumber(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth))));
}

/** ISO weekday of a day number; day 0, 1 January 1970, was a Thursday. */
export function weekdayOf(day: number): number {
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

/** The day number of a date; throws `RangeError` for any other text. */
export function parseDate(date: IsoDate): number {
  const year = digits(date, 0, 4);
  const month = digits(date, 5, 2);
  const day = digits(date, 8, 2);
  const isDate =
    date.length === 10 && date[4] === '-' && date[7] === '-' && month >= 1 && month <= 12 && year >= 0 && day >= 1;
  if (!isDate || day > daysInMonth(year, month)) throw new RangeError(`not a date YYYY-MM-DD: ${date}`);
  return dayNumber(year, month, day);
}

/** The inverse of {@link parseDate}. */
export function formatDate(dayNumber: number): IsoDate {
  const { year, month, day } = civilOf(dayNumber);
  if (!(Number.isInteger(dayNumber) && year >= 0 && year <= 9999)) {
    throw new RangeError(`no date YYYY-MM-DD for day ${dayNumber}`);
  }
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** `HH:MM` as minutes since 00:00; `24:00` is 1440. */
export function parseTime(time: string): number {
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
