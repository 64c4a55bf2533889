/**
 * What went wrong, in the one vocabulary that probes, checks and texts share. `access-off`: this way in is switched off,
 * or wants an application password, a web login or a second factor. `locked-out`: too many attempts, an account locked
 * for a while, an address banned. `mailbox-full`: said at login.
 */
export const failureKinds = [
  'offline',
  'dns',
  'refused',
  'unreachable',
  'timeout',
  'closed',
  'tls',
  'certificate',
  'protocol',
  'in-use',
  'login-delay',
  'credentials',
  'credentials-expired',
  'login-refused',
  'mechanism',
  'account-disabled',
  'access-off',
  'locked-out',
  'mailbox-full',
  'temporary',
  'rejected',
  'not-configured',
  'internal',
] as const;
export type FailureKind = (typeof failureKinds)[number];

/** What a server may answer to a password. The first six refuse it, or the way it came in. */
export const loginAnswers: readonly FailureKind[] = [
  'credentials',
  'credentials-expired',
  'account-disabled',
  'access-off',
  'locked-out',
  'login-refused',
  'mailbox-full',
  'in-use',
  'login-delay',
  'temporary',
];

/** Why a certificate was not accepted (RFC 5280 validation, RFC 9525 names). */
export type CertificateProblem = 'untrusted' | 'expired' | 'not-yet-valid' | 'wrong-host' | 'weak';

/** How far the conversation had come. */
export type Stage =
  | 'setup'
  | 'resolve'
  | 'connect'
  | 'tls'
  | 'greeting'
  | 'capabilities'
  | 'starttls'
  | 'user'
  | 'password'
  | 'stat'
  | 'uidl'
  | 'quota';

export type Failure = {
  readonly kind: FailureKind;
  readonly stage: Stage;
  /** The protocol's or the system's own code, e.g. `AUTH`, `535 5.7.8`, `ECONNREFUSED`; null where there is none. */
  readonly code: string | null;
  /** The server's words: one line, at most 300 characters, passwords redacted; null where it said nothing. */
  readonly response: string | null;
  readonly certificateProblem: CertificateProblem | null;
  /** The password left this PC and its answer never came: possibly a refusal in disguise. */
  readonly passwordSent: boolean;
  /** This is what the server answered to a password that had left this PC. Only such a failure may close a latch. */
  readonly passwordAnswered: boolean;
  /** Seconds for which the server asks to be left alone, where it named a time; null where it did not. */
  readonly retryAfterSeconds: number | null;
};

/** What the same words mean before the password left: a server that has not seen it cannot judge it. */
export function kindWithoutPassword(kind: FailureKind): FailureKind {
  if (kind === 'credentials' || kind === 'credentials-expired') return 'account-disabled';
  return kind === 'login-refused' ? 'rejected' : kind;
}

/** A failure that judges no password which had not left. */
export function fairly(failure: Failure): Failure {
  const hasLeft = failure.passwordAnswered || failure.passwordSent;
  return hasLeft ? failure : { ...failure, kind: kindWithoutPassword(failure.kind) };
}

/** What is known of a look that failed; null what is not. */
export type FailureFacts = {
  readonly kind: FailureKind | null;
  /** The protocol's or the system's own code. */
  readonly detail: string | null;
  /** The server's words, redacted. */
  readonly response: string | null;
  readonly passwordSent: boolean | null;
  readonly certificateProblem: CertificateProblem | null;
  /** Who signed the certificate. */
  readonly issuer: string | null;
  /** When it was seen, epoch milliseconds; null for a look of this moment. */
  readonly sinceLookMs: number | null;
  /** An earlier run of the command line was given this answer: this time nothing was sent. */
  readonly isRemembered?: boolean;
};

/** A failure of which nothing more is known. */
export const unknownFailure: FailureFacts = {
  kind: null,
  detail: null,
  response: null,
  passwordSent: null,
  certificateProblem: null,
  issuer: null,
  sinceLookMs: null,
};
