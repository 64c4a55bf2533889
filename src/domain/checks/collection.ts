import type { WatchContext } from '../model/context.ts';
import { finding, type Status, type VerdictOn } from '../model/health.ts';
import type { CollectionState, MailboxState, WatchState } from '../model/state.ts';
import { type AwakeTime, awakeWorkingDays, dayInUseMs } from '../time/awake.ts';
import { isBelieved } from '../time/believed-clock.ts';
import type { Calendar } from '../time/calendar.ts';
import { goByAge, noteAges, overdueSince } from './copies-by-age.ts';
import { areCopiesLeft, noteClearing, survivingDates } from './copies-doubt.ts';
import { type Copies, copiesOf } from './mail-program.ts';
import { saidFullMs } from './storage.ts';

/** True until this PC has been in use today for long enough, pauses or not, that Outlook had its turn. */
export function isOutlookAwaited(awake: AwakeTime, nowMs: number, calendar: Calendar): boolean {
  const today = calendar.localDate(nowMs);
  return awake.sinceMs === null || (awake.byDay[today] ?? 0) < dayInUseMs(awake, today);
}
/** Working days of arrivals that "before" must rest on. */
const learnedDays = 10;
/** Arrivals that the silence should have brought; with fewer, silence may be chance (e^-7 is under one in a thousand). */
const convincingArrivals = 7;
/** Percent from which silence is treated as a full box. */
const nearlyFullPercent = 90;
const foreignTimes = 3;
/** Days after which what was taken elsewhere says nothing any more. */
const foreignDaysKept = 30;
/** Dates with a look that are kept. */
const daysKept = 60;

/** What was seen at one look, the counters beside it, and whether this PC's mail program was closed since the last. */
export type CollectionLook = {
  readonly nowMs: number;
  readonly messages: number;
  readonly octets: number;
  readonly hashes: readonly string[] | null;
  readonly wasProgramClosed: boolean;
};

/** What a look tells about arrivals and collections. */
export function noteCollection(state: CollectionState, look: CollectionLook, calendar: Calendar): CollectionState {
  const today = calendar.localDate(look.nowMs);
  const { last, listed } = state;
  const before = new Set(listed?.hashes);
  const now = new Set(look.hashes);
  const gone = listed && look.hashes ? listed.hashes.filter((hash) => !now.has(hash)) : [];
  const fresh = listed && look.hashes ? look.hashes.filter((hash) => !before.has(hash)) : [];
  const hasFewer =
    last !== null && (look.messages < last.messages || (look.messages === last.messages && look.octets < last.octets));
  const hasVanished = hasFewer || gone.length > 0;
  const more =
    last === null
      ? 0
      : Math.max(
          0,
          look.messages - last.messages,
          last.messages === look.messages && look.octets !== last.octets ? 1 : 0,
        );
  const arrived = Math.max(more, fresh.length);
  const isFirstOfDay = state.lookedOn.at(-1) !== today;
  const { fall, isByAge, mayBeByAge, ...kept } = noteAges(state, look, today, calendar);
  const { cleared, isOver } = noteClearing(state, look, fall, today, mayBeByAge && goByAge(state));
  const isTaken = hasVanished && !isByAge;
  return {
    last: { atMs: look.nowMs, messages: look.messages, octets: look.octets },
    lookedOn: isFirstOfDay ? [...state.lookedOn, today].slice(-daysKept) : state.lookedOn,
    waitingSince: look.messages === 0 ? null : isTaken || state.waitingSince === null ? today : state.waitingSince,
    takenMs: isTaken ? look.nowMs : state.takenMs,
    isCollected: state.isCollected || isTaken || look.messages === 0,
    listed: look.hashes
      ? { atMs: look.nowMs, hashes: look.hashes }
      : look.messages === 0
        ? { atMs: look.nowMs, hashes: [] }
        : listed,
    ...kept,
    ...(isOver ? { agedOut: [] } : {}),
    survivors: isOver ? noSurvivors : noteSurvivors(state, look, today),
    cleared,
    foreign: noteForeign(state.foreign, hasVanished && look.wasProgramClosed, today, calendar),
    arrivals:
      arrived > 0 ? trim({ ...state.arrivals, [today]: (state.arrivals[today] ?? 0) + arrived }) : state.arrivals,
    overnight: arrived > 0 && isFirstOfDay ? trim({ ...state.overnight, [today]: arrived }) : state.overnight,
    // A box that nobody emptied may have been full: its silence ends with the collection.
    lastArrival:
      arrived > 0 || state.lastArrival === null || (isTaken && state.verdict.status !== 'ok')
        ? today
        : state.lastArrival,
    verdict: state.verdict,
  };
}

