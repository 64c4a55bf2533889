import { formatBytes, formatNumber, plural } from '../format.ts';
import type { trayWords as french } from '../fr/tray.ts';

/** What the tray icon says: its tooltip and its menu. */
export const trayWords: typeof french = {
  noMailbox: 'No mailbox is being watched yet',
  clockWrong: 'The clock of this PC is wrong',
  notYetChecked: 'First check still to come',
  allWell: (mailboxes) =>
    mailboxes > 1 ? `All is well with ${plural(mailboxes, 'en', 'mailbox', 'mailboxes')}` : 'All is well',
  cerbereDays: (days, mailboxes) =>
    days === 0
      ? 'CERBERE: last day'
      : `CERBERE: ${mailboxes > 1 ? 'at least ' : ''}${plural(days, 'en', 'day', 'days')}`,
  cerbereDateMissing: 'CERBERE: date to fill in',
  cerbereDateDoubtful: 'CERBERE: date to confirm',
  filled: (percent, mailboxes) =>
    mailboxes > 1
      ? `mailboxes at most ${formatNumber(percent, 'en')}% full`
      : `mailbox ${formatNumber(percent, 'en')}% full`,
  contains: (bytes) => `mailbox: ${formatBytes(bytes, 'en')}`,
  named: (label, line) => `${label}: ${line}`,
  menu: {
    testNow: 'Test now',
    open: 'Open Vigie',
    snooze: 'Stop notifying me',
    snoozed: (until) => `Notifications paused (${until})`,
    hour: 'For 1 hour',
    day: 'For 1 day',
    monday: 'Until Monday',
    unsnooze: 'Notify me again',
    renewed: 'I have changed my CERBERE password…',
    webmail: 'Webmail',
    cerbere: 'CERBERE portal',
    quit: 'Quit (watching stops)',
  },
  until: (moment) => `until ${moment}`,
  untilDate: (date) => `until ${date}`,
};
