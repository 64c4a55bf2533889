import { accepted, conditionOf, type FailedCondition, failed, failureFacts, unanswered } from '../checks/leg.ts';
import { type Failure, type FailureKind, fairly, unknownFailure } from '../model/failure.ts';
import { isOfLegs, type Leg, type VerdictOn } from '../model/health.ts';
import { isFinalAnswer, isOfPassword, noPatience, noteLogin, patienceLeftMs, suspectLimit } from '../model/latch.ts';
import {
  isAutomatic,
  type LegState,
  latched,
  latchedBy,
  type Measured,
  noTrouble,
  paceOf,
  type Trouble,
  unlatched,
  withoutPassword,
  withPassword,
} from '../model/leg-state.ts';
import type { LegLook } from '../model/watch-event.ts';
import { afterFailure } from './look-again.ts';
import { countLook, type LegTurn, noSooner, plan, planNext, regular, type Wait } from './turn.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Failures in a row, over so many milliseconds, after which a leg counts as broken: a restart of the server does not. */
const transportLimit = 3;
export const outageMs = 10 * minute;
const shutOutLimit = 2;
/** Answers that only a server can give: it was reached, whatever is known of the network. */
const saidByServer: readonly FailureKind[] = [
  'mechanism',
  'access-off',
  'account-disabled',
  'locked-out',
  'mailbox-full',
];
/** Awake and online milliseconds of nothing but "in use" before it is worth a warning. */
const busyLimitMs = 3 * hour;

/** The second of the two looks that clear a trouble. */
const clearing: Wait = { delayMs: 1 * minute, cause: 'confirm' };

/** A turn with what a look is judged by: the counters and dates of its end. */
export type LookTurn = LegTurn & {
  readonly onlineMs: number;
  readonly awakeMs: number;
  readonly isNetworkUp: boolean;
  /** The CERBERE password's computed last day is today or past. */
  readonly isPastExpiry: boolean;
  /** Neither server's name can be found: then a name not found says nothing about one server. */
  readonly areNamesMissing: boolean;
  /** These servers went away since this leg was last well: what fails now is of the same outage. */
  readonly isOutageKnown: boolean;
};

/** What a leg's state becomes after a look at it. */
export function afterLook(turn: LookTurn, before: LegState, look: LegLook): LegState {
  const looked: LegState = {
    ...before,
    mode: withPassword(before.mode),
    lastLookMs: turn.nowMs,
    begunMs: null,
    sessions: countLook(turn, before),
    loginDelaySeconds: look.loginDelaySeconds ?? before.loginDelaySeconds,
  };
  const seenOn = hasServerSpoken(look) ? turn.context.calendar.localDate(turn.nowMs) : before.seenOn;
  const seen = { ...looked, seenOn };
  const after =
    look.failure === null ? afterSuccess(turn, seen, look) : afterTrouble(turn, seen, fairly(look.failure), look);
  const paced = (measured: Measured | null, earlier: Measured | null): Measured | null =>
    measured === null || measured === earlier ? measured : { ...measured, paceMs: paceOf(after) };
  return { ...after, success: paced(after.success, before.success), told: paced(after.told, before.told) };
}

/** A server was asked and said something, if only who it is. */
const hasServerSpoken = ({ failure, certificate }: LegLook): boolean =>
  failure === null ||
  failure.passwordAnswered ||
  failure.response !== null ||
  certificate !== null ||
  saidByServer.includes(failure.kind);

function afterSuccess(turn: LookTurn, state: LegState, { facts }: LegLook): LegState {
  const { leg, nowMs, awakeMs, context } = turn;
  const renewed: LegState = {
    ...state,
    mode: unlatched(state.mode),
    patience: noPatience,
    lastKind: 'ok',
    success: { atMs: nowMs, awakeMs, paceMs: 0 },
    told: { atMs: nowMs, awakeMs, paceMs: 0 },
    trouble: noTrouble,
  };
  const isFirstOfTwo = needsTwoSuccesses(state.established) && !state.isClearing;
  if (isFirstOfTwo) return { ...renewed, isClearing: true, due: planNext(turn, renewed, clearing) };
  const established = accepted(leg, facts);
  return { ...renewed, isClearing: false, established, due: planNext(turn, renewed, regular(leg, context)) };
}

/** Connections that broke may break again: two successes in a row clear them. A login that is accepted clears the rest. */
const needsTwoSuccesses = ({ status, code }: VerdictOn<Leg>): boolean =>
  status === 'critical' && (isOfLegs(code, 'unreachable') || isOfLegs(code, 'certificate'));

