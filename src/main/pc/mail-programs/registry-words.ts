import type { RegistryValue } from './registry.ts';

/** `REG_SZ`, `REG_EXPAND_SZ`, `REG_BINARY` and `REG_DWORD` of winnt.h. */
export const registryTypes = { text: 1, expandable: 2, binary: 3, number: 4 } as const;

/** No name, address or number that is asked for is longer. Bytes. */
const mostBytes = 2_048;

const utf16 = new TextDecoder('utf-16le', { fatal: true });

/**
 * A text, whichever way it was written: as text, or as bytes that are UTF-16 (Outlook 2010 and older). Trimmed.
 * @returns null for an empty one, and for what is no readable line of text
 */
export function textOf(value: RegistryValue | null): string | null {
  if (value === null || value.bytes.length > mostBytes) return null;
  const { text, expandable, binary } = registryTypes;
  if (value.type !== text && value.type !== expandable && value.type !== binary) return null;
  try {
    // Windows ends a text with one NUL, or with none.
    const decoded = utf16.decode(value.bytes).replace(/\0+$/, '').trim();
    return decoded === '' || /[\p{Cc}\p{Cn}\p{Co}\p{Cs}]/u.test(decoded) ? null : decoded;
  } catch {
    return null;
  }
}

/**
 * A whole number from 0 to 2³²−1, whichever way it was written: as a number, as four bytes, or in digits.
 * @returns null for anything else
 */
export function numberOf(value: RegistryValue | null): number | null {
  if (value === null) return null;
  const { number, binary } = registryTypes;
  const { type, bytes } = value;
  if ((type === number || type === binary) && bytes.length === 4)
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
  const digits = textOf(value);
  if (digits === null || !/^\d{1,10}$/.test(digits)) return null;
  return Number(digits) <= 0xffffffff ? Number(digits) : null;
}

/** Numbers of four bytes each, one after the other; null for anything else. */
export function numbersOf(value: RegistryValue | null): readonly number[] | null {
  if (value === null || value.type !== registryTypes.binary) return null;
  const { bytes } = value;
  if (bytes.length % 4 !== 0 || bytes.length > mostBytes) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(index * 4, true));
}
