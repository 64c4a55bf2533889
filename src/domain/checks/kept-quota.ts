import type { Measurement } from '../model/reading.ts';
import type { StorageLevel, StorageState } from '../model/state.ts';
import type { FillFacts } from '../model/storage-facts.ts';
import type { Looked } from '../model/watch-event.ts';
import type { Calendar } from '../time/calendar.ts';
import { isAsBad, isFillLevel, isSizeLevel, usedPercent } from './storage-levels.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** For how long a quota that cannot be read again is still believed. */
const keptMs = dayMs;
/** And for how long what it told may not be taken back without it: so many days, of which this PC was on for a week's work. */
const lostMs = 14 * dayMs;
const lostAwakeMs = 40 * hourMs;
/** Octets are not disk use, but where so much of a limit lies in the inbox it is the limit no more. */
const disprovedPercent = 110;

/** What a look brought that tells how full the box is. */
export type QuotaLook = {
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
  /** The server's word that the box is full was not repeated for so long that it counts no more. */
  readonly isWordGone: boolean;
};
type Quota = StorageState['quota'];

/** Whether a look brought the quota itself (be it only that it is used up), or how long ago one did; none: nobody knows of one. */
type Standing = 'read' | 'kept' | 'lost' | 'none';

export function standingOf(quota: Quota, look: QuotaLook): Standing {
  if (look.answer === 'limited' || look.answer === 'full') return 'read';
  if (quota === null) return 'none';
  return ageMs(quota, look) < keptMs ? 'kept' : 'lost';
}

/** By a clock that is not believed nothing grows older. */
const ageMs = (quota: NonNullable<Quota>, look: QuotaLook): number => (look.isDated ? look.atMs - quota.atMs : 0);

/** What is known of a quota after a look; null where the server says that there is no limit, or where it is long gone. */
export function noteQuota({ quota, level }: StorageState, look: QuotaLook): Quota {
  const { answer, atMs, awakeMs, measured } = look;
  if (!look.isDated) return quota;
  if (standingOf(quota, look) === 'read') return { atMs, awakeMs, use: measured, isFull: answer === 'full' };
  if (quota === null || answer === 'unlimited') return null;
  const isOld = atMs - quota.atMs >= lostMs && awakeMs - quota.awakeMs >= lostAwakeMs;
  // A limit that the inbox is about to fill is not forgotten: nobody knows another.
  const isNeeded = isFillLevel(level) && level !== 'storage.ok' && usedPercent(measured) === null;
  if (isOld && !isNeeded) return null;
  return isDisproved(quota.use, look) ? { ...quota, use: { ...quota.use, ...noLimit } } : quota;
}

const noLimit = { limitBytes: null, limitMessages: null };

/** What STAT counts, against the limit that the quota told. */
const inLimitOf = ({ limitBytes, limitMessages }: Measurement, { measured }: QuotaLook): Measurement => ({
  ...measured,
  limitBytes,
  limitMessages,
});

const isDisproved = (use: Measurement, look: QuotaLook): boolean =>
  (usedPercent(inLimitOf(use, look)) ?? 0) > disprovedPercent;

/** The fill that counts: the quota for as long as it is believed, and then what STAT counts against the limit that is known. */
export function useOf(quota: Quota, look: QuotaLook): Measurement {
  const { measured, inboxBytes } = look;
  const standing = standingOf(quota, look);
  if (quota === null || standing === 'read') return measured;
  const { use } = quota;
  if (standing === 'kept') {
    // What lies in the inbox counts towards the quota.
    const isCounted = use.messages !== null && measured.messages !== null;
    return {
      ...use,
      usedBytes: Math.max(use.usedBytes, inboxBytes),
      messages: isCounted ? Math.max(use.messages ?? 0, measured.messages ?? 0) : use.messages,
    };
  }
  return usedPercent(measured) === null ? inLimitOf(use, look) : measured;
}

/**
 * The level that was measured by what measures no more, so that what is better proves nothing; null where there is none.
 * @param level the level after the look
 * @param isReasonGone the level before was found by a limit, or a suspicion, that is there no more
 */
export function owedAfter(
  { owed, level: before, rising, quota: known }: StorageState,
  quota: Quota,
  look: QuotaLook,
  level: StorageLevel,
  isReasonGone: boolean,
): StorageLevel | null {
  const byWord = look.isWordGone ? 'storage.full' : null;
  switch (standingOf(quota, look)) {
    case 'read':
      return look.answer === 'full' ? 'storage.full' : isTrouble(level);
    case 'kept':
      return quota?.isFull ? 'storage.full' : isTrouble(level);
    case 'lost':
      return byWord ?? (isReasonGone && owed === null && isSizeLevel(before) ? isTrouble(before) : owed);
    case 'none': {
      const isOver = known === null && before === 'storage.ok' && Object.keys(rising).length === 0;
      const left = byWord ?? (isReasonGone ? before : isOver ? null : owed);
      return left !== null && isAsBad(level, left) ? null : left;
    }
  }
}

const isTrouble = (level: StorageLevel): StorageLevel | null => (level === 'storage.ok' ? null : level);

/** So much of what is used lies outside the inbox that collecting it makes no room. */
const foldersPart = 0.5;

/** What else there is to say of a quota that counts: when it was told, and where what is used lies. */
export function hints(quota: Quota, look: QuotaLook, calendar: Calendar): Pick<FillFacts, 'kept' | 'isInFolders'> {
  const standing = standingOf(quota, look);
  if (quota === null || standing === 'lost') return {};
  const { date, minuteOfDay: minute } = calendar.localTime(quota.atMs);
  return {
    ...(standing === 'read' ? {} : { kept: { date, minute } }),
    ...(isMostlyElsewhere(quota.use.usedBytes, look.inboxBytes) ? { isInFolders: true } : {}),
  };
}

/** True where most of what is used is not in the inbox: it lies in the webmail's folders. */
export const isMostlyElsewhere = (usedBytes: number, inboxBytes: number): boolean =>
  usedBytes - inboxBytes > usedBytes * foldersPart;
