import type { Leg } from '../../model/health.ts';
import type { MailProgram } from '../../model/mail-program.ts';
import type { wrongLogins } from '../../model/program-finding.ts';

/** What a program calls its fields, word for word. */
export type FieldNames = {
  readonly type: string;
  readonly host: Readonly<Record<Leg, string>>;
  readonly port: Readonly<Record<Leg, string>>;
  readonly encryption: Readonly<Record<Leg, string>>;
  readonly user: Readonly<Record<Leg, string>>;
  readonly login: string;
  readonly logins: Readonly<Record<(typeof wrongLogins)[number] | 'own', string>>;
  readonly spa: string;
  readonly copies: string;
};

/** Where in a program something is set: its own menus and buttons, in order. */
export type Places = {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly host: Readonly<Record<Leg, readonly string[]>>;
  readonly advanced: Readonly<Record<Leg, readonly string[]>>;
  readonly login: readonly string[];
  readonly copies: readonly string[];
  /** Where the password of this side is typed in. */
  readonly password: Readonly<Record<Leg, readonly string[]>>;
};

const outlookFields: FieldNames = {
  type: 'Type de compte',
  host: { receiving: 'Serveur de courrier entrant', sending: 'Serveur de courrier sortant (SMTP)' },
  port: { receiving: 'Serveur entrant (POP3)', sending: 'Serveur sortant (SMTP)' },
  encryption: {
    receiving: 'Ce serveur nécessite une connexion chiffrée (SSL)',
    sending: 'Utiliser le type de connexion chiffrée suivant',
  },
  user: { receiving: "Nom d'utilisateur", sending: "Nom d'utilisateur du serveur sortant" },
  login: 'Mon serveur sortant (SMTP) requiert une authentification',
  logins: {
    none: 'Case non cochée',
    'as-receiving': 'Utiliser les mêmes paramètres que mon serveur de courrier entrant',
    'receive-first': "Se connecter au serveur de courrier entrant avant d'envoyer du courrier",
    own: "Se connecter à l'aide de",
  },
  spa: "Exiger l'authentification par mot de passe sécurisé (SPA)",
  copies: 'Laisser un exemplaire des messages sur le serveur',
};

const thunderbirdFields: FieldNames = {
  type: 'Type de serveur',
  host: { receiving: 'Nom du serveur', sending: 'Nom du serveur' },
  port: { receiving: 'Port', sending: 'Port' },
  encryption: { receiving: 'Sécurité de la connexion', sending: 'Sécurité de la connexion' },
  user: { receiving: "Nom d'utilisateur", sending: "Nom d'utilisateur" },
  login: "Méthode d'authentification",
  logins: {
    none: "Pas d'authentification",
    'as-receiving': 'Celle du serveur entrant',
    'receive-first': 'Celle du serveur entrant',
    own: 'Mot de passe normal',
  },
  spa: "Méthode d'authentification",
  copies: 'Laisser les messages sur le serveur',
};

export const fieldsIn = (program: MailProgram): FieldNames =>
  program === 'thunderbird' ? thunderbirdFields : outlookFields;

const outlookAccount = (address: string): readonly string[] => [
  'Dans Outlook : Fichier > Paramètres du compte > Paramètres du compte…',
  `Sélectionnez ${address}, puis « Modifier… ».`,
];
const outlookEnd = 'Confirmez par « OK » si la fenêtre le demande, puis « Suivant » et « Terminer ».';
const outlookMore = (tab: string, recent: string): string =>
  `« Paramètres supplémentaires… », onglet « ${tab} » ; dans les versions récentes, la partie « ${recent} ».`;

const outlookPlaces = (address: string): Places => {
  const account = outlookAccount(address);
  const advanced = (recent: string): readonly string[] => [
    ...account,
    outlookMore('Options avancées', recent),
    outlookEnd,
  ];
  const login = [
    ...account,
    outlookMore('Serveur sortant', 'Courrier sortant'),
    "Cochez « Mon serveur sortant (SMTP) requiert une authentification », puis « Se connecter à l'aide de ».",
    "Nom d'utilisateur : l'adresse de la boîte. Mot de passe : celui de CERBERE.",
    outlookEnd,
  ];
  return {
    add: [
      'Dans Outlook : Fichier > Ajouter un compte, puis la configuration manuelle et « POP ».',
      "Indiquez l'adresse de la boîte et les deux serveurs, comme dans le manuel officiel.",
    ],
    remove: [
      "Dans l'autre : Fichier > Paramètres du compte > Paramètres du compte…",
      `Sélectionnez ${address}, puis « Supprimer ».`,
    ],
    host: { receiving: [...account, outlookEnd], sending: [...account, outlookEnd] },
    advanced: { receiving: advanced('Courrier entrant'), sending: advanced('Courrier sortant') },
    login,
    copies: [
      ...account,
      outlookMore('Options avancées', 'Remise'),
      'Décochez « Laisser un exemplaire (ou une copie) des messages sur le serveur ».',
      outlookEnd,
    ],
    password: {
      receiving: [
        ...account,
        "Remplacez le mot de passe sous « Nom d'utilisateur », et laissez « Mémoriser le mot de passe » coché.",
        outlookEnd,
      ],
      sending: [
        ...account,
        outlookMore('Serveur sortant', 'Courrier sortant'),
        "Sous « Se connecter à l'aide de », remplacez le mot de passe par le nouveau. Laissez tel quel celui du courrier entrant.",
        outlookEnd,
      ],
    },
  };
};

const thunderbirdPlaces = (address: string): Places => {
  const settings = 'Dans Thunderbird : menu ≡ > Paramètres des comptes.';
  const receiving = [settings, `Sous ${address}, choisissez « Paramètres serveur ».`];
  const sending = [
    settings,
    `Tout en bas à gauche : « Serveur sortant (SMTP) », sélectionnez celui de ${address}, puis « Modifier… ».`,
  ];
  const passwords = (server: string): readonly string[] => [
    'Dans Thunderbird : menu ≡ > Paramètres > Vie privée et sécurité > « Mots de passe enregistrés… ».',
    `Sélectionnez la ligne du serveur ${server} de ${address}, puis « Supprimer ».`,
    'Relevez le courrier ou envoyez un message : Thunderbird demande le nouveau mot de passe.',
  ];
  return {
    add: [
      'Dans Thunderbird : menu ≡ > Nouveau compte > Courrier, puis « Configuration manuelle » et « POP3 ».',
      "Indiquez l'adresse de la boîte et les deux serveurs, comme dans le manuel officiel.",
    ],
    remove: [settings, `Sélectionnez ${address}, puis « Gestion des comptes » > « Supprimer le compte ».`],
    host: { receiving, sending },
    advanced: { receiving, sending },
    login: [...sending, "Choisissez « Mot de passe normal » ; nom d'utilisateur : l'adresse de la boîte."],
    copies: [...receiving, 'Décochez « Laisser les messages sur le serveur ».'],
    password: { receiving: passwords('entrant'), sending: passwords('sortant') },
  };
};

/** The places in a program; of the new Outlook, which has no such settings, those of the classic one. */
export const whereIn = (program: MailProgram, address: string): Places =>
  program === 'thunderbird' ? thunderbirdPlaces(address) : outlookPlaces(address);
