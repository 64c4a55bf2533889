import type { CheckId } from '../../model/health.ts';
import { formatDate, plural } from '../format.ts';
import type { BriefWords } from '../words.ts';

type Pair = { readonly title: string; readonly body: string };

const intercepted = ({ issuer }: { readonly issuer: string | null }): string =>
  `Le certificat, délivré par « ${issuer || 'organisme inconnu'} », est refusé : un antivirus ou un filtre du réseau peut en être la cause.`;

/** A damaged file took with it whether the password had been refused. */
const unsure =
  "Par prudence, Vigie n'essaie plus ce mot de passe d'elle-même. Si Outlook fonctionne, lancez un test dans Vigie. Cliquez ici pour la suite.";

/** What only toasts say: that a trouble is over, and several things at once. */
export const alertWords = {
  recovery: {
    receiving: {
      title: 'La réception fonctionne à nouveau',
      body: 'La boîte est de nouveau accessible. Si vous aviez fermé Outlook, rouvrez-le.',
    },
    sending: {
      title: "L'envoi fonctionne à nouveau",
      body: "Le serveur d'envoi accepte de nouveau le mot de passe CERBERE. Si vous aviez fermé Outlook, rouvrez-le.",
    },
    storage: {
      title: 'La boîte a de nouveau de la place',
      body: 'Elle est moins remplie : le courrier peut arriver normalement.',
    },
    collection: {
      title: 'Le courrier est de nouveau relevé',
      body: 'Les messages quittent de nouveau le serveur comme il se doit.',
    },
    certificate: {
      title: 'La liaison chiffrée est de nouveau en ordre',
      body: "Le certificat du serveur est accepté. Il n'y a rien à faire.",
    },
    'password-expiry': { title: 'Le mot de passe CERBERE est en ordre', body: "Il n'y a rien à faire pour l'instant." },
    outlook: { title: "Les réglages d'Outlook sont en ordre", body: "Il n'y a rien à faire." },
  } satisfies Record<CheckId, Pair> as Record<CheckId, Pair>,
  /** What a toast says where the whole words would be cut: Windows shows about 200 characters. */
  brief: {
    'receiving.unreachable': () =>
      "La boîte n'a pas pu être consultée : le courrier n'est peut-être plus relevé. Cliquez ici pour savoir pourquoi et que faire.",
    'receiving.in-use': () =>
      "Un autre programme, sans doute Outlook, la consulte depuis longtemps. Fermez Outlook, patientez un quart d'heure et rouvrez-le.",
    'receiving.password-refused': () =>
      "L'école ne peut sans doute plus relever son courrier. Fermez Outlook : des essais répétés pourraient bloquer l'accès de toute l'école. Cliquez ici pour la suite.",
    'receiving.password-expired': () =>
      "L'école ne peut sans doute plus relever son courrier. Fermez Outlook et demandez un nouveau mot de passe au service Enseignement.be. Cliquez ici pour la suite.",
    'receiving.login-refused': (f) =>
      'isUnsure' in f
        ? unsure
        : "Le courrier n'est peut-être plus relevé. Fermez Outlook : des essais répétés pourraient bloquer l'accès de toute l'école. Cliquez ici pour la suite.",
    'receiving.account-disabled': () =>
      "Pour le serveur, ce compte est inconnu, désactivé ou arrivé à échéance. Le mot de passe n'est pas en cause : appelez le support technique. Cliquez ici pour la suite.",
    'receiving.access-off': () =>
      "Le courrier n'est peut-être plus relevé. Le mot de passe n'est pas en cause : appelez le support technique. Cliquez ici pour la suite.",
    'receiving.locked-out': () =>
      'Ne réessayez nulle part et fermez Outlook : chaque essai peut prolonger le blocage. Vigie attend aussi, puis fera un seul essai. Cliquez ici pour la suite.',
    'receiving.mechanism': () =>
      "Outlook, qui a ses propres réglages, relève peut-être encore le courrier. Le mot de passe n'est pas en cause. Cliquez ici pour savoir que faire.",
    'receiving.certificate': (f) => `${intercepted(f)} Le mot de passe n'a pas été envoyé. Cliquez ici pour la suite.`,
    'receiving.names-not-found': () =>
      'Il ne peut ni relever le courrier ni en envoyer. Redémarrez le modem ou le routeur, puis ce PC. Cliquez ici pour la suite.',
    'sending.unreachable': () =>
      "Le serveur d'envoi n'a pas pu être joint : le courrier ne part peut-être plus. Cliquez ici pour savoir pourquoi et que faire.",
    'sending.password-refused': () =>
      "L'école ne peut sans doute plus envoyer de courrier. Fermez Outlook : des essais répétés pourraient bloquer l'accès de toute l'école. Cliquez ici pour la suite.",
    'sending.password-expired': () =>
      "L'école ne peut plus envoyer de courrier. Fermez Outlook, renouvelez le mot de passe sur le portail CERBERE, puis indiquez le nouveau dans Vigie et dans Outlook.",
    'sending.login-refused': (f) =>
      'isUnsure' in f
        ? unsure
        : "Le courrier ne part peut-être plus. Fermez Outlook : des essais répétés pourraient bloquer l'accès de toute l'école. Cliquez ici pour la suite.",
    'sending.account-disabled': () =>
      "Pour le serveur, ce compte est inconnu, désactivé ou arrivé à échéance. Le mot de passe n'est pas en cause : appelez le support technique. Cliquez ici pour la suite.",
    'sending.access-off': () =>
      "Le courrier ne part peut-être plus. Le mot de passe CERBERE n'est pas en cause : appelez le support technique. Cliquez ici pour la suite.",
    'sending.locked-out': () =>
      'Ne réessayez nulle part et fermez Outlook : chaque essai peut prolonger le blocage. Vigie attend aussi, puis fera un seul essai. Cliquez ici pour la suite.',
    'sending.mechanism': () =>
      "Outlook, qui a ses propres réglages, envoie peut-être encore le courrier. Le mot de passe CERBERE n'est pas en cause. Cliquez ici pour savoir que faire.",
    'sending.certificate': (f) => `${intercepted(f)} Le mot de passe n'a pas été envoyé. Cliquez ici pour la suite.`,
    'sending.names-not-found': () =>
      'Il ne peut ni relever le courrier ni en envoyer. Redémarrez le modem ou le routeur, puis ce PC. Cliquez ici pour la suite.',
    'storage.high': () =>
      "Ouvrez Outlook et relevez le courrier. Une boîte pleine ne reçoit plus rien, et Outlook n'affiche aucune erreur.",
    'storage.very-high': () =>
      "Relevez le courrier aujourd'hui avec Outlook, et supprimez ce qui ne sert plus dans les dossiers du webmail.",
    'storage.full': () =>
      "Le courrier officiel n'arrive sans doute plus. Relevez tout de suite le courrier avec Outlook. Cliquez ici pour la suite.",
    'password-expiry.soon': () =>
      "Sinon, l'école ne pourra plus envoyer de courrier avec Outlook. Renouvelez-le avant sur le portail CERBERE, puis indiquez le nouveau dans Vigie et dans Outlook.",
    'password-expiry.date-unknown': () =>
      "Sans la date de son dernier changement, Vigie ne peut pas vous prévenir avant qu'il n'expire. Cliquez ici pour la renseigner.",
    'password-expiry.expired': () =>
      "L'école ne peut sans doute plus envoyer de courrier avec Outlook. Renouvelez-le sur le portail CERBERE ; si c'est déjà fait, corrigez la date dans Vigie.",
    'certificate.refused': (f) => `${intercepted(f)} Cliquez ici pour la suite.`,
    'collection.abandoned': () =>
      'Des messages restent sur le serveur depuis plusieurs jours. Ouvrez Outlook, relevez le courrier et lisez-le. Cliquez ici pour la suite.',
    'collection.copy-left': () =>
      'La boîte finira par se remplir. Dans Outlook, décochez « laisser un exemplaire des messages sur le serveur ». Cliquez ici pour savoir où.',
    'collection.second-reader': () =>
      'Des messages ont quitté le serveur alors que le programme de courrier de ce PC était fermé. Un seul PC doit relever le courrier. Cliquez ici pour la suite.',
    'collection.maybe-not-receiving': () =>
      "Elle est peut-être pleine. Ouvrez le webmail et supprimez ce qui ne sert plus dans ses dossiers. Si rien n'arrive ensuite, appelez le support technique.",
  } satisfies BriefWords as BriefWords,
  /** In place of the brief words, where the server says itself that the box is full. */
  saidFull:
    "Le courrier officiel n'y arrive plus. Ouvrez le webmail et supprimez ce qui ne sert plus. Cliquez ici pour la suite.",
  summaryTitle: (count: number) => `Boîte mail administrative : ${plural(count, 'fr', 'point', 'points')} à voir`,
  named: (label: string, title: string) => `${label} : ${title}`,
  fullOn: (date: string) => `À ce rythme, la boîte sera pleine vers le ${formatDate(date, 'fr')}.`,
  trial: { title: "Notification d'essai", body: 'Si vous lisez ceci, Vigie BMA peut vous prévenir.' },
};
