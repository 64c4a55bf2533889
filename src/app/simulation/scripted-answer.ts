import { type Failure, type FailureKind, loginAnswers } from '../../domain/model/failure.ts';
import type { CertificateReading, QuotaReading } from '../../domain/model/reading.ts';
import type { ScriptedOutcome, WorldEntry } from './scenario.ts';

/** How a scripted server fails, beside the kind of its failure. */
type Manner = {
  /** The password has left, and its answer never comes. */
  readonly passwordSent: boolean;
  readonly beforePassword: boolean;
  /** The time that it names, in milliseconds. */
  readonly retryAfter: number | null;
};

/** Failures in which the password may have left without an answer. */
const silentKinds: readonly FailureKind[] = ['timeout', 'closed', 'protocol'];
/** Failures with which a server may name a time. */
const patientKinds: readonly FailureKind[] = ['login-delay', 'locked-out'];

/** A failure as a probe would tell it. */
export function scriptedFailure(kind: FailureKind, { passwordSent, beforePassword, retryAfter }: Manner): Failure {
  return {
    kind,
    stage: beforePassword ? 'user' : 'password',
    code: null,
    response: null,
    certificateProblem: kind === 'certificate' ? 'untrusted' : null,
    passwordSent: passwordSent && !beforePassword && silentKinds.includes(kind),
    passwordAnswered: !beforePassword && loginAnswers.includes(kind),
    retryAfterSeconds: retryAfter !== null && patientKinds.includes(kind) ? Math.ceil(retryAfter / 1_000) : null,
  };
}

/** The certificate seen on the way; null where the scenario tells of none. */
export function scriptedCertificate(
  kind: ScriptedOutcome,
  expires: string | null,
  from: string | null,
): CertificateReading | null {
  const isRefused = kind === 'certificate';
  if (!isRefused && (expires === null || kind !== 'ok')) return null;
  return {
    host: 'mail.example',
    port: 465,
    issuer: isRefused ? 'Filtre réseau' : 'Example CA',
    names: ['mail.example'],
    validFrom: `${from ?? '2026-01-01'}T00:00:00.000Z`,
    expiresAt: `${expires ?? '2099-01-01'}T12:00:00.000Z`,
    problem: isRefused ? 'untrusted' : null,
    code: isRefused ? 'SELF_SIGNED_CERT_IN_CHAIN' : null,
    anchor: isRefused ? null : 'public',
  };
}

type QuotaValue = Extract<QuotaReading['outcome'], { readonly ok: true }>['value'];

export const quotaAnswer = (value: QuotaValue): QuotaReading => ({
  outcome: { ok: true, value },
  certificate: null,
  durationMs: 0,
});
export const limited = (storage: { readonly usedBytes: number; readonly limitBytes: number }): QuotaValue => ({
  kind: 'limited',
  storage,
  messages: null,
});

/** What the quota's login comes to, as the scenario puts it; null where it tells what the box holds. */
export function scriptedQuota(quota: NonNullable<WorldEntry['quota']> | null, manner: Manner): QuotaReading | null {
  switch (quota) {
    case null:
      return null;
    case 'failed':
    case 'refused': {
      const failure = scriptedFailure(quota === 'refused' ? 'credentials' : 'timeout', manner);
      return { outcome: { ok: false, failure }, certificate: null, durationMs: 0 };
    }
    case 'unlimited':
    case 'not-offered':
      return quotaAnswer({ kind: quota });
    default:
      return quotaAnswer(limited(quota));
  }
}
