const makeRoom = "Pouvez-vous me dire ce qui remplit la boîte, et m'aider à y faire de la place ?";

/** The e-mail that is prepared for whoever can help. */
export const mailWords = {
  greeting: 'Bonjour,',
  box: (address: string) => `Boîte mail administrative : ${address}`,
  school: (fase: string) => `Numéro FASE de l'établissement : ${fase}`,
  authority: (fase: string) => `Numéro FASE du pouvoir organisateur : ${fase}`,
  unknown: 'Numéro FASE : (à compléter)',
  problem: (title: string) => `Problème constaté : ${title}`,
  newPassword:
    "Je vous prie de me communiquer un nouveau mot de passe pour cette boîte ; je sais que cette demande change le mot de passe actuel. Vous trouverez en annexe une copie de la carte d'identité du directeur ou de la directrice, titulaire de la boîte.",
  /** What technical support is asked, by the condition that it is asked about. */
  questions: {
    'account-disabled': "Pouvez-vous vérifier l'état de ce compte et me dire ce qu'il faut faire ?",
    'access-off': 'Pouvez-vous rétablir cet accès, ou me dire comment Outlook doit désormais se connecter ?',
    'locked-out': "Pouvez-vous me dire d'où viennent ces essais, et quand l'accès sera rétabli ?",
    'mailbox-full': makeRoom,
    full: makeRoom,
    mechanism: "Pouvez-vous m'indiquer les réglages actuels de ce serveur ?",
  },
  closing: 'Bien à vous,',
};
