/** What an e-mail address may look like. Kept apart from the schemas, so that the window carries none of them. */
export const addressPattern: RegExp = /^[^\s@\p{Cc}]{1,64}@[^\s@\p{Cc}]{1,253}$/u;

/** A host name or an IP address, as far as its shape goes. */
export const hostPattern: RegExp = /^[^\s/@\p{Cc}]{1,253}$/u;

/** An address that people write to: a contact's, in the server profile. */
export const emailPattern: RegExp = /^[\w+'-]+(\.[\w+'-]+)*@([a-z\d][a-z\d-]*\.)+[a-z]{2,}$/i;

export type AddressKind = 'school' | 'authority';

/** What an address says of its owner: a school (`ec`) or an organising authority (`po`), and the FASE number. */
export type KnownAddress = { readonly kind: AddressKind; readonly fase: string };

/** Reads the FASE number (5 or 6 digits, leading zeros dropped) from the address; null for any other shape. */
export function readAddress(address: string): KnownAddress | null {
  const found = /^(ec|po)(\d{3,6})@/i.exec(address);
  if (!found?.[1] || !found[2]) return null;
  return { kind: found[1].toLowerCase() === 'ec' ? 'school' : 'authority', fase: String(Number(found[2])) };
}
