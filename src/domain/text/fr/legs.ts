import type { CertificateProblem, FailureFacts, FailureKind } from '../../model/failure.ts';
import type { LegCode } from '../../model/health.ts';
import { formatBytes, plural } from '../format.ts';
import type { Words, WordsOf } from '../words.ts';
import { shutOut } from './shut-out.ts';
import { heldFor, heldTitles, lockedAway, notWatched, unsure } from './waiting.ts';

/** What a kind of trouble looks like from outside, as the end of "…parce que". */
const reasons: Partial<Record<FailureKind, string>> = {
  dns: "ce PC n'a pas trouvé l'adresse du serveur sur Internet",
  refused: 'le serveur a refusé la connexion',
  unreachable: "le réseau n'a trouvé aucun chemin jusqu'au serveur",
  timeout: "le serveur n'a pas répondu à temps",
  closed: 'le serveur a interrompu la communication',
  tls: "la liaison chiffrée avec le serveur n'a pas pu être établie",
  protocol: "la réponse reçue n'est pas celle d'un serveur de courrier de ce type",
  temporary: 'le serveur signale une difficulté passagère',
  rejected: 'le serveur a refusé la demande',
};

const certificateProblems: Record<CertificateProblem, string> = {
  untrusted: 'il est signé par un organisme que ce PC ne reconnaît pas',
  expired: 'il est périmé',
  'not-yet-valid': "il n'est pas encore valable (la date de ce PC est-elle juste ?)",
  'wrong-host': "il est établi au nom d'un autre serveur",
  weak: 'il ne répond plus aux règles de sécurité actuelles',
};

const greetings: Readonly<Record<string, string | undefined>> = {
  GREETING_SMTP:
    "C'est un serveur d'envoi qui a répondu à la place du serveur de réception : les deux adresses sont peut-être inversées dans les réglages.",
  GREETING_POP3:
    "C'est un serveur de réception qui a répondu à la place du serveur d'envoi : les deux adresses sont peut-être inversées dans les réglages.",
};

const reasonOf = (kind: FailureKind | null): string => (kind && reasons[kind]) ?? 'la vérification a échoué';
/** Who vouches for a certificate, after "le certificat". */
export const issuedBy = (issuer: string | null): string =>
  issuer ? `délivré par « ${issuer} »` : 'délivré par un organisme inconnu';
export const certificateProblemIn = (problem: CertificateProblem | null): string =>
  (problem && certificateProblems[problem]) ?? 'il a été refusé';
/** Which server answered in the other's place, as its greeting showed; null where it did not. */
const swapIn = (detail: string | null): string | null => (detail === null ? null : (greetings[detail] ?? null));
const swapHint = (detail: string | null): string => (swapIn(detail) === null ? '' : ` ${swapIn(detail)}`);
const notResent = ({ isRemembered }: FailureFacts): string =>
  isRemembered
    ? " Ce mot de passe a déjà été refusé : il n'a pas été renvoyé, pour ne pas risquer de bloquer la boîte."
    : '';

/** The server answers everything but the password. */
const unanswered = (password: string, where: string, otherwise: string): Words => ({
  title: `${password} est peut-être refusé`,
  meaning:
    "Le serveur raccroche au mot de passe, ou n'y répond pas, à chaque essai : il le refuse peut-être. Vigie l'essaie encore une fois par jour, pas plus.",
  advice: `${stopOutlook} Essayez-le une seule fois ${where} : s'il y fonctionne, le problème vient du serveur ; sinon, ${otherwise}.`,
});

/** By the server's own word; else by the date that was filled in. */
const isSaidExpired = (facts: FailureFacts): boolean => facts.kind === 'credentials-expired';

/** Nothing was learned of the mailbox: where the fault may lie, and what to look at first. */
const unreachableAdvice = ({ kind, detail }: FailureFacts): string => {
  if (swapIn(detail) !== null)
    return 'Vérifiez dans les réglages (« Serveurs ») que les deux adresses ne sont pas inversées. En cas de doute, demandez les bonnes au support technique.';
  // The server did answer: the Internet is not in question.
  if (kind === 'temporary' || kind === 'rejected')
    return 'Attendez quelques minutes et refaites le test ; si rien ne change, appelez le support technique.';
  return "Vérifiez d'abord que des sites Internet s'ouvrent sur ce PC. Si oui, attendez quelques minutes et refaites le test ; si rien ne change, appelez le support technique.";
};
/** Addresses swapped in Vigie's settings say nothing of Outlook's own. */
const meanwhile = (detail: string | null, consequence: string): string =>
  swapIn(detail) === null ? ` ${consequence}` : '';

/** Before any other advice about a refused password. */
export const stopOutlook =
  "Fermez Outlook en attendant : s'il réessaie sans cesse un mot de passe refusé, le serveur pourrait bloquer l'accès de toute l'école.";

