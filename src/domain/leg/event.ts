import { conditionOf, failed } from '../checks/leg.ts';
import { hasLeg, type WatchContext } from '../model/context.ts';
import { unknownFailure } from '../model/failure.ts';
import { finding, type Leg, legCode, type VerdictOn } from '../model/health.ts';
import { noPatience, openQuota, suspectLimit } from '../model/latch.ts';
import {
  automatic,
  held,
  holdOf,
  isAutomatic,
  type LegState,
  latched,
  latchedBy,
  noTrouble,
  passwordTrouble,
  released,
  withoutPassword,
  withPassword,
} from '../model/leg-state.ts';
import type { MailboxState } from '../model/state.ts';
import type { LegEvent } from '../model/watch-event.ts';
import { keepShut } from './lock-out.ts';
import { countLook, countSession, type LegTurn, mayOpenSession, plan, planNext, planSoon } from './turn.ts';

const second = 1_000;
/** Milliseconds after a look was cut before the next: the network card needs them. */
const settleMs = 60 * second;
/** Milliseconds after the keychain gave no answer. No server is asked for that. */
const keychainMs = 300 * second;

/** What a mailbox becomes by what happens to one of its legs. */
export function noteLegEvent(mailbox: MailboxState, event: LegEvent, context: WatchContext): MailboxState {
  const { leg, atMs } = event;
  const turn: LegTurn = { leg, nowMs: atMs, context, isWatched: hasLeg(mailbox, leg, context) };
  const legs = { ...mailbox.legs, [leg]: legAfter(turn, mailbox.legs[leg], event) };
  if (event.kind !== 'leg-edited') return { ...mailbox, legs };
  // The quota is asked with the receiving leg's password.
  const quotaLatch = leg === 'receiving' ? openQuota : mailbox.quotaLatch;
  return keepShut({ ...mailbox, legs, quotaLatch }, atMs);
}

/** True where a look may do harm, and is made only if the user confirms it: after a refusal, a lock-out or a ban. */
export const isTestToConfirm = (state: LegState): boolean =>
  latchedBy(state) !== null || state.lastKind === 'locked-out' || state.trouble.silent >= suspectLimit;

/** True where "test now" needs no second question. */
export const isTestHarmless = (state: LegState): boolean => isAutomatic(state) && !isTestToConfirm(state);

function legAfter(turn: LegTurn, state: LegState, event: LegEvent): LegState {
  const { leg, isWatched } = turn;
  switch (event.kind) {
    case 'look-begun':
      return beginLook(turn, state);
    case 'look-cut':
      return cutLook(turn, { ...state, sessions: countLook(turn, state), begunMs: null });
    case 'tried':
      return { ...state, sessions: countLook(turn, state), begunMs: null };
    case 'password-missing':
      return missPassword(turn, state, event.isUnreadable);
    case 'password-expected': {
      const hopeful: LegState = { ...state, mode: withPassword(state.mode), lastKind: null };
      const mayLook = isWatched && passwordTrouble(state) === 'missing';
      const due = mayLook ? planSoon(turn, hopeful, { delayMs: 0, cause: 'start' }) : null;
      return due ? { ...hopeful, due } : state;
    }
    case 'refusal-remembered': {
      if (latchedBy(state) !== null) return state;
      const condition = conditionOf(event.as);
      return {
        ...state,
        mode: latched(withPassword(state.mode), event.as),
        patience: noPatience,
        lastKind: event.as,
        established: failed(leg, condition, { ...unknownFailure, kind: event.as }),
        due: null,
      };
    }
    case 'leg-edited': {
      if (!isWatched) return state;
      const fresh = { ...state, mode: automatic, patience: noPatience, trouble: noTrouble, lastKind: null };
      return { ...fresh, due: plan(turn, fresh, { delayMs: 0, cause: 'user' }) };
    }
    case 'leg-held':
      return { ...state, mode: held(state.mode, event.reason), due: null };
    case 'leg-released': {
      const free: LegState = { ...state, mode: released(state.mode) };
      const due = isWatched ? planSoon(turn, free, { delayMs: 0, cause: 'user' }) : null;
      return { ...free, due: due ?? state.due };
    }
    case 'test-asked': {
      const isAllowed = isWatched && holdOf(state) === null && mayOpenSession(leg, state, turn.nowMs, turn.context);
      const mayTest = isAllowed && (event.isConfirmed || !isTestToConfirm(state));
      return mayTest ? { ...state, due: plan(turn, state, { delayMs: 0, cause: 'user' }) } : state;
    }
  }
}

/**
 * The leg as it is saved before a look is made: its session is counted, and the next look planned, so that a look which
 * ends early (a crash, a kill, a cut) is not followed by another at once.
 */
function beginLook(turn: LegTurn, state: LegState): LegState {
  const mode = withPassword(state.mode);
  const begun: LegState = { ...state, mode, begunMs: turn.nowMs, sessions: countSession(turn, state) };
  return { ...begun, due: planSoon(turn, begun, { delayMs: 0, cause: 'schedule' }) };
}

/** A look that was cut before the password left: it may be made again soon, unless another is planned before. */
function cutLook(turn: LegTurn, ended: LegState): LegState {
  const soon = planSoon(turn, ended, { delayMs: settleMs, cause: 'resume' });
  const isSooner = ended.due !== null && soon !== null && ended.due.atMs < soon.atMs;
  return isSooner ? ended : { ...ended, due: soon };
}

/** Without a password the leg waits for the user; a keychain that gave no answer is asked again, and no server before. */
function missPassword(turn: LegTurn, state: LegState, isUnreadable: boolean): LegState {
  const without: LegState = { ...state, mode: withoutPassword(state.mode, isUnreadable) };
  if (isUnreadable) return { ...without, due: planNext(turn, without, { delayMs: keychainMs, cause: 'schedule' }) };
  const established: VerdictOn<Leg> = { status: 'unknown', ...finding(legCode(turn.leg, 'not-configured'), {}) };
  return { ...without, established, lastKind: 'not-configured', due: null };
}