const noSurvivors: CollectionState['survivors'] = { hashes: [], dates: [] };

/** What another computer takes is no news for ever: it may have been put away. */
function noteForeign(
  known: CollectionState['foreign'],
  isForeign: boolean,
  today: string,
  calendar: Calendar,
): CollectionState['foreign'] {
  const recent = known.filter((date) => calendar.daysBetween(date, today) <= foreignDaysKept);
  return isForeign ? [...recent, today].slice(-foreignTimes * 2) : recent;
}

/** Messages that stayed although a newer one went: mail programs that empty a box take the old ones too. */
function noteSurvivors(
  state: CollectionState,
  { hashes, messages }: CollectionLook,
  today: string,
): CollectionState['survivors'] {
  // What is known is not forgotten with the messages that showed it: somebody may have cleared the box.
  const none = state.survivors.dates.length < survivingDates ? noSurvivors : { ...state.survivors, hashes: [] };
  if (messages === 0) return none;
  if (!hashes || !state.listed) return state.survivors;
  const before = state.listed.hashes;
  const present = new Set(hashes);
  const newestGone = before.findLastIndex((hash) => !present.has(hash));
  const stayed = before.slice(0, Math.max(0, newestGone)).filter((hash) => present.has(hash));
  const known = state.survivors.hashes.filter((hash) => present.has(hash));
  const all = [...new Set([...known, ...stayed])].slice(0, 50);
  if (all.length === 0) return none;
  const isNewDate = stayed.length > 0 && !state.survivors.dates.includes(today);
  return {
    hashes: all,
    dates: isNewDate ? [...state.survivors.dates, today].slice(-survivingDates) : state.survivors.dates,
  };
}

const arrivalDaysKept = 90;

function trim(arrivals: Record<string, number>): Record<string, number> {
  const dates = Object.keys(arrivals);
  if (dates.length <= arrivalDaysKept) return arrivals;
  return Object.fromEntries(
    dates
      .sort()
      .slice(-arrivalDaysKept)
      .map((date) => [date, arrivals[date] ?? 0]),
  );
}

type JudgedCode = Exclude<VerdictOn<'collection'>['code'], 'collection.unknown'>;

/** Is somebody emptying the box? Suspicions, worded so. A verdict never turns worse before Outlook had its turn. */
export function assessCollection(
  mailbox: MailboxState,
  watch: WatchState,
  nowMs: number,
  context: WatchContext,
): VerdictOn<'collection'> {
  const { awake, clock, mailProgram } = watch;
  const { collection, storage, program } = mailbox;
  // Days are counted again when the clock is right.
  if (!isBelieved(clock)) return collection.verdict;
  const percent = saidFullMs(mailbox, watch, context) === null ? storage.latest?.percent : 100;
  const known = typeof percent === 'number' ? percent : null;
  const copies = copiesOf(program, mailProgram, context.calendar.localDate(nowMs));
  const next = judge(collection, awake, known, copies, context);
  const isSettling = isOutlookAwaited(awake, nowMs, context.calendar);
  return isSettling && isWorse(next, collection.verdict) ? collection.verdict : next;
}

