import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultProfile } from '../../src/app/belgium.ts';
import type { ServerProfile } from '../../src/domain/model/server-profile.ts';
import { defaultPolicy } from '../../src/domain/model/settings.ts';
import { type CommandName, checkCommand, commandSchemas, payloadBytes } from '../../src/ipc/contract.ts';
import { arbitraryOf } from '../support/schema-arbitrary.ts';

const address = 'ec001234@adm.cfwb.be';
const day = '2026-12-21';
const names = Object.keys(commandSchemas) as CommandName[];

/** At least one payload of every command that must pass. */
const accepted: Readonly<Record<CommandName, readonly unknown[]>> = {
  'save-mailbox': [
    { address },
    {
      address,
      label: '',
      mailboxPassword: ' é€😀"\\\t\u2028 ',
      cerberePassword: 'x'.repeat(512),
      passwordChangedOn: '2024-02-29',
      limitBytes: 1,
    },
    { address, passwordChangedOn: null, limitBytes: null, label: 'é'.repeat(60) },
  ],
  'check-programs': [{}],
  'look-at-programs': [{}],
  'leave-icon': [{}],
  'copy-setting': [{ address, difference: 0, field: 1 }],
  'forget-mailbox': [{ address }],
  'try-password': [
    { address, leg: 'receiving', password: ' é€😀"\\\t\u2028 ', isConfirmed: false },
    { address, leg: 'sending', password: 'x', isConfirmed: true },
  ],
  'forget-password': [{ address, leg: 'sending' }],
  'begin-setup': [{ address }],
  'setup-step': [{ step: 'passwords' }, { step: 'dates' }, { step: 'icon' }],
  'end-setup': [{ autostart: true }, { autostart: null }],
  'begin-renewal': [{ address }],
  'end-renewal': [{ address }],
  'test-now': [
    { address, isConfirmed: false },
    { address, leg: 'receiving', isConfirmed: true },
    { address, leg: 'sending', isConfirmed: false },
  ],
  snooze: [{ for: 'hour' }, { for: 'day' }, { for: 'monday' }, { for: 'end' }],
  'save-policy': [
    { policy: defaultPolicy },
    { policy: { storage: { highPercent: 99 }, reminderAt: '08:00' } },
    { policy: {} },
  ],
  'save-closures': [
    { closures: [] },
    { closures: [{ from: '2026-12-21', to: '2027-01-01', name: '' }] },
    { closures: [{ from: '2027-05-07', to: '2027-05-07', name: 'Pont de l’Ascension' }] },
  ],
  'import-closures': [{}],
  'save-profile': [{ profile: defaultProfile }],
  'set-language': [{ lang: 'fr' }, { lang: 'en' }],
  'set-autostart': [{ isOn: true }, { isOn: false }],
  'open-link': [{ link: 'webmail' }, { link: 'cerbere', address }],
  'open-contact': [
    { way: 'phone', address, check: 'receiving' },
    { way: 'email', address, check: 'storage' },
  ],
  'open-page': [{ page: 'taskbar-settings' }, { page: 'releases' }],
  copy: [
    { what: 'message', address, check: 'sending' },
    { what: 'details', address, check: 'certificate' },
  ],
  'save-report': [{}],
  'forget-everything': [{ isConfirmed: true }],
  'copy-report': [{}],
  'trial-notification': [{}],
  'note-matter': [{ address, check: 'storage', isNoted: true }],
  'adopt-pc': [{}],
  'dismiss-notices': [{}],
  snapshot: [{}],
};

/** What no command takes, whatever its schema. */
const alwaysRefused: readonly (readonly [string, unknown])[] = [
  ['undefined', undefined],
  ['null', null],
  ['a number', 1],
  ['a string', '{}'],
  ['a truth value', true],
  ['a list', []],
  ['a function', () => ({})],
  ['a symbol', Symbol('address')],
  ['a big integer', 1n],
  ['an object with a field too many', { address, isConfirmed: false, for: 'hour', link: 'webmail', more: 1 }],
];

