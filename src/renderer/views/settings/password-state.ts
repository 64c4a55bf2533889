import type { Leg, Status } from '../../../domain/model/health.ts';
import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';

/** What there is to say of a password. `null` where the leg has no server. */
export type PasswordState =
  | 'kept'
  | 'session'
  | 'refused'
  | 'missing'
  | 'unreadable'
  | 'renewal'
  | 'setup'
  | 'server-changed'
  | 'other-pc';

export function passwordState(
  { legs }: Pick<MailboxView, 'legs'>,
  leg: Leg,
  secrets: Snapshot['secrets'],
): PasswordState | null {
  const { isWatched, hold, isPasswordMissing, isPasswordUnreadable, isPasswordRefused } = legs[leg];
  if (!isWatched) return null;
  if (hold !== null) return hold;
  if (isPasswordMissing) return 'missing';
  if (isPasswordRefused) return 'refused';
  if (isPasswordUnreadable) return 'unreadable';
  return secrets === 'keychain' ? 'kept' : 'session';
}

export const markOf: Readonly<Record<PasswordState, Status>> = {
  kept: 'ok',
  session: 'ok',
  refused: 'critical',
  missing: 'warning',
  unreadable: 'unknown',
  renewal: 'held',
  setup: 'held',
  'server-changed': 'held',
  'other-pc': 'held',
};

/** There is none to replace or to forget: one is to be given. */
export const isAbsent = (state: PasswordState): boolean => state === 'missing' || state === 'setup';

/** Somebody has to type it before the leg is looked at again. */
export const isWanted = (state: PasswordState | null): boolean =>
  state !== null && state !== 'kept' && state !== 'session';
