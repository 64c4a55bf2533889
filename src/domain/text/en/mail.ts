import type { mailWords as french } from '../fr/mail.ts';

const makeRoom = 'Could you tell me what fills the mailbox, and help me to make room in it?';

/** The e-mail that is prepared for whoever can help. */
export const mailWords: typeof french = {
  greeting: 'Dear colleagues,',
  box: (address) => `Administrative mailbox: ${address}`,
  school: (fase) => `FASE number of the school: ${fase}`,
  authority: (fase) => `FASE number of the organising authority: ${fase}`,
  unknown: 'FASE number: (to be filled in)',
  problem: (title) => `The problem: ${title}`,
  newPassword:
    'Please send me a new password for this mailbox; I know that this request changes the present one. A copy of the identity card of the head, who holds the mailbox, is attached.',
  questions: {
    'account-disabled': 'Could you check the state of this account and tell me what to do?',
    'access-off': 'Could you restore this access, or tell me how Outlook is to connect from now on?',
    'locked-out': 'Could you tell me where these attempts come from, and when access will be back?',
    'mailbox-full': makeRoom,
    full: makeRoom,
    mechanism: 'Could you tell me the current settings of this server?',
  },
  closing: 'Kind regards,',
};
