import { closureRules, type FileRefusal, type LeftOutReason, type TypedProblem } from '../../../model/own-closures.ts';
import type { ClosureKind } from '../../../time/closures.ts';
import { formatDate, plural } from '../../format.ts';

/** What the window says of the days on which the school is shut. */
export const closuresWords = {
  title: "Fermetures de l'école",
  intro:
    "Avant une fermeture de cinq jours ou plus, Vigie annonce ce qui n'attendra pas la reprise. Pendant une fermeture, elle ne parle que de ce qui presse.",
  own: 'Fermetures propres à votre école',
  none: "Aucune pour le moment. Indiquez ici les ponts et les autres jours où l'école est fermée.",
  school: 'Calendrier de la Fédération Wallonie-Bruxelles',
  schoolSummary: (until: string) => `Vacances et congés connus jusqu'au ${formatDate(until, 'fr')}.`,
  schoolOver:
    'Vigie ne connaît pas les vacances à venir : indiquez-les ci-dessus, ou installez une version plus récente.',
  kinds: {
    autumn: "Vacances d'automne (Toussaint)",
    winter: "Vacances d'hiver (Noël)",
    detente: 'Vacances de détente (Carnaval)',
    spring: 'Vacances de printemps',
    summer: "Vacances d'été",
    'community-day': 'Fête de la Communauté française',
    'mardi-gras': 'Mardi gras',
    'all-souls': 'Fête des morts',
  } satisfies Record<ClosureKind, string>,
  unnamed: 'Fermeture',
  when: (from: string, to: string) =>
    from === to ? `le ${formatDate(from, 'fr')}` : `du ${formatDate(from, 'fr')} au ${formatDate(to, 'fr')}`,
  add: 'Ajouter une fermeture',
  change: 'Modifier',
  changeName: (what: string) => `Modifier : ${what}`,
  remove: 'Retirer',
  removeName: (what: string) => `Retirer : ${what}`,
  from: 'Premier jour',
  to: 'Dernier jour',
  toHint: 'Laissez vide pour un seul jour.',
  name: 'Nom',
  nameHint: "Facultatif, par exemple « Pont de l'Ascension ».",
  keep: 'Enregistrer',
  problems: {
    missing: 'Indiquez une date.',
    outside: 'Indiquez une date de ce siècle.',
    order: 'Le dernier jour ne peut pas précéder le premier.',
    'too-long': `Une fermeture compte ${closureRules.mostDays} jours au plus.`,
    name: 'Un nom compte 60 caractères au plus, et aucun caractère invisible.',
  } satisfies Record<TypedProblem, string>,
  full: `Vigie retient ${closureRules.most} fermetures au plus. Retirez celles qui sont passées.`,
  importFile: 'Importer un calendrier…',
  importHint: "Un fichier « .ics » : Outlook, Google Agenda et bien des sites d'école en proposent.",
  importing: 'Lecture du calendrier…',
  found: 'Fermetures trouvées dans ce calendrier',
  foundHint: "Rien n'est encore enregistré. Cochez celles de votre école.",
  noneFound: "Ce calendrier n'annonce aucune fermeture à venir.",
  isKnown: 'déjà connue',
  take: (count: number) => (count > 1 ? `Ajouter ces ${count} fermetures` : 'Ajouter cette fermeture'),
  takeNone: 'Cochez au moins une fermeture.',
  leftOutTitle: "N'ont pas été repris :",
  leftOut: {
    timed: (count: number) =>
      plural(
        count,
        'fr',
        "événement qui n'occupe pas des journées entières",
        "événements qui n'occupent pas des journées entières",
      ),
    repeats: (count: number) =>
      `${plural(count, 'fr', 'événement qui se répète', 'événements qui se répètent')} (à ajouter vous-même au besoin)`,
    cancelled: (count: number) => plural(count, 'fr', 'événement annulé', 'événements annulés'),
    past: (count: number) => plural(count, 'fr', 'date passée', 'dates passées'),
    'begins-school': (count: number) => plural(count, 'fr', 'jour de rentrée', 'jours de rentrée'),
    'too-long': (count: number) =>
      `${plural(count, 'fr', 'période', 'périodes')} de plus de ${closureRules.mostDays} jours`,
    'no-dates': (count: number) =>
      plural(count, 'fr', 'événement sans dates utilisables', 'événements sans dates utilisables'),
  } satisfies Record<LeftOutReason, (count: number) => string>,
  refused: "Ce fichier n'a pas été importé : rien n'a changé",
  refusals: {
    unreadable: "Windows n'a pas permis de le lire. Un autre programme l'utilise peut-être.",
    'too-large': "Il est trop gros pour un calendrier de fermetures. N'exportez que les fermetures de l'école.",
    empty: 'Il est vide.',
    'not-a-calendar': "Ce n'est pas un calendrier. Il faut un fichier « .ics ».",
    damaged: 'Ce calendrier est abîmé ou incomplet. Exportez-le ou téléchargez-le de nouveau.',
    'no-entries': 'Ce calendrier ne contient aucune date.',
    'too-many':
      "C'est sans doute un agenda entier : il contient trop de dates. N'exportez que les fermetures de l'école.",
  } satisfies Record<FileRefusal, string>,
};
