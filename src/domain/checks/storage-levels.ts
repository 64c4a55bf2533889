import type { Status } from '../model/health.ts';
import type { Measurement, StorageUse } from '../model/reading.ts';
import { defaultPolicy } from '../model/rules.ts';
import {
  type FillLevel,
  fillLevels,
  type Peak,
  type SizeLevel,
  type StorageLevel,
  sizeLevels,
} from '../model/state.ts';

/** Where each level begins, in percent of the limit, and how far below it the level ends. */
export type StorageThresholds = {
  readonly highPercent: number;
  readonly veryHighPercent: number;
  readonly fullPercent: number;
  readonly clearedBelowPercent: number;
};
export const defaultStorageThresholds: StorageThresholds = defaultPolicy.storage;

/** Percent of the limit of bytes or of messages, whichever is worse; null when no limit is known. */
export function usedPercent(use: StorageUse): number | null {
  const shares = [share(use.usedBytes, use.limitBytes), share(use.messages, use.limitMessages)].filter(
    (value) => value !== null,
  );
  return shares.length === 0 ? null : Math.max(...shares);
}

const share = (used: number | null, limit: number | null): number | null =>
  used === null || limit === null || limit <= 0 ? null : (used / limit) * 100;

/**
 * The level of a fill, with hysteresis: a level once reached holds until the fill is `clearedBelowPercent` below it.
 * @param previous the level before, `storage.ok` when there was none
 */
export function storageLevel(percent: number, previous: FillLevel, thresholds = defaultStorageThresholds): FillLevel {
  const starts = [0, thresholds.highPercent, thresholds.veryHighPercent, thresholds.fullPercent];
  const before = fillLevels.indexOf(previous);
  for (let level = fillLevels.length - 1; level > 0; level -= 1) {
    const start = starts[level] ?? 100;
    const reached = percent >= (level <= before ? start - thresholds.clearedBelowPercent : start);
    // A level above the previous one needs its full threshold; one at or below it holds until cleared.
    if (reached) return fillLevels[level] ?? 'storage.full';
  }
  return 'storage.ok';
}

export const isFillLevel = (level: StorageLevel): level is FillLevel => fillLevels.some((one) => one === level);
export const isSizeLevel = (level: StorageLevel): level is SizeLevel => sizeLevels.some((one) => one === level);

export function storageStatus(level: StorageLevel): Status {
  switch (level) {
    case 'storage.ok':
      return 'ok';
    case 'storage.high':
    case 'storage.very-high':
    case 'storage.learning':
    case 'storage.unusual':
      return 'warning';
    case 'storage.full':
    case 'storage.very-unusual':
      return 'critical';
  }
}

/** All levels, by how grave they are, however they are found; the worst last. */
const byGravity: readonly StorageLevel[] = [
  'storage.ok',
  'storage.learning',
  'storage.high',
  'storage.unusual',
  'storage.very-high',
  'storage.very-unusual',
  'storage.full',
];

export const isAsBad = (level: StorageLevel, other: StorageLevel): boolean =>
  byGravity.indexOf(level) >= byGravity.indexOf(other);

const megabyte = 1_048_576;
/** A box that holds no more than this is full at no provider. */
const small = { bytes: 20 * megabyte, messages: 200 };
/** Bytes that are near the limit of many a box, when nobody collects them. */
const leftLyingBytes = 45 * megabyte;
/** More than so many times the usual is unusual; so many times, very. */
const times = { unusual: 3, veryUnusual: 10 };
/** An unusual level holds until this part of where it began. */
const heldPart = 0.8;

export const isSmall = ({ usedBytes, messages }: Pick<Measurement, 'usedBytes' | 'messages'>): boolean =>
  usedBytes <= small.bytes && (messages ?? 0) <= small.messages;

/** What a box holds at most on an ordinary day. */
export type Habit = Pick<Peak, 'bytes' | 'messages'>;

/** School days from which a habit is learned. */
const learnedDays = 10;
/** The part of the days that may be out of the ordinary without becoming the habit. */
const oddPart = 0.15;

/**
 * The usual peak; null until ten school days before today are known. It is the highest daily peak but for the top 15 %: of
 * ten days one, of twenty three may be odd and move nothing, while what comes back every Monday is usual.
 * @param today null where the date is not known
 */
export function habitOf(peaks: readonly Peak[], today: string | null): Habit | null {
  const past = peaks.filter(({ date }) => today === null || date < today);
  if (past.length < learnedDays) return null;
  const usual = (values: readonly number[]): number =>
    values.toSorted((a, b) => b - a)[Math.floor(values.length * oddPart)] ?? 0;
  return { bytes: usual(past.map(({ bytes }) => bytes)), messages: usual(past.map(({ messages }) => messages)) };
}

/**
 * The level of a box whose limit nobody knows.
 * @param isLeftLying nobody collects, as far as is known
 */
export function sizeLevel(
  held: Pick<Measurement, 'usedBytes' | 'messages'>,
  habit: Habit | null,
  isLeftLying: boolean,
  previous: SizeLevel,
): SizeLevel {
  if (isSmall(held)) return 'storage.ok';
  const startOf = (level: SizeLevel, start: number): number =>
    sizeLevels.indexOf(previous) >= sizeLevels.indexOf(level) ? start * heldPart : start;
  const isMuch = held.usedBytes >= startOf('storage.very-unusual', leftLyingBytes);
  if (isLeftLying && isMuch) return 'storage.very-unusual';
  if (habit === null) return 'storage.learning';
  // Three times a habit of next to nothing is next to nothing.
  const bytes = held.usedBytes / Math.max(habit.bytes, small.bytes / times.unusual);
  const messages = (held.messages ?? 0) / Math.max(habit.messages, small.messages / times.unusual);
  const most = Math.max(bytes, messages);
  if (most >= startOf('storage.very-unusual', times.veryUnusual)) return 'storage.very-unusual';
  return most > startOf('storage.unusual', times.unusual) ? 'storage.unusual' : 'storage.ok';
}

/** Awake milliseconds after which a second look may confirm what the first saw: the mail program has had its turn. */
const turnMs = 25 * 60_000;

type Settled<Level> = { readonly level: Level; readonly rising: Readonly<Partial<Record<StorageLevel, number>>> };

/**
 * The level that counts after a look: what is better or full counts at once, what is worse when a second look at least 25
 * awake minutes later still says so.
 * @param order the levels there are, the worst last
 * @param rising those that wait for a second look, and the awake time from which each was reached without a break
 */
export function settled<Level extends StorageLevel>(
  order: readonly Level[],
  before: Level,
  reached: Level,
  rising: Settled<Level>['rising'],
  awakeMs: number,
): Settled<Level> {
  const rank = order.indexOf(reached);
  const rankBefore = order.indexOf(before);
  if (rank <= rankBefore || reached === 'storage.full') return { level: reached, rising: {} };
  const sinceMs = (level: Level): number => Math.min(rising[level] ?? awakeMs, awakeMs);
  const worse = order.slice(rankBefore + 1, rank + 1);
  const confirmed = worse.findLastIndex((level) => awakeMs - sinceMs(level) >= turnMs);
  const waiting = worse.slice(confirmed + 1).map((level) => [level, sinceMs(level)]);
  return { level: worse[confirmed] ?? before, rising: Object.fromEntries(waiting) };
}
