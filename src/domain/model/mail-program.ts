/** The mail programs whose settings Vigie can read on this PC. It never writes them, and never asks for a password. */
export const mailPrograms = ['outlook', 'new-outlook', 'thunderbird'] as const;
export type MailProgram = (typeof mailPrograms)[number];

/** `automatic`: the program chooses by itself, and may end without encryption. */
export type ProgramEncryption = 'none' | 'tls' | 'starttls' | 'automatic';

/** What becomes of a message on the server once it was collected. */
export type CopiesLeft =
  | { readonly kind: 'none' }
  | { readonly kind: 'kept' }
  | { readonly kind: 'removed-after'; readonly days: number }
  | { readonly kind: 'until-deleted' };

/** One side of an account. Null wherever the program has not written it, or wrote what nobody understands: never a guess. */
type ServerReading = {
  readonly host: string | null;
  readonly port: number | null;
  readonly encryption: ProgramEncryption | null;
  readonly user: string | null;
  /** Secure Password Authentication (SPA, once "Sicily"), which the mailbox's servers do not speak. */
  readonly isSpa: boolean | null;
};

/** One account of one mail program, as it is set. */
export type AccountReading = {
  readonly program: MailProgram;
  /** As the program numbers itself, such as "16.0"; null where it does not say. */
  readonly version: string | null;
  readonly profile: string;
  readonly isDefaultProfile: boolean;
  readonly name: string | null;
  readonly email: string | null;
  /** `other`: Exchange, Microsoft 365 and whatever has no server to compare. */
  readonly type: 'pop3' | 'imap' | 'other';
  readonly receiving: ServerReading;
  readonly sending: ServerReading & {
    /** `receive-first`: no login of its own, which the sending server does not take. */
    readonly login: 'none' | 'as-receiving' | 'own' | 'receive-first' | null;
  };
  readonly copies: CopiesLeft | null;
};

/** Why nothing can be said of a program: it is not there, or what it wrote could not be read. */
export type ProgramReading =
  | { readonly program: MailProgram; readonly state: 'absent' }
  | { readonly program: MailProgram; readonly state: 'unreadable' }
  | { readonly program: MailProgram; readonly state: 'read'; readonly accounts: readonly AccountReading[] };

/** One look at a PC's mail programs; null where none can be had (not Windows, switched off). Lives in memory only. */
export type MailProgramsReading = readonly ProgramReading[];

/** Is a mail program running at this moment? `null` where that cannot be known. */
export type RunningPrograms = { readonly [Program in MailProgram]: boolean } | null;
