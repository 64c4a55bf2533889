import type { Leg } from './health.ts';
import type { CopiesLeft, MailProgram, ProgramEncryption } from './mail-program.ts';

/** How a program can be set to log in for sending other than with a login of its own. */
export const wrongLogins = ['none', 'as-receiving', 'receive-first'] as const;

/** One thing in which a mail program is set otherwise than the mailbox's server profile says. Of this mailbox's account only. */
export type Difference =
  /** None of these programs has an account for the mailbox. */
  | { readonly kind: 'account-missing'; readonly programs: readonly MailProgram[] }
  /** More than one account collects it; a program that has two stands here twice. */
  | { readonly kind: 'several'; readonly programs: readonly MailProgram[] }
  /** What it collects may be kept on Microsoft's servers too. */
  | { readonly kind: 'cloud'; readonly program: MailProgram }
  | { readonly kind: 'imap'; readonly program: MailProgram }
  /** Each stands in the other's field; these are the right ones. */
  | {
      readonly kind: 'servers-swapped';
      readonly program: MailProgram;
      readonly receiving: string;
      readonly sending: string;
    }
  | {
      readonly kind: 'host' | 'user';
      readonly program: MailProgram;
      readonly leg: Leg;
      readonly found: string;
      readonly right: string;
    }
  | {
      readonly kind: 'port';
      readonly program: MailProgram;
      readonly leg: Leg;
      readonly found: number;
      readonly right: number;
    }
  | {
      readonly kind: 'encryption';
      readonly program: MailProgram;
      readonly leg: Leg;
      readonly found: ProgramEncryption;
      readonly right: Exclude<ProgramEncryption, 'automatic'>;
    }
  /** Sending needs a login of its own, with this user name and the CERBERE password. */
  | {
      readonly kind: 'login';
      readonly program: MailProgram;
      readonly found: (typeof wrongLogins)[number];
      readonly right: string;
    }
  | { readonly kind: 'spa'; readonly program: MailProgram; readonly leg: Leg }
  | { readonly kind: 'copies'; readonly program: MailProgram; readonly found: Exclude<CopiesLeft, { kind: 'none' }> };

/** What a program has not written down, or wrote so that it may mean either. */
export const uncheckedParts = ['servers', 'ports', 'encryption', 'users', 'login', 'spa', 'copies'] as const;
export type UncheckedPart = (typeof uncheckedParts)[number];

/** Why nothing was compared. `no-program`: none that Vigie knows is set up on this PC. */
export const unreadReasons = ['not-read', 'switched-off', 'not-available', 'no-program', 'unreadable'] as const;
export type UnreadReason = (typeof unreadReasons)[number];

/** What was compared: in which programs the mailbox is, and what could not be checked. */
export type Compared = { readonly programs: readonly MailProgram[]; readonly unchecked: readonly UncheckedPart[] };

export type ComparedOtherwise = Compared & { readonly differences: readonly Difference[] };

/** What a look at the mail programs of this PC says of one mailbox. */
export type ProgramFinding =
  | { readonly kind: 'unread'; readonly reason: UnreadReason }
  | (ComparedOtherwise & { readonly kind: 'compared' });

/** What is known of the mail program that holds the mailbox. Nothing of any other account is. */
export type ProgramState = {
  /** What its settings were last found to be; null while they never were read. */
  readonly found: ProgramFinding | null;
  /** When they were last read, epoch milliseconds. */
  readonly readMs: number | null;
  /** Local date on which they last were to leave copies on the server; null while they never were. */
  readonly copiesOn: string | null;
};
