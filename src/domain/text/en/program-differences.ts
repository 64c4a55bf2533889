import type { Leg } from '../../model/health.ts';
import type { CopiesLeft, MailProgram, ProgramEncryption } from '../../model/mail-program.ts';
import type { Difference } from '../../model/program-finding.ts';
import { listOf, plural } from '../format.ts';
import type { DifferenceWords } from '../words.ts';
import { fieldsIn, whereIn } from './program-steps.ts';

/** What a program is called in a sentence. */
export const names: Readonly<Record<MailProgram, string>> = {
  outlook: 'Outlook',
  'new-outlook': 'the new Outlook',
  thunderbird: 'Thunderbird',
};
export const nameAll = (programs: readonly MailProgram[]): string =>
  listOf(
    [...new Set(programs)].map((program) => names[program]),
    'and',
  );
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const encryptionWords: Readonly<Record<ProgramEncryption, string>> = {
  none: 'None',
  tls: 'SSL/TLS',
  starttls: 'STARTTLS',
  automatic: 'Auto',
};
const sideOf = (leg: Leg): string => (leg === 'receiving' ? 'for receiving' : 'for sending');
const serverOf = (leg: Leg): string => (leg === 'receiving' ? 'receiving' : 'sending');

const copiesFor = (copies: Exclude<CopiesLeft, { kind: 'none' }>): string => {
  switch (copies.kind) {
    case 'kept':
      return 'Ticked';
    case 'removed-after':
      return `Ticked, for ${plural(copies.days, 'en', 'day', 'days')}`;
    case 'until-deleted':
      return 'Ticked, until you delete them';
  }
};

