import type { CertificateProblem, FailureFacts, FailureKind } from '../../model/failure.ts';
import type { LegCode } from '../../model/health.ts';
import { formatBytes, plural } from '../format.ts';
import type { Words, WordsOf } from '../words.ts';
import { shutOut } from './shut-out.ts';
import { heldFor, heldTitles, lockedAway, notWatched, unsure } from './waiting.ts';

/** What a kind of trouble looks like from outside, as the end of “…because”. */
const reasons: Partial<Record<FailureKind, string>> = {
  dns: 'this PC could not find the server’s address on the Internet',
  refused: 'the server refused the connection',
  unreachable: 'the network found no way to the server',
  timeout: 'the server did not answer in time',
  closed: 'the server broke off the connection',
  tls: 'an encrypted connection to the server could not be set up',
  protocol: 'the answer is not what a mail server of this kind would give',
  temporary: 'the server reports a passing difficulty',
  rejected: 'the server turned down the request',
};

const certificateProblems: Record<CertificateProblem, string> = {
  untrusted: 'it is signed by an organisation that this PC does not recognise',
  expired: 'it has expired',
  'not-yet-valid': 'it is not valid yet (is the date on this PC right?)',
  'wrong-host': 'it was made out to another server',
  weak: 'it no longer meets today’s security rules',
};

const greetings: Readonly<Record<string, string | undefined>> = {
  GREETING_SMTP:
    'A sending server answered in place of the receiving server: the two addresses may have been swapped in the settings.',
  GREETING_POP3:
    'A receiving server answered in place of the sending server: the two addresses may have been swapped in the settings.',
};

const reasonOf = (kind: FailureKind | null): string => (kind && reasons[kind]) ?? 'the check failed';
/** Who vouches for a certificate, after "the certificate". */
export const issuedBy = (issuer: string | null): string =>
  issuer ? `issued by ‘${issuer}’` : 'issued by an unknown organisation';
export const certificateProblemIn = (problem: CertificateProblem | null): string =>
  (problem && certificateProblems[problem]) ?? 'it was refused';
/** Which server answered in the other's place, as its greeting showed; null where it did not. */
const swapIn = (detail: string | null): string | null => (detail === null ? null : (greetings[detail] ?? null));
const swapHint = (detail: string | null): string => (swapIn(detail) === null ? '' : ` ${swapIn(detail)}`);
const notResent = ({ isRemembered }: FailureFacts): string =>
  isRemembered
    ? ' This password has been refused before: it was not sent again, so as not to risk locking the mailbox.'
    : '';

/** The server answers everything but the password. */
const unanswered = (password: string, where: string, otherwise: string): Words => ({
  title: `${password} may be refused`,
  meaning:
    'The server hangs up on the password, or does not answer it, at every attempt: it may be refusing it. Vigie still tries it once a day, no more.',
  advice: `${stopOutlook} Try it ${where}, once only: if it works there, the server is at fault; if not, ${otherwise}.`,
});

/** By the server's own word; else by the date that was filled in. */
const isSaidExpired = (facts: FailureFacts): boolean => facts.kind === 'credentials-expired';

/** Nothing was learned of the mailbox: where the fault may lie, and what to look at first. */
const unreachableAdvice = ({ kind, detail }: FailureFacts): string => {
  if (swapIn(detail) !== null)
    return 'Check in the settings (‘Servers’) that the two addresses have not been swapped. If in doubt, ask technical support for the right ones.';
  // The server did answer: the Internet is not in question.
  if (kind === 'temporary' || kind === 'rejected')
    return 'Wait a few minutes and run the test again; if nothing changes, call technical support.';
  return 'First check that websites open on this PC. If they do, wait a few minutes and run the test again; if nothing changes, call technical support.';
};
/** Addresses swapped in Vigie's settings say nothing of Outlook's own. */
const meanwhile = (detail: string | null, consequence: string): string =>
  swapIn(detail) === null ? ` ${consequence}` : '';

export const stopOutlook =
  'Close Outlook in the meantime: if it keeps trying a refused password, the server might lock out the whole school.';

