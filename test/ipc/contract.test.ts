import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommandName, checkCommand, commandSchemas, payloadBytes } from '../../src/ipc/contract.ts';

const address = 'ec001234@adm.cfwb.be';
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
  'forget-mailbox': [{ address }],
  'test-now': [
    { address, isConfirmed: false },
    { address, leg: 'receiving', isConfirmed: true },
    { address, leg: 'sending', isConfirmed: false },
  ],
  snooze: [{ for: 'hour' }, { for: 'day' }, { for: 'monday' }, { for: 'end' }],
  'open-link': [{ link: 'webmail' }, { link: 'cerbere' }],
  'copy-report': [{}],
  'trial-notification': [{}],
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
  ['save-mailbox', 'a limit beyond measure', { address, limitBytes: 1e15 + 1 }],
  ['save-mailbox', 'a limit that is no number', { address, limitBytes: Number.NaN }],
  ['save-mailbox', 'a limit without end', { address, limitBytes: Number.POSITIVE_INFINITY }],
  ['save-mailbox', 'a limit as text', { address, limitBytes: '100' }],
  ['save-mailbox', 'a login name, which is not of the form', { address, user: 'x' }],
  ['save-mailbox', 'a server, which is not of the form', { address, pop3: { host: 'evil.example' } }],
  ['forget-mailbox', 'no address', {}],
  ['forget-mailbox', 'a bad address', { address: '*' }],
  ['forget-mailbox', 'more than the address', { address, all: true }],
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
  ['open-link', 'an inherited name', { link: 'constructor' }],
  ['open-link', 'an address beside the name', { link: 'webmail', url: 'file:///etc/passwd' }],
  ...(['copy-report', 'trial-notification', 'adopt-pc', 'dismiss-notices', 'snapshot'] as const).map(
    (name) => [name, 'anything at all', { any: 1 }] as const,
  ),
];

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
    const worst = { address: `${'é'.repeat(64)}@${'é'.repeat(253)}`, label: '\u0001'.repeat(60), limitBytes: 1e15 };
    const passwords = { mailboxPassword: '"'.repeat(512), cerberePassword: '\u0001'.repeat(512) };
    expect(checkCommand('save-mailbox', { ...worst, ...passwords })).not.toBeNull();
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

  it('is bounded for text of several bytes a character', () => {
    expect(checkCommand('save-mailbox', { address, label: '€'.repeat(payloadBytes) })).toBeNull();
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

  it('are no way around the bound: a map is empty in JSON, whatever it holds', () => {
    const big = new Map([['x', 'y'.repeat(1_000_000)]]);
    for (const name of names) {
      const checked = checkCommand(name, big);
      // Where it passes, as for commands that carry nothing, nothing of it is handed on.
      if (checked !== null) expect(checked.payload).toEqual({});
    }
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

  it('passes whenever it is of the contract and small', () => {
    const text = (max: number) => fc.string({ unit: 'grapheme', maxLength: max }).filter((one) => one.length <= max);
    const password = text(100).filter((one) => one.length > 0 && !/[\r\n\0]/.test(one));
    const form = fc.record(
      {
        address: fc.constant(address),
        label: text(60),
        mailboxPassword: password,
        cerberePassword: password,
        passwordChangedOn: fc.constantFrom(null, '2026-09-01'),
        limitBytes: fc.option(fc.integer({ min: 1 })),
      },
      { requiredKeys: ['address'] },
    );
    fc.assert(
      fc.property(form, (payload) => {
        expect(checkCommand('save-mailbox', payload)).toEqual({ name: 'save-mailbox', payload });
      }),
    );
  });
});
