import { formatDate } from '../../format.ts';

/** What the window says while a CERBERE password is being renewed. */
export const renewalWords = {
  title: "J'ai changé mon mot de passe CERBERE",
  progress: (step: number, total: number) => `Étape ${step} sur ${total}`,
  choose: { title: 'Pour quelle boîte ?', intro: 'Chaque boîte a son propre mot de passe CERBERE.' },
  none: {
    title: 'Aucune boîte à mettre à jour',
    body: "Vigie n'essaie aucun mot de passe CERBERE pour le moment.",
  },
  today: {
    title: 'Votre nouveau mot de passe est enregistré',
    body: "Vigie l'a reçu aujourd'hui et l'envoi fonctionne. S'il reste à le changer dans Outlook, voici comment.",
    outlook: 'Voir les étapes pour Outlook',
    again: "Je l'ai encore changé",
  },
  held: {
    title: "L'ancien mot de passe n'est plus essayé",
    body: "Vigie attend votre nouveau mot de passe. Cette attente dure jusqu'à ce qu'il soit accepté ou que vous annuliez, même si vous quittez cette page.",
  },
  forMailbox: (label: string) => `Boîte ${label}`,
  next: 'Continuer',
  cancel: "Annuler : l'ancien est toujours bon",
  leave: 'Continuer plus tard',
  close: {
    title: 'Fermez Outlook',
    intro:
      "Tant qu'il est ouvert, Outlook peut réessayer sans cesse l'ancien mot de passe. Ces refus répétés pourraient bloquer l'accès de toute l'école.",
    steps: [
      'Enregistrez les messages que vous êtes en train de rédiger.',
      'Dans Outlook, choisissez Fichier > Quitter.',
      'Si un autre PC ou un téléphone utilise aussi cette boîte, fermez-y aussi le programme de courrier.',
    ],
    done: "C'est fait, Outlook est fermé",
    mustClose: 'Fermez Outlook, puis cochez la case.',
  },
  password: {
    title: 'Votre nouveau mot de passe',
    intro: "Si vous ne l'avez pas encore changé, faites-le d'abord sur le portail CERBERE :",
    steps: (address: string) => [
      `Connectez-vous avec ${address}, votre mot de passe actuel et le contexte « Intervenant dans les établissements d'enseignement et PO ».`,
      "S'il est périmé ou oublié, suivez ce que le portail propose pour en choisir un autre.",
      'Revenez ensuite ici.',
    ],
    open: 'Ouvrir le portail CERBERE',
    notOpened: "La page ne s'est pas ouverte. Tapez cette adresse dans votre navigateur :",
    label: 'Nouveau mot de passe CERBERE',
    hint: "Il est essayé une seule fois. S'il est refusé, rien n'est remplacé.",
    forgotten: 'Si vous quittez cette page avant le test, il sera à retaper.',
    missing: 'Tapez le nouveau mot de passe.',
    test: 'Tester et enregistrer',
    testing: 'Test en cours…',
    running: 'Essai du nouveau mot de passe…',
    keptOld: "Rien n'a été remplacé, et l'ancien mot de passe n'est toujours pas essayé.",
  },
  outlook: {
    title: 'Changez-le aussi dans Outlook',
    accepted: 'Le nouveau mot de passe est accepté',
    acceptedBody: 'Il est enregistré dans Vigie.',
    until: (date: string) => `Il est valable jusqu'au ${formatDate(date, 'fr')} ; Vigie vous préviendra avant.`,
    intro:
      'Ce changement ne se fait pas tout seul dans Outlook. Seul le mot de passe du serveur sortant change : celui pour recevoir reste le même.',
    steps: (address: string) => [
      "Rouvrez Outlook. S'il demande un mot de passe tout de suite, choisissez « Annuler ».",
      'Choisissez Fichier > Paramètres du compte > Paramètres du compte…',
      `Dans l'onglet « Messagerie » (ou « Courrier électronique »), sélectionnez ${address}, puis « Modifier… ».`,
      "Cherchez le serveur sortant : « Paramètres supplémentaires… » puis l'onglet « Serveur sortant », ou, dans les versions récentes, la partie « Courrier sortant ».",
      "Sous « Se connecter à l'aide de », remplacez le mot de passe par le nouveau. Laissez tel quel celui du courrier entrant.",
      "Confirmez par « OK », puis « Suivant » et « Terminer ». Le test qu'Outlook fait alors doit réussir pour les deux tâches.",
    ],
    /** What can be seen of it from outside. */
    taken: {
      title: 'Ce que Vigie en voit :',
      open: 'Le programme de courrier est ouvert.',
      closed: "Le programme de courrier n'est pas encore rouvert.",
      collected: (moment: string) => `Dernière relève du courrier vue ${moment}.`,
      sends: (moment: string) =>
        `Le serveur d'envoi accepte le nouveau mot de passe (vérifié ${moment}). Envoyez-vous un message d'essai : s'il part, le programme de courrier l'a pris aussi.`,
    },
    finish: 'Terminé',
  },
};
