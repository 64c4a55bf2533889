import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultProfile } from '../../../src/app/belgium.ts';
import { type Mended, mendedParts } from '../../../src/domain/model/mend.ts';
import type { Contact } from '../../../src/domain/model/server-profile.ts';
import { defaultPolicy, readSettings, type Settings, settingsSchema } from '../../../src/domain/model/settings.ts';
import { unknownHost } from '../../../src/domain/model/text-rules.ts';
import { catalogue } from '../../../src/domain/text/index.ts';
import { arbitraryOf } from '../../support/schema-arbitrary.ts';

const address = 'ec001234@adm.cfwb.be';
const board = 'po000567@adm.cfwb.be';
const good = settingsSchema.parse({
  schema: 2,
  lang: 'en',
  mailboxes: [
    { address, label: 'École', user: 'ec001234', limitBytes: 1e9, passwordChangedOn: '2026-09-01' },
    { address: board, limitMessages: 500 },
  ],
  profiles: [defaultProfile, { ...defaultProfile, id: 'other', name: 'Other' }],
  policy: { receivingMinutes: 45 },
  closures: [{ from: '2026-12-17', to: '2026-12-18', name: 'Formation' }],
});

/** Other data with a value put in at a path. */
function having(path: string, value: unknown, data: unknown = good): unknown {
  const [key = '', ...rest] = path.split('.');
  const before = data as Record<string, unknown>;
  const inner = rest.length === 0 ? value : having(rest.join('.'), value, before[key]);
  return Array.isArray(data)
    ? data.map((one, index) => (String(index) === key ? inner : one))
    : { ...before, [key]: inner };
}

function read(data: unknown): { readonly settings: Omit<Settings, 'mended'>; readonly mended: readonly Mended[] } {
  const found = readSettings(data);
  if (found.kind !== 'ok') throw new Error(found.kind === 'invalid' ? found.problem : found.kind);
  const { mended = [], ...settings } = found.settings;
  return { settings, mended };
}

const told = (part: Mended['part'], of: string, was: string): Mended => ({ part, of, was, isSettled: false });
const technical: Contact = defaultProfile.contacts.technical;

