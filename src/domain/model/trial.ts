import type { Words } from '../text/index.ts';
import type { HealthCode } from './health.ts';

/**
 * What came of trying a password once. Only an accepted one is kept: `not-stored` means that the server accepted it and
 * the keychain did not. `kept-out`: the server lets nobody in at this moment, or not in this way, whatever the password.
 * Not sent: `known-refusal`, this very password was refused before; `locked-out`, the server keeps everybody out, and
 * every attempt makes that longer; `busy`, another one is being tried at this moment.
 */
export type TrialOutcome =
  | 'accepted'
  | 'not-stored'
  | 'refused'
  | 'kept-out'
  | 'not-reached'
  | 'known-refusal'
  | 'locked-out'
  | 'too-many'
  | 'busy'
  | 'interrupted';

/** The outcome in words, ready to show. */
export type Trial = Words & {
  readonly outcome: TrialOutcome;
  /** The verdict behind it; null where the server was not asked. */
  readonly code: HealthCode | null;
};
