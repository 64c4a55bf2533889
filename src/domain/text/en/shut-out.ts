import type { FailureFacts } from '../../model/failure.ts';
import type { ShutOutCode, Words, WordsOf } from '../words.ts';

/** The command line knows the answer of an earlier run, and asks nobody again. */
const notAsked = ({ isRemembered }: FailureFacts): string =>
  isRemembered === true ? ' That is the answer to an earlier attempt: this time, nothing was sent.' : '';

/** The box, by the server's own word. Outlook may not be let in either: the webmail comes first. */
export const fullByWord: Pick<Words, 'title' | 'advice'> = {
  title: 'The server says that the mailbox is full',
  advice:
    'Open the webmail and delete what is no longer needed, in all its folders, deleted items included; then collect the mail with Outlook. If the webmail does not open, or if nothing changes, call technical support.',
};

const ofNoUse = 'another password would change nothing';
const checkAddress = `If this mailbox has just been added to Vigie, check its address first. If not, call technical support and give the address of the mailbox; ${ofNoUse}.`;
const callSupport = `Call technical support and give the address of the mailbox; ${ofNoUse}.`;
const onceOpen = 'Once access is back, run the test again.';
const leaveAlone =
  'Do not try again anywhere, not even on the webmail, and close Outlook everywhere: every attempt may make the block last longer. Vigie is waiting too, and will then make one single attempt. If access is not back tomorrow, call technical support.';
const usualCause =
  'Often a program keeps trying an old password: Outlook, on this PC or another, or a telephone. The block usually lifts by itself.';
const otherWay = 'The server does not accept this way of connecting';

/** What is said where the server keeps everybody out: what it is, whose fault it is not, and whom to ask. */
export const shutOut: WordsOf<ShutOutCode> = {
  'receiving.account-disabled': (f) => ({
    title: 'The server does not accept the mailbox’s account',
    meaning: `The receiving server reports a problem with this account: it seems to be unknown, disabled or past its term. The password is not at fault.${notAsked(f)} The mail can probably no longer be collected.`,
    advice: checkAddress,
  }),
  'receiving.access-off': (f) => ({
    title: 'The server does not allow this access to the mailbox',
    meaning: `According to the server, the access meant for mail programs such as Outlook is switched off or requires another way to sign in. The password is not at fault.${notAsked(f)} The mail may no longer be collected.`,
    advice: `${callSupport} In the meantime, try to read the mail on the webmail. ${onceOpen}`,
  }),
  'receiving.locked-out': (f) => ({
    title: 'Access to the mailbox is blocked for a while',
    meaning: `The server does not open the mailbox for now, probably after too many attempts. ${usualCause}${notAsked(f)}`,
    advice: leaveAlone,
  }),
  'receiving.mailbox-full': () => ({
    ...fullByWord,
    meaning:
      'The server does not open the mailbox because it is full: official mail no longer gets there. The password is not at fault.',
  }),
  'receiving.mechanism': () => ({
    title: otherWay,
    meaning:
      'The receiving server does not accept the way Vigie connects to it (encryption or kind of identification). The password is not at fault. Outlook has its own settings: it may still be collecting the mail.',
    advice:
      'Ask technical support for the current settings of the receiving server, then correct those in Vigie (‘Settings’, ‘Servers’).',
  }),
  'sending.account-disabled': (f) => ({
    title: 'The server does not accept the sending account',
    meaning: `The sending server reports a problem with this account: it seems to be unknown, disabled or past its term. The CERBERE password is not at fault.${notAsked(f)} Mail can probably no longer be sent.`,
    advice: checkAddress,
  }),
  'sending.access-off': (f) => ({
    title: 'The server does not allow this way of sending',
    meaning: `According to the sending server, the access meant for mail programs such as Outlook is switched off or requires another way to sign in. The CERBERE password is not at fault.${notAsked(f)} Mail may no longer be sent.`,
    advice: `${callSupport} ${onceOpen}`,
  }),
  'sending.locked-out': (f) => ({
    title: 'Sending is blocked for a while',
    meaning: `The sending server lets nobody in for now, probably after too many attempts. ${usualCause}${notAsked(f)}`,
    advice: leaveAlone,
  }),
  'sending.mailbox-full': () => ({
    ...fullByWord,
    meaning:
      'The sending server gives no access because the mailbox is full: official mail no longer gets there. The CERBERE password is not at fault.',
  }),
  'sending.mechanism': () => ({
    title: otherWay,
    meaning:
      'The sending server does not accept the way Vigie connects to it (encryption or kind of identification). The CERBERE password is not at fault. Outlook has its own settings: it may still be sending mail.',
    advice:
      'Ask technical support for the current settings of the sending server, then correct those in Vigie (‘Settings’, ‘Servers’).',
  }),
};
