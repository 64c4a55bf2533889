/** A deterministic stream of numbers: the same seed gives the same stream everywhere. Not for secrets. */
export type Random = {
  /** Uniform in [0, 1), in steps of 2⁻³². */
  next(): number;
  /** Uniform from `from` up to `to`, not rounded. */
  between(from: number, to: number): number;
  /** Whole milliseconds (at least 1) to the next event of a Poisson process; `Infinity` when `perDay` is not above 0. */
  poissonGapMs(perDay: number): number;
};

const dayMs = 86_400_000;

/**
 * mulberry32 by Tommy Ettinger (2017, public domain): a 32-bit counter, then a mixing function; period 2³², passes gjrand.
 * The seed is taken modulo 2³².
 */
export function createRandom(seed: number): Random {
  let state = seed | 0;

  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };

  return {
    next,
    between: (from, to) => from + (to - from) * next(),
    poissonGapMs(perDay) {
      if (!(perDay > 0)) return Number.POSITIVE_INFINITY;
      // Gaps of a Poisson process are exponential: inversion of 1 − e^(−rate·gap).
      return Math.max(1, Math.round((-Math.log(1 - next()) * dayMs) / perDay));
    },
  };
}
