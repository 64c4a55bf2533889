import type { Calendar } from '../time/calendar.ts';
import type { MailboxSettings, Policy } from './settings.ts';

/** What the judgement needs beside its own state: the calendar, the rules, and chance. */
export type WatchContext = {
  readonly calendar: Calendar;
  readonly policy: Policy;
  /** A number in [0, 1); spreads the looks of many PCs. */
  readonly random: () => number;
  readonly settingsOf: (address: string) => WatchedMailbox;
  /** True while the settings could not be read: a mailbox that they do not name may still be one. */
  readonly areSettingsLost?: boolean;
};

/** A mailbox's settings as far as the judgement needs them. */
export type WatchedMailbox = MailboxSettings & {
  readonly passwordLifetimeMonths: number;
  readonly hasReceiving: boolean;
  readonly hasSending: boolean;
  /** Its servers are on this very PC: no network is needed to reach them. */
  readonly isLocal?: boolean;
};
