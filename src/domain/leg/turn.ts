import { intervalMs, type WatchContext } from '../model/context.ts';
import type { Leg } from '../model/health.ts';
import { leftMs, patienceLeftMs, silenceMs, suspectLimit } from '../model/latch.ts';
import { type Due, isAutomatic, type LegState, type Trouble } from '../model/leg-state.ts';
import { dailySessions } from '../model/rules.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Milliseconds after a look began whose end is not known: the password may have left, and been refused. */
const unknownEndMs = 30 * minute;
/** A fifth more or less. */
export const jitter = 0.2;

/** One leg at the instant of one event: what its rules go by, put together once. */
export type LegTurn = {
  readonly leg: Leg;
  readonly nowMs: number;
  readonly context: WatchContext;
  /** False where the mailbox has no server for this leg. */
  readonly isWatched: boolean;
};

/** A look to plan: how far away, and why. */
export type Wait = Pick<Due, 'delayMs' | 'cause'>;

/** A regular look: the leg's interval, a fifth more or less, so that a hundred schools do not knock together. */
export function regular(leg: Leg, context: WatchContext): Wait {
  return {
    delayMs: Math.round(intervalMs(leg, context) * (1 - jitter + 2 * jitter * context.random())),
    cause: 'schedule',
  };
}

/** Plans a look, stretched so that the day's sessions last: hourly once only one an hour is left, then tomorrow. */
export function plan({ leg, nowMs, context }: LegTurn, state: LegState, { delayMs, cause }: Wait): Due {
  const { calendar } = context;
  const date = calendar.localDate(nowMs);
  const midnight = calendar.startOfDay(calendar.addDays(date, 1));
  const left = dailySessions[leg] - sessionsOn(state, date);
  let atMs = nowMs + Math.max(0, delayMs);
  // What the user asks for is not stretched, only never more than the day allows.
  if (cause !== 'user' && left <= Math.ceil((midnight - nowMs) / hour)) atMs = Math.max(atMs, nowMs + hour);
  if (left <= 0 && atMs < midnight) atMs = midnight + Math.round(context.random() * 10 * minute);
  return { atMs, delayMs: atMs - nowMs, cause };
}

/** The one of two planned looks that comes first. */
export const sooner = (present: Due | null, planned: Due): Due =>
  present && present.atMs < planned.atMs ? present : planned;

/** The same for a leg that may be waiting for the user: then null. */
export const planNext = (turn: LegTurn, state: LegState, wait: Wait): Due | null =>
  isAutomatic(state) ? plan(turn, state, wait) : null;

/** A look as soon as the password may leave, and not before `delayMs`; null while the leg waits for the user. */
export const planSoon = (turn: LegTurn, state: LegState, wait: Wait): Due | null =>
  planNext(turn, state, noSooner(patienceMs(state, turn), wait));

/** The wait, drawn out to where a password that must rest may leave again. */
export const noSooner = (restingMs: number, wait: Wait): Wait =>
  restingMs > wait.delayMs ? { delayMs: restingMs, cause: 'schedule' } : wait;

/** Milliseconds from now before which the password may not leave without being asked for. */
function patienceMs({ begunMs, patience, trouble, lastLookMs }: LegState, { nowMs, context }: LegTurn): number {
  const left = (sinceMs: number | null, lengthMs: number): number =>
    leftMs(sinceMs === null ? null : { sinceMs, lengthMs }, nowMs);
  return Math.max(
    patienceLeftMs(patience, nowMs),
    left(begunMs, unknownEndMs),
    trouble.silent > 0 && lastLookMs !== null ? left(lastLookMs, afterSilenceMs(trouble, lastLookMs, context)) : 0,
  );
}

/** Milliseconds after a password that was not answered; one that may be refused is tried once a working day. */
export function afterSilenceMs({ silent }: Trouble, sinceMs: number, { calendar, policy }: WatchContext): number {
  if (silent < suspectLimit) return silenceMs(silent);
  const nextDay = calendar.nextWorkingDay(calendar.localDate(sinceMs));
  return calendar.atLocal(nextDay, policy.speakingHours.opens) - sinceMs;
}

/** True where the next look must not be made sooner: the server may have refused, or asked for patience. */
export const isCareful = ({ trouble, patience, begunMs }: LegState): boolean =>
  begunMs !== null || trouble.silent > 0 || patience.doubtSinceMs !== null || patience.rest !== null;

/** The due time with the clock set right: never further away than it was when planned. */
export function bounded(due: Due, nowMs: number): Due {
  return due.atMs - nowMs > due.delayMs ? { ...due, atMs: nowMs + due.delayMs } : due;
}

/** Sessions opened on this local date. */
const sessionsOn = (state: LegState, date: string): number => (state.sessions.date === date ? state.sessions.count : 0);

/** True while today's sessions are not used up. */
export const mayOpenSession = (leg: Leg, state: LegState, nowMs: number, { calendar }: WatchContext): boolean =>
  sessionsOn(state, calendar.localDate(nowMs)) < dailySessions[leg];

export function countSession({ nowMs, context }: LegTurn, state: LegState): LegState['sessions'] {
  const date = context.calendar.localDate(nowMs);
  return { date, count: sessionsOn(state, date) + 1 };
}

/** The sessions after a look has ended: counted when it began, unless it was not announced or a new day has begun since. */
export function countLook(turn: LegTurn, state: LegState): LegState['sessions'] {
  const isCounted = state.begunMs !== null && state.sessions.date === turn.context.calendar.localDate(turn.nowMs);
  return isCounted ? state.sessions : countSession(turn, state);
}
