import { codeOf, networkRefusal, type Refusal } from './classify.ts';
import { imapBye, imapRefusal, type Moment, smtpRefusal } from './refusal.ts';

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
export type ImapContext = {
  readonly isLoginDisabled: boolean;
  readonly byeReason: string | null;
  readonly moment: Moment;
};

/** What imapflow reports: the server's answer decides, else its own or the system's code. */
export function imapLibraryRefusal(error: unknown, { isLoginDisabled, byeReason, moment }: ImapContext): Refusal {
  const { responseStatus, responseText, serverResponseCode, code } = error as ImapLibraryError;
  const text = typeof responseText === 'string' ? responseText : null;
  if (responseStatus === 'NO' || responseStatus === 'BAD') {
    return imapRefusal(moment, typeof serverResponseCode === 'string' ? serverResponseCode : null, text);
  }
  if (byeReason !== null) return imapBye(byeReason, moment);
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
