import { formatDate } from '../../format.ts';
import type { renewalWords as french } from '../../fr/window/renewal.ts';

/** What the window says while a CERBERE password is being renewed. */
export const renewalWords: typeof french = {
  title: 'I have changed my CERBERE password',
  progress: (step: number, total: number) => `Step ${step} of ${total}`,
  choose: { title: 'For which mailbox?', intro: 'Each mailbox has a CERBERE password of its own.' },
  none: { title: 'No mailbox to update', body: 'Vigie is not using any CERBERE password at the moment.' },
  today: {
    title: 'Your new password is stored',
    body: 'Vigie received it today, and sending works. If it still has to be changed in Outlook, here is how.',
    outlook: 'Show the steps for Outlook',
    again: 'I have changed it once more',
  },
  held: {
    title: 'The old password is no longer tried',
    body: 'Vigie is waiting for your new password. It waits until that is accepted or you cancel, even if you leave this page.',
  },
  forMailbox: (label: string) => `Mailbox ${label}`,
  next: 'Continue',
  cancel: 'Cancel: the old one is still good',
  leave: 'Continue later',
  close: {
    title: 'Close Outlook',
    intro:
      'As long as it is open, Outlook may keep trying the old password. Being refused again and again could lock the whole school out.',
    steps: [
      'Save the messages you are writing.',
      'In Outlook, choose File > Exit.',
      'If another PC or a telephone uses this mailbox too, close the mail program there as well.',
    ],
    done: 'Done, Outlook is closed',
    mustClose: 'Close Outlook, then tick the box.',
  },
  password: {
    title: 'Your new password',
    intro: 'If you have not changed it yet, do so first on the CERBERE portal:',
    steps: (address: string) => [
      `Sign in with ${address}, your present password and the context « Intervenant dans les établissements d’enseignement et PO ».`,
      'If it has expired or is forgotten, follow what the portal offers to choose another.',
      'Then come back here.',
    ],
    open: 'Open the CERBERE portal',
    notOpened: 'The page did not open. Type this address into your browser:',
    label: 'New CERBERE password',
    hint: 'It is tried once only. If it is refused, nothing is replaced.',
    forgotten: 'If you leave this page before the test, you will have to type it again.',
    missing: 'Type the new password.',
    test: 'Test and store',
    testing: 'Testing…',
    running: 'Trying the new password…',
    keptOld: 'Nothing has been replaced, and the old password is still not being tried.',
  },
  outlook: {
    title: 'Change it in Outlook too',
    accepted: 'The new password is accepted',
    acceptedBody: 'Vigie has stored it.',
    until: (date: string) => `It is valid until ${formatDate(date, 'en')}; Vigie will warn you before then.`,
    intro:
      'This change does not happen by itself in Outlook. Only the password of the outgoing server changes; the one for receiving stays the same.',
    steps: (address: string) => [
      'Open Outlook again. If it asks for a password at once, choose ‘Cancel’.',
      'Choose File > Account Settings > Account Settings…',
      `On the ‘Email’ tab, select ${address}, then ‘Change…’.`,
      'Find the outgoing server: ‘More Settings…’ and its ‘Outgoing Server’ tab, or, in recent versions, the part ‘Outgoing mail’.',
      'Under ‘Log on using’, replace the password with the new one. Leave the one for incoming mail as it is.',
      'Confirm with ‘OK’, then ‘Next’ and ‘Finish’. The test that Outlook then makes must succeed for both tasks.',
    ],
    taken: {
      title: 'What Vigie sees of it:',
      open: 'The mail program is open.',
      closed: 'The mail program has not been opened again yet.',
      collected: (moment: string) => `Last collection of mail seen ${moment}.`,
      sends: (moment: string) =>
        `The sending server accepts the new password (checked ${moment}). Send yourself a test message: if it leaves, the mail program has taken it too.`,
    },
    finish: 'Finished',
  },
};
