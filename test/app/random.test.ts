import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/app/simulation/random.ts';

const dayMs = 86_400_000;
const draw = (count: number, next: () => number): number[] => Array.from({ length: count }, next);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('random', () => {
  it('gives the published stream of mulberry32', () => {
    // Recomputed apart, with BigInt arithmetic modulo 2³², from the C source.
    const mask = 0xffff_ffffn;
    let counter = 1n;
    const reference = (): number => {
      counter = (counter + 0x6d2b79f5n) & mask;
      let z = counter;
      z = ((z ^ (z >> 15n)) * (z | 1n)) & mask;
      z ^= (z + (((z ^ (z >> 7n)) * (z | 61n)) & mask)) & mask;
      return Number(z ^ (z >> 14n)) / 2 ** 32;
    };
    const random = createRandom(1);
    for (let index = 0; index < 1000; index += 1) expect(random.next()).toBe(reference());
  });

  it('repeats itself for a seed and differs between neighbouring seeds', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const stream = draw(20, createRandom(seed).next);
        expect(draw(20, createRandom(seed).next)).toEqual(stream);
        expect(draw(20, createRandom(seed + 1).next)).not.toEqual(stream);
        for (const value of stream) expect(value >= 0 && value < 1).toBe(true);
      }),
    );
  });

  it('is uniform over ten equal parts (chi-squared below its 99.9 % point)', () => {
    const counts = new Array<number>(10).fill(0);
    const { next } = createRandom(2026);
    for (let index = 0; index < 100_000; index += 1) {
      const part = Math.floor(next() * 10);
      counts[part] = (counts[part] ?? 0) + 1;
    }
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.88);
  });

  it('stays between the bounds given', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.nat(), (seed, from, width) => {
        const value = createRandom(seed).between(from, from + width);
        expect(value >= from && value <= from + width).toBe(true);
      }),
    );
    const random = createRandom(5);
    expect(mean(draw(100_000, () => random.between(-20, 20)))).toBeCloseTo(0, 0);
  });

  it.each([0.5, 4, 300])('makes %d Poisson events a day on average, spread as Poisson', (perDay) => {
    const random = createRandom(7);
    const gaps = draw(20_000, () => random.poissonGapMs(perDay));
    const average = mean(gaps);
    const deviation = Math.sqrt(mean(gaps.map((gap) => (gap - average) ** 2)));
    expect(average / (dayMs / perDay)).toBeCloseTo(1, 1);
    expect(deviation / average).toBeCloseTo(1, 1);
    expect(gaps.every((gap) => Number.isInteger(gap) && gap >= 1)).toBe(true);
  });

  it('waits for ever where nothing comes', () => {
    expect(createRandom(1).poissonGapMs(0)).toBe(Number.POSITIVE_INFINITY);
    expect(createRandom(1).poissonGapMs(-1)).toBe(Number.POSITIVE_INFINITY);
    expect(createRandom(1).poissonGapMs(Number.NaN)).toBe(Number.POSITIVE_INFINITY);
  });

  it('always moves on, however many come', () => {
    const random = createRandom(3);
    for (let index = 0; index < 1000; index += 1) expect(random.poissonGapMs(1e12)).toBe(1);
  });
});
