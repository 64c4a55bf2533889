import { formatBytes, formatNumber, plural } from '../../format.ts';
import type { Action } from '../../words.ts';

/** What the page "État" says. */
export const homeWords = {
  none: {
    title: "Aucune boîte n'est surveillée",
    body: "Donnez l'adresse de la boîte et ses deux mots de passe : Vigie s'occupe du reste.",
    go: 'Commencer la mise en route',
  },
  firstLook: 'Première vérification à venir',
  notYet: {
    title: 'Première vérification à venir',
    meaning: "La première vérification n'a pas encore eu lieu. Elle se fait d'elle-même.",
  },
  firstLookNow: 'Première vérification en cours…',
  workingButDate:
    "La réception et l'envoi fonctionnent. Indiquez une date, pour que Vigie vous prévienne avant l'expiration du mot de passe CERBERE.",
  /** Where a notice on the page has something else to ask. */
  working: "La réception et l'envoi fonctionnent.",
  /** Both legs work, and by a clock that is wrong no date is judged. */
  partly: 'Pas entièrement vérifié',
  stale: "L'état de la boîte n'est pas connu en ce moment.",
  more: (count: number) => `Et ${plural(count, 'fr', 'autre point', 'autres points')} à voir ci-dessous.`,
  announced: (label: string, status: string, reason: string) => `${label} : ${status}. ${reason}`,

  test: {
    button: 'Tester maintenant',
    busy: 'Test en cours…',
    looking: 'vérification en cours…',
    last: (moment: string) => `dernier test ${moment}`,
    never: 'premier test à venir',
    held: 'attend votre réponse',
    done: 'Le test est terminé.',
    nothing: "Rien ne peut être testé pour l'instant : Vigie attend d'abord votre réponse.",
    later: (moment: string) => `Le test se fera ${moment} : il faut un délai entre deux connexions au serveur.`,
    notNow:
      "Le test n'est pas parti : Vigie limite le nombre de connexions par jour, pour ne jamais être la cause d'un blocage.",
    latchedTitle: 'Réessayer un mot de passe refusé ?',
    latchedLegs: {
      receiving: 'Le mot de passe de la boîte a été refusé.',
      sending: 'Le mot de passe CERBERE a été refusé.',
    },
    latchedBody:
      "Chaque essai compte comme une erreur de plus. Plusieurs refus de suite peuvent bloquer l'accès de toute l'école, Outlook compris. Si le mot de passe n'a pas changé depuis, la réponse sera sans doute la même.",
    latchedAdvice: "Si vous avez un autre mot de passe, tapez-le plutôt dans Vigie : l'ancien ne sera plus essayé.",
    shutTitle: 'Réessayer dès maintenant ?',
    shutLegs: {
      receiving: "Le serveur n'ouvre pas la boîte en ce moment, quel que soit le mot de passe.",
      sending: "Le serveur d'envoi ne laisse pas entrer en ce moment, quel que soit le mot de passe.",
    },
    shutBody:
      "Tant que la cause n'est pas levée, la réponse sera sans doute la même. Si l'accès est bloqué pour un moment, chaque essai peut prolonger le blocage.",
    latchedConfirm: 'Essayer une fois',
  },

  /** Of both passwords refused at once, while Vigie has its attempt before it; the card says when. */
  bothRefused:
    "Ils étaient acceptés peu avant : le problème vient sans doute des serveurs. Ne changez rien, fermez Outlook. Vigie fera d'elle-même un seul essai.",

  whatToDo: 'Voir que faire',
  lastLook: (moment: string) => `dernier test ${moment}`,
  measured: (moment: string) => `dernière mesure ${moment}`,
  nextLook: (moment: string) => `prochain test ${moment}`,
  soon: 'dans un instant',
  noNextLook: 'Vigie attend votre réponse',
  noNextLookShut: 'prochain test à votre demande',
  noNextLookLatched: "ce mot de passe n'est plus essayé",
  checks: 'Ce que Vigie surveille',

  todo: 'Que faire',
  actions: {
    'open-webmail': 'Ouvrir le webmail',
    'open-cerbere': 'Ouvrir le portail CERBERE',
    'retype-mailbox-password': 'Retaper le mot de passe de la boîte',
    'retype-cerbere-password': 'Retaper le mot de passe CERBERE',
    'renew-cerbere-password': "J'ai changé mon mot de passe CERBERE",
    'fill-in-date': 'Renseigner la date',
    'test-now': 'Tester maintenant',
    'check-program': 'Revérifier',
    'call-technical': 'Appeler le support technique',
    'write-passwords': 'Demander un nouveau mot de passe',
    'copy-report': 'Copier le rapport',
  } satisfies Record<Action, string>,
  held: {
    setup: 'Continuer la mise en route',
    setupAdvice: 'Terminez la mise en route.',
    otherPcAdvice: 'Dites en haut de cette page si ce PC prend le relais.',
    renewal: 'Indiquer le nouveau mot de passe',
    stillGood: "L'ancien est toujours bon",
  },

  noted: {
    note: "C'est noté, ne plus me le rappeler",
    isSo: "C'est noté : Vigie n'affichera plus de rappel tant que ce point n'est pas réglé, sauf s'il s'aggrave.",
    takeBack: 'Me le rappeler de nouveau',
  },

  contact: {
    call: (phone: string) => `Téléphone : ${phone}`,
    mail: 'Message préparé',
    to: 'À',
    subject: 'Objet',
    body: 'Message',
    copy: 'Copier le message',
    open: 'Ouvrir dans le programme de courrier',
    otherAddress: "L'envoi ne fonctionne pas depuis cette boîte : envoyez ce message depuis une autre adresse.",
  },
  details: {
    title: 'Détails techniques',
    of: (check: string) => `Détails techniques : ${check}`,
    copy: 'Copier les détails',
  },

  password: {
    left: (days: number) => plural(days, 'fr', 'jour', 'jours'),
    leftBefore: 'avant son expiration',
    summary: (days: number, date: string) => `Encore ${plural(days, 'fr', 'jour', 'jours')}, jusqu'au ${date}`,
    lastDay: "Expire aujourd'hui",
    over: (days: number) => `Expiré depuis ${plural(days, 'fr', 'jour', 'jours')}`,
    expires: 'Dernier jour',
    changed: 'Dernier changement',
    given: 'Cette date vient du courriel de CERBERE.',
    correct: 'Corriger la date',
    renew: "J'ai changé mon mot de passe CERBERE",
  },
  date: {
    save: 'Enregistrer la date',
    saved: "C'est enregistré.",
    unknown:
      'Si personne ne la connaît, changez le mot de passe sur le portail CERBERE : les six mois repartent de ce jour.',
  },
  storage: {
    filled: (percent: number) => `Remplie à ${formatNumber(percent, 'fr', 1)} %`,
    meter: 'Remplissage de la boîte',
    summary: (title: string, percent: number) => `${title} : remplie à ${formatNumber(percent, 'fr', 1)} %`,
    of: (used: number, limit: number) => `${formatBytes(used, 'fr')} sur ${formatBytes(limit, 'fr')}`,
    atLeast: (used: number, limit: number) => `au moins ${formatBytes(used, 'fr')} sur ${formatBytes(limit, 'fr')}`,
    noLimit: (used: number) => `La boîte contient au moins ${formatBytes(used, 'fr')}.`,
    setLimit: 'Indiquer la taille maximale',
    limitHint:
      'Si vous la connaissez : Vigie pourra dire à quel point la boîte est remplie. Elle en tiendra compte à la prochaine vérification.',
    limitSaved: "C'est enregistré.",
    inboxOnly: 'Les dossiers du webmail comptent aussi, mais Vigie ne peut pas les mesurer.',
    fullOn: (date: string) => `À ce rythme, la boîte sera pleine vers le ${date}.`,
    history: 'Évolution du remplissage',
    historyText: (from: string, to: string, least: number, most: number) =>
      `Du ${from} au ${to} : entre ${formatBytes(least, 'fr')} et ${formatBytes(most, 'fr')}.`,
    limit: (limit: number) => `Maximum : ${formatBytes(limit, 'fr')}`,
    size: (bytes: number) => formatBytes(bytes, 'fr'),
  },
  clock: {
    title: "L'horloge de ce PC n'est pas à l'heure",
    body: "Vigie continue de vérifier la boîte, mais ne compte plus les jours avant la fin du mot de passe CERBERE. Réglez la date et l'heure de ce PC. Si elles sont déjà justes, il n'y a rien à faire : Vigie s'y fiera de nouveau après une journée de travail.",
  },
  gap: {
    oneDay: (date: string, from: string, to: string) => `Pas surveillé le ${date} de ${from} à ${to}`,
    days: (from: string, to: string) => `Pas surveillé du ${from} au ${to}`,
    body: 'Ce PC était éteint ou en veille, ou Vigie était fermée : elle ne sait pas ce qui est arrivé à la boîte pendant ce temps.',
  },
};
