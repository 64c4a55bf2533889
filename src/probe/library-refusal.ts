import { codeOf, networkRefusal, type Refusal } from './classify.ts';
import { imapRefusal, type Moment, smtpRefusal } from './refusal.ts';

type MailLibraryError = { readonly response?: unknown; readonly originalCode?: unknown; readonly code?: unknown };

/**
 * What nodemailer reports (its `EAUTH`, `EPROTOCOL`, … say where, not what): the server's reply decides, else the
 * system's code.
 */
export function mailLibraryRefusal(error: unknown, moment: Moment): Refusal {
  const { response, originalCode, code } = error as MailLibraryError;
  if (typeof response === 'string' && response !== '') return smtpRefusal(response, moment);
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
  readonly code?: unknown;
  readonly response?: unknown;
  readonly authenticationFailed?: unknown;
};

const oversize = new Set([
  'LineTooLarge',
  'LiteralTooLarge',
  'ResponseTooLarge',
  'TooManyTokens',
  'STARTTLS_INJECTION',
]);

/** What imapflow reports where the server has not answered: its own or the system's code. */
export function imapLibraryRefusal(error: unknown, moment: Moment): Refusal {
  const { code, response, authenticationFailed } = error as ImapLibraryError;
  if (authenticationFailed === true) {
    // Exchange takes the password and then answers NAMESPACE with "User is authenticated but not connected".
    if (typeof response === 'string') return imapRefusal(moment, null, response);
    // The server offers no way to log in (RFC 9051 section 7.2.2).
    return { kind: 'mechanism', code: 'LOGINDISABLED' };
  }
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
