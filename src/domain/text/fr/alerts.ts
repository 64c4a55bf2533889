import type { CheckId } from '../../health.ts';
import { formatDate, plural } from '../format.ts';

type Pair = { readonly title: string; readonly body: string };

/** What only toasts say: that a trouble is over, and several things at once. */
export const alertWords = {
  recovery: {
    receiving: {
      title: 'La réception fonctionne à nouveau',
      body: 'La boîte est de nouveau accessible. Si vous aviez fermé Outlook, rouvrez-le.',
    },
    sending: {
      title: "L'envoi fonctionne à nouveau",
      body: "Le serveur d'envoi accepte de nouveau le mot de passe CERBERE. Si vous aviez fermé Outlook, rouvrez-le.",
    },
    storage: {
      title: 'La boîte a de nouveau de la place',
      body: 'Elle est moins remplie : le courrier peut arriver normalement.',
    },
    collection: {
      title: 'Le courrier est de nouveau relevé',
      body: 'Les messages quittent de nouveau le serveur comme il se doit.',
    },
    certificate: {
      title: 'La liaison chiffrée est de nouveau en ordre',
      body: "Le certificat du serveur est accepté. Il n'y a rien à faire.",
    },
    'password-expiry': { title: 'Le mot de passe CERBERE est en ordre', body: "Il n'y a rien à faire pour l'instant." },
    outlook: { title: "Les réglages d'Outlook sont en ordre", body: "Il n'y a rien à faire." },
  } satisfies Record<CheckId, Pair> as Record<CheckId, Pair>,
  summaryTitle: (count: number) => `Boîte mail administrative : ${plural(count, 'fr', 'point', 'points')} à voir`,
  named: (label: string, title: string) => `${label} : ${title}`,
  fullOn: (date: string) => `À ce rythme, la boîte sera pleine vers le ${formatDate(date, 'fr')}.`,
  trial: { title: "Notification d'essai", body: 'Si vous lisez ceci, Vigie BMA peut vous prévenir.' },
};
