import type { WatchContext } from '../model/context.ts';
import type { Measurement } from '../model/reading.ts';
import {
  type FillLevel,
  fillLevels,
  type Sample,
  type StorageLevel,
  type StorageState,
  sizeLevels,
} from '../model/state.ts';
import type { Calendar } from '../time/calendar.ts';
import { hints, noteQuota, owedAfter, type QuotaLook, standingOf, useOf } from './kept-quota.ts';
import {
  habitOf,
  isAsBad,
  isFillLevel,
  isSizeLevel,
  settled,
  sizeLevel,
  storageLevel,
  usedPercent,
} from './storage-levels.ts';

const dayMs = 86_400_000;
/** Fine samples are kept this long, daily ones two years. */
const fineMs = 7 * dayMs;
const dailyKept = 731;

/** One decimal, never rounded up to a level that is not reached. */
export function shownPercent(percent: number): number {
  return Math.floor(percent * 10) / 10;
}

/** What a look brought beside its leg's own, and what else counts at that moment. */
export type StorageLook = QuotaLook & {
  /** Nobody collects, as far as is known. */
  readonly isLeftLying: boolean;
};

/**
 * Keeps a measurement and the level it means. A quota that could not be read again stays what it was for a day; then what
 * STAT counts may show that the box is fuller, and never that it is less full than the quota told.
 */
export function noteStorage(state: StorageState, look: StorageLook, context: WatchContext): StorageState {
  const { isDated, awakeMs, measured } = look;
  const { calendar, policy } = context;
  const quota = noteQuota(state, look);
  const standing = standingOf(quota, look);
  const isHistory = isDated && (standing === 'read' || standing === 'none');
  const next = { ...state, quota, ...(isHistory ? withSample(state, look, calendar) : {}) };
  const known = { ...measured, ...useOf(quota, look), ...hints(quota, look, calendar) };
  const percent = usedPercent(known);
  if (percent === null) return noteSize(next, state, known, look, context);
  const before = fillBefore(state, standing === 'read');
  const reached = storageLevel(percent, before, policy.storage);
  const now = settled(fillLevels, before, reached, state.rising, awakeMs);
  const owed = owedAfter(state, quota, look, now.level, false);
  const isProved = standing !== 'lost' || owed === null || isAsBad(now.level, owed);
  return { ...next, ...now, owed, latest: isProved ? { ...known, percent: shownPercent(percent) } : null };
}

/** The level from which a fill is judged: a quota that is read again goes on where it had been lost. */
function fillBefore({ level, owed }: StorageState, isRead: boolean): FillLevel {
  const before = isFillLevel(level) ? level : 'storage.ok';
  return isRead && owed !== null && isFillLevel(owed) && isAsBad(owed, before) ? owed : before;
}

/** The same where nobody knows the limit. */
function noteSize(
  next: StorageState,
  state: StorageState,
  known: Measurement,
  look: StorageLook,
  context: WatchContext,
): StorageState {
  const today = look.isDated ? context.calendar.localDate(look.atMs) : null;
  const before = isSizeLevel(state.level) ? state.level : 'storage.ok';
  const habit = habitOf(state.peaks, today);
  const reached = sizeLevel(known, habit, look.isLeftLying, before);
  // As much as ever, only that it is known by now not to lie there uncollected: no room was made.
  const isExplained = reached !== before && sizeLevel(known, habit, true, before) === before;
  const now = settled(sizeLevels, before, reached, state.rising, look.awakeMs);
  const owed = owedAfter(state, next.quota, look, now.level, isExplained || !isSizeLevel(state.level));
  const isProved = standingOf(next.quota, look) !== 'lost' || owed === null || isAsBad(now.level, owed);
  const latest = isProved ? { ...known, percent: null } : null;
  return { ...next, ...now, owed, latest, ...notePeak(state, now.level, today, look, context) };
}

/** School days of which the peak is kept. */
const peaksKept = 20;

/** The peaks with this look's. A day on which the box was found unusual is nothing to learn from. */
function notePeak(
  { peaks, oddOn }: StorageState,
  level: StorageLevel,
  date: string | null,
  { measured }: StorageLook,
  { schoolDays }: WatchContext,
): Pick<StorageState, 'peaks' | 'oddOn'> {
  if (date === null || !schoolDays.isSchoolDay(date)) return { peaks, oddOn };
  const others = peaks.filter((peak) => peak.date < date);
  const isOdd = level === 'storage.unusual' || level === 'storage.very-unusual';
  if (isOdd || oddOn === date) return { peaks: others, oddOn: date };
  const today = peaks.find((peak) => peak.date === date);
  const peak = {
    date,
    bytes: Math.max(today?.bytes ?? 0, measured.usedBytes),
    messages: Math.max(today?.messages ?? 0, measured.messages ?? 0),
  };
  return { peaks: [...others.slice(1 - peaksKept), peak], oddOn };
}

function withSample(
  state: StorageState,
  { atMs, measured }: StorageLook,
  calendar: Calendar,
): Pick<StorageState, 'fine' | 'daily'> {
  const sample: Sample = { atMs, used: measured.usedBytes };
  return { fine: addFine(state.fine, sample), daily: closeDay(state, sample, calendar) };
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