/** Every field of every schema, violated by itself. */
const refused: readonly (readonly [CommandName, string, unknown])[] = [
  ['check-programs', 'anything', { address }],
  ['look-at-programs', 'anything', { often: true }],
  ['leave-icon', 'anything', { isHidden: true }],
  ['copy-setting', 'a text of its own', { address, difference: 0, field: 0, text: 'x' }],
  ['copy-setting', 'a place before the first', { address, difference: -1, field: 0 }],
  ['save-mailbox', 'no address', {}],
  ['save-mailbox', 'an address that is a list', { address: [address] }],
  ['save-mailbox', 'an address without @', { address: 'ec001234' }],
  ['save-mailbox', 'an address with a space', { address: 'ec 1@adm.cfwb.be' }],
  ['save-mailbox', 'an address with a line break', { address: `${address}\r\nRCPT TO:<x@y.be>` }],
  ['save-mailbox', 'an address too long', { address: `${'a'.repeat(65)}@adm.cfwb.be` }],
  ['save-mailbox', 'a label too long', { address, label: 'x'.repeat(61) }],
  ['save-mailbox', 'a label that is null', { address, label: null }],
  ['save-mailbox', 'a label that is no text', { address, label: 5 }],
  ...(['mailboxPassword', 'cerberePassword'] as const).flatMap((field) =>
    (
      [
        ['empty', ''],
        ['too long', 'x'.repeat(513)],
        ['with a line feed', 'a\nb'],
        ['with a carriage return', 'a\rb'],
        ['with NUL', 'a\0b'],
        ['null', null],
        ['a number', 12_345_678],
        ['an object', { password: 'x' }],
      ] as const
    ).map(([how, value]) => ['save-mailbox', `${field} ${how}`, { address, [field]: value }] as const),
  ),
  ['save-mailbox', 'a date in another form', { address, passwordChangedOn: '01/09/2026' }],
  ['save-mailbox', 'a day that does not exist', { address, passwordChangedOn: '2026-02-29' }],
  ['save-mailbox', 'a date with a time', { address, passwordChangedOn: '2026-09-01T00:00:00Z' }],
  ['save-mailbox', 'a date that is a number', { address, passwordChangedOn: 20_260_901 }],
  ['save-mailbox', 'a limit of nothing', { address, limitBytes: 0 }],
  ['save-mailbox', 'a limit below zero', { address, limitBytes: -1 }],
  ['save-mailbox', 'a limit that is not whole', { address, limitBytes: 1.5 }],
  ['save-mailbox', 'a limit beyond measure', { address, limitBytes: 104_857_600_001 }],
  ['save-mailbox', 'a limit that is no number', { address, limitBytes: Number.NaN }],
  ['save-mailbox', 'a limit without end', { address, limitBytes: Number.POSITIVE_INFINITY }],
  ['save-mailbox', 'a limit as text', { address, limitBytes: '100' }],
  ['save-mailbox', 'a label with a line break', { address, label: 'a\nb' }],
  ['save-mailbox', 'a label that turns the line around', { address, label: 'a\u202eb' }],
  ['save-mailbox', 'a login name of two words', { address, user: 'ec 001234' }],
  ['save-mailbox', 'an address with what nobody sees', { address: 'ec001234@adm.\u200bcfwb.be' }],
  ['save-mailbox', 'a login name of nothing', { address, user: '' }],
  ['save-mailbox', 'a count below one', { address, limitMessages: 0 }],
  ['save-mailbox', 'a server, which is not of the form', { address, pop3: { host: 'evil.example' } }],
  ['forget-mailbox', 'no address', {}],
  ['forget-mailbox', 'a bad address', { address: '*' }],
  ['forget-mailbox', 'more than the address', { address, all: true }],
  ['try-password', 'no password', { address, leg: 'sending', isConfirmed: false }],
  ['try-password', 'an empty password', { address, leg: 'sending', password: '', isConfirmed: false }],
  ['try-password', 'a password of two lines', { address, leg: 'sending', password: 'a\nb', isConfirmed: false }],
  ['try-password', 'half of a character', { address, leg: 'sending', password: 'mot\ud83d', isConfirmed: false }],
  ['save-mailbox', 'the other half of a character', { address, cerberePassword: '\udd11mot' }],
  ['try-password', 'no leg', { address, password: 'x', isConfirmed: false }],
  ['try-password', 'another server', { address, leg: 'sending', password: 'x', isConfirmed: false, host: 'evil' }],
  ['try-password', 'a confirmation that is only truthy', { address, leg: 'sending', password: 'x', isConfirmed: 1 }],
  ['forget-password', 'no leg', { address }],
  ['forget-password', 'a password', { address, leg: 'sending', password: 'x' }],
  ['begin-setup', 'no address', {}],
  ['begin-setup', 'an address with a space', { address: 'ec 1@adm.cfwb.be' }],
  ['setup-step', 'an unknown step', { step: 'done' }],
  ['end-setup', 'no wish about the autostart', {}],
  ['end-setup', 'a wish that is only truthy', { autostart: 1 }],
  ['begin-renewal', 'no address', {}],
  ['note-matter', 'no check', { address, isNoted: true }],
  ['note-matter', 'an unknown check', { address, check: 'everything', isNoted: true }],
  ['note-matter', 'neither noted nor not', { address, check: 'storage' }],
  ['end-renewal', 'a password', { address, password: 'x' }],
  ['save-policy', 'no policy', {}],
  ['save-policy', 'a look every second', { policy: { ...defaultPolicy, receivingMinutes: 1 / 60 } }],
  ['save-policy', 'levels that fall', { policy: { storage: { highPercent: 95, veryHighPercent: 90 } } }],
  [
    'save-policy',
    'hours that end before they begin',
    { policy: { speakingHours: { opens: '18:00', closes: '07:00' } } },
  ],
  [
    'save-policy',
    'an urgent warning before the first',
    { policy: { ...defaultPolicy, certificateNoticeDays: { soon: 7, verySoon: 30 } } },
  ],
  ['save-policy', 'half a minute', { policy: { ...defaultPolicy, receivingMinutes: 5.5 } }],
  ['save-policy', 'an unknown rule', { policy: { ...defaultPolicy, retries: 5 } }],
  ['save-profile', 'no profile', {}],
  [
    'save-profile',
    'a host with a path',
    { profile: { ...defaultProfile, smtp: { host: 'a/b', port: 1, security: 'tls' } } },
  ],
  ...(['adm.cfwb.be:110', 'a:b', 'adm\u200b.cfwb.be', '[::1]', '127.1'] as const).map(
    (host) =>
      [
        'save-profile',
        `the host ${host}`,
        { profile: { ...defaultProfile, smtp: { ...defaultProfile.smtp, host } } },
      ] as const,
  ),
  ...(
    [
      ['hours past midnight', { opens: '18:00', closes: '08:00' }],
      ['an opening alone', { closes: null }],
      ['no time of day', { closes: '99:99' }],
      ['a name that turns the line around', { name: 'a\u202eb' }],
      ['a name of nothing to see', { name: '\u200b' }],
      ['no telephone number', { phone: 'none' }],
    ] as const
  ).map(([what, more]) => {
    const technical = { ...defaultProfile.contacts.technical, ...more };
    const contacts = { ...defaultProfile.contacts, technical };
    return ['save-profile', `a contact with ${what}`, { profile: { ...defaultProfile, contacts } }] as const;
  }),
  [
    'save-profile',
    'a port too high',
    { profile: { ...defaultProfile, smtp: { host: 'a', port: 65_536, security: 'tls' } } },
  ],
  [
    'save-profile',
    'sending in the clear',
    { profile: { ...defaultProfile, smtp: { host: 'a', port: 25, security: 'plain' } } },
  ],
  ['set-language', 'an unknown language', { lang: 'nl' }],
  ['set-autostart', 'a wish that is only truthy', { isOn: 'yes' }],
  ['open-contact', 'an unknown way', { way: 'fax', address, check: 'sending' }],
  ['open-contact', 'an unknown check', { way: 'phone', address, check: 'weather' }],
  ['open-contact', 'a number of its own', { way: 'phone', address, check: 'sending', phone: '0900' }],
  ['open-page', 'another page of the settings', { page: 'ms-settings:privacy' }],
  ['open-page', 'an address', { page: 'https://evil.example/' }],
  ['copy', 'text of its own', { what: 'message', address, check: 'sending', text: 'x' }],
  ['copy', 'something else', { what: 'password', address, check: 'sending' }],
  ['forget-everything', 'no confirmation', {}],
  ['forget-everything', 'a refused confirmation', { isConfirmed: false }],
  ['test-now', 'no confirmation', { address }],
  ['test-now', 'no address', { isConfirmed: true }],
  ['test-now', 'a bad address', { address: '@', isConfirmed: true }],
  ['test-now', 'an unknown leg', { address, leg: 'quota', isConfirmed: true }],
  ['test-now', 'a leg that is null', { address, leg: null, isConfirmed: true }],
  ['test-now', 'a confirmation that is only truthy', { address, isConfirmed: 1 }],
  ['snooze', 'no duration', {}],
  ['snooze', 'an unknown duration', { for: 'ever' }],
  ['snooze', 'milliseconds', { for: 3_600_000 }],
  ['snooze', 'more than the duration', { for: 'hour', untilMs: 9e15 }],
  ['open-link', 'no link', {}],
  ['open-link', 'an address instead of a name', { link: 'https://evil.example/' }],
  ['import-closures', 'a path', { path: 'C:\\Users\\a.ics' }],
  ['save-closures', 'no list', {}],
  ['save-closures', 'an end before the beginning', { closures: [{ from: '2026-12-22', to: '2026-12-21' }] }],
  ['save-closures', 'a closure of half a year', { closures: [{ from: '2026-07-01', to: '2026-12-31' }] }],
  ['save-closures', 'a day that does not exist', { closures: [{ from: '2026-02-29', to: '2026-03-01' }] }],
  ['save-closures', 'another century', { closures: [{ from: '1999-12-31', to: '2000-01-01' }] }],
  ['save-closures', 'no end', { closures: [{ from: '2026-12-22' }] }],
  ['save-closures', 'a name with a line break', { closures: [{ from: day, to: day, name: 'a\nb' }] }],
  ['save-closures', 'a name too long', { closures: [{ from: day, to: day, name: 'x'.repeat(61) }] }],
  ['save-closures', 'more than the rules say', { closures: [{ from: day, to: day, kind: 'summer' }] }],
  ['save-closures', 'too many', { closures: Array.from({ length: 41 }, () => ({ from: day, to: day })) }],
  ['open-link', 'an inherited name', { link: 'constructor' }],
  ['open-link', 'an address beside the name', { link: 'webmail', url: 'file:///etc/passwd' }],
  ...(
    [
      'copy-report',
      'save-report',
      'trial-notification',
      'adopt-pc',
      'dismiss-notices',
      'import-closures',
      'snapshot',
    ] as const
  ).map((name) => [name, 'anything at all', { any: 1 }] as const),
];

