/** Why a command could not be carried out. */
export type Problem =
  | 'unknown-mailbox'
  | 'password-not-stored'
  | 'password-not-forgotten'
  | 'invalid'
  | 'other-pc'
  | 'not-possible-now';
export type Done = { readonly ok: true } | { readonly ok: false; readonly problem: Problem };
export const done: Done = { ok: true };
export const unknownMailbox = { ok: false, problem: 'unknown-mailbox' } as const;
/** These settings were made on another PC, and the user has not yet said which of the two is to watch. */
export const otherPc = { ok: false, problem: 'other-pc' } as const;
/** Nothing could be planned: the day's sessions are used up, or the leg waits for the user. */
export const notPossibleNow = { ok: false, problem: 'not-possible-now' } as const;
/** The keychain did not say that a password is gone. */
export const passwordNotForgotten = { ok: false, problem: 'password-not-forgotten' } as const;