describe('settings with a value that is refused', () => {
  /** Where, what stood there, what stands there now and what is told of it. */
  const cases: readonly (readonly [string, unknown, unknown, Mended])[] = [
    ['lang', 'nl', 'fr', told('language', '', 'nl')],
    ['mailboxes.0.label', 'Éc\u202eole', 'École', told('label', address, 'Éc\\u{202e}ole')],
    ['mailboxes.0.label', 'a\r\nb', 'a  b', told('label', address, 'a\\u{d}\\u{a}b')],
    ['mailboxes.0.label', '\u200b', '', told('label', address, '\\u{200b}')],
    ['mailboxes.0.label', 'x'.repeat(61), 'x'.repeat(60), told('label', address, 'x'.repeat(61))],
    ['mailboxes.0.label', 5, '', told('label', address, '5')],
    ['mailboxes.0.user', 'ec\u00ad001234', 'ec001234', told('login', address, 'ec\\u{ad}001234')],
    ['mailboxes.0.user', 'ec 001234', null, told('login', address, 'ec 001234')],
    ['mailboxes.0.profileId', '', 'etnic', told('profile-choice', address, '')],
    ['mailboxes.0.limitBytes', 0, 1, told('limit', address, '0')],
    ['mailboxes.0.limitBytes', 1e15, 104_857_600_000, told('limit', address, '1000000000000000')],
    ['mailboxes.0.limitBytes', '50 MB', null, told('limit', address, '50 MB')],
    ['mailboxes.1.limitMessages', 12.5, 13, told('limit', board, '12.5')],
    ['mailboxes.0.passwordChangedOn', '2026-02-30', null, told('date', address, '2026-02-30')],
    ['mailboxes.0.passwordExpiresOn', '1999-12-31', null, told('date', address, '1999-12-31')],
    ['policy.receivingMinutes', 15, 25, told('policy', '', '15')],
    ['policy.sendingMinutes', 15, 40, told('policy', '', '15')],
    ['policy.receivingMinutes', 44.5, 45, told('policy', '', '44.5')],
    ['policy.sendingMinutes', 'often', 60, told('policy', '', 'often')],
    ['policy.reminderAt', '24:00', '07:30', told('policy', '', '24:00')],
    ['policy.passwordNoticeDays', [], defaultPolicy.passwordNoticeDays, told('policy', '', '')],
    ['policy.speakingHours.days', [1, 1, 2, 2, 3, 3, 4, 4], [1, 2, 3, 4], told('policy', '', '')],
    [
      'policy.speakingHours',
      { days: [1], opens: '18:00', closes: '08:00' },
      defaultPolicy.speakingHours,
      told('policy', '', '18:00–08:00'),
    ],
    [
      'policy.certificateNoticeDays',
      { soon: 7, verySoon: 30 },
      defaultPolicy.certificateNoticeDays,
      told('policy', '', '{"soon":7,"verySoon":30}'),
    ],
    ['policy', null, defaultPolicy, told('policy', '', 'null')],
    ['closures.0.name', 'a\r\nb', 'a  b', told('closure', '', 'a\\u{d}\\u{a}b')],
    ['closures.0.name', 5, '', told('closure', '', '5')],
    ['closures', 'none', [], told('closure', '', 'none')],
    ['profiles.0.name', '\u2066', '?', told('provider', '\\u{2066}', '\\u{2066}')],
    ['profiles.0.pop3.host', 'adm.cfwb.be:110', 'adm.cfwb.be', told('pop3', 'ETNIC', 'adm.cfwb.be:110')],
    ['profiles.0.pop3.host', 'adm\u200b.cfwb.be', 'adm.cfwb.be', told('pop3', 'ETNIC', 'adm\\u{200b}.cfwb.be')],
    ['profiles.0.smtp.host', 'a:b', unknownHost, told('smtp', 'ETNIC', 'a:b')],
    ['profiles.0.smtp.host', 'école.be', unknownHost, told('smtp', 'ETNIC', 'école.be')],
    ['profiles.0.smtp.port', 0, 465, told('smtp', 'ETNIC', '0')],
    ['profiles.0.smtp.security', 'plain', 'tls', told('smtp', 'ETNIC', 'plain')],
    ['profiles.0.smtp', 'none', { host: unknownHost, port: 465, security: 'tls' }, told('smtp', 'ETNIC', 'none')],
    ['profiles.0.imap', 'none', null, told('imap', 'ETNIC', 'none')],
    ['profiles.0.passwordLifetimeMonths', 'six', 6, told('lifetime', 'ETNIC', 'six')],
    ['profiles.0.links.webmail', 'javascript:x', `https://${unknownHost}/`, told('page', 'ETNIC', 'javascript:x')],
    ['profiles.0.contacts.technical.name', '', '?', told('contact', 'ETNIC', '')],
    ['profiles.0.contacts.technical.name', 'ET\u202eNIC', 'ETNIC', told('contact', 'ETNIC', 'ET\\u{202e}NIC')],
    ['profiles.0.contacts.technical.phone', 'none', null, told('contact', 'ETNIC', 'none')],
    [
      'profiles.0.contacts.technical',
      { ...technical, opens: '18:00', closes: '08:00' },
      { ...technical, opens: null, closes: null },
      told('contact', 'ETNIC', '18:00–08:00'),
    ],
    [
      'profiles.0.contacts.technical',
      { ...technical, closes: null },
      { ...technical, opens: null, closes: null },
      told('contact', 'ETNIC', '08:00–'),
    ],
  ];

  it.each(cases)('%s, %j, keep all others, and it is told', (path, value, now, mended) => {
    expect(read(having(path, value))).toEqual({ settings: having(path, now), mended: [mended] });
  });

  it.each([
    ['ends before it begins', { from: '2026-12-18', to: '2026-12-17', name: '' }],
    ['lasts half a year', { from: '2026-07-01', to: '2026-12-31', name: '' }],
    ['has a date that is none', { from: '2026-02-30', to: '2026-03-02', name: '' }],
    ['is none', 5],
  ])('lose a closure that %s, and no other', (_how, closure) => {
    const { settings, mended } = read({ ...good, closures: [closure, ...good.closures] });
    expect(settings).toEqual(good);
    expect(mended).toMatchObject([{ part: 'closure', of: '' }]);
  });

  it('keep the latest closures where they are too many', () => {
    const days = Array.from({ length: 45 }, (_one, index) => ({
      from: `20${String(26 + index)}-12-17`,
      to: `20${String(26 + index)}-12-18`,
      name: '',
    }));
    expect(read({ ...good, closures: days }).settings.closures).toEqual(days.slice(5));
  });

  it('lose a mailbox that has no address, and no other', () => {
    const [school] = good.mailboxes;
    expect(read({ ...good, mailboxes: [school, { address: 'po' }, 5] })).toEqual({
      settings: { ...good, mailboxes: [school] },
      mended: [told('mailbox', 'po', 'po'), told('mailbox', '', '5')],
    });
  });

  it('keep a mailbox whose address only has what nobody sees too much', () => {
    const { settings, mended } = read(having('mailboxes.0.address', `ec001234@adm.\u200bcfwb.be`));
    expect(settings).toEqual(good);
    expect(mended).toEqual([told('address', 'ec001234@adm.\\u{200b}cfwb.be', 'ec001234@adm.\\u{200b}cfwb.be')]);
  });

  it('have each mailbox and each provider once', () => {
    const { mailboxes, profiles } = good;
    const twice = {
      ...good,
      mailboxes: [...mailboxes, { address: address.toUpperCase() }],
      profiles: [...profiles, profiles[1]],
    };
    expect(read(twice)).toEqual({
      settings: good,
      mended: expect.arrayContaining([told('mailbox', '', ''), told('provider', '', '')]),
    });
  });

  it('lose what is not known, whose name is told and whose value is not: it may be a secret', () => {
    const strange = {
      ...(having('mailboxes.0', { ...good.mailboxes[0], password: 'secret' }) as object),
      cerbere: 'secret',
    };
    const { settings, mended } = read(strange);
    expect(settings).toEqual(good);
    expect(mended).toEqual(
      expect.arrayContaining([told('unknown', address, 'password'), told('unknown', '', 'cerbere')]),
    );
    expect(JSON.stringify(mended)).not.toContain('secret');
  });

  it('tell what was replaced before as well, until it is told no more', () => {
    const before = told('limit', address, '0');
    expect(read(having('lang', 'nl', { ...good, mended: [before] })).mended).toEqual([
      before,
      told('language', '', 'nl'),
    ]);
    expect(read({ ...good, mended: 'x' })).toEqual({ settings: good, mended: [] });
  });

  it('of version 1 are brought up to date first', () => {
    const { settings, mended } = read({ schema: 1, mailbox: { address, label: 'a\nb' }, profiles: [defaultProfile] });
    expect(settings.mailboxes).toMatchObject([{ address, label: 'a b' }]);
    expect(mended).toEqual([told('label', address, 'a\\u{a}b')]);
  });

  it('are read as they were left', () => {
    const { settings, mended } = read(having('profiles.0.smtp.host', 'a:b'));
    expect(readSettings(JSON.parse(JSON.stringify({ ...settings, mended })))).toEqual({
      kind: 'ok',
      settings: { ...settings, mended },
    });
  });
});

