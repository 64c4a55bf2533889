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
const held = [
  '(?:un)?locked',
  'lock(?:ing)?',
  'busy',
  'in use',
  'being (?:used|accessed|read)',
  'open elsewhere',
  'verr?ouill?e(?:r|e|es|s)?',
  'occupee?',
  'utilisee?',
  'ouverte? (?:ailleurs|dans|par|sur)',
  'bloquee?',
  "en cours d'utilisation",
  'in gebruik',
  'al gebruikt',
  'vergrendeld',
  'bezet',
  'gesperrt',
  'in (?:benutzung|verwendung|gebrauch)',
  'belegt',
];
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
  '(?:another|(?<!no )other|concurrent) (?:\\w+ ){0,2}(?:session|client|connection|login|process|program|user|mua|computer|device)',
  '(?:une |un |l.)?autres? (?:\\w+ )?(?:session|connexion|client|programme|logiciel|utilisateur|ordinateur|poste|appareil)',
  '(?:een )?andere? (?:sessie|client|verbinding|gebruiker|programma|computer|toestel)',
  '(?:eine?[rmn]? )?andere[nrsm]? (?:sitzung|verbindung|client|benutzer|programm|rechner|gerat|geraet)',
];
/** Who locks a box for a reason of his own, and what he wants. */
const somebodysDoing = [
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
];
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
  ...somebodysDoing,
);

/** Another session holds the maildrop, and is named; or the box itself is called locked, whoever its user is. */
export const heldElsewhere: WordList = {
  says: [
    near([...held, ...opened], elsewhere),
    inOrder(
      box,
      [`(?:(?:is|are|est|ist|already|currently|deja|al|bereits) ){0,3}(?:${held.slice(0, 11).join('|')})`],
      2,
    ),
  ],
  unless: [otherMatter],
};

/** Another session holds the maildrop (RFC 1939 section 4): normal life, never an outage. */
export const maildropBusy: WordList = {
  says: [
    near(box, held, 30),
    word(
      'lock busy',
      '(?:maildrop|exclusive|session|dot|file|mail)[- ]?lock',
      '(?:unable|failed|cannot|could not|impossible) .{0,20}(?:lock|verr?ouill?er)',
      'already (?:in use|locked|open(?:ed)?|logged[- ]?(?:in|on)|connected|active|being \\w+)',
      'already an? (?:active |open )?(?:session|connection)',
      '(?:session|connection) (?:is )?already (?:in progress|exists)',
      'deja (?:ouverte?|utilisee?|connectee?|active?|en cours|verr?ouill?ee?)',
      ...elsewhere,
      "en cours d'utilisation",
      'in use (?:by|elsewhere)',
      'in gebruik',
      '(?:al|reeds) (?:ingelogd|aangemeld|geopend|verbonden|actief|gebruikt)',
      '(?:bereits|schon) (?:angemeldet|eingeloggt|geoffnet|geoeffnet|verbunden|aktiv|verwendet|benutzt|in)',
    ),
  ],
  // A locked account is a refusal; a lock that somebody put on for a reason is one too.
  unless: [
    near(
      ['accounts?', 'users?', 'login', 'access', 'comptes?', 'utilisateur', 'acces', 'konto', 'gebruiker', 'benutzer'],
      ['locked', 'verr?ouill?ee?', 'bloquee?', 'geblokkeerd', 'vergrendeld', 'gesperrt', 'blocked', 'disabled'],
    ),
    otherMatter,
  ],
};
