import { near, type WordList, word } from './pattern.ts';

const box = [
  'mail ?drop',
  'mail ?box',
  'mail ?folder',
  'mail ?spool',
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
  'vergrendeld',
  'bezet',
  'gesperrt',
  'in (?:benutzung|verwendung|gebrauch)',
  'belegt',
];

/** Another session holds the maildrop (RFC 1939 section 4): normal life, never an outage. */
export const maildropBusy: WordList = {
  says: [
    near(box, held, 30),
    word(
      'lock busy',
      '(?:maildrop|exclusive|session|dot|file|mail)[- ]?lock',
      '(?:unable|failed|cannot|could not|impossible) .{0,20}(?:lock|verr?ouill?er)',
      'already (?:in use|locked|open(?:ed)?|logged[- ]?(?:in|on)|connected|active|being \\w+)',
      'deja (?:ouverte?|utilisee?|connectee?|active?|en cours|verr?ouill?ee?)',
      '(?:another|other|concurrent) (?:\\w+ ){0,2}(?:session|client|connection|login|process|user)',
      '(?:une |l.)?autres? (?:session|connexion|client|programme|utilisateur|ordinateur)',
      "en cours d'utilisation",
      'in use (?:by|elsewhere)',
      'in gebruik',
      '(?:al|reeds) (?:ingelogd|aangemeld|geopend|verbonden|actief)',
      '(?:een )?andere (?:sessie|client|verbinding|gebruiker)',
      '(?:bereits|schon) (?:angemeldet|eingeloggt|geoffnet|geoeffnet|verbunden|aktiv|verwendet|benutzt|in)',
      '(?:eine )?andere[nr]? (?:sitzung|verbindung|client|benutzer)',
    ),
  ],
  // A locked account is a refusal; a lock that somebody put on for a reason is one too.
  unless: [
    near(
      ['accounts?', 'users?', 'login', 'access', 'comptes?', 'utilisateur', 'acces', 'konto', 'gebruiker', 'benutzer'],
      ['locked', 'verr?ouill?ee?', 'bloquee?', 'geblokkeerd', 'vergrendeld', 'gesperrt', 'blocked', 'disabled'],
    ),
    word('locked[- ]out', 'lock[- ]?out', 'attempts?', 'tentatives?', 'full', 'pleine?', 'vol', 'voll', 'quota'),
  ],
};
