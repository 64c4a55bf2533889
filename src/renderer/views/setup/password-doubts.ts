import type { Leg } from '../../../domain/model/health.ts';
import type { Trial } from '../../../ipc/contract.ts';

/** What was typed into the two fields; empty where nothing was. */
export type Typed = Readonly<Record<Leg, string>>;

/** What makes two passwords look wrong before either is sent; null where nothing does. */
export type Doubt = 'same' | 'seem-swapped' | null;

/**
 * A mailbox's password has special characters (manual, section 4). Where it has none and the other one does, each
 * probably stands in the other's field. Costs no attempt.
 */
export function doubtOf({ receiving, sending }: Typed): Doubt {
  if (receiving === '' || sending === '') return null;
  if (receiving === sending) return 'same';
  return !hasSpecial(receiving) && hasSpecial(sending) ? 'seem-swapped' : null;
}

/** Letters of any alphabet and digits are ordinary; so is a space at either end, which is a slip of the hand. */
const hasSpecial = (password: string): boolean => /[^\p{L}\p{N}]/u.test(password.trim());

export const swap = ({ receiving, sending }: Typed): Typed => ({ receiving: sending, sending: receiving });

/** Both were refused just now: each may be the other's. */
export const isSwapLikely = (trials: Readonly<Record<Leg, Trial | null>>): boolean =>
  [trials.receiving, trials.sending].every((trial) => trial?.outcome === 'refused' && speaksOfPassword(trial));

/** A disabled account or another way to log in has nothing to do with which password was sent. */
const speaksOfPassword = ({ code }: Trial): boolean => /\.(password-refused|login-refused)$/.test(code ?? '');

/** The second server is not asked when the first answer shows that no server can be, or minds being asked. */
export const isSecondPointless = ({ code, outcome }: Trial): boolean =>
  outcome === 'interrupted' || /\.(offline|names-not-found|locked-out)$/.test(code ?? '');
