import type { CertificateProblem, Failure, FailureKind, Stage } from '../domain/failure.ts';
import { saysEncryptionWanted, saysMaildropBusy, saysPasswordExpired } from './reply-words.ts';

/**
 * The only place that reads error codes: from what sockets, servers and libraries say to the closed list of failure
 * kinds. It decides on codes, never on Node's message texts, which change between versions.
 */
export type Refusal = {
  readonly kind: FailureKind;
  readonly code?: string | null;
  readonly response?: string | null;
  readonly certificateProblem?: CertificateProblem | null;
};

/** Completes a refusal with where it happened. */
export function failureOf(refusal: Refusal, stage: Stage, passwordSent: boolean): Failure {
  return {
    kind: refusal.kind,
    stage,
    code: refusal.code ?? null,
    response: refusal.response ?? null,
    certificateProblem: refusal.certificateProblem ?? null,
    passwordSent,
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

/** Another protocol's greeting, by its first words. */
export function greetingProtocol(line: string): string | null {
  if (/^220[ -]/.test(line)) return 'GREETING_SMTP';
  if (/^\* (OK|PREAUTH|BYE)\b/i.test(line)) return 'GREETING_IMAP';
  if (/^\+OK\b/.test(line)) return 'GREETING_POP3';
  if (/^HTTP\/|^<(!doctype|html)/i.test(line)) return 'GREETING_HTTP';
  if (/^SSH-/.test(line)) return 'GREETING_SSH';
  return null;
}

const pop3Codes: Readonly<Record<string, FailureKind>> = {
  'IN-USE': 'in-use',
  'LOGIN-DELAY': 'login-delay',
  'SYS/TEMP': 'temporary',
  'SYS/PERM': 'account-disabled',
};

/**
 * A POP3 `-ERR` (RFC 1939, response codes of RFC 2449 and RFC 3206).
 * @param text what follows `-ERR`
 */
export function pop3Refusal(stage: Stage, text: string, isEncrypted: boolean): Refusal {
  const found = /^\[([^\]\s]{1,20})[^\]]*\]/.exec(text);
  const code = found?.[1]?.toUpperCase() ?? null;
  const isLogin = stage === 'user' || stage === 'password';
  const known = code === null ? undefined : pop3Codes[code];
  const response = text;
  if (known && !(known === 'account-disabled' && isLogin && saysPasswordExpired(text)))
    return { kind: known, code, response };
  const shown = code === 'AUTH' || known ? code : null;
  if (isLogin && saysPasswordExpired(text)) return { kind: 'credentials-expired', code: shown, response };
  if (stage === 'user' && !isEncrypted && saysEncryptionWanted(text))
    return { kind: 'mechanism', code: shown, response };
  if (isLogin && code === 'AUTH') return { kind: 'credentials', code, response };
  if (stage !== 'greeting' && saysMaildropBusy(text)) return { kind: 'in-use', code: shown, response };
  return { kind: isLogin ? 'login-refused' : 'temporary', code: shown, response };
}

const smtpKinds: Readonly<Record<number, FailureKind>> = {
  421: 'temporary',
  504: 'mechanism',
  525: 'account-disabled',
  530: 'mechanism',
  534: 'mechanism',
  535: 'credentials',
  538: 'mechanism',
};

/** An SMTP reply that is a refusal (RFC 5321 section 4.2, RFC 4954 section 6, RFC 5248). */
export function smtpRefusal(reply: string, isAnswerToAuth: boolean): Refusal {
  const found = /^([2-5]\d\d)(?:[ -]([245]\.\d{1,3}\.\d{1,3})\b)?/.exec(reply);
  const status = Number(found?.[1] ?? 0);
  if (status < 400) return { kind: 'protocol', code: greetingProtocol(reply), response: reply };
  const code = found?.[2] ? `${status} ${found[2]}` : String(status);
  if (isAnswerToAuth && status !== 421 && saysPasswordExpired(reply))
    return { kind: 'credentials-expired', code, response: reply };
  return { kind: smtpKinds[status] ?? (status < 500 ? 'temporary' : 'rejected'), code, response: reply };
}

