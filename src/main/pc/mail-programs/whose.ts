import type { AccountReading } from '../../../domain/model/mail-program.ts';

/** Whether one of these names is a watched mailbox's: its address, or a user name that may lack the domain. */
export type IsTheirs = (...names: readonly (string | null)[]) => boolean;

export function ofMailboxes(addresses: readonly string[]): IsTheirs {
  const known = new Set(addresses.flatMap((address) => [address, address.replace(/@.*$/, '')]).map(plain));
  return (...names) => names.some((name) => name !== null && known.has(plain(name)));
}

export const isAccountOf = (isTheirs: IsTheirs, { email, receiving, sending }: AccountReading): boolean =>
  isTheirs(email, receiving.user, sending.user);

const plain = (text: string): string => text.trim().toLowerCase();
