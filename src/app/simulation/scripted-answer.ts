import { type Failure, type FailureKind, loginAnswers } from '../../domain/model/failure.ts';
import type { CertificateReading } from '../../domain/model/reading.ts';
import type { ScriptedOutcome } from './scenario.ts';

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
export function scriptedCertificate(kind: ScriptedOutcome, expires: string | null): CertificateReading | null {
  const isRefused = kind === 'certificate';
  if (!isRefused && (expires === null || kind !== 'ok')) return null;
  return {
    host: 'mail.example',
    port: 465,
    issuer: isRefused ? 'Filtre réseau' : 'Example CA',
    names: ['mail.example'],
    validFrom: '2026-01-01T00:00:00.000Z',
    expiresAt: `${expires ?? '2099-01-01'}T12:00:00.000Z`,
    problem: isRefused ? 'untrusted' : null,
    code: isRefused ? 'SELF_SIGNED_CERT_IN_CHAIN' : null,
    anchor: isRefused ? null : 'public',
  };
}
