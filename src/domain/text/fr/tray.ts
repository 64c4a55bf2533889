import { formatBytes, formatNumber, plural } from '../format.ts';

/** What the tray icon says: its tooltip and its menu. */
export const trayWords = {
  noMailbox: "Aucune boîte n'est encore surveillée",
  clockWrong: "L'horloge de ce PC n'est pas à l'heure",
  notYetChecked: 'Première vérification à venir',
  allWell: (mailboxes: number) =>
    mailboxes > 1 ? `Tout va bien pour ${plural(mailboxes, 'fr', 'boîte', 'boîtes')}` : 'Tout va bien',
  /** @param mailboxes how many the figure speaks for: of several, the soonest expiry */
  cerbereDays: (days: number, mailboxes: number) =>
    days === 0
      ? 'CERBERE : dernier jour'
      : `CERBERE : ${plural(days, 'fr', 'jour', 'jours')}${mailboxes > 1 ? ' au moins' : ''}`,
  cerbereDateMissing: 'CERBERE : date à renseigner',
  cerbereDateDoubtful: 'CERBERE : date à confirmer',
  /** @param mailboxes how many the figure speaks for: of several, the fullest */
  filled: (percent: number, mailboxes: number) =>
    mailboxes > 1 ? `boîtes à ${formatNumber(percent, 'fr')} % au plus` : `boîte à ${formatNumber(percent, 'fr')} %`,
  contains: (bytes: number) => `boîte : ${formatBytes(bytes, 'fr')}`,
  named: (label: string, line: string) => `${label} : ${line}`,
  menu: {
    testNow: 'Tester maintenant',
    open: 'Ouvrir Vigie',
    snooze: 'Ne plus me prévenir',
    snoozed: (until: string) => `Notifications suspendues (${until})`,
    hour: 'Pendant 1 heure',
    day: 'Pendant 1 jour',
    monday: "Jusqu'à lundi",
    unsnooze: 'Me prévenir de nouveau',
    renewed: "J'ai changé mon mot de passe CERBERE…",
    webmail: 'Webmail',
    cerbere: 'Portail CERBERE',
    quit: "Quitter (la surveillance s'arrête)",
  },
  until: (moment: string) => `jusqu'à ${moment}`,
  untilDate: (date: string) => `jusqu'au ${date}`,
};
