import type { FileNotice } from '../../../src/domain/view/snapshot.ts';
import { after, board, fresh, oneBox, play, school } from '../support/story.ts';
import { type WindowState, windowState } from '../support/window-state.ts';

const notice = (kind: FileNotice['kind'], store: FileNotice['store'], file: string): FileNotice => ({
  kind,
  store,
  file,
});
const twoBoxes = [
  { ...oneBox, passwordChangedOn: '2026-07-01' },
  { address: board, limitBytes: 52_428_800, passwordChangedOn: '2026-03-15' },
];

/** A year: 14 months of samples, some troubles and their ends. */
export const aYear = () =>
  play({
    start: '2025-09-01T07:45:00+02:00',
    end: '2026-09-08T12:00:00+02:00',
    world: [
      { from: '2025-11-04T08:00:00+01:00', to: '2025-11-04T13:00:00+01:00', receiving: 'refused', sending: 'refused' },
      { from: '2026-01-15T09:00:00+01:00', to: '2026-01-15T16:00:00+01:00', sending: 'credentials' },
      { from: '2026-02-02T07:45:00+01:00', to: '2026-02-06T10:00:00+01:00', collectEvery: null },
      { from: '2026-05-18T09:00:00+02:00', to: '2026-05-18T15:00:00+02:00', receiving: 'timeout' },
    ],
    away: [{ from: '2026-07-06T00:00:00+02:00', to: '2026-08-17T00:00:00+02:00' }],
    user: [
      { at: '2026-01-15T16:00:00+01:00', does: 'password-changed' },
      { at: '2026-07-03T10:00:00+02:00', does: 'password-changed' },
    ],
  });

/** What concerns the window as a whole. */
export const wholeStates: readonly WindowState[] = [
  windowState({
    name: 'ok',
    title: 'Tout va bien, avec un an de recul',
    codes: [
      'receiving.ok',
      'sending.ok',
      'storage.ok',
      'password-expiry.ok',
      'collection.ok',
      'certificate.ok',
      'mail-program.unknown',
    ],
    moment: aYear,
  }),
  windowState({
    name: 'never-looked',
    title: 'Une boîte vient d’être ajoutée, rien n’est encore vérifié',
    codes: ['storage.unknown', 'collection.unknown', 'certificate.unknown', 'password-expiry.date-unknown'],
    moment: () => fresh(school),
  }),
  windowState({
    name: 'gap',
    title: 'Le PC est resté éteint une semaine',
    moment: () =>
      play({
        end: '2026-09-21T09:00:00+02:00',
        world: [{ from: '2026-09-07T07:45:00+02:00', arrivals: { perDay: 3, octets: 190_000 } }],
        away: [{ from: '2026-09-10T12:00:00+02:00', to: '2026-09-21T08:00:00+02:00' }],
      }),
  }),
  windowState({
    name: 'snoozed',
    title: 'Notifications suspendues',
    moment: async () => {
      const moment = await play({});
      return after(moment, { kind: 'snoozed', untilMs: moment.nowMs + 3_600_000 });
    },
  }),
  windowState({
    name: 'two-mailboxes',
    title: 'Deux boîtes, dont une à régler',
    moment: () =>
      play({
        mailboxes: twoBoxes,
        world: [{ from: '2026-09-08T08:00:00+02:00', mailbox: 1, sending: 'credentials' }],
      }),
  }),
  windowState({
    name: 'clock-wrong',
    title: 'L’horloge de ce PC a un an d’avance : aucune date n’est jugée',
    codes: ['password-expiry.clock-wrong'],
    moment: () =>
      play({ clock: [{ from: '2026-09-08T11:00:00+02:00', to: '2026-09-08T13:00:00+02:00', offset: 'P365D' }] }),
  }),
  windowState({
    name: 'no-keychain',
    title: 'Ce PC n’a pas de trousseau',
    moment: () => play({}),
    around: { secrets: 'session' },
  }),
  windowState({
    name: 'corrupt-store',
    title: 'Trois fichiers illisibles, mis de côté',
    moment: () => fresh(school),
    around: {
      notices: [
        notice('set-aside', 'settings', 'settings.json.corrupt-2026-09-08'),
        notice('set-aside', 'watch', 'watch.json.corrupt-2026-09-08'),
        notice('set-aside', 'app', 'app.json.corrupt-2026-09-08'),
      ],
    },
  }),
  windowState({
    name: 'unreadable-store',
    title: 'Un fichier que Windows ne laisse pas lire',
    moment: () => play({}),
    around: { notices: [notice('unreadable', 'watch', 'watch.json')] },
  }),
  windowState({
    name: 'damaged-history',
    title: 'Un historique abîmé, lu autant que possible',
    moment: () => play({}),
    around: { notices: [notice('damaged', 'watch', 'watch.json.corrupt-2026-09-08')] },
  }),
  windowState({
    name: 'disk-full',
    title: 'Le disque est plein',
    moment: () => play({}),
    around: {
      notices: [notice('disk-full', 'settings', 'settings.json'), notice('disk-full', 'watch', 'watch.json')],
    },
  }),
  windowState({
    name: 'not-saved',
    title: 'Un fichier tenu par un autre programme',
    moment: () => play({}),
    around: { notices: [notice('not-saved', 'watch', 'watch.json')] },
  }),
  windowState({
    name: 'mended-settings',
    title: 'Des réglages qui ne pouvaient pas servir tels quels',
    moment: () => play({}),
    around: {
      notices: [notice('damaged', 'settings', 'settings.json.corrupt-2026-09-08')],
      mended: [
        { part: 'pop3', of: 'ETNIC', was: 'adm.cfwb.be:110', isSettled: true },
        { part: 'label', of: school, was: 'École\\u{202e}', isSettled: true },
        { part: 'contact', of: 'ETNIC', was: '18:00–08:00', isSettled: true },
      ],
    },
  }),
  windowState({
    name: 'other-pc',
    title: 'Réglages venus d’un autre PC',
    codes: ['receiving.held', 'sending.held'],
    moment: () =>
      after(
        play({}),
        { kind: 'leg-held', address: school, leg: 'receiving', reason: 'other-pc' },
        { kind: 'leg-held', address: school, leg: 'sending', reason: 'other-pc' },
      ),
    around: { isOtherPc: true },
  }),
];
