import type { BlindReason, FactsOf, Leg, WaitReason } from '../../model/health.ts';
import { formatWeekday } from '../format.ts';
import type { Words } from '../words.ts';

/** Why a leg is not looked at, and what to do. */
type Reasons = Pick<Words, 'meaning' | 'advice'>;

/** The keychain has the password, and does not give it. */
export const lockedAway = (password: string): Words => ({
  title: `${password} cannot be read`,
  meaning: `${password} is kept, but the password store of this PC does not give it: it is locked, or does not answer.`,
  advice:
    'If a window asks you to unlock the password store, answer it; if not, restart the PC. Vigie asks again by itself every five minutes.',
});

/** A damaged file took with it whether the password had been refused. */
export const unsure = (password: string): Words => ({
  title: `Vigie no longer knows whether ${password} is right`,
  meaning:
    'A file of Vigie was damaged, and with it the server’s last answer. To be safe, it does not send this password by itself any more.',
  advice: 'If Outlook works, run a test: Vigie will try the password once. If not, type it again first.',
});

/** What a leg that waits for the user waits for, by reason. */
export const heldTitles: Readonly<Record<Leg, Readonly<Record<WaitReason, string>>>> = {
  receiving: {
    setup: 'Mailbox password needed',
    renewal: 'Receiving is waiting for your decision',
    'other-pc': 'Receiving is waiting for your decision',
    'server-changed': 'Mailbox password to be typed again',
    'locked-out': 'Receiving waits for the block to end',
  },
  sending: {
    setup: 'CERBERE password needed',
    'other-pc': 'Sending is waiting for your decision',
    renewal: 'Sending is waiting for your new password',
    'server-changed': 'CERBERE password to be typed again',
    'locked-out': 'Sending waits for the block to end',
  },
};

/** Why it waits, and what to do. */
export function heldFor(reason: WaitReason): Reasons {
  switch (reason) {
    case 'setup':
      return {
        meaning: 'Getting started is not finished: without this password, this check is not possible.',
        advice: 'Finish getting started.',
      };
    case 'renewal':
      return {
        meaning: 'You are changing the CERBERE password: the old one is no longer tried.',
        advice: 'Type the new password, or say that the old one is still good.',
      };
    case 'server-changed':
      return {
        meaning:
          'The server’s address was changed. A password is never sent to any server but the one for which it was typed.',
        advice: 'Type the password again.',
      };
    case 'other-pc':
      return {
        meaning: 'Vigie is set up for another PC. Only one PC should watch the mailbox and collect its mail.',
        advice: 'Say whether this PC takes over.',
      };
    case 'locked-out':
      return {
        meaning:
          'The server blocks access to the mailbox for a while. Vigie sends it nothing more, so as not to make the block last longer.',
        advice:
          'Until the block ends, try nothing and leave Outlook closed. Vigie will check again as soon as the server has let it in.',
      };
  }
}

/** A leg that has not really been looked at for days: since when, why, and the way out. */
export const notWatched = (leg: Leg, { reason, since }: FactsOf<`${Leg}.not-watched`>): Words => ({
  title: `Vigie has not been watching ${leg} since ${formatWeekday(since, 'en')}`,
  meaning: `${blindness(passwords[leg])[reason]} A failure would go unnoticed.`,
  advice: sightAdvice(passwords[leg])[reason],
});

const passwords: Readonly<Record<Leg, string>> = {
  receiving: 'the mailbox password',
  sending: 'the CERBERE password',
};

const blindness = (password: string): Readonly<Record<BlindReason, string>> => ({
  setup: `Getting started is not finished: ${password} is still missing.`,
  renewal: 'The change of the CERBERE password that was begun in Vigie is not finished.',
  'server-changed': `The server’s address was changed, and ${password} has not been typed again yet.`,
  'other-pc': 'Vigie does not know yet whether this PC takes over.',
  'password-missing': `Vigie no longer has ${password}.`,
  'password-unreadable': `The password store of this PC no longer gives ${password}.`,
  offline: 'This PC is not connected to the Internet.',
  'broken-off': 'On this PC, checks break off before they are done.',
});

const sightAdvice = (password: string): Readonly<Record<BlindReason, string>> => ({
  setup: 'Finish getting started.',
  renewal: 'Type the new password, or say that the old one is still good.',
  'server-changed': `Type ${password} again.`,
  'other-pc': 'Answer the question that Vigie asks.',
  'password-missing': `Type ${password} again.`,
  'password-unreadable':
    'If a window asks you to unlock the password store, answer it; if not, type the password again.',
  offline: 'Check the cable or the Wi-Fi.',
  'broken-off': 'Restart the PC and run a test. If nothing changes, call technical support.',
});
