import type { WatchContext } from '../model/context.ts';
import type { Measurement } from '../model/reading.ts';
import { fillLevels, type Sample, type StorageLevel, type StorageState, sizeLevels } from '../model/state.ts';
import type { FillFacts } from '../model/storage-facts.ts';
import type { Looked } from '../model/watch-event.ts';
import type { Calendar } from '../time/calendar.ts';
import { habitOf, isFillLevel, isSizeLevel, settled, sizeLevel, storageLevel, usedPercent } from './storage-levels.ts';

const dayMs = 86_400_000;
/** Fine samples are kept this long, daily ones two years. */
const fineMs = 7 * dayMs;
const dailyKept = 731;

/** One decimal, never rounded up to a level that is not reached. */
export function shownPercent(percent: number): number {
  return Math.floor(percent * 10) / 10;
}

/** What a look brought beside its leg's own, and what else counts at that moment. */
export type StorageLook = {
  readonly atMs: number;
  /** False where the date is not known: then it is no part of the history. */
  readonly isDated: boolean;
  readonly measured: Measurement;
  /** What STAT counted: the inbox. */
  readonly inboxBytes: number;
  /** What the quota login was answered, or that the box is full; absent where it failed, or was not made. */
  readonly answer?: NonNullable<Looked['quotaLogin']>['answer'] | 'full';
  /** Awake milliseconds up to now. */
  readonly awakeMs: number;
  /** Nothing has been collected since an earlier day. */
  readonly isLeftLying: boolean;
};

/** Keeps a measurement and the level it means. A quota that could not be read again stays what it was for a day. */
export function noteStorage(state: StorageState, look: StorageLook, context: WatchContext): StorageState {
  const { atMs, isDated, awakeMs, measured, isLeftLying } = look;
  const { calendar, policy } = context;
  const today = isDated ? calendar.localDate(atMs) : null;
  const quota = isDated ? noteQuota(state, look) : state.quota;
  const isKept = quota !== null && !isRead(look);
  const next = { ...state, quota, ...(isKept || !isDated ? {} : withSample(state, look, calendar)) };
  const use = useOf(state, quota, look);
  if (use === null) return { ...next, rising: {}, latest: null };
  const known = { ...measured, ...use, ...hints(quota, look, calendar) };
  const percent = usedPercent(known);
  if (percent !== null) {
    const before = isFillLevel(state.level) ? state.level : 'storage.ok';
    const reached = storageLevel(percent, before, policy.storage);
    const latest = { ...known, percent: shownPercent(percent) };
    return { ...next, latest, ...settled(fillLevels, before, reached, state.rising, awakeMs) };
  }
  const before = isSizeLevel(state.level) ? state.level : 'storage.ok';
  const reached = sizeLevel(known, habitOf(state.peaks, today), isLeftLying, before);
  const now = settled(sizeLevels, before, reached, state.rising, awakeMs);
  return { ...next, latest: { ...known, percent }, ...now, ...notePeak(state, now.level, today, look, context) };
}

/** True where this look brought the quota itself, be it only that it is used up. */
const isRead = ({ answer }: StorageLook): boolean => answer === 'limited' || answer === 'full';

/** For how long a quota that cannot be read again is still believed. */
const quotaKeptMs = dayMs;
/** And for how long it is known that there was one, so that the inbox alone makes no box well. */
const quotaMissedMs = 14 * dayMs;

/** What is known of a quota; null where the server says that there is none, or where it is long gone. */
function noteQuota({ quota, level }: StorageState, look: StorageLook): StorageState['quota'] {
  const { answer, atMs, measured } = look;
  if (isRead(look)) return { atMs, use: measured, isFull: answer === 'full' };
  if (answer !== undefined || quota === null) return null;
  const isForgotten = atMs - quota.atMs >= quotaMissedMs && (level === 'storage.ok' || usedPercent(measured) !== null);
  return isForgotten ? null : quota;
}

/** By a clock that is not believed nothing grows older. */
const ageMs = ({ atMs }: NonNullable<StorageState['quota']>, look: StorageLook): number =>
  look.isDated ? look.atMs - atMs : 0;

/** The fill that counts; null where it is not known: a quota too old, and an inbox that proves nothing. */
function useOf({ level }: StorageState, quota: StorageState['quota'], look: StorageLook): Measurement | null {
  const { measured } = look;
  if (quota === null || isRead(look)) return measured;
  if (ageMs(quota, look) < quotaKeptMs) {
    const { usedBytes, messages } = quota.use;
    // What lies in the inbox counts towards the quota.
    return {
      ...quota.use,
      usedBytes: Math.max(usedBytes, look.inboxBytes),
      messages: messages === null || measured.messages === null ? messages : Math.max(messages, measured.messages),
    };
  }
  const percent = usedPercent(measured);
  if (percent === null) return null;
  // What the inbox alone holds can show that a box is fuller, never that one is well which was not.
  const isWorse = storageLevel(percent, 'storage.ok') !== 'storage.ok';
  return isWorse || (level === 'storage.ok' && !quota.isFull) ? measured : null;
}

/** So much of what is used lies outside the inbox that collecting it makes no room. */
const foldersPart = 0.5;

function hints(
  quota: StorageState['quota'],
  look: StorageLook,
  calendar: Calendar,
): Pick<FillFacts, 'kept' | 'isInFolders'> {
  const { inboxBytes } = look;
  if (quota === null || ageMs(quota, look) >= quotaKeptMs) return {};
  const { date, minuteOfDay: minute } = calendar.localTime(quota.atMs);
  return {
    ...(isRead(look) ? {} : { kept: { date, minute } }),
    ...(isMostlyElsewhere(quota.use.usedBytes, inboxBytes) ? { isInFolders: true } : {}),
  };
}

/** True where most of what is used is not in the inbox: it lies in the webmail's folders. */
export const isMostlyElsewhere = (usedBytes: number, inboxBytes: number): boolean =>
  usedBytes - inboxBytes > usedBytes * foldersPart;

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
