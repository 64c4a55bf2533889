import { conditionOf, failureFacts, legCode, statusOf } from '../checks/leg.ts';
import type { WatchContext } from '../model/context.ts';
import { noteLogin, openLatch, patienceLeftMs } from '../model/credential-latch.ts';
import { type Failure, type FailureKind, fairly } from '../model/failure.ts';
import type { Facts, Leg, LegCondition, Verdict } from '../model/health.ts';
import type { CertificateReading } from '../model/reading.ts';
import { type Due, type LegState, noTrouble, type Trouble } from '../model/state.ts';
import { isFinalAnswer } from './rest.ts';
import { afterFailure, clearing, countLook, isAutomatic, plan, regular, type Wait } from './schedule.ts';

/** Failures in a row after which a leg counts as broken. */
const transportLimit = 3;
const silentLimit = 3;
const shutOutLimit = 2;
/** What only a server says: then it was reached, whatever is known of the network. */
const saidByServer: readonly FailureKind[] = [
  'mechanism',
  'access-off',
  'account-disabled',
  'locked-out',
  'mailbox-full',
];
/** Awake and online milliseconds of nothing but "in use" before it is worth a warning. */
const busyLimitMs = 3 * 3_600_000;

/** One look at a leg, reduced to what the judgement needs. */
export type LegLook = {
  readonly failure: Failure | null;
  readonly certificate: CertificateReading | null;
  readonly facts: Facts;
  /** CAPA's LOGIN-DELAY in seconds, where it was given. */
  readonly loginDelaySeconds: number | null;
};

/** Counters and dates at the time of the look. */
export type LookMoment = {
  readonly nowMs: number;
  readonly onlineMs: number;
  readonly isNetworkUp: boolean;
  /** The CERBERE password's computed last day is today or past. */
  readonly isPastExpiry: boolean;
  /** Neither server's name can be found: then a name not found says nothing about one server. */
  readonly areNamesMissing: boolean;
};

/** What a leg's state becomes after a look at it. */
export function afterLook(
  leg: Leg,
  before: LegState,
  look: LegLook,
  moment: LookMoment,
  context: WatchContext,
): LegState {
  const looked: LegState = {
    ...before,
    lastLookMs: moment.nowMs,
    begunMs: null,
    isPasswordUnreadable: false,
    sessions: countLook(before, moment.nowMs, context),
    loginDelaySeconds: look.loginDelaySeconds ?? before.loginDelaySeconds,
  };
  return look.failure === null
    ? afterSuccess(leg, looked, look.facts, moment, context)
    : afterTrouble(leg, looked, look.failure, look, moment, context);
}

function afterSuccess(leg: Leg, state: LegState, facts: Facts, moment: LookMoment, context: WatchContext): LegState {
  const { nowMs, onlineMs } = moment;
  const success = { atMs: nowMs, onlineMs };
  const renewed: LegState = { ...state, lastKind: 'ok', success, trouble: noTrouble, latch: openLatch };
  const next = (wait: Wait): Due | null => (isAutomatic(renewed) ? plan(leg, renewed, wait, nowMs, context) : null);
  const isFirstOfTwo = needsTwoSuccesses(state.established) && !state.isClearing;
  if (isFirstOfTwo) return { ...renewed, isClearing: true, due: next(clearing) };
  const established: Verdict = { status: 'ok', code: legCode(leg, 'ok'), facts };
  return { ...renewed, isClearing: false, established, due: next(regular(leg, context)) };
}

/** Connections that broke may break again: two successes in a row clear them. A login that is accepted clears the rest. */
const needsTwoSuccesses = ({ status, code }: Verdict): boolean =>
  status === 'critical' && (code.endsWith('.unreachable') || code.endsWith('.certificate'));

function afterTrouble(
  leg: Leg,
  state: LegState,
  found: Failure,
  { certificate }: LegLook,
  moment: LookMoment,
  context: WatchContext,
): LegState {
  const { nowMs, isNetworkUp } = moment;
  const failure = fairly(found);
  // An answer counts whatever is said of the network, and so does a password that left.
  const hasSpoken = failure.passwordAnswered || failure.passwordSent || saidByServer.includes(failure.kind);
  // Without a network, or when the look broke off here, nothing was learned about the server.
  if (!hasSpoken && (!isNetworkUp || failure.kind === 'offline' || failure.kind === 'internal')) {
    const due = isAutomatic(state) ? plan(leg, state, regular(leg, context), nowMs, context) : null;
    return { ...state, due: state.due === null ? null : due };
  }
  const latch = noteLogin(state.latch, failure, nowMs, state.loginDelaySeconds);
  const trouble = countTrouble(state.trouble, failure, moment);
  const next: LegState = { ...state, lastKind: failure.kind, latch, trouble, isClearing: false };
  const condition = establishedBy(leg, next, failure, moment);
  const facts = { ...failureFacts(failure, certificate), sinceLookMs: nowMs };
  const established: Verdict =
    condition === null ? state.established : { status: statusOf(condition), code: legCode(leg, condition), facts };
  const judged: LegState = { ...next, established };
  if (!isAutomatic(judged)) return { ...judged, due: null };
  const wait =
    moment.areNamesMissing && failure.kind === 'dns'
      ? regular(leg, context)
      : afterFailure(leg, failure, trouble, context);
  const restingMs = patienceLeftMs(latch, nowMs);
  const patient: Wait = restingMs > wait.delayMs ? { delayMs: restingMs, cause: 'schedule' } : wait;
  return { ...judged, due: plan(leg, judged, patient, nowMs, context) };
}

function countTrouble(before: Trouble, failure: Failure, { onlineMs, areNamesMissing }: LookMoment): Trouble {
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
      if (failure.kind === 'dns' && areNamesMissing) return { ...before, transport: 0, busy: null };
      return { ...before, transport: before.transport + 1, busy: null };
  }
}

/** The condition that this failure establishes; null while it is only suspected. */
function establishedBy(leg: Leg, state: LegState, failure: Failure, moment: LookMoment): LegCondition | null {
  const { trouble, latch } = state;
  const condition = conditionOf(failure.kind);
  switch (condition) {
    case 'password-refused':
      return leg === 'sending' && moment.isPastExpiry ? 'password-expired' : condition;
    case 'password-expired':
    case 'locked-out':
    case 'mailbox-full':
    case 'not-configured':
      return condition;
    case 'login-refused':
      return latch.closedBy === null ? null : condition;
    case 'mechanism':
    case 'access-off':
    case 'account-disabled':
      return failure.passwordAnswered || trouble.mechanism >= shutOutLimit ? condition : null;
    // What broke off here says nothing about the server.
    case 'stale':
      return null;
    case 'in-use':
    case 'login-delay':
      return trouble.busy !== null && moment.onlineMs - trouble.busy.sinceOnlineMs >= busyLimitMs ? condition : null;
    default:
      if (failure.kind === 'dns' && moment.areNamesMissing) return null;
      // What is not asked again before tomorrow is told today.
      if (isFinalAnswer(failure)) return condition;
      return trouble.transport >= transportLimit || trouble.silent >= silentLimit ? condition : null;
  }
}
