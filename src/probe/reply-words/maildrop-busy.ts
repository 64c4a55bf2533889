import { inOrder, near, type WordList, word } from './pattern.ts';

const box = [
  'mail ?drop',
  'mail ?box',
  'mail ?(?:folder|file|spool)',
  'inbox',
  'boites?(?: aux lettres| mail)?',
  'messagerie',
  'bal',
  'postvak',
  'postbus',
  'brievenbus',
  'postfach',
  'briefkasten',
];
/** Words that are said of a box in use, and of no account. */
const inUse = [
  'busy',
  'in use',
  'being (?:used|accessed|read)',
  'open elsewhere',
  'occupee?',
  'utilisee?',
  'ouverte? (?:ailleurs|dans|par|sur)',
  "en cours d'utilisation",
  'in gebruik',
  'al gebruikt',
  'bezet',
  'in (?:benutzung|verwendung|gebrauch)',
  'belegt',
];
const locked = ['(?:un)?locked', 'lock(?:ing)?', 'verr?ouill?e(?:r|e|es|s)?', 'vergrendeld'];
/** These are more often said of an account; of a box that somebody closed as well. */
const blocked = ['bloquee?', 'gesperrt'];
const opened = [
  'active?',
  'opened',
  'consultee',
  'ouverte?',
  'geopend',
  'geoffnet',
  'geoeffnet',
  'benutzt',
  'verwendet',
];
const elsewhere = [
  '(?:another|(?<!no )other|concurrent) (?:\\w+ ){0,2}(?:session|client|connection|login|process|program|application|user|mua|computer|device)',
  '(?:une |un |l.)?autres? (?:\\w+ )?(?:session|connexion|client|programme|application|logiciel|utilisateur|ordinateur|poste|appareil)',
  '(?:een )?andere? (?:sessie|client|verbinding|gebruiker|programma|computer|toestel)',
  '(?:eine?[rmn]? )?andere[nrsm]? (?:sitzung|verbindung|client|benutzer|programm|rechner|gerat|geraet)',
];
/** Other things that are locked, or too many. */
const otherMatter = word(
  'locked[- ]out',
  'lock[- ]?out',
  'attempts?',
  'tentatives?',
  'full',
  'pleine?',
  'vol',
  'voll',
  'quota',
);
/** Who locks a box for a reason of his own, and what he wants. */
const somebodysDoing = word(
  'administrat\\w*',
  'beheerder',
  'support',
  'contact\\w*',
  'wenden',
  'provider',
  'polic(?:y|ies)',
  'abuse',
  'spam',
  'unpaid',
  'non-payment',
  'invoice',
  'impayee?s?',
);

/** The box is in use, or another session is named. */
export const heldElsewhere: WordList = {
  says: [
    near([...inUse, ...locked, ...blocked, ...opened], elsewhere),
    near(box, inUse, 30),
    word(
      'lock busy',
      '(?:maildrop|exclusive|session|dot|file|mail)[- ]?lock',
      '(?:unable|failed|cannot|could not|impossible) .{0,20}(?:lock|verr?ouill?er)',
      'already (?:in use|open(?:ed)?|logged[- ]?(?:in|on)|connected|active|being \\w+)',
      'already an? (?:active |open )?(?:session|connection)',
      '(?:session|connection) (?:is )?already (?:in progress|exists)',
      'deja (?:ouverte?|utilisee?|connectee?|active?|en cours)',
      ...elsewhere,
      "en cours d'utilisation",
      'in use (?:by|elsewhere)',
      'in gebruik',
      '(?:al|reeds) (?:ingelogd|aangemeld|geopend|verbonden|actief|gebruikt)',
      '(?:bereits|schon) (?:angemeldet|eingeloggt|geoffnet|geoeffnet|verbunden|aktiv|verwendet|benutzt|in)',
    ),
  ],
  unless: [otherMatter],
};

/** The box itself is called locked, whoever its user is. */
export const boxLocked: WordList = {
  says: [inOrder(box, [`(?:(?:is|are|est|ist|already|currently|deja|al|bereits) ){0,3}(?:${locked.join('|')})`], 2)],
  unless: [otherMatter, somebodysDoing],
};

/** Something is locked (RFC 1939 section 4): normal life, never an outage. */
export const maildropBusy: WordList = {
  says: [near(box, [...locked, ...blocked], 30), word('already locked', 'deja verr?ouill?ee?')],
  // A locked account is a refusal; a lock that somebody put on for a reason is one too.
  unless: [
    near(
      ['accounts?', 'users?', 'login', 'access', 'comptes?', 'utilisateur', 'acces', 'konto', 'gebruiker', 'benutzer'],
      ['locked', 'verr?ouill?ee?', 'bloquee?', 'geblokkeerd', 'vergrendeld', 'gesperrt', 'blocked', 'disabled'],
    ),
    otherMatter,
    somebodysDoing,
  ],
};
