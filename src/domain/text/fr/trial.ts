/** Beside the answer of a server that lets nobody in: what that leaves open. */
export const unjudged = 'Le mot de passe que vous venez de taper reste à vérifier.';

/** What is said of a password that was typed, where no server's answer speaks for itself. */
export const trialWords = {
  interrupted: {
    title: "L'essai a été interrompu",
    meaning: "Le serveur n'a pas eu le temps de répondre. Rien n'a été changé.",
    advice: 'Recommencez dans un instant.',
  },
  'not-stored': {
    title: "Le mot de passe est bon, mais n'a pas pu être conservé",
    meaning: "Le serveur l'accepte, mais le trousseau de ce PC ne l'a pas enregistré.",
    advice: 'Redémarrez le PC et recommencez.',
  },
  'known-refusal': {
    title: 'Ce mot de passe a déjà été refusé',
    meaning: "Il n'a pas été renvoyé au serveur : des essais répétés pourraient bloquer l'accès de toute l'école.",
    advice: 'Vérifiez-le caractère par caractère, ou tapez-en un autre.',
  },
  'locked-out': {
    title: "L'accès est bloqué pour un moment",
    meaning:
      "Ce mot de passe n'a pas été envoyé : le serveur compte chaque essai, et chacun peut prolonger le blocage.",
    advice:
      "D'ici la fin du blocage, n'essayez rien ailleurs et laissez Outlook fermé. Vous pourrez ensuite essayer ce mot de passe.",
  },
  'too-many': {
    title: "Trop d'essais aujourd'hui",
    meaning: "Vigie limite le nombre de connexions par jour, pour ne jamais être la cause d'un blocage.",
    advice: 'Recommencez demain.',
  },
  busy: {
    title: 'Un autre essai est en cours',
    meaning: "Vigie n'essaie qu'un mot de passe à la fois. Celui-ci n'a pas été envoyé.",
    advice: "Attendez la réponse de l'essai en cours.",
  },
};
