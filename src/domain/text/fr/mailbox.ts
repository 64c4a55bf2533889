import type { ClosureExpiry, FactsOf } from '../../model/health.ts';
import type { FillFacts, SizeFacts, UnusualFacts } from '../../model/storage-facts.ts';
import { formatBytes, formatDate, formatNumber, formatTime, plural } from '../format.ts';
import type { MailboxCode, Words, WordsOf } from '../words.ts';
import { certificateProblemIn, issuedBy } from './legs.ts';
import { fullByWord } from './shut-out.ts';

/** Bytes, and of how many; nothing where only messages are counted. */
const inBytes = ({ usedBytes, limitBytes }: FillFacts): string =>
  usedBytes === null
    ? ''
    : ` (${formatBytes(usedBytes, 'fr')}${limitBytes === null ? '' : ` sur ${formatBytes(limitBytes, 'fr')}`})`;

/** What the box holds, in bytes and messages. */
const held = ({ usedBytes, messages }: SizeFacts): string =>
  messages === null
    ? formatBytes(usedBytes, 'fr')
    : `${formatBytes(usedBytes, 'fr')} en ${plural(messages, 'fr', 'message', 'messages')}`;

const usual = ({ usualBytes }: UnusualFacts): string =>
  usualBytes === null ? '' : `, alors que d'habitude elle en contient au plus ${formatBytes(usualBytes, 'fr')}`;

/** When it was measured, where that is not just now. */
const measuredOn = ({ kept }: Pick<FillFacts, 'kept'>): string =>
  kept === undefined ? '' : ` Mesuré le ${formatDate(kept.date, 'fr')} à ${formatTime(kept.minute, 'fr')}.`;

/** Advice where what fills the box is not in the inbox. */
const clearFolders =
  "L'essentiel se trouve dans les dossiers du webmail, qu'Outlook ne relève pas. Ouvrez le webmail et supprimez-y ce qui ne sert plus, corbeille comprise.";

/** Where the mail program's settings are not known, messages that stay may be copies. */
const orCopies = ({ isNoCopy }: FactsOf<'collection.waiting'>): string =>
  isNoCopy ? '' : ', ou bien Outlook en laisse une copie sur le serveur';

/** What ends in a closure, or in the first days after it. */
const whenClosed = (date: string, closedTo: string): string =>
  date <= closedTo ? 'pendant la fermeture' : 'juste après la fermeture';

/** How long a password lasts; a certificate ends at an hour of its own, and its days are of 24 hours. */
const inDays = (days: number): string => (days === 1 ? 'demain' : `dans ${plural(days, 'fr', 'jour', 'jours')}`);
const inFullDays = (days: number): string =>
  days < 1 ? "dans moins d'un jour" : `dans ${plural(days, 'fr', 'jour', 'jours')}`;

/** The school is about to close, and the password ends meanwhile. */
function beforeClosure({ expiresOn, closureTo }: ClosureExpiry): Words {
  return {
    title: `Le mot de passe CERBERE expire ${whenClosed(expiresOn, closureTo)}`,
    meaning: `Il expire le ${formatDate(expiresOn, 'fr')}, et l'école est fermée jusqu'au ${formatDate(closureTo, 'fr')}.`,
    advice:
      "Avant la fermeture de l'école, renouvelez-le sur le portail CERBERE, puis indiquez le nouveau dans Vigie et dans Outlook.",
  };
}

