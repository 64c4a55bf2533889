import type { Difference, UncheckedPart, UnreadReason } from '../../model/program-finding.ts';
import { listOf, plural } from '../format.ts';
import type { programLabels as model } from '../fr/program.ts';
import type { DifferenceWords, ProgramCode, Words, WordsOf } from '../words.ts';
import { stopOutlook } from './legs.ts';
import { capital, differenceWords, nameAll, names } from './program-differences.ts';
import { whereIn } from './program-steps.ts';

const uncheckedWords: Readonly<Record<UncheckedPart, string>> = {
  servers: 'the servers',
  ports: 'the numbers beside the servers',
  encryption: 'the encrypted connection',
  users: 'the user name',
  login: 'the login for sending',
  spa: 'the SPA option',
  copies: 'copies left on the server',
};
const unchecked = (parts: readonly UncheckedPart[]): string =>
  parts.length === 0
    ? ''
    : `Not checked, since the program does not say clearly: ${listOf(
        parts.map((part) => uncheckedWords[part]),
        'and',
      )}.`;

const unread: Readonly<Record<UnreadReason, Omit<Words, 'advice'>>> = {
  'not-read': {
    title: 'Outlook’s settings not checked yet',
    meaning: 'Vigie has not yet read the settings of the mail program on this PC.',
  },
  'switched-off': {
    title: 'Mail program settings not checked',
    meaning: 'This check is switched off in Vigie’s settings.',
  },
  'not-available': {
    title: 'Mail program settings not checked',
    meaning: 'On this PC, Vigie cannot read the settings of the mail program.',
  },
  'no-program': {
    title: 'No known mail program on this PC',
    meaning:
      'Vigie can read the settings of Outlook and Thunderbird, and found no account in them. If another program collects the mail, its settings cannot be checked.',
  },
  unreadable: {
    title: 'Mail program settings could not be read',
    meaning:
      'Vigie could not read all settings of the mail programs on this PC. That does not mean that they are wrong.',
  },
};

const kept: Difference = { kind: 'copies', program: 'outlook', found: { kind: 'kept' } };
/** The words of the one difference that there is; null where there are several. */
const onlyOf = (differences: readonly Difference[]): DifferenceWords | null => {
  const [first, ...others] = differences;
  return first && others.length === 0 ? differenceWords(first, '') : null;
};

const compare = 'Follow the steps below, then have Vigie check again. Vigie itself changes none of these settings.';

export const programWords: WordsOf<ProgramCode> = {
  'mail-program.ok': ({ programs, unchecked: parts }) => ({
    title: `The settings of ${nameAll(programs)} are right`,
    meaning:
      `For this mailbox, all that Vigie could read there is what the server asks for. ${unchecked(parts)}`.trim(),
    advice: '',
  }),
  'mail-program.differs': ({ programs, differences }) => {
    const only = onlyOf(differences);
    return {
      title:
        only?.title ??
        `Settings of ${names[programs[0] ?? 'outlook']}: ${plural(differences.length, 'en', 'point', 'points')} to review`,
      meaning: only?.why ?? 'For this mailbox, the mail program is not set as the server asks for.',
      advice: compare,
    };
  },
  'mail-program.copies-left': ({ differences }) => {
    const others = differences.length - 1;
    const { title, why } = differenceWords(differences.find(({ kind }) => kind === 'copies') ?? kept, '');
    return {
      title,
      meaning: `${why}${others === 0 ? '' : ` There is also ${plural(others, 'en', 'other point', 'other points')} to review.`}`,
      advice: compare,
    };
  },
  'mail-program.unknown': ({ reason }) => ({ ...(unread[reason] ?? unread['not-read']), advice: '' }),
};

export const programLabels: typeof model = {
  difference: differenceWords,
  unchecked,
  names,
  found: 'Found',
  right: 'Expected',
  empty: 'nothing',
  copy: 'Copy',
  copyOf: (value: string) => `Copy ${value}`,
  recheck: 'Check again',
  rechecking: 'Checking…',
  rechecked: 'The settings have been read again.',
  readAt: (moment: string) => `Settings read ${moment}`,
  open: (programs) =>
    programs.length === 1
      ? `${capital(listOf(programs, 'and'))} is open: close it.`
      : `${capital(listOf(programs, 'and'))} are open: close them.`,
  closed: 'No mail program is open on this PC.',
  stop: {
    unknown: stopOutlook,
    open: (programs) =>
      `Close ${listOf(programs, 'and')}, open at this moment: by trying a refused password again and again, ${programs.length === 1 ? 'it' : 'they'} might get the whole school locked out.`,
    closed:
      'Leave your mail program closed: if it tried a refused password again, the server might lock the whole school out.',
  },
  alsoThere: 'The mail program has to know it too, or it will go on trying the old one. Here is where to change it.',
  where: {
    technical: (program, address, leg) => ({
      steps: [...whereIn(program, address).password[leg]],
    }),
  },
  icon: {
    shown: 'Vigie’s icon is beside the clock, in plain sight.',
    hidden: 'Windows hides Vigie’s icon behind the little arrow.',
    again: {
      title: 'Vigie’s icon is no longer beside the clock',
      body: 'Windows hides it behind the little arrow again, probably since an update.',
      leave: 'Leave it there',
    },
  },
};