/** What is said of one thing that is set otherwise than it should be. @param address the mailbox's */
export function differenceWords(difference: Difference, address: string): DifferenceWords {
  switch (difference.kind) {
    case 'account-missing':
      return {
        title: `This mailbox is not in ${nameAll(difference.programs)}`,
        why: 'Vigie belongs on the PC that collects the mail. If that is another PC, install it there instead. If it is another program on this PC, switch this check off in Vigie’s settings.',
        technical: { fields: [], steps: whereIn(difference.programs[0] ?? 'outlook', address).add },
      };
    case 'several':
      return {
        title:
          new Set(difference.programs).size > 1
            ? `This mailbox is in ${nameAll(difference.programs)} at once`
            : `This mailbox is twice in ${nameAll(difference.programs)}`,
        why: 'A message collected on one side never reaches the other: the mail is divided between the two, and nobody sees all of it. Only one should collect this mailbox.',
        technical: {
          fields: [],
          steps: [
            'Choose the one to keep, and make sure that all mail worth keeping is in it.',
            ...whereIn(difference.programs.at(-1) ?? 'outlook', address).remove,
          ],
        },
      };
    case 'cloud':
      return {
        title: 'The new Outlook may copy this mailbox to Microsoft',
        why: 'The new Outlook does not collect mail itself: it hands the password and the messages to Microsoft’s servers, which do. This mailbox is confidential: only the head and authorised staff may read it, on a single PC. Classic Outlook keeps everything on this PC.',
        technical: {
          fields: [],
          steps: [
            'At the top right of the new Outlook, switch ‘New Outlook’ off: classic Outlook opens, if it is installed.',
            `Add the mailbox ${address} there, and check that all mail has arrived.`,
            'Then remove it from the new Outlook: Settings > Accounts > Manage > ‘Remove’.',
          ],
        },
      };
    case 'imap':
      return {
        title: `${capital(names[difference.program])} does not take the mail off the server`,
        why: 'This type of account leaves every message on the server: the mailbox will fill up, and a full mailbox receives nothing. The type of an account cannot be changed: it has to be added a second time, with the right one.',
        technical: {
          fields: [{ label: fieldsIn(difference.program).type, found: 'IMAP', right: 'POP3' }],
          steps: [
            ...whereIn(difference.program, address).add,
            'Once the mail has come into the new account, remove the old one. Messages kept in its folders stay on the server: first copy those worth keeping.',
          ],
        },
      };
    case 'servers-swapped': {
      const { receiving, sending, program } = difference;
      const fields = fieldsIn(program);
      return {
        title: `The two servers are swapped in ${names[program]}`,
        why: 'Each stands in the other’s place: mail can neither arrive nor leave.',
        technical: {
          fields: [
            { label: fields.host.receiving, found: sending, right: receiving },
            { label: fields.host.sending, found: receiving, right: sending },
          ],
          steps: [...whereIn(program, address).host.receiving, 'Put each server in its place.'],
        },
      };
    }
    case 'host': {
      const { leg, found, right, program } = difference;
      return {
        title: `The ${serverOf(leg)} server is not the right one in ${names[program]}`,
        why: 'With another server, mail takes another way or none at all.',
        technical: {
          fields: [{ label: fieldsIn(program).host[leg], found, right }],
          steps: whereIn(program, address).host[leg],
        },
      };
    }
    case 'port': {
      const { leg, found, right, program } = difference;
      return {
        title: `The number of the ${serverOf(leg)} server is another in ${names[program]}`,
        why: 'This number stands beside the server’s name. With another one, the connection may be refused.',
        technical: {
          fields: [{ label: fieldsIn(program).port[leg], found: String(found), right: String(right) }],
          steps: whereIn(program, address).advanced[leg],
        },
      };
    }
    case 'encryption': {
      const { leg, found, right, program } = difference;
      return {
        title:
          right === 'none'
            ? `The connection ${sideOf(leg)} must not be encrypted in ${names[program]}`
            : `The connection ${sideOf(leg)} is not encrypted in ${names[program]}`,
        why:
          right === 'none'
            ? 'The server takes no encrypted connection there.'
            : 'The server asks for an encrypted connection: without it, the password would travel in the open.',
        technical: {
          fields: [
            { label: fieldsIn(program).encryption[leg], found: encryptionWords[found], right: encryptionWords[right] },
          ],
          steps: whereIn(program, address).advanced[leg],
        },
      };
    }
    case 'user': {
      const { leg, found, right, program } = difference;
      return {
        title: `The user name ${sideOf(leg)} is another in ${names[program]}`,
        why: 'The server expects the whole address of the mailbox.',
        technical: {
          fields: [{ label: fieldsIn(program).user[leg], found, right }],
          steps: leg === 'sending' ? whereIn(program, address).login : whereIn(program, address).host.receiving,
        },
      };
    }
    case 'login': {
      const { found, right, program } = difference;
      return {
        title: `Sending has no login of its own in ${names[program]}`,
        why: 'For sending, the server asks for the CERBERE password, not for that of the mailbox. This login therefore has a user name and a password of its own.',
        technical: {
          fields: [
            {
              label: fieldsIn(program).login,
              found: fieldsIn(program).logins[found],
              right: fieldsIn(program).logins.own,
            },
            { label: fieldsIn(program).user.sending, found: '', right },
          ],
          steps: whereIn(program, address).login,
        },
      };
    }
    case 'spa': {
      const { leg, program } = difference;
      return {
        title: `An option prevents the connection ${sideOf(leg)} in ${names[program]}`,
        why: 'The server does not know this way of passing on the password.',
        technical: {
          fields: [{ label: fieldsIn(program).spa, found: 'Ticked', right: 'Unticked' }],
          steps: leg === 'sending' ? whereIn(program, address).login : whereIn(program, address).host.receiving,
        },
      };
    }
    case 'copies': {
      const { found, program } = difference;
      return {
        title: `${capital(names[program])} leaves a copy of messages on the server`,
        why: 'The mailbox will fill up, and a full mailbox receives nothing. The official manual asks never to tick this box.',
        technical: {
          fields: [{ label: fieldsIn(program).copies, found: copiesFor(found), right: 'Unticked' }],
          steps: whereIn(program, address).copies,
        },
      };
    }
  }
}