describe('settings damaged anywhere', () => {
  /** Every place in the data. */
  function placesIn(value: unknown, path: readonly string[] = []): string[] {
    const below =
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))
        : [];
    return path.length === 0 ? below : [path.join('.'), ...below];
  }
  const whole = ['schema', 'mailboxes', 'profiles'];
  const places = placesIn(good).filter((path) => !whole.includes(path));
  const anything = fc.oneof(fc.anything(), fc.string({ unit: 'binary' }), fc.constantFrom('', null, -1, 1e300, [], {}));

  it('are used with all that is good in them, and said to be mended where they were', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), anything, (path, value) => {
        const damaged = having(path, value);
        const { settings, mended } = read(damaged);
        expect(settingsSchema.safeParse({ ...settings, mended }).success).toBe(true);
        expect(mended.length > 0).toBe(!settingsSchema.safeParse(damaged).success);
        const [top = '', index = ''] = path.split('.');
        // Nothing beside the mailbox, the provider or the part that was damaged.
        for (const [key, inner] of Object.entries(good)) if (key !== top) expect(settings).toHaveProperty(key, inner);
        const others = (list: readonly unknown[]): unknown[] => list.filter((_one, at) => String(at) !== index);
        if (top === 'mailboxes') expect(settings.mailboxes).toEqual(expect.arrayContaining(others(good.mailboxes)));
        if (top === 'profiles') expect(settings.profiles).toEqual(expect.arrayContaining(others(good.profiles)));
        for (const { part, of, was } of mended)
          for (const lang of ['fr', 'en'] as const) {
            const words = catalogue(lang).window.common.notices.mended;
            const text = words.parts[part](of) + words.was(was);
            expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]|undefined|\[object/u);
          }
      }),
      { numRuns: 1_000 },
    );
  });

  it('with two things wrong lose two things', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...places), { minLength: 2, maxLength: 6 }), (paths) => {
        const damaged = paths
          .sort((one, other) => other.length - one.length)
          .reduce((data, path) => having(path, '\u0000', data), good as unknown);
        expect(['ok', 'invalid']).toContain(readSettings(damaged).kind);
      }),
    );
  });
});

describe('any settings', () => {
  it('are read as they were written, with nothing to tell', () => {
    fc.assert(
      fc.property(arbitraryOf(settingsSchema), (settings) => {
        expect(readSettings(JSON.parse(JSON.stringify(settings)))).toEqual({ kind: 'ok', settings });
      }),
    );
  });

  it.each(['fr', 'en'] as const)('have words for each part that may be mended (%s)', (lang) => {
    const { parts } = catalogue(lang).window.common.notices.mended;
    expect(Object.keys(parts).sort()).toEqual([...mendedParts].sort());
  });
});
