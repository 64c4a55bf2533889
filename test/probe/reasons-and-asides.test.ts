import { describe, expect, it } from 'vitest';
import type { FailureKind } from '../../src/domain/model/failure.ts';
import { imapRefusal, pop3Refusal, smtpRefusal } from '../../src/probe/refusal.ts';

const atPassword = { stage: 'password', hasPasswordLeft: true } as const;

/** The password was judged, in so many words, or the login is refused and little more is said. */
const refusals = [
  'Wrong password',
  'Invalid username or password',
  'Authentication failed: bad credentials',
  'Username and Password not accepted',
  'Password mismatch',
  'Mot de passe incorrect',
  'Identifiant ou mot de passe invalide',
  "Nom d'utilisateur ou mot de passe erroné",
  'Onjuist wachtwoord',
  'Gebruikersnaam of wachtwoord ongeldig',
  'Falsches Passwort',
  'Benutzername oder Kennwort ungültig',
  'Login failed',
  'Authentication failed',
  "Échec de l'authentification",
  'Aanmelden mislukt',
  'Anmeldung fehlgeschlagen',
  'Access denied',
  'Accès refusé',
];
/** What servers add: advice, hours, threats, the end of the conversation. None of it is a reason. */
const asides = [
  '',
  '. Please try again',
  '. Try again later',
  '. Please contact your administrator',
  '. Contact the service desk',
  '. Connection closed',
  ', closing connection',
  '. Goodbye',
  '. Use your full e-mail address',
  '. Log in with your full mailbox name',
  ' (attempt 2 of 5)',
  '. 2 attempts left',
  '. After 5 attempts your account will be locked',
  '. Forgot your password? Visit https://example.be/reset',
  '. If your password has expired, renew it on the portal',
  '. See https://example.be/errors',
  ' for user ec001234@adm.cfwb.be',
  ' (server mail01)',
  ' [ref 4711 / system 12]',
  '. Please update your mail program settings',
  '. Please make sure TLS is enabled in your client',
  '. Please check that POP is enabled in your program',
  '. Support is available from 8 to 17',
  '. Wait 10 seconds',
  '. Réessayez plus tard',
  '. Contactez le support technique',
  '. Le support est indisponible le week-end',
  '. Connexion fermée',
  '. Mot de passe oublié ? Voir www.example.be',
  '. Il vous reste 2 essais',
  '. Veuillez patienter 5 secondes',
  '. Votre adresse IP a été enregistrée',
  '. Probeer later opnieuw',
  '. Verbinding gesloten',
  '. Nog 2 pogingen',
  '. Bitte später erneut versuchen',
  '. Noch 2 Versuche',
];

/** Reasons, each of which makes of "login failed" another thing. */
const reasons: Readonly<Partial<Record<FailureKind, readonly string[]>>> = {
  temporary: [
    'server error',
    'temporary failure',
    'LDAP server unreachable',
    'cannot connect to backend',
    'system under maintenance',
    'timeout',
    'serveur indisponible',
    'erreur interne',
    'annuaire injoignable',
    'problème technique',
    'server niet bereikbaar',
    'technische storing',
    'Server nicht verfügbar',
    'Wartungsarbeiten',
    'out of memory',
  ],
  'in-use': [
    'mailbox already in use',
    'maildrop busy',
    'another session is active',
    'boîte déjà ouverte',
    'une autre session est ouverte',
    'mailbox in gebruik',
    'Postfach in Benutzung',
    'already logged in',
  ],
  'mailbox-full': ['mailbox full', 'quota exceeded', 'boîte pleine', 'quota dépassé', 'mailbox vol', 'Postfach voll'],
  'login-delay': ['too many connections', 'rate limit exceeded', 'trop de connexions', 'zu viele Verbindungen'],
  'credentials-expired': [
    'password expired',
    'password must be changed',
    'votre mot de passe a expiré',
    'wachtwoord verlopen',
    'Passwort abgelaufen',
  ],
  'account-disabled': ['account suspended', 'compte désactivé', 'account uitgeschakeld', 'Konto gesperrt'],
  'locked-out': ['too many failed attempts', 'trop de tentatives', 'te veel mislukte pogingen', 'your IP is banned'],
  'access-off': ['POP3 disabled for this account', 'app password required', 'accès POP3 non autorisé'],
  mechanism: ['TLS required', 'plaintext login disallowed', 'connexion sécurisée obligatoire'],
};
const before = ['', 'Login failed: ', 'Authentication failure, ', 'Accès refusé : ', 'Aanmelden mislukt: ', 'Error: '];
const after = ['', '.', ', please try again later', '. Contact your administrator', ' for user ec001234@adm.cfwb.be'];

describe('a refused password', () => {
  it.each(refusals)('is one whatever stands beside: %s', (refusal) => {
    for (const text of asides.map((aside) => `${refusal}${aside}`)) {
      expect(pop3Refusal(atPassword, text).kind, text).toBe('credentials');
      expect(smtpRefusal(`535 5.7.8 ${text}`, atPassword).kind, text).toBe('credentials');
      expect(imapRefusal(atPassword, null, text).kind, text).toBe('credentials');
    }
  });
});

describe('a login that failed for a reason', () => {
  it.each(Object.entries(reasons))('is told as the reason: %s', (kind, said) => {
    for (const text of said.flatMap((one) => before.flatMap((head) => after.map((tail) => `${head}${one}${tail}`)))) {
      expect(pop3Refusal(atPassword, text).kind, text).toBe(kind);
      expect(imapRefusal(atPassword, null, text).kind, text).toBe(kind);
      // AUTH opens no box.
      if (kind !== 'in-use') expect(smtpRefusal(`535 5.7.8 ${text}`, atPassword).kind, text).toBe(kind);
    }
  });
});
