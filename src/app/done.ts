/** Why a command could not be carried out. */
export type Problem = 'unknown-mailbox' | 'password-not-stored' | 'invalid' | 'other-pc';
export type Done = { readonly ok: true } | { readonly ok: false; readonly problem: Problem };
export const done: Done = { ok: true };
export const unknownMailbox = { ok: false, problem: 'unknown-mailbox' } as const;
/** These settings were made on another PC, and the user has not yet said which of the two is to watch. */
export const otherPc = { ok: false, problem: 'other-pc' } as const;
