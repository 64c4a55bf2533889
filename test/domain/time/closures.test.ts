import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belgianCalendar, schoolCalendar } from '../../../src/app/belgium.ts';
import { type Closure, createSchoolDays } from '../../../src/domain/time/closures.ts';

const { addDays, daysBetween, isWorkingDay } = belgianCalendar;
const known = createSchoolDays(belgianCalendar, schoolCalendar);
const withOwn = (...own: Closure[]) => createSchoolDays(belgianCalendar, own);

describe('a break', () => {
  it.each([
    ['takes the weekend before it and the day of the dead behind it', '2026-10-20', '2026-10-17', '2026-11-02', 17],
    ['takes the weekend before it', '2026-12-25', '2026-12-19', '2027-01-03', 16],
    ['runs over the turn of the year', '2027-01-01', '2026-12-19', '2027-01-03', 16],
    ['is a single day between two of school', '2027-02-09', '2027-02-09', '2027-02-09', 1],
    ['joins the weekend that a Monday off follows', '2027-09-26', '2027-09-25', '2027-09-27', 3],
    ['of the summer begins behind the last day of school', '2027-07-21', '2027-07-03', '2027-08-29', 58],
  ])('%s', (_how, on, from, to, days) => {
    expect(known.shutDaysOn(on)).toMatchObject({ from, to, days });
  });

  it.each([
    ['a school day', '2026-11-30'],
    ['an ordinary weekend', '2026-11-28'],
    ['a public holiday by itself', '2026-11-11'],
    ['Easter Monday and the weekend before', '2027-03-29'],
    ['a day behind all that is known', '2032-12-28'],
  ])('does not hold %s', (_what, date) => {
    expect(known.shutDaysOn(date)).toBeNull();
  });

  it('bears the name of the longest closure in it', () => {
    expect(known.shutDaysOn('2026-11-02')?.closure.kind).toBe('autumn');
    const own = { from: '2026-05-15', to: '2026-05-15', name: 'Pont' };
    const days = withOwn(own, { from: '2026-05-18', to: '2026-05-19', name: 'Kermesse' });
    // Ascension Day, the own Friday, the weekend, two own days.
    expect(days.shutDaysOn('2026-05-14')).toEqual({
      from: '2026-05-14',
      to: '2026-05-19',
      days: 6,
      closure: { from: '2026-05-18', to: '2026-05-19', name: 'Kermesse' },
    });
  });

  it('is one where closures lie over each other', () => {
    const days = withOwn(
      { from: '2026-12-21', to: '2027-01-03', kind: 'winter' },
      { from: '2026-12-18', to: '2026-12-22', name: 'Fermeture' },
      { from: '2026-12-23', to: '2026-12-24', name: 'Formation' },
    );
    expect(days.nextShutDays('2026-12-01')).toMatchObject({ from: '2026-12-18', to: '2027-01-03' });
    expect(days.nextShutDays('2026-12-18')).toBeNull();
  });
});

describe('the next break', () => {
  it.each([
    ['strictly after the date', '2026-12-19', 1, '2027-02-09'],
    ['on the day before it', '2026-12-18', 1, '2026-12-19'],
    ['of five days at least', '2027-01-04', 5, '2027-02-20'],
  ])('%s', (_how, after, leastDays, from) => {
    expect(known.nextShutDays(after, leastDays)?.from).toBe(from);
  });

  it('is none behind the last that is known', () => {
    expect(known.nextShutDays('2028-07-08')).toBeNull();
  });
});

