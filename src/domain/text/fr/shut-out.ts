import type { FailureFacts } from '../../model/failure.ts';
import type { ShutOutCode, Words, WordsOf } from '../words.ts';

/** The command line knows the answer of an earlier run, and asks nobody again. */
const notAsked = ({ isRemembered }: FailureFacts): string =>
  isRemembered === true ? " C'est la réponse d'un essai précédent : cette fois, rien n'a été envoyé." : '';

/** The box, by the server's own word. Outlook may not be let in either: the webmail comes first. */
export const fullByWord: Pick<Words, 'title' | 'advice'> = {
  title: 'Le serveur dit que la boîte est pleine',
  advice:
    "Ouvrez le webmail et supprimez ce qui ne sert plus, dans tous ses dossiers, corbeille comprise ; relevez ensuite le courrier avec Outlook. Si le webmail ne s'ouvre pas ou si rien ne change, appelez le support technique.",
};

const ofNoUse = "un autre mot de passe n'y changerait rien";
const checkAddress = `Si cette boîte vient d'être ajoutée dans Vigie, vérifiez d'abord son adresse. Sinon, appelez le support technique en donnant l'adresse de la boîte ; ${ofNoUse}.`;
const callSupport = `Appelez le support technique en donnant l'adresse de la boîte ; ${ofNoUse}.`;
const onceOpen = "Quand l'accès sera rétabli, refaites le test.";
const leaveAlone =
  "Ne réessayez nulle part, pas même sur le webmail, et fermez Outlook partout : chaque essai peut prolonger le blocage. Vigie attend elle aussi, puis fera un seul essai. Si l'accès n'est pas rétabli demain, appelez le support technique.";
const usualCause =
  "Souvent, un programme insiste avec un ancien mot de passe : Outlook, sur ce PC ou un autre, ou bien un téléphone. D'ordinaire, le blocage se lève de lui-même.";
const otherWay = "Le serveur n'accepte pas ce mode de connexion";

/** What is said where the server keeps everybody out: what it is, whose fault it is not, and whom to ask. */
export const shutOut: WordsOf<ShutOutCode> = {
  'receiving.account-disabled': (f) => ({
    title: "Le serveur n'accepte pas le compte de la boîte",
    meaning: `Le serveur de réception signale un problème avec ce compte : il serait inconnu, désactivé ou arrivé à échéance. Le mot de passe n'est pas en cause.${notAsked(f)} Le courrier ne peut sans doute plus être relevé.`,
    advice: checkAddress,
  }),
  'receiving.access-off': (f) => ({
    title: "Le serveur n'autorise pas cet accès à la boîte",
    meaning: `D'après le serveur, l'accès prévu pour les programmes de courrier, comme Outlook, est désactivé ou exige une autre façon de s'identifier. Le mot de passe n'est pas en cause.${notAsked(f)} Le courrier n'est peut-être plus relevé.`,
    advice: `${callSupport} En attendant, essayez de lire le courrier sur le webmail. ${onceOpen}`,
  }),
  'receiving.locked-out': (f) => ({
    title: "L'accès à la boîte est bloqué pour un moment",
    meaning: `Le serveur n'ouvre plus la boîte pour l'instant, sans doute après trop d'essais. ${usualCause}${notAsked(f)}`,
    advice: leaveAlone,
  }),
  'receiving.mailbox-full': () => ({
    ...fullByWord,
    meaning:
      "Le serveur n'ouvre pas la boîte parce qu'elle est pleine : le courrier officiel n'y arrive plus. Le mot de passe n'est pas en cause.",
  }),
  'receiving.mechanism': () => ({
    title: otherWay,
    meaning:
      "Le serveur de réception n'accepte pas la façon dont Vigie s'y connecte (chiffrement ou type d'identification). Le mot de passe n'est pas en cause. Outlook a ses propres réglages : il relève peut-être encore le courrier.",
    advice:
      'Demandez au support technique les réglages actuels du serveur de réception, puis corrigez ceux de Vigie (« Réglages », « Serveurs »).',
  }),
  'sending.account-disabled': (f) => ({
    title: "Le serveur n'accepte pas le compte d'envoi",
    meaning: `Le serveur d'envoi signale un problème avec ce compte : il serait inconnu, désactivé ou arrivé à échéance. Le mot de passe CERBERE n'est pas en cause.${notAsked(f)} Le courrier ne peut sans doute plus partir.`,
    advice: checkAddress,
  }),
  'sending.access-off': (f) => ({
    title: "Le serveur n'autorise pas cette façon d'envoyer",
    meaning: `D'après le serveur d'envoi, l'accès prévu pour les programmes de courrier, comme Outlook, est désactivé ou exige une autre façon de s'identifier. Le mot de passe CERBERE n'est pas en cause.${notAsked(f)} Le courrier ne part peut-être plus.`,
    advice: `${callSupport} ${onceOpen}`,
  }),
  'sending.locked-out': (f) => ({
    title: "L'envoi est bloqué pour un moment",
    meaning: `Le serveur d'envoi ne laisse plus entrer pour l'instant, sans doute après trop d'essais. ${usualCause}${notAsked(f)}`,
    advice: leaveAlone,
  }),
  'sending.mailbox-full': () => ({
    ...fullByWord,
    meaning:
      "Le serveur d'envoi n'ouvre pas l'accès parce que la boîte est pleine : le courrier officiel n'y arrive plus. Le mot de passe CERBERE n'est pas en cause.",
  }),
  'sending.mechanism': () => ({
    title: otherWay,
    meaning:
      "Le serveur d'envoi n'accepte pas la façon dont Vigie s'y connecte (chiffrement ou type d'identification). Le mot de passe CERBERE n'est pas en cause. Outlook a ses propres réglages : il envoie peut-être encore le courrier.",
    advice:
      "Demandez au support technique les réglages actuels du serveur d'envoi, puis corrigez ceux de Vigie (« Réglages », « Serveurs »).",
  }),
};
