import type { FillFacts } from '../../model/health.ts';
import { formatBytes, formatDate, formatNumber, plural } from '../format.ts';
import type { MailboxCode, WordsOf } from '../words.ts';
import { certificateProblemIn } from './legs.ts';
import { fullByWord } from './shut-out.ts';

/** Bytes, and of how many; nothing where only messages are counted. */
const inBytes = ({ usedBytes, limitBytes }: FillFacts): string =>
  usedBytes === null
    ? ''
    : ` (${formatBytes(usedBytes, 'fr')}${limitBytes === null ? '' : ` sur ${formatBytes(limitBytes, 'fr')}`})`;

/** What is said of the box itself: its fill, its password's age, its collection, its certificates. */
export const mailboxWords: WordsOf<MailboxCode> = {
  'storage.ok': (f) => ({
    title: f.percent === null ? 'Taille de la boîte mesurée' : 'Il reste de la place dans la boîte',
    meaning:
      f.percent === null
        ? `La boîte contient au moins ${formatBytes(f.usedBytes, 'fr')}. Sa taille maximale n'est pas connue : Vigie ne peut donc pas dire à quel point elle est remplie.`
        : `La boîte est remplie à ${formatNumber(f.percent, 'fr', 1)} %${inBytes(f)}.`,
    advice: '',
  }),
  'storage.high': (f) => ({
    title: `La boîte se remplit : ${formatNumber(Math.floor(f.percent), 'fr')} %`,
    meaning:
      "Une boîte pleine ne reçoit plus rien, et Outlook n'affiche alors aucune erreur. Il reste de la marge, mais le courrier n'est peut-être plus relevé.",
    advice:
      "Ouvrez Outlook et relevez le courrier ; vérifiez que la case « laisser un exemplaire des messages sur le serveur » n'est pas cochée.",
  }),
  'storage.very-high': (f) => ({
    title: `La boîte est presque pleine : ${formatNumber(Math.floor(f.percent), 'fr')} %`,
    meaning: "Une fois pleine, elle ne recevra plus le courrier officiel, et Outlook n'affichera aucune erreur.",
    advice:
      "Ouvrez Outlook et relevez le courrier aujourd'hui. Supprimez aussi ce qui ne sert plus dans les dossiers du webmail : ils comptent dans la limite.",
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
          meaning:
            "Le courrier officiel n'arrive sans doute plus, ou cessera bientôt d'arriver, sans que l'école en soit avertie.",
          advice:
            'Relevez tout de suite le courrier avec Outlook, puis supprimez ce qui ne sert plus dans les dossiers du webmail. Si la boîte ne se vide pas, appelez le support technique.',
        },
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
  'password-expiry.soon': (f) => ({
    title: `Le mot de passe CERBERE expire dans ${plural(f.daysLeft, 'fr', 'jour', 'jours')}`,
    meaning: `Il expire le ${formatDate(f.expiresOn, 'fr')}. S'il n'est pas renouvelé, l'école ne pourra plus envoyer de courrier avec Outlook.`,
    advice:
      'Renouvelez-le avant cette date sur le portail CERBERE, puis indiquez le nouveau dans Vigie et dans Outlook.',
  }),
  'password-expiry.today': () => ({
    title: "Le mot de passe CERBERE expire aujourd'hui",
    meaning: "S'il n'est pas renouvelé aujourd'hui, l'école ne pourra plus envoyer de courrier avec Outlook.",
    advice: 'Renouvelez-le maintenant sur le portail CERBERE, puis indiquez le nouveau dans Vigie et dans Outlook.',
  }),
  'password-expiry.expired': (f) => ({
    title: 'Le mot de passe CERBERE a expiré',
    meaning: `D'après la date renseignée, il a expiré le ${formatDate(f.expiresOn, 'fr')}. L'école ne peut sans doute plus envoyer de courrier avec Outlook.`,
    advice:
      "Renouvelez-le sur le portail CERBERE, puis indiquez le nouveau dans Vigie et dans Outlook. S'il a déjà été renouvelé, corrigez la date.",
  }),
  'password-expiry.date-unknown': () => ({
    title: 'Date du mot de passe CERBERE à renseigner',
    meaning:
      'Ce mot de passe expire tous les six mois. Sans la date de son dernier changement, Vigie ne peut pas prévenir à temps.',
    advice: "Renseignez la date du dernier changement, ou la date d'expiration indiquée dans le courriel de CERBERE.",
  }),
  'password-expiry.date-to-confirm': (f) => ({
    title: 'Date du mot de passe CERBERE à confirmer',
    meaning: `D'après la date renseignée, il aurait expiré le ${formatDate(f.expiresOn, 'fr')}, mais le serveur l'accepte toujours : il a sans doute été renouvelé depuis.`,
    advice: 'Corrigez la date de son dernier changement.',
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
    meaning: `Des messages sont sur le serveur depuis ${plural(f.workingDays, 'fr', 'jour ouvrable', 'jours ouvrables')} et personne ne semble les relever, ou bien Outlook en laisse une copie sur le serveur.`,
    advice: 'Ouvrez Outlook et laissez-le relever le courrier.',
  }),
  'collection.abandoned': (f) => ({
    title: 'Le courrier ne semble plus relevé',
    meaning: `Depuis ${plural(f.workingDays, 'fr', 'jour ouvrable', 'jours ouvrables')}, des messages attendent sur le serveur sans que personne ne semble les relever, ou bien Outlook en laisse une copie sur le serveur.`,
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
      "Des messages ont quitté le serveur alors que le programme de courrier de ce PC était fermé. Il peut aussi s'agir du webmail.",
    advice:
      "Vérifiez qu'aucun autre PC ne relève ce courrier : un seul doit le faire, sinon les messages se répartissent entre les deux.",
  }),
  'collection.maybe-not-receiving': (f) => ({
    title: 'Votre boîte ne reçoit peut-être plus rien',
    meaning: `Aucun nouveau message depuis ${plural(f.workingDays, 'fr', 'jour ouvrable', 'jours ouvrables')}, alors qu'il en arrivait régulièrement. La boîte est peut-être pleine : les dossiers du webmail comptent aussi.`,
    advice:
      "Ouvrez le webmail et supprimez ce qui ne sert plus dans ses dossiers. Si rien n'arrive ensuite, appelez le support technique.",
  }),
  'certificate.ok': (f) => ({
    title: 'La liaison chiffrée est en ordre',
    meaning:
      f.anchor === 'system'
        ? `Le certificat du serveur, délivré par « ${f.issuer || 'organisme inconnu'} », n'est reconnu que par ce PC : un antivirus ou un filtre du réseau contrôle sans doute les échanges.`
        : `Le certificat du serveur, délivré par « ${f.issuer || 'organisme inconnu'} », est valable pendant encore ${plural(f.daysLeft, 'fr', 'jour', 'jours')}.`,
    advice: '',
  }),
  'certificate.expires-soon': (f) => ({
    title: 'Un certificat de serveur arrive à échéance',
    meaning: `Le certificat du serveur expire dans ${plural(f.daysLeft, 'fr', 'jour', 'jours')}. Le gestionnaire du serveur le renouvelle d'habitude à temps.`,
    advice: "Rien à faire pour l'instant.",
  }),
  'certificate.expires-very-soon': (f) => ({
    title: 'Un certificat de serveur expire très bientôt',
    meaning: `Validité restante du certificat du serveur : ${plural(Math.max(0, f.daysLeft), 'fr', 'jour', 'jours')}. S'il n'est pas renouvelé, l'envoi ou la réception risque de s'arrêter.`,
    advice: 'Signalez-le au support technique.',
  }),
  'certificate.refused': (f) => ({
    title: 'Le certificat du serveur est refusé',
    meaning: `Le certificat présenté, délivré par « ${f.issuer || 'organisme inconnu'} », est refusé : ${certificateProblemIn(f.problem)}.`,
    advice:
      "Un antivirus ou un filtre du réseau peut en être la cause. Parlez-en à la personne qui s'occupe de l'informatique, ou au support technique.",
  }),
  'certificate.unknown': () => ({
    title: 'Aucune liaison chiffrée vérifiée',
    meaning: "Aucun certificat n'a été présenté lors de cette vérification.",
    advice: '',
  }),
  'outlook.unknown': () => ({
    title: "Réglages d'Outlook pas encore vérifiés",
    meaning: "Vigie n'a pas examiné les réglages d'Outlook sur ce PC.",
    advice: '',
  }),
};
