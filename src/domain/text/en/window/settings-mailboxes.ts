import { formatDate } from '../../format.ts';
import type {
  mailboxWords as frenchMailboxes,
  passwordWords as frenchPasswords,
} from '../../fr/window/settings-mailboxes.ts';

/** What the settings say of each mailbox. */
export const mailboxWords: typeof frenchMailboxes = {
  title: 'Mailboxes',
  none: 'No mailbox is watched yet.',
  add: 'Add a mailbox',
  summary: (address: string, fase: string | null) => (fase === null ? address : `${address} · FASE ${fase}`),
  attention: 'A password is missing or has to be typed again.',
  name: 'Name of the mailbox',
  nameHint: 'Optional. Without a name the address is shown.',
  nameTooLong: (max: string) => `A name has ${max} characters at most.`,
  nameCharacters: 'This name contains an invisible character. Type it again.',
  addressLabel: 'Address',
  faseLabel: 'FASE number',
  noFase: 'unknown: this address does not contain it',
  dateTitle: 'Date of the CERBERE password',
  validUntil: (date: string) => `Expiry date used: ${formatDate(date, 'en')}.`,
  sizeTitle: 'Size of the mailbox',
  size: 'Maximum size',
  sizeUnit: 'MB',
  sizeHint: 'Leave it empty if you do not know it.',
  messages: 'Maximum number of messages',
  messagesHint: 'Leave it empty if the mailbox does not limit their number.',
  forget: 'Stop watching this mailbox',
  forgetTitle: (label: string) => `Stop watching ${label}?`,
  forgetBody:
    'Vigie erases what this PC keeps of this mailbox: its settings, its two passwords and its history. The mailbox and its mail are not touched, and Outlook goes on as before.',
  forgetConfirm: 'Stop watching',
};

/** What they say of its two passwords. */
export const passwordWords: typeof frenchPasswords = {
  title: 'Passwords',
  name: { receiving: 'Mailbox password', sending: 'CERBERE password' },
  use: { receiving: 'Used for receiving.', sending: 'Used for sending. It expires regularly.' },
  states: {
    kept: 'Kept in this PC’s password store',
    session: 'Kept in memory until Vigie is closed',
    refused: 'Refused by the server: it is no longer tried',
    unreadable: 'Kept, but this PC’s password store is locked or does not answer',
    missing: 'To be entered',
    renewal: 'Waiting for the new password',
    setup: 'Waiting: getting started is not finished',
    'server-changed': 'To be typed again: the server has changed, and Vigie does not send it an old password',
    'other-pc': 'To be typed again: these settings come from another PC',
  },
  replace: 'Replace',
  enter: 'Enter',
  replaceName: { receiving: 'Replace the mailbox password', sending: 'Replace the CERBERE password' },
  enterName: { receiving: 'Enter the mailbox password', sending: 'Enter the CERBERE password' },
  forget: 'Forget',
  forgetName: { receiving: 'Forget the mailbox password', sending: 'Forget the CERBERE password' },
  forgetTitle: { receiving: 'Forget the mailbox password?', sending: 'Forget the CERBERE password?' },
  forgetBody: {
    receiving:
      'Vigie erases it from this PC and will no longer check receiving, nor how full the mailbox is. Outlook keeps its own.',
    sending: 'Vigie erases it from this PC and will no longer check sending. Outlook keeps its own.',
  },
  forgetConfirm: 'Forget this password',
  forgotten: 'The password is erased from this PC.',
  fresh: 'New password',
  freshHint: 'It is tried once, and kept only if it is accepted.',
  renewed: 'If it has just been changed on the CERBERE portal, go this way instead:',
  toRenewal: 'I have changed my CERBERE password',
  toSetup: 'Finish getting started',
  empty: 'Type the password.',
  test: 'Test and save',
  savedUntested: 'Saved without a test. Vigie will try it as soon as the server answers.',
};
