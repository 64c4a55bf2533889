import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belgianCalendar } from '../../../src/app/belgium.ts';
import { createRandom } from '../../../src/app/simulation/random.ts';
import { forecastFull, fullOn, type LevelSample } from '../../../src/domain/checks/forecast.ts';
import { newWatch, type WatchState } from '../../../src/domain/model/state.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const startMs = Date.UTC(2026, 8, 1, 6);

/** One reading every `everyHours` for `days` days; the level is a function of the days since the start. */
function readings(days: number, everyHours: number, level: (day: number) => number): LevelSample[] {
  const count = Math.floor((days * 24) / everyHours) + 1;
  return Array.from({ length: count }, (_, index) => {
    const day = (index * everyHours) / 24;
    return { atMs: startMs + day * dayMs, used: level(day) };
  });
}
const atDay = (day: number): number => startMs + day * dayMs;
/** Days from the start to the forecast, or null. */
const fullDay = (samples: LevelSample[], limit: number, nowDay: number): number | null => {
  const forecast = forecastFull(samples, limit, atDay(nowDay));
  return forecast === null ? null : (forecast.fullAtMs - startMs) / dayMs;
};

describe('forecastFull', () => {
  const ramp = (perDay: number) => (day: number) => 100 + perDay * day;

  it.each([
    ['a steady ramp', readings(10, 6, ramp(10)), 10, 90],
    ['exactly 6 readings over exactly 2 days', readings(2, 9.6, ramp(10)), 2, 90],
    ['5 readings', readings(2, 12, ramp(10)), 2, null],
    ['49 readings over 2 days', readings(2, 1, ramp(10)), 2, 90],
    ['readings of less than 2 days', readings(47 / 24, 1, ramp(10)), 2, null],
    ['no readings', [], 2, null],
    ['a level that stands still', readings(10, 6, ramp(0)), 10, null],
    ['a falling level', readings(10, 6, ramp(-5)), 10, null],
    ['a full box', readings(100, 6, ramp(10)), 100, null],
    ['a box full to the byte', readings(90, 6, ramp(10)), 90, null],
    ['a box above its limit', readings(10, 6, (day) => 990 + 10 * day), 10, null],
    ['a slow ramp', readings(10, 6, (day) => 700 + day), 10, 300],
    ['readings too old: full before now', readings(10, 6, ramp(10)), 91, null],
    ['readings 20 days old', readings(10, 6, ramp(10)), 30, 90],
    ['a ramp that stopped half-way', readings(20, 6, (day) => 100 + 10 * Math.min(day, 10)), 20, null],
    ['a ramp with one wild reading', readings(10, 6, (day) => (day === 5 ? 170 : 100 + 10 * day)), 10, 90],
  ])('%s', (_name, samples, nowDay, expected) => {
    const full = fullDay(samples, 1000, nowDay);
    if (expected === null) expect(full).toBeNull();
    else expect(full).toBeCloseTo(expected, 5);
  });

  it('speaks up to 365 days ahead and no further', () => {
    const samples = readings(10, 6, (day) => day);
    expect(fullDay(samples, 375, 10)).toBeCloseTo(375, 5);
    expect(fullDay(samples, 375.01, 10)).toBeNull();
  });

  it.each([0, -1, Number.NaN])('is silent for a limit of %d', (limit) => {
    expect(forecastFull(readings(10, 6, ramp(10)), limit, atDay(10))).toBeNull();
  });

  it('leaves out readings dated in the future, and does not mind their order', () => {
    const samples = readings(10, 6, ramp(10));
    const future = { atMs: atDay(400), used: 999 };
    expect(fullDay([future, ...samples].reverse(), 1000, 10)).toBeCloseTo(90, 5);
  });

  it('leaves the readings it is given as they were', () => {
    const samples = Object.freeze(readings(10, 6, ramp(10)).reverse());
    expect(() => forecastFull(samples, 1000, atDay(10))).not.toThrow();
  });
});