function afterTrouble(turn: LookTurn, state: LegState, failure: Failure, { certificate }: LegLook): LegState {
  const { leg, nowMs, context } = turn;
  // An answer counts whatever is said of the network, and so does a password that left.
  const hasSpoken = failure.passwordAnswered || failure.passwordSent || saidByServer.includes(failure.kind);
  // Without a network, or when the look broke off here, nothing was learned about the server.
  if (!hasSpoken && (!turn.isNetworkUp || failure.kind === 'offline' || failure.kind === 'internal')) {
    const due = isAutomatic(state) ? plan(turn, state, regular(leg, context)) : null;
    return { ...state, due: state.due === null ? null : due };
  }
  const memory = { closedBy: latchedBy(state), ...state.patience };
  const { closedBy, ...patience } = noteLogin(memory, failure, nowMs, state.loginDelaySeconds);
  const mode = closedBy === null ? state.mode : latched(state.mode, closedBy);
  const next: LegState = {
    ...state,
    mode: failure.kind === 'not-configured' ? withoutPassword(mode, false) : mode,
    patience,
    lastKind: failure.kind,
    // A password that was refused before it was ever accepted is not the one that was.
    success: state.lastKind === null && isOfPassword(failure.kind) ? null : state.success,
    told: { atMs: nowMs, awakeMs: turn.awakeMs, paceMs: 0 },
    trouble: countTrouble(state.trouble, failure, turn),
    isClearing: false,
  };
  const condition = establishedBy(next, failure, turn);
  const isUnanswered = condition === 'login-refused' && failure.passwordSent;
  const facts = failureFacts(failure, certificate, nowMs);
  const judged: LegState =
    condition === null
      ? { ...next, established: outdated(next.established, failure, leg) }
      : { ...next, established: isUnanswered ? unanswered(leg, facts) : failed(leg, condition, facts) };
  if (!isAutomatic(judged)) return { ...judged, due: null };
  const wait = afterFailure(failure, judged.trouble, turn);
  return { ...judged, due: plan(turn, judged, noSooner(patienceLeftMs(patience, nowMs), wait)) };
}

/** A server that was not reached and now answers that the box is in use is there again: what it was is not said of it any more. */
function outdated(established: VerdictOn<Leg>, { kind }: Failure, leg: Leg): VerdictOn<Leg> {
  const wasAway = isOfLegs(established.code, 'unreachable') || isOfLegs(established.code, 'certificate');
  const isThere = kind === 'in-use' || kind === 'login-delay';
  return isThere && wasAway ? { ...failed(leg, kind, { ...unknownFailure, kind }), status: 'unknown' } : established;
}

function countTrouble(before: Trouble, failure: Failure, { nowMs, onlineMs, areNamesMissing }: LookTurn): Trouble {
  const { transport, transportSinceMs } = before;
  switch (failure.kind) {
    case 'in-use':
    case 'login-delay': {
      const busy = before.busy ?? { looks: 0, sinceOnlineMs: onlineMs };
      return { ...before, busy: { ...busy, looks: busy.looks + 1 } };
    }
    case 'mechanism':
    case 'access-off':
    case 'account-disabled':
      return { ...before, mechanism: before.mechanism + 1, busy: null };
    case 'credentials':
    case 'credentials-expired':
    case 'locked-out':
    case 'mailbox-full':
    case 'login-refused':
    case 'not-configured':
      return { ...before, busy: null };
    default:
      if (failure.passwordSent) return { ...before, silent: before.silent + 1, busy: null };
      if (failure.kind === 'dns' && areNamesMissing)
        return { ...before, transport: 0, transportSinceMs: null, busy: null };
      return { ...before, transport: transport + 1, transportSinceMs: transportSinceMs ?? nowMs, busy: null };
  }
}

/** The condition that this failure establishes; null while it is only suspected. */
function establishedBy(state: LegState, failure: Failure, turn: LookTurn): FailedCondition | null {
  const { trouble } = state;
  const condition = conditionOf(failure.kind);
  switch (condition) {
    case 'password-refused':
      return turn.leg === 'sending' && turn.isPastExpiry ? 'password-expired' : condition;
    case 'password-expired':
    case 'locked-out':
    case 'mailbox-full':
    case 'not-configured':
      return condition;
    case 'login-refused':
      return latchedBy(state) === null ? null : condition;
    case 'mechanism':
    case 'access-off':
    case 'account-disabled':
      return failure.passwordAnswered || trouble.mechanism >= shutOutLimit ? condition : null;
    // What broke off here says nothing about the server.
    case 'stale':
      return null;
    case 'in-use':
    case 'login-delay':
      return trouble.busy !== null && turn.onlineMs - trouble.busy.sinceOnlineMs >= busyLimitMs ? condition : null;
    default:
      if (failure.kind === 'dns' && turn.areNamesMissing) return null;
      // What is not asked again before tomorrow is told today.
      if (isFinalAnswer(failure)) return condition;
      // Whoever is never answered may be refused: what is said of a suspicion is said of this.
      if (failure.passwordSent) return trouble.silent >= suspectLimit ? 'login-refused' : null;
      return isOutage(trouble, turn) ? condition : null;
  }
}

function isOutage({ transport, transportSinceMs }: Trouble, { nowMs, isOutageKnown }: LookTurn): boolean {
  const isLong = transportSinceMs !== null && nowMs - transportSinceMs >= outageMs;
  return isOutageKnown || (transport >= transportLimit && isLong);
}