function worstProfile(wide: (units: number) => string): ServerProfile {
  const host = `${'a.'.repeat(125)}be`;
  const contact = {
    name: wide(80),
    phone: `1${wide(39)}`,
    email: `${'a'.repeat(200)}@example.be`,
    days: [1, 2, 3, 4, 5, 6, 7],
    opens: '00:00',
    closes: '23:59',
  };
  const page = `https://example.be/${wide(981)}`;
  return {
    schema: 1,
    id: wide(60),
    name: wide(80),
    pop3: { host, port: 65_535, security: 'starttls' },
    smtp: { host, port: 65_535, security: 'starttls' },
    imap: { host, port: 65_535, security: 'starttls' },
    passwordLifetimeMonths: 60,
    links: { webmail: page, cerbere: page },
    contacts: { technical: contact, passwords: contact },
  };
}

const deep = (levels: number): unknown => {
  let value: unknown = {};
  for (let level = 0; level < levels; level += 1) value = { address: value };
  return value;
};

describe('the contract', () => {
  it('has an accepted payload here for every command', () => {
    expect(Object.keys(accepted).sort()).toEqual([...names].sort());
  });

  it.each(names)('takes %s as its schema says, and hands on the very values', (name) => {
    for (const payload of accepted[name]) expect(checkCommand(name, payload)).toEqual({ name, payload });
  });

  it.each(names.flatMap((name) => alwaysRefused.map(([what, payload]) => [name, what, payload] as const)))(
    'refuses %s with %s',
    (name, _what, payload) => {
      expect(checkCommand(name, payload)).toBeNull();
    },
  );

  it.each(refused)('refuses %s with %s', (name, _what, payload) => {
    expect(checkCommand(name, payload)).toBeNull();
  });

  it('has a refusal here for every command', () => {
    expect([...new Set(refused.map(([name]) => name))].sort()).toEqual([...names].sort());
  });

  it.each([
    'constructor',
    '__proto__',
    'prototype',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '',
    'Snapshot',
    ' snapshot',
    'snapshot\0',
    'quit',
    'save-mailbox,snapshot',
  ])('does not know the command %j', (name) => {
    for (const payload of [{}, { address }, undefined]) expect(checkCommand(name, payload)).toBeNull();
  });

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['a number', 0],
    ['a list with a name in it', ['snapshot']],
    ['an object that reads as a name', { toString: () => 'snapshot' }],
    ['a boxed name', Object('snapshot')],
    ['a symbol', Symbol('snapshot')],
  ])('takes no name that is %s', (_what, name) => {
    expect(checkCommand(name, {})).toBeNull();
  });

  it('does not look at names inherited by the payload', () => {
    expect(checkCommand('forget-mailbox', JSON.parse(`{"__proto__":{"address":"${address}"}}`))).toBeNull();
    expect(checkCommand('snapshot', JSON.parse('{"__proto__":{"x":1}}'))).toBeNull();
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});

