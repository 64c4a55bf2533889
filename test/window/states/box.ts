import { oneBox, play, school } from '../support/story.ts';
import { type WindowState, windowState } from '../support/window-state.ts';

/** Since Monday 14 September nobody collects, and 8 MB a day come into a box of 50 MB. */
const uncollected = (end: string) =>
  play({
    start: '2026-09-07T07:45:00+02:00',
    end,
    world: [
      { from: '2026-09-14T07:45:00+02:00', arrivals: { perDay: 200, octets: 40_000 }, collectEvery: null },
      { from: '2026-09-23T14:00:00+02:00', collectEvery: 'PT15M' },
    ],
  });
const changedOn = (passwordChangedOn: string | null) => [{ ...oneBox, passwordChangedOn }];
const certificateUntil = (certificateExpires: string) =>
  play({ world: [{ from: '2026-09-07T07:45:00+02:00', certificateExpires }] });

/** A box whose limit nobody knows, in which from this day so much comes and stays. */
const ofUnknownLimit = (from: string, end: string, octets: number) =>
  play({
    end,
    mailboxes: [{ ...oneBox, limitBytes: null }],
    world: [{ from, arrivals: { perDay: 72, octets }, collectEvery: null }],
  });
/** From a Monday to the last school day but one before the holidays of autumn. */
const beforeAutumn = (entry: Readonly<Record<string, unknown>>) =>
  play({
    start: '2026-10-05T07:45:00+02:00',
    end: '2026-10-15T12:00:00+02:00',
    world: [{ from: '2026-10-12T08:00:00+02:00', ...entry }],
  });

