import { hasLeg, intervalMs, type WatchContext } from '../model/context.ts';
import type { Leg } from '../model/health.ts';
import { type Cause, type Due, isAutomatic, type LegState } from '../model/leg-state.ts';
import type { MailboxState } from '../model/state.ts';
import { isConfirming } from './look-again.ts';
import { bounded, isCareful, jitter, type LegTurn, plan, planSoon, regular } from './turn.ts';

const second = 1_000;

/** Milliseconds before the first look: after a resume and a reconnection the network card needs them. */
const firstMs = { start: 0, resume: 60 * second, schedule: 30 * second };
/** Milliseconds between the first looks of several legs and mailboxes; less when there are many. */
const staggerMs = 15 * second;
const allStaggeredMs = 80 * second;

/** Why every leg is looked at anew: Vigie was started, the PC woke up, or the network is back. */
export type Anew = Extract<Cause, 'start' | 'resume' | 'schedule'>;

/** A fresh look at every leg that may be looked at, staggered; waits that must be respected stay. */
export function restart(
  mailboxes: readonly MailboxState[],
  cause: Anew,
  nowMs: number,
  context: WatchContext,
): readonly MailboxState[] {
  const apartMs = Math.min(staggerMs, Math.floor(allStaggeredMs / (2 * mailboxes.length)));
  let place = 0;
  return withEachLeg(mailboxes, nowMs, context, (turn, before) => {
    const state = cause === 'start' ? withUnknownEnd(before) : before;
    if (!turn.isWatched) return { ...state, due: null };
    // What was asked for before a start or a sleep is not made up for where the leg waits for the user.
    if (!isAutomatic(state))
      return cause === 'schedule' ? state : { ...state, due: chanceLeft(state, turn.nowMs, cause) };
    // What the user asked for stays, unless a sleep has come between: then the network card needs its minute first.
    if (state.due?.cause === 'user' && cause !== 'resume') return state;
    const delayMs = firstMs[cause] + place * apartMs;
    place += 1;
    return { ...state, due: anew(turn, state, state.due, delayMs, cause) };
  });
}

/** The one attempt that a leg behind its latch is owed, after a start or a sleep. */
function chanceLeft({ due }: LegState, nowMs: number, cause: Anew): Due | null {
  if (due?.cause !== 'confirm') return null;
  const atMs = Math.max(bounded(due, nowMs).atMs, nowMs + firstMs[cause]);
  return { ...due, atMs, delayMs: atMs - nowMs };
}

/** The first look after a start, a resume or a reconnection, where another may have been planned. */
function anew(turn: LegTurn, state: LegState, present: Due | null, delayMs: number, cause: Anew): Due | null {
  const { nowMs } = turn;
  const fresh = plan(turn, state, { delayMs, cause });
  if (present === null) return planSoon(turn, state, { delayMs, cause });
  const soonestMs = nowMs + delayMs;
  // A restart of Vigie does not shorten confirmations either: starting it three times must not make an alarm.
  const isShaken = cause === 'start' && (isConfirming(state.trouble) || state.trouble.mechanism > 0);
  const mustWait = isCareful(state) || isShaken;
  if (!mustWait && fresh.atMs <= soonestMs) return fresh;
  // A wait that must be respected, or that was already stretched, is not made longer by a network that comes and goes.
  const keptMs = mustWait ? present.atMs : Math.min(present.atMs, fresh.atMs);
  const atMs = Math.max(soonestMs, keptMs);
  return { atMs, delayMs: atMs - nowMs, cause: keptMs > soonestMs ? present.cause : cause };
}

/** A look that was under way when the last program ended: its password may have left, unanswered. */
function withUnknownEnd(state: LegState): LegState {
  const { begunMs, trouble } = state;
  if (begunMs === null) return state;
  return { ...state, begunMs: null, lastLookMs: begunMs, trouble: { ...trouble, silent: Math.max(1, trouble.silent) } };
}

/** Other intervals, other servers: a leg at its usual pace takes up the new one, without a look on the spot. */
export function followRules(
  mailboxes: readonly MailboxState[],
  nowMs: number,
  context: WatchContext,
): readonly MailboxState[] {
  return withEachLeg(mailboxes, nowMs, context, (turn, state) => {
    const { due, trouble } = state;
    if (!turn.isWatched) return { ...state, due: null };
    if (!isAutomatic(state) || state.begunMs !== null) return state;
    if (due === null) return { ...state, due: planSoon(turn, state, { delayMs: 0, cause: 'start' }) };
    const isTroubled = isCareful(state) || trouble.transport > 0 || trouble.mechanism > 0 || trouble.busy !== null;
    return due.cause === 'schedule' && !isTroubled ? { ...state, due: atNewPace(turn, state, due) } : state;
  });
}

/** A planned look that the interval of today would not have planned, moved. */
function atNewPace(turn: LegTurn, state: LegState, due: Due): Due {
  const { leg, nowMs, context } = turn;
  const interval = intervalMs(leg, context);
  const isShorter = due.delayMs > interval * (1 + jitter);
  if (!isShorter && due.delayMs >= interval * (1 - jitter)) return due;
  const wait = regular(leg, context);
  const planned = plan(turn, state, wait);
  if (isShorter) return planned.atMs < due.atMs ? planned : due;
  const passedMs = Math.max(0, nowMs - (state.lastLookMs ?? nowMs));
  const later = plan(turn, state, { ...wait, delayMs: wait.delayMs - passedMs });
  return later.atMs > due.atMs ? later : due;
}

function withEachLeg(
  mailboxes: readonly MailboxState[],
  nowMs: number,
  context: WatchContext,
  change: (turn: LegTurn, state: LegState) => LegState,
): readonly MailboxState[] {
  return mailboxes.map((mailbox) => {
    const changed = (leg: Leg): LegState =>
      change({ leg, nowMs, context, isWatched: hasLeg(mailbox, leg, context) }, mailbox.legs[leg]);
    return { ...mailbox, legs: { receiving: changed('receiving'), sending: changed('sending') } };
  });
}
