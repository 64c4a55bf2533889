import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/domain/model/rule-schemas.ts';
import { fits, hoursProblem, type TextRule, textRules, withoutUnseen } from '../../../src/domain/model/text-rules.ts';

type Name = keyof typeof textRules;
const names = Object.keys(textRules) as Name[];

const good: Readonly<Record<Name, readonly string[]>> = {
  address: ['ec001234@adm.cfwb.be', 'PO000567@ADM.CFWB.BE', "o'neill+x@example.be", 'a@école.be'],
  label: ['', 'École', '👩‍🏫 2', 'مدرسة', 'a\u00a0b', 'x'.repeat(60)],
  login: ['ec001234', 'ec001234@adm.cfwb.be', 'DOMAIN\\ec', 'é'],
  name: ['ETNIC', 'Service « Enseignement.be »', '?'],
  profileId: ['etnic', 'École'],
  host: ['adm.cfwb.be', '::1'],
  phone: ['02 800 10 10', '+32 (0)2/800.10.10', '02 800 10 10 (option 2)'],
  email: ['BMA@enseignement.be', "d'hondt+x@a-b.example"],
  page: ['http://www.am.cfwb.be', 'https://example.be:8443/a?b#c', 'https://école.be/', 'https://[::1]/'],
  time: ['00:00', '07:30', '23:59'],
  password: [' é€😀"\\\t\u2028 ', '\u0001', 'x'.repeat(512)],
};

const bad: Readonly<Record<Name, readonly string[]>> = {
  address: [
    'a',
    'a@b',
    '@b.be',
    'a@',
    'a@@b.be',
    'a@b:c.be',
    'a@b..be',
    'a\u200b@b.be',
    'a\u00ad@b.be',
    `${'a'.repeat(65)}@b.be`,
  ],
  label: [
    ' ',
    ' a',
    'a ',
    '\u200b',
    'a\nb',
    'a\u202eb',
    'a\u2066b',
    'a\u200eb',
    'a\u061cb',
    '\ud800',
    'a\u2028b',
    'x'.repeat(61),
  ],
  login: ['', 'a b', 'a\u00a0b', 'a\r\nb', 'a\u200bb', 'x'.repeat(321)],
  name: ['', ' ', '\u200b', 'a\u202eb', 'a\0b', 'x'.repeat(81)],
  profileId: ['', '\u2067', 'x'.repeat(61)],
  host: ['', 'a:b', 'a\u200b.be'],
  phone: ['', 'aucun', '02\u202e800', '1'.repeat(41)],
  email: ['', 'a', 'a@b', 'a@b.c', 'a..b@c.be', 'a@-b.be', 'é@b.be', `a@${'b.'.repeat(130)}be`],
  page: [
    '',
    'example.be',
    'http:example.be',
    'http:///x',
    'https://',
    'https://[',
    'https://a b/',
    'https://a:b@example.be/',
    'https://example.be\\@evil.example/',
    'https://exa\u202emple.be/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    `https://example.be/${'x'.repeat(1_000)}`,
  ],
  time: ['', '7:30', '24:00', '07:60', '07:30 ', '99:99'],
  password: ['', 'a\nb', 'a\rb', 'a\0b', 'a\ud800b', 'x'.repeat(513)],
};

describe('a text', () => {
  it.each(names.flatMap((name) => good[name].map((text) => [name, text] as const)))('as %s may be %j', (name, text) => {
    expect(fits(textRules[name], text)).toBe(true);
  });

  it.each(names.flatMap((name) => bad[name].map((text) => [name, text] as const)))('as %s is not %j', (name, text) => {
    expect(fits(textRules[name], text)).toBe(false);
  });

  it('is taken by file and border exactly where the window takes it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string({ unit: 'binary', maxLength: 80 }), (name, text) => {
        const rule: TextRule = textRules[name];
        expect(textOf(rule).safeParse(text).success).toBe(fits(rule, text));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a text without what nobody sees', () => {
  it.each([
    ['a\u200bb', 'ab'],
    [' a\r\nb ', 'a  b'],
    ['a\u202eb', 'ab'],
    ['a\u00a0b', 'a b'],
    ['\ufeffa', 'a'],
    ['\ud800a', 'a'],
    ['\u200b', ''],
    ['École 2', 'École 2'],
  ])('%j is %j', (text, without) => {
    expect(withoutUnseen(text)).toBe(without);
  });

  it('is a label again, unless it is too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(fits(textRules.label, withoutUnseen(text))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('hours', () => {
  it.each([
    [null, null, null],
    ['08:00', '17:00', null],
    ['00:00', '23:59', null],
    ['18:00', '08:00', 'order'],
    ['08:00', '08:00', 'order'],
    ['08:00', null, 'time'],
    [null, '17:00', 'time'],
    ['8:00', '17:00', 'time'],
    ['08:00', '24:00', 'time'],
  ])('from %s to %s: %s', (opens, closes, problem) => {
    expect(hoursProblem(opens, closes)).toBe(problem);
  });
});
