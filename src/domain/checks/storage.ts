import { hasLeg, type WatchContext } from '../model/context.ts';
import { type Finding, finding, type VerdictOn } from '../model/health.ts';
import type { Measured } from '../model/leg-state.ts';
import type { MailboxState, SaidFull, StorageLevel, WatchState } from '../model/state.ts';
import type { FillFacts, SaidFullFacts, SizeFacts } from '../model/storage-facts.ts';
import type { Looked } from '../model/watch-event.ts';
import { isBelieved } from '../time/believed-clock.ts';
import { closureAhead, endsAround } from './closure-ahead.ts';
import { fullDate } from './forecast.ts';
import { boxStaleMs, isBoxOld, measuringLeg } from './sight.ts';
import { type Habit, habitOf, isFillLevel, isSmall, storageStatus } from './storage-levels.ts';

/** The server's own word outranks what is measured: only it knows what counts against the limit. */
export function assessStorage(
  mailbox: MailboxState,
  watch: WatchState,
  nowMs: number,
  context: WatchContext,
): VerdictOn<'storage'> {
  const { level, latest, peaks } = mailbox.storage;
  const unknown: VerdictOn<'storage'> = { status: 'unknown', code: 'storage.unknown', facts: {} };
  if (isStorageOld(mailbox, watch, context)) return unknown;
  const saidMs = saidFullMs(mailbox, watch, context);
  if (saidMs !== null) return fullByWord(latest, saidMs);
  if (latest === null) return unknown;
  const today = isBelieved(watch.clock) ? context.calendar.localDate(nowMs) : null;
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

/** For how long the word of a quota's login stands that is not made any more. */
const quotaWordMs = 24 * 3_600_000;

type Login = keyof SaidFull;

/** Awake milliseconds for which a word of this login stands that is not repeated. */
const standsMs = (login: Login, said: Measured, context: WatchContext): number =>
  login === 'quota' ? quotaWordMs : boxStaleMs(said, login, context);

/** The counters of awake time at which the words that still stand say nothing any more. */
export const wordsEndMs = ({ storage }: MailboxState, context: WatchContext): readonly number[] =>
  wordsOf(storage.saidFull).map(([login, said]) => said.awakeMs + standsMs(login, said, context));

const isOutdated = (login: Login, said: Measured, { awake }: Pick<WatchState, 'awake'>, context: WatchContext) =>
  awake.totalMs - said.awakeMs > standsMs(login, said, context);

/** What the server has said after a look: its word stands until the same login is accepted. */
export function noteSaidFull(
  before: SaidFull,
  event: Looked,
  now: Measured,
  watch: WatchState,
  context: WatchContext,
): SaidFull {
  const { leg, look, quotaLogin } = event;
  const said = { ...before };
  const gone = outdatedWords(before, event, watch, context);
  for (const login of gone) delete said[login];
  if (look.failure?.kind === 'mailbox-full') said[leg] = now;
  else if (look.failure === null) delete said[leg];
  if (quotaLogin?.failure?.kind === 'mailbox-full') said.quota = now;
  else if (quotaLogin?.failure === null) delete said.quota;
  return said;
}

/** The words that a look at the box ends without answering them: those of other logins, and long since. */
export function outdatedWords(
  said: SaidFull,
  { leg, look, quotaLogin, atMs }: Looked,
  watch: WatchState,
  context: WatchContext,
): readonly Login[] {
  if (leg !== 'receiving' || look.failure !== null) return [];
  const isAnswered = (login: Login): boolean => login === leg || (login === 'quota' && quotaLogin?.failure === null);
  const isGone = (login: Login, one: Measured): boolean =>
    isOutdated(login, one, watch, context) || (login === 'quota' && atMs - one.atMs >= quotaWordMs);
  return wordsOf(said).flatMap(([login, one]) => (!isAnswered(login) && isGone(login, one) ? [login] : []));
}

const wordsOf = (said: SaidFull): readonly (readonly [Login, Measured])[] =>
  (['receiving', 'sending', 'quota'] as const).flatMap((login) => {
    const one = said[login];
    return one === undefined ? [] : [[login, one] as const];
  });

/** The words of the logins that this mailbox has. */
const heard = (mailbox: MailboxState, context: WatchContext): ReturnType<typeof wordsOf> =>
  wordsOf(mailbox.storage.saidFull).filter(([login]) =>
    hasLeg(mailbox, login === 'sending' ? 'sending' : 'receiving', context),
  );

/** When the server last said at a login that the box is full; null where its word does not stand any more. */
export function saidFullMs(
  mailbox: MailboxState,
  watch: Pick<WatchState, 'awake'>,
  context: WatchContext,
): number | null {
  const instants = heard(mailbox, context).flatMap(([login, said]) =>
    isOutdated(login, said, watch, context) ? [] : [said.atMs],
  );
  return instants.length === 0 ? null : Math.max(...instants);
}

/** True where nothing is known of how full the box is any more: neither a word that stands, nor a measurement since. */
export const isStorageOld = (mailbox: MailboxState, watch: WatchState, context: WatchContext): boolean =>
  saidFullMs(mailbox, watch, context) === null &&
  (heard(mailbox, context).length > 0 ||
    isBoxOld(mailbox.measured.storage, measuringLeg(mailbox, context), watch, context));
