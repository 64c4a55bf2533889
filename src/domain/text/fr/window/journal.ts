import { plural } from '../../format.ts';

/** What the page "Journal" says. */
export const journalWords = {
  title: 'Journal',
  intro: 'Ce qui est arrivé, et quand cela a été réglé.',
  empty: {
    title: "Rien à signaler jusqu'ici",
    body: "Les incidents et leur fin s'inscriront ici, les plus récents en premier.",
  },
  noneOfThese: 'Aucun incident de ce genre.',
  filters: 'Choisir ce qui est montré',
  mailbox: 'Boîte',
  allMailboxes: 'Toutes les boîtes',
  kind: 'Sujet',
  allKinds: 'Tous les sujets',
  today: "Aujourd'hui",
  yesterday: 'Hier',
  from: (label: string) => `Boîte : ${label}`,
  lasted: (duration: string) => `Réglé après ${duration}.`,
  minutes: (count: number) => plural(count, 'fr', 'minute', 'minutes'),
  hours: (count: number) => plural(count, 'fr', 'heure', 'heures'),
  days: (count: number) => plural(count, 'fr', 'jour', 'jours'),
};
