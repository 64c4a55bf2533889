import { createHash } from 'node:crypto';

/** How a value stands in its file, and what of a file's text can be used. */
export type FileFormat<Value> = {
  write(value: Value): string;
  /** Null for what is of no known form: then the whole file is set aside. */
  read(text: string, path: string): Understood<Value> | null;
};

export type Understood<Value> = {
  readonly value: Value;
  /** A part of it could not be read, or was not what had been written, and is not in the value. */
  readonly isDamaged: boolean;
};

/**
 * JSON as it is, nothing beside it.
 * @param read null for data of no known form
 * @param indent for files that people read and edit: one field a line
 */
export function plainJson<Value>(read: (data: unknown) => Value | null, indent?: string): FileFormat<Value> {
  return {
    write: (value) => JSON.stringify(value, undefined, indent),
    read: (text) => whole(read(parseJson(text))),
  };
}

/** JSON with its own checksum: what is not as it was written is set aside whole. */
export function sealedJson<Value extends Readonly<Record<string, unknown>>>(
  read: (data: unknown) => Value | null,
): FileFormat<Value> {
  return {
    write: seal,
    read: (text) => whole(read(unseal(parseJson(text)))),
  };
}

/** What was read as it had been written, or was not read at all. */
export const whole = <Value>(value: Value | null): Understood<Value> | null =>
  value === null ? null : { value, isDamaged: false };

/** `undefined` for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Bytes, as a text of one character each, that are a character in UTF-8 beyond ASCII (RFC 3629); else any one of them. */
const beyondAscii = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/g;

/**
 * A file's text in the encodings that editors on Windows give it: UTF-16 with its mark, UTF-8, and, byte by byte where it
 * is not that, Windows' own for Western Europe; the mark is left out.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const decode = (one: string): string =>
      new TextDecoder(one.length > 1 ? 'utf-8' : 'windows-1252').decode(Buffer.from(one, 'latin1'));
    return Buffer.from(bytes).toString('latin1').replace(beyondAscii, decode);
  }
}

/**
 * Sixteen hexadecimal digits that tell a text from any other that damage could make of it. No signature: who writes to
 * the file can write them too.
 */
export const checksumOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** An object's JSON, which holds its own checksum as its first field. */
export function seal(value: Readonly<Record<string, unknown>>): string {
  const json = JSON.stringify(value);
  return `{"checksum":"${checksumOf(json)}"${json === '{}' ? '' : ','}${json.slice(1)}`;
}

/**
 * What {@link seal} had been given. A file without a checksum is one of an older version, and taken as it is.
 * @returns null where it is not what had been sealed
 */
export function unseal(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('checksum' in data)) return data;
  const { checksum, ...value } = data;
  // However it was laid out since: what counts is what it says.
  return checksum === checksumOf(JSON.stringify(value)) ? value : null;
}
