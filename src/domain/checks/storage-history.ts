import type { Sample, StorageState } from '../model/state.ts';
import type { Calendar } from '../time/calendar.ts';
import { type StorageThresholds, type StorageUse, shownPercent, storageLevel, usedPercent } from './storage.ts';

const dayMs = 86_400_000;
/** Fine samples are kept this long, daily ones two years. */
const fineMs = 7 * dayMs;
const dailyKept = 731;

/** A measurement, and where it came from. */
export type Measurement = StorageUse & { readonly usedBytes: number; readonly source: 'pop3-stat' | 'imap-quota' };

/** Keeps a measurement and the level it means. */
export function noteStorage(
  state: StorageState,
  measured: Measurement,
  nowMs: number,
  calendar: Calendar,
  thresholds: StorageThresholds,
): StorageState {
  const percent = usedPercent(measured);
  const sample: Sample = { atMs: nowMs, used: measured.usedBytes };
  return {
    ...state,
    level: percent === null ? 'storage.ok' : storageLevel(percent, state.level, thresholds),
    latest: { ...measured, percent: percent === null ? null : shownPercent(percent) },
    fine: addFine(state.fine, sample),
    daily: closeDay(state, sample, calendar),
  };
}

function addFine(fine: readonly Sample[], sample: Sample): readonly Sample[] {
  const oldest = fine[0];
  const isDue = oldest !== undefined && oldest.atMs < sample.atMs - fineMs - dayMs / 4;
  // Trimmed a quarter of a day at a time, so that most looks only append.
  const kept = isDue ? fine.filter(({ atMs }) => atMs >= sample.atMs - fineMs && atMs <= sample.atMs) : fine;
  return [...kept, sample];
}

/** The first look of a new day closes the day before: its last measurement stays for two years. */
function closeDay({ fine, daily }: StorageState, sample: Sample, calendar: Calendar): readonly Sample[] {
  const last = fine.at(-1);
  if (!last || calendar.localDate(last.atMs) === calendar.localDate(sample.atMs)) return daily;
  return [...daily.slice(1 - dailyKept), last];
}

/** All samples, oldest first, daily ones for the time before the fine ones. */
export function storageSamples({ fine, daily }: StorageState): readonly Sample[] {
  const fineFrom = fine[0]?.atMs ?? Number.POSITIVE_INFINITY;
  return [...daily.filter(({ atMs }) => atMs < fineFrom), ...fine];
}
