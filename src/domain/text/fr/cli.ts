/** What the command line says: usage, and how to put bad usage right. */
export const cliWords = {
  usage: `Vigie BMA – examine une boîte mail administrative.

  vigie check --address ADRESSE [options]

  --address ADRESSE          l'adresse de la boîte, par exemple ec001234@adm.cfwb.be
  --user NOM                 le nom d'utilisateur, s'il diffère de l'adresse
  --pop HÔTE:PORT/MODE       réception ; modes plain, starttls, tls, auto ; ou none
  --smtp HÔTE:PORT/MODE      envoi ; modes starttls, tls ; ou none
  --imap HÔTE:PORT/MODE      quota exact, où il existe ; modes starttls, tls ; ou none
  --limit TAILLE             taille maximale de la boîte, par exemple 50MB
  --limit-messages N         nombre maximal de messages
  --password-changed DATE    dernier changement du mot de passe CERBERE, AAAA-MM-JJ
  --password-expires DATE    dernier jour de validité, s'il est connu (courriel de CERBERE)
  --ca FICHIER               autorité de certification supplémentaire (PEM)
  --greeting SECONDES        délai jusqu'à la réponse du serveur, 60 par défaut
  --session SECONDES         délai pour la suite de la vérification, 30 par défaut
  --deadline SECONDES        délai total par vérification
  --lang fr|en               langue
  --json                     un objet JSON au lieu du rapport
  --force                    réessaie un mot de passe déjà refusé
  --version                  la version de Vigie

  vigie simulate SCÉNARIO.json   rejoue un scénario sur une horloge virtuelle

Mots de passe : variables VIGIE_MAILBOX_PASSWORD (réception) et VIGIE_CERBERE_PASSWORD (envoi).
Code de sortie : 0 tout va bien, 1 à surveiller, 2 à régler, 3 rien de connu, 64 utilisation incorrecte.`,
  seeHelp: 'Voir : vigie check --help',
  unknownCommand: (command: string) => `Commande inconnue : « ${command} ». Commandes : check, simulate.`,
  scenarioMissing: 'Il manque le scénario : vigie simulate SCÉNARIO.json',
  scenarioUnreadable: (path: string, problem: string) => `« ${path} » ne peut pas être lu : ${problem}`,
  scenarioInvalid: (path: string) => `« ${path} » n'est pas un scénario valable :`,
  internal: 'Erreur interne de Vigie : rien ne peut être dit de la boîte.',
  unknownOption: (option: string) => `Option inconnue : ${option}.`,
  noPasswordOption:
    'Un mot de passe ne se donne jamais en argument : il resterait lisible par tous. Utilisez les variables VIGIE_MAILBOX_PASSWORD et VIGIE_CERBERE_PASSWORD.',
  unexpected: (text: string) => `Argument inattendu : « ${text} ».`,
  valueMissing: (option: string) => `L'option ${option} attend une valeur.`,
  noValue: (option: string) => `L'option ${option} ne prend pas de valeur.`,
  addressMissing: "Il manque l'adresse : --address ec001234@adm.cfwb.be",
  badAddress: (text: string) =>
    `--address : « ${text} » n'est pas une adresse de courriel, par exemple ec001234@adm.cfwb.be`,
  badUser: (most: string) =>
    `--user : un nom d'utilisateur ne contient ni espace ni caractère invisible, et compte ${most} caractères au plus.`,
  badServer: (option: string, modes: string) => (text: string) =>
    `${option} : « ${text} » n'est pas de la forme HÔTE:PORT/${modes}, ni none.`,
  badLimit: (most: string) => (text: string) =>
    `--limit : « ${text} » n'est pas une taille de ${most}MB au plus, par exemple 50MB.`,
  badLimitMessages: (most: string) => (text: string) =>
    `--limit-messages : « ${text} » n'est pas un nombre entier entre 1 et ${most}.`,
  badDate: (option: string) => (text: string) => `${option} : « ${text} » n'est pas une date, par exemple 2026-08-01.`,
  futureDate: (text: string) => `--password-changed : le ${text} est une date future.`,
  passwordVariable: (name: string) => `Donnez-le dans la variable d'environnement ${name}, puis relancez la commande.`,
  badCa: (path: string) => `--ca : « ${path} » n'est pas un fichier de certificat (PEM) lisible.`,
  badSeconds: (option: string, most: string) => (text: string) =>
    `${option} : « ${text} » n'est pas un nombre de secondes au-dessus de 0, jusqu'à ${most}.`,
  badLang: '--lang : fr ou en.',
  badPassword: (most: string) => (name: string) =>
    `${name} : un mot de passe tient sur une seule ligne, en ${most} caractères au plus. Un retour à la ligne en trop vient souvent de la fin d'un fichier.`,
  memoryUnreadable: (path: string) =>
    `Attention : la mémoire des mots de passe refusés (${path}) était illisible ; une copie en est gardée à côté. Un mot de passe dont rien n'est su compte désormais comme refusé : --force l'essaie une fois.`,
  memoryUnwritable: (path: string) =>
    `Attention : la mémoire des mots de passe refusés (${path}) ne peut pas être écrite.`,
  notTried: { receiving: "La réception n'a pas été vérifiée", sending: "L'envoi n'a pas été vérifié" },
  /** Why a password stayed here although nothing was said against it. */
  untried: {
    MEMORY_UNWRITABLE: {
      meaning: "Un refus ne pourrait pas être retenu : le mot de passe n'a donc pas été envoyé.",
      advice: 'Libérez de la place ou corrigez les droits du dossier, puis relancez ; --force insiste malgré tout.',
    },
    MEMORY_BUSY: {
      meaning: "Une autre vérification de cette boîte n'en finit pas : le mot de passe n'a donc pas été envoyé.",
      advice: "Attendez qu'elle se termine, puis relancez.",
    },
    UNFINISHED: {
      meaning:
        "La vérification précédente a été interrompue avant la réponse du serveur : le mot de passe n'a pas été renvoyé aussitôt.",
      advice: 'Relancez dans une demi-heure ; --force insiste malgré tout.',
    },
  },
};