/** @param percent fill of the box; null where its limit is unknown */
function judge(
  state: CollectionState,
  awake: AwakeTime,
  percent: number | null,
  copies: Copies,
  context: WatchContext,
): VerdictOn<'collection'> {
  const { calendar } = context;
  const policy = context.policy.collection;
  const { last, waitingSince } = state;
  if (last === null) return { status: 'unknown', code: 'collection.unknown', facts: {} };
  const verdict = (status: Status, code: JudgedCode, workingDays: number): VerdictOn<'collection'> => ({
    status,
    ...finding(code, { workingDays, messages: last.messages, ...(copies.isLeft === false ? { isNoCopy: true } : {}) }),
  });
  const waitingAfter = (from: string): number =>
    waitingSince === null ? 0 : inUseAfter(from > waitingSince ? from : waitingSince, state, awake, calendar).length;
  const overdue = overdueSince(state, calendar) ?? '';
  const waitingDays = waitingAfter(overdue > copies.until ? overdue : copies.until);
  if (waitingDays >= policy.abandonedDays) return verdict('critical', 'collection.abandoned', waitingDays);
  const silentDays = unusualSilence(state, awake, context);
  const isNearlyFull = percent !== null && percent >= nearlyFullPercent;
  if (isNearlyFull && silentDays >= policy.silentDaysWhenNearlyFull)
    return verdict('critical', 'collection.maybe-not-receiving', silentDays);
  const isLeft = copies.isLeft && waitingAfter('') >= policy.waitingDays;
  if (isLeft || areCopiesLeft(state)) return verdict('warning', 'collection.copy-left', 0);
  if (waitingDays >= policy.waitingDays) return verdict('warning', 'collection.waiting', waitingDays);
  if (silentDays >= policy.silentDays) return verdict('warning', 'collection.maybe-not-receiving', silentDays);
  if (state.foreign.length >= foreignTimes && new Set(state.foreign).size >= 2)
    return verdict('ok', 'collection.second-reader', 0);
  return state.isCollected
    ? verdict('ok', 'collection.ok', 0)
    : { status: 'unknown', code: 'collection.unknown', facts: {} };
}

/** Working days after `date` on which this PC was awake long enough and saw the box. */
const inUseAfter = (
  date: string,
  { lookedOn }: CollectionState,
  awake: AwakeTime,
  calendar: Calendar,
): readonly string[] =>
  awakeWorkingDays(
    awake,
    lookedOn.filter((day) => day > date),
    calendar,
  );

/**
 * Awake school days without a new message, when at least one a school day came before; 0 when it may be chance. Where
 * anything was collected since the last message, a mail program that is quicker than before would look the same: then
 * only what came while this PC was off counts.
 */
function unusualSilence(
  state: CollectionState,
  awake: AwakeTime,
  { calendar, schoolDays }: Pick<WatchContext, 'calendar' | 'schoolDays'>,
): number {
  const { lastArrival, lookedOn, waitingSince } = state;
  if (lastArrival === null || calendar.daysBetween(lastArrival, calendar.localDate(awake.countedToMs)) < 1) return 0;
  const silentDays = inUseAfter(lastArrival, state, awake, calendar).filter(schoolDays.isSchoolDay).length;
  if (silentDays < 1) return 0;
  const before = lookedOn.filter((date) => date <= lastArrival && schoolDays.isSchoolDay(date)).slice(-2 * learnedDays);
  if (before.length < learnedDays) return 0;
  const hasAllStayed = waitingSince !== null && waitingSince < lastArrival;
  const arrivals = hasAllStayed ? state.arrivals : state.overnight;
  const isEveryDay = before.slice(-learnedDays).every((date) => (arrivals[date] ?? 0) > 0);
  const perDay = before.reduce((sum, date) => sum + (arrivals[date] ?? 0), 0) / before.length;
  return isEveryDay || (perDay >= 1 && perDay * silentDays >= convincingArrivals) ? silentDays : 0;
}

const gravity: readonly Status[] = ['ok', 'unknown', 'held', 'warning', 'critical'];
const isWorse = (a: { readonly status: Status }, b: { readonly status: Status }): boolean =>
  gravity.indexOf(a.status) > gravity.indexOf(b.status);
