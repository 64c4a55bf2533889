import { near, type WordList, word } from './pattern.ts';

const password = [
  'pass ?words?',
  'passwd',
  'pass ?phrase',
  'credentials?',
  'mots? de passe',
  '(?:pas|wacht)woord',
  'passwort',
  'kennwort',
];
const over = [
  'expired?',
  'expires',
  'expiree?s?',
  'expiration',
  'perimee?s?',
  'echue?s?',
  'caduc',
  'caduque',
  '(?:validite|delai|date).{0,30}depassee?',
  'depassee?',
  'plus valable',
  'verlopen',
  'vervallen',
  'verstreken',
  'abgelaufen',
  'too old',
  'outdated',
];
const change = [
  'renew(?:ed|al)?',
  'reset (?:is )?required',
  '(?:must|has to|have to|needs? to|required to) (?:be )?reset',
  'be (?:changed|updated)',
  'chang(?:e|ed|ing) (?:is )?(?:required|needed|mandatory)',
  'must (?:be )?chang(?:e|ed)',
  'need(?:s|ed)? to (?:be )?chang(?:e|ed)',
  'please change (?=(?:it|your pass|the pass))',
  'renouvel\\w*',
  '(?:devez|doit|faut|obligatoire|requis).{0,30}(?:changee?r?|modifi\\w*|reinitialis\\w*)',
  '(?:changement|modification).{0,30}(?:requise?|obligatoire|necessaire)',
  'a (?:changer|modifier|reinitialiser)',
  '(?:moet|dient).{0,40}(?:gewijzigd|wijzigen|veranderen|veranderd|vernieuw\\w*)',
  '(?:muss|mussen|muessen|bitte).{0,40}(?:geandert|geaendert|andern|aendern|erneuer\\w*)',
];

/** The password itself has come to its end, or must be changed before it is taken again. */
export const passwordExpired: WordList = {
  says: [near(password, [...over, ...change])],
  // Good for some days yet, or another thing's end, or a password that is simply wrong.
  unless: [word('expires? (?:dans|in|le|on|binnen)', 'to reset your', 'forgot(?:ten)?', 'oublie')],
};

/** Said of nothing in particular, an end is the password's… */
export const somethingExpired: WordList = {
  says: [word('(?:a|est) expiree?', '(?:has|is) expired', 'is verlopen', 'ist abgelaufen')],
  // …unless one of these is named.
  unless: [
    word(
      'sessions?',
      'connexions?',
      'connections?',
      'delais?',
      'time ?out',
      'tokens?',
      'jetons?',
      'certifica\\w*',
      'zertifikat\\w*',
      'temps',
      'accounts?',
      'users?',
      'comptes?',
      'konto',
      'licen\\w*',
      'lizenz\\w*',
      'abonnement\\w*',
      'subscriptions?',
      'trial',
      'periode?',
      'essai',
      'domain\\w*',
    ),
  ],
};
