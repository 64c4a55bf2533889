import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import school from '../assets/school-calendar/fwb.json' with { type: 'json' };
import { belgianCalendar, schoolCalendar } from '../src/app/belgium.ts';
import { closureKinds, createSchoolDays } from '../src/domain/time/closures.ts';

const date = z.iso.date();
const sources = z.array(z.string()).min(2);
const schema = z.strictObject({
  schema: z.literal(1),
  community: z.string(),
  read: date,
  notes: z.array(z.string().min(20)),
  sources: z.array(
    z.strictObject({ id: z.string().min(1), title: z.string().min(10), url: z.url({ protocol: /^https$/ }) }),
  ),
  years: z.array(
    z.strictObject({
      year: z.string().regex(/^20\d\d-20\d\d$/),
      begins: date,
      ends: date,
      sources,
      closures: z.array(z.strictObject({ kind: z.enum(closureKinds), from: date, to: date, sources })),
    }),
  ),
  leftOut: z.array(z.strictObject({ year: z.string(), why: z.string() })),
});

const file = schema.parse(school);
const { addDays, daysBetween, isWorkingDay } = belgianCalendar;
const noon = (day: string): number => belgianCalendar.atLocal(day, '12:00');
const weekday = (day: string): number => belgianCalendar.localTime(noon(day)).weekday;
const [monday, friday, saturday, sunday] = [1, 5, 6, 7];
const entries = file.years.flatMap(({ year, closures }) => closures.map((closure) => ({ year, ...closure })));
const holidays = ['autumn', 'winter', 'detente', 'spring', 'summer'];

describe('the school calendar', () => {
  it('names two sources for every date, each known and none twice', () => {
    const known = file.sources.map(({ id }) => id);
    expect(new Set(known).size).toBe(known.length);
    for (const { sources } of [...file.years, ...entries]) {
      expect(known).toEqual(expect.arrayContaining(sources));
      expect(new Set(sources).size).toBe(sources.length);
    }
    const cited = [...file.years, ...entries].flatMap((one) => one.sources);
    expect(known.filter((id) => !cited.includes(id))).toEqual([]);
  });

  it('has every year since the new rhythms, one after the other', () => {
    const first = 2022;
    expect(file.years.map(({ year }) => year)).toEqual(
      file.years.map((_year, index) => `${first + index}-${first + index + 1}`),
    );
    expect(file.years.length).toBeGreaterThanOrEqual(6);
  });

  it.each(file.years)('$year begins on a Monday of August and ends on the first Friday of July', (year) => {
    expect(weekday(year.begins)).toBe(monday);
    expect(year.begins).toMatch(/-08-(2[4-9]|3[01])$/);
    expect(weekday(year.ends)).toBe(friday);
    expect(year.ends).toMatch(/-07-0[1-7]$/);
  });

  it.each(file.years)('$year has each of the five holidays once, in order', ({ closures }) => {
    expect(closures.map(({ kind }) => kind).filter((kind) => holidays.includes(kind))).toEqual(holidays);
  });

  it.each(entries)('$year: $kind begins and ends on days that make sense', ({ kind, from, to }) => {
    expect(from <= to).toBe(true);
    if (!holidays.includes(kind)) {
      expect([from, isWorkingDay(from)]).toEqual([to, true]);
      return;
    }
    expect(weekday(from)).toBe(kind === 'summer' ? saturday : monday);
    expect(weekday(to)).toBe(sunday);
    const weeks = (daysBetween(from, to) + 1) / 7;
    expect(kind === 'summer' ? [7, 8] : [2]).toContain(Math.round(weeks));
  });

  it('has its closures in order, none over another, each within its year', () => {
    for (const [index, { to }] of entries.entries()) {
      const next = entries[index + 1];
      if (next) expect(to < next.from).toBe(true);
    }
    for (const { begins, closures } of file.years) for (const { from } of closures) expect(begins < from).toBe(true);
  });

  it('leaves no day between summer and school', () => {
    for (const [index, { ends, closures }] of file.years.entries()) {
      const summer = closures.at(-1);
      expect(summer?.from).toBe(addDays(ends, 1));
      const next = file.years[index + 1];
      if (next) expect(summer?.to).toBe(addDays(next.begins, -1));
    }
  });

  // Public holidays are known since 2026.
  it.each(file.years.filter(({ begins }) => begins >= '2026'))(
    '$year has 180 to 184 days of school, as the decree wants',
    ({ begins, ends }) => {
      const { isSchoolDay } = createSchoolDays(belgianCalendar, schoolCalendar);
      let count = 0;
      for (let day = begins; day <= ends; day = addDays(day, 1)) if (isSchoolDay(day)) count += 1;
      expect(count).toBeGreaterThanOrEqual(180);
      expect(count).toBeLessThanOrEqual(184);
    },
  );

  it('has 7 weeks of school between holidays, or one more or less', () => {
    const long = entries.filter(({ kind }) => holidays.includes(kind));
    for (const [index, { to }] of long.entries()) {
      const next = long[index + 1];
      if (next === undefined) continue;
      const weeks = Math.round((daysBetween(to, next.from) - 1) / 7);
      expect([6, 7, 8]).toContain(weeks);
    }
  });

  it('is what the program is built with', () => {
    expect(schoolCalendar).toEqual(entries.map(({ kind, from, to }) => ({ kind, from, to })));
  });
});
