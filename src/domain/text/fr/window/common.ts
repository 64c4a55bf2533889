import type { MendedPart } from '../../../model/mend.ts';

/** What every view of the window says: navigation, notices, fields, answers to commands. */
export const commonWords = {
  loading: 'Vigie BMA démarre…',
  navigation: 'Pages de Vigie',
  views: {
    home: 'État',
    setup: 'Mise en route',
    renewal: 'Nouveau mot de passe CERBERE',
    journal: 'Journal',
    settings: 'Réglages',
  },
  mailboxes: 'Boîtes surveillées',
  back: "Retour à l'état",
  cancel: 'Annuler',
  close: 'Fermer',
  understood: "J'ai compris",
  copied: 'Copié.',
  busy: 'Veuillez patienter…',
  erasing:
    'Vigie efface tout, puis se ferme. Si le trousseau de ce PC tarde à répondre, cela peut prendre une demi-minute.',

  when: {
    today: (time: string) => `aujourd'hui à ${time}`,
    yesterday: (time: string) => `hier à ${time}`,
    tomorrow: (time: string) => `demain à ${time}`,
    on: (date: string, time: string) => `le ${date} à ${time}`,
    at: (time: string) => `à ${time}`,
    onDay: (date: string) => `le ${date}`,
    since: (time: string) => `depuis ${time}`,
    sinceDay: (date: string) => `depuis le ${date}`,
  },

  fields: {
    reveal: 'Afficher ce que je tape',
    conceal: 'Masquer ce que je tape',
    edgeSpace:
      "Il y a un espace au début ou à la fin. S'il vient d'un copier-coller, supprimez-le ; s'il fait partie du mot de passe, laissez-le.",
    numberBetween: (min: string, max: string) => `Un nombre entre ${min} et ${max}.`,
    dateBetween: (min: string, max: string) => `Une date entre le ${min} et le ${max}.`,
    dateFrom: (min: string) => `Une date à partir du ${min}.`,
    dateUntil: (max: string) => `Une date jusqu'au ${max}.`,
  },

  notices: {
    region: 'Avis',
    otherPc: {
      title: 'Vigie est réglée pour un autre PC',
      body: "Ces réglages viennent d'un autre ordinateur : rien n'est vérifié ici tant que vous n'avez pas choisi. Un seul PC doit surveiller la boîte et relever son courrier.",
      adopt: 'Surveiller depuis ce PC',
      forget: 'Effacer Vigie de ce PC',
      adoptTitle: 'Surveiller depuis ce PC ?',
      adoptBody:
        "Un seul PC doit relever le courrier, sinon celui-ci se partage entre deux ordinateurs. Si l'ancien PC sert encore, arrêtez-y Vigie et Outlook. Les mots de passe ne suivent pas d'un PC à l'autre : Vigie vous les redemandera.",
      forgetTitle: 'Effacer Vigie de ce PC ?',
      forgetBody:
        "Les réglages, l'historique et les mots de passe que Vigie garde sur ce PC seront effacés, puis Vigie se fermera. La boîte et son courrier ne sont pas touchés.",
      forgetConfirm: 'Tout effacer et fermer',
    },
    noKeychain: {
      title: 'Les mots de passe ne peuvent pas être conservés sur ce PC',
      body: "Ce PC n'a pas de trousseau de mots de passe. Vigie les garde en mémoire : ils seront à retaper à son prochain démarrage.",
    },
    files: {
      settings: {
        title: 'Vos réglages ont été remis à zéro',
        body: "Leur fichier n'était plus lisible. Il a été mis de côté. Vérifiez vos réglages, et retapez les mots de passe si Vigie les demande. L'historique de vos boîtes est gardé : il revient dès que vous redonnez leur adresse.",
      },
      watch: {
        title: "L'historique a été remis à zéro",
        body: "Son fichier n'était plus lisible. Il a été mis de côté, et la surveillance continue.",
      },
      app: {
        title: 'Les mots de passe sont à retaper',
        body: "Un fichier de Vigie n'était plus lisible et a été mis de côté. Par prudence, aucun mot de passe n'est envoyé avant que vous ne l'ayez retapé.",
      },
      damaged: {
        title: "Une partie de l'historique est perdue",
        body: "Son fichier a été abîmé. Tout ce qui pouvait être relu l'a été, et la surveillance continue ; le fichier abîmé est gardé à part. Si Vigie ne sait plus si un mot de passe avait été refusé, elle ne l'envoie plus d'elle-même et le dit ci-dessous.",
      },
      refused: {
        title: 'La mémoire des mots de passe refusés a été remise à zéro',
        body: "Son fichier n'était plus lisible. Il a été mis de côté, et la surveillance continue.",
      },
      unreadable: {
        title: "Un fichier de Vigie n'a pas pu être lu",
        body: "Il est toujours à sa place, mais Windows n'a pas permis de le lire : un autre programme l'utilise peut-être. Redémarrez le PC. D'ici là, Vigie travaille sans ce fichier.",
      },
      diskFull: {
        title: 'Le disque de ce PC est plein',
        body: "La surveillance continue, mais ce qui vient de changer n'est pas enregistré et serait perdu à l'arrêt de Vigie. Libérez un peu de place : Vigie réessaie d'elle-même, et ce message disparaîtra.",
      },
      notSaved: {
        title: "Un fichier de Vigie n'a pas pu être enregistré",
        body: "La surveillance continue, mais ce qui vient de changer serait perdu à l'arrêt de Vigie. Un autre programme tient peut-être ce fichier : Vigie réessaie d'elle-même. Si ce message reste, prévenez la personne qui s'occupe de ce PC.",
      },
      passwordRemoved: {
        title: 'Un mot de passe refusé a été retiré de ce PC',
        body: "Le disque n'accepte rien : Vigie ne pouvait pas noter que ce mot de passe est refusé. Pour ne jamais le renvoyer, elle l'a effacé du trousseau. Libérez un peu de place, puis retapez le bon mot de passe.",
      },
      putAside: (file: string) => `${file.includes(', ') ? 'Fichiers' : 'Fichier'} : ${file}`,
      toSettings: 'Voir les réglages',
      toPasswords: 'Retaper les mots de passe',
    },
    mended: {
      title: (count: number): string => (count > 1 ? 'Des réglages ont été remplacés' : 'Un réglage a été remplacé'),
      body: 'Dans le fichier des réglages, ce qui suit ne pouvait pas servir tel quel. Tout le reste est conservé.',
      parts: {
        mailbox: () => "Une boîte en double, ou dont l'adresse n'est pas valable : elle a quitté la liste.",
        address: () => "L'adresse d'une boîte : ses mots de passe sont à retaper.",
        label: (of: string) => `Le nom de la boîte ${of}.`,
        login: (of: string) =>
          `Le nom de connexion de la boîte ${of} : vérifiez-le, puis retapez les deux mots de passe.`,
        'profile-choice': (of: string) => `Les serveurs choisis pour la boîte ${of}.`,
        limit: (of: string) => `La taille maximale de la boîte ${of}.`,
        date: (of: string) => `La date du mot de passe CERBERE de la boîte ${of} : elle est à indiquer de nouveau.`,
        language: () => 'La langue de Vigie.',
        policy: () => 'Une règle de vérification ou de notification.',
        pop3: (of: string) =>
          `Le serveur de réception (${of}) : indiquez-le de nouveau, puis retapez le mot de passe de la boîte. D'ici là, rien ne lui est envoyé.`,
        smtp: (of: string) =>
          `Le serveur d'envoi (${of}) : indiquez-le de nouveau, puis retapez le mot de passe CERBERE. D'ici là, rien ne lui est envoyé.`,
        imap: (of: string) =>
          `Le serveur qui donne la taille exacte de la boîte (${of}) : retapez le mot de passe de la boîte. D'ici là, rien n'est envoyé.`,
        provider: () => "Un fournisseur, ou le nom d'un fournisseur.",
        lifetime: () => "La durée de vie d'un mot de passe CERBERE.",
        page: () => "L'adresse du webmail ou du portail CERBERE : elle est à indiquer de nouveau.",
        contact: () => "Les coordonnées ou les heures d'un service d'aide.",
        closure: () => "Une fermeture de l'école : ses dates ou son nom ne pouvaient pas servir.",
        unknown: () => 'Un réglage que Vigie ne connaît pas : il est laissé de côté.',
      } satisfies Record<MendedPart, (of: string) => string>,
      was: (text: string) => `Valeur refusée : ${text}`,
      copy: (file: string) => `Le fichier tel qu'il était : ${file}`,
    },
    snoozed: {
      title: (until: string) => `Les notifications sont suspendues : reprise ${until}`,
      body: 'La surveillance continue, mais Vigie ne vous prévient de rien.',
      end: 'Me prévenir de nouveau',
    },
    offline: {
      title: "Ce PC n'est pas connecté à Internet",
      body: "La boîte ne peut pas être vérifiée. Vérifiez le câble ou le Wi-Fi : Vigie reprendra d'elle-même.",
    },
    setup: {
      title: "La mise en route n'est pas terminée",
      body: 'Il reste quelques réponses à donner avant que tout soit surveillé.',
      go: 'Continuer',
    },
  },

  problems: {
    title: "Cela n'a pas été fait",
    other: 'Recommencez dans un instant. Si cela se reproduit, redémarrez Vigie.',
    byCode: {
      'unknown-mailbox': "Cette boîte n'est plus surveillée par Vigie.",
      'password-not-stored':
        "Le trousseau de ce PC n'a pas enregistré le mot de passe. Redémarrez le PC et recommencez.",
      'password-not-forgotten':
        "Le trousseau de ce PC n'a pas effacé le mot de passe. Redémarrez le PC et recommencez.",
      'other-pc': "Vigie est réglée pour un autre PC. Dites d'abord si ce PC prend le relais.",
      'not-possible-now':
        "Aucun essai n'est possible pour l'instant : la limite du jour est atteinte, ou Vigie attend votre décision.",
      'broken-character':
        "Ce mot de passe contient un caractère abîmé, sans doute un symbole coupé en deux lors d'un copier-coller. Il n'a pas été envoyé : retapez-le.",
      invalid: "Une des valeurs n'est pas acceptée. Rien n'a été changé.",
      'no-such-link': "Ce PC n'a pas pu ouvrir cette page ou ce programme.",
      'nothing-to-copy': "Il n'y a rien à copier : la situation vient de changer.",
      'not-saved': "Le fichier n'a pas été enregistré.",
      'not-shown': "Windows n'a pas affiché la notification.",
    } as Readonly<Record<string, string>>,
  },
};