/** Conditions that read the same on both legs. */
const patience = (): Words => ({
  title: 'The server asks you to wait a little',
  meaning: 'The server does not accept connections so close together. This is not a fault.',
  advice: 'Run the test again in a quarter of an hour.',
});
const offline = (): Words => ({
  title: 'This PC is not connected to the Internet',
  meaning: 'Without a connection, the mailbox cannot be checked.',
  advice: 'Check the network cable or the Wi-Fi.',
});
const namesNotFound = (): Words => ({
  title: 'This PC can no longer find the mail servers',
  meaning:
    'The Internet connection seems to work, but the addresses of the mail servers cannot be found: this PC can neither collect nor send mail.',
  advice:
    'Restart the modem or router, then this PC. If nothing changes, call the person who looks after the school’s network.',
});

/** What is said of receiving and of sending, by condition. */
export const legWords: WordsOf<LegCode> = {
  'receiving.login-delay': patience,
  'receiving.offline': offline,
  'receiving.names-not-found': namesNotFound,
  'receiving.ok': (f) => ({
    title: 'Receiving works',
    meaning: !('messages' in f)
      ? 'The server accepts the mailbox password.'
      : f.messages === 0
        ? 'The server accepts the mailbox password and no messages are waiting there.'
        : `The server accepts the mailbox password; ${plural(f.messages, 'en', 'message is', 'messages are')} waiting there (${formatBytes(f.octets, 'en')}).`,
    advice: '',
  }),
  'receiving.unreachable': (f) => ({
    title: 'Receiving does not work',
    meaning: `The mailbox could not be checked: ${reasonOf(f.kind)}.${swapHint(f.detail)}${meanwhile(f.detail, 'As long as this lasts, this PC can probably not collect the mail.')}`,
    advice: unreachableAdvice(f),
  }),
  'receiving.in-use': () => ({
    title: 'The mailbox is busy',
    meaning:
      'Another program, most likely Outlook, is using the mailbox at the moment. This is normal if it does not last.',
    advice:
      'Run the test again in a few minutes. If the mailbox stays busy for hours, close Outlook, wait a quarter of an hour and open it again.',
  }),
  'receiving.password-refused': (f) => ({
    title: 'The mailbox password is refused',
    meaning: `The server does not accept the mailbox password (the one given when the mailbox was created or after the last request, not the CERBERE password).${notResent(f)} Outlook may well be refused too: the school could then no longer collect its mail.`,
    advice: `${stopOutlook} Try this password on the webmail, once only: if it works there, type it again in Vigie; if not, ask the Enseignement.be service for a new one. Please note that asking changes the password.`,
  }),
  'receiving.password-expired': (f) => ({
    title: 'The mailbox password must be renewed',
    meaning: `The server says that this password has expired or must be changed.${notResent(f)} The school can probably no longer collect its mail.`,
    advice: `${stopOutlook} Ask the Enseignement.be service for a new password.`,
  }),
  'receiving.login-refused': (f) =>
    'isUnsure' in f
      ? unsure('the mailbox password')
      : 'isUnanswered' in f
        ? unanswered('The mailbox password', 'on the webmail', 'ask the Enseignement.be service for a new one')
        : {
            title: 'The server refuses access to the mailbox',
            meaning: `The server did not say clearly why: a wrong password or user name, or a passing refusal, for example because the mailbox is already open elsewhere.${notResent(f)}`,
            advice: `${stopOutlook} Try the mailbox password on the webmail, once only: if it works there, run the test again later; if not, check it or ask the Enseignement.be service for a new one.`,
          },
  ...shutOut,
  'receiving.certificate': (f) => ({
    title: 'The identity of the receiving server is not confirmed',
    meaning: `The certificate it shows, ${issuedBy(f.issuer)}, is refused: ${certificateProblemIn(f.certificateProblem)}. The password was not sent.`,
    advice:
      'An antivirus program or a network filter may be the cause. Speak to the person who looks after the computers, or to technical support.',
  }),
  'receiving.not-configured': (f) =>
    'isUnreadable' in f
      ? lockedAway('The mailbox password')
      : {
          title: 'Receiving is not being checked',
          meaning: 'The mailbox password (for receiving) has not been filled in.',
          advice:
            'Please fill it in: it is the one given when the mailbox was created or after the last request. It contains special characters, so type it carefully.',
        },
  'receiving.stale': () => ({
    title: 'Receiving has not been checked recently',
    meaning: 'No check has been completed for a while: whether receiving works is unknown.',
    advice: 'Run a test.',
  }),
  'receiving.held': (f) => ({
    title: heldTitles.receiving[f.reason],
    ...heldFor(f.reason),
  }),
  'receiving.not-watched': (f) => notWatched('receiving', f),
  'sending.not-watched': (f) => notWatched('sending', f),
  'sending.login-delay': patience,
  'sending.offline': offline,
  'sending.names-not-found': namesNotFound,
  'sending.ok': () => ({
    title: 'Sending works',
    meaning: 'The sending server accepts the CERBERE password.',
    advice: '',
  }),
  'sending.unreachable': (f) => ({
    title: 'Sending does not work',
    meaning: `The connection to the sending server did not succeed: ${reasonOf(f.kind)}.${swapHint(f.detail)}${meanwhile(f.detail, 'As long as this lasts, this PC can probably not send mail with Outlook.')}`,
    advice: unreachableAdvice(f),
  }),
  'sending.in-use': () => ({
    title: 'The sending server is busy',
    meaning: 'The account is being used elsewhere at the moment.',
    advice: 'Run the test again in a few minutes.',
  }),
  'sending.password-refused': (f) => ({
    title: 'The CERBERE password is refused',
    meaning: `The sending server does not accept the CERBERE password: either it was mistyped or changed elsewhere, or it has expired (it is valid for six months only).${notResent(f)} Outlook may well be refused too: the school could then no longer send mail.`,
    advice: `${stopOutlook} Try this password on the CERBERE portal, once only: the portal says whether it is wrong or expired. Renew it if need be, then enter the right password in Vigie and in Outlook.`,
  }),
  'sending.password-expired': (f) => ({
    title: isSaidExpired(f) ? 'The CERBERE password must be renewed' : 'The CERBERE password has expired',
    meaning: `${isSaidExpired(f) ? 'The sending server says that this password has expired or must be changed: it is valid for six months only.' : 'The CERBERE password is valid for six months only and, going by the date filled in, that time has passed.'}${notResent(f)} Until it is renewed, the school can no longer send mail with Outlook or open the applications (DESI, PRIMVER…).`,
    advice: `${stopOutlook} Renew the password on the CERBERE portal, unless that is done already, then enter the new one in Vigie and in Outlook.`,
  }),
  'sending.login-refused': (f) =>
    'isUnsure' in f
      ? unsure('the CERBERE password')
      : 'isUnanswered' in f
        ? unanswered('The CERBERE password', 'on the CERBERE portal', 'renew it')
        : {
            title: 'The sending server refuses access',
            meaning: `The server did not say clearly why: a wrong CERBERE password, or a passing refusal.${notResent(f)}`,
            advice: `${stopOutlook} Try the password on the CERBERE portal, once only: if it works there, run the test again later; if not, renew it.`,
          },
  'sending.certificate': (f) => ({
    title: 'The identity of the sending server is not confirmed',
    meaning: `The certificate it shows, ${issuedBy(f.issuer)}, is refused: ${certificateProblemIn(f.certificateProblem)}. The password was not sent.`,
    advice:
      'An antivirus program or a network filter may be the cause. Speak to the person who looks after the computers, or to technical support.',
  }),
  'sending.not-configured': (f) =>
    'isUnreadable' in f
      ? lockedAway('The CERBERE password')
      : {
          title: 'Sending is not being checked',
          meaning: 'The CERBERE password has not been filled in.',
          advice: 'Please fill it in: it is the one that also opens DESI, PRIMVER and the other applications.',
        },
  'sending.stale': () => ({
    title: 'Sending has not been checked recently',
    meaning: 'No check has been completed for a while: whether sending works is unknown.',
    advice: 'Run a test.',
  }),
  'sending.held': (f) => ({
    title: heldTitles.sending[f.reason],
    ...heldFor(f.reason),
  }),
};
