import type { WatchContext } from '../model/context.ts';
import { patienceLeftMs } from '../model/credential-latch.ts';
import type { Leg } from '../model/health.ts';
import type { Cause, Due, LegState, MailboxState } from '../model/state.ts';
import { leftMs, silenceMs } from './rest.ts';
import {
  bounded,
  confirmMs,
  countSession,
  hasLeg,
  intervalMs,
  isAutomatic,
  jitter,
  plan,
  regular,
  type Wait,
} from './schedule.ts';

const second = 1_000;
const minute = 60 * second;

/** Milliseconds after a resume before the first look: the network card needs them. */
const settleMs = 60 * second;
/** Milliseconds after the network came back. */
const reconnectMs = 30 * second;
/** Milliseconds between the first looks of several legs and mailboxes; less when there are many. */
const staggerMs = 15 * second;
const allStaggeredMs = 80 * second;
/** Milliseconds after a look began whose end is not known: the password may have left, and been refused. */
const unknownEndMs = 30 * minute;
/** Milliseconds after the keychain gave no answer. No server is asked for that. */
const keychainMs = 5 * minute;

/** A wait that must not be shortened, because the server may have refused or asked for patience. */
export const isCareful = ({ trouble, latch, begunMs }: LegState): boolean =>
  begunMs !== null || trouble.silent > 0 || latch.doubtSinceMs !== null || latch.rest !== null;

/** A restart of Vigie shortens confirmations neither: starting it three times must not make an alarm. */
function isCarefulWait(state: LegState, cause: Cause): boolean {
  const { trouble } = state;
  const isConfirming = trouble.transport > 0 && trouble.transport <= confirmMs.length;
  return isCareful(state) || (cause === 'start' && (isConfirming || trouble.mechanism > 0));
}

/** Milliseconds from now before which the password may not leave without being asked for. */
function patience({ begunMs, latch, trouble, lastLookMs }: LegState, nowMs: number): number {
  const left = (sinceMs: number | null, lengthMs: number): number =>
    leftMs(sinceMs === null ? null : { sinceMs, lengthMs }, nowMs);
  return Math.max(
    patienceLeftMs(latch, nowMs),
    left(begunMs, unknownEndMs),
    trouble.silent > 0 ? left(lastLookMs, silenceMs(trouble.silent)) : 0,
  );
}

/** A look as soon as the leg's careful waits allow, and not before `delayMs`; null while the leg waits for the user. */
export function planSoon(
  leg: Leg,
  state: LegState,
  { delayMs, cause }: Wait,
  nowMs: number,
  context: WatchContext,
): Due | null {
  if (!isAutomatic(state)) return null;
  const restingMs = patience(state, nowMs);
  const wait = restingMs > delayMs ? { delayMs: restingMs, cause: 'schedule' as const } : { delayMs, cause };
  return plan(leg, state, wait, nowMs, context);
}

/**
 * The leg as it must be on the disk before a look is made: its session counted, and planned in such a way that nothing
 * which ends the look early (a crash, a kill, a cut) makes the next one follow on its heels.
 */
export function beginLook(leg: Leg, state: LegState, nowMs: number, context: WatchContext): LegState {
  const sessions = countSession(state, nowMs, context);
  const begun: LegState = { ...state, begunMs: nowMs, isPasswordUnreadable: false, sessions };
  return { ...begun, due: planSoon(leg, begun, { delayMs: 0, cause: 'schedule' }, nowMs, context) };
}

/** A look that the end of the program cut off: its password may have left, unanswered. */
function noteUnknownEnd(state: LegState): LegState {
  const { begunMs, trouble } = state;
  if (begunMs === null) return state;
  return { ...state, begunMs: null, lastLookMs: begunMs, trouble: { ...trouble, silent: Math.max(1, trouble.silent) } };
}

/** A look that was cut before the password left: it may be made again soon, unless another is planned before. */
export function cutLook(leg: Leg, state: LegState, nowMs: number, context: WatchContext): LegState {
  const ended: LegState = { ...state, begunMs: null };
  const soon = planSoon(leg, ended, { delayMs: settleMs, cause: 'resume' }, nowMs, context);
  const isSooner = ended.due !== null && soon !== null && ended.due.atMs < soon.atMs;
  return isSooner ? ended : { ...ended, due: soon };
}

/** The keychain gave no answer: it is asked again, and no server before it has answered. */
export function awaitKeychain(leg: Leg, state: LegState, nowMs: number, context: WatchContext): LegState {
  const due = isAutomatic(state) ? plan(leg, state, { delayMs: keychainMs, cause: 'schedule' }, nowMs, context) : null;
  return { ...state, isPasswordUnreadable: true, due };
}

