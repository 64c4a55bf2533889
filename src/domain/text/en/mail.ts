import type { mailWords as french } from '../fr/mail.ts';

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
  closing: 'Kind regards,',
};
