import { formatDate } from '../../format.ts';

/** What the settings say of each mailbox. */
export const mailboxWords = {
  title: 'Boîtes',
  none: "Aucune boîte n'est encore surveillée.",
  add: 'Ajouter une boîte',
  summary: (address: string, fase: string | null) => (fase === null ? address : `${address} · FASE ${fase}`),
  attention: 'Un mot de passe est à indiquer ou à retaper.',
  name: 'Nom de la boîte',
  nameHint: "Facultatif. Sans nom, c'est l'adresse qui est montrée.",
  nameTooLong: (max: string) => `Un nom compte ${max} caractères au plus.`,
  nameCharacters: 'Ce nom contient un caractère invisible. Retapez-le.',
  addressLabel: 'Adresse',
  faseLabel: 'Numéro FASE',
  noFase: 'inconnu : cette adresse ne le contient pas',
  dateTitle: 'Date du mot de passe CERBERE',
  validUntil: (date: string) => `Date retenue pour l'expiration : le ${formatDate(date, 'fr')}.`,
  sizeTitle: 'Taille de la boîte',
  size: 'Taille maximale',
  sizeUnit: 'Mo',
  sizeHint: 'Laissez vide si vous ne la connaissez pas.',
  messages: 'Nombre maximal de messages',
  messagesHint: 'Laissez vide si la boîte ne limite pas leur nombre.',
  forget: 'Ne plus surveiller cette boîte',
  forgetTitle: (label: string) => `Ne plus surveiller ${label} ?`,
  forgetBody:
    'Vigie efface ce que ce PC garde de cette boîte : ses réglages, ses deux mots de passe et son historique. La boîte et son courrier ne sont pas touchés, et Outlook continue comme avant.',
  forgetConfirm: 'Ne plus surveiller',
};

/** What they say of its two passwords. */
export const passwordWords = {
  title: 'Mots de passe',
  name: { receiving: 'Mot de passe de la boîte', sending: 'Mot de passe CERBERE' },
  use: { receiving: 'Sert à recevoir.', sending: 'Sert à envoyer. Il expire régulièrement.' },
  states: {
    kept: 'Conservé dans le trousseau de ce PC',
    session: "Gardé en mémoire jusqu'à l'arrêt de Vigie",
    refused: "Refusé par le serveur : il n'est plus essayé",
    missing: 'À indiquer',
    unreadable: 'Conservé, mais le trousseau de ce PC est verrouillé ou ne répond pas',
    renewal: 'En attente du nouveau mot de passe',
    setup: 'En attente : la mise en route est à terminer',
    'server-changed': 'À retaper : le serveur a changé, et Vigie ne lui envoie pas un ancien mot de passe',
    'other-pc': "À retaper : ces réglages viennent d'un autre PC",
  },
  replace: 'Remplacer',
  enter: 'Indiquer',
  replaceName: {
    receiving: 'Remplacer le mot de passe de la boîte',
    sending: 'Remplacer le mot de passe CERBERE',
  },
  enterName: {
    receiving: 'Indiquer le mot de passe de la boîte',
    sending: 'Indiquer le mot de passe CERBERE',
  },
  forget: 'Oublier',
  forgetName: {
    receiving: 'Oublier le mot de passe de la boîte',
    sending: 'Oublier le mot de passe CERBERE',
  },
  forgetTitle: {
    receiving: 'Oublier le mot de passe de la boîte ?',
    sending: 'Oublier le mot de passe CERBERE ?',
  },
  forgetBody: {
    receiving:
      "Vigie l'efface de ce PC et ne vérifiera plus la réception ni le remplissage de la boîte. Outlook garde le sien.",
    sending: "Vigie l'efface de ce PC et ne vérifiera plus l'envoi. Outlook garde le sien.",
  },
  forgetConfirm: 'Oublier ce mot de passe',
  forgotten: 'Le mot de passe est effacé de ce PC.',
  fresh: 'Nouveau mot de passe',
  freshHint: "Il est essayé une seule fois, et conservé seulement s'il est accepté.",
  renewed: "S'il vient d'être changé sur le portail CERBERE, passez plutôt par ici :",
  toRenewal: "J'ai changé mon mot de passe CERBERE",
  toSetup: 'Terminer la mise en route',
  empty: 'Tapez le mot de passe.',
  test: 'Tester et enregistrer',
  savedUntested: "Enregistré sans essai. Vigie l'essaiera dès que le serveur répondra.",
};
