const mask = '•••';
const longestResponse = 300;
/** Characters in which passwords are looked for; what is masked among them makes room for the rest. */
const longestRead = 4_000;

/**
 * A function that makes a server's words fit to show: no password in any of its spellings (docs/security.md), one line,
 * no control characters, at most 300 characters.
 */
export function redactor(user: string, password: string): (text: string) => string {
  const spellings = spellingsOf(user, password);
  return (text) => redact(text, spellings);
}

/** The same for the spellings of any number of passwords: together, since what is left of one may be half of another. */
export function redact(text: string, spellings: readonly Spelling[]): string {
  const oneLine = text
    .replace(/[\r\n\t\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  // What goes may bring together, or cut in two, what then reads otherwise. It ends: every round leaves fewer characters.
  for (let line = oneLine.slice(0, longestRead); ; ) {
    const shown = cut(hide(line, spellings));
    if (shown === line) return shown;
    line = shown;
  }
}

/** Half of a pair at the cut is no character. */
const cut = (line: string): string => line.slice(0, longestResponse).replace(/[\ud800-\udbff]$/, '');

function hide(line: string, spellings: readonly Spelling[]): string {
  const isHidden = new Uint8Array(line.length);
  for (const { signs, from, to } of readings(line)) {
    for (const { runs, size, fewest } of spellings) {
      let inARow = size - 1;
      for (let at = 0; at + size <= signs.length; at += 1) {
        inARow = runs.has(signs.slice(at, at + size)) ? inARow + 1 : size - 1;
        if (inARow >= fewest) isHidden.fill(1, from[at + size - fewest], to[at + size - 1]);
      }
    }
  }
  let shown = '';
  for (let at = 0; at < line.length; at += 1) {
    if (!isHidden[at]) shown += line[at];
    else if (!isHidden[at - 1]) shown += mask;
  }
  return shown;
}

/**
 * How a password may come back in a server's words, and how those words are read to find it: see docs/security.md. What a
 * reader does not see (control and format characters, blanks, accents, case) counts on neither side.
 */

/** One way to write a password, ready to be looked for. */
export type Spelling = {
  /** Every run of `size` signs that it has. */
  readonly runs: ReadonlySet<string>;
  readonly size: number;
  /** Signs in a row from which on a piece of it is a secret: half of it, and not less than four signs of the password. */
  readonly fewest: number;
};

/** A text as one reader would understand it, sign by sign, and where in the text each sign came from. */
type Understood = {
  readonly signs: string;
  readonly from: readonly number[];
  /** Exclusive. */
  readonly to: readonly number[];
};

/** Taken from between signs before anything else: a sign that is written in several characters may be torn by them. */
const unseen = /[\p{Cc}\p{Cf}\p{Z}\p{DI}\ufffd]/gu;
const unseenOrMark = /[\p{Cc}\p{Cf}\p{Z}\p{DI}\ufffd\p{M}]/gu;

const plainly = (text: string): string => text.normalize('NFKD').replace(unseenOrMark, '');

/** Equal for characters that a reader takes for the same; empty for one that is not seen. */
function signsOf(character: string): string {
  if (/^[!-~]$/.test(character)) return character.toLowerCase();
  return plainly(plainly(character).toUpperCase().toLowerCase());
}

/** @param user the name that stands before the password in AUTH PLAIN */
export function spellingsOf(user: string, password: string): readonly Spelling[] {
  const utf8 = Buffer.from(password, 'utf8');
  const isLatin1 = /^[\0-\xff]*$/.test(password);
  const bytes = isLatin1 ? [utf8, Buffer.from(password, 'latin1')] : [utf8];
  const plain = [
    password,
    utf8.toString('latin1'),
    new TextDecoder('windows-1252').decode(utf8),
    ...bytes.map((all) => [...all].map(byteSign).join('')),
  ];
  // By a program that knows nothing but ASCII. What is left of a short one would be found everywhere.
  const ascii = password.replace(/[^\0-\x7f]/gu, '');
  const poor = ascii.length < fewestOf.plain ? [] : [ascii, password.replace(/[^\0-\x7f]/gu, '?')];
  const logins = [password, `\0${user}\0${password}`, `${user}\0${user}\0${password}`];
  const inside = [0, 1, 2].map((shift) => base64Inside(utf8, shift)).filter(({ length }) => length >= fewestOf.base64);
  const base64 = [...logins.map((login) => Buffer.from(login, 'utf8').toString('base64')), ...inside];
  return [
    ...[...plain, ...poor].map((text) => spelling(text, fewestOf.plain)),
    ...base64.flatMap(base64Forms).map((text) => spelling(text, fewestOf.base64)),
    spelling(utf8.toString('hex'), fewestOf.hexadecimal),
  ].filter(({ size }) => size > 0);
}

/** Characters that four signs of a password have, at least. */
const fewestOf = { plain: 4, base64: 6, hexadecimal: 8 } as const;
const longestRun = 8;

function spelling(text: string, fewestSigns: number): Spelling {
  const signs = [...text].map(signsOf).join('');
  const fewest = Math.min(signs.length, Math.max(fewestSigns, Math.ceil(signs.length / 2)));
  const size = Math.min(fewest, longestRun);
  const runs = new Set<string>();
  for (let at = 0; size > 0 && at + size <= signs.length; at += 1) runs.add(signs.slice(at, at + size));
  return { runs, size, fewest };
}

/** With and without the signs at its end, in both alphabets (RFC 4648 sections 4 and 5). */
function base64Forms(text: string): readonly string[] {
  const forAddresses = text.replaceAll('+', '-').replaceAll('/', '_');
  return [...new Set([text, forAddresses].flatMap((form) => [form, form.replace(/=+$/, '')]))];
}

/** The base64 that the password has in the midst of a longer text, without the characters that it shares with what is around. */
function base64Inside(utf8: Buffer, shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), utf8])
    .toString('base64')
    .replace(/=+$/, '');
  const shared = (shift + utf8.length) % 3 === 0 ? 0 : 1;
  return text.slice(shift === 0 ? 0 : shift + 1, text.length - shared);
}