describe('the size of a payload', () => {
  const sized = (bytes: number) => ({
    address,
    label: 'x'.repeat(bytes - JSON.stringify({ address, label: '' }).length),
  });

  it('is at most what the largest form needs', () => {
    const [largest] = accepted['save-mailbox']
      .map((payload) => JSON.stringify(payload).length)
      .sort((one, other) => other - one);
    expect(largest).toBeLessThan(payloadBytes);
  });

  it('is enough for the fullest form that the rules take', () => {
    // Three bytes in UTF-8 each; a control character has six in JSON.
    const wide = (units: number): string => '語'.repeat(units);
    const worst: readonly (readonly [CommandName, object])[] = [
      [
        'save-mailbox',
        {
          address: `${wide(64)}@${wide(250)}.be`,
          label: wide(60),
          user: wide(320),
          profileId: wide(60),
          limitBytes: 104_857_600_000,
          limitMessages: 1_000_000,
          passwordChangedOn: '2026-09-01',
          passwordExpiresOn: '2026-09-01',
          mailboxPassword: '\u0001'.repeat(512),
          cerberePassword: '\u0001'.repeat(512),
        },
      ],
      ['save-profile', { profile: worstProfile(wide) }],
      ['save-closures', { closures: Array.from({ length: 40 }, () => ({ from: day, to: day, name: wide(60) })) }],
      ['save-policy', { policy: { ...defaultPolicy, passwordNoticeDays: Array.from({ length: 12 }, () => 180) } }],
    ];
    for (const [name, payload] of worst) {
      expect(checkCommand(name, payload)).toEqual({ name, payload });
      expect(new TextEncoder().encode(JSON.stringify(payload)).length).toBeLessThan((2 / 3) * payloadBytes);
    }
  });

  it.each(names)('is bounded for %s, before the payload is looked at', (name) => {
    expect(checkCommand(name, sized(payloadBytes + 1))).toBeNull();
    expect(checkCommand(name, { ...sized(5_000_000) })).toBeNull();
    expect(
      checkCommand(
        name,
        Array.from({ length: 100_000 }, () => 1),
      ),
    ).toBeNull();
    expect(checkCommand(name, 'x'.repeat(10_000_000))).toBeNull();
  });

  it('is bounded in bytes, not in characters', () => {
    expect(checkCommand('save-mailbox', { address, label: '€'.repeat(payloadBytes) })).toBeNull();
    const seen: unknown[] = [];
    const profile = { id: '€'.repeat(payloadBytes / 2), toJSON: () => ({ id: profile.id }) };
    Object.defineProperty(profile, 'pop3', { enumerable: true, get: () => void seen.push('looked at') });
    expect(checkCommand('save-profile', { profile })).toBeNull();
    expect(seen).toEqual([]);
  });
});

