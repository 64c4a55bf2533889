import { hasLeg, type WatchContext } from '../model/context.ts';
import type { Failure } from '../model/failure.ts';
import {
  type FillFacts,
  type Finding,
  finding,
  type Leg,
  type SaidFullFacts,
  type SizeFacts,
  type Status,
  type VerdictOn,
} from '../model/health.ts';
import type { Measurement, StorageUse } from '../model/reading.ts';
import { defaultPolicy } from '../model/rules.ts';
import {
  type MailboxState,
  type SaidFull,
  type Sample,
  type StorageLevel,
  type StorageState,
  storageLevels,
} from '../model/state.ts';
import type { Calendar } from '../time/calendar.ts';

/** The server's own word outranks what is measured: only it knows what counts against the limit. */
export function assessStorage(mailbox: MailboxState, context: WatchContext): VerdictOn<'storage'> {
  const { level, latest } = mailbox.storage;
  const saidMs = saidFullMs(mailbox, context);
  if (saidMs !== null) return fullByWord(latest, saidMs);
  if (latest === null) return { status: 'unknown', code: 'storage.unknown', facts: {} };
  return measuredVerdict(level, latest);
}

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
export function storageLevel(
  percent: number,
  previous: StorageLevel,
  thresholds = defaultStorageThresholds,
): StorageLevel {
  const starts = [0, thresholds.highPercent, thresholds.veryHighPercent, thresholds.fullPercent];
  const before = Math.max(0, storageLevels.indexOf(previous));
  for (let level = storageLevels.length - 1; level > 0; level -= 1) {
    const start = starts[level] ?? 100;
    const reached = percent >= (level <= before ? start - thresholds.clearedBelowPercent : start);
    // A level above the previous one needs its full threshold; one at or below it holds until cleared.
    if (reached) return storageLevels[level] ?? 'storage.full';
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

/** What was measured, as a verdict. Without a known limit there are no levels. */
export function measuredVerdict(level: StorageLevel, measured: FillFacts | SizeFacts): VerdictOn<'storage'> {
  if (measured.percent === null) return { status: 'ok', code: 'storage.ok', facts: measured };
  return { status: storageStatus(level), ...finding(level, measured) };
}

const unmeasured = {
  usedBytes: null,
  limitBytes: null,
  messages: null,
  limitMessages: null,
  source: null,
  percent: null,
};

/** Full because the server says so at a login, whatever was measured; null: nothing was. */
export function fullByWord(measured: FillFacts | SizeFacts | null, saidMs: number): VerdictOn<'storage'> {
  const facts: SaidFullFacts = { ...(measured ?? unmeasured), saidFullAt: new Date(saidMs).toISOString() };
  return { status: storageStatus('storage.full'), code: 'storage.full', facts };
}

/** True where the box is full by the server's own word. */
export const isSaidFull = ({ code, facts }: Finding): boolean => code === 'storage.full' && 'saidFullAt' in facts;

/** One decimal, never rounded up to a level that is not reached. */
export function shownPercent(percent: number): number {
  return Math.floor(percent * 10) / 10;
}

/** For how long the word of a login that is not made any more stands. */
const keptMs = 24 * 3_600_000;

type Logins = {
  readonly leg: Leg;
  readonly look: { readonly failure: Failure | null };
  readonly quotaLogin?: { readonly failure: Failure | null };
};

/** What the server has said after a look: its word stands until the same login is accepted. */
export function noteSaidFull(before: SaidFull, { leg, look, quotaLogin }: Logins, nowMs: number): SaidFull {
  const said = { ...before };
  if (look.failure?.kind === 'mailbox-full') said[leg] = nowMs;
  else if (look.failure === null) delete said[leg];
  if (quotaLogin?.failure?.kind === 'mailbox-full') said.quota = nowMs;
  else if (quotaLogin?.failure === null) delete said.quota;
  const isQuotaOld = said.quota !== undefined && Math.abs(nowMs - said.quota) >= keptMs;
  if (leg === 'receiving' && look.failure === null && isQuotaOld) delete said.quota;
  return said;
}

/** When the server last said at a login that the box is full; null where its word does not stand any more. */
export function saidFullMs(mailbox: MailboxState, context: WatchContext): number | null {
  const { receiving, sending, quota } = mailbox.storage.saidFull;
  const said = [
    hasLeg(mailbox, 'receiving', context) ? [receiving, quota] : [],
    hasLeg(mailbox, 'sending', context) ? [sending] : [],
  ];
  const instants = said.flat().filter((atMs) => atMs !== undefined);
  return instants.length === 0 ? null : Math.max(...instants);
}

const dayMs = 86_400_000;
/** Fine samples are kept this long, daily ones two years. */
const fineMs = 7 * dayMs;
const dailyKept = 731;

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
    latest: percent === null ? { ...measured, percent } : { ...measured, percent: shownPercent(percent) },
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
