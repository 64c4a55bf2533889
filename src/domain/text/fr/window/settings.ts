import type { RuleName } from '../../../model/policy-patch.ts';
import type { RuleProblem, Unit } from '../../../model/rules.ts';
import { plural } from '../../format.ts';
import { mailboxWords, passwordWords } from './settings-mailboxes.ts';

/** What a rule is called, and what there is to know of it. */
export type RuleWords = { readonly label: string; readonly hint?: string };

/** What the window says in its settings. */
export const settingsWords = {
  title: 'Réglages',
  intro: 'Chaque changement est enregistré aussitôt, et peut être annulé.',
  saved: 'Enregistré.',
  undo: 'Annuler',
  undone: 'La valeur précédente est rétablie.',
  original: "Rétablir les valeurs d'origine",
  isOriginal: "Ce sont les valeurs d'origine.",

  /** Of each rule, under its own name. */
  rules: {
    receivingMinutes: {
      label: 'Réception',
      hint: 'Pendant une vérification, Outlook peut devoir attendre un instant : 30 minutes conviennent.',
    },
    sendingMinutes: { label: 'Envoi' },
    'storage.highPercent': { label: 'Premier avertissement' },
    'storage.veryHighPercent': { label: 'Avertissement pressant' },
    'storage.fullPercent': { label: 'Boîte considérée comme pleine' },
    'storage.clearedBelowPercent': {
      label: 'Retour au calme',
      hint: "L'avertissement cesse quand le remplissage descend d'autant sous son seuil.",
    },
    passwordNoticeDays: { label: "Jours avant l'expiration", hint: 'Séparés par des virgules. 0 : le jour même.' },
    'certificateNoticeDays.soon': { label: 'Simple remarque dans Vigie' },
    'certificateNoticeDays.verySoon': { label: 'Avertissement' },
    'collection.waitingDays': { label: 'Courrier non relevé : premier avertissement' },
    'collection.abandonedDays': { label: 'Courrier non relevé : avertissement pressant' },
    'collection.silentDays': { label: 'Plus aucun nouveau message' },
    'collection.silentDaysWhenNearlyFull': { label: 'Plus aucun nouveau message, boîte presque pleine' },
    'speakingHours.days': { label: 'Jours' },
    'speakingHours.opens': { label: 'À partir de' },
    'speakingHours.closes': { label: "Jusqu'à" },
    reminderAt: {
      label: 'Heure des rappels',
      hint: 'Un problème qui dure est rappelé à cette heure, les jours ouvrables.',
    },
    readsMailPrograms: {
      label: 'Lire les réglages du programme de courrier',
      hint: "Vigie compare les réglages d'Outlook ou de Thunderbird à ceux que demande le serveur, et voit si le programme est ouvert. Elle n'y change rien et ne lit aucun mot de passe.",
    },
  } satisfies Record<RuleName, RuleWords>,
  units: {
    minutes: 'minutes',
    percent: '%',
    daysBefore: 'jours avant',
    workingDays: 'jours ouvrables',
  } satisfies Record<Unit, string>,
  /** Why rules do not fit each other. */
  ruleProblems: {
    'must-rise': 'Les trois seuils doivent aller en montant : le premier, puis le pressant, puis la boîte pleine.',
    'must-fall': "L'avertissement doit venir plus près de l'échéance que la remarque.",
    'must-wait': "L'avertissement pressant doit venir après le premier.",
    'no-day': 'Choisissez au moins un jour.',
    time: 'Une heure, par exemple 07:30.',
    order: "L'heure de fin doit venir après l'heure de début.",
  } satisfies Record<RuleProblem, string>,
  listProblems: {
    empty: 'Indiquez au moins un nombre de jours.',
    malformed: 'Des nombres entiers séparés par des virgules, par exemple 30, 15, 7, 1.',
    outside: (min: string, max: string) => `Chaque nombre doit se trouver entre ${min} et ${max}.`,
    tooMany: (most: string) => `${most} nombres au plus.`,
  },

  mailboxes: mailboxWords,
  passwords: passwordWords,

  notifications: {
    title: 'Notifications',
    snooze: 'Suspendre les notifications',
    snoozeHint: 'La surveillance continue, mais Vigie ne vous prévient de rien.',
    snoozed: (until: string) => `Suspendues : reprise ${until}`,
    speaking: 'Notifications actives',
    silent: 'Notifications suspendues',
    choices: { hour: 'Pendant 1 heure', day: 'Pendant 1 jour', monday: "Jusqu'à lundi" },
    end: 'Me prévenir de nouveau',
    hours: 'Quand Vigie peut vous prévenir',
    hoursHint:
      "En dehors de ces heures et les jours fériés, Vigie n'annonce que ce qui est à régler sans attendre ; le reste est annoncé à la reprise.",
    trialTitle: "Notification d'essai",
    trialHint: "Elle s'affiche en bas à droite de l'écran.",
    trial: "Envoyer une notification d'essai",
    sent: "La notification est partie. Si vous ne l'avez pas vue : Paramètres > Système > Notifications, et désactivez « Ne pas déranger ».",
  },

  thresholds: {
    title: 'Seuils',
    storage: 'Remplissage de la boîte',
    storageSummary: (high: string, very: string, full: string) => `Prévenir à ${high} %, ${very} % et ${full} %`,
    notice: 'Expiration du mot de passe CERBERE',
    noticeSummary: (days: string) => `Jours avant l'expiration : ${days}`,
    certificate: 'Certificat du serveur',
    certificateSummary: (soon: number, very: number) =>
      `Remarque ${plural(soon, 'fr', 'jour', 'jours')} avant l'échéance, avertissement ${plural(very, 'fr', 'jour', 'jours')} avant`,
    collection: 'Relève du courrier',
    collectionSummary: (days: number) =>
      `Prévenir après ${plural(days, 'fr', 'jour ouvrable', 'jours ouvrables')} sans relève`,
  },

  frequency: {
    title: 'Fréquence des vérifications',
  },

  startup: {
    title: 'Démarrage avec Windows',
    toggle: 'Démarrer Vigie avec Windows',
    hint: "Vigie surveille ainsi la boîte dès que le PC est allumé, sans qu'il faille y penser.",
    byUser: {
      title: 'Ce démarrage a été désactivé dans Windows',
      body: "Vigie ne peut pas passer outre. Pour le permettre de nouveau : Paramètres > Applications > Démarrage, ou l'onglet « Applications de démarrage » du Gestionnaire des tâches.",
    },
    none: "Sur ce PC, Vigie ne peut pas démarrer toute seule : il faut l'ouvrir soi-même.",
  },

  language: {
    title: 'Langue',
    label: 'Langue de Vigie',
    fr: 'Français',
    en: 'English',
  },

  servers: {
    title: "Serveurs (réglages d'expert)",
    summary: 'Adresses des serveurs, pages et contacts',
    warning: {
      title: "À ne changer que si ETNIC vous donne d'autres valeurs",
      body: "Un refus, une panne ou un mot de passe oublié ne se règlent pas ici. Après un changement de serveur, Vigie redemande le mot de passe : elle n'envoie jamais à un serveur un mot de passe tapé pour un autre.",
    },
    pop3: 'Serveur de réception (POP3)',
    smtp: "Serveur d'envoi (SMTP)",
    imap: 'Taille exacte de la boîte (IMAP)',
    imapHint: "Facultatif : seulement si le fournisseur l'offre.",
    isUsed: 'Utiliser ce serveur',
    host: 'Nom du serveur',
    port: 'Port',
    security: 'Chiffrement',
    securities: { auto: 'Automatique', starttls: 'STARTTLS', tls: 'TLS', plain: 'Aucun' },
    securityHints: {
      auto: 'Chiffré dès que le serveur le permet (STLS).',
      starttls: 'Exigé juste après la connexion.',
      tls: 'Exigé dès la connexion.',
      plain: 'Le mot de passe circule en clair.',
    },
    rules: 'Mot de passe et pages',
    months: "Durée de vie d'un mot de passe CERBERE",
    monthsUnit: 'mois',
    webmail: 'Page du webmail',
    cerbere: 'Page du portail CERBERE',
    technical: 'Support technique',
    passwords: 'Service des mots de passe',
    contactName: 'Nom',
    phone: 'Téléphone',
    email: 'Courriel',
    days: 'Jours de permanence',
    opens: 'Ouvre à',
    closes: 'Ferme à',
    problems: {
      host: "Un nom de serveur, par exemple adm.cfwb.be, ou une adresse IP, et rien d'autre : le port a son propre champ.",
      port: (min: string, max: string) => `Un nombre entier entre ${min} et ${max}.`,
      months: (min: string, max: string) => `Un nombre entier entre ${min} et ${max}.`,
      url: 'Une adresse web complète, sans mot de passe, qui commence par http:// ou https://.',
      name: (max: string) => `Un nom de ${max} caractères au plus, sans caractère invisible.`,
      phone: 'Un numéro de téléphone, ou rien.',
      email: 'Une adresse complète, ou rien.',
      hours: "L'ouverture et la fermeture vont ensemble, et la fermeture vient après.",
    },
    save: 'Enregistrer',
    discard: 'Abandonner les changements',
    unsaved: 'Ces changements ne sont pas encore enregistrés.',
    incomplete: "Rien n'est enregistré tant qu'une valeur n'est pas acceptée.",
    logins: 'Nom de connexion',
    loginsIntro: "À remplir seulement si le serveur attend un autre nom que l'adresse de la boîte.",
    login: (label: string) => `Nom de connexion de ${label}`,
    loginProblem: (max: string) => `Sans espace ni caractère invisible, ${max} caractères au plus.`,
    profile: (label: string) => `Serveurs de ${label}`,
  },

  about: {
    title: 'À propos',
    product: 'Vigie BMA',
    version: (version: string) => `Version ${version}`,
    licence: 'Logiciel libre, sous licence MIT.',
    releases: 'Voir les versions publiées',
    report: 'Rapport pour le support technique',
    reportHint: "Il décrit l'état de vos boîtes et vos réglages. Il ne contient ni mot de passe ni message.",
    copyReport: 'Copier le rapport',
    saveReport: 'Enregistrer le rapport…',
    reportCopied: 'Le rapport est copié : collez-le dans votre message.',
    reportSaved: 'Le rapport est enregistré.',
    erase: 'Effacer Vigie de ce PC',
    eraseHint: "Efface les mots de passe, les réglages, l'historique et le démarrage avec Windows.",
    eraseButton: 'Tout effacer…',
    eraseTitle: 'Tout effacer ?',
    eraseBody:
      'Les mots de passe que Vigie garde, tous ses réglages, son historique et son démarrage avec Windows seront effacés de ce PC, puis Vigie se fermera. Cela ne peut pas être annulé. La boîte et son courrier ne sont pas touchés.',
    eraseConfirm: 'Tout effacer et fermer',
  },
};
