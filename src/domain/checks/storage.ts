import type { Facts, HealthCode, Status, Verdict } from '../model/health.ts';
import { defaultPolicy } from '../model/policy-rules.ts';

/** Where each level begins, in percent of the limit, and how far below it the level ends. */
export type StorageThresholds = {
  readonly highPercent: number;
  readonly veryHighPercent: number;
  readonly fullPercent: number;
  readonly clearedBelowPercent: number;
};
export const defaultStorageThresholds: StorageThresholds = defaultPolicy.storage;

/** What is known of the space taken and allowed. Limits are null where unknown. */
export type StorageUse = {
  readonly usedBytes: number | null;
  readonly limitBytes: number | null;
  readonly messages: number | null;
  readonly limitMessages: number | null;
};

/** Percent of the limit of bytes or of messages, whichever is worse; null when no limit is known. */
export function usedPercent(use: StorageUse): number | null {
  const shares = [share(use.usedBytes, use.limitBytes), share(use.messages, use.limitMessages)].filter(
    (value) => value !== null,
  );
  return shares.length === 0 ? null : Math.max(...shares);
}

const share = (used: number | null, limit: number | null): number | null =>
  used === null || limit === null || limit <= 0 ? null : (used / limit) * 100;

const levels = ['storage.ok', 'storage.high', 'storage.very-high', 'storage.full'] as const;
export type StorageLevel = (typeof levels)[number];

/**
 * The level of a fill, with hysteresis: a level once reached holds until the fill is `clearedBelowPercent` below it.
 * @param previous the level before, `storage.ok` when there was none
 */
export function storageLevel(
  percent: number,
  previous: HealthCode,
  thresholds = defaultStorageThresholds,
): StorageLevel {
  const starts = [0, thresholds.highPercent, thresholds.veryHighPercent, thresholds.fullPercent];
  const before = Math.max(0, levels.indexOf(previous as StorageLevel));
  for (let level = levels.length - 1; level > 0; level -= 1) {
    const start = starts[level] ?? 100;
    const reached = percent >= (level <= before ? start - thresholds.clearedBelowPercent : start);
    // A level above the previous one needs its full threshold; one at or below it holds until cleared.
    if (reached) return levels[level] ?? 'storage.full';
  }
  return 'storage.ok';
}

export function storageStatus(level: StorageLevel): Status {
  switch (level) {
    case 'storage.ok':
      return 'ok';
    case 'storage.high':
    case 'storage.very-high':
      return 'warning';
    case 'storage.full':
      return 'critical';
  }
}

/** Full because the server says so at a login, whatever was measured. @param measured what was; `saidFullAt` is added */
export function fullByWord(measured: Facts, saidMs: number): Verdict {
  const facts = { ...measured, saidFullAt: new Date(saidMs).toISOString() };
  return { status: storageStatus('storage.full'), code: 'storage.full', facts };
}

/** One decimal, never rounded up to a level that is not reached. */
export function shownPercent(percent: number): number {
  return Math.floor(percent * 10) / 10;
}
