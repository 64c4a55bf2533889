import type { MaildropReading, QuotaReading, SubmissionReading } from '../domain/reading.ts';
import type { ImapServer, Pop3Server, SmtpServer } from '../domain/server-profile.ts';

/** The current time: the only way in which time enters the application. */
export type Clock = { now(): number };

/** Who logs in where, and for how long it may take. */
export type Login = {
  readonly user: string;
  readonly password: string;
  readonly deadlineMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
};

export type MaildropQuestion = Login & {
  readonly server: Pop3Server;
  /** This server has been seen secured: never plain again. */
  readonly mustEncrypt: boolean;
  /** Ask for message identities when the box holds at most this many messages. */
  readonly uidlUpTo?: number;
};

/** The three conversations with servers. None of them ever throws for the world's faults. */
export type Probes = {
  maildrop(question: MaildropQuestion): Promise<MaildropReading>;
  submission(question: Login & { readonly server: SmtpServer }): Promise<SubmissionReading>;
  quota(question: Login & { readonly server: ImapServer }): Promise<QuotaReading>;
};
