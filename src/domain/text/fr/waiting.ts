import type { Leg, WaitReason } from '../../model/health.ts';
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
  title: `Vigie ne sait plus si ${password} avait été refusé`,
  meaning:
    "Un de ses fichiers a été abîmé, et avec lui la dernière réponse du serveur. Par prudence, Vigie n'envoie plus ce mot de passe d'elle-même.",
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
