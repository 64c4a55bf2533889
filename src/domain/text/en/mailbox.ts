import type { ClosureExpiry, FactsOf } from '../../model/health.ts';
import type { FillFacts, SizeFacts, UnusualFacts } from '../../model/storage-facts.ts';
import { formatBytes, formatDate, formatNumber, formatTime, plural } from '../format.ts';
import type { MailboxCode, Words, WordsOf } from '../words.ts';
import { certificateProblemIn, issuedBy } from './legs.ts';
import { fullByWord } from './shut-out.ts';

/** Bytes, and of how many; nothing where only messages are counted. */
const inBytes = ({ usedBytes, limitBytes }: FillFacts): string =>
  usedBytes === null
    ? ''
    : ` (${formatBytes(usedBytes, 'en')}${limitBytes === null ? '' : ` of ${formatBytes(limitBytes, 'en')}`})`;

/** What the box holds, in bytes and messages. */
const held = ({ usedBytes, messages }: SizeFacts): string =>
  messages === null
    ? formatBytes(usedBytes, 'en')
    : `${formatBytes(usedBytes, 'en')} in ${plural(messages, 'en', 'message', 'messages')}`;

const usual = ({ usualBytes }: UnusualFacts): string =>
  usualBytes === null ? '' : `, when it usually holds ${formatBytes(usualBytes, 'en')} at most`;

/** When it was measured, where that is not just now. */
const measuredOn = ({ kept }: Pick<FillFacts, 'kept'>): string =>
  kept === undefined ? '' : ` Measured on ${formatDate(kept.date, 'en')} at ${formatTime(kept.minute, 'en')}.`;

/** Advice where what fills the box is not in the inbox. */
const clearFolders =
  'Most of it lies in the webmail folders, which Outlook does not collect. Open the webmail and delete what is no longer needed there, including the bin.';

/** Where the mail program's settings are not known, messages that stay may be copies. */
const orCopies = ({ isNoCopy }: FactsOf<'collection.waiting'>): string =>
  isNoCopy ? '' : ', or else Outlook leaves a copy on the server';

/** What ends in a closure, or in the first days after it. */
const whenClosed = (date: string, closedTo: string): string =>
  date <= closedTo ? 'while the school is closed' : 'just after the school reopens';

/** How long a password lasts; a certificate ends at an hour of its own, and its days are of 24 hours. */
const inDays = (days: number): string => (days === 1 ? 'tomorrow' : `in ${plural(days, 'en', 'day', 'days')}`);
const inFullDays = (days: number): string =>
  days < 1 ? 'in less than a day' : `in ${plural(days, 'en', 'day', 'days')}`;

/** The school is about to close, and the password ends meanwhile. */
function beforeClosure({ expiresOn, closureTo }: ClosureExpiry): Words {
  return {
    title: `The CERBERE password expires ${whenClosed(expiresOn, closureTo)}`,
    meaning: `It expires on ${formatDate(expiresOn, 'en')}, and the school is closed until ${formatDate(closureTo, 'en')}.`,
    advice: 'Renew it on the CERBERE portal before the school closes, then enter the new one in Vigie and in Outlook.',
  };
}

