import type { Leg } from '../../model/health.ts';
import type { MailProgram } from '../../model/mail-program.ts';
import type { Difference, UncheckedPart, UnreadReason } from '../../model/program-finding.ts';
import { listOf, plural } from '../format.ts';
import type { DifferenceWords, ProgramCode, Words, WordsOf } from '../words.ts';
import { stopOutlook } from './legs.ts';
import { capital, differenceWords, names } from './program-differences.ts';
import { whereIn } from './program-steps.ts';

const ofProgram: Readonly<Record<MailProgram, string>> = {
  outlook: "d'Outlook",
  'new-outlook': 'du nouvel Outlook',
  thunderbird: 'de Thunderbird',
};

const uncheckedWords: Readonly<Record<UncheckedPart, string>> = {
  servers: 'les serveurs',
  ports: 'les numéros indiqués à côté des serveurs',
  encryption: 'la liaison chiffrée',
  users: "le nom d'utilisateur",
  login: "l'identification pour envoyer",
  spa: 'la protection SPA',
  copies: 'les copies laissées sur le serveur',
};
/** What could not be compared; nothing where all was. */
const unchecked = (parts: readonly UncheckedPart[]): string =>
  parts.length === 0
    ? ''
    : `Non vérifié, car le programme ne le dit pas clairement : ${listOf(
        parts.map((part) => uncheckedWords[part]),
        'et',
      )}.`;

const unread: Readonly<Record<UnreadReason, Omit<Words, 'advice'>>> = {
  'not-read': {
    title: "Réglages d'Outlook pas encore vérifiés",
    meaning: "Vigie n'a pas encore lu les réglages du programme de courrier de ce PC.",
  },
  'switched-off': {
    title: 'Réglages du programme de courrier non vérifiés',
    meaning: 'Cette vérification est désactivée dans les réglages de Vigie.',
  },
  'not-available': {
    title: 'Réglages du programme de courrier non vérifiés',
    meaning: 'Sur ce PC, Vigie ne peut pas lire les réglages du programme de courrier.',
  },
  'no-program': {
    title: 'Aucun programme de courrier reconnu sur ce PC',
    meaning:
      "Vigie sait lire les réglages d'Outlook et de Thunderbird, et n'y a trouvé aucun compte. Si un autre programme relève le courrier, elle ne peut pas vérifier ses réglages.",
  },
  unreadable: {
    title: 'Réglages du programme de courrier illisibles',
    meaning:
      "Vigie n'a pas pu lire tous les réglages des programmes de courrier de ce PC. Cela ne veut pas dire qu'ils sont mauvais.",
  },
};

const kept: Difference = { kind: 'copies', program: 'outlook', found: { kind: 'kept' } };
/** The words of the one difference that there is; null where there are several. */
const onlyOf = (differences: readonly Difference[]): DifferenceWords | null => {
  const [first, ...others] = differences;
  return first && others.length === 0 ? differenceWords(first, '') : null;
};

const compare =
  'Suivez les étapes ci-dessous, puis demandez à Vigie de revérifier. Elle-même ne change rien à ces réglages.';

/** What is said of the settings of the mail program on this PC. */
export const programWords: WordsOf<ProgramCode> = {
  'mail-program.ok': ({ programs, unchecked: parts }) => ({
    title: `Les réglages ${programs.map((program) => ofProgram[program]).join(' et ')} sont bons`,
    meaning:
      `Pour cette boîte, tout ce que Vigie a pu y lire est conforme à ce que le serveur demande. ${unchecked(parts)}`.trim(),
    advice: '',
  }),
  'mail-program.differs': ({ programs, differences }) => {
    const only = onlyOf(differences);
    return {
      title:
        only?.title ??
        `Réglages ${ofProgram[programs[0] ?? 'outlook']} : ${plural(differences.length, 'fr', 'point', 'points')} à revoir`,
      meaning:
        only?.why ?? 'Pour cette boîte, les réglages du programme de courrier ne sont pas ceux que le serveur demande.',
      advice: compare,
    };
  },
  'mail-program.copies-left': ({ differences }) => {
    const others = differences.length - 1;
    const { title, why } = differenceWords(differences.find(({ kind }) => kind === 'copies') ?? kept, '');
    return {
      title,
      meaning: `${why}${others === 0 ? '' : ` Il y a aussi ${plural(others, 'fr', 'autre point', 'autres points')} à revoir.`}`,
      advice: compare,
    };
  },
  'mail-program.unknown': ({ reason }) => ({ ...(unread[reason] ?? unread['not-read']), advice: '' }),
};

/** What the window says of the mail program beside the verdict. */
export const programLabels = {
  difference: differenceWords,
  unchecked,
  names,
  found: 'Trouvé',
  right: 'Attendu',
  empty: 'rien',
  copy: 'Copier',
  copyOf: (value: string) => `Copier ${value}`,
  recheck: 'Revérifier',
  rechecking: 'Vérification…',
  rechecked: 'Les réglages ont été relus.',
  readAt: (moment: string) => `Réglages lus ${moment}`,
  /** Which of them are open; nothing is said where that is not known. */
  open: (programs: readonly string[]) =>
    programs.length === 1
      ? `${capital(listOf(programs, 'et'))} est ouvert : fermez-le.`
      : `${capital(listOf(programs, 'et'))} sont ouverts : fermez-les.`,
  closed: "Aucun programme de courrier n'est ouvert sur ce PC.",
  /** In the advice about a refused password, in place of what is said where nobody knows. */
  stop: {
    unknown: stopOutlook,
    open: (programs: readonly string[]) =>
      `Fermez ${listOf(programs, 'et')}, ${programs.length === 1 ? 'ouvert' : 'ouverts'} en ce moment : à force de réessayer un mot de passe refusé, ${programs.length === 1 ? 'il pourrait' : 'ils pourraient'} faire bloquer l'accès de toute l'école.`,
    closed:
      "Laissez votre programme de courrier fermé : s'il réessayait un mot de passe refusé, le serveur pourrait bloquer l'accès de toute l'école.",
  },
  /** After a new password was accepted. */
  alsoThere: "Le programme de courrier doit le connaître aussi : sans cela, il réessaie l'ancien. Voici où le changer.",
  where: {
    /** Where the password of this side is typed in, step by step. */
    technical: (program: MailProgram, address: string, leg: Leg) => ({
      steps: [...whereIn(program, address).password[leg]],
    }),
  },
  icon: {
    shown: "L'icône de Vigie se trouve près de l'horloge, bien en vue.",
    hidden: "Windows cache l'icône de Vigie derrière la petite flèche.",
    again: {
      title: "L'icône de Vigie n'est plus près de l'horloge",
      body: 'Windows la cache de nouveau derrière la petite flèche, sans doute depuis une mise à jour.',
      leave: 'Laisser ainsi',
    },
  },
};
