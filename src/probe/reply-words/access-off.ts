import { inOrder, near, type WordList, word } from './pattern.ts';

const way = [
  'pop[- ]?3?(?![- ]?serv)',
  'imap[- ]?4?(?![- ]?serv)',
  'smtp(?:[- ]?auth(?:entication)?)?',
  'smtpclientauthentication',
  'smtp client authentication',
  'basic auth(?:entication)?',
  'legacy (?:auth\\w*|protocols?|clients?)',
  'authentification de base',
  'basisauthenticatie',
  'standardauthentifizierung',
  '(?:external|third[- ]party|mail|e-?mail) (?:access|clients?|programs?|apps?)',
  'clients? (?:de messagerie|externes?|tiers)',
  'mailprogramm\\w*',
  'pop3?-?(?:zugriff|zugang|toegang|access|acces|dienst|abruf)',
  'imap-?(?:zugriff|zugang|toegang|access|acces|dienst|abruf)',
];
const off = [
  'disabled',
  '(?:switched|turned) off',
  "(?:not|isn't|isnt|never) (?:been )?(?:enabled|allowed|permitted|activated|active|authori[sz]ed|available|supported)",
  'denied',
  'forbidden',
  'prohibited',
  'blocked',
  'no longer (?:allowed|available|supported|permitted)',
  'desactivee?s?',
  '(?:non|pas|plus) (?:autorisee?s?|activee?s?|permis(?:e|es)?|active?s?|admis(?:e|es)?|prise? en charge|disponible)',
  'interdite?s?',
  'bloquee?s?',
  'coupee?s?',
  'uitgeschakeld',
  'niet (?:toegestaan|ingeschakeld|geactiveerd|actief|beschikbaar|toegelaten)',
  'geblokkeerd',
  'deaktiviert',
  'abgeschaltet',
  'ausgeschaltet',
  'nicht (?:aktiv(?:iert)?|erlaubt|freigeschaltet|freigegeben|zugelassen|gestattet|verfugbar|verfuegbar)',
  'gesperrt',
];
const signIn = [
  'log[ -]?(?:in|on)',
  'sign[ -]?in',
  'connect\\w*',
  'identifi\\w*',
  'inlog\\w*',
  'aanmeld\\w*',
  'meld\\w*',
  'einlog\\w*',
  'anmeld\\w*',
];
const secrets = [
  'pass ?words?',
  'credentials?',
  'user ?names?',
  'login',
  'mots? de passe',
  'identifiants?',
  '(?:pas|wacht)woord',
  'passwort',
  'kennwort',
  'zugangsdaten',
];
const browser = [
  'web ?browser',
  'browser',
  'web ?mail',
  'web ?site',
  'via (?:the|le) web',
  'navigateur',
  'site web',
  'portail',
  'web login',
];

/** Something else than the mailbox's password is wanted. */
export const otherSecret: WordList = {
  says: [
    // A password of its own for each program.
    word(
      'app(?:lication)?[- ](?:specific[- ])?password',
      'application-specific',
      "mots? de passe (?:d'|pour |specifiques? (?:a )?(?:l')?)application",
      'app-?(?:wachtwoord|passwort|kennwort)',
      'toepassings-?(?:specifiek )?wachtwoord',
      'anwendungs(?:spezifisches )?-?(?:passwort|kennwort)',
      '(?:authori[sz]ation|authorisation) code',
      "code d'autorisation",
      'autorisatiecode',
      'autorisierungscode',
      'client password',
    ),
    // A second factor.
    word(
      '2fa',
      'mfa',
      '2sv',
      '(?:two|multi|second)[- ]?(?:factor|step)',
      '(?:double|deux|second)[- ]?(?:authentification|facteurs?|etapes?)',
      'authentification (?:forte|renforcee|multifacteurs?)',
      'twee(?:de)?[- ]?(?:staps|factor)\\w*',
      'zwei(?:te[rn]?)?[- ]?(?:faktor|schritt|stufen)\\w*',
      'verification code',
      'one[- ]time (?:password|code)',
    ),
  ],
};

/** This way in is switched off, or wants to be opened elsewhere first. */
export const accessOff: WordList = {
  says: [
    near(way, off),
    // In the browser first.
    word(
      'web ?login required',
      'web ?alert',
      'accept (?:the |our )?(?:eula|terms|conditions|user agreement)',
      'accepter les conditions',
    ),
    near(signIn, browser, 60),
    // Somebody's rule, not this password.
    word(
      'security defaults?',
      'conditional access',
      '(?:did|does) not meet the criteria',
      'less secure apps?',
      'modern auth\\w*',
      'oauth2?',
      'xoauth2',
      'access rights to this service',
      "droits? d'acces a ce service",
      '(?:not|non|niet|nicht) (?:allowed|authori[sz]ed|permitted|entitled|autorise|habilite|gemachtigd|toegestaan|berechtigt)(?:ed)? (?:to|for|a|pour|voor|om|fur|fuer|zu)(?: use)? ?(?:this|ce|deze|diesen?|the)? ?(?:service|dienst|pop\\w*|imap\\w*|smtp\\w*)',
    ),
    near(['polic(?:y|ies)', 'politique', 'strategie', 'beleid', 'richtlinien?'], [...off, 'restricted', 'locked'], 60),
    inOrder(
      ['service', 'dienst', 'services'],
      [
        '(?:not|non|pas|niet|nicht) (?:enabled|activated|active|actief|aktiviert|freigeschaltet|activee?|geactiveerd) (?:for|on|pour|voor|fur|fuer|sur)',
      ],
      20,
    ),
  ],
  // A whole server's closing is no mailbox's; who is told to check the password is told where.
  unless: [
    word('mechanism\\w*', 'mecanisme\\w*', 'to this server'),
    inOrder(['check', 'verify', 'verifie[rz]', 'controleer', 'prufen', 'pruefen'], secrets, 20),
  ],
};
