import { intervalMs, namesLimitMs, type WatchContext } from '../model/context.ts';
import type { Failure, FailureKind } from '../model/failure.ts';
import type { Facts, HealthCode, Leg, LegCondition, Status, Verdict } from '../model/health.ts';
import { holdOf, type LegState, latchedBy, passwordTrouble } from '../model/leg-state.ts';
import type { CertificateReading } from '../model/reading.ts';
import type { MailboxState, WatchState } from '../model/state.ts';

/** Intervals without a success after which "ok" would be a guess. */
const staleIntervals = 3;

/** What a leg shows: what was established, unless something nearer explains or outdates it. */
export function assessLeg(leg: Leg, mailbox: MailboxState, watch: WatchState, context: WatchContext): Verdict {
  const state = mailbox.legs[leg];
  const { established } = state;
  const hold = holdOf(state);
  const refusal = latchedBy(state);
  if (hold !== null) return { status: 'held', code: legCode(leg, 'held'), facts: { reason: hold } };
  // What it showed before the other leg was locked out is not looked at any more.
  const saysItself: readonly HealthCode[] = [legCode(leg, 'locked-out'), legCode(leg, 'not-configured')];
  if (refusal === 'locked-out' && !saysItself.includes(established.code))
    return { status: 'held', code: legCode(leg, 'held'), facts: { reason: 'locked-out' } };
  if (refusal !== null) return established;
  if (passwordTrouble(state) === 'unreadable')
    return { status: 'unknown', code: legCode(leg, 'not-configured'), facts: { isUnreadable: true } };
  if (established.code === legCode(leg, 'not-configured')) return established;
  const needsNetwork = context.settingsOf(mailbox.address).isLocal !== true;
  if (!watch.isNetworkUp && needsNetwork) return { status: 'unknown', code: legCode(leg, 'offline'), facts: {} };
  if (established.status === 'warning' || established.status === 'critical') return established;
  if (mailbox.names !== null) {
    const isLong = watch.awake.workingMs - mailbox.names.sinceWorkingMs >= namesLimitMs;
    return { status: isLong ? 'warning' : 'unknown', code: legCode(leg, 'names-not-found'), facts: {} };
  }
  if (isStale(leg, state, watch, context))
    return { status: 'unknown', code: legCode(leg, 'stale'), facts: established.facts };
  return established;
}

function isStale(leg: Leg, { success }: LegState, { awake }: WatchState, context: WatchContext): boolean {
  return success === null || awake.onlineMs - success.onlineMs > staleIntervals * intervalMs(leg, context);
}

/** What a failure means for the leg it happened on. */
export function conditionOf(kind: FailureKind): LegCondition {
  switch (kind) {
    case 'dns':
    case 'refused':
    case 'unreachable':
    case 'timeout':
    case 'closed':
    case 'tls':
    case 'protocol':
    case 'temporary':
    case 'rejected':
      return 'unreachable';
    case 'credentials':
      return 'password-refused';
    case 'credentials-expired':
      return 'password-expired';
    case 'internal':
      return 'stale';
    case 'offline':
    case 'certificate':
    case 'in-use':
    case 'login-delay':
    case 'login-refused':
    case 'mechanism':
    case 'account-disabled':
    case 'access-off':
    case 'locked-out':
    case 'mailbox-full':
    case 'not-configured':
      return kind;
  }
}

/** How bad a condition is by itself, when nothing is known of what went before. */
export function statusOf(condition: LegCondition): Status {
  switch (condition) {
    case 'ok':
      return 'ok';
    case 'held':
      return 'held';
    case 'in-use':
    case 'login-delay':
    case 'names-not-found':
      return 'warning';
    case 'not-configured':
    case 'offline':
    case 'stale':
      return 'unknown';
    case 'unreachable':
    case 'password-refused':
    case 'password-expired':
    case 'login-refused':
    case 'account-disabled':
    case 'access-off':
    case 'locked-out':
    case 'mailbox-full':
    case 'mechanism':
    case 'certificate':
      return 'critical';
  }
}

export function legCode(leg: Leg, condition: LegCondition): HealthCode {
  return `${leg}.${condition}`;
}

/** What a text says about a failure, beside the failure itself. */
export function failureFacts(failure: Failure, certificate: CertificateReading | null): Facts {
  return {
    kind: failure.kind,
    detail: failure.code,
    response: failure.response,
    passwordSent: failure.passwordSent,
    certificateProblem: failure.certificateProblem,
    issuer: certificate?.issuer ?? null,
  };
}

/**
 * One look at a leg. A CERBERE password that is refused on or after its computed expiry is called expired: no SMTP code
 * says so itself.
 */
export function assessLegOnce(leg: Leg, failure: Failure | null, facts: Facts, isPastExpiry: boolean): Verdict {
  if (failure === null) return { status: 'ok', code: legCode(leg, 'ok'), facts };
  const isRefusedLate = leg === 'sending' && failure.kind === 'credentials' && isPastExpiry;
  const condition = isRefusedLate ? 'password-expired' : conditionOf(failure.kind);
  return { status: statusOf(condition), code: legCode(leg, condition), facts };
}
