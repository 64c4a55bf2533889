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
  closing: 'Bien à vous,',
};
