import { plural } from '../../format.ts';
import type { journalWords as french } from '../../fr/window/journal.ts';

/** What the page "Journal" says. */
export const journalWords: typeof french = {
  title: 'Journal',
  intro: 'What happened, and when it was put right.',
  empty: {
    title: 'Nothing to report so far',
    body: 'Incidents and their end will be noted here, the latest first.',
  },
  noneOfThese: 'No incident of this kind.',
  filters: 'Choose what is shown',
  mailbox: 'Mailbox',
  allMailboxes: 'All mailboxes',
  kind: 'Subject',
  allKinds: 'All subjects',
  today: 'Today',
  yesterday: 'Yesterday',
  from: (label) => `Mailbox: ${label}`,
  lasted: (duration) => `Put right after ${duration}.`,
  minutes: (count) => plural(count, 'en', 'minute', 'minutes'),
  hours: (count) => plural(count, 'en', 'hour', 'hours'),
  days: (count) => plural(count, 'en', 'day', 'days'),
};
