import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WatchContext, WatchedMailbox } from '../../../src/domain/model/context.ts';
import type { FailureKind } from '../../../src/domain/model/failure.ts';
import { type CheckId, checkIds, type Health, healthCodes, type Leg } from '../../../src/domain/model/health.ts';
import { type MailboxState, newWatch, type WatchState } from '../../../src/domain/model/state.ts';
import type { Lang } from '../../../src/domain/text/index.ts';
import { type MenuEntry, type SnoozeKind, snoozeUntil } from '../../../src/domain/view/tray-menu.ts';
import { type TrayView, trayView } from '../../../src/domain/view/tray-view.ts';
import { judgeMatters } from '../../../src/domain/watch/matters.ts';
import { reduce, type WatchEvent } from '../../../src/domain/watch/watch.ts';
import { createContext, failure } from '../../support/fakes.ts';
import { example } from '../../support/text-facts.ts';

const school = 'ec001234@adm.cfwb.be';
const board = 'po000567@adm.cfwb.be';
/** Wednesday 11 November 2026, 10:15 in Brussels. */
const now = Date.parse('2026-11-11T09:15:00Z');

const contextOf = (addresses: readonly string[], settings: Partial<WatchedMailbox> = {}): WatchContext =>
  createContext(addresses.map((address) => ({ ...settings, address })));
const alone = (): null => null;
const named = (address: string): string => (address === school ? 'École' : 'PO');

const ok = (check: CheckId, facts = {}): Health => health('ok', `${check}.ok` as Health['code'], facts);
const health = (status: Health['status'], code: Health['code'], facts = {}): Health => ({
  status,
  ...example(code, facts),
  sinceMs: now,
});

type Verdicts = Partial<Record<CheckId, Health>>;
const well: Verdicts = {
  receiving: ok('receiving'),
  sending: ok('sending'),
  storage: ok('storage', { percent: 3.9, usedBytes: 4_000_000 }),
  'password-expiry': ok('password-expiry', { daysLeft: 142 }),
  collection: ok('collection'),
};

/** A watch in which these verdicts stand. */
function watchOf(...mailboxes: readonly (readonly [string, Verdicts])[]): WatchState {
  const watch = newWatch(mailboxes.map(([address]) => address));
  const verdicts = new Map(mailboxes);
  const withVerdicts = (mailbox: MailboxState): MailboxState => ({
    ...mailbox,
    health: { ...mailbox.health, ...verdicts.get(mailbox.address) },
  });
  const state = { ...watch, mailboxes: watch.mailboxes.map(withVerdicts) };
  return judgeMatters(state, now, contextOf([school, board]));
}

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
function viewOf(state: WatchState, lang: Lang = 'fr', labelOf: (address: string) => string | null = alone): TrayView {
  return trayView(state, now, contextOf([school, board]), lang, labelOf);
}
const oneWith = (verdicts: Verdicts): TrayView => viewOf(watchOf([school, { ...well, ...verdicts }]));

/** What really happens, one event after the other. */
function stateAfter(events: readonly WatchEvent[], context: WatchContext): WatchState {
  return events.reduce((state, event) => reduce(state, event, context).state, newWatch([school]));
}
const started: WatchEvent = { kind: 'started', atMs: now };
const looked = (leg: Leg, kind: FailureKind | null = null, atMs = now + 1_000): WatchEvent => ({
  kind: 'looked',
  atMs,
  address: school,
  leg,
  look: {
    failure: kind === null ? null : failure(kind),
    certificate: null,
    facts: {},
    loginDelaySeconds: null,
  },
  measured: null,
  maildrop: null,
  quotaCertificate: null,
});

