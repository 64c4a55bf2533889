import fc from 'fast-check';
import type { z } from 'zod';

/** What people type, paste and find in files: some of it good for each rule, some of it for none. */
const words: readonly string[] = [
  '',
  ' ',
  'a',
  'École fondamentale « Les Tilleuls »',
  'x'.repeat(60),
  'x'.repeat(61),
  '👩‍🏫 ❤️',
  'مدرسة',
  'אבג-12',
  'a\u202egnp.exe',
  '\u2066x\u2069',
  'a\u200bb',
  '\u200b\u00ad',
  'a\tb',
  'a\r\nb',
  'a\0b',
  '\ud800',
  'a\u2028b',
  'constructor',
  '__proto__',
  '$& %s {0} &amp; <b>',
  'ec001234@adm.cfwb.be',
  'PO000567@ADM.CFWB.BE',
  'direction@example.be',
  'a@b',
  'a@b:c.be',
  'adm.cfwb.be',
  'localhost',
  '127.0.0.1',
  '127.1',
  '999.1.1.1',
  '::1',
  'fe80::1%eth0',
  '[::1]',
  'a:b',
  'a b',
  'a..b',
  '-a.be',
  'école.be',
  'adm\u200b.cfwb.be',
  '0x7f.1',
  'http://www.am.cfwb.be',
  'https://example.be/a?b#c',
  'https://a:b@example.be/',
  'http:example.be',
  'https://exa\u202emple.be/',
  'javascript:alert(1)',
  '02 800 10 10',
  '+32 2 800 10 10',
  'BMA@enseignement.be',
  '00:00',
  '07:30',
  '08:00',
  '18:00',
  '23:59',
  '24:00',
  '99:99',
  '2000-01-01',
  '2026-02-28',
  '2024-02-29',
  '2026-11-11',
  '2099-12-31',
];

/** 11 November 2026, at noon in Brussels: what is dated by it lies near the instants that tests look from. */
const nowMs = Date.parse('2026-11-11T12:00:00+01:00');
const numbers: readonly number[] = [0, 1, 0.1, 2, 7, 30, 59.5, 100, 1e6, 1e12, nowMs, nowMs - 3e8, nowMs + 3e8, 1e300];

const kinds: readonly fc.Arbitrary<string>[] = [
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.domain(),
  fc.ipV4(),
  fc.ipV6(),
  fc.emailAddress(),
  fc.webUrl(),
  fc
    .tuple(fc.nat(23), fc.nat(59))
    .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`),
  fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
];

/** What a test looks for in texts: never among what is put in. */
const isToken = (text: string): boolean => /undefined|NaN|Infinity|\[object/.test(text);

type Check = {
  readonly _zod: { readonly def: { readonly check: string; readonly minimum?: number; readonly maximum?: number } };
};
type Def = {
  readonly type: string;
  readonly checks?: readonly Check[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, string>>;
};
const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def;

/**
 * Values that a schema takes, drawn from the schema itself: whatever rule it has is kept, and what it does not forbid comes
 * up, odd texts above all. Values are as they come out of the schema, with its defaults.
 */
export function arbitraryOf<Value>(schema: z.ZodType<Value>): fc.Arbitrary<Value> {
  return valid(schema, draw(schema)).map((value) => schema.parse(value));
}

const valid = (schema: z.ZodType, drawn: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  drawn.filter((value) => schema.safeParse(value).success);

function draw(schema: z.ZodType): fc.Arbitrary<unknown> {
  const drawn = drawByType(schema);
  // Rules between fields are kept where they stand, so that hardly anything is thrown away further up.
  return defOf(schema).checks?.some(({ _zod }) => _zod.def.check === 'custom') ? valid(schema, drawn) : drawn;
}

function drawByType(schema: z.ZodType): fc.Arbitrary<unknown> {
  const { type, shape, innerType, element, keyType, valueType, options, values, entries } = defOf(schema);
  switch (type) {
    case 'string':
      return texts(schema);
    case 'number':
      return amounts(schema as z.ZodNumber);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'literal':
      return fc.constantFrom(...(values ?? []));
    case 'enum':
      return fc.constantFrom(...Object.values(entries ?? {}));
    case 'nullable':
      return fc.option(draw(innerType as z.ZodType), { freq: 3 });
    case 'optional':
    case 'default':
    case 'prefault':
    case 'catch':
      return fc.option(draw(innerType as z.ZodType), { nil: undefined, freq: 5 });
    case 'union':
      return fc.oneof(...(options ?? []).map(draw));
    case 'array':
      return lists(schema, draw(element as z.ZodType));
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(shape ?? {}).map(([name, inner]) => [name, draw(inner)])));
    case 'record':
      return records(schema, keyType as z.ZodType, valueType as z.ZodType);
    default:
      throw new Error(`no arbitrary for a schema of type ${type}`);
  }
}

/** Short ones above all: rules such as "each once" are then kept by chance often enough. */
function lists(schema: z.ZodType, element: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const checks = (defOf(schema).checks ?? []).map(({ _zod }) => _zod.def);
  const minLength = Math.max(0, ...checks.map(({ minimum }) => minimum ?? 0));
  const most = Math.max(minLength, Math.min(8, ...checks.map(({ maximum }) => maximum ?? 8)));
  const few = Math.min(most, minLength + 2);
  return fc.oneof(
    { weight: 3, arbitrary: fc.array(element, { minLength, maxLength: few }) },
    { weight: 1, arbitrary: fc.array(element, { minLength, maxLength: most }) },
  );
}

function records(schema: z.ZodType, keyType: z.ZodType, valueType: z.ZodType): fc.Arbitrary<unknown> {
  const { type, entries } = defOf(keyType);
  const value = draw(valueType);
  if (type !== 'enum') return fc.dictionary(texts(keyType), value, { maxKeys: 4 });
  const all = Object.fromEntries(Object.values(entries ?? {}).map((name) => [name, value]));
  return schema.safeParse({}).success ? fc.record(all, { requiredKeys: [] }) : fc.record(all);
}

const drawnTexts = new Map<z.ZodType, fc.Arbitrary<string>>();

/** Texts of every kind that fits: which kinds do is tried once for each schema. */
function texts(schema: z.ZodType): fc.Arbitrary<string> {
  const known = drawnTexts.get(schema);
  if (known) return known;
  const isFit = (text: string): boolean => !isToken(text) && schema.safeParse(text).success;
  const fitting = kinds.filter((kind) => fc.sample(kind, { numRuns: 50, seed: 1 }).filter(isFit).length > 10);
  const good = words.filter(isFit);
  const drawn = fc.oneof(
    ...(good.length > 0 ? [{ weight: 3, arbitrary: fc.constantFrom(...good) }] : []),
    ...fitting.map((kind) => ({ weight: 1, arbitrary: kind.filter(isFit) })),
  );
  drawnTexts.set(schema, drawn);
  return drawn;
}

function amounts(schema: z.ZodNumber): fc.Arbitrary<number> {
  const min = schema.minValue ?? -1e300;
  const max = schema.maxValue ?? 1e300;
  const isFit = (value: number): boolean => schema.safeParse(value).success;
  const known = numbers.filter(isFit);
  const whole = fc.integer({ min: Math.ceil(Math.max(min, -1e6)), max: Math.floor(Math.min(max, 2 ** 40)) });
  return fc.oneof(
    whole,
    ...(known.length > 0 ? [fc.constantFrom(...known)] : []),
    ...(schema.format === null
      ? [
          fc
            .double({ min, max, noNaN: true })
            .filter(isFit)
            .map((value) => value || 0),
        ]
      : []),
  );
}
