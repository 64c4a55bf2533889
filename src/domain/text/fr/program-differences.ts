import type { Leg } from '../../model/health.ts';
import type { CopiesLeft, MailProgram, ProgramEncryption } from '../../model/mail-program.ts';
import type { Difference } from '../../model/program-finding.ts';
import { listOf, plural } from '../format.ts';
import type { DifferenceWords } from '../words.ts';
import { fieldsIn, whereIn } from './program-steps.ts';

/** What a program is called in a sentence. */
export const names: Readonly<Record<MailProgram, string>> = {
  outlook: 'Outlook',
  'new-outlook': 'le nouvel Outlook',
  thunderbird: 'Thunderbird',
};
export const nameAll = (programs: readonly MailProgram[]): string =>
  listOf(
    [...new Set(programs)].map((program) => names[program]),
    'et',
  );
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const encryptionWords: Readonly<Record<ProgramEncryption, string>> = {
  none: 'Aucune',
  tls: 'SSL/TLS',
  starttls: 'STARTTLS',
  automatic: 'Automatique',
};
const sideOf = (leg: Leg): string => (leg === 'receiving' ? 'pour recevoir' : 'pour envoyer');
const serverOf = (leg: Leg): string => (leg === 'receiving' ? 'de réception' : "d'envoi");

const copiesFor = (copies: Exclude<CopiesLeft, { kind: 'none' }>): string => {
  switch (copies.kind) {
    case 'kept':
      return 'Cochée';
    case 'removed-after':
      return `Cochée, pendant ${plural(copies.days, 'fr', 'jour', 'jours')}`;
    case 'until-deleted':
      return "Cochée, jusqu'à ce que vous les supprimiez";
  }
};

