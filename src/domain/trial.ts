import type { HealthCode } from './health.ts';
import type { Words } from './text/index.ts';

/**
 * What came of trying a password once. Only an accepted one is kept: `not-stored` means that the server accepted it and
 * the keychain did not. `known-refusal`: this very password was refused before, and was not sent again. `busy`: another
 * one is being tried at this moment.
 */
export type TrialOutcome =
  | 'accepted'
  | 'not-stored'
  | 'refused'
  | 'not-reached'
  | 'known-refusal'
  | 'too-many'
  | 'busy'
  | 'interrupted';

/** The outcome in words, ready to show. */
export type Trial = Words & {
  readonly outcome: TrialOutcome;
  /** The verdict behind it; null where the server was not asked. */
  readonly code: HealthCode | null;
};