const imapCodes: Readonly<Record<string, FailureKind>> = {
  AUTHENTICATIONFAILED: 'credentials',
  AUTHORIZATIONFAILED: 'credentials',
  EXPIRED: 'credentials-expired',
  UNAVAILABLE: 'temporary',
  SERVERBUG: 'temporary',
  INUSE: 'in-use',
  PRIVACYREQUIRED: 'mechanism',
  CONTACTADMIN: 'account-disabled',
};

/** An IMAP `NO` or `BAD` to a login (RFC 3501, response codes of RFC 5530). */
export function imapLoginRefusal(responseCode: string | null, text: string | null): Refusal {
  const code = responseCode?.toUpperCase() ?? null;
  const known = code === null ? undefined : imapCodes[code];
  const shown = known ? code : null;
  if (text !== null && known !== 'temporary' && known !== 'in-use' && saysPasswordExpired(text)) {
    return { kind: 'credentials-expired', code: shown, response: text };
  }
  return { kind: known ?? 'login-refused', code: shown, response: text };
}

type MailLibraryError = { readonly response?: unknown; readonly originalCode?: unknown; readonly code?: unknown };

/**
 * What nodemailer reports (its `EAUTH`, `EPROTOCOL`, … say where, not what): the server's reply decides, else the
 * system's code.
 */
export function mailLibraryRefusal(error: unknown, isAnswerToAuth: boolean): Refusal {
  const { response, originalCode, code } = error as MailLibraryError;
  if (typeof response === 'string' && response !== '') return smtpRefusal(response, isAnswerToAuth);
  if (codeOf({ code: originalCode })) return networkRefusal({ code: originalCode });
  switch (code) {
    case 'ECONNECTION':
    case 'ETLS':
      return { kind: 'closed', code: 'CLOSED' };
    case 'EPROTOCOL':
      return { kind: 'protocol', code: 'REPLY_UNREADABLE' };
    case 'ETIMEDOUT':
      return { kind: 'timeout', code: 'ETIMEDOUT' };
    default:
      return networkRefusal(error);
  }
}

type ImapLibraryError = {
  readonly responseStatus?: unknown;
  readonly responseText?: unknown;
  readonly serverResponseCode?: unknown;
  readonly code?: unknown;
};

const oversize = new Set([
  'LineTooLarge',
  'LiteralTooLarge',
  'ResponseTooLarge',
  'TooManyTokens',
  'STARTTLS_INJECTION',
]);

/** What imapflow knows of the session beside its error. */
export type ImapContext = { readonly isLoginDisabled: boolean; readonly byeReason: string | null };

/** What imapflow reports: the server's answer decides, else its own or the system's code. */
export function imapLibraryRefusal(error: unknown, { isLoginDisabled, byeReason }: ImapContext): Refusal {
  const { responseStatus, responseText, serverResponseCode, code } = error as ImapLibraryError;
  const text = typeof responseText === 'string' ? responseText : null;
  if (responseStatus === 'NO' || responseStatus === 'BAD') {
    return imapLoginRefusal(typeof serverResponseCode === 'string' ? serverResponseCode : null, text);
  }
  if (byeReason !== null) return { kind: 'temporary', code: 'BYE', response: byeReason };
  if (isLoginDisabled) return { kind: 'mechanism', code: 'LOGINDISABLED', response: text };
  if (typeof code === 'string' && oversize.has(code)) return { kind: 'protocol', code: code.toUpperCase() };
  if (
    code === 'NoConnection' ||
    code === 'EConnectionClosed' ||
    (typeof code === 'string' && code.startsWith('ClosedAfterConnect'))
  ) {
    return { kind: 'closed', code: 'CLOSED' };
  }
  return codeOf(error) ? networkRefusal(error) : { kind: 'protocol', code: 'REPLY_UNREADABLE' };
}
