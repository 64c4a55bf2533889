export type AddressKind = 'school' | 'authority';

/** What an address says of its owner: a school (`ec`) or an organising authority (`po`), and the FASE number. */
export type KnownAddress = { readonly kind: AddressKind; readonly fase: string };

/** Reads the FASE number (5 or 6 digits, leading zeros dropped) from the address; null for any other shape. */
export function readAddress(address: string): KnownAddress | null {
  const found = /^(ec|po)(\d{3,6})@/i.exec(address);
  if (!found?.[1] || !found[2]) return null;
  return { kind: found[1].toLowerCase() === 'ec' ? 'school' : 'authority', fase: String(Number(found[2])) };
}