describe('payloads that are no JSON', () => {
  const cyclic: Record<string, unknown> = { address };
  cyclic.label = cyclic;
  const list: unknown[] = [];
  list.push(list);
  const hostile = {
    get address(): string {
      throw new Error('getter');
    },
  };
  it.each<[string, unknown]>([
    ['a cycle', cyclic],
    ['a cycle of a list', list],
    ['a cycle below', { address, label: { inner: cyclic } }],
    ['a big integer below', { address, limitBytes: 10n }],
    ['a getter that throws', hostile],
    ['a method that throws', { address, toJSON: () => JSON.parse('{') }],
    ['a nesting that exhausts the stack', deep(100_000)],
    ['a date', new Date(0)],
    ['bytes', new Uint8Array(16)],
    ['an expression', /x/],
    ['an error', new Error('x')],
  ])('%s is refused by every command that carries something', (_what, payload) => {
    for (const name of names.filter((one) => Object.keys(commandSchemas[one].shape).length > 0))
      expect(checkCommand(name, payload)).toBeNull();
  });

  it.each([
    ['a map', new Map([['x', 'y'.repeat(1_000_000)]])],
    ['a set', new Set([1])],
    ['a date', new Date(0)],
    ['an instance of a class', new (class {})()],
  ])('are no way around the bound: %s is empty as JSON, and refused', (_what, payload) => {
    for (const name of names) expect(checkCommand(name, payload)).toBeNull();
  });
});

