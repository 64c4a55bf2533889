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
  edit: { cut: 'Couper', copy: 'Copier', paste: 'Coller', selectAll: 'Tout sélectionner' },
};
