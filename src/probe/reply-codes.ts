import type { FailureKind } from '../domain/model/failure.ts';
import type { Meaning } from './reply-words/index.ts';

/**
 * What a code means at a login. `kind`: what it says by itself. `words`: what the words beside it may say more precisely;
 * whatever else they say, the code stands.
 */
export type CodeMeaning = {
  readonly kind: FailureKind;
  readonly words: readonly Meaning[];
  /** Of an SMTP status: true where no enhanced code makes it more precise. */
  readonly isSettled?: true;
};

/** A refusal of the login: everything but a pace or a busy box may be its reason. */
const anyReason: readonly Meaning[] = [
  'credentials',
  'credentials-expired',
  'mailbox-full',
  'locked-out',
  'mechanism',
  'access-off',
  'account-disabled',
];
const final = (kind: FailureKind): CodeMeaning => ({ kind, words: [] });
const refined = (kind: FailureKind, ...words: readonly Meaning[]): CodeMeaning => ({ kind, words });

/**
 * Response codes in brackets: POP3 (RFC 2449 section 8, RFC 3206 section 4) and IMAP (RFC 5530 section 3; of RFC 9208
 * OVERQUOTA). RFC 7162 adds none that a login can meet. ALERT and unknown ones say nothing by themselves.
 */
export const responseCodes: Readonly<Record<string, CodeMeaning>> = {
  AUTH: refined('credentials', ...anyReason),
  'IN-USE': final('in-use'),
  'LOGIN-DELAY': final('login-delay'),
  'SYS/TEMP': refined('temporary', 'login-delay', 'mailbox-full'),
  'SYS/PERM': refined('account-disabled', 'credentials-expired', 'mailbox-full', 'access-off'),
  AUTHENTICATIONFAILED: refined('credentials', ...anyReason),
  // The password was right; this identity is not let in.
  AUTHORIZATIONFAILED: refined('account-disabled', ...anyReason),
  EXPIRED: final('credentials-expired'),
  CONTACTADMIN: refined('account-disabled', 'credentials-expired', 'mailbox-full', 'locked-out', 'access-off'),
  NOPERM: refined('account-disabled', 'access-off'),
  PRIVACYREQUIRED: final('mechanism'),
  // Gmail says it of the bandwidth as well.
  OVERQUOTA: refined('mailbox-full', 'login-delay'),
  LIMIT: refined('login-delay', 'locked-out'),
  INUSE: final('in-use'),
  UNAVAILABLE: refined('temporary', 'login-delay'),
  SERVERBUG: final('temporary'),
  CORRUPTION: final('temporary'),
};

/**
 * Enhanced status codes (RFC 3463, RFC 4954 section 6, RFC 5248 section 2) in a 5yz answer to AUTH, by subject and
 * detail. Those that are not here leave the reason open.
 */
export const enhancedCodes: Readonly<Record<string, CodeMeaning>> = {
  '2.1': refined('account-disabled', 'access-off', 'locked-out'),
  '2.2': final('mailbox-full'),
  '5.1': final('mechanism'),
  '5.2': refined('mechanism', 'login-refused', ...anyReason),
  '5.4': refined('mechanism', 'login-refused', ...anyReason),
  '5.6': final('mechanism'),
  '7.3': refined('credentials', ...anyReason, 'login-delay', 'login-refused', 'temporary'),
  '7.4': refined('mechanism', 'access-off'),
  '7.8': refined('credentials', ...anyReason, 'login-delay', 'login-refused', 'temporary'),
  '7.9': refined('mechanism', 'credentials', 'credentials-expired', 'access-off', 'account-disabled', 'locked-out'),
  '7.10': final('mechanism'),
  '7.11': final('mechanism'),
  '7.12': final('mechanism'),
  '7.13': refined('account-disabled', 'credentials-expired'),
  '7.14': final('access-off'),
  // Exchange Online: basic authentication is gone.
  '7.30': final('access-off'),
  '7.57': refined('mechanism', 'access-off'),
  // Exchange Online: a rule of the organisation, unless the words name the credentials.
  '7.139': refined('access-off', 'credentials', 'credentials-expired', 'locked-out', 'access-off', 'account-disabled'),
};

/** Settles it, whatever the enhanced code; but a password that is called wrong in so many words was judged. */
const settled = (kind: FailureKind): CodeMeaning => ({ kind, words: ['credentials'], isSettled: true });

/** SMTP replies to AUTH by their first three digits (RFC 4954 sections 4 and 6), where they say it. */
export const authReplies: Readonly<Record<number, CodeMeaning>> = {
  500: refined('mechanism', 'credentials', 'login-refused'),
  502: settled('mechanism'),
  503: settled('mechanism'),
  504: settled('mechanism'),
  525: refined('account-disabled', 'credentials-expired'),
  530: settled('mechanism'),
  534: refined('mechanism', 'credentials', 'credentials-expired', 'access-off', 'account-disabled', 'locked-out'),
  535: refined('credentials', ...anyReason, 'login-delay', 'login-refused', 'temporary'),
  538: settled('mechanism'),
};