describe('the icon', () => {
  it.each<[TrayView['icon'], string, Verdicts]>([
    ['ok', 'everything is well', {}],
    ['ok', 'only side matters are unknown', { storage: health('unknown', 'storage.unknown') }],
    ['warning', 'the box fills', { storage: health('warning', 'storage.high', { percent: 80 }) }],
    ['critical', 'sending is broken', { sending: health('critical', 'sending.unreachable', { kind: 'timeout' }) }],
    ['held', 'a leg waits for the user', { sending: health('held', 'sending.held', { reason: 'renewal' }) }],
    [
      'warning',
      'a leg is held and the box fills',
      { sending: health('held', 'sending.held'), storage: health('warning', 'storage.high', { percent: 80 }) },
    ],
    ['unknown', 'one leg is unknown and nothing is wrong', { sending: health('unknown', 'sending.not-configured') }],
    [
      'critical',
      'one leg is unknown and the box is full',
      { sending: health('unknown', 'sending.stale'), storage: health('critical', 'storage.full', { percent: 99 }) },
    ],
  ])('is %s when %s', (icon, _condition, verdicts) => {
    expect(oneWith(verdicts).icon).toBe(icon);
  });

  it('is unknown before the first look and without mailboxes', () => {
    expect(viewOf(newWatch([school])).icon).toBe('unknown');
    expect(viewOf(newWatch([])).icon).toBe('unknown');
  });

  it('does not count a leg that the mailbox does not have', () => {
    const state = watchOf([school, { ...well, sending: health('unknown', 'sending.stale') }]);
    expect(trayView(state, now, contextOf([school], { hasSending: false }), 'fr', alone).icon).toBe('ok');
  });

  it('is that of the worst mailbox', () => {
    const full = { ...well, storage: health('critical', 'storage.full', { percent: 99 }) };
    expect(viewOf(watchOf([school, well], [board, full])).icon).toBe('critical');
    expect(viewOf(watchOf([school, well], [board, {}])).icon).toBe('unknown');
  });

  it('goes from ok to unknown when the network is lost, and back', () => {
    const context = contextOf([school]);
    const events = [started, looked('receiving'), looked('sending')];
    const lost: WatchEvent = { kind: 'network', atMs: now + 2_000, isUp: false };
    const back: WatchEvent = { kind: 'network', atMs: now + 3_000, isUp: true };
    const iconAfter = (all: readonly WatchEvent[]) =>
      trayView(stateAfter(all, context), now + 3_000, context, 'fr', alone);
    expect(iconAfter(events).icon).toBe('ok');
    expect(iconAfter([...events, lost])).toMatchObject({
      icon: 'unknown',
      headline: 'Ce PC n’est pas connecté à Internet',
    });
    expect(iconAfter([...events, lost, back]).icon).toBe('ok');
  });

  it('stays red for a refused password, also without network and whatever was learned since', () => {
    const context = contextOf([school]);
    const refused = [started, looked('receiving'), looked('sending', 'credentials')];
    const lost: WatchEvent = { kind: 'network', atMs: now + 2_000, isUp: false };
    const state = stateAfter(refused, context);
    expect(trayView(state, now, context, 'fr', alone).icon).toBe('critical');
    expect(trayView(stateAfter([...refused, lost], context), now, context, 'fr', alone).icon).toBe('critical');
    const [mailbox] = state.mailboxes;
    if (!mailbox) throw new Error('no mailbox');
    const milder = { ...mailbox, health: { ...mailbox.health, sending: health('warning', 'sending.in-use') } };
    expect(trayView({ ...state, mailboxes: [milder] }, now, context, 'fr', alone).icon).toBe('critical');
  });

  it('is held while the user renews a refused password', () => {
    const context = contextOf([school]);
    const held: WatchEvent = {
      kind: 'leg-held',
      atMs: now + 2_000,
      address: school,
      leg: 'sending',
      reason: 'renewal',
    };
    const state = stateAfter([started, looked('receiving'), looked('sending', 'credentials'), held], context);
    expect(trayView(state, now, context, 'fr', alone).icon).toBe('held');
  });
});

describe('by a clock that is not believed', () => {
  const clockWrong = 'L’horloge de ce PC n’est pas à l’heure';
  const view = (verdicts: Verdicts = {}): TrayView => {
    const state = watchOf([school, { ...well, 'password-expiry': health('unknown', clockCode), ...verdicts }]);
    return viewOf({ ...state, clock: { ...state.clock, doubt: 'jump' } });
  };
  const clockCode = 'password-expiry.clock-wrong';

  it('a mailbox whose legs work is not green, and icon, tooltip and line say why', () => {
    const { icon, tooltip, mailboxes } = view();
    expect([icon, plain(tooltip), mailboxes[0]?.status, plain(mailboxes[0]?.line ?? '')]).toEqual([
      'unknown',
      clockWrong,
      'unknown',
      clockWrong,
    ]);
  });

  it('a trouble has its colour and its words beside it', () => {
    const { icon, tooltip } = view({ sending: health('critical', 'sending.unreachable') });
    expect([icon, plain(tooltip)]).toEqual(['critical', `${clockWrong} – L’envoi ne fonctionne pas`]);
  });
});