/** What can become of the box itself: its fill, its password's age, its collection, its certificates. */
export const boxStates: readonly WindowState[] = [
  windowState({
    name: 'storage-unknown-limit',
    title: 'Taille maximale inconnue',
    codes: ['storage.ok'],
    moment: () => play({ mailboxes: [{ ...oneBox, limitBytes: null }] }),
  }),
  windowState({
    name: 'storage-learning',
    title: 'Taille maximale inconnue, et déjà beaucoup de courrier',
    codes: ['storage.learning'],
    moment: () => ofUnknownLimit('2026-09-08T08:00:00+02:00', '2026-09-09T12:00:00+02:00', 400_000),
  }),
  windowState({
    name: 'storage-unusual',
    title: "Bien plus de courrier que d'habitude",
    codes: ['storage.unusual'],
    moment: () => ofUnknownLimit('2026-09-22T08:00:00+02:00', '2026-09-23T12:00:00+02:00', 400_000),
  }),
  windowState({
    name: 'storage-very-unusual',
    title: "Dix fois plus de courrier que d'habitude",
    codes: ['storage.very-unusual'],
    moment: () => ofUnknownLimit('2026-09-22T08:00:00+02:00', '2026-09-24T12:00:00+02:00', 1_200_000),
  }),
  windowState({
    name: 'storage-full-in-closure',
    title: 'La boîte sera pleine pendant le congé',
    codes: ['storage.full-in-closure'],
    moment: () => beforeAutumn({ arrivals: { perDay: 60, octets: 140_000 }, collectEvery: null }),
  }),
  windowState({
    name: 'storage-high',
    title: 'La boîte se remplit',
    codes: ['storage.high', 'collection.waiting'],
    moment: () => uncollected('2026-09-17T17:00:00+02:00'),
  }),
  windowState({
    name: 'storage-very-high',
    title: 'La boîte est presque pleine',
    codes: ['storage.very-high'],
    moment: () =>
      play({
        end: '2026-09-11T12:00:00+02:00',
        world: [{ from: '2026-09-08T08:00:00+02:00', arrivals: { perDay: 72, octets: 190_000 }, collectEvery: null }],
      }),
  }),
  windowState({
    name: 'storage-full',
    title: 'La boîte est pleine et personne ne relève le courrier',
    codes: ['storage.full', 'collection.abandoned'],
    moment: () => uncollected('2026-09-22T12:00:00+02:00'),
  }),
  windowState({
    name: 'storage-said-full',
    title: 'Le serveur dit que la boîte est pleine, sans limite connue',
    codes: ['storage.full', 'receiving.mailbox-full'],
    moment: () =>
      play({
        mailboxes: [{ ...oneBox, limitBytes: null }],
        world: [{ from: '2026-09-08T08:00:00+02:00', receiving: 'mailbox-full' }],
      }),
    around: { place: { view: 'home', address: school, check: 'storage' } },
  }),
  windowState({
    name: 'storage-card',
    title: 'La carte « Remplissage », vue depuis une notification',
    codes: ['storage.full'],
    moment: () => uncollected('2026-09-22T12:00:00+02:00'),
    around: { place: { view: 'home', address: school, check: 'storage' } },
  }),
  windowState({
    name: 'expiry-soon',
    title: 'Le mot de passe CERBERE expire dans une semaine',
    codes: ['password-expiry.soon'],
    moment: () => play({ mailboxes: changedOn('2026-03-15') }),
  }),
  windowState({
    name: 'expiry-today',
    title: "Le mot de passe CERBERE expire aujourd'hui",
    codes: ['password-expiry.today'],
    moment: () => play({ mailboxes: changedOn('2026-03-08') }),
  }),
  windowState({
    name: 'expired',
    title: 'Le mot de passe CERBERE a expiré, il est refusé',
    codes: ['password-expiry.expired', 'sending.password-expired'],
    moment: () =>
      play({
        mailboxes: changedOn('2026-03-05'),
        world: [{ from: '2026-09-05T00:00:00+02:00', sending: 'credentials' }],
      }),
  }),
  windowState({
    name: 'expiry-unknown',
    title: 'Date du mot de passe CERBERE inconnue',
    codes: ['password-expiry.date-unknown'],
    moment: () => play({ mailboxes: changedOn(null) }),
  }),
  windowState({
    name: 'expiry-to-confirm',
    title: 'La date du mot de passe CERBERE ne peut pas être juste',
    codes: ['password-expiry.date-to-confirm'],
    moment: () => play({ mailboxes: changedOn('2026-02-20') }),
  }),
  windowState({
    name: 'copy-left',
    title: 'Outlook laisse une copie sur le serveur',
    codes: ['collection.copy-left'],
    moment: () =>
      play({
        end: '2026-09-18T12:00:00+02:00',
        world: [
          {
            from: '2026-09-07T07:45:00+02:00',
            arrivals: { perDay: 30, octets: 20_000 },
            collectEvery: 'PT1H',
            copyLeft: true,
          },
        ],
      }),
  }),
  windowState({
    name: 'second-reader',
    title: 'Un autre ordinateur relève le courrier',
    codes: ['collection.second-reader'],
    moment: () =>
      play({
        end: '2026-09-18T12:00:00+02:00',
        world: [
          {
            from: '2026-09-07T07:45:00+02:00',
            arrivals: { perDay: 20, octets: 50_000 },
            collectEvery: 'PT2H',
            outlook: 'closed',
          },
        ],
      }),
  }),
  windowState({
    name: 'maybe-not-receiving',
    title: 'Plus aucun message depuis des jours',
    codes: ['collection.maybe-not-receiving'],
    moment: () =>
      play({
        end: '2026-10-06T12:00:00+02:00',
        mailboxes: [{ address: school, passwordChangedOn: '2026-08-20' }],
        world: [{ from: '2026-09-28T00:00:00+02:00', arrivals: { perDay: 0 } }],
      }),
  }),
  windowState({
    name: 'certificate-expires-soon',
    title: 'Le certificat du serveur expire dans trois semaines',
    codes: ['certificate.expires-soon'],
    moment: () => certificateUntil('2026-09-29'),
  }),
  windowState({
    name: 'certificate-expires-in-closure',
    title: 'Le certificat du serveur expire pendant le congé',
    codes: ['certificate.expires-in-closure'],
    moment: () => beforeAutumn({ certificateExpires: '2026-10-28' }),
  }),
  windowState({
    name: 'certificate-expires-very-soon',
    title: 'Le certificat du serveur expire dans trois jours',
    codes: ['certificate.expires-very-soon'],
    moment: () => certificateUntil('2026-09-11'),
  }),
];
