import { fits, readAddress, textRules } from '../../../domain/model/text-rules.ts';
import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { legStage } from './setup-step.tsx';

/** What the typed text turns out to be. Only `recognised`, `unusual` and `resumable` can be gone on with. */
export type AddressReading =
  | { readonly kind: 'empty' | 'space' | 'no-at' | 'malformed' }
  /** Of a mailbox that is watched already: with nothing left to set up, or with a password that is missing. */
  | { readonly kind: 'watched' | 'resumable'; readonly address: string }
  | { readonly kind: 'recognised'; readonly owner: 'school' | 'authority'; readonly fase: string }
  /** An address, but not shaped like a school's: allowed once the user says that it is meant. */
  | { readonly kind: 'unusual'; readonly part: 'name' | 'domain' };

/** Where the boxes of schools and organising authorities live (manual, section 4). */
const usualDomain = '@adm.cfwb.be';

/** The address without the spaces that come along when it is pasted. */
export const addressIn = (typed: string): string => typed.trim();

export function readTyped(typed: string, mailboxes: Snapshot['mailboxes']): AddressReading {
  const address = addressIn(typed);
  if (address === '') return { kind: 'empty' };
  if (/\s/.test(address)) return { kind: 'space' };
  if (!address.includes('@')) return { kind: 'no-at' };
  if (!fits(textRules.address, address)) return { kind: 'malformed' };
  const known = mailboxes.find((one) => one.address.toLowerCase() === address.toLowerCase());
  if (known) return { kind: isIncomplete(known) ? 'resumable' : 'watched', address: known.address };
  const read = readAddress(address);
  if (!read) return { kind: 'unusual', part: 'name' };
  if (!address.toLowerCase().endsWith(usualDomain)) return { kind: 'unusual', part: 'domain' };
  return { kind: 'recognised', owner: read.kind, fase: read.fase };
}

const isIncomplete = (mailbox: MailboxView): boolean =>
  (['receiving', 'sending'] as const).some((leg) => legStage(mailbox, leg) === 'waiting');