/** What is said of one thing that is set otherwise than it should be. @param address the mailbox's */
export function differenceWords(difference: Difference, address: string): DifferenceWords {
  switch (difference.kind) {
    case 'account-missing':
      return {
        title: `Cette boîte n'est pas dans ${nameAll(difference.programs)}`,
        why: "Vigie devrait se trouver sur le PC qui relève le courrier. Si c'est un autre PC, installez-la plutôt là-bas. Si c'est un autre programme de ce PC, désactivez cette vérification dans les réglages de Vigie.",
        technical: { fields: [], steps: whereIn(difference.programs[0] ?? 'outlook', address).add },
      };
    case 'several':
      return {
        title:
          new Set(difference.programs).size > 1
            ? `Cette boîte est à la fois dans ${nameAll(difference.programs)}`
            : `Cette boîte se trouve deux fois dans ${nameAll(difference.programs)}`,
        why: "Un message relevé d'un côté n'arrive plus de l'autre : le courrier se répartit entre les deux, et personne ne le voit en entier. Un seul doit relever cette boîte.",
        technical: {
          fields: [],
          steps: [
            'Choisissez celui que vous gardez, et assurez-vous que tout le courrier à conserver y est.',
            ...whereIn(difference.programs.at(-1) ?? 'outlook', address).remove,
          ],
        },
      };
    case 'cloud':
      return {
        title: 'Le nouvel Outlook peut copier cette boîte chez Microsoft',
        why: "Le nouvel Outlook ne relève pas le courrier lui-même : il confie le mot de passe et les messages aux serveurs de Microsoft, qui s'en chargent. Or cette boîte est confidentielle : seules la direction et les personnes autorisées peuvent la lire, sur un seul PC. L'Outlook classique garde tout sur ce PC.",
        technical: {
          fields: [],
          steps: [
            "En haut à droite du nouvel Outlook, désactivez « Nouvel Outlook » : l'Outlook classique s'ouvre, s'il est installé.",
            `Ajoutez-y la boîte ${address}, puis vérifiez que tout le courrier s'y trouve.`,
            `Dans le nouvel Outlook, supprimez-la ensuite : Paramètres > Comptes > Gérer > « Supprimer ».`,
          ],
        },
      };
    case 'imap':
      return {
        title: `${capital(names[difference.program])} ne retire pas le courrier du serveur`,
        why: "Ce type de compte laisse tous les messages sur le serveur : la boîte finira par se remplir, et une boîte pleine ne reçoit plus rien. Le type d'un compte ne peut pas être changé : il faut l'ajouter une seconde fois, avec le bon.",
        technical: {
          fields: [{ label: fieldsIn(difference.program).type, found: 'IMAP', right: 'POP3' }],
          steps: [
            ...whereIn(difference.program, address).add,
            "Quand le courrier est arrivé dans le nouveau compte, supprimez l'ancien. Les messages rangés dans ses dossiers restent sur le serveur : copiez d'abord ceux à garder.",
          ],
        },
      };
    case 'servers-swapped': {
      const { receiving, sending, program } = difference;
      const fields = fieldsIn(program);
      return {
        title: `Les deux serveurs sont inversés dans ${names[program]}`,
        why: "Chacun se trouve à la place de l'autre : le courrier ne peut ni arriver ni partir.",
        technical: {
          fields: [
            { label: fields.host.receiving, found: sending, right: receiving },
            { label: fields.host.sending, found: receiving, right: sending },
          ],
          steps: [...whereIn(program, address).host.receiving, 'Mettez chaque serveur à sa place.'],
        },
      };
    }
    case 'host': {
      const { leg, found, right, program } = difference;
      return {
        title: `Le serveur ${serverOf(leg)} n'est pas le bon dans ${names[program]}`,
        why: 'Avec un autre serveur, le courrier passe par un autre chemin ou ne passe plus du tout.',
        technical: {
          fields: [{ label: fieldsIn(program).host[leg], found, right }],
          steps: whereIn(program, address).host[leg],
        },
      };
    }
    case 'port': {
      const { leg, found, right, program } = difference;
      return {
        title: `Le numéro du serveur ${serverOf(leg)} est différent dans ${names[program]}`,
        why: 'Ce numéro se trouve à côté du nom du serveur. Avec un autre, la connexion peut être refusée.',
        technical: {
          fields: [{ label: fieldsIn(program).port[leg], found: String(found), right: String(right) }],
          steps: whereIn(program, address).advanced[leg],
        },
      };
    }
    case 'encryption': {
      const { leg, found, right, program } = difference;
      return {
        title:
          right === 'none'
            ? `La liaison ${sideOf(leg)} ne doit pas être chiffrée dans ${names[program]}`
            : `La liaison ${sideOf(leg)} n'est pas chiffrée dans ${names[program]}`,
        why:
          right === 'none'
            ? "Le serveur n'accepte pas de liaison chiffrée à cet endroit."
            : 'Le serveur demande une liaison chiffrée : sans elle, le mot de passe circulerait à découvert.',
        technical: {
          fields: [
            { label: fieldsIn(program).encryption[leg], found: encryptionWords[found], right: encryptionWords[right] },
          ],
          steps: whereIn(program, address).advanced[leg],
        },
      };
    }
    case 'user': {
      const { leg, found, right, program } = difference;
      return {
        title: `Le nom d'utilisateur ${sideOf(leg)} est différent dans ${names[program]}`,
        why: "C'est l'adresse complète de la boîte que le serveur attend.",
        technical: {
          fields: [{ label: fieldsIn(program).user[leg], found, right }],
          steps: leg === 'sending' ? whereIn(program, address).login : whereIn(program, address).host.receiving,
        },
      };
    }
    case 'login': {
      const { found, right, program } = difference;
      return {
        title: `L'envoi n'a pas sa propre identification dans ${names[program]}`,
        why: "Pour envoyer, le serveur demande le mot de passe CERBERE, et non celui de la boîte. Cette identification a donc ses propres nom d'utilisateur et mot de passe.",
        technical: {
          fields: [
            {
              label: fieldsIn(program).login,
              found: fieldsIn(program).logins[found],
              right: fieldsIn(program).logins.own,
            },
            { label: fieldsIn(program).user.sending, found: '', right },
          ],
          steps: whereIn(program, address).login,
        },
      };
    }
    case 'spa': {
      const { leg, program } = difference;
      return {
        title: `Une option empêche la connexion ${sideOf(leg)} dans ${names[program]}`,
        why: 'Le serveur ne connaît pas cette façon de transmettre le mot de passe.',
        technical: {
          fields: [{ label: fieldsIn(program).spa, found: 'Cochée', right: 'Décochée' }],
          steps: leg === 'sending' ? whereIn(program, address).login : whereIn(program, address).host.receiving,
        },
      };
    }
    case 'copies': {
      const { found, program } = difference;
      return {
        title: `${capital(names[program])} laisse une copie des messages sur le serveur`,
        why: 'La boîte finira par se remplir, et une boîte pleine ne reçoit plus rien. Le manuel officiel demande de ne jamais cocher cette case.',
        technical: {
          fields: [{ label: fieldsIn(program).copies, found: copiesFor(found), right: 'Décochée' }],
          steps: whereIn(program, address).copies,
        },
      };
    }
  }
}
