import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';

/** The provider of a mailbox; as in the settings, the first one where it is not known. */
export const profileOf = (
  { profiles }: Pick<Snapshot, 'profiles'>,
  { profileId }: MailboxView,
): Snapshot['profiles'][number] | null => profiles.find(({ id }) => id === profileId) ?? profiles[0] ?? null;
