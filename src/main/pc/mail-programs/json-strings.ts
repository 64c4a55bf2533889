/** A text in JSON: where it stands, which object it belongs to, and its bytes between the quotes, escapes and all. */
export type JsonString = {
  /** Keys from the outside in: those that are known, and `*` for any other and for a place in a list. */
  readonly path: readonly string[];
  /** The same number for what stands in the same object. */
  readonly object: number;
  readonly raw: Uint8Array;
};

const deepest = 64;
const [quote, backslash, comma, colon] = [...'"\\,:'].map((sign) => sign.charCodeAt(0));
const [openObject, closeObject, openList, closeList] = [...'{}[]'].map((sign) => sign.charCodeAt(0));

const words = ['true', 'false', 'null'].map((word) => Buffer.from(word));
const ofNumbers = '0123456789+-.eE';

/**
 * Finds the texts in JSON that stands in memory as bytes, without making a text of any other: a file may hold what
 * nobody here should hold. RFC 8259, numbers not looked at closely.
 * @param known the keys that are told by name @returns false where it is no JSON; what came before was told
 */
export function eachJsonString(
  bytes: Uint8Array,
  known: readonly string[],
  tell: (found: JsonString) => void,
): boolean {
  const names = known.map((name) => [name, Buffer.from(name)] as const);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let at = hasMark ? 3 : 0;

  const skipBlanks = (): void => {
    while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) at += 1;
  };
  const isNext = (sign: number | undefined): boolean => {
    skipBlanks();
    if (bytes[at] !== sign) return false;
    at += 1;
    return true;
  };
  /** The bytes between two quotes; null where there is no text that ends. */
  const readString = (): Uint8Array | null => {
    if (!isNext(quote)) return null;
    const start = at;
    for (; at < bytes.length; at += bytes[at] === backslash ? 2 : 1) {
      if (bytes[at] !== quote) continue;
      at += 1;
      return bytes.subarray(start, at - 1);
    }
    return null;
  };
  const nameOf = (raw: Uint8Array): string => names.find(([, name]) => name.equals(raw))?.[0] ?? '*';
  const readLiteral = (): boolean => {
    const word = words.find((one) => one.equals(bytes.subarray(at, at + one.length)));
    const start = at;
    if (word) at += word.length;
    else while (ofNumbers.includes(String.fromCharCode(bytes[at] ?? 0))) at += 1;
    return at > start;
  };
  const readObject = (path: readonly string[]): boolean => {
    const object = at;
    if (isNext(closeObject)) return true;
    do {
      const key = readString();
      if (key === null || !isNext(colon) || !readValue([...path, nameOf(key)], object)) return false;
    } while (isNext(comma));
    return isNext(closeObject);
  };
  const readList = (path: readonly string[], object: number): boolean => {
    if (isNext(closeList)) return true;
    do if (!readValue([...path, '*'], object)) return false;
    while (isNext(comma));
    return isNext(closeList);
  };
  const readValue = (path: readonly string[], object: number): boolean => {
    if (path.length > deepest) return false;
    if (isNext(openObject)) return readObject(path);
    if (isNext(openList)) return readList(path, object);
    if (bytes[at] !== quote) return readLiteral();
    const raw = readString();
    if (raw !== null) tell({ path, object, raw });
    return raw !== null;
  };
  if (!readValue([], 0)) return false;
  skipBlanks();
  return at === bytes.length;
}

/** The text itself; null where it is no text. */
export function jsonText(raw: Uint8Array): string | null {
  try {
    return JSON.parse(`"${new TextDecoder('utf-8', { fatal: true }).decode(raw)}"`);
  } catch {
    return null;
  }
}

const shortEscapes: ReadonlyMap<number, number> = new Map(
  (
    [
      ['n', '\n'],
      ['r', '\r'],
      ['t', '\t'],
      ['b', '\b'],
      ['f', '\f'],
    ] as const
  ).map(([letter, sign]) => [letter.charCodeAt(0), sign.charCodeAt(0)]),
);

/** JSON that stands as a text within JSON, again as bytes and never as a text. Escapes that are none are left out. */
export function jsonWithin(raw: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(raw.length);
  let length = 0;
  for (let at = 0; at < raw.length; at += 1) {
    const sign = raw[at] ?? 0;
    if (sign !== backslash) {
      bytes[length] = sign;
      length += 1;
      continue;
    }
    at += 1;
    const letter = raw[at] ?? 0;
    if (letter === 0x75) {
      // Half of a pair is as good as any sign here: only names in ASCII are looked for.
      const unit = Number.parseInt(Buffer.from(raw.subarray(at + 1, at + 5)).toString('latin1'), 16);
      length += bytes.write(String.fromCharCode(unit), length);
      at += 4;
    } else {
      bytes[length] = shortEscapes.get(letter) ?? letter;
      length += 1;
    }
  }
  return bytes.subarray(0, length);
}
