import { near, type WordList, word } from './pattern.ts';

const account = [
  'accounts?',
  'user(?:name|id)?s?',
  'login',
  'comptes?',
  'utilisateur',
  'gebruikers?(?:naam)?',
  'konto',
  'benutzer(?:konto|name)?',
];
const box = ['mail ?box(?:es)?', 'boites?(?: aux lettres| mail)?', 'postvak', 'postbus', 'postfach', 'maildrop'];
const right = [
  'licen[cs]es?',
  'subscriptions?',
  'abonnements?',
  'licentie',
  'lizenz',
  'trial(?: period)?',
  "periode d'essai",
  'proefperiode',
  'testzeitraum',
  'domaine?',
];
const gone = [
  'disabled',
  'suspended',
  'deactivated',
  'de-?activated',
  'inactive',
  'inactivity',
  'closed',
  'terminated',
  'frozen',
  'cancell?ed',
  'not (?:active|enabled|activated)',
  'deleted',
  'removed',
  'revoked',
  'desactivee?',
  'suspendue?',
  'fermee?',
  'resiliee?',
  'clos(?:e|turee?)?',
  'supprimee?',
  'inacti(?:f|ve)',
  'revoquee?',
  'pas acti(?:f|ve|vee?)',
  'uitgeschakeld',
  'opgeschort',
  'gedeactiveerd',
  'gesloten',
  'opgeheven',
  'verwijderd',
  'niet actief',
  'deaktiviert',
  'geschlossen',
  'geloscht',
  'geloescht',
  'nicht aktiv(?:iert)?',
  'no longer (?:exists?|active|valid|available)',
  "n'existe plus",
  'bestaat niet meer',
  'existiert nicht mehr',
  'stillgelegt',
  'gekundigt',
  'gekuendigt',
];
const ended = ['expired?', 'expires', 'expiree?', 'echue?', 'verlopen', 'vervallen', 'abgelaufen'];
const locked = [
  'locked',
  'blocked',
  'barred',
  'verrouillee?',
  'bloquee?',
  'geblokkeerd',
  'vergrendeld',
  'gesperrt',
  'blockiert',
];

/** The account, not the password: switched off, suspended, closed, or its term or licence is over. */
export const accountDisabled: WordList = {
  says: [
    near(account, [...gone, ...ended, ...locked]),
    near(box, [...gone, ...locked]),
    near(right, [...gone, ...ended]),
    word(
      'not subscribed',
      'pas abonne',
      '(?:no|without) (?:a )?(?:valid )?licen[cs]e',
      'sans licence',
      'access (?:revoked|suspended)',
    ),
  ],
  // A threat is not yet a fact, and a wrong password beside it comes first.
  unless: [
    near(
      ['pass ?words?', 'mots? de passe', '(?:pas|wacht)woord', 'passwort', 'kennwort'],
      ['wrong', 'incorrect', 'invalid', 'bad', 'erronee?', 'faux', 'onjuist', 'verkeerd', 'falsch', 'ungultig'],
      20,
    ),
    word('will be \\w+', 'sera \\w+', 'wordt (?:dan|daarna) \\w+', 'wird (?:dann|danach) \\w+'),
  ],
};

/** The server knows no such mailbox. Said after the password, it is one half of "wrong user or password". */
export const unknownUser: WordList = {
  says: [
    near(
      [...account, ...box, 'name', 'nom'],
      [
        'unknown',
        'no such',
        'not found',
        'does not exist',
        "doesn't exist",
        'inconnue?',
        "n'existe pas",
        'introuvable',
      ].concat(['onbekend', 'bestaat niet', 'niet gevonden', 'unbekannt', 'existiert nicht', 'nicht gefunden']),
      20,
    ),
  ],
};
