import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachJsonString, jsonText, jsonWithin } from '../../../../src/main/pc/mail-programs/json-strings.ts';

type Found = readonly [path: string, text: string | null];

function stringsIn(json: string | Uint8Array, known: readonly string[] = []): readonly Found[] | null {
  const found: Found[] = [];
  const isWhole = eachJsonString(typeof json === 'string' ? Buffer.from(json) : json, known, ({ path, raw }) => {
    found.push([path.join('.'), jsonText(raw)]);
  });
  return isWhole ? found : null;
}

/** What a reader of the whole would find. */
function textsOf(value: unknown): readonly (string | null)[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

describe('texts in JSON', () => {
  it('are told with the known keys that lead to them', () => {
    const json = '{"a": {"b": "1", "c": ["2", {"b": "3"}]}, "d": [{"a": "4"}], "e": "5"}';
    expect(stringsIn(json, ['a', 'b'])).toEqual([
      ['a.b', '1'],
      ['a.*.*', '2'],
      ['a.*.*.b', '3'],
      ['*.*.a', '4'],
      ['*', '5'],
    ]);
  });

  it('of one object bear its number, and of another not', () => {
    const numbers: number[] = [];
    eachJsonString(Buffer.from('[{"a": "1", "b": {"c": "2"}, "d": "3"}, {"a": "4"}]'), [], ({ object }) => {
      numbers.push(object);
    });
    const [first, within, again, other] = numbers;
    expect(again).toBe(first);
    expect(new Set([first, within, other]).size).toBe(3);
  });

  it('are the same as for a reader of the whole, of any JSON', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(
          stringsIn(json)
            ?.map(([, text]) => text)
            .toSorted(),
        ).toEqual(textsOf(JSON.parse(json)).toSorted());
      }),
    );
  });

  it('within a text are found as well, however they were escaped', () => {
    fc.assert(
      fc.property(fc.json(), fc.boolean(), (json, isAscii) => {
        const outer = JSON.stringify(json);
        const escaped = isAscii
          ? outer.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
          : outer;
        const within: Uint8Array[] = [];
        eachJsonString(Buffer.from(escaped), [], ({ raw }) => within.push(jsonWithin(raw)));
        const [bytes = new Uint8Array(0)] = within;
        expect(stringsIn(bytes)).not.toBeNull();
        if (!isAscii) expect(Buffer.from(bytes).toString()).toBe(Buffer.from(json).toString());
      }),
    );
  });

  it.each([
    '',
    '{',
    '[1,]',
    '{"a" "b"}',
    '{"a": }',
    '{"a": "b',
    '"a" "b"',
    '{"a": "b\\',
    '{a: "b"}',
    `${'['.repeat(200)}${']'.repeat(200)}`,
    '['.repeat(1_000_000),
  ])('are not looked for in what is no JSON: %.20s', (json) => {
    expect(stringsIn(json)).toBeNull();
  });

  it('are looked for in any bytes without a fault', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        stringsIn(bytes);
        jsonText(bytes);
        jsonWithin(bytes);
      }),
    );
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.nat(255), (json, at, byte) => {
        const bytes = Buffer.from(json);
        bytes[at % bytes.length] = byte;
        stringsIn(bytes);
      }),
    );
  });
});
