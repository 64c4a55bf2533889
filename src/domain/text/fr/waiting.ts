import type { BlindReason, FactsOf, Leg, WaitReason } from '../../model/health.ts';
import { formatWeekday } from '../format.ts';
import type { Words } from '../words.ts';

/** Why a leg is not looked at, and what to do. */
type Reasons = Pick<Words, 'meaning' | 'advice'>;

/** The keychain has the password, and does not give it. */
export const lockedAway = (password: string): Words => ({
  title: `${password} ne peut pas être lu`,
  meaning: `${password} est conservé, mais le trousseau de ce PC ne le donne pas : il est verrouillé, ou ne répond pas.`,
  advice:
    "Si une fenêtre demande de déverrouiller le trousseau, répondez-y ; sinon, redémarrez le PC. Vigie redemande d'elle-même toutes les cinq minutes.",
});

/** A damaged file took with it whether the password had been refused. */
export const unsure = (password: string): Words => ({
  title: `Vigie ne sait plus si ${password} est bon`,
  meaning:
    "Un fichier de Vigie a été abîmé, et avec lui la dernière réponse du serveur. Par prudence, elle n'envoie plus ce mot de passe d'elle-même.",
  advice: "Si Outlook fonctionne, lancez un test : Vigie essaiera le mot de passe une fois. Sinon, retapez-le d'abord.",
});

/** What a leg that waits for the user waits for, by reason. */
export const heldTitles: Readonly<Record<Leg, Readonly<Record<WaitReason, string>>>> = {
  receiving: {
    setup: 'Mot de passe de la boîte à indiquer',
    renewal: 'La réception attend votre décision',
    'other-pc': 'La réception attend votre décision',
    'server-changed': 'Mot de passe de la boîte à retaper',
    'locked-out': 'La réception attend la fin du blocage',
  },
  sending: {
    setup: 'Mot de passe CERBERE à indiquer',
    'other-pc': "L'envoi attend votre décision",
    renewal: "L'envoi attend votre nouveau mot de passe",
    'server-changed': 'Mot de passe CERBERE à retaper',
    'locked-out': "L'envoi attend la fin du blocage",
  },
};

/** Why it waits, and what to do. */
export function heldFor(reason: WaitReason): Reasons {
  switch (reason) {
    case 'setup':
      return {
        meaning: "La mise en route n'est pas terminée : sans ce mot de passe, cette vérification n'est pas possible.",
        advice: 'Terminez la mise en route.',
      };
    case 'renewal':
      return {
        meaning: "Vous êtes en train de changer le mot de passe CERBERE : l'ancien n'est plus essayé.",
        advice: "Indiquez le nouveau mot de passe, ou dites que l'ancien est toujours bon.",
      };
    case 'server-changed':
      return {
        meaning:
          "L'adresse du serveur a été changée. Un mot de passe n'est jamais envoyé à un autre serveur que celui pour lequel il a été tapé.",
        advice: 'Retapez le mot de passe.',
      };
    case 'other-pc':
      return {
        meaning: 'Vigie est réglée pour un autre PC. Un seul PC doit surveiller la boîte et relever son courrier.',
        advice: 'Dites si ce PC prend le relais.',
      };
    case 'locked-out':
      return {
        meaning:
          "Le serveur bloque l'accès à la boîte pour un moment. Vigie ne lui envoie plus rien, pour ne pas prolonger le blocage.",
        advice:
          "D'ici la fin du blocage, n'essayez rien et laissez Outlook fermé. Vigie vérifiera de nouveau dès que le serveur l'aura laissée entrer.",
      };
  }
}

/** A leg that has not really been looked at for days: since when, why, and the way out. */
export const notWatched = (leg: Leg, { reason, since }: FactsOf<`${Leg}.not-watched`>): Words => ({
  title: `Vigie ne surveille plus ${watched[leg]} depuis le ${formatWeekday(since, 'fr')}`,
  meaning: `${blindness(passwords[leg])[reason]} Une panne passerait inaperçue.`,
  advice: sightAdvice(passwords[leg])[reason],
});

const watched: Readonly<Record<Leg, string>> = { receiving: 'la réception', sending: "l'envoi" };
const passwords: Readonly<Record<Leg, string>> = {
  receiving: 'le mot de passe de la boîte',
  sending: 'le mot de passe CERBERE',
};

const blindness = (password: string): Readonly<Record<BlindReason, string>> => ({
  setup: `La mise en route n'est pas terminée : il manque encore ${password}.`,
  renewal: "Le changement du mot de passe CERBERE, commencé dans Vigie, n'est pas terminé.",
  'server-changed': `L'adresse du serveur a été changée, et ${password} n'a pas encore été retapé.`,
  'other-pc': 'Vigie ne sait pas encore si ce PC prend le relais.',
  'password-missing': `Vigie n'a plus ${password}.`,
  'password-unreadable': `Le trousseau de ce PC ne donne plus ${password}.`,
  offline: "Ce PC n'est plus connecté à Internet.",
  'broken-off': "Sur ce PC, les vérifications s'interrompent avant d'aboutir.",
});

const sightAdvice = (password: string): Readonly<Record<BlindReason, string>> => ({
  setup: 'Terminez la mise en route.',
  renewal: "Indiquez le nouveau mot de passe, ou dites que l'ancien est toujours bon.",
  'server-changed': `Retapez ${password}.`,
  'other-pc': 'Répondez à la question posée dans Vigie.',
  'password-missing': `Retapez ${password}.`,
  'password-unreadable':
    'Si une fenêtre demande de déverrouiller le trousseau, répondez-y ; sinon, retapez le mot de passe.',
  offline: 'Vérifiez le câble ou le Wi-Fi.',
  'broken-off': 'Redémarrez le PC et lancez un test. Si rien ne change, appelez le support technique.',
});