describe('the last school days before a break', () => {
  const rule = { lastDays: 2, leastDays: 5 };
  it.each([
    ['the Wednesday, three days before', '2026-12-16', null],
    ['the Thursday', '2026-12-17', '2026-12-19'],
    ['the Friday', '2026-12-18', '2026-12-19'],
    ['the first day of the break', '2026-12-19', null],
    ['a day within', '2026-12-28', null],
    ['the first day of school behind it', '2027-01-04', null],
    ['the eve of a day off', '2027-02-08', null],
  ])('on %s', (_which, date, from) => {
    expect(known.shutDaysAhead(date, rule)?.from ?? null).toBe(from);
  });

  it('are counted over a weekend and a day off between', () => {
    const days = withOwn({ from: '2026-12-17', to: '2026-12-17' }, { from: '2026-12-21', to: '2027-01-03' });
    expect(days.schoolDaysBefore('2026-12-19', 3)).toEqual(['2026-12-15', '2026-12-16', '2026-12-18']);
    expect(days.shutDaysAhead('2026-12-16', rule)?.from).toBe('2026-12-19');
    expect(days.shutDaysAhead('2026-12-17', rule)).toBeNull();
  });

  it('are none before four days in a row', () => {
    const days = withOwn({ from: '2026-05-15', to: '2026-05-15', name: 'Pont' });
    expect(days.shutDaysAhead('2026-05-13', rule)).toBeNull();
    expect(days.shutDaysAhead('2026-05-13', { lastDays: 2, leastDays: 4 })?.days).toBe(4);
  });
});

describe('a closure that is none', () => {
  it.each([
    ['ends before it begins', { from: '2026-12-22', to: '2026-12-21' }],
    ['has no date', { from: 'soon', to: '2026-12-21' }],
  ])('is a bug where it %s', (_how, closure) => {
    expect(() => withOwn(closure)).toThrow(RangeError);
  });
});

const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2026-06-01', days));
const closure: fc.Arbitrary<Closure> = fc
  .tuple(day, fc.integer({ min: 0, max: 20 }))
  .map(([from, length]) => ({ from, to: addDays(from, length) }));
const closures = fc.array(closure, { maxLength: 25 });

describe('whatever the closures', () => {
  it('a day is one of school exactly where it works and lies in none', () => {
    fc.assert(
      fc.property(closures, day, (all, date) => {
        const isShut = all.some(({ from, to }) => from <= date && date <= to);
        expect(createSchoolDays(belgianCalendar, all).isSchoolDay(date)).toBe(isWorkingDay(date) && !isShut);
      }),
    );
  });

  it('a break holds no school day, school days enclose it, and at least one closure lies in it', () => {
    fc.assert(
      fc.property(closures, day, (all, after) => {
        const days = createSchoolDays(belgianCalendar, all);
        const next = days.nextShutDays(after);
        if (next === null) {
          for (const { from } of all)
            expect(from <= after || days.shutDaysOn(from) === days.shutDaysOn(after)).toBe(true);
          return;
        }
        expect(next.from > after).toBe(true);
        expect(next.days).toBe(daysBetween(next.from, next.to) + 1);
        expect(days.isSchoolDay(addDays(next.from, -1)) && days.isSchoolDay(addDays(next.to, 1))).toBe(true);
        for (let date = next.from; date <= next.to; date = addDays(date, 1)) {
          expect(days.isSchoolDay(date)).toBe(false);
          expect(days.shutDaysOn(date)).toBe(next);
        }
        expect(all).toContain(next.closure);
        expect(next.from <= next.closure.from && next.closure.to <= next.to).toBe(true);
      }),
    );
  });

  it('their order and doubles change nothing but a name', () => {
    fc.assert(
      fc.property(closures, day, (all, date) => {
        const one = createSchoolDays(belgianCalendar, all).shutDaysOn(date);
        const other = createSchoolDays(belgianCalendar, [...all.toReversed(), ...all]).shutDaysOn(date);
        expect([other?.from, other?.to, other?.days]).toEqual([one?.from, one?.to, one?.days]);
      }),
    );
  });

  it('the last school days before a break lie before it, and only they see it ahead', () => {
    fc.assert(
      fc.property(closures, day, fc.integer({ min: 1, max: 4 }), (all, date, lastDays) => {
        const days = createSchoolDays(belgianCalendar, all);
        const next = days.nextShutDays(date, 5);
        const isLast = next !== null && days.schoolDaysBefore(next.from, lastDays).includes(date);
        expect(days.shutDaysAhead(date, { lastDays, leastDays: 5 })).toBe(isLast ? next : null);
      }),
    );
  });
});