/** What is said of the box itself: its fill, its password's age, its collection, its certificates. */
export const mailboxWords: WordsOf<MailboxCode> = {
  'storage.ok': (f) => ({
    title: f.percent === null ? 'Nothing unusual in the mailbox' : 'There is room left in the mailbox',
    meaning:
      f.percent === null
        ? `The mailbox holds at least ${formatBytes(f.usedBytes, 'en')}, which is nothing unusual. Its capacity is unknown.${measuredOn(f)}`
        : `The mailbox is ${formatNumber(f.percent, 'en', 1)}% full${inBytes(f)}.${measuredOn(f)}`,
    advice: '',
  }),
  'storage.high': (f) => ({
    title: `The mailbox is filling up: ${formatNumber(Math.floor(f.percent), 'en')}%`,
    meaning: f.isInFolders
      ? `A full mailbox no longer receives anything, and Outlook then shows no error. There is still some room.${measuredOn(f)}`
      : `A full mailbox no longer receives anything, and Outlook then shows no error. There is still some room, but the mail may no longer be collected.${measuredOn(f)}`,
    advice: f.isInFolders
      ? clearFolders
      : 'Open Outlook and collect the mail; check that the box ‘Leave a copy of messages on the server’ is not ticked.',
  }),
  'storage.very-high': (f) => ({
    title: `The mailbox is nearly full: ${formatNumber(Math.floor(f.percent), 'en')}%`,
    meaning: `Once full, it will no longer receive official mail, and Outlook will show no error.${measuredOn(f)}`,
    advice: f.isInFolders
      ? clearFolders
      : 'Open Outlook and collect the mail today. Also delete what is no longer needed in the webmail folders: they count towards the limit.',
  }),
  'storage.full-in-closure': (f) => ({
    title: `The mailbox will probably be full ${whenClosed(f.fullOn, f.closedTo)}`,
    meaning: `At this rate it will be full around ${formatDate(f.fullOn, 'en')} (school closed from ${formatDate(f.closedFrom, 'en')} to ${formatDate(f.closedTo, 'en')}). Official mail would no longer arrive, without the school being told.${measuredOn(f)}`,
    advice: f.isInFolders
      ? clearFolders
      : 'Before you leave, collect the mail with Outlook, and delete what is no longer needed in the webmail folders.',
  }),
  'storage.full': (f) =>
    'saidFullAt' in f
      ? {
          ...fullByWord,
          meaning:
            'To the server, which counts the webmail folders as well, there is no room left: official mail no longer arrives, without the school being told.',
        }
      : {
          title: `The mailbox is ${formatNumber(Math.floor(f.percent), 'en')}% full`,
          meaning: `Official mail is probably no longer arriving, or will soon stop, without the school being told.${measuredOn(f)}`,
          advice: f.isInFolders
            ? `${clearFolders} If the mailbox does not empty, call technical support.`
            : 'Collect the mail with Outlook right away, then delete what is no longer needed in the webmail folders. If the mailbox does not empty, call technical support.',
        },
  'storage.learning': (f) => ({
    title: 'Vigie is learning what is usual for this mailbox',
    meaning: `The mailbox holds ${held(f)}, and its capacity is unknown: Vigie cannot say yet whether it may be full. It needs about ten working days to know what is usual.${measuredOn(f)}`,
    advice:
      'If you know the maximum size of the mailbox, enter it in Vigie. Meanwhile, see to it that Outlook collects the mail.',
  }),
  'storage.unusual': (f) => ({
    title: 'The mailbox holds far more than usual',
    meaning: `It holds ${held(f)}${usual(f)}. The mail may no longer be collected, and a full mailbox receives nothing.${measuredOn(f)}`,
    advice: 'Open Outlook and collect the mail. If you know the maximum size of the mailbox, enter it in Vigie.',
  }),
  'storage.very-unusual': (f) => ({
    title: `The mailbox may be full: it holds ${formatBytes(f.usedBytes, 'en')}`,
    meaning: `It holds ${held(f)}${usual(f)}. Its capacity is unknown, but official mail may no longer arrive, without the school being told.${measuredOn(f)}`,
    advice:
      'Collect the mail with Outlook right away, then delete what is no longer needed in the webmail folders. If the mailbox does not empty, call technical support.',
  }),
  'storage.unknown': () => ({
    title: 'Space used is unknown',
    meaning: 'The mailbox could not be measured this time.',
    advice: '',
  }),
  'password-expiry.ok': (f) => ({
    title: `CERBERE password: ${plural(f.daysLeft, 'en', 'day', 'days')} left`,
    meaning: `Going by the date filled in, the CERBERE password is valid until ${formatDate(f.expiresOn, 'en')}.`,
    advice: '',
  }),
  'password-expiry.soon': (f) =>
    'closureTo' in f
      ? beforeClosure(f)
      : {
          title: `The CERBERE password expires ${inDays(f.daysLeft)}`,
          meaning: `It expires on ${formatDate(f.expiresOn, 'en')}. Unless it is renewed, the school will no longer be able to send mail with Outlook.`,
          advice: 'Renew it before then on the CERBERE portal, then enter the new one in Vigie and in Outlook.',
        },
  'password-expiry.refused': () => ({
    title: 'The CERBERE password is refused',
    meaning: 'The sending server no longer accepts this password: the date filled in does not count any more.',
    advice: 'Follow what is said under ‘Sending’.',
  }),
  'password-expiry.today': () => ({
    title: 'The CERBERE password expires today',
    meaning: 'Unless it is renewed today, the school will no longer be able to send mail with Outlook.',
    advice: 'Renew it now on the CERBERE portal, then enter the new one in Vigie and in Outlook.',
  }),
  'password-expiry.expired': (f) => ({
    title: 'The CERBERE password has expired',
    meaning:
      'isSaid' in f
        ? 'The sending server says that this password has expired or must be changed. The school can no longer send mail with Outlook.'
        : `Going by the date filled in, it expired on ${formatDate(f.expiresOn, 'en')}. The school can probably no longer send mail with Outlook.`,
    advice: `Renew it on the CERBERE portal, then enter the new one in Vigie and in Outlook.${'isSaid' in f ? '' : ' If it has already been renewed, correct the date.'}`,
  }),
  'password-expiry.date-unknown': () => ({
    title: 'Please fill in the date of the CERBERE password',
    meaning:
      'This password expires every six months. Without the date of its last change, Vigie cannot warn you in time.',
    advice: 'Fill in the date of the last change, or the expiry date given in the e-mail from CERBERE.',
  }),
  'password-expiry.date-to-confirm': (f) => ({
    title: 'Please confirm the date of the CERBERE password',
    meaning:
      'isRenewed' in f
        ? `A new password was accepted: the date filled in (expiry on ${formatDate(f.expiresOn, 'en')}) is probably that of the old one.`
        : `Going by the date filled in, this password should have expired on ${formatDate(f.expiresOn, 'en')}, but the server still accepts it: it has probably been renewed since.`,
    advice: 'Correct the date of its last change.',
  }),
  'password-expiry.clock-wrong': () => ({
    title: 'CERBERE password: countdown suspended',
    meaning: 'The clock of this PC is wrong: Vigie will count the days again as soon as the date is right.',
    advice: 'Check the date and time of this PC.',
  }),
  'collection.ok': () => ({
    title: 'The mail is being collected',
    meaning: 'Messages are regularly taken off the server.',
    advice: '',
  }),
  'collection.unknown': () => ({
    title: 'Mail collection not assessed yet',
    meaning: 'Vigie has not watched the mailbox long enough to say whether the mail is being collected.',
    advice: '',
  }),
  'collection.waiting': (f) => ({
    title: 'Mail is waiting to be collected',
    meaning: `Messages have been on the server for ${plural(f.workingDays, 'en', 'working day', 'working days')} and nobody seems to be collecting them${orCopies(f)}.`,
    advice: 'Open Outlook and let it collect the mail.',
  }),
  'collection.abandoned': (f) => ({
    title: 'The mail no longer seems to be collected',
    meaning: `For ${plural(f.workingDays, 'en', 'working day', 'working days')}, messages have been waiting on the server and nobody seems to be collecting them${orCopies(f)}.`,
    advice: 'Open Outlook, collect the mail and read it. If Outlook cannot do it, call technical support.',
  }),
  'collection.copy-left': () => ({
    title: 'Outlook seems to leave messages on the server',
    meaning: 'The same messages stay on the server while others leave it: the mailbox will fill up in the end.',
    advice: 'In Outlook’s account settings, under ‘Advanced’, untick the box ‘Leave a copy of messages on the server’.',
  }),
  'collection.second-reader': () => ({
    title: 'Another computer may be collecting the mail',
    meaning:
      'Several times, messages left the server while the mail program on this PC was closed. It may be another PC, a phone, or somebody who deletes messages in the webmail.',
    advice:
      'Make sure that no other PC and no phone collects this mail: only one PC should, or the messages end up divided between the two.',
  }),
  'collection.maybe-not-receiving': (f) => ({
    title: 'The mailbox may no longer be receiving anything',
    meaning: `No new message for ${plural(f.workingDays, 'en', 'working day', 'working days')}, although some used to arrive regularly. The mailbox may be full: the webmail folders count too.`,
    advice:
      'Open the webmail and delete what is no longer needed in its folders. If nothing arrives after that, call technical support.',
  }),
  'certificate.ok': (f) => ({
    title: 'The encrypted connection is in order',
    meaning:
      f.anchor === 'system'
        ? `The server’s certificate, ${issuedBy(f.issuer)}, is recognised by this PC only: an antivirus program or a network filter is probably inspecting the traffic.`
        : `The server’s certificate, ${issuedBy(f.issuer)}, is valid for another ${plural(f.daysLeft, 'en', 'day', 'days')}.`,
    advice: '',
  }),
  'certificate.expires-soon': (f) => ({
    title: 'A server certificate is coming to its end',
    meaning: `The server’s certificate expires ${inFullDays(f.daysLeft)}. The people who run the server usually renew it in time.`,
    advice: 'Nothing to do for now.',
  }),
  'certificate.expires-very-soon': (f) => ({
    title: 'A server certificate expires very soon',
    meaning: `The server’s certificate expires ${inFullDays(f.daysLeft)}. Unless it is renewed, sending or receiving may stop.`,
    advice: 'Please let technical support know.',
  }),
  'certificate.expires-in-closure': (f) => ({
    title: `A server certificate expires ${whenClosed(f.expiresOn, f.closedTo)}`,
    meaning: `It expires on ${formatDate(f.expiresOn, 'en')} (school closed from ${formatDate(f.closedFrom, 'en')} to ${formatDate(f.closedTo, 'en')}). The server operator usually renews it in time; otherwise sending or receiving will stop.`,
    advice: 'Nothing to do for now. Should it stop, call technical support.',
  }),
  'certificate.refused': (f) => ({
    title: 'The server’s certificate is refused',
    meaning: `The certificate it shows, ${issuedBy(f.issuer)}, is refused: ${certificateProblemIn(f.problem)}.`,
    advice:
      'An antivirus program or a network filter may be the cause. Speak to the person who looks after the computers, or to technical support.',
  }),
  'certificate.unknown': () => ({
    title: 'No encrypted connection checked',
    meaning: 'No certificate was shown during this check.',
    advice: '',
  }),
};
