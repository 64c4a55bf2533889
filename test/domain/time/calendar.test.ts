import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../../src/domain/time/calendar.ts';
import { addMonths } from '../../../src/domain/time/dates.ts';

const belgianHolidays = JSON.parse(
  readFileSync(new URL('../../../assets/holidays/be.json', import.meta.url), 'utf8'),
) as {
  schema: number;
  country: string;
  source: string;
  from: number;
  to: number;
  days: string[];
};

const brussels = createCalendar({ timeZone: 'Europe/Brussels', holidays: belgianHolidays.days });
const office = { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '17:00' };
const ms = (iso: string): number => Temporal.Instant.from(iso).epochMilliseconds;

/** Half-hour and midnight changes, a skipped day (Apia, 30 December 2011), and a zone that never changes. */
const zones = [
  'Europe/Brussels',
  'America/New_York',
  'America/Havana',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'UTC',
];
const calendars = new Map(zones.map((timeZone) => [timeZone, createCalendar({ timeZone, holidays: ['2026-12-25'] })]));
const calendarOf = (timeZone: string) => calendars.get(timeZone) ?? brussels;

const firstMs = ms('2000-01-01T00:00Z');
const lastMs = ms('2060-12-31T00:00Z');
const transitions = new Map(zones.map((timeZone) => [timeZone, transitionsOf(timeZone)]));

function transitionsOf(timeZone: string): number[] {
  const found: number[] = [];
  let moment = Temporal.Instant.fromEpochMilliseconds(firstMs).toZonedDateTimeISO(timeZone);
  for (;;) {
    const next = moment.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds > lastMs) return found;
    found.push(next.epochMilliseconds);
    moment = next;
  }
}

const hourMs = 3_600_000;
/** A zone, and an instant of which every other lies within four hours of a change of offset. */
const zonedInstant = fc.constantFrom(...zones).chain((timeZone) => {
  const anywhere = fc.integer({ min: firstMs, max: lastMs });
  const changes = transitions.get(timeZone) ?? [];
  if (changes.length === 0) return fc.record({ timeZone: fc.constant(timeZone), atMs: anywhere });
  const aroundChange = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -4 * hourMs, max: 4 * hourMs }))
    .map(([changeMs, byMs]) => changeMs + byMs);
  const atChange = fc.constantFrom(...changes.flatMap((changeMs) => [changeMs - 1, changeMs, changeMs + 1]));
  return fc.record({ timeZone: fc.constant(timeZone), atMs: fc.oneof(anywhere, aroundChange, atChange) });
});
const date = fc.integer({ min: firstMs, max: lastMs }).map((atMs) => new Date(atMs).toISOString().slice(0, 10));
const minuteOfDay = fc.integer({ min: 0, max: 1439 });
const hhmm = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const weeklyHours = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    between: fc.tuple(minuteOfDay, fc.integer({ min: 1, max: 1440 })).filter(([from, to]) => from < to),
  })
  .map(({ days, between: [from, to] }) => ({ days, opens: hhmm(from), closes: hhmm(to) }));

const runs = { numRuns: 2000 };

