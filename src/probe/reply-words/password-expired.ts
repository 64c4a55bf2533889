import { inOrder, near, type WordList, word } from './pattern.ts';

const password = [
  'pass ?words?',
  'passwd',
  'pass ?phrase',
  'credentials?',
  'mots? de passe',
  '(?:pas|wacht)woord',
  'passwort',
  'kennwort',
  // PAM's word for it.
  'authentication token',
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
  'echeance',
  '(?:validite|delai|date).{0,30}depassee?',
  'depassee?',
  'plus val(?:able|ide)',
  '(?:no longer|not any longer) valid',
  'pris fin',
  'lifetime',
  'aged',
  'verlopen',
  'vervallen',
  'verstreken',
  'niet (?:langer|meer) geldig',
  'abgelaufen',
  'nicht (?:mehr|langer|laenger) (?:gultig|gueltig)',
  'too old',
  'outdated',
];
const change = [
  'renew(?:ed|al)?',
  'reset (?:is )?required',
  '(?:must|has to|have to|needs? to|required to) (?:be )?reset',
  'be (?:changed|updated)',
  'chang(?:e|ed|ing) (?:is )?(?:required|requested|needed|mandatory)',
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

const demand = [
  'must',
  'required',
  'needs? to',
  'have to',
  'please',
  'devez',
  'doit',
  'faut',
  'merci de',
  'veuillez',
  'moet',
  'dient',
  'gelieve',
  'muss',
  'mussen',
  'muessen',
  'bitte',
];
const anew = [
  'change[rz]?',
  'update',
  'renew',
  'modifier',
  'renouveler',
  'reinitialiser',
  'wijzigen',
  'veranderen',
  'vernieuwen',
  'andern',
  'aendern',
  'erneuern',
];

/** The password itself has come to its end. */
export const passwordExpired: WordList = {
  says: [
    near(password, over),
    // What Windows and its directory say to those who ask them.
    word('data (?:532|773)', '(?:error|erreur|fehler|fout) (?:code )?(?:1330|1907)', '0xc00000(?:71)|0xc0000224'),
  ],
  // Good for some days yet, or another thing's end, or somebody's guess.
  unless: [
    word(
      'expires? (?:dans|in|le|on|binnen)',
      'to reset your',
      'forgot(?:ten)?',
      'oublie',
      '(?:may|might|could) have',
      "delai d'attente",
    ),
    /(?:expired?|expiree?|verlopen|abgelaufen) ?\?/,
  ],
};

/** The password must be changed before it is taken again. */
export const passwordToChange: WordList = {
  says: [
    near(password, change),
    new RegExp(`\\b(?:${demand.join('|')})\\b.{0,40}\\b(?:${password.join('|')})\\b.{0,40}\\b(?:${anew.join('|')})\\b`),
    inOrder([`(?:${demand.join('|')}) (?:\\w+ ){0,2}(?:${anew.join('|')})`], password, 20),
  ],
  unless: [word('to reset your', 'forgot(?:ten)?', 'oublie')],
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
      'attente',
      'domain\\w*',
    ),
  ],
};
