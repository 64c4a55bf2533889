import type { Leg } from '../../../domain/model/health.ts';
import type { MailboxView } from '../../../domain/view/snapshot.ts';

/** How far a leg's password has come. `saved`: kept, not known to be good; `absent`: the profile has no such server. */
export type LegStage = 'absent' | 'waiting' | 'saved' | 'accepted';

export function legStage({ legs, checks }: Pick<MailboxView, 'legs' | 'checks'>, leg: Leg): LegStage {
  const { isWatched, hold, isPasswordMissing, isPasswordRefused } = legs[leg];
  if (!isWatched) return 'absent';
  // A password that was refused after all is to be typed again.
  if (hold === 'setup' || hold === 'server-changed' || isPasswordMissing || isPasswordRefused) return 'waiting';
  return checks.some(({ id, status }) => id === leg && status === 'ok') ? 'accepted' : 'saved';
}