describe('calendar against Temporal, 2000 to 2060', () => {
  it('shows the same date, minute and weekday at any instant', () => {
    fc.assert(
      fc.property(zonedInstant, ({ timeZone, atMs }) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);
        expect(calendarOf(timeZone).localTime(atMs)).toEqual({
          date: expected.toPlainDate().toString(),
          minuteOfDay: expected.hour * 60 + expected.minute,
          weekday: expected.dayOfWeek,
        });
        expect(calendarOf(timeZone).localDate(atMs)).toBe(expected.toPlainDate().toString());
      }),
      runs,
    );
  });

  it('does so whatever was asked before: a new calendar agrees with a used one', () => {
    fc.assert(
      fc.property(fc.array(zonedInstant, { minLength: 1, maxLength: 12 }), (asked) => {
        for (const { timeZone, atMs } of asked) {
          const fresh = createCalendar({ timeZone, holidays: [] });
          expect(fresh.localTime(atMs)).toEqual(calendarOf(timeZone).localTime(atMs));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('resolves every wall time as Temporal does, in gaps and overlaps too', () => {
    fc.assert(
      fc.property(zonedInstant, fc.integer({ min: -180, max: 180 }), ({ timeZone, atMs }, byMinutes) => {
        const wall = Temporal.Instant.fromEpochMilliseconds(atMs)
          .toZonedDateTimeISO(timeZone)
          .toPlainDateTime()
          .add({ minutes: byMinutes })
          .round('minute');
        const at = calendarOf(timeZone).atLocal(wall.toPlainDate().toString(), hhmm(wall.hour * 60 + wall.minute));
        expect(at).toBe(wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds);
      }),
      runs,
    );
  });

  it('starts every day where Temporal does', () => {
    fc.assert(
      fc.property(zonedInstant, fc.integer({ min: -2, max: 2 }), ({ timeZone, atMs }, byDays) => {
        const day = Temporal.Instant.fromEpochMilliseconds(atMs)
          .toZonedDateTimeISO(timeZone)
          .toPlainDate()
          .add({ days: byDays });
        expect(calendarOf(timeZone).startOfDay(day.toString())).toBe(day.toZonedDateTime(timeZone).epochMilliseconds);
      }),
      runs,
    );
  });

  it('adds days and months and counts days alike', () => {
    fc.assert(
      fc.property(date, date, fc.integer({ min: -600, max: 600 }), (from, to, count) => {
        const day = Temporal.PlainDate.from(from);
        expect(brussels.addDays(from, count)).toBe(day.add({ days: count }).toString());
        expect(brussels.daysBetween(from, to)).toBe(day.until(to, { largestUnit: 'day' }).days);
        expect(addMonths(from, count)).toBe(day.add({ months: count }).toString());
      }),
      runs,
    );
  });
});

describe('calendar on DST nights in Brussels', () => {
  it('moves a time the spring night skips on by the hour', () => {
    expect(brussels.atLocal('2027-03-28', '02:30')).toBe(ms('2027-03-28T01:30Z'));
    expect(brussels.localTime(ms('2027-03-28T01:30Z'))).toEqual({ date: '2027-03-28', minuteOfDay: 210, weekday: 7 });
  });

  it('takes the first of the two in the autumn night', () => {
    expect(brussels.atLocal('2026-10-25', '02:30')).toBe(ms('2026-10-25T00:30Z'));
    expect(brussels.localTime(ms('2026-10-25T00:30Z'))).toEqual(brussels.localTime(ms('2026-10-25T01:30Z')));
  });

  it('has days of 23 and 25 hours', () => {
    const lengthHours = (day: string): number =>
      (brussels.startOfDay(brussels.addDays(day, 1)) - brussels.startOfDay(day)) / hourMs;
    expect(lengthHours('2027-03-28')).toBe(23);
    expect(lengthHours('2026-10-25')).toBe(25);
    expect(lengthHours('2026-10-26')).toBe(24);
  });
});

describe('working days', () => {
  it.each([
    ['2026-12-24', false, true, '2026-12-28'],
    ['2026-12-25', true, false, '2026-12-28'],
    ['2026-12-26', false, false, '2026-12-28'],
    ['2026-05-13', false, true, '2026-05-15'],
    ['2026-05-22', false, true, '2026-05-26'],
    ['2026-11-01', true, false, '2026-11-02'],
  ])('%s: holiday %s, working %s, next working day %s', (day, isHoliday, isWorkingDay, next) => {
    expect(brussels.isHoliday(day)).toBe(isHoliday);
    expect(brussels.isWorkingDay(day)).toBe(isWorkingDay);
    expect(brussels.nextWorkingDay(day)).toBe(next);
  });

  it('gives the working days a stretch of time touches, its end excluded', () => {
    const from = brussels.atLocal('2026-05-13', '23:59');
    expect(brussels.workingDaysOverlap(from, brussels.atLocal('2026-05-18', '00:00'))).toEqual([
      '2026-05-13',
      '2026-05-15',
    ]);
    expect(brussels.workingDaysOverlap(from, brussels.atLocal('2026-05-18', '00:00') + 1)).toEqual([
      '2026-05-13',
      '2026-05-15',
      '2026-05-18',
    ]);
    expect(brussels.workingDaysOverlap(from, from)).toEqual([]);
    expect(brussels.workingDaysOverlap(from, from - 1)).toEqual([]);
  });

  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-06-15', 6, '2026-12-15'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2027-03-31', -1, '2027-02-28'],
    ['2026-01-31', 0, '2026-01-31'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });
});

describe('opening hours', () => {
  it.each([
    ['Friday before closing', '2026-09-04T16:59', true, '2026-09-04T16:59'],
    ['Friday at closing', '2026-09-04T17:00', false, '2026-09-07T08:00'],
    ['Monday before opening', '2026-09-07T07:59', false, '2026-09-07T08:00'],
    ['Monday at opening', '2026-09-07T08:00', true, '2026-09-07T08:00'],
    ['Christmas, a Friday', '2026-12-25T10:00', false, '2026-12-28T08:00'],
    ['Ascension, a Thursday', '2026-05-14T10:00', false, '2026-05-15T08:00'],
  ])('%s', (_when, at, isOpen, opening) => {
    const local = (text: string): number => brussels.atLocal(text.slice(0, 10), text.slice(11));
    expect(brussels.isOpen(local(at), office)).toBe(isOpen);
    expect(brussels.nextOpening(local(at), office)).toBe(local(opening));
  });

  it('is open from now on or not before the instant given, also on DST nights', () => {
    fc.assert(
      fc.property(zonedInstant, weeklyHours, ({ timeZone, atMs }, hours) => {
        const calendar = calendarOf(timeZone);
        const opening = calendar.nextOpening(atMs, hours);
        expect(opening).toBeGreaterThanOrEqual(atMs);
        expect(calendar.isOpen(opening, hours)).toBe(true);
        if (calendar.isOpen(atMs, hours)) expect(opening).toBe(atMs);
        else expect(calendar.isOpen(opening - 1, hours)).toBe(false);
        for (let at = atMs; at < opening; at += Math.max(hourMs / 4, (opening - atMs) / 200)) {
          expect(calendar.isOpen(at, hours)).toBe(false);
        }
      }),
      runs,
    );
  });

  it('takes 24:00 as the end of the day', () => {
    const always = { days: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '24:00' };
    expect(brussels.isOpen(brussels.atLocal('2026-09-05', '23:59'), always)).toBe(true);
  });

  it.each([
    { days: [], opens: '08:00', closes: '17:00' },
    { days: [1], opens: '17:00', closes: '08:00' },
    { days: [1], opens: '08:00', closes: '08:00' },
  ])('refuses to look for an opening of hours that never open: $days $opens $closes', (hours) => {
    expect(brussels.isOpen(0, hours)).toBe(false);
    expect(() => brussels.nextOpening(ms('2026-09-01T00:00Z'), hours)).toThrow(RangeError);
  });
});

describe('next working time', () => {
  it.each([
    ['2026-09-04T07:29', '2026-09-04T07:30'],
    ['2026-09-04T07:30', '2026-09-07T07:30'],
    ['2026-09-05T03:00', '2026-09-07T07:30'],
    ['2026-12-24T12:00', '2026-12-28T07:30'],
    ['2026-10-23T08:00', '2026-10-26T07:30'],
    ['2027-03-26T08:00', '2027-03-30T07:30'],
  ])('after %s comes %s', (at, next) => {
    const local = (text: string): number => brussels.atLocal(text.slice(0, 10), text.slice(11));
    expect(brussels.nextWorkingTime(local(at), '07:30')).toBe(local(next));
  });

  it('is later, on a working day, at that time, and none was skipped', () => {
    const inFile = fc.integer({ min: ms('2026-01-01T00:00Z'), max: ms('2046-12-31T00:00Z') });
    fc.assert(
      fc.property(inFile, minuteOfDay, (atMs, minute) => {
        const next = brussels.nextWorkingTime(atMs, hhmm(minute));
        const local = brussels.localTime(next);
        expect(next).toBeGreaterThan(atMs);
        expect(local.minuteOfDay).toBe(minute);
        expect(brussels.isWorkingDay(local.date)).toBe(true);
        const between = brussels.workingDaysOverlap(atMs, next).filter((day) => day !== local.date);
        for (const day of between) expect(brussels.atLocal(day, hhmm(minute))).toBeLessThanOrEqual(atMs);
      }),
      runs,
    );
  });
});

describe('what a calendar refuses', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-1', '20260101', '2026-01-011', ''])(
    'the date "%s"',
    (text) => {
      expect(() => brussels.isHoliday(text)).toThrow(RangeError);
      expect(() => addMonths(text, 1)).toThrow(RangeError);
      expect(() => createCalendar({ timeZone: 'UTC', holidays: [text] })).toThrow(RangeError);
    },
  );

  it.each(['7:30', '07h30', '24:01', '12:60', '12:3', '12:300', ''])('the time "%s"', (text) => {
    expect(() => brussels.atLocal('2026-01-01', text)).toThrow(RangeError);
  });

  it('a time zone that does not exist, an instant that is no number, half a day', () => {
    expect(() => createCalendar({ timeZone: 'Europe/Bruxelles', holidays: [] })).toThrow(RangeError);
    expect(() => brussels.localTime(Number.NaN)).toThrow(RangeError);
    expect(() => brussels.addDays('2026-01-01', 0.5)).toThrow(RangeError);
  });
});

