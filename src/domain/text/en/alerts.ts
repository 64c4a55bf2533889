import { formatDate, plural } from '../format.ts';
import type { alertWords as french } from '../fr/alerts.ts';

const intercepted = ({ issuer }: { readonly issuer: string | null }): string =>
  `The certificate, issued by ‘${issuer || 'unknown organisation'}’, is refused: an antivirus program or a network filter may be the cause.`;

/** A damaged file took with it whether the password had been refused. */
const unsure =
  'To be safe, Vigie no longer tries this password by itself. If Outlook works, run a test in Vigie. Click here for what to do next.';

/** What only toasts say: that a trouble is over, and several things at once. */
export const alertWords: typeof french = {
  recovery: {
    receiving: {
      title: 'Receiving works again',
      body: 'The mailbox can be reached again. If you had closed Outlook, open it again.',
    },
    sending: {
      title: 'Sending works again',
      body: 'The sending server accepts the CERBERE password again. If you had closed Outlook, open it again.',
    },
    storage: { title: 'The mailbox has room again', body: 'It is less full: mail can arrive as usual.' },
    collection: { title: 'The mail is being collected again', body: 'Messages leave the server again as they should.' },
    certificate: {
      title: 'The encrypted connection is in order again',
      body: 'The server certificate is accepted. There is nothing to do.',
    },
    'password-expiry': { title: 'The CERBERE password is in order', body: 'There is nothing to do for now.' },
    outlook: { title: 'The Outlook settings are in order', body: 'There is nothing to do.' },
  },
  /** What a toast says where the whole words would be cut: Windows shows about 200 characters. */
  brief: {
    'receiving.unreachable': () =>
      'The mailbox could not be checked: the mail may no longer be collected. Click here to see why and what to do.',
    'receiving.in-use': () =>
      'Another program, most likely Outlook, has been using it for a long time. Close Outlook, wait a quarter of an hour and open it again.',
    'receiving.password-refused': () =>
      'The school can probably no longer collect its mail. Close Outlook: repeated attempts could lock out the whole school. Click here for what to do next.',
    'receiving.password-expired': () =>
      'The school can probably no longer collect its mail. Close Outlook and ask the Enseignement.be service for a new password. Click here for what to do next.',
    'receiving.login-refused': (f) =>
      'isUnsure' in f
        ? unsure
        : 'Mail may no longer be collected. Close Outlook: repeated attempts could lock out the whole school. Click here for what to do next.',
    'receiving.account-disabled': () =>
      'To the server, this account is unknown, disabled or past its term. The password is not at fault: call technical support. Click here for what to do next.',
    'receiving.access-off': () =>
      'The mail may no longer be collected. The password is not at fault: call technical support. Click here for what to do next.',
    'receiving.locked-out': () =>
      'Do not try again anywhere, and close Outlook: every attempt may prolong the block. Vigie waits too, then makes one single attempt. Click here for what to do next.',
    'receiving.mechanism': () =>
      'Outlook, which has its own settings, may still be collecting the mail. The password is not at fault. Click here to see what to do.',
    'receiving.certificate': (f) => `${intercepted(f)} The password was not sent. Click here for what to do next.`,
    'receiving.names-not-found': () =>
      'It can neither collect nor send mail. Restart the modem or router, then this PC. Click here for what to do next.',
    'sending.unreachable': () =>
      'The sending server could not be reached: mail may no longer be sent. Click here to see why and what to do.',
    'sending.password-refused': () =>
      'The school can probably no longer send mail. Close Outlook: repeated attempts could lock out the whole school. Click here for what to do next.',
    'sending.password-expired': () =>
      'The school can no longer send mail. Close Outlook, renew the password on the CERBERE portal, then enter the new one in Vigie and in Outlook.',
    'sending.login-refused': (f) =>
      'isUnsure' in f
        ? unsure
        : 'Mail may no longer be sent. Close Outlook: repeated attempts could lock out the whole school. Click here for what to do next.',
    'sending.account-disabled': () =>
      'To the server, this account is unknown, disabled or past its term. The password is not at fault: call technical support. Click here for what to do next.',
    'sending.access-off': () =>
      'Mail may no longer be sent. The CERBERE password is not at fault: call technical support. Click here for what to do next.',
    'sending.locked-out': () =>
      'Do not try again anywhere, and close Outlook: every attempt may prolong the block. Vigie waits too, then makes one single attempt. Click here for what to do next.',
    'sending.mechanism': () =>
      'Outlook, which has its own settings, may still be sending mail. The CERBERE password is not at fault. Click here to see what to do.',
    'sending.certificate': (f) => `${intercepted(f)} The password was not sent. Click here for what to do next.`,
    'sending.names-not-found': () =>
      'It can neither collect nor send mail. Restart the modem or router, then this PC. Click here for what to do next.',
    'storage.high': () =>
      'Open Outlook and collect the mail. A full mailbox no longer receives anything, and Outlook shows no error.',
    'storage.very-high': () =>
      'Collect the mail with Outlook today, and delete what is no longer needed in the webmail folders.',
    'storage.full': () =>
      'Official mail is probably no longer arriving. Collect the mail with Outlook right away. Click here for what to do next.',
    'password-expiry.soon': () =>
      'After that the school can no longer send mail with Outlook. Renew it before then on the CERBERE portal, and enter the new one in Vigie and in Outlook.',
    'password-expiry.date-unknown': () =>
      'Without the date of its last change, Vigie cannot warn you before it expires. Click here to fill it in.',
    'password-expiry.expired': () =>
      'The school can probably no longer send mail with Outlook. Renew it on the CERBERE portal; if that is done already, correct the date in Vigie.',
    'certificate.refused': (f) => `${intercepted(f)} Click here for what to do next.`,
    'collection.abandoned': () =>
      'Messages have been on the server for several days. Open Outlook, collect the mail and read it. Click here for what to do next.',
    'collection.copy-left': () =>
      'The mailbox will fill up in the end. In Outlook, untick ‘Leave a copy of messages on the server’. Click here to see where.',
    'collection.second-reader': () =>
      'Messages left the server while the mail program on this PC was closed. Only one PC should collect the mail. Click here for what to do next.',
    'collection.maybe-not-receiving': () =>
      'It may be full. Open the webmail and delete what is no longer needed in its folders. If nothing arrives after that, call technical support.',
  },
  saidFull:
    'Official mail does not reach it any more. Open the webmail and delete what is no longer needed. Click here for what to do next.',
  summaryTitle: (count) => `Administrative mailbox: ${plural(count, 'en', 'point', 'points')} to look at`,
  named: (label, title) => `${label}: ${title}`,
  fullOn: (date) => `At this rate the mailbox will be full around ${formatDate(date, 'en')}.`,
  trial: { title: 'Trial notification', body: 'If you can read this, Vigie BMA can warn you.' },
};