/** What is said of the box itself: its fill, its password's age, its collection, its certificates. */
export const mailboxWords: WordsOf<MailboxCode> = {
  'storage.ok': (f) => ({
    title: f.percent === null ? "Rien d'inhabituel dans la boîte" : 'Il reste de la place dans la boîte',
    meaning:
      f.percent === null
        ? `La boîte contient au moins ${formatBytes(f.usedBytes, 'fr')}, ce qui n'a rien d'inhabituel. Sa capacité est inconnue.${measuredOn(f)}`
        : `La boîte est remplie à ${formatNumber(f.percent, 'fr', 1)} %${inBytes(f)}.${measuredOn(f)}`,
    advice: '',
  }),
  'storage.high': (f) => ({
    title: `La boîte se remplit : ${formatNumber(Math.floor(f.percent), 'fr')} %`,
    meaning: f.isInFolders
      ? `Une boîte pleine ne reçoit plus rien, et Outlook n'affiche alors aucune erreur. Il reste de la marge.${measuredOn(f)}`
      : `Une boîte pleine ne reçoit plus rien, et Outlook n'affiche alors aucune erreur. Il reste de la marge, mais le courrier n'est peut-être plus relevé.${measuredOn(f)}`,
    advice: f.isInFolders
      ? clearFolders
      : "Ouvrez Outlook et relevez le courrier ; vérifiez que la case « laisser un exemplaire des messages sur le serveur » n'est pas cochée.",
  }),
  'storage.very-high': (f) => ({
    title: `La boîte est presque pleine : ${formatNumber(Math.floor(f.percent), 'fr')} %`,
    meaning: `Une fois pleine, elle ne recevra plus le courrier officiel, et Outlook n'affichera aucune erreur.${measuredOn(f)}`,
    advice: f.isInFolders
      ? clearFolders
      : "Ouvrez Outlook et relevez le courrier aujourd'hui. Supprimez aussi ce qui ne sert plus dans les dossiers du webmail : ils comptent dans la limite.",
  }),
  'storage.full-in-closure': (f) => ({
    title: `La boîte sera sans doute pleine ${whenClosed(f.fullOn, f.closedTo)}`,
    meaning: `À ce rythme, elle sera pleine vers le ${formatDate(f.fullOn, 'fr')} (école fermée du ${formatDate(f.closedFrom, 'fr')} au ${formatDate(f.closedTo, 'fr')}). Le courrier officiel n'arriverait plus, sans que l'école en soit avertie.${measuredOn(f)}`,
    advice: f.isInFolders
      ? clearFolders
      : 'Avant de partir, relevez le courrier avec Outlook, et supprimez ce qui ne sert plus dans les dossiers du webmail.',
  }),
  'storage.full': (f) =>
    'saidFullAt' in f
      ? {
          ...fullByWord,
          meaning:
            "Pour le serveur, qui compte aussi les dossiers du webmail, il n'y a plus de place : le courrier officiel n'arrive plus, sans que l'école en soit avertie.",
        }
      : {
          title: `La boîte est pleine à ${formatNumber(Math.floor(f.percent), 'fr')} %`,
          meaning: `Le courrier officiel n'arrive sans doute plus, ou cessera bientôt d'arriver, sans que l'école en soit avertie.${measuredOn(f)}`,
          advice: f.isInFolders
            ? `${clearFolders} Si la boîte ne se vide pas, appelez le support technique.`
            : 'Relevez tout de suite le courrier avec Outlook, puis supprimez ce qui ne sert plus dans les dossiers du webmail. Si la boîte ne se vide pas, appelez le support technique.',
        },
  'storage.learning': (f) => ({
    title: 'Vigie apprend ce qui est habituel pour cette boîte',
    meaning: `La boîte contient ${held(f)}, et sa capacité est inconnue : Vigie ne peut pas encore dire si elle risque d'être pleine. Il lui faut une dizaine de jours ouvrables pour savoir ce qui est habituel.${measuredOn(f)}`,
    advice:
      "Si vous connaissez la taille maximale de la boîte, indiquez-la dans Vigie. En attendant, veillez à ce qu'Outlook relève le courrier.",
  }),
  'storage.unusual': (f) => ({
    title: "La boîte contient bien plus que d'habitude",
    meaning: `Elle contient ${held(f)}${usual(f)}. Le courrier n'est peut-être plus relevé, et une boîte pleine ne reçoit plus rien.${measuredOn(f)}`,
    advice:
      'Ouvrez Outlook et relevez le courrier. Si vous connaissez la taille maximale de la boîte, indiquez-la dans Vigie.',
  }),
  'storage.very-unusual': (f) => ({
    title: `La boîte est peut-être pleine : elle contient ${formatBytes(f.usedBytes, 'fr')}`,
    meaning: `Elle contient ${held(f)}${usual(f)}. Sa capacité est inconnue, mais le courrier officiel risque de ne plus arriver, sans que l'école en soit avertie.${measuredOn(f)}`,
    advice:
      'Relevez tout de suite le courrier avec Outlook, puis supprimez ce qui ne sert plus dans les dossiers du webmail. Si la boîte ne se vide pas, appelez le support technique.',
  }),
  'storage.unknown': () => ({
    title: 'Remplissage inconnu',
    meaning: "La boîte n'a pas pu être mesurée cette fois-ci.",
    advice: '',
  }),
  'password-expiry.ok': (f) => ({
    title: `Mot de passe CERBERE : encore ${plural(f.daysLeft, 'fr', 'jour', 'jours')}`,
    meaning: `D'après la date renseignée, le mot de passe CERBERE est valable jusqu'au ${formatDate(f.expiresOn, 'fr')}.`,
    advice: '',
  }),
  'password-expiry.soon': (f) =>
    'closureTo' in f
      ? beforeClosure(f)
      : {
          title: `Le mot de passe CERBERE expire ${inDays(f.daysLeft)}`,
          meaning: `Il expire le ${formatDate(f.expiresOn, 'fr')}. S'il n'est pas renouvelé, l'école ne pourra plus envoyer de courrier avec Outlook.`,
          advice:
            'Renouvelez-le avant cette date sur le portail CERBERE, puis indiquez le nouveau dans Vigie et dans Outlook.',
        },
  'password-expiry.refused': () => ({
    title: 'Le mot de passe CERBERE est refusé',
    meaning: "Le serveur d'envoi n'accepte plus ce mot de passe : la date renseignée ne compte plus.",
    advice: 'Suivez ce qui est indiqué au point « Envoi ».',
  }),
  'password-expiry.today': () => ({
    title: "Le mot de passe CERBERE expire aujourd'hui",
    meaning: "S'il n'est pas renouvelé aujourd'hui, l'école ne pourra plus envoyer de courrier avec Outlook.",
    advice: 'Renouvelez-le maintenant sur le portail CERBERE, puis indiquez le nouveau dans Vigie et dans Outlook.',
  }),
  'password-expiry.expired': (f) => ({
    title: 'Le mot de passe CERBERE a expiré',
    meaning:
      'isSaid' in f
        ? "Le serveur d'envoi indique que ce mot de passe a expiré ou doit être changé. L'école ne peut plus envoyer de courrier avec Outlook."
        : `D'après la date renseignée, il a expiré le ${formatDate(f.expiresOn, 'fr')}. L'école ne peut sans doute plus envoyer de courrier avec Outlook.`,
    advice: `Renouvelez-le sur le portail CERBERE, puis indiquez le nouveau dans Vigie et dans Outlook.${'isSaid' in f ? '' : " S'il a déjà été renouvelé, corrigez la date."}`,
  }),
  'password-expiry.date-unknown': () => ({
    title: 'Date du mot de passe CERBERE à renseigner',
    meaning:
      'Ce mot de passe expire tous les six mois. Sans la date de son dernier changement, Vigie ne peut pas prévenir à temps.',
    advice: "Renseignez la date du dernier changement, ou la date d'expiration indiquée dans le courriel de CERBERE.",
  }),
  'password-expiry.date-to-confirm': (f) => ({
    title: 'Date du mot de passe CERBERE à confirmer',
    meaning:
      'isRenewed' in f
        ? `Un nouveau mot de passe a été accepté : la date renseignée (expiration le ${formatDate(f.expiresOn, 'fr')}) est sans doute celle de l'ancien.`
        : `D'après la date renseignée, ce mot de passe aurait expiré le ${formatDate(f.expiresOn, 'fr')}, mais le serveur l'accepte toujours : il a sans doute été renouvelé depuis.`,
    advice: 'Corrigez la date de son dernier changement.',
  }),
  'password-expiry.clock-wrong': () => ({
    title: 'Mot de passe CERBERE : décompte suspendu',
    meaning: "L'horloge de ce PC n'est pas à l'heure : Vigie recomptera les jours dès que la date sera juste.",
    advice: "Vérifiez la date et l'heure de ce PC.",
  }),
  'collection.ok': () => ({
    title: 'Le courrier est relevé',
    meaning: 'Les messages sont régulièrement retirés du serveur.',
    advice: '',
  }),
  'collection.unknown': () => ({
    title: 'Relève du courrier pas encore évaluée',
    meaning: "Vigie n'a pas encore observé la boîte assez longtemps pour dire si le courrier est relevé.",
    advice: '',
  }),
  'collection.waiting': (f) => ({
    title: "Du courrier attend d'être relevé",
    meaning: `Des messages sont sur le serveur depuis ${plural(f.workingDays, 'fr', 'jour ouvrable', 'jours ouvrables')} et personne ne semble les relever${orCopies(f)}.`,
    advice: 'Ouvrez Outlook et laissez-le relever le courrier.',
  }),
  'collection.abandoned': (f) => ({
    title: 'Le courrier ne semble plus relevé',
    meaning: `Depuis ${plural(f.workingDays, 'fr', 'jour ouvrable', 'jours ouvrables')}, des messages attendent sur le serveur sans que personne ne semble les relever${orCopies(f)}.`,
    advice: "Ouvrez Outlook, relevez le courrier et lisez-le. Si Outlook n'y arrive pas, appelez le support technique.",
  }),
  'collection.copy-left': () => ({
    title: 'Outlook semble laisser les messages sur le serveur',
    meaning:
      "Les mêmes messages restent sur le serveur alors que d'autres en partent : la boîte finira par se remplir.",
    advice:
      "Dans les paramètres du compte d'Outlook, sous « Options avancées », décochez la case « laisser un exemplaire des messages sur le serveur ».",
  }),
  'collection.second-reader': () => ({
    title: 'Un autre ordinateur relève peut-être le courrier',
    meaning:
      "À plusieurs reprises, des messages ont quitté le serveur alors que le programme de courrier de ce PC était fermé. Ce peut être un autre PC, un téléphone, ou quelqu'un qui supprime des messages dans le webmail.",
    advice:
      "Vérifiez qu'aucun autre PC ni téléphone ne relève ce courrier : un seul PC doit le faire, sinon les messages se répartissent entre les deux.",
  }),
  'collection.maybe-not-receiving': (f) => ({
    title: 'La boîte ne reçoit peut-être plus rien',
    meaning: `Aucun nouveau message depuis ${plural(f.workingDays, 'fr', 'jour ouvrable', 'jours ouvrables')}, alors qu'il en arrivait régulièrement. La boîte est peut-être pleine : les dossiers du webmail comptent aussi.`,
    advice:
      "Ouvrez le webmail et supprimez ce qui ne sert plus dans ses dossiers. Si rien n'arrive ensuite, appelez le support technique.",
  }),
  'certificate.ok': (f) => ({
    title: 'La liaison chiffrée est en ordre',
    meaning:
      f.anchor === 'system'
        ? `Le certificat du serveur, ${issuedBy(f.issuer)}, n'est reconnu que par ce PC : un antivirus ou un filtre du réseau contrôle sans doute les échanges.`
        : `Le certificat du serveur, ${issuedBy(f.issuer)}, est valable pendant encore ${plural(f.daysLeft, 'fr', 'jour', 'jours')}.`,
    advice: '',
  }),
  'certificate.expires-soon': (f) => ({
    title: 'Un certificat de serveur arrive à échéance',
    meaning: `Le certificat du serveur expire ${inFullDays(f.daysLeft)}. Le gestionnaire du serveur le renouvelle d'habitude à temps.`,
    advice: "Rien à faire pour l'instant.",
  }),
  'certificate.expires-very-soon': (f) => ({
    title: 'Un certificat de serveur expire très bientôt',
    meaning: `Le certificat du serveur expire ${inFullDays(f.daysLeft)}. S'il n'est pas renouvelé, l'envoi ou la réception risque de s'arrêter.`,
    advice: 'Signalez-le au support technique.',
  }),
  'certificate.expires-in-closure': (f) => ({
    title: `Un certificat de serveur expire ${whenClosed(f.expiresOn, f.closedTo)}`,
    meaning: `Il expire le ${formatDate(f.expiresOn, 'fr')} (école fermée du ${formatDate(f.closedFrom, 'fr')} au ${formatDate(f.closedTo, 'fr')}). Le gestionnaire du serveur le renouvelle d'habitude à temps ; sinon, l'envoi ou la réception s'arrêtera.`,
    advice: "Rien à faire pour l'instant. En cas d'arrêt, appelez le support technique.",
  }),
  'certificate.refused': (f) => ({
    title: 'Le certificat du serveur est refusé',
    meaning: `Le certificat présenté, ${issuedBy(f.issuer)}, est refusé : ${certificateProblemIn(f.problem)}.`,
    advice:
      "Un antivirus ou un filtre du réseau peut en être la cause. Parlez-en à la personne qui s'occupe de l'informatique, ou au support technique.",
  }),
  'certificate.unknown': () => ({
    title: 'Aucune liaison chiffrée vérifiée',
    meaning: "Aucun certificat n'a été présenté lors de cette vérification.",
    advice: '',
  }),
};
