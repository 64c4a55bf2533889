import { createHash } from 'node:crypto';

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
