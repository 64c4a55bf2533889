import type { CertificateProblem, Failure, FailureKind, Stage } from '../domain/model/failure.ts';

/**
 * Error codes of sockets, TLS and certificates, as kinds of failure. It decides on codes, never on Node's message texts,
 * which change between versions. What servers reply is read in `refusal.ts`.
 */
export type Refusal = {
  readonly kind: FailureKind;
  readonly code?: string | null;
  readonly response?: string | null;
  readonly certificateProblem?: CertificateProblem | null;
  readonly retryAfterSeconds?: number | null;
};

/** Where the password is: still here, on its way without an answer, or answered. */
export type PasswordPlace = 'here' | 'sent' | 'answered';

/** Completes a refusal with where it happened. */
export function failureOf(refusal: Refusal, stage: Stage, password: PasswordPlace): Failure {
  return {
    kind: refusal.kind,
    stage,
    code: refusal.code ?? null,
    response: refusal.response ?? null,
    certificateProblem: refusal.certificateProblem ?? null,
    passwordSent: password === 'sent',
    passwordAnswered: password === 'answered' && stage === 'password',
    retryAfterSeconds: refusal.retryAfterSeconds ?? null,
  };
}

type Coded = { readonly code?: unknown };

/** An error's own code where it has one, e.g. `ECONNRESET`. */
export function codeOf(error: unknown): string | null {
  const code = typeof error === 'object' && error !== null ? (error as Coded).code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(code) ? code : null;
}

const systemKinds: Readonly<Record<string, FailureKind>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  EAI_NONAME: 'dns',
  ENODATA: 'dns',
  ESERVFAIL: 'dns',
  ETIMEOUT: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EAFNOSUPPORT: 'unreachable',
  EACCES: 'unreachable',
  EPERM: 'unreachable',
  ETIMEDOUT: 'timeout',
  ECONNRESET: 'closed',
  ECONNABORTED: 'closed',
  EPIPE: 'closed',
  ERR_STREAM_PREMATURE_CLOSE: 'closed',
  ERR_STREAM_DESTROYED: 'closed',
};

/** Trouble below the protocol: name resolution, TCP, and TLS once it is running. */
export function networkRefusal(error: unknown): Refusal {
  const code = codeOf(error);
  if (code === null) return { kind: 'internal', code: error instanceof Error ? error.name : null };
  const kind = systemKinds[code] ?? (isTlsCode(code) ? 'tls' : 'internal');
  return { kind, code };
}

const isTlsCode = (code: string): boolean =>
  code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_');

/** Trouble during a TLS handshake: a lost connection stays `closed`, everything else is `tls`. */
export function handshakeRefusal(error: unknown): Refusal {
  const refusal = networkRefusal(error);
  return refusal.kind === 'internal' ? { kind: 'tls', code: refusal.code ?? null } : refusal;
}

const spokenFirst: readonly FailureKind[] = ['refused', 'closed', 'timeout', 'unreachable'];

/** Of the refusals of a name's several addresses, the one that tells most: somebody answered before nobody did. */
export function worstAddress(refusals: readonly Refusal[]): Refusal {
  const rank = (refusal: Refusal): number => {
    const place = spokenFirst.indexOf(refusal.kind);
    return place < 0 ? spokenFirst.length : place;
  };
  return [...refusals].sort((a, b) => rank(a) - rank(b))[0] ?? { kind: 'dns', code: 'ENODATA' };
}

/** OpenSSL's X.509 verification code (and Node's own for names) as one of five problems. */
export function certificateProblemOf(code: string): CertificateProblem {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return 'expired';
    case 'CERT_NOT_YET_VALID':
      return 'not-yet-valid';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return 'wrong-host';
    // Node names no reason for a key or a signature below OpenSSL's security level.
    case 'UNSPECIFIED':
    case 'EE_KEY_TOO_SMALL':
    case 'CA_KEY_TOO_SMALL':
    case 'CA_MD_TOO_WEAK':
      return 'weak';
    default:
      return 'untrusted';
  }
}

type MailProtocol = 'POP3' | 'SMTP' | 'IMAP';

/**
 * How a server of each protocol greets (RFC 1939 section 4, RFC 5321 section 3.1, RFC 9051 section 7.1). 220 alone is
 * no SMTP: FTP greets with it too, and says so.
 */
const greetings: Readonly<Record<MailProtocol | 'HTTP' | 'SSH', (line: string) => boolean>> = {
  SMTP: (line) => /^(220|421|554)[ -]/.test(line) && (/\besmtp\b/i.test(line) || /^(?!.*ftp).*smtp/i.test(line)),
  IMAP: (line) => /^\* (OK|PREAUTH|BYE)(?![a-z])/i.test(line),
  POP3: (line) => /^\+OK(?![a-z])/i.test(line),
  HTTP: (line) => /^HTTP\/|^<(!doctype|html)/i.test(line),
  SSH: (line) => /^SSH-/.test(line),
};

/**
 * The code of a greeting that is another protocol's own; null where it is none, or the one that was to be expected.
 * @param line the first line that the server said, and nothing that it said later
 */
export function strangeGreeting(line: string, expected: MailProtocol): string | null {
  for (const [protocol, isGreeting] of Object.entries(greetings)) {
    if (protocol !== expected && isGreeting(line)) return `GREETING_${protocol}`;
  }
  return null;
}
