import type { Failure, FailureKind } from '../model/failure.ts';
import type { Facts, HealthCode, Leg, LegCondition, Status, Verdict } from '../model/health.ts';
import type { CertificateReading } from '../model/reading.ts';

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
