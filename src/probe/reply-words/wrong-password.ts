import { inOrder, near, type WordList, word } from './pattern.ts';

const login = [
  'auth(?:entication|entifi\\w*|enticat\\w*|ori[sz]ation|orisation)?',
  'log[ -]?(?:in|on)s?',
  'sign[ -]?(?:in|on)',
  'connexion',
  'identification',
  'session',
  'acces',
  'access',
  'inlog(?:gen|poging)?',
  'aanmeld(?:en|ing)?',
  'toegang',
  'authenticatie',
  'anmeldung',
  'einloggen',
  'zugriff',
  'zugang',
  'authentifizierung',
  'authentisierung',
];
const wrong = [
  'incorrecte?s?',
  'invalide?s?',
  'wrong',
  'bad',
  'rejected',
  'mismatch(?:es)?',
  '(?:is|was|are|were) not (?:accepted|correct|valid|recogni[sz]ed)',
  'not (?:accepted|correct|match(?:ing)?)',
  "(?:does not|doesn't|do not|don't) match",
  'mauvais(?:e|es)?',
  'erronee?s?',
  'fausse?s?',
  'faux',
  'refusee?s?',
  '(?:non|pas) (?:valides?|reconnue?s?|correcte?s?|acceptee?s?)',
  'ne correspond(?:ent)? pas',
  'onjuiste?',
  'ongeldige?',
  'verkeerde?',
  'fout(?:e|ief|ieve)?',
  'niet (?:juist|correct|geldig)',
  'klop(?:t|pen) niet',
  'falsche?[ns]?',
  'ungultige?[ns]?',
  'ungueltige?[ns]?',
  'inkorrekt',
  'stimm(?:t|en) nicht',
  'nicht (?:korrekt|gultig|gueltig|richtig)',
];
const refused = [
  ...wrong,
  'fail(?:ed|ure|s)?',
  'reject(?:ed|ion)?',
  'denied',
  'refused',
  'unsuccessful',
  'not (?:accepted|authorized|authorised|successful|possible)',
  'errors?',
  'echou\\w*',
  'echec',
  'impossible',
  'mislukt',
  'geweigerd',
  'fehlgeschlagen',
  'abgelehnt',
  'verweigert',
  'gescheitert',
];
const password = [
  'pass ?words?',
  'passwd',
  'pass ?phrase',
  'credentials?',
  'mots? de passe',
  '(?:pas|wacht)woord(?:en)?',
  'inloggegevens',
  'passwort',
  'kennwort',
  'zugangsdaten',
  'anmeldedaten',
];
const secret = [
  ...password,
  'user ?(?:names?|ids?)?',
  'identifiants?',
  'utilisateur',
  'gebruikers?(?:naam)?',
  'benutzer(?:name|kennung)?',
];
/** What else stands between "wrong" and "password". */
const beside = [
  ...secret,
  'names?',
  'logins?',
  'accounts?',
  '(?:e-?)?mail',
  'address',
  'adresse?',
  'adres',
  'nom',
  'compte',
  'cerbere',
  'pop3?',
  'smtp',
  'imap',
  'or',
  'and',
  'ou',
  'et',
  'of',
  'en',
  'oder',
  'und',
  "d'",
  'de',
  'the',
  'your',
  'supplied',
];
/** A part of the server that has to do with passwords is not one. */
const aPart =
  '(?! ?(?:data ?base|files?|server|look-?up|service|store|backend|index|table|director\\w*|home|id in)\\b)';
/** What is wrong then is not what was sent. */
const aThing =
  '(?! (?:home|director\\w*|mail ?dir\\w*|path|data|response|reply|answer|state|file|filter|index|entry|record|format|descriptor)\\b)';
const wrongSecret = [
  `(?:${wrong.join('|')}) (?:(?:${beside.join('|')})[ /,'-]{1,2}){0,6}(?:${secret.join('|')})\\b${aPart}`,
  // Within one sentence; an address in between has dots of its own.
  `(?:${secret.join('|')})\\b${aPart}(?:[^.:;!?]|\\.(?=\\S)){0,45}?\\b(?:${wrong.join('|')})\\b${aThing}`,
];
/** A password that may not be sent like this, or not now. */
const otherwise = [
  'plain[- ]?text',
  'clear[- ]?text',
  'en clair',
  'klartext\\w*',
  '(?:leesbare|platte) tekst',
  'unencrypted',
  'at this time',
  'at the moment',
  "pour l'instant",
  'pour le moment',
];

/** The user or the password is wrong, in so many words: whatever else is said, it was judged. */
export const wrongPassword: WordList = {
  says: [
    word(...wrongSecret),
    // What Windows and its directory say to those who ask them (Win32, NTSTATUS, AcceptSecurityContext).
    word('data 52[5e]', '(?:error|erreur|fehler|fout) (?:code )?1326', '0x8009030c', '0xc000006[ad]'),
  ],
  unless: [word(...otherwise)],
};

/** …or something else is: of several reasons none is known, and the password may be wrong. */
export const wrongPasswordOr: WordList = {
  says: [
    inOrder(wrongSecret, [`(?:or|ou|of|oder) (?!(?:the |your |le |votre |het |das )?(?:${secret.join('|')})\\b)`], 20),
  ],
};

/** The login is refused, and little more is said. */
export const loginFailed: WordList = {
  says: [
    near([...login, ...secret, 'pass'], [...refused, 'unknown', 'no such', 'inconnue?s?', 'onbekende?', 'unbekannt']),
    near(
      secret,
      [
        'not (?:found|known|valid|recogni[sz]ed)',
        'does not exist',
        'nicht (?:bekannt|gefunden)',
        'niet gevonden',
        'trouvee?',
      ],
      40,
    ),
    word(
      'permission denied',
      '(?:not|non|niet|nicht) (?:authenticated|authentifiee?|aangemeld|authentifiziert)',
      'unable to (?:authenticate|log (?:you )?(?:in|on))',
    ),
  ],
};