describe('the tooltip', () => {
  it.each<[string, Verdicts]>([
    ['Tout va bien – CERBERE : 142 jours – boîte à 3 %', {}],
    [
      'Tout va bien – CERBERE : 1 jour – boîte à 0 %',
      {
        'password-expiry': ok('password-expiry', { daysLeft: 1 }),
        storage: ok('storage', { percent: 0.4, usedBytes: 1 }),
      },
    ],
    [
      'Tout va bien – CERBERE : date à renseigner – boîte : 3,8 Mo',
      {
        'password-expiry': health('unknown', 'password-expiry.date-unknown', { daysLeft: null }),
        storage: ok('storage', { percent: null, usedBytes: 4_000_000 }),
      },
    ],
    [
      'Tout va bien – CERBERE : date à confirmer',
      {
        'password-expiry': health('unknown', 'password-expiry.date-to-confirm', { daysLeft: -3 }),
        storage: health('unknown', 'storage.unknown'),
      },
    ],
    [
      'La boîte se remplit : 80 % – CERBERE : 142 jours',
      { storage: health('warning', 'storage.high', { percent: 80.5 }) },
    ],
    [
      'L’envoi ne fonctionne pas, et 1 autre point – CERBERE : 142 jours',
      {
        storage: health('warning', 'storage.high', { percent: 80.5 }),
        sending: health('critical', 'sending.unreachable'),
      },
    ],
    [
      'Le mot de passe CERBERE a expiré',
      {
        sending: health('critical', 'sending.password-expired'),
        'password-expiry': health('critical', 'password-expiry.expired', { daysLeft: -1 }),
      },
    ],
    [
      'Ce PC n’est pas connecté à Internet – CERBERE : 142 jours',
      {
        receiving: health('unknown', 'receiving.offline'),
        sending: health('unknown', 'sending.offline'),
      },
    ],
    [
      'Mot de passe CERBERE à retaper, et 1 autre point – CERBERE : 142 jours',
      {
        receiving: health('unknown', 'receiving.not-configured'),
        sending: health('held', 'sending.held', { reason: 'server-changed' }),
      },
    ],
    [
      'La boîte est pleine à 99 % – CERBERE : 142 jours',
      {
        receiving: health('critical', 'receiving.mailbox-full'),
        storage: health('critical', 'storage.full', { percent: 99 }),
      },
    ],
    [
      'Le mot de passe CERBERE expire dans 3 jours',
      { 'password-expiry': health('warning', 'password-expiry.soon', { daysLeft: 3 }) },
    ],
    [
      'L’envoi ne fonctionne pas, et 1 autre point – CERBERE : 3 jours',
      {
        sending: health('critical', 'sending.unreachable'),
        'password-expiry': health('warning', 'password-expiry.soon', { daysLeft: 3 }),
      },
    ],
    ['Le mot de passe CERBERE est refusé', { sending: health('critical', 'sending.password-refused') }],
  ])('of one mailbox: %s', (expected, verdicts) => {
    expect(plain(oneWith(verdicts).tooltip)).toBe(expected);
  });

  it('in English', () => {
    expect(viewOf(watchOf([school, well]), 'en').tooltip.replaceAll('\u00a0', ' ')).toBe(
      'All is well – CERBERE: 142 days – mailbox 3% full',
    );
  });

  it('keeps number and sign together', () => {
    expect(oneWith({}).tooltip).toContain('CERBERE\u00a0: 142\u00a0jours – boîte à 3\u00a0%');
  });

  it('says what is to come before the first look, and that there is no mailbox', () => {
    expect(viewOf(newWatch([school])).tooltip).toBe('Première vérification à venir');
    expect(viewOf(newWatch([])).tooltip).toBe('Aucune boîte n’est encore surveillée');
  });

  it('gives the nearest trouble of several that are well', () => {
    const other = {
      ...well,
      storage: ok('storage', { percent: 12, usedBytes: 1 }),
      'password-expiry': ok('password-expiry', { daysLeft: 61 }),
    };
    const state = watchOf([school, well], [board, other]);
    expect(plain(viewOf(state, 'fr', named).tooltip)).toBe(
      'Tout va bien pour 2 boîtes – CERBERE : 61 jours au moins – boîtes à 12 % au plus',
    );
    expect(plain(viewOf(state, 'en', named).tooltip)).toBe(
      'All is well with 2 mailboxes – CERBERE: at least 61 days – mailboxes at most 12% full',
    );
  });

  it('names the worst of several first and leaves out those that are well', () => {
    const soon = { ...well, 'password-expiry': health('warning', 'password-expiry.soon', { daysLeft: 3 }) };
    const full = { ...well, storage: health('critical', 'storage.full', { percent: 99 }) };
    expect(plain(viewOf(watchOf([school, well], [board, full]), 'fr', named).tooltip)).toBe(
      'PO : La boîte est pleine à 99 % – CERBERE : 142 jours au moins',
    );
    const view = viewOf(watchOf([school, soon], [board, full]), 'fr', named);
    expect(plain(view.tooltip)).toBe('PO : La boîte est pleine à 99 %, et 1 autre point – CERBERE : 3 jours au moins');
    expect(view.mailboxes.map(({ label, status }) => [label, status])).toEqual([
      ['PO', 'critical'],
      ['École', 'warning'],
    ]);
  });

  it('says once what is true of all mailboxes', () => {
    const offline = {
      ...well,
      receiving: health('unknown', 'receiving.offline'),
      sending: health('unknown', 'sending.offline'),
    };
    expect(plain(viewOf(watchOf([school, offline], [board, offline]), 'fr', named).tooltip)).toBe(
      'Ce PC n’est pas connecté à Internet – CERBERE : 142 jours au moins',
    );
  });

  it.each<[string, Verdicts, Verdicts, string]>([
    [
      'servers that are away',
      { receiving: health('critical', 'receiving.unreachable') },
      { receiving: health('critical', 'receiving.unreachable'), sending: health('critical', 'sending.unreachable') },
      'École et PO : Une partie du courrier ne passe plus – CERBERE : 142 jours au moins',
    ],
    [
      'legs that nobody watches any more',
      {
        receiving: health('warning', 'receiving.not-watched', { since: '2026-09-08' }),
        sending: health('warning', 'sending.not-watched', { since: '2026-09-08' }),
      },
      {
        receiving: health('warning', 'receiving.not-watched', { since: '2026-09-08' }),
        sending: health('warning', 'sending.not-watched', { since: '2026-09-08' }),
      },
      'École et PO : Vigie ne surveille plus la boîte depuis le mardi 8 septembre – CERBERE : 142 jours au moins',
    ],
    [
      'boxes that are full, each in its way',
      { storage: health('critical', 'storage.full', { percent: 99 }) },
      { storage: health('critical', 'storage.full', { percent: 97 }) },
      'École et PO : La boîte est pleine à 99 % – CERBERE : 142 jours au moins',
    ],
  ])('says one trouble of two mailboxes in one line: %s', (_what, first, second, expected) => {
    const state = watchOf([school, { ...well, ...first }], [board, { ...well, ...second }]);
    expect(plain(viewOf(state, 'fr', named).tooltip)).toBe(expected);
  });

  it('does not say of a box what is true of another', () => {
    const receiving = health('warning', 'receiving.not-watched', { since: '2026-09-08' });
    const sending = health('warning', 'sending.not-watched', { since: '2026-09-08' });
    const state = watchOf([school, { ...well, receiving, sending }], [board, { ...well, receiving }]);
    expect(plain(viewOf(state, 'fr', named).tooltip)).toBe(
      'École : Vigie ne surveille plus la boîte depuis le mardi 8 septembre, et 1 autre point – CERBERE : 142 jours au moins',
    );
  });

  it('keeps icon and line of a matter that was taken note of', () => {
    const state = watchOf([school, { ...well, storage: health('critical', 'storage.full', { percent: 99 }) }]);
    const noted = { ...state, matters: state.matters.map((matter) => ({ ...matter, notedGravity: matter.gravity })) };
    expect(viewOf(noted)).toEqual(viewOf(state));
    expect(viewOf(noted).icon).toBe('critical');
  });

  it('is cut after a whole word, and not in the days left', () => {
    const broken: Verdicts = {
      receiving: health('critical', 'receiving.login-refused'),
      sending: health('critical', 'sending.unreachable'),
      storage: health('critical', 'storage.full', { percent: 99 }),
      collection: health('critical', 'collection.abandoned'),
      certificate: health('warning', 'certificate.expires-soon', { daysLeft: 20 }),
    };
    const label =
      'Une école dont le nom est plus long qu’il ne tient sur une seule ligne de la barre des tâches de Windows';
    const { tooltip, headline } = viewOf(watchOf([school, { ...well, ...broken }], [board, well]), 'fr', () => label);
    expect(plain(tooltip)).toBe(
      'Une école dont le nom est plus long qu’il ne tient sur une seule ligne de la barre des tâches… – CERBERE : 142 jours au moins',
    );
    expect(headline.length).toBeGreaterThan(127);
  });

  it('is never empty, never longer than 127 units and never splits a character, whatever the names and verdicts', () => {
    const verdict = fc
      .tuple(
        fc.constantFrom(...healthCodes),
        fc.constantFrom<Health['status'][]>('ok', 'warning', 'critical', 'held', 'unknown'),
      )
      .map(([code, status]) => health(status, code, { percent: 50, daysLeft: 3, usedBytes: 1 }));
    const verdicts = fc
      .tuple(...checkIds.map(() => verdict))
      .map((list) => Object.fromEntries(checkIds.map((check, index) => [check, list[index]])) as Verdicts);
    const label = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom('🏫', '🇧🇪', '👩‍🏫', 'a'), maxLength: 200 }),
    );
    fc.assert(
      fc.property(verdicts, verdicts, label, fc.constantFrom<Lang[]>('fr', 'en'), (first, second, text, lang) => {
        const view = viewOf(watchOf([school, first], [board, second]), lang, () => text);
        const labels = view.menu.flatMap((entry) => (entry.kind === 'separator' ? [] : [entry.label]));
        for (const shown of [view.tooltip, ...labels]) {
          expect(shown.trim()).not.toBe('');
          expect(shown.length).toBeLessThanOrEqual(127);
          expect(shown).not.toMatch(/\p{Surrogate}/u);
          expect(shown).not.toMatch(/undefined|\bNaN\b|\bnull\b|Infinity/);
        }
      }),
    );
  });
});

