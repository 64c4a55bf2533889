/** What else there is to say of a measurement, where it is so. */
type Hints = {
  /** When the quota was last told, where it could not be read again: local date, and minute of that day. */
  readonly kept?: { readonly date: string; readonly minute: number } | undefined;
  /** Most of it lies outside the inbox: what Outlook collects makes no room. */
  readonly isInFolders?: true | undefined;
};
type Measured = Hints & {
  readonly limitBytes: number | null;
  readonly messages: number | null;
  readonly limitMessages: number | null;
  /** STAT counts the inbox only: a lower bound. */
  readonly source: 'pop3-stat' | 'imap-quota';
};
/** How full the box is; bytes are null where only messages are counted. */
export type FillFacts = Measured & { readonly percent: number; readonly usedBytes: number | null };
/** What the box holds, where no limit is known. */
export type SizeFacts = Measured & { readonly percent: null; readonly usedBytes: number };
/** The same, and what it usually holds at most; null while that is not known. */
export type UnusualFacts = SizeFacts & { readonly usualBytes: number | null; readonly usualMessages: number | null };
/** Full by the server's own word, at this ISO 8601 instant, beside what was measured. */
export type SaidFullFacts = Hints & { readonly saidFullAt: string } & {
  readonly [Fact in Exclude<keyof FillFacts, keyof Hints>]: FillFacts[Fact] | null;
};
/** The days without school in which something runs out, or right after which. */
export type ClosureFacts = { readonly closedFrom: string; readonly closedTo: string };