describe('assets/holidays/be.json', () => {
  /** Gregorian computus, Meeus/Jones/Butcher ("A New York correspondent", Nature, 20 April 1876). */
  const easterOf = (year: number): string => {
    const a = year % 19;
    const b = Math.floor(year / 100);
    const c = year % 100;
    const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
    const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
    const m = Math.floor((a + 11 * h + 22 * l) / 451);
    const n = h + l - 7 * m + 114;
    return `${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`;
  };
  const years = Array.from({ length: 21 }, (_, index) => 2026 + index);

  it('says what it is', () => {
    expect(belgianHolidays).toMatchObject({ schema: 1, country: 'BE', from: 2026, to: 2046 });
    expect(belgianHolidays.source).toMatch(/^date-holidays 3\.\d+\.\d+$/);
    expect(belgianHolidays.days).toEqual([...new Set(belgianHolidays.days)].toSorted());
    expect(belgianHolidays.days).toHaveLength(years.length * 10);
  });

  it('finds Easter where the calendars print it', () => {
    expect([2008, 2011, 2026, 2027, 2038].map(easterOf)).toEqual([
      '2008-03-23',
      '2011-04-24',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
    ]);
  });

  it.each(years)('has the ten legal holidays of %i and no other', (year) => {
    const afterEaster = (days: number): string => brussels.addDays(easterOf(year), days);
    const fixed = ['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25'].map((day) => `${year}-${day}`);
    const expected = [...fixed, afterEaster(1), afterEaster(39), afterEaster(50)].toSorted();
    expect(belgianHolidays.days.filter((day) => day.startsWith(`${year}-`))).toEqual(expected);
  });
});

describe('calendar speed', () => {
  it('answers 400,000 localTime calls of a year within a second (some 100 ms on an idle PC)', () => {
    const from = ms('2026-09-01T00:00Z');
    const started = performance.now();
    let minutes = 0;
    for (let index = 0; index < 400_000; index += 1) minutes += brussels.localTime(from + index * 78_000).minuteOfDay;
    expect(minutes).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
