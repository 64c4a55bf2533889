import { formatDate, plural } from '../../format.ts';

/** What the window says while a mailbox is being set up. */
export const setupWords = {
  progress: (step: number, total: number) => `Étape ${step} sur ${total}`,
  next: 'Continuer',
  back: 'Étape précédente',
  later: 'Continuer plus tard',
  address: {
    title: "Quelle est l'adresse de la boîte ?",
    titleOther: 'Surveiller une autre boîte',
    intro:
      "Vigie BMA vérifie que votre boîte mail administrative reçoit et envoie, et vous prévient avant que le mot de passe CERBERE n'expire ou que la boîte ne soit pleine. Elle n'ouvre, ne déplace et n'efface jamais vos messages.",
    label: 'Adresse de la boîte',
    hint: 'Par exemple ec001234@adm.cfwb.be',
    school: "Adresse reconnue : la boîte d'une école.",
    authority: "Adresse reconnue : la boîte d'un pouvoir organisateur.",
    fase: (fase: string) => `Numéro FASE : ${fase}`,
    prefixes:
      '« ec » désigne une école, « po » un pouvoir organisateur. Les chiffres qui suivent sont le numéro FASE, au besoin précédé de zéros.',
    empty: "Tapez l'adresse de la boîte.",
    noAt: "Il manque la partie « @adm.cfwb.be » à la fin de l'adresse.",
    space: "Une adresse ne contient pas d'espace. Retirez celui qui s'y trouve.",
    malformed: "Cette adresse n'est pas complète. Elle devrait ressembler à ec001234@adm.cfwb.be.",
    watched: 'Cette boîte est déjà surveillée. Ses réglages se trouvent dans « Réglages ».',
    resumable:
      'Cette boîte est déjà connue, mais il lui manque un mot de passe. Vous pouvez terminer sa mise en route.',
    unusualTitle: "Cette adresse n'a pas la forme habituelle",
    unusualName:
      'Une boîte mail administrative commence par « ec » ou « po », suivi de trois à six chiffres : ec001234@adm.cfwb.be. Sans cette forme, Vigie ne peut pas en lire le numéro FASE.',
    unusualDomain:
      'Une boîte mail administrative se termine par « @adm.cfwb.be ». Avec une autre fin, il est peu probable que les vérifications réussissent.',
    confirm: "C'est bien l'adresse de la boîte",
    mustConfirm: "Corrigez l'adresse, ou cochez la case pour confirmer que c'est la bonne.",
    replaceTitle: "Changer d'adresse ?",
    replaceBody: (address: string) =>
      `La mise en route de ${address} sera abandonnée, et ses mots de passe seront effacés de Vigie. Dans Outlook et sur le serveur, rien ne change.`,
    replaceConfirm: "Changer d'adresse",
  },
  passwords: {
    title: 'Les deux mots de passe',
    intro: (address: string) =>
      `La boîte ${address} a deux mots de passe différents : l'un pour recevoir, l'autre pour envoyer. Chacun est essayé une seule fois, puis conservé s'il est bon.`,
    forgotten:
      "Un mot de passe qui n'a pas été accepté n'est gardé nulle part : si vous quittez cette page, il sera à retaper.",
    receiving: {
      openPage: 'Ouvrir le webmail',
      heading: 'Pour recevoir',
      label: 'Mot de passe de la boîte',
      hint: 'Celui reçu à la création de la boîte ou après la dernière demande. Il contient des caractères spéciaux : le plus sûr est de le copier, puis de le coller ici.',
      lostTitle: "Où le trouver, et que faire s'il est perdu ?",
      lost: [
        "Il a été communiqué à la création de la boîte, ou en réponse à la dernière demande d'un nouveau mot de passe.",
        "Si Outlook relève déjà le courrier sur ce PC, c'est celui qu'Outlook utilise pour recevoir.",
      ],
      ask: (name: string, email: string) =>
        `S'il est perdu, demandez-en un nouveau par courriel : ${name}, ${email}. Joignez le numéro FASE et une copie de la carte d'identité du directeur ou de la directrice. Attention, cette demande change le mot de passe : il faudra ensuite le remplacer aussi dans Outlook.`,
    },
    sending: {
      heading: 'Pour envoyer',
      label: 'Mot de passe CERBERE',
      hint: 'Celui qui ouvre aussi DESI, PRIMVER et les autres applications. Il expire tous les six mois.',
      lostTitle: "Comment savoir si c'est le bon ?",
      lost: [
        "Essayez-le une seule fois sur le portail CERBERE, avec l'adresse de la boîte comme nom d'utilisateur et le contexte « Intervenant dans les établissements d'enseignement et PO ».",
        "S'il est perdu ou périmé, le portail permet d'en choisir un autre.",
      ],
      openPage: 'Ouvrir le portail CERBERE',
    },
    test: 'Tester et continuer',
    testing: 'Test en cours…',
    running: {
      receiving: 'Essai du mot de passe de la boîte…',
      sending: 'Essai du mot de passe CERBERE…',
    },
    patience: 'Cela peut prendre une minute ou deux.',
    waitsItsTurn: 'Suivra dans un instant.',
    accepted: { receiving: 'Mot de passe de la boîte accepté', sending: 'Mot de passe CERBERE accepté' },
    saved: {
      receiving: 'Mot de passe de la boîte enregistré',
      sending: 'Mot de passe CERBERE enregistré',
    },
    savedMeaning: 'Il sera vérifié dès que possible.',
    postponed: {
      receiving: 'Mot de passe de la boîte à indiquer plus tard',
      sending: 'Mot de passe CERBERE à indiquer plus tard',
    },
    postponedMeaning: {
      receiving: "D'ici là, Vigie ne peut pas vérifier la réception.",
      sending: "D'ici là, Vigie ne peut pas vérifier l'envoi.",
    },
    postpone: {
      receiving: 'Indiquer le mot de passe de la boîte plus tard',
      sending: 'Indiquer le mot de passe CERBERE plus tard',
    },
    unpostpone: {
      receiving: 'Indiquer le mot de passe de la boîte maintenant',
      sending: 'Indiquer le mot de passe CERBERE maintenant',
    },
    missing: 'Tapez ce mot de passe, ou remettez-le à plus tard.',
    tryAnyway: 'Essayer quand même',
    tryAnywayTitle: 'Essayer encore une fois ce mot de passe ?',
    tryAnywayBody:
      "Il a déjà été refusé. S'il n'a pas changé entre-temps, ce sera un refus de plus, et trop de refus peuvent bloquer la boîte.",
    tryLockedTitle: 'Essayer malgré le blocage ?',
    tryLockedBody:
      "Le serveur bloque l'accès à la boîte pour un moment. Chaque essai peut prolonger le blocage, pour Outlook aussi.",
    tryOnce: 'Essayer une fois',
    saveUntested: 'Enregistrer sans tester',
    same: {
      title: 'Les deux mots de passe sont identiques',
      body: "Ce sont normalement deux mots de passe différents. Rien n'a encore été envoyé : corrigez l'un des deux, ou testez de nouveau si c'est voulu.",
    },
    seemSwapped: {
      title: 'Les deux mots de passe semblent inversés',
      body: "Celui de la boîte contient d'habitude des caractères spéciaux, et ici c'est l'autre qui en contient. Rien n'a encore été envoyé.",
      swap: 'Les échanger',
      keep: 'Si tout est juste, testez de nouveau.',
    },
    swapped: {
      title: 'Les deux mots de passe sont peut-être inversés',
      body: "Les deux ont été refusés. C'est ce qui arrive quand chacun se trouve dans le champ de l'autre.",
      retry: 'Échanger et réessayer (un essai pour chacun)',
    },
    bothWell: 'Les deux mots de passe sont bons.',
    oneWell: 'Ce mot de passe est bon.',
  },
  dates: {
    title: 'Quelques précisions',
    intro: 'Elles permettent à Vigie de vous prévenir à temps. Tout peut être complété plus tard dans « Réglages ».',
    question: 'Quand le mot de passe CERBERE a-t-il été changé pour la dernière fois ?',
    hint: (months: number) => `Il expire ${plural(months, 'fr', 'mois', 'mois')} après chaque changement.`,
    changed: 'Je connais la date du changement',
    expires: "J'ai reçu un courriel de CERBERE qui donne la date d'expiration",
    unknown: 'Je ne sais pas',
    changedLabel: 'Date du changement',
    expiresLabel: "Date d'expiration",
    unknownMeaning: 'Vigie ne pourra pas annoncer son expiration, mais remarquera quand il sera refusé.',
    untilThen: (date: string) => `Il est donc valable jusqu'au ${formatDate(date, 'fr')}.`,
    alreadyOver: (date: string) =>
      `D'après cette date, il serait périmé depuis le ${formatDate(date, 'fr')}. Vérifiez-la, ou choisissez « Je ne sais pas ».`,
    missing: 'Indiquez la date, ou choisissez « Je ne sais pas ».',
    choose: 'Choisissez une des trois réponses.',
    sizeLabel: 'Taille maximale de la boîte (facultatif)',
    sizeHint: 'Si vous la connaissez : Vigie pourra vous prévenir avant que la boîte ne soit pleine.',
    sizeUnit: 'Mo',
    autostart: 'Démarrer Vigie avec Windows',
    autostartHint: "Vigie surveille ainsi la boîte dès que le PC est allumé, sans qu'il faille y penser.",
    autostartByUser:
      'Le démarrage de Vigie a été désactivé dans Windows. Pour le permettre de nouveau : Paramètres > Applications > Démarrage.',
    autostartNone: "Sur ce PC, Vigie ne peut pas démarrer toute seule : il faudra l'ouvrir.",
  },
  icon: {
    title: "L'icône près de l'horloge",
    intro:
      "Vigie reste à côté de l'horloge : un coup d'œil à son icône suffit pour savoir si tout va bien. Windows 11 cache les nouvelles icônes derrière la petite flèche ; voici comment garder celle-ci en vue.",
    picture:
      "Dessin du coin de la barre des tâches : l'icône de Vigie quitte le volet caché derrière la petite flèche et se place à côté de l'horloge.",
    steps: [
      'Ouvrez les paramètres de la barre des tâches avec le bouton ci-dessous.',
      "Dépliez « Autres icônes de la barre d'état système ».",
      'Activez « Vigie BMA ».',
    ],
    open: 'Ouvrir les paramètres de la barre des tâches',
    notOpened:
      'Les paramètres ne se sont pas ouverts. Clic droit sur un endroit vide de la barre des tâches, puis « Paramètres de la barre des tâches ».',
    trialTitle: 'Les notifications',
    trialIntro: "Quand quelque chose ne va pas, Vigie l'annonce en bas à droite de l'écran.",
    trial: "Envoyer une notification d'essai",
    trialAgain: 'En envoyer une autre',
    sent: "La notification est partie. L'avez-vous vue ?",
    yes: "Oui, je l'ai vue",
    no: 'Non',
    seen: 'Tout est en place : Vigie pourra vous prévenir.',
    notSeen: {
      title: 'Voici ce qui peut la cacher',
      body: [
        'Paramètres > Système > Notifications : les notifications doivent être activées, pour Windows et, plus bas, pour Vigie BMA.',
        'Sur la même page, désactivez « Ne pas déranger » ; sous Windows 10, désactivez « Assistant de concentration ».',
        "La notification est peut-être déjà rangée : cliquez sur l'horloge pour ouvrir la liste.",
      ],
    },
    notShown: {
      title: "Windows n'a pas montré la notification",
      body: 'Les notifications sont sans doute désactivées : Paramètres > Système > Notifications.',
    },
    finish: 'Terminer',
  },
};
