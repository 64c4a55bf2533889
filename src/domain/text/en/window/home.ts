import { formatBytes, formatNumber, plural } from '../../format.ts';
import type { homeWords as french } from '../../fr/window/home.ts';

/** What the page "Status" says. */
export const homeWords: typeof french = {
  none: {
    title: 'No mailbox is watched',
    body: 'Give the address of the mailbox and its two passwords: Vigie sees to the rest.',
    go: 'Get started',
  },
  firstLook: 'First check still to come',
  notYet: {
    title: 'First check still to come',
    meaning: 'The first check has not been made yet. It happens by itself.',
  },
  firstLookNow: 'First check under way…',
  workingButDate:
    'Receiving and sending work. Please fill in a date, so that Vigie can warn you before the CERBERE password expires.',
  working: 'Receiving and sending both work.',
  partly: 'Not fully checked',
  stale: 'The state of the mailbox is not known at the moment.',
  more: (count) => `And ${plural(count, 'en', 'other point', 'other points')} to look at below.`,
  announced: (label, status, reason) => `${label}: ${status}. ${reason}`,

  test: {
    button: 'Test now',
    busy: 'Testing…',
    looking: 'checking…',
    last: (moment) => `last test ${moment}`,
    never: 'first test still to come',
    held: 'waiting for your answer',
    done: 'The test has finished.',
    nothing: 'Nothing can be tested for now: Vigie is waiting for your answer first.',
    later: (moment) => `The test will run ${moment}: some time has to pass between two connections to the server.`,
    notNow:
      'The test did not start: Vigie limits the number of connections a day, so as never to be the cause of a lock-out.',
    latchedTitle: 'Try a refused password again?',
    latchedLegs: {
      receiving: 'The mailbox password was refused.',
      sending: 'The CERBERE password was refused.',
    },
    latchedBody:
      'Each attempt counts as one more error. Several refusals in a row can lock out the whole school, Outlook included. If the password has not changed since, the answer will most likely be the same.',
    latchedAdvice: 'If you have another password, type it into Vigie instead: the old one will no longer be tried.',
    shutTitle: 'Try again right now?',
    shutLegs: {
      receiving: 'The server does not open the mailbox at the moment, whatever the password.',
      sending: 'The sending server lets nobody in at the moment, whatever the password.',
    },
    shutBody:
      'Until the cause is removed, the answer will most likely be the same. If access is locked for a while, each attempt can make that longer.',
    latchedConfirm: 'Try once',
  },

  bothRefused:
    'They were accepted shortly before: the servers are most likely at fault. Change nothing, close Outlook. Vigie will try once by itself.',

  whatToDo: 'See what to do',
  lastLook: (moment) => `last test ${moment}`,
  measured: (moment) => `last measured ${moment}`,
  nextLook: (moment) => `next test ${moment}`,
  soon: 'in a moment',
  noNextLook: 'Vigie is waiting for your answer',
  noNextLookShut: 'next test when you ask for it',
  noNextLookLatched: 'this password is no longer tried',
  checks: 'What Vigie watches',

  todo: 'What to do',
  actions: {
    'open-webmail': 'Open the webmail',
    'open-cerbere': 'Open the CERBERE portal',
    'retype-mailbox-password': 'Retype the mailbox password',
    'retype-cerbere-password': 'Retype the CERBERE password',
    'renew-cerbere-password': 'I have changed my CERBERE password',
    'fill-in-date': 'Fill in the date',
    'check-program': 'Check again',
    'test-now': 'Test now',
    'call-technical': 'Call technical support',
    'write-passwords': 'Ask for a new password',
    'copy-report': 'Copy the report',
  },
  held: {
    setup: 'Continue getting started',
    setupAdvice: 'Finish getting started.',
    otherPcAdvice: 'Say at the top of this page whether this PC takes over.',
    renewal: 'Enter the new password',
    stillGood: 'The old one is still good',
  },

  noted: {
    note: 'Noted, stop reminding me',
    isSo: 'Noted: Vigie shows no more reminders of this until it is settled, unless it gets worse.',
    takeBack: 'Remind me again',
  },

  contact: {
    call: (phone) => `Telephone: ${phone}`,
    mail: 'Prepared message',
    to: 'To',
    subject: 'Subject',
    body: 'Message',
    copy: 'Copy the message',
    open: 'Open in the mail program',
    otherAddress: 'Sending does not work from this mailbox: send this message from another address.',
  },
  details: { title: 'Technical details', of: (check) => `Technical details: ${check}`, copy: 'Copy the details' },

  password: {
    left: (days) => plural(days, 'en', 'day', 'days'),
    leftBefore: 'before it expires',
    summary: (days, date) => `${plural(days, 'en', 'day', 'days')} left, until ${date}`,
    lastDay: 'Expires today',
    over: (days) => `Expired ${plural(days, 'en', 'day', 'days')} ago`,
    expires: 'Last day',
    changed: 'Last change',
    given: 'This date comes from CERBERE’s e-mail.',
    correct: 'Correct the date',
    renew: 'I have changed my CERBERE password',
  },
  date: {
    save: 'Save the date',
    saved: 'Saved.',
    unknown: 'If nobody knows it, change the password on the CERBERE portal: the six months start again from that day.',
  },
  storage: {
    filled: (percent) => `${formatNumber(percent, 'en', 1)}% full`,
    meter: 'How full the mailbox is',
    summary: (title, percent) => `${title}: ${formatNumber(percent, 'en', 1)}% full`,
    of: (used, limit) => `${formatBytes(used, 'en')} of ${formatBytes(limit, 'en')}`,
    atLeast: (used, limit) => `at least ${formatBytes(used, 'en')} of ${formatBytes(limit, 'en')}`,
    noLimit: (used) => `The mailbox holds at least ${formatBytes(used, 'en')}.`,
    setLimit: 'Enter the maximum size',
    limitHint: 'If you know it: Vigie can then say how full the mailbox is. It counts from the next check.',
    limitSaved: 'Saved.',
    inboxOnly: 'The folders of the webmail count as well, but Vigie cannot measure them.',
    fullOn: (date) => `At this rate the mailbox will be full around ${date}.`,
    history: 'How the mailbox has filled up',
    historyText: (from, to, least, most) =>
      `From ${from} to ${to}: between ${formatBytes(least, 'en')} and ${formatBytes(most, 'en')}.`,
    limit: (limit) => `Maximum: ${formatBytes(limit, 'en')}`,
    size: (bytes) => formatBytes(bytes, 'en'),
  },
  clock: {
    title: 'The clock of this PC is wrong',
    body: 'Vigie goes on checking the mailbox, but no longer counts the days until the CERBERE password ends. Set the date and time of this PC. If they are right already, there is nothing to do: Vigie will trust them again after a working day.',
  },
  gap: {
    oneDay: (date, from, to) => `Not watched on ${date} from ${from} to ${to}`,
    days: (from, to) => `Not watched from ${from} to ${to}`,
    body: 'This PC was off or asleep, or Vigie was closed: it does not know what happened to the mailbox in that time.',
  },
};
