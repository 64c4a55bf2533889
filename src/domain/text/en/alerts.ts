import { formatBytes, formatDate, formatWeekday, listOf, plural } from '../format.ts';
import type { alertWords as french } from '../fr/alerts.ts';
import { issuedBy } from './legs.ts';

const intercepted = ({ issuer }: { readonly issuer: string | null }): string =>
  `The certificate, ${issuedBy(issuer)}, is refused: an antivirus program or a network filter may be the cause.`;

/** A damaged file took with it whether the password had been refused. */
const unsure =
  'To be safe, Vigie no longer tries this password by itself. If Outlook works, run a test in Vigie. Click here for what to do next.';

const unanswered =
  'The server hangs up on the password: it may be refused. Close Outlook, and do not try again. Vigie still tries it once a day, no more. Click here for what to do next.';

/** Where what fills the box is not in the inbox. */
const inFolders =
  'Most of it is in the webmail folders, which Outlook does not collect: delete what is no longer needed there. Click here for more.';

/** What only toasts say: that a trouble is over, and several things at once. */
export const alertWords: typeof french = {
  /** Of the whole matter, once it is over. */
  allClear: {
    servers: {
      title: 'Mail gets through again',
      body: 'The servers answer as usual. If you had closed Outlook, open it again.',
    },
    certificate: {
      title: 'The encrypted connection is in order again',
      body: "The server's certificate is accepted. There is nothing to do.",
    },
    password: {
      title: 'The mailbox password is accepted',
      body: 'The school can collect its mail again. If you had closed Outlook, open it again.',
    },
    'both-passwords': {
      title: 'Both passwords are accepted again',
      body: 'The servers were most likely at fault. If you had closed Outlook, open it again.',
    },
    cerbere: {
      title: 'The CERBERE password is accepted',
      body: 'The school can send mail again. If you had closed Outlook, open it again.',
    },
    'not-let-in': {
      title: 'Access is restored',
      body: 'The server lets you in again. If you had closed Outlook, open it again.',
    },
    'locked-out': {
      title: 'The lock-out is over',
      body: 'The server lets you in again. You can open Outlook again.',
    },
    busy: {
      title: 'The mailbox is no longer in use',
      body: 'It can be checked normally again.',
    },
    storage: {
      title: 'The mailbox has room again',
      body: 'It is less full: mail can arrive normally.',
    },
    copies: {
      title: 'Outlook no longer leaves copies',
      body: 'Collected messages leave the server again.',
    },
    collection: {
      title: 'The mail is being collected again',
      body: 'Messages leave the server again as they should.',
    },
    blind: {
      title: 'The watch is back',
      body: 'Vigie will warn you of a failure again.',
    },
    date: {
      title: 'The date of the CERBERE password is known',
      body: 'Vigie will warn you before this password expires.',
    },
  },
  allClearOf: {
    receiving: {
      title: 'Receiving works again',
      body: 'The server answers as usual. If you had closed Outlook, open it again.',
    },
    sending: {
      title: 'Sending works again',
      body: 'The server answers as usual. If you had closed Outlook, open it again.',
    },
    arrivals: {
      title: 'The mailbox receives mail again',
      body: 'New messages have arrived in it. There is nothing to do.',
    },
  },
  bothAway: {
    title: 'Mail no longer gets through',
    body: 'Neither receiving nor sending works: the connection to the mail servers does not succeed. Click here to see why and what to do.',
  },
  someAway: {
    title: 'Part of the mail no longer gets through',
    body: 'Depending on the mailbox, receiving, sending or both do not work: the connection to a mail server does not succeed. Click here to see why and what to do.',
  },
  bothRefused: {
    alarm: {
      title: 'Both passwords are refused at once',
      body: 'They were accepted a short time ago: the servers are most likely at fault. Change nothing, close Outlook. Vigie will try once, in two hours.',
    },
    reminder: {
      title: 'Both passwords are still refused',
      body: 'They were refused at once: the servers are most likely at fault. Change nothing, leave Outlook closed and call technical support. Vigie no longer tries by itself.',
    },
  },
  /** In place of what is said of one leg, where neither is watched. */
  blindTo: (since: string) => `Vigie has not been watching the mailbox since ${formatWeekday(since, 'en')}`,
  /** What a toast says where the whole words would be cut: Windows shows about 200 characters. */
  brief: {
    'receiving.unreachable': () =>
      'The connection to the receiving server did not succeed: the mail may no longer be collected. Click here to see why and what to do.',
    'receiving.in-use': () =>
      'Another program, most likely Outlook, has been using it for a long time. Close Outlook, wait a quarter of an hour and open it again.',
    'receiving.password-refused': () =>
      'The school can probably no longer collect its mail. Close Outlook: repeated attempts could lock out the whole school. Click here for what to do next.',
    'receiving.password-expired': () =>
      'The school can probably no longer collect its mail. Close Outlook and ask the Enseignement.be service for a new password. Click here for what to do next.',
    'receiving.login-refused': (f) =>
      'isUnsure' in f
        ? unsure
        : 'isUnanswered' in f
          ? unanswered
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
      'The connection to the sending server did not succeed: mail may no longer be sent. Click here to see why and what to do.',
    'sending.password-refused': () =>
      'The school can probably no longer send mail. Close Outlook: repeated attempts could lock out the whole school. Click here for what to do next.',
    'sending.password-expired': () =>
      'The school can no longer send mail. Close Outlook, renew the password on the CERBERE portal, then enter the new one in Vigie and in Outlook.',
    'sending.login-refused': (f) =>
      'isUnsure' in f
        ? unsure
        : 'isUnanswered' in f
          ? unanswered
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
    'storage.high': (f) =>
      f.isInFolders
        ? inFolders
        : 'Open Outlook and collect the mail. A full mailbox no longer receives anything, and Outlook shows no error.',
    'storage.very-high': (f) =>
      f.isInFolders
        ? inFolders
        : 'Collect the mail with Outlook today, and delete what is no longer needed in the webmail folders.',
    'storage.full': (f) =>
      f.isInFolders
        ? inFolders
        : 'Official mail is probably no longer arriving. Collect the mail with Outlook right away. Click here for what to do next.',
    'storage.full-in-closure': (f) =>
      `At this rate it will be full around ${formatDate(f.fullOn, 'en')}. Before you leave, ${f.isInFolders ? 'delete what is no longer needed in the webmail folders' : 'collect the mail with Outlook and delete what is no longer needed in the webmail'}.`,
    'storage.learning': (f) =>
      `The mailbox holds ${formatBytes(f.usedBytes, 'en')}, and its capacity is unknown. If you know it, click here to enter it.`,
    'storage.unusual': (f) =>
      `It holds ${formatBytes(f.usedBytes, 'en')}. Open Outlook and collect the mail: a full mailbox receives nothing. Click here for more.`,
    'storage.very-unusual': () =>
      'Official mail may no longer arrive. Collect the mail with Outlook right away. Click here for more.',
    'certificate.expires-in-closure': (f) =>
      `It expires on ${formatDate(f.expiresOn, 'en')}. It is usually renewed in time; otherwise sending or receiving will stop. Nothing to do for now.`,
    'password-expiry.soon': (f) =>
      'closureTo' in f
        ? `It expires on ${formatDate(f.expiresOn, 'en')}. Renew it on the CERBERE portal before the school closes, then enter the new one in Vigie and in Outlook.`
        : 'Renew it before then on the CERBERE portal, then enter the new one in Vigie and in Outlook. Otherwise the school can no longer send mail.',
    'password-expiry.today': () =>
      'Renew it now on the CERBERE portal, then enter the new one in Vigie and in Outlook. Otherwise the school can no longer send mail.',
    'password-expiry.date-unknown': () =>
      'Without the date of its last change, Vigie cannot warn you before it expires. Click here to fill it in.',
    'password-expiry.expired': (f) =>
      'isSaid' in f
        ? 'The school can no longer send mail with Outlook. Renew it on the CERBERE portal, then enter the new one in Vigie and in Outlook.'
        : 'The school can probably no longer send mail with Outlook. Renew it on the CERBERE portal; if that is done already, correct the date in Vigie.',
    'certificate.refused': (f) => `${intercepted(f)} Click here for what to do next.`,
    'mail-program.copies-left': () =>
      'The mailbox will fill up, and a full mailbox receives nothing. It is a box to untick in its settings. Click here to see where.',
    'collection.abandoned': (f) =>
      `Messages stay on the server: nobody collects them${f.isNoCopy ? '' : ', or Outlook leaves a copy'}. Open Outlook and collect the mail. Click here for what to do next.`,
    'collection.copy-left': () =>
      'The mailbox will fill up in the end. In Outlook, untick ‘Leave a copy of messages on the server’. Click here to see where.',
    'collection.maybe-not-receiving': () =>
      'It may be full. Open the webmail and delete what is no longer needed in its folders. If nothing arrives after that, call technical support.',
  },
  saidFull:
    'Official mail does not reach it any more. Open the webmail and delete what is no longer needed. Click here for what to do next.',
  summaryTitle: (title: string, others: number) =>
    `${title}, and ${plural(others, 'en', 'other point', 'other points')}`,
  names: (labels: readonly string[]) => listOf(labels, 'and'),
  named: (label, title) => `${label}: ${title}`,
  fullOn: (date) => `At this rate the mailbox will be full around ${formatDate(date, 'en')}.`,
  /** On a toast, where the system shows buttons. */
  buttons: { help: 'What to do?', noted: 'Noted' },
  trial: { title: 'Trial notification', body: 'If you can read this, Vigie BMA can warn you.' },
};
