import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainWithin } from '../../src/ipc/plain-data.ts';

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;
const megabytes40 = 40 * 1_048_576;

/** Levels of objects within one another. */
function nested(levels: number): unknown {
  let value: unknown = {};
  for (let level = 1; level < levels; level += 1) value = { address: value };
  return value;
}

/** Fails the test when anything in it is looked at. */
const untouchable = (what: object): object =>
  new Proxy(what, {
    get: () => expect.unreachable('an entry was read'),
    getOwnPropertyDescriptor: () => expect.unreachable('an entry was described'),
    ownKeys: () => expect.unreachable('entries were listed'),
    has: () => expect.unreachable('an entry was asked for'),
    getPrototypeOf: Object.getPrototypeOf,
  });

describe('plain data', () => {
  it('is measured as JSON in UTF-8, to the byte', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    const value = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        text,
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one || 0),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: false }),
      ),
    })).value;
    fc.assert(
      fc.property(value, (one) => {
        // An object costs a comma more than it has.
        const slack = (JSON.stringify(one).match(/\{/g) ?? []).length;
        expect(isPlainWithin(one, bytesOf(one) + slack)).toBe(true);
        expect(isPlainWithin(one, bytesOf(one) - 1)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('may have fields that are not there, and no prototype', () => {
    expect(isPlainWithin({ label: undefined }, 100)).toBe(true);
    expect(isPlainWithin(Object.assign(Object.create(null), { a: 1 }), 100)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['a big integer', 1n],
    ['a symbol', Symbol('a')],
    ['a function', () => 1],
    ['no number', Number.NaN],
    ['a number without end', Number.POSITIVE_INFINITY],
    ['a date', new Date(0)],
    ['an expression', /x/],
    ['an error', new Error('x')],
    ['a map', new Map()],
    ['a set', new Set()],
    ['bytes', new Uint8Array(2)],
    ['a buffer', new ArrayBuffer(2)],
    ['shared memory', new SharedArrayBuffer(2)],
    ['a view of bytes', new DataView(new ArrayBuffer(2))],
    ['a boxed text', Object('x')],
    ['an instance of a class', new (class {})()],
    ['an object that inherits', Object.create({ a: 1 })],
    ['a list with a hole', Object.assign([1], { 2: 2 })],
    ['a list with what is not there', [undefined]],
    ['a getter', Object.defineProperty({}, 'a', { enumerable: true, get: () => 1 })],
  ])('is not %s, nor holds it anywhere', (_what, value) => {
    for (const one of [value, [value], { a: { b: value } }])
      if (value !== undefined || Array.isArray(one)) expect(isPlainWithin(one, 10_000)).toBe(false);
  });

  it('is not a circle, nor deeper than any form', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(isPlainWithin(circle, 1e9)).toBe(false);
    expect(isPlainWithin(nested(8), 1e9)).toBe(true);
    expect(isPlainWithin(nested(9), 1e9)).toBe(false);
    expect(isPlainWithin(nested(1_000_000), 1e9)).toBe(false);
  });
});

describe('what is too much', () => {
  it.each<[string, object]>([
    ['40 MB of bytes', new Uint8Array(megabytes40)],
    ['40 MB in a buffer', new ArrayBuffer(megabytes40)],
    ['a map', new Map()],
    ['a list of millions', new Array(5_000_000).fill(1)],
    ['an endless list of nothing', new Array(4_294_967_295)],
  ])('%s is refused without a look at what is in it', (_what, much) => {
    const list = Array.isArray(much);
    const watched = list ? new Proxy(much, { ...trapsBut(['length']) }) : untouchable(much);
    for (const payload of [watched, { address: watched }, { profile: { links: [watched] } }])
      expect(isPlainWithin(payload, 16_384)).toBe(false);
  });

  it('is refused at the first entry that does not fit, and what comes after is not looked at', () => {
    const after = { address: 'x'.repeat(20_000) };
    Object.defineProperty(after, 'label', { enumerable: true, get: () => expect.unreachable('looked at') });
    expect(isPlainWithin(after, 16_384)).toBe(false);
  });

  it('is a text of megabytes, also as a name', () => {
    const text = 'x'.repeat(megabytes40);
    for (const value of [text, { a: text }, { [text]: 1 }, [text]]) expect(isPlainWithin(value, 16_384)).toBe(false);
  });
});

/** Fails the test when anything but some properties is read. */
function trapsBut(allowed: readonly string[]): ProxyHandler<object> {
  return {
    get: (target, name) =>
      allowed.includes(String(name)) ? Reflect.get(target, name) : expect.unreachable(`read: ${String(name)}`),
    ownKeys: () => expect.unreachable('entries were listed'),
    getOwnPropertyDescriptor: () => expect.unreachable('an entry was described'),
    has: () => expect.unreachable('an entry was asked for'),
  };
}
