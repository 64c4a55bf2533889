import { hasLeg, type WatchContext } from '../model/context.ts';
import type { Failure } from '../model/failure.ts';
import { type Finding, finding, type Leg, type VerdictOn } from '../model/health.ts';
import type { MailboxState, SaidFull, StorageLevel, WatchState } from '../model/state.ts';
import type { FillFacts, SaidFullFacts, SizeFacts } from '../model/storage-facts.ts';
import { isBelieved } from '../time/believed-clock.ts';
import { closureAhead, endsAround } from './closure-ahead.ts';
import { fullDate } from './forecast.ts';
import { type Habit, habitOf, isFillLevel, isSmall, storageStatus } from './storage-levels.ts';

/** The server's own word outranks what is measured: only it knows what counts against the limit. */
export function assessStorage(
  mailbox: MailboxState,
  { clock }: WatchState,
  nowMs: number,
  context: WatchContext,
): VerdictOn<'storage'> {
  const { level, latest, peaks } = mailbox.storage;
  const saidMs = saidFullMs(mailbox, context);
  if (saidMs !== null) return fullByWord(latest, saidMs);
  if (latest === null) return { status: 'unknown', code: 'storage.unknown', facts: {} };
  const today = isBelieved(clock) ? context.calendar.localDate(nowMs) : null;
  if (latest.percent === null) return sizeVerdict(level, latest, habitOf(peaks, today));
  if (today === null) return fillVerdict(level, latest);
  return fullInClosure(mailbox, latest, nowMs, context) ?? fillVerdict(level, latest);
}

/** How full the box is, of a known limit. */
export const fillVerdict = (level: StorageLevel, measured: FillFacts): VerdictOn<'storage'> =>
  isFillLevel(level)
    ? { status: storageStatus(level), ...finding(level, measured) }
    : { status: 'ok', code: 'storage.ok', facts: measured };

/** What the box holds, where no limit is known. Nobody can call a box well that is not small, and has no habit yet. */
export function sizeVerdict(level: StorageLevel, measured: SizeFacts, habit: Habit | null): VerdictOn<'storage'> {
  const usual = { usualBytes: habit?.bytes ?? null, usualMessages: habit?.messages ?? null };
  if (level === 'storage.unusual' || level === 'storage.very-unusual')
    return { status: storageStatus(level), code: level, facts: { ...measured, ...usual } };
  if (level === 'storage.learning') return { status: storageStatus(level), code: level, facts: measured };
  return isSmall(measured) || habit !== null
    ? { status: 'ok', code: 'storage.ok', facts: measured }
    : { status: 'unknown', code: 'storage.learning', facts: measured };
}

/** Before a closure, a box that will be full within it or right after, at the rate that its history surely shows. */
function fullInClosure(
  { storage }: MailboxState,
  latest: FillFacts,
  nowMs: number,
  context: WatchContext,
): VerdictOn<'storage'> | null {
  const { level } = storage;
  const closure = level === 'storage.ok' || level === 'storage.high' ? closureAhead(nowMs, context) : null;
  if (closure === null) return null;
  const date = fullDate(storage, nowMs, context.calendar);
  if (date === null || !endsAround(date, closure, context)) return null;
  const { from, to } = closure;
  const facts = { ...latest, fullOn: date, closedFrom: from, closedTo: to };
  return { status: 'warning', code: 'storage.full-in-closure', facts };
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
  const isQuotaOld = said.quota !== undefined && nowMs - said.quota >= keptMs;
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