describe('the last emptying', () => {
  it('starts the trend anew: only what came after counts', () => {
    const samples = readings(20, 6, (day) => (day < 10 ? 100 + 50 * day : 20 + 7 * (day - 10)));
    expect(fullDay(samples, 1000, 20)).toBeCloseTo(10 + 980 / 7, 5);
  });

  it('is silent again for two days after it', () => {
    const samples = readings(11, 1, (day) => (day < 10 ? 100 + 50 * day : 20 + 7 * (day - 10)));
    expect(fullDay(samples, 1000, 11)).toBeNull();
  });

  it.each([
    ['of 30 % counts', 0.7, 10 + (1000 - 0.7 * 200) / 10],
    ['of 29 % does not, and makes the trend unsure', 0.71, null],
  ])('a fall %s', (_name, left, expected) => {
    const samples = readings(20, 6, (day) => (day < 10 ? 200 : 200 * left + 10 * (day - 10)));
    const full = fullDay(samples, 1000, 20);
    if (expected === null) expect(full).toBeNull();
    else expect(full).toBeCloseTo(expected, 5);
  });

  it('may take several readings: the trend starts at the lowest', () => {
    const levels = [500, 520, 340, 330, 320, 310, 300, 290, 280, 270, 260];
    const emptied = levels.map((used, index) => ({ atMs: atDay(index / 4 - levels.length / 4), used }));
    const samples = [...emptied, ...readings(3, 6, (day) => 250 + 10 * day)];
    expect(fullDay(samples, 1000, 3)).toBeCloseTo(75, 5);
  });

  it('keeps a box that is collected every day silent', () => {
    const { next } = createRandom(4);
    const samples = readings(60, 0.5, (day) => ((day % 1) * 4 + next()) * 200_000);
    for (let day = 1; day <= 60; day += 1) expect(fullDay(samples, 52_428_800, day)).toBeNull();
  });
});

