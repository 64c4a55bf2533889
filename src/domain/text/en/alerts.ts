import { formatDate, plural } from '../format.ts';
import type { alertWords as french } from '../fr/alerts.ts';

/** What only toasts say: that a trouble is over, and several things at once. */
export const alertWords: typeof french = {
  recovery: {
    receiving: {
      title: 'Receiving works again',
      body: 'The mailbox can be reached again. If you had closed Outlook, open it again.',
    },
    sending: {
      title: 'Sending works again',
      body: 'The sending server accepts the CERBERE password again. If you had closed Outlook, open it again.',
    },
    storage: { title: 'The mailbox has room again', body: 'It is less full: mail can arrive as usual.' },
    collection: { title: 'The mail is being collected again', body: 'Messages leave the server again as they should.' },
    certificate: {
      title: 'The encrypted connection is in order again',
      body: 'The server certificate is accepted. There is nothing to do.',
    },
    'password-expiry': { title: 'The CERBERE password is in order', body: 'There is nothing to do for now.' },
    outlook: { title: 'The Outlook settings are in order', body: 'There is nothing to do.' },
  },
  summaryTitle: (count) => `Administrative mailbox: ${plural(count, 'en', 'point', 'points')} to look at`,
  named: (label, title) => `${label}: ${title}`,
  fullOn: (date) => `At this rate the mailbox will be full around ${formatDate(date, 'en')}.`,
  trial: { title: 'Trial notification', body: 'If you can read this, Vigie BMA can warn you.' },
};