/** A fresh look at every leg that may be looked at, staggered; waits that must be respected stay. */
export function restart(
  mailboxes: readonly MailboxState[],
  cause: Extract<Cause, 'start' | 'resume' | 'schedule'>,
  nowMs: number,
  context: WatchContext,
): readonly MailboxState[] {
  const firstMs = cause === 'start' ? 0 : cause === 'resume' ? settleMs : reconnectMs;
  const apartMs = Math.min(staggerMs, Math.floor(allStaggeredMs / (2 * mailboxes.length)));
  let place = 0;
  const renew = (leg: Leg, state: LegState): LegState => {
    // What was asked for before a start or a sleep is not made up for where the leg waits for the user.
    if (!isAutomatic(state)) return cause === 'schedule' ? state : { ...state, due: null };
    const before = state.due && bounded(state.due, nowMs);
    // What the user asked for stays, unless a sleep has come between: then the network card needs its minute first.
    if (before?.cause === 'user' && cause !== 'resume') return { ...state, due: before };
    const delayMs = firstMs + place * apartMs;
    const soonestMs = nowMs + delayMs;
    const fresh = plan(leg, state, { delayMs, cause }, nowMs, context);
    place += 1;
    if (before === null) return { ...state, due: planSoon(leg, state, { delayMs, cause }, nowMs, context) };
    const isStretched = fresh.atMs > soonestMs;
    if (!isCarefulWait(state, cause) && !isStretched) return { ...state, due: fresh };
    // A wait that must be respected, or that was already stretched, is not made longer by a network that comes and goes.
    const keptMs = isCarefulWait(state, cause) ? before.atMs : Math.min(before.atMs, fresh.atMs);
    const atMs = Math.max(soonestMs, keptMs);
    return { ...state, due: { atMs, delayMs: atMs - nowMs, cause: keptMs > soonestMs ? before.cause : cause } };
  };
  return withEachLeg(mailboxes, context, renew);
}

/** The state of a program that has just started: what was under way when the last one ended has an unknown end. */
export const withUnknownEnds = (mailboxes: readonly MailboxState[]): readonly MailboxState[] =>
  mailboxes.map((mailbox) => ({
    ...mailbox,
    legs: { receiving: noteUnknownEnd(mailbox.legs.receiving), sending: noteUnknownEnd(mailbox.legs.sending) },
  }));

/** Other intervals, other servers: a leg at its usual pace takes up the new one, without a look on the spot. */
export function followRules(
  mailboxes: readonly MailboxState[],
  nowMs: number,
  context: WatchContext,
): readonly MailboxState[] {
  return withEachLeg(mailboxes, context, (leg, state) => {
    if (!isAutomatic(state) || state.begunMs !== null) return state;
    if (state.due === null)
      return { ...state, due: planSoon(leg, state, { delayMs: 0, cause: 'start' }, nowMs, context) };
    const { transport, mechanism, busy } = state.trouble;
    const isTroubled = isCareful(state) || transport > 0 || mechanism > 0 || busy !== null;
    return state.due.cause === 'schedule' && !isTroubled
      ? { ...state, due: atNewPace(leg, state, state.due, nowMs, context) }
      : state;
  });
}

/** A planned look that the interval of today would not have planned, moved. */
function atNewPace(leg: Leg, state: LegState, due: Due, nowMs: number, context: WatchContext): Due {
  const interval = intervalMs(leg, context);
  const isShorter = due.delayMs > interval * (1 + jitter);
  if (!isShorter && due.delayMs >= interval * (1 - jitter)) return due;
  const wait = regular(leg, context);
  const planned = plan(leg, state, wait, nowMs, context);
  if (isShorter) return planned.atMs < due.atMs ? planned : due;
  const passedMs = Math.max(0, nowMs - (state.lastLookMs ?? nowMs));
  const later = plan(leg, state, { ...wait, delayMs: wait.delayMs - passedMs }, nowMs, context);
  return later.atMs > due.atMs ? later : due;
}

function withEachLeg(
  mailboxes: readonly MailboxState[],
  context: WatchContext,
  change: (leg: Leg, state: LegState) => LegState,
): readonly MailboxState[] {
  return mailboxes.map((mailbox) => {
    const changed = (leg: Leg): LegState => {
      const state = mailbox.legs[leg];
      return hasLeg(mailbox, leg, context) ? change(leg, state) : { ...state, due: null };
    };
    return { ...mailbox, legs: { receiving: changed('receiving'), sending: changed('sending') } };
  });
}
