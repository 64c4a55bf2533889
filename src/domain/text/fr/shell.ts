/** What the program says outside its window. */
export const shellWords = {
  /** Said once, when the window is closed for the first time. */
  hidden: {
    title: 'Vigie continue de surveiller',
    body: "Fermer la fenêtre n'arrête rien. Pour la rouvrir, cliquez sur l'icône de Vigie près de l'horloge ; pour arrêter la surveillance, clic droit sur cette icône, puis « Quitter ».",
  },
  notStarted: {
    title: "Vigie BMA n'a pas pu démarrer",
    folder: (folder: string) =>
      `Vigie ne peut pas écrire dans son dossier, ${folder} : rien n'est surveillé. Vérifiez que ce dossier existe et vous appartient.`,
    remoteDebugging:
      "Vigie a été lancée avec un accès de débogage à distance, par lequel un autre programme pourrait la commander : rien n'est surveillé tant qu'elle n'est pas rouverte depuis le menu Démarrer.",
    other: "Rien n'est surveillé. Redémarrez le PC ; si cela se reproduit, réinstallez Vigie.",
  },
  /** Said when not everything could be erased. */
  left: {
    passwords: {
      title: "Les mots de passe n'ont pas pu être effacés",
      why: 'Le trousseau de ce PC ne répond pas, ou refuse. Il contient peut-être encore :',
      name: {
        receiving: (address: string) => `le mot de passe de la boîte ${address}`,
        sending: (address: string) => `le mot de passe CERBERE de ${address}`,
      },
      entry: 'sous le nom',
      others: (service: string) => `des mots de passe sous des noms qui commencent par ${service}`,
      nothingElse: "Rien d'autre n'a été effacé : vous pouvez recommencer, maintenant ou après avoir redémarré le PC.",
      byHand: {
        windows:
          "Pour les supprimer vous-même : dans le menu Démarrer, tapez « Gestionnaire d'identification » et ouvrez-le, choisissez « Informations d'identification Windows », ouvrez chacun de ces noms et cliquez sur « Supprimer ». Revenez ensuite à « Tout effacer ».",
        mac: "Pour les supprimer vous-même : ouvrez « Trousseaux d'accès », cherchez ces noms et supprimez-les. Revenez ensuite à « Tout effacer ».",
        other:
          'Pour les supprimer vous-même : ouvrez « Mots de passe et clés » (Seahorse) ou le gestionnaire de mots de passe de votre bureau, cherchez ces noms et supprimez-les. Revenez ensuite à « Tout effacer ».',
      },
    },
    rest: {
      title: "Vigie n'a pas pu tout effacer",
      why: 'Les mots de passe sont effacés, mais il reste :',
      parts: {
        files: 'des fichiers, sans doute ouverts dans un autre programme : fermez Vigie, puis supprimez ce dossier',
        autostart:
          'le démarrage avec Windows : dans le Gestionnaire des tâches, « Applications de démarrage », désactivez Vigie BMA',
        'start-menu':
          "l'entrée Vigie BMA du menu Démarrer : clic droit, « Ouvrir l'emplacement du fichier », puis supprimez-la",
        registry: 'une inscription de Vigie dans Windows, pour ses notifications : elle ne contient rien de personnel',
      },
    },
    again: 'Réessayer',
    end: 'Fermer Vigie',
  },
  edit: { cut: 'Couper', copy: 'Copier', paste: 'Coller', selectAll: 'Tout sélectionner' },
};
