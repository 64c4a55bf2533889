import type { MailboxView } from '../../../domain/view/snapshot.ts';

/**
 * A new password was accepted today: whoever comes back may only want to read on about Outlook, and sending is not held
 * before they say otherwise.
 */
export function isRenewedToday({ legs: { sending }, password, checks }: MailboxView, today: string): boolean {
  const works = checks.some(({ id, status }) => id === 'sending' && status === 'ok');
  return works && sending.hold === null && password.changedOn === today;
}

/** The mailbox to renew for: the one asked for, else the only one; null where the user has to choose. */
export const mailboxToRenew = (mailboxes: readonly MailboxView[], address: string | null): MailboxView | null =>
  mailboxes.find((one) => one.address === address) ?? (mailboxes.length === 1 ? (mailboxes[0] ?? null) : null);
