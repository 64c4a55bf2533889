import { namesLimitMs, type WatchContext } from '../model/context.ts';
import type { Failure, FailureFacts, FailureKind } from '../model/failure.ts';
import {
  type AcceptedFacts,
  finding,
  type Leg,
  type LegCode,
  type LegCondition,
  legCode,
  type Status,
  type VerdictOn,
} from '../model/health.ts';
import { holdOf, latchedBy, passwordTrouble } from '../model/leg-state.ts';
import type { CertificateReading } from '../model/reading.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import { isOld, withBlindness } from './sight.ts';

/** What a leg shows; where nothing is known of it for days, that this is so. */
export function assessLeg(leg: Leg, mailbox: MailboxState, watch: WatchState, context: WatchContext): VerdictOn<Leg> {
  return withBlindness(leg, shownOf(leg, mailbox, watch, context), mailbox, watch, context);
}

/** What was established, unless something nearer explains or outdates it. */
function shownOf(leg: Leg, mailbox: MailboxState, watch: WatchState, context: WatchContext): VerdictOn<Leg> {
  const state = mailbox.legs[leg];
  // Whose last look succeeded is in no trouble, though a second one must say so before it is over.
  const established: VerdictOn<Leg> = state.isClearing
    ? { status: 'ok', ...finding(legCode(leg, 'ok'), {}) }
    : state.established;
  const hold = holdOf(state);
  const refusal = latchedBy(state);
  if (hold !== null) return { status: 'held', ...finding(legCode(leg, 'held'), { reason: hold }) };
  // What it showed before the other leg was locked out is not looked at any more.
  const saysItself: readonly LegCode[] = [legCode(leg, 'locked-out'), legCode(leg, 'not-configured')];
  if (refusal === 'locked-out' && !saysItself.includes(established.code))
    return { status: 'held', ...finding(legCode(leg, 'held'), { reason: 'locked-out' }) };
  if (refusal !== null) return established;
  if (passwordTrouble(state) === 'unreadable')
    return { status: 'unknown', ...finding(legCode(leg, 'not-configured'), { isUnreadable: true }) };
  if (established.code === legCode(leg, 'not-configured')) return established;
  const needsNetwork = context.settingsOf(mailbox.address).isLocal !== true;
  if (!watch.isNetworkUp && needsNetwork) return { status: 'unknown', ...finding(legCode(leg, 'offline'), {}) };
  if (established.status === 'warning' || established.status === 'critical') {
    const isOutdated = state.told !== null && isOld(state.told, leg, watch, context);
    return isOutdated ? stale(leg, {}) : established;
  }
  if (mailbox.names !== null) {
    const isLong = watch.awake.workingMs - mailbox.names.sinceWorkingMs >= namesLimitMs;
    return { status: isLong ? 'warning' : 'unknown', ...finding(legCode(leg, 'names-not-found'), {}) };
  }
  return isOld(state.success, leg, watch, context) ? stale(leg, lastKnown(established)) : established;
}

const stale = (leg: Leg, facts: AcceptedFacts): VerdictOn<Leg> => ({
  status: 'unknown',
  ...finding(legCode(leg, 'stale'), facts),
});

/** What the last look told, if it was accepted. */
const lastKnown = (established: VerdictOn<Leg>): AcceptedFacts =>
  established.code === 'receiving.ok' || established.code === 'sending.ok' ? established.facts : {};

/** What a failed look can establish of a leg. */
export type FailedCondition = Exclude<LegCondition, 'ok' | 'held' | 'names-not-found' | 'not-watched'>;

/** What a failure means for the leg it happened on. */
export function conditionOf(kind: FailureKind): FailedCondition {
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
    case 'not-watched':
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

/** What a text says about a failure, beside the failure itself. @param sinceLookMs when it was seen; null: just now */
export const failureFacts = (
  { kind, code, response, passwordSent, certificateProblem }: Failure,
  certificate: CertificateReading | null,
  sinceLookMs: number | null = null,
): FailureFacts => ({
  kind,
  detail: code,
  response,
  passwordSent,
  certificateProblem,
  issuer: certificate?.issuer ?? null,
  sinceLookMs,
});

/** A leg of which a look established this. */
export const failed = (leg: Leg, condition: FailedCondition, facts: FailureFacts): VerdictOn<Leg> => ({
  status: statusOf(condition),
  ...finding(legCode(leg, condition), facts),
});

/** A leg whose login was accepted. @param facts those of the other leg say nothing of this one */
export function accepted(leg: Leg, facts: AcceptedFacts): VerdictOn<Leg> {
  return leg === 'receiving'
    ? { status: 'ok', code: 'receiving.ok', facts: 'messages' in facts ? facts : {} }
    : { status: 'ok', code: 'sending.ok', facts: 'mechanism' in facts ? facts : {} };
}

/**
 * A single look that failed. A CERBERE password that is refused on or after its computed expiry is called expired: no
 * SMTP code says so itself.
 */
export function assessFailure(leg: Leg, failure: Failure, facts: FailureFacts, isPastExpiry: boolean): VerdictOn<Leg> {
  const isRefusedLate = leg === 'sending' && failure.kind === 'credentials' && isPastExpiry;
  return failed(leg, isRefusedLate ? 'password-expired' : conditionOf(failure.kind), facts);
}

/** Whoever is never answered may be refused. */
export const unanswered = (leg: Leg, facts: FailureFacts): VerdictOn<Leg> => ({
  status: 'critical',
  ...finding(legCode(leg, 'login-refused'), { ...facts, isUnanswered: true }),
});