describe('any payload', () => {
  const field = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
    fc.constantFrom(address, 'receiving', 'sending', true, false, 'hour', 'webmail', '2026-09-01', null, 5, ''),
  );
  const almost = fc.dictionary(
    fc.constantFrom(
      ...new Set(names.flatMap((name) => Object.keys(commandSchemas[name].shape))),
      '__proto__',
      'constructor',
    ),
    field,
    { maxKeys: 4 },
  );
  const payloads = fc.oneof(fc.anything({ withNullPrototype: true, withSparseArray: true }), almost, fc.jsonValue());

  it('never throws, and passes only if it is of the contract and small', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...names), fc.string(), field), payloads, (name, payload) => {
        const checked = checkCommand(name, payload);
        if (checked === null) return;
        expect(names).toContain(name);
        const schema = commandSchemas[name as CommandName];
        expect(schema.safeParse(payload).success).toBe(true);
        expect(Object.keys(checked.payload).every((key) => key in schema.shape)).toBe(true);
        expect(JSON.stringify(checked.payload).length).toBeLessThanOrEqual(payloadBytes);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each(names)('passes whenever it is what the schema of %s takes', (name) => {
    fc.assert(
      fc.property(arbitraryOf<unknown>(commandSchemas[name]), (payload) => {
        expect(checkCommand(name, payload)).toEqual({ name, payload });
      }),
      { numRuns: 50 },
    );
  });
});