describe('forecastFull, properties', () => {
  const rampCase = fc.record({
    startLevel: fc.double({ min: 0, max: 500, noNaN: true }),
    perDay: fc.double({ min: 3, max: 50, noNaN: true }),
    days: fc.double({ min: 3, max: 60, noNaN: true }),
    everyHours: fc.constantFrom(0.5, 1, 4, 6),
    seed: fc.integer(),
  });

  it('tells a clean ramp within 5 %, whatever the jitter of the readings', () => {
    fc.assert(
      fc.property(rampCase, ({ startLevel, perDay, days, everyHours, seed }) => {
        const random = createRandom(seed);
        const samples = readings(days, everyHours, () => 0).map(({ atMs }) => {
          const jittered = atMs + random.between(-0.2, 0.2) * everyHours * hourMs;
          return { atMs: jittered, used: Math.max(0, startLevel + (perDay * (jittered - startMs)) / dayMs) };
        });
        const nowDay = days + 0.2;
        const limit = startLevel + perDay * (nowDay + 30);
        const full = fullDay(samples, limit, nowDay);
        expect(full).not.toBeNull();
        expect(Math.abs((full ?? 0) - nowDay - 30)).toBeLessThan(0.05 * 30);
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the unit of the level nor on the date', () => {
    fc.assert(
      fc.property(
        rampCase,
        fc.integer({ min: -8, max: 20 }),
        fc.integer({ min: 0, max: 4000 }),
        (world, power, shift) => {
          const random = createRandom(world.seed);
          const samples = readings(world.days, world.everyHours, (day) =>
            Math.max(0, world.startLevel + world.perDay * day + random.between(-20, 20)),
          );
          const scale = 2 ** power;
          const shiftMs = shift * dayMs;
          const moved = samples.map(({ atMs, used }) => ({ atMs: atMs + shiftMs, used: used * scale }));
          const nowMs = atDay(world.days);
          const forecast = forecastFull(samples, 2000, nowMs);
          const expected = forecast === null ? null : { fullAtMs: forecast.fullAtMs + shiftMs };
          expect(forecastFull(moved, 2000 * scale, nowMs + shiftMs)).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is silent on noise without a trend', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 40, max: 500 }),
        fc.double({ min: 1, max: 200, noNaN: true }),
        (seed, count, amplitude) => {
          const random = createRandom(seed);
          const samples = readings(count / 8, 3, () => 700 + random.between(-amplitude / 2, amplitude / 2));
          expect(forecastFull(samples, 1000, atDay(count / 8))).toBeNull();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is silent on six to ten readings of noise but for one time in a hundred', () => {
    const random = createRandom(11);
    let spoken = 0;
    for (let trial = 0; trial < 5000; trial += 1) {
      const count = 6 + (trial % 5);
      const samples = readings((count - 1) / 2, 12, () => 700 + random.between(-100, 100));
      if (forecastFull(samples, 1000, atDay(count)) !== null) spoken += 1;
    }
    expect(spoken).toBeLessThan(50);
  });

  it('never names a date in the past nor over a year away', () => {
    const sample = fc.record({ atMs: fc.integer({ min: 0, max: 40 * dayMs }), used: fc.nat(1000) });
    fc.assert(
      fc.property(
        fc.array(sample, { maxLength: 200 }),
        fc.nat(1000),
        fc.integer({ max: 50 * dayMs }),
        (all, limit, nowMs) => {
          const sorted = all.toSorted((a, b) => a.used - b.used);
          const rising = sorted.map(({ used }, index) => ({ atMs: (index * 40 * dayMs) / sorted.length, used }));
          for (const samples of [all, rising]) {
            const forecast = forecastFull(samples, limit, nowMs);
            if (forecast === null) continue;
            expect(forecast.fullAtMs).toBeGreaterThanOrEqual(nowMs);
            expect(forecast.fullAtMs - nowMs).toBeLessThanOrEqual(365 * dayMs);
            expect(Number.isInteger(forecast.fullAtMs)).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('forecastFull in a simulated life', () => {
  /** Nobody collects: 4 messages of 200 kB a day by a Poisson process, read every half-hour of a working day. */
  const arrivalsAfter = (days: number, seed: number): LevelSample[] => {
    const random = createRandom(seed);
    let nextMs = startMs + random.poissonGapMs(4);
    let used = 0;
    return readings(days, 0.5, () => 0).flatMap(({ atMs }) => {
      for (; nextMs <= atMs; nextMs += random.poissonGapMs(4)) used += 200_000;
      return ((atMs - startMs) / hourMs) % 24 < 9 ? [{ atMs, used }] : [];
    });
  };

  it('is within 30 % after two weeks for nine boxes in ten', () => {
    const limit = 52_428_800;
    let near = 0;
    for (let seed = 1; seed <= 100; seed += 1) {
      const full = fullDay(arrivalsAfter(14, seed), limit, 14);
      if (full !== null && Math.abs(full - limit / 800_000) < 0.3 * (limit / 800_000)) near += 1;
    }
    expect(near).toBeGreaterThanOrEqual(90);
  });

  it('takes a year of readings within 5 ms (some 0.3 ms on an idle PC)', () => {
    const samples = arrivalsAfter(365, 1);
    const started = performance.now();
    for (let round = 0; round < 200; round += 1) forecastFull(samples, 1e12, atDay(365));
    expect((performance.now() - started) / 200).toBeLessThan(5);
  });
});

describe('the date that is said', () => {
  const address = 'ec001234@adm.cfwb.be';
  /** A box that has grown by a MB a day for two weeks, of so many MB. */
  const growing = (limit: number): WatchState => {
    const [mailbox] = newWatch([address]).mailboxes;
    if (!mailbox) throw new RangeError('no mailbox');
    const fine = readings(14, 6, (day) => day).map(({ atMs, used }) => ({ atMs, used }));
    const latest = { limitBytes: limit, messages: null, limitMessages: null, source: 'pop3-stat' as const };
    const storage = { ...mailbox.storage, fine, latest: { ...latest, usedBytes: 14, percent: 50 } };
    return { ...newWatch([address]), mailboxes: [{ ...mailbox, storage }] };
  };

  it('is never today, nor past', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 14, max: 60, noNaN: true }), (limit, day) => {
        const date = fullOn(growing(limit), address, atDay(day), belgianCalendar);
        if (date !== null) expect(date > belgianCalendar.localDate(atDay(day))).toBe(true);
      }),
    );
  });

  it('is the one on which the trend meets the limit', () => {
    expect(fullOn(growing(20), address, atDay(14), belgianCalendar)).toBe('2026-09-21');
    expect(fullOn(growing(14.5), address, atDay(14), belgianCalendar)).toBeNull();
  });
});
