import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Status } from '../../domain/model/health.ts';
import type { MailboxView, Snapshot } from '../../domain/view/snapshot.ts';
import { usePlace } from './place.tsx';

/** A mailbox's name. An address that needs two lines breaks before its `@`. */
export function MailboxName({ label }: { label: string }): JSX.Element {
  const at = label.indexOf('@');
  if (at < 0) return <>{label}</>;
  return (
    <>
      {label.slice(0, at)}
      <wbr />
      {label.slice(at)}
    </>
  );
}

const worstFirst: readonly Status[] = ['critical', 'warning', 'held', 'unknown', 'ok'];

/**
 * The mailbox that was asked for; else the one that was worst off when the window opened, and that one for as long as it
 * is there. Null where there is none.
 */
export function useShownMailbox({ mailboxes }: Snapshot): MailboxView | null {
  const { place } = usePlace();
  const first = useRef<string | null>(null);
  const find = (address: string | null) => mailboxes.find((one) => one.address === address);
  const asked = find(place.address);
  if (asked) return asked;
  const kept = find(first.current) ?? worstOf(mailboxes);
  first.current = kept?.address ?? null;
  return kept;
}

function worstOf(mailboxes: readonly MailboxView[]): MailboxView | null {
  const rank = ({ status }: MailboxView): number => worstFirst.indexOf(status);
  return mailboxes.reduce<MailboxView | null>((a, b) => (a === null || rank(b) < rank(a) ? b : a), null);
}

/** The provider of a mailbox; as in the settings, the first one where it is not known. */
export const profileOf = (
  { profiles }: Pick<Snapshot, 'profiles'>,
  { profileId }: MailboxView,
): Snapshot['profiles'][number] | null => profiles.find(({ id }) => id === profileId) ?? profiles[0] ?? null;
