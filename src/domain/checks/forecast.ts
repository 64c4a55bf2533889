import { mailboxOf, type StorageState, type WatchState } from '../model/state.ts';
import { isBelieved } from '../time/believed-clock.ts';
import type { Calendar } from '../time/calendar.ts';
import { storageSamples } from './storage-history.ts';

/** How full a mailbox was at one reading; `used` in bytes or in messages, as the limit. */
export type LevelSample = { readonly atMs: number; readonly used: number };

export type Forecast = {
  /** When the limit is reached if the trend holds, epoch milliseconds. */
  readonly fullAtMs: number;
};

const dayMs = 86_400_000;
/** A reading this part below the highest since the last emptying is an emptying. */
const emptyingFall = 0.3;
const minSpanMs = 2 * dayMs;
const minSamples = 6;
/** 60 samples make 1,770 pairs; more add cost, hardly any certainty. */
const maxSamples = 60;
const horizonMs = 365 * dayMs;
/** The part of the pairwise slopes that may be flat or falling in a sure trend. */
const doubtfulShare = 0.2;
/** Standard normal quantile of a two-sided 99 % interval. */
const confidence99 = 2.576;

/**
 * When the box will be full, or null when the readings do not say.
 *
 * The trend is the Theil–Sen slope (median of the slopes of all pairs of readings) since the last emptying, and it carries on
 * from the last reading. An emptying is a fall of 30 % or more below the highest level since the one before, in one step
 * or several; the trend starts at the lowest reading that ends it.
 *
 * Null when: fewer than 6 readings or 2 days since then; the slope is not positive, or not surely so: more than 20 % of the
 * pairwise slopes are flat or falling, or Sen's 99 % interval of the slope reaches 0 (the stricter of the two below about ten readings);
 * the box is full already; the date is past (readings too old) or over 365 days after `nowMs`; the limit is not above 0.
 * Readings dated after `nowMs` are left out, and order does not matter.
 *
 * Sources: P. K. Sen, "Estimates of the Regression Coefficient Based on Kendall's Tau", JASA 63 (1968);
 * R. O. Gilbert, "Statistical Methods for Environmental Pollution Monitoring" (1987), 16.5.
 */
export function forecastFull(samples: readonly LevelSample[], limit: number, nowMs: number): Forecast | null {
  const readings = sinceLastEmptying(inTimeOrder(samples, nowMs));
  const first = readings[0];
  const last = readings.at(-1);
  if (first === undefined || last === undefined || last.atMs - first.atMs < minSpanMs) return null;
  if (!(limit > 0 && last.used < limit)) return null;

  const slope = sureSlope(thin(readings, first.atMs, last.atMs));
  if (slope === null) return null;
  const fullAtMs = Math.round(last.atMs + (limit - last.used) / slope);
  return fullAtMs >= nowMs && fullAtMs - nowMs <= horizonMs ? { fullAtMs } : null;
}

/** The usable readings up to now, oldest first; a history that is so already, as nearly all are, is not copied. */
function inTimeOrder(samples: readonly LevelSample[], nowMs: number): readonly LevelSample[] {
  let previousMs = Number.NEGATIVE_INFINITY;
  for (const { atMs, used } of samples) {
    if (!(atMs >= previousMs && atMs <= nowMs && used >= 0)) {
      return samples
        .filter((sample) => sample.atMs <= nowMs && sample.used >= 0)
        .sort((earlier, later) => earlier.atMs - later.atMs);
    }
    previousMs = atMs;
  }
  return samples;
}

function sinceLastEmptying(readings: readonly LevelSample[]): readonly LevelSample[] {
  let start = 0;
  let index = 0;
  let highest = 0;
  let previous = 0;
  let isFalling = false;
  for (const { used } of readings) {
    const isEmptying = used < highest && used <= highest * (1 - emptyingFall);
    if (isEmptying || (isFalling && used < previous)) {
      start = index;
      highest = used;
      isFalling = true;
    } else {
      highest = Math.max(highest, used);
      isFalling = false;
    }
    previous = used;
    index += 1;
  }
  return start === 0 ? readings : readings.slice(start);
}

/** At most `maxSamples` readings: the last one of each of as many equal stretches of time. */
function thin(readings: readonly LevelSample[], fromMs: number, toMs: number): readonly LevelSample[] {
  if (readings.length <= maxSamples) return readings;
  const kept: LevelSample[] = [];
  let keptStretch = -1;
  for (const reading of readings) {
    const stretch = Math.min(maxSamples - 1, Math.floor((maxSamples * (reading.atMs - fromMs)) / (toMs - fromMs)));
    if (stretch === keptStretch) kept.pop();
    kept.push(reading);
    keptStretch = stretch;
  }
  return kept;
}

/** The median pairwise slope, in units of `used` per millisecond, or null where it is not surely positive. */
function sureSlope(readings: readonly LevelSample[]): number | null {
  const count = readings.length;
  if (count < minSamples) return null;
  const slopes = new Float64Array((count * (count - 1)) / 2);
  let pairs = 0;
  let doubtful = 0;
  for (const [index, later] of readings.entries()) {
    for (let before = 0; before < index; before += 1) {
      const earlier = readings[before];
      if (earlier === undefined || earlier.atMs === later.atMs) continue;
      const slope = (later.used - earlier.used) / (later.atMs - earlier.atMs);
      if (slope <= 0) doubtful += 1;
      slopes[pairs] = slope;
      pairs += 1;
    }
  }
  const sensInterval = confidence99 * Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18);
  const tolerated = Math.min(doubtfulShare * pairs, (pairs - sensInterval) / 2);
  return doubtful <= tolerated ? selectRank(slopes.subarray(0, pairs), (pairs - 1) >> 1) : null;
}

/** The value that sorting would put at `rank`; reorders `values`. Source: C. A. R. Hoare, "Algorithm 65: find", CACM 4 (1961). */
function selectRank(values: Float64Array, rank: number): number {
  const at = (index: number): number => values[index] ?? Number.NaN;
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = at((low + high) >> 1);
    let left = low;
    let right = high;
    while (left <= right) {
      while (at(left) < pivot) left += 1;
      while (at(right) > pivot) right -= 1;
      if (left > right) break;
      const swapped = at(left);
      values[left] = at(right);
      values[right] = swapped;
      left += 1;
      right -= 1;
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else break;
  }
  return at(rank);
}

/** The local date after today on which a box will be full, as far as its history says; null when it does not. */
export function fullDate(storage: StorageState, nowMs: number, calendar: Calendar): string | null {
  const limit = storage.latest?.limitBytes;
  if (typeof limit !== 'number') return null;
  const forecast = forecastFull(storageSamples(storage), limit, nowMs);
  const date = forecast && calendar.localDate(forecast.fullAtMs);
  return date !== null && date > calendar.localDate(nowMs) ? date : null;
}

/** The same of the mailbox with this address. */
export function fullOn(state: WatchState, address: string, nowMs: number, calendar: Calendar): string | null {
  const mailbox = mailboxOf(state, address);
  return mailbox && isBelieved(state.clock) ? fullDate(mailbox.storage, nowMs, calendar) : null;
}
