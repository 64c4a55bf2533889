import type { windowWords as french } from '../fr/window.ts';

/** What only the window says. */
export const windowWords: typeof french = {
  noKeychain: 'This PC has no password store: they will have to be typed again when Vigie next starts.',
  setAside: (files) =>
    `One of Vigie's files could not be read and was set aside: ${files}. Please check your settings.`,
  understood: 'Understood',
  addMailbox: 'Watch a mailbox',
  changeMailbox: 'Change the mailbox',
  journal: 'Journal',
  testNow: 'Test now',
  looking: 'Checking…',
  confirmLatched:
    'A password was refused. Another try counts as one more attempt with the server: if the password has not changed, it might lock the mailbox. Try once all the same?',
  copyReport: 'Copy the report',
  trial: 'Send a trial notification',
  address: 'Mailbox address',
  mailboxPassword: 'Mailbox password',
  mailboxPasswordHint: '(receiving: the one given when the mailbox was created)',
  cerberePassword: 'CERBERE password',
  cerberePasswordHint: '(sending: the one for DESI, PRIMVER…)',
  passwordChangedOn: 'Last change of the CERBERE password',
  save: 'Save and test',
  saved: 'Saved. The check follows.',
  notSaved: 'Nothing was saved: check the address and the passwords.',
};