/** The menu as indented lines; what cannot be clicked stands in brackets. */
const drawn = (entries: readonly MenuEntry[]): string[] =>
  entries.flatMap((entry) => {
    if (entry.kind === 'separator') return ['—'];
    const line = entry.isEnabled ? plain(entry.label) : `[${plain(entry.label)}]`;
    return entry.kind === 'submenu' ? [line, ...drawn(entry.entries).map((inner) => `  ${inner}`)] : [line];
  });

describe('the menu', () => {
  it('of one mailbox that is well', () => {
    expect(drawn(oneWith({}).menu)).toEqual([
      'Tout va bien – CERBERE : 142 jours – boîte à 3 %',
      '—',
      'ec001234@adm.cfwb.be : Tout va bien – CERBERE : 142 jours – boîte à 3 %',
      '—',
      'Tester maintenant',
      'Ouvrir Vigie',
      '—',
      'Ne plus me prévenir',
      '  Pendant 1 heure',
      '  Pendant 1 jour',
      '  Jusqu’à lundi',
      'J’ai changé mon mot de passe CERBERE…',
      '—',
      'Webmail',
      'Portail CERBERE',
      '—',
      'Quitter (la surveillance s’arrête)',
    ]);
  });

  it('in English', () => {
    expect(drawn(viewOf(watchOf([school, well]), 'en').menu).slice(4)).toEqual([
      'Test now',
      'Open Vigie',
      '—',
      'Stop notifying me',
      '  For 1 hour',
      '  For 1 day',
      '  Until Monday',
      'I have changed my CERBERE password…',
      '—',
      'Webmail',
      'CERBERE portal',
      '—',
      'Quit (watching stops)',
    ]);
  });

  it('without mailboxes offers to open and to quit', () => {
    expect(drawn(viewOf(newWatch([])).menu).filter((line) => !line.startsWith(' '))).toEqual([
      'Aucune boîte n’est encore surveillée',
      '—',
      '[Tester maintenant]',
      'Ouvrir Vigie',
      '—',
      '[Ne plus me prévenir]',
      '[J’ai changé mon mot de passe CERBERE…]',
      '—',
      '[Webmail]',
      '[Portail CERBERE]',
      '—',
      'Quitter (la surveillance s’arrête)',
    ]);
  });

  it.each<[string, Verdicts]>([
    ['well', {}],
    ['offline', { receiving: health('unknown', 'receiving.offline'), sending: health('unknown', 'sending.offline') }],
    ['with another matter open', { collection: health('critical', 'collection.abandoned') }],
  ])('says the days left of CERBERE %s, above and in the line of the mailbox', (_how, verdicts) => {
    const lines = drawn(oneWith(verdicts).menu);
    expect([lines[0], lines[2]].map((line) => /CERBERE : 142 jours/.test(line ?? ''))).toEqual([true, true]);
  });

  it('begins with what the tooltip says, also when that is cut', () => {
    const { menu, tooltip } = viewOf(watchOf([school, {}], [board, well]), 'fr', () => 'Long nom '.repeat(30));
    expect(menu[0]).toMatchObject({ kind: 'headline', label: tooltip });
  });

  it('offers no test when every leg waits for the user', () => {
    const context = contextOf([school]);
    const refused = stateAfter(
      [started, looked('receiving', 'credentials'), looked('sending', 'credentials')],
      context,
    );
    const testNow = (state: WatchState) =>
      trayView(state, now, context, 'fr', alone).menu.find((entry) => entry.kind === 'command');
    expect(testNow(refused)).toMatchObject({ command: 'test-now', isEnabled: false });
    expect(testNow(stateAfter([started, looked('sending', 'credentials')], context))).toMatchObject({
      isEnabled: true,
    });
  });

  it.each<[string, string | null, Lang]>([
    ['2026-11-11T10:15:00Z', 'Notifications suspendues (jusqu’à 11 h 15)', 'fr'],
    ['2026-11-12T09:15:00Z', 'Notifications suspendues (jusqu’à jeudi 10 h 15)', 'fr'],
    ['2026-11-15T23:00:00Z', 'Notifications suspendues (jusqu’à lundi)', 'fr'],
    ['2026-12-01T09:15:00Z', 'Notifications suspendues (jusqu’au 1er décembre 2026)', 'fr'],
    ['2026-11-11T10:15:00Z', 'Notifications paused (until 11:15)', 'en'],
    ['2026-11-15T23:00:00Z', 'Notifications paused (until Monday)', 'en'],
    ['2026-11-11T09:15:00Z', null, 'fr'],
  ])('snoozed until %s shows %s', (until, expected, lang) => {
    const view = viewOf({ ...watchOf([school, well]), snoozedUntilMs: Date.parse(until) }, lang);
    const lines = drawn(view.menu);
    expect(view.isSnoozed).toBe(expected !== null);
    expect(lines.includes('  Me prévenir de nouveau') || lines.includes('  Notify me again')).toBe(expected !== null);
    expect(lines).toContain(expected ?? 'Ne plus me prévenir');
    expect(view.icon).toBe('ok');
  });
});

describe('snoozeUntil', () => {
  const { calendar } = contextOf([school]);
  it.each<[SnoozeKind, string, string, string]>([
    ['hour', 'on a Wednesday', '2026-11-11T09:15:00Z', '2026-11-11T10:15:00Z'],
    ['day', 'on a Wednesday', '2026-11-11T09:15:00Z', '2026-11-12T09:15:00Z'],
    ['monday', 'on a Wednesday', '2026-11-11T09:15:00Z', '2026-11-15T23:00:00Z'],
    ['monday', 'late on a Sunday', '2026-11-15T22:59:59Z', '2026-11-15T23:00:00Z'],
    ['monday', 'as Monday begins', '2026-11-15T23:00:00Z', '2026-11-22T23:00:00Z'],
    ['monday', 'across the change to summer time', '2026-03-27T12:00:00Z', '2026-03-29T22:00:00Z'],
  ])('%s, %s', (kind, _when, from, until) => {
    expect(new Date(snoozeUntil(kind, Date.parse(from), calendar)).toISOString()).toBe(
      new Date(Date.parse(until)).toISOString(),
    );
  });
});
