/** What only the window says. */
export const windowWords = {
  noKeychain: "Ce PC n'a pas de trousseau de mots de passe : ils seront à retaper au prochain démarrage de Vigie.",
  setAside: (files: string) =>
    `Un fichier de Vigie était illisible et a été mis de côté : ${files}. Vérifiez vos réglages.`,
  understood: "J'ai compris",
  addMailbox: 'Surveiller une boîte',
  changeMailbox: 'Modifier la boîte',
  journal: 'Journal',
  testNow: 'Tester maintenant',
  looking: 'Vérification en cours…',
  confirmLatched:
    "Un mot de passe a été refusé. Un nouvel essai compte comme une tentative de plus auprès du serveur : si le mot de passe n'a pas changé, il pourrait bloquer la boîte. Essayer quand même, une seule fois ?",
  copyReport: 'Copier le rapport',
  trial: "Envoyer une notification d'essai",
  address: 'Adresse de la boîte',
  mailboxPassword: 'Mot de passe de la boîte',
  mailboxPasswordHint: '(réception : celui reçu à la création de la boîte)',
  cerberePassword: 'Mot de passe CERBERE',
  cerberePasswordHint: '(envoi : celui de DESI, PRIMVER…)',
  passwordChangedOn: 'Dernier changement du mot de passe CERBERE',
  save: 'Enregistrer et tester',
  saved: 'Enregistré. La vérification suit.',
  notSaved: "Rien n'a été enregistré : vérifiez l'adresse et les mots de passe.",
};
