import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactor } from '../../src/probe/redact.ts';

const user = 'ec001234@adm.cfwb.be';
const bytesOf = (text: string): number[] => [...Buffer.from(text, 'utf8')];
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const hex = (byte: number, digits = 2): string => byte.toString(16).toUpperCase().padStart(digits, '0');
const eachByte = (text: string, write: (byte: number) => string): string => bytesOf(text).map(write).join('');

/** What a server, or a program between it and us, can make of a password that it repeats; docs/security.md names them. */
const spellings: readonly (readonly [string, (password: string) => string])[] = [
  ['as it is', (it) => it],
  ['trimmed', (it) => it.trim()],
  ['in capitals', (it) => it.toUpperCase()],
  ['in small letters', (it) => it.toLowerCase()],
  ['composed', (it) => it.normalize('NFC')],
  ['decomposed', (it) => it.normalize('NFD')],
  ['as SASLprep makes it', (it) => it.normalize('NFKC')],
  ['without accents', (it) => it.normalize('NFD').replace(/\p{M}/gu, '')],
  ['UTF-8 read as ISO 8859-1', (it) => Buffer.from(it, 'utf8').toString('latin1')],
  ['UTF-8 read as Windows-1252', (it) => new TextDecoder('windows-1252').decode(Buffer.from(it, 'utf8'))],
  ['in base64', base64],
  ['in base64 without its end signs', (it) => base64(it).replace(/=+$/, '')],
  ['in base64 for addresses', (it) => Buffer.from(it, 'utf8').toString('base64url')],
  ['as AUTH PLAIN', (it) => base64(`\0${user}\0${it}`)],
  ['as AUTH PLAIN with both names', (it) => base64(`${user}\0${user}\0${it}`)],
  ['in hexadecimal', (it) => Buffer.from(it, 'utf8').toString('hex')],
  ['in an IMAP quoted string', (it) => it.replace(/["\\]/g, '\\$&')],
  ['in JSON', (it) => JSON.stringify(it).slice(1, -1)],
  [
    'in JSON without anything but ASCII',
    (it) =>
      JSON.stringify(it)
        .slice(1, -1)
        .replace(/[^\0-\x7f]/g, (unit) => `\\u${hex(unit.charCodeAt(0), 4)}`),
  ],
  ['with bytes in hexadecimal', (it) => eachByte(it, (byte) => `\\x${hex(byte)}`)],
  ['with bytes in octal', (it) => eachByte(it, (byte) => `\\${byte.toString(8).padStart(3, '0')}`)],
  ['percent-encoded', encodeURIComponent],
  ['percent-encoded throughout', (it) => eachByte(it, (byte) => `%${hex(byte)}`)],
  ['as a form field', (it) => new URLSearchParams({ it }).toString().slice(3)],
  [
    'quoted-printable',
    (it) =>
      eachByte(it, (byte) =>
        byte > 0x20 && byte < 0x7f && byte !== 0x3d ? String.fromCharCode(byte) : `=${hex(byte)}`,
      ),
  ],
  [
    'as an encoded word of a header',
    (it) =>
      eachByte(it, (byte) =>
        byte === 0x20
          ? '_'
          : /[A-Za-z0-9]/.test(String.fromCharCode(byte))
            ? String.fromCharCode(byte)
            : `=${hex(byte)}`,
      ),
  ],
  [
    'in HTML',
    (it) =>
      it.replace(
        /[&<>"']/g,
        (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
      ),
  ],
  ['in HTML by numbers', (it) => [...it].map((sign) => `&#${sign.codePointAt(0)};`).join('')],
  ['in HTML by hexadecimal numbers', (it) => [...it].map((sign) => `&#x${hex(sign.codePointAt(0) ?? 0, 1)};`).join('')],
];

/** What the cleaning of a text takes away, or makes a blank. */
const removable = [
  '\u00ad',
  '\u200b',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u202e',
  '\u0007',
  '\u0085',
  '\t',
  '\r\n',
  '\u2028',
  ' ',
];

/** The signs that a reader sees, whatever their case and accents. */
const seen = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cc}\p{Cf}\p{Z}\p{DI}\ufffd]/gu, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');

const sign = fc.oneof(
  { weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 1 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'é',
      'Î',
      'ß',
      'œ',
      '€',
      'İ',
      'ſ',
      'ﬁ',
      '½',
      'ñ',
      'Ω',
      'я',
      '密',
      '🔑',
      '👩🏽‍🏫',
      '❤️',
      '🇧🇪',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('"', '\\', '%', '=', '+', '_', '&', ';', '#', "'", '/', '<', ' ', '\t', '\u00ad'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
);
/** A bullet is what stands for a password in the end. */
const isPassword = (text: string): boolean => !/[\r\n\0•【】]/.test(text);
const visible = sign.filter((one) => isPassword(one) && [...one].every((point) => seen(point) !== ''));
const password = fc
  .tuple(visible, fc.array(sign, { maxLength: 30 }), visible)
  .map(([first, rest, last]) => [first, ...rest, last].join(''))
  .filter(isPassword);

describe('the mask of passwords', () => {
  it.each(spellings)('hides a password that comes back %s, whatever stands between its signs', (_how, spell) => {
    fc.assert(
      fc.property(
        password,
        fc.infiniteStream(
          fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom(...removable) }),
        ),
        (secret, noise) => {
          const spelt = spell(secret);
          const noisy = [...spelt].map((one) => one + String(noise.next().value)).join('');
          const shown = redactor(user, secret)(`no 【${noisy}】 here`);
          expect(seen(shown)).toBe('no【•••】here');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('shows no run of half its signs, four or more, whatever is cut from it and whatever stands around', () => {
    const pieces = fc.array(fc.oneof(fc.string({ maxLength: 8 }), fc.tuple(fc.nat(40), fc.nat(40))), { maxLength: 8 });
    fc.assert(
      fc.property(password, pieces, (secret, parts) => {
        const text = parts
          .map((part) => (typeof part === 'string' ? part : secret.slice(part[0], part[0] + part[1])))
          .join('');
        const [shown, whole] = [seen(redactor(user, secret)(text)), seen(secret)];
        const length = Math.min(whole.length, Math.max(4, Math.ceil(whole.length / 2)));
        for (let at = 0; at + length <= whole.length; at += 1)
          expect(shown.includes(whole.slice(at, at + length))).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['joined emoji', 'a👩🏽‍🏫b', 'no a👩🏽‍🏫b here'],
    ['soft hyphens', 'mot\u00adde\u00adpasse', 'no mot\u00adde\u00adpasse here'],
    ['soft hyphens that were not there', 'geheim', 'no ge\u00adhe\u00adim here'],
    ['a tab', 'ge\theim', 'no ge\theim here'],
    ['a tab that became a blank', 'ge\theim', 'no ge heim here'],
    [
      'a line break of base64',
      'ein sehr langes Geheimnis',
      `no ${base64('ein sehr langes Geheimnis').replace(/.{12}/g, '$&\r\n')} here`,
    ],
    ['base64 with something else before it', 'Geheimnis', `no ${base64('\u0001auth=Geheimnis').slice(8)} here`],
    ['base64 with something else around it', 'Geheimnis', `no ${base64('xGeheimnisyz').slice(1, -2)} here`],
    ['letters that the server does not know', 'clé-été-2026', 'no cl\ufffd-\ufffdt\ufffd-2026 here'],
    ['question marks for what the server does not know', 'clé-été-2026', 'no cl?-?t?-2026 here'],
    ['a percent-encoded ISO 8859-1', 'clé-été', 'no cl%E9-%E9t%E9 here'],
    ['names of accented letters', 'clé-été', 'no cl&eacute;-&Eacute;t&eacute; here'],
  ])('hides %s', (_what, secret, text) => {
    expect(redactor(user, secret)(text)).toMatch(/^no .{0,2}•••.{0,2} here$/u);
  });

  it.each([
    ['a single sign', 'x', 'a x b', 'a ••• b'],
    ['blanks only, of which nothing can be seen', '   ', 'a   b', 'a   b'],
    ['every sign that is syntax somewhere', '.*+?^{}$()|[]\\', 'a .*+?^{}$()|[]\\ b', 'a ••• b'],
  ])('takes a password of %s', (_what, secret, text, shown) => {
    expect(redactor(user, secret)(text)).toBe(shown);
  });

  it('leaves what is no password as it is: one line without control and format characters', () => {
    const redact = redactor(user, 'geheim');
    expect(redact(' 535 5.7.8\r\n Authentication\u200b failed: \u0007no\tsuch 50 % =3D \\o/ &amp; ')).toBe(
      '535 5.7.8  Authentication failed: no such 50 % =3D \\o/ &amp;',
    );
    expect(redact('')).toBe('');
  });

  it('cuts to 300 characters, and neither a mask nor a pair in two that could be read', () => {
    const redact = redactor(user, 'geheim');
    expect(redact('x'.repeat(1_000))).toBe('x'.repeat(300));
    expect(redact(`${'x'.repeat(299)}🔑`)).toBe('x'.repeat(299));
    expect(redact(`${'x'.repeat(297)} geheim`)).toBe(`${'x'.repeat(297)} ••`);
    expect(redact('geheim '.repeat(5_000))).toBe('••• '.repeat(75));
  });
});
