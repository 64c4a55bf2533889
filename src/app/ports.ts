import type { Failure, FailureKind } from '../domain/model/failure.ts';
import type { Leg } from '../domain/model/health.ts';
import type { Attempt } from '../domain/model/latch.ts';
import type { MailProgramsReading, RunningPrograms } from '../domain/model/mail-program.ts';
import type { Withdrawal } from '../domain/model/matter.ts';
import type { MaildropReading, QuotaReading, SubmissionReading } from '../domain/model/reading.ts';
import type { ImapServer, Pop3Server, SmtpServer } from '../domain/model/server-profile.ts';
import type { WatchState } from '../domain/model/state.ts';
import type { Alert } from '../domain/tell/alert.ts';
import type { AlertText } from '../domain/tell/alert-text.ts';

/** The current time: the only way in which time enters the application. */
export type Clock = {
  /** Wall clock, epoch milliseconds. */
  now(): number;
};

/** A clock that can also wait, for the monitor. */
export type WaitingClock = Clock & {
  /** Milliseconds on a clock that stands still while the PC sleeps and that nobody sets. */
  monotonic(): number;
  /** Resolves after so many milliseconds, at once when the signal fires, and soon after a sleep or a clock that was set. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
};

/** Who logs in where, and for how long it may take: as the probes' own frame says. */
export type Login = {
  readonly user: string;
  readonly password: string;
  readonly greetingMs?: number | undefined;
  readonly restMs?: number | undefined;
  readonly deadlineMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The user wants this password sent although it was refused before. */
  readonly isInsisted?: boolean;
};

export type MaildropQuestion = Login & {
  readonly server: Pop3Server;
  /** This server has been seen secured: never plain again. */
  readonly mustEncrypt: boolean;
  /** CAPA was not answered here of late: better not asked, unless encryption hangs on it. */
  readonly skipsCapa?: boolean;
  /** Ask for message identities when the box holds at most this many messages. */
  readonly uidlUpTo?: number;
};

/** The three conversations with servers. None of them ever throws for the world's faults. */
export type Probes = {
  maildrop(question: MaildropQuestion): Promise<MaildropReading>;
  submission(question: Login & { readonly server: SmtpServer }): Promise<SubmissionReading>;
  quota(question: Login & { readonly server: ImapServer }): Promise<QuotaReading>;
};

/** What is remembered of refused passwords apart from the watch, so that nothing that befalls the watch forgets it. */
export type RefusedLogins = {
  /** The refusal for which this password must not be sent now; null when it may. */
  refusalOf(attempt: Attempt): Promise<FailureKind | null>;
  /** @param failure null for an accepted login @returns false where a refusal could not be written down for good */
  note(attempt: Attempt, failure: Failure | null): Promise<boolean>;
};

/** What the keychain says of one password. `unreadable`: it gave no answer; asked later, it may. */
export type Secret =
  | { readonly kind: 'found'; readonly password: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' };

/** The keychain, as far as a look needs it. */
export type Secrets = {
  /** The password of one leg; an empty one counts as missing. Never throws. */
  password(address: string, leg: Leg): Promise<Secret>;
  /** True where a password was stored for the servers of today. */
  isExpected(address: string, leg: Leg): boolean;
  /** The refusal that closed the leg's latch, as it is remembered beside the password's binding; null while it is open. */
  refusedAs(address: string, leg: Leg): FailureKind | null;
  noteRefusal(address: string, leg: Leg, as: FailureKind | null): boolean;
};

/** Where the watch's state survives. Saving never throws; a state that cannot be read is null. */
export type StateStore = {
  load(): WatchState | null;
  save(state: WatchState): void;
};

/** What shows toasts. */
export type Notifier = {
  /** Resolves with whether it was really shown: what was not shown does not count as told. */
  show(alert: Alert, text: AlertText): Promise<boolean>;
  /** Takes away the toast of this tag, and its entry in the notification centre, if it still stands. */
  withdraw(tag: string, of: Omit<Withdrawal, 'tag'>): void;
};

/** What this PC says of its mail programs, and of how Windows shows our icon. Reads, never writes, never throws. */
export type MailPrograms = {
  /**
   * The accounts of every mail program, as far as they belong to one of these mailboxes: what else is set up on the PC is
   * nobody's business. Null where this system has nothing to read.
   */
  read(addresses: readonly string[]): Promise<MailProgramsReading | null>;
  /** Which of them run at this moment, in whatever Windows session. A call of a few milliseconds, for once a minute. */
  running(): RunningPrograms;
  /** Whether Windows 11 keeps our icon behind the arrow; null where it does not say. */
  isIconHidden(): boolean | null;
};