/** Conditions that read the same on both legs. */
const patience = (): Words => ({
  title: 'Le serveur demande de patienter',
  meaning: "Le serveur n'accepte pas de connexions trop rapprochées. Ce n'est pas une panne.",
  advice: "Refaites le test dans un quart d'heure.",
});
const offline = (): Words => ({
  title: "Ce PC n'est pas connecté à Internet",
  meaning: 'Sans connexion, la boîte ne peut pas être vérifiée.',
  advice: 'Vérifiez le câble ou le Wi-Fi.',
});
const namesNotFound = (): Words => ({
  title: 'Ce PC ne trouve plus les serveurs de courrier',
  meaning:
    'La connexion à Internet semble fonctionner, mais les adresses des serveurs de courrier restent introuvables : ce PC ne peut ni relever le courrier ni en envoyer.',
  advice:
    "Redémarrez le modem ou le routeur, puis ce PC. Si rien ne change, appelez la personne qui s'occupe du réseau de l'école.",
});

/** What is said of receiving and of sending, by condition. */
export const legWords: WordsOf<LegCode> = {
  'receiving.login-delay': patience,
  'receiving.offline': offline,
  'receiving.names-not-found': namesNotFound,
  'receiving.ok': (f) => ({
    title: 'La réception fonctionne',
    meaning: !('messages' in f)
      ? 'Le serveur accepte le mot de passe de la boîte.'
      : f.messages === 0
        ? "Le serveur accepte le mot de passe de la boîte et aucun message n'y attend."
        : `Le serveur accepte le mot de passe de la boîte ; ${plural(f.messages, 'fr', 'message y attend', 'messages y attendent')} (${formatBytes(f.octets, 'fr')}).`,
    advice: '',
  }),
  'receiving.unreachable': (f) => ({
    title: 'La réception ne fonctionne pas',
    meaning: `La boîte n'a pas pu être consultée : ${reasonOf(f.kind)}.${swapHint(f.detail)}${meanwhile(f.detail, 'Tant que cela dure, ce PC ne peut sans doute pas relever le courrier.')}`,
    advice: unreachableAdvice(f),
  }),
  'receiving.in-use': () => ({
    title: 'La boîte est occupée',
    meaning:
      "Un autre programme, sans doute Outlook, consulte la boîte en ce moment. C'est normal si cela ne dure pas.",
    advice:
      "Refaites le test dans quelques minutes. Si la boîte reste occupée pendant des heures, fermez Outlook, patientez un quart d'heure et rouvrez-le.",
  }),
  'receiving.password-refused': (f) => ({
    title: 'Le mot de passe de la boîte est refusé',
    meaning: `Le serveur n'accepte pas le mot de passe de la boîte (celui reçu à la création de la boîte ou après la dernière demande, à ne pas confondre avec le mot de passe CERBERE).${notResent(f)} Outlook risque d'être refusé lui aussi : l'école ne pourrait plus relever son courrier.`,
    advice: `${stopOutlook} Essayez ce mot de passe une seule fois sur le webmail : s'il y fonctionne, retapez-le dans Vigie ; sinon, demandez-en un nouveau au service Enseignement.be. Attention, cette demande change le mot de passe.`,
  }),
  'receiving.password-expired': (f) => ({
    title: 'Le mot de passe de la boîte est à renouveler',
    meaning: `Le serveur indique que ce mot de passe a expiré ou doit être changé.${notResent(f)} L'école ne peut sans doute plus relever son courrier.`,
    advice: `${stopOutlook} Demandez un nouveau mot de passe au service Enseignement.be.`,
  }),
  'receiving.login-refused': (f) =>
    'isUnsure' in f
      ? unsure('le mot de passe de la boîte')
      : 'isUnanswered' in f
        ? unanswered(
            'Le mot de passe de la boîte',
            'sur le webmail',
            'demandez-en un nouveau au service Enseignement.be',
          )
        : {
            title: "Le serveur refuse l'accès à la boîte",
            meaning: `Le serveur n'a pas dit clairement pourquoi : mot de passe ou nom d'utilisateur erroné, ou refus passager, par exemple parce que la boîte est déjà ouverte ailleurs.${notResent(f)}`,
            advice: `${stopOutlook} Essayez le mot de passe de la boîte une seule fois sur le webmail : s'il y fonctionne, refaites le test plus tard ; sinon, vérifiez-le ou demandez-en un nouveau au service Enseignement.be.`,
          },
  ...shutOut,
  'receiving.certificate': (f) => ({
    title: "L'identité du serveur de réception n'est pas confirmée",
    meaning: `Le certificat présenté, ${issuedBy(f.issuer)}, est refusé : ${certificateProblemIn(f.certificateProblem)}. Le mot de passe n'a pas été envoyé.`,
    advice:
      "Un antivirus ou un filtre du réseau peut en être la cause. Parlez-en à la personne qui s'occupe de l'informatique, ou au support technique.",
  }),
  'receiving.not-configured': (f) =>
    'isUnreadable' in f
      ? lockedAway('Le mot de passe de la boîte')
      : {
          title: "La réception n'est pas vérifiée",
          meaning: "Le mot de passe de la boîte (réception) n'est pas renseigné.",
          advice:
            "Renseignez-le : c'est celui reçu à la création de la boîte ou après la dernière demande. Il contient des caractères spéciaux : tapez-le avec soin.",
        },
  'receiving.stale': () => ({
    title: "La réception n'a pas été vérifiée récemment",
    meaning: "Aucune vérification n'a abouti depuis un moment : l'état de la réception est inconnu.",
    advice: 'Lancez un test.',
  }),
  'receiving.held': (f) => ({
    title: heldTitles.receiving[f.reason],
    ...heldFor(f.reason),
  }),
  'receiving.not-watched': (f) => notWatched('receiving', f),
  'sending.not-watched': (f) => notWatched('sending', f),
  'sending.login-delay': patience,
  'sending.offline': offline,
  'sending.names-not-found': namesNotFound,
  'sending.ok': () => ({
    title: "L'envoi fonctionne",
    meaning: "Le serveur d'envoi accepte le mot de passe CERBERE.",
    advice: '',
  }),
  'sending.unreachable': (f) => ({
    title: "L'envoi ne fonctionne pas",
    meaning: `La connexion au serveur d'envoi n'a pas abouti : ${reasonOf(f.kind)}.${swapHint(f.detail)}${meanwhile(f.detail, 'Tant que cela dure, ce PC ne peut sans doute pas envoyer de courrier avec Outlook.')}`,
    advice: unreachableAdvice(f),
  }),
  'sending.in-use': () => ({
    title: "Le serveur d'envoi est occupé",
    meaning: 'Le compte est utilisé ailleurs en ce moment.',
    advice: 'Refaites le test dans quelques minutes.',
  }),
  'sending.password-refused': (f) => ({
    title: 'Le mot de passe CERBERE est refusé',
    meaning: `Le serveur d'envoi n'accepte pas le mot de passe CERBERE : soit il a été mal tapé ou changé ailleurs, soit il a expiré (il n'est valable que six mois).${notResent(f)} Outlook risque d'être refusé lui aussi : l'école ne pourrait plus envoyer de courrier.`,
    advice: `${stopOutlook} Essayez ce mot de passe une seule fois sur le portail CERBERE : le portail indique s'il est incorrect ou périmé. Renouvelez-le s'il le faut, puis indiquez le bon mot de passe dans Vigie et dans Outlook.`,
  }),
  'sending.password-expired': (f) => ({
    title: isSaidExpired(f) ? 'Le mot de passe CERBERE est à renouveler' : 'Le mot de passe CERBERE a expiré',
    meaning: `${isSaidExpired(f) ? "Le serveur d'envoi indique que ce mot de passe a expiré ou doit être changé : il n'est valable que six mois." : "Le mot de passe CERBERE n'est valable que six mois et, d'après la date renseignée, ce délai est dépassé."}${notResent(f)} Tant qu'il n'est pas renouvelé, l'école ne peut plus envoyer de courrier avec Outlook ni ouvrir les applications (DESI, PRIMVER…).`,
    advice: `${stopOutlook} Renouvelez le mot de passe sur le portail CERBERE, si ce n'est pas déjà fait, puis indiquez le nouveau dans Vigie et dans Outlook.`,
  }),
  'sending.login-refused': (f) =>
    'isUnsure' in f
      ? unsure('le mot de passe CERBERE')
      : 'isUnanswered' in f
        ? unanswered('Le mot de passe CERBERE', 'sur le portail CERBERE', 'renouvelez-le')
        : {
            title: "Le serveur d'envoi refuse l'accès",
            meaning: `Le serveur n'a pas dit clairement pourquoi : mot de passe CERBERE erroné, ou refus passager.${notResent(f)}`,
            advice: `${stopOutlook} Essayez le mot de passe une seule fois sur le portail CERBERE : s'il y fonctionne, refaites le test plus tard ; sinon, renouvelez-le.`,
          },
  'sending.certificate': (f) => ({
    title: "L'identité du serveur d'envoi n'est pas confirmée",
    meaning: `Le certificat présenté, ${issuedBy(f.issuer)}, est refusé : ${certificateProblemIn(f.certificateProblem)}. Le mot de passe n'a pas été envoyé.`,
    advice:
      "Un antivirus ou un filtre du réseau peut en être la cause. Parlez-en à la personne qui s'occupe de l'informatique, ou au support technique.",
  }),
  'sending.not-configured': (f) =>
    'isUnreadable' in f
      ? lockedAway('Le mot de passe CERBERE')
      : {
          title: "L'envoi n'est pas vérifié",
          meaning: "Le mot de passe CERBERE n'est pas renseigné.",
          advice: "Renseignez-le : c'est celui qui donne aussi accès à DESI, à PRIMVER et aux autres applications.",
        },
  'sending.stale': () => ({
    title: "L'envoi n'a pas été vérifié récemment",
    meaning: "Aucune vérification n'a abouti depuis un moment : l'état de l'envoi est inconnu.",
    advice: 'Lancez un test.',
  }),
  'sending.held': (f) => ({
    title: heldTitles.sending[f.reason],
    ...heldFor(f.reason),
  }),
};