/** Writing a sign in several characters: the pattern finds one, `sign` gives what it stands for, empty for a blank. */
type Writing = { readonly pattern: RegExp; readonly sign: (...found: readonly (string | undefined)[]) => string };

/** A byte that is no ASCII is a sign of its own (one that no text has): what it is part of is not known to every writer. */
const byteSign = (byte: number): string => String.fromCharCode(byte < 0x80 ? byte : 0xf700 + byte);
const byte = (digits: string, base = 16): string => byteSign(Number.parseInt(digits, base));
const unit = (digits: string): string => String.fromCharCode(Number.parseInt(digits, 16));
const codePoint = (number: number): string => (number <= 0x10_ff_ff ? String.fromCodePoint(number) : '');
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", euro: '€' };

const writings: readonly Writing[] = [
  { pattern: /%([\da-f]{2})/gi, sign: (_all, digits = '') => byte(digits) },
  // A form's field.
  { pattern: /%([\da-f]{2})|\+/gi, sign: (_all, digits) => (digits ? byte(digits) : '') },
  // Quoted-printable, with the ends of its lines (RFC 2045 section 6.7); in a header (RFC 2047 section 4.2).
  { pattern: /=([\da-f]{2})|=/gi, sign: (_all, digits) => (digits ? byte(digits) : '') },
  { pattern: /=([\da-f]{2})|_/gi, sign: (_all, digits) => (digits ? byte(digits) : '') },
  // Quoted strings of IMAP, JSON and C.
  {
    pattern: /\\u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})|\\u([\da-f]{4})|\\x([\da-f]{2})|\\([0-3][0-7]{2})|\\(.)/giu,
    sign: (_all, high, low, single, digits, octal, character = '') => {
      if (high !== undefined && low !== undefined) return unit(high) + unit(low);
      if (single !== undefined) return unit(single);
      if (digits !== undefined) return byte(digits);
      if (octal !== undefined) return byte(octal, 8);
      return /[bfnrt]/.test(character) ? '' : character;
    },
  },
  // HTML; of accented letters only the letter counts.
  {
    pattern:
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z])(?:acute|grave|circ|uml|tilde|cedil|ring)|(amp|lt|gt|quot|apos|euro));/gi,
    sign: (_all, decimal, hexadecimal, letter, name = '') => {
      if (decimal !== undefined) return codePoint(Number.parseInt(decimal, 10));
      if (hexadecimal !== undefined) return codePoint(Number.parseInt(hexadecimal, 16));
      return letter ?? entities[name.toLowerCase()] ?? '';
    },
  },
];

/** A line as it stands, and as everyone reads it to whom one of the ways to write signs means something. */
function readings(line: string): readonly Understood[] {
  const places: number[] = [];
  let text = '';
  for (const { 0: character, index } of line.matchAll(/./gsu)) {
    if (character.replace(unseen, '') === '') continue;
    for (let unit = 0; unit < character.length; unit += 1) places.push(index + unit);
    text += character;
  }
  const meant = writings.filter(({ pattern }) => text.search(pattern) >= 0);
  return [null, ...meant].map((writing) => understand(text, places, writing));
}

function understand(text: string, places: readonly number[], writing: Writing | null): Understood {
  let signs = '';
  const from: number[] = [];
  const to: number[] = [];
  const add = (written: string, at: number, length: number): void => {
    const read = [...written].map(signsOf).join('');
    signs += read;
    for (let count = 0; count < read.length; count += 1) {
      from.push(places[at] ?? 0);
      to.push((places[at + length - 1] ?? 0) + 1);
    }
  };
  let at = 0;
  const addPlain = (end: number): void => {
    for (const character of text.slice(at, end)) {
      add(character, at, character.length);
      at += character.length;
    }
  };
  for (const found of writing ? text.matchAll(writing.pattern) : []) {
    addPlain(found.index);
    add(writing?.sign(...found) ?? '', at, found[0].length);
    at += found[0].length;
  }
  addPlain(text.length);
  return { signs, from, to };
}
