import type { MatterKind } from '../../model/matter.ts';
import { formatBytes, formatDate, formatWeekday, listOf, plural } from '../format.ts';
import type { BriefWords } from '../words.ts';
import { issuedBy } from './legs.ts';

type Pair = { readonly title: string; readonly body: string };

const intercepted = ({ issuer }: { readonly issuer: string | null }): string =>
  `Le certificat, ${issuedBy(issuer)}, est refusé : un antivirus ou un filtre du réseau peut en être la cause.`;

/** A damaged file took with it whether the password had been refused. */
const unsure =
  "Par prudence, Vigie n'essaie plus ce mot de passe d'elle-même. Si Outlook fonctionne, lancez un test dans Vigie. Cliquez ici pour la suite.";

const unanswered =
  "Le serveur raccroche au mot de passe : il est peut-être refusé. Fermez Outlook, et ne réessayez pas. Vigie l'essaie encore une fois par jour, pas plus. Cliquez ici pour la suite.";

/** Where what fills the box is not in the inbox. */
const inFolders =
  "L'essentiel est dans les dossiers du webmail, qu'Outlook ne relève pas : supprimez-y ce qui ne sert plus. Cliquez ici pour la suite.";

/** What only toasts say: that a trouble is over, and several things at once. */
export const alertWords = {
  /** Of the whole matter, once it is over. */
  allClear: {
    servers: {
      title: 'Le courrier passe de nouveau',
      body: 'Les serveurs répondent normalement. Si vous aviez fermé Outlook, rouvrez-le.',
    },
    certificate: {
      title: 'La liaison chiffrée est de nouveau en ordre',
      body: "Le certificat du serveur est accepté. Il n'y a rien à faire.",
    },
    password: {
      title: 'Le mot de passe de la boîte est accepté',
      body: "L'école peut de nouveau relever son courrier. Si vous aviez fermé Outlook, rouvrez-le.",
    },
    'both-passwords': {
      title: 'Les deux mots de passe sont de nouveau acceptés',
      body: 'Le problème venait sans doute des serveurs. Si vous aviez fermé Outlook, rouvrez-le.',
    },
    cerbere: {
      title: 'Le mot de passe CERBERE est accepté',
      body: "L'école peut de nouveau envoyer du courrier. Si vous aviez fermé Outlook, rouvrez-le.",
    },
    'not-let-in': {
      title: "L'accès est rétabli",
      body: 'Le serveur accepte de nouveau la connexion. Si vous aviez fermé Outlook, rouvrez-le.',
    },
    'locked-out': {
      title: "Le blocage de l'accès est levé",
      body: 'Le serveur accepte de nouveau la connexion. Vous pouvez rouvrir Outlook.',
    },
    busy: {
      title: "La boîte n'est plus occupée",
      body: 'Elle peut de nouveau être consultée normalement.',
    },
    storage: {
      title: 'La boîte a de nouveau de la place',
      body: 'Elle est moins remplie : le courrier peut arriver normalement.',
    },
    copies: {
      title: 'Outlook ne laisse plus de copies',
      body: 'Les messages relevés quittent de nouveau le serveur.',
    },
    collection: {
      title: 'Le courrier est de nouveau relevé',
      body: 'Les messages quittent de nouveau le serveur comme il se doit.',
    },
    blind: {
      title: 'La surveillance a repris',
      body: 'Vigie vous préviendra de nouveau en cas de panne.',
    },
    date: {
      title: 'La date du mot de passe CERBERE est connue',
      body: "Vigie vous préviendra avant que ce mot de passe n'expire.",
    },
  } satisfies Record<MatterKind, Pair> as Record<MatterKind, Pair>,
  /** In place of those: of one leg alone, and of a box that seemed to receive nothing. */
  allClearOf: {
    receiving: {
      title: 'La réception fonctionne de nouveau',
      body: 'Le serveur répond normalement. Si vous aviez fermé Outlook, rouvrez-le.',
    },
    sending: {
      title: "L'envoi fonctionne de nouveau",
      body: 'Le serveur répond normalement. Si vous aviez fermé Outlook, rouvrez-le.',
    },
    arrivals: {
      title: 'La boîte reçoit de nouveau du courrier',
      body: "De nouveaux messages y sont arrivés. Il n'y a rien à faire.",
    },
  },
  bothAway: {
    title: 'Le courrier ne passe plus',
    body: "Ni la réception ni l'envoi ne fonctionnent : la connexion aux serveurs de courrier n'aboutit pas. Cliquez ici pour savoir pourquoi et que faire.",
  },
  someAway: {
    title: 'Une partie du courrier ne passe plus',
    body: "Selon la boîte, la réception, l'envoi ou les deux ne fonctionnent pas : la connexion à un serveur de courrier n'aboutit pas. Cliquez ici pour savoir pourquoi et que faire.",
  },
  bothRefused: {
    alarm: {
      title: 'Les deux mots de passe sont refusés en même temps',
      body: 'Ils étaient acceptés il y a peu : le problème vient sans doute des serveurs. Ne changez rien, fermez Outlook. Vigie fera un seul essai dans deux heures.',
    },
    reminder: {
      title: 'Les deux mots de passe sont toujours refusés',
      body: "Ils ont été refusés en même temps : le problème vient sans doute des serveurs. Ne changez rien, laissez Outlook fermé et appelez le support technique. Vigie n'essaie plus d'elle-même.",
    },
  },
  /** In place of what is said of one leg, where neither is watched. */
  blindTo: (since: string) => `Vigie ne surveille plus la boîte depuis le ${formatWeekday(since, 'fr')}`,
  /** What a toast says where the whole words would be cut: Windows shows about 200 characters. */
  brief: {
    'receiving.unreachable': () =>
      "La connexion au serveur de réception n'a pas abouti : le courrier n'est peut-être plus relevé. Cliquez ici pour savoir pourquoi et que faire.",
    'receiving.in-use': () =>
      "Un autre programme, sans doute Outlook, la consulte depuis longtemps. Fermez Outlook, patientez un quart d'heure et rouvrez-le.",
    'receiving.password-refused': () =>
      "L'école ne peut sans doute plus relever son courrier. Fermez Outlook : des essais répétés pourraient bloquer l'accès de toute l'école. Cliquez ici pour la suite.",
    'receiving.password-expired': () =>
      "L'école ne peut sans doute plus relever son courrier. Fermez Outlook et demandez un nouveau mot de passe au service Enseignement.be. Cliquez ici pour la suite.",
    'receiving.login-refused': (f) =>
      'isUnsure' in f
        ? unsure
        : 'isUnanswered' in f
          ? unanswered
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
      "La connexion au serveur d'envoi n'a pas abouti : le courrier ne part peut-être plus. Cliquez ici pour savoir pourquoi et que faire.",
    'sending.password-refused': () =>
      "L'école ne peut sans doute plus envoyer de courrier. Fermez Outlook : des essais répétés pourraient bloquer l'accès de toute l'école. Cliquez ici pour la suite.",
    'sending.password-expired': () =>
      "L'école ne peut plus envoyer de courrier. Fermez Outlook, renouvelez le mot de passe sur le portail CERBERE, puis indiquez le nouveau dans Vigie et dans Outlook.",
    'sending.login-refused': (f) =>
      'isUnsure' in f
        ? unsure
        : 'isUnanswered' in f
          ? unanswered
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
    'storage.high': (f) =>
      f.isInFolders
        ? inFolders
        : "Ouvrez Outlook et relevez le courrier. Une boîte pleine ne reçoit plus rien, et Outlook n'affiche aucune erreur.",
    'storage.very-high': (f) =>
      f.isInFolders
        ? inFolders
        : "Relevez le courrier aujourd'hui avec Outlook, et supprimez ce qui ne sert plus dans les dossiers du webmail.",
    'storage.full': (f) =>
      f.isInFolders
        ? inFolders
        : "Le courrier officiel n'arrive sans doute plus. Relevez tout de suite le courrier avec Outlook. Cliquez ici pour la suite.",
    'storage.full-in-closure': (f) =>
      `À ce rythme, elle sera pleine vers le ${formatDate(f.fullOn, 'fr')}. Avant de partir, ${f.isInFolders ? 'supprimez ce qui ne sert plus dans les dossiers du webmail' : 'relevez le courrier avec Outlook et supprimez ce qui ne sert plus dans le webmail'}.`,
    'storage.learning': (f) =>
      `La boîte contient ${formatBytes(f.usedBytes, 'fr')}, et sa capacité est inconnue. Si vous la connaissez, cliquez ici pour l'indiquer.`,
    'storage.unusual': (f) =>
      `Elle contient ${formatBytes(f.usedBytes, 'fr')}. Ouvrez Outlook et relevez le courrier : une boîte pleine ne reçoit plus rien. Cliquez ici pour la suite.`,
    'storage.very-unusual': () =>
      'Le courrier officiel risque de ne plus arriver. Relevez tout de suite le courrier avec Outlook. Cliquez ici pour la suite.',
    'certificate.expires-in-closure': (f) =>
      `Il expire le ${formatDate(f.expiresOn, 'fr')}. Il est d'habitude renouvelé à temps ; sinon, l'envoi ou la réception s'arrêtera. Rien à faire pour l'instant.`,
    'password-expiry.soon': (f) =>
      'closureTo' in f
        ? `Il expire le ${formatDate(f.expiresOn, 'fr')}. Avant la fermeture de l'école, renouvelez-le sur le portail CERBERE, puis indiquez le nouveau dans Vigie et dans Outlook.`
        : "Renouvelez-le d'ici là sur le portail CERBERE, puis indiquez le nouveau dans Vigie et dans Outlook. Sinon, l'école ne pourra plus envoyer de courrier.",
    'password-expiry.today': () =>
      "Renouvelez-le maintenant sur le portail CERBERE, puis indiquez le nouveau dans Vigie et dans Outlook. Sinon, l'école ne pourra plus envoyer de courrier.",
    'password-expiry.date-unknown': () =>
      "Sans la date de son dernier changement, Vigie ne peut pas vous prévenir avant qu'il n'expire. Cliquez ici pour la renseigner.",
    'password-expiry.expired': (f) =>
      'isSaid' in f
        ? "L'école ne peut plus envoyer de courrier avec Outlook. Renouvelez-le sur le portail CERBERE, puis indiquez le nouveau dans Vigie et dans Outlook."
        : "L'école ne peut sans doute plus envoyer de courrier avec Outlook. Renouvelez-le sur le portail CERBERE ; si c'est déjà fait, corrigez la date dans Vigie.",
    'certificate.refused': (f) => `${intercepted(f)} Cliquez ici pour la suite.`,
    'mail-program.copies-left': () =>
      "La boîte finira par se remplir, et une boîte pleine ne reçoit plus rien. C'est une case à décocher dans ses réglages. Cliquez ici pour savoir où.",
    'collection.abandoned': (f) =>
      `Des messages restent sur le serveur : personne ne les relève${f.isNoCopy ? '' : ', ou Outlook en laisse une copie'}. Ouvrez Outlook et relevez le courrier. Cliquez ici pour la suite.`,
    'collection.copy-left': () =>
      'La boîte finira par se remplir. Dans Outlook, décochez « laisser un exemplaire des messages sur le serveur ». Cliquez ici pour savoir où.',
    'collection.maybe-not-receiving': () =>
      "Elle est peut-être pleine. Ouvrez le webmail et supprimez ce qui ne sert plus dans ses dossiers. Si rien n'arrive ensuite, appelez le support technique.",
  } satisfies BriefWords as BriefWords,
  /** In place of the brief words, where the server says itself that the box is full. */
  saidFull:
    "Le courrier officiel n'y arrive plus. Ouvrez le webmail et supprimez ce qui ne sert plus. Cliquez ici pour la suite.",
  summaryTitle: (title: string, others: number) =>
    `${title}, et ${plural(others, 'fr', 'autre point', 'autres points')}`,
  names: (labels: readonly string[]) => listOf(labels, 'et'),
  named: (label: string, title: string) => `${label} : ${title}`,
  fullOn: (date: string) => `À ce rythme, la boîte sera pleine vers le ${formatDate(date, 'fr')}.`,
  /** On a toast, where the system shows buttons. */
  buttons: { help: 'Que faire ?', noted: "C'est noté" },
  trial: { title: "Notification d'essai", body: 'Si vous lisez ceci, Vigie BMA peut vous prévenir.' },
};
