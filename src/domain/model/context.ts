import type { Calendar } from '../time/calendar.ts';
import type { SchoolDays } from '../time/closures.ts';
import type { Leg } from './health.ts';
import type { MailboxSettings, Policy } from './settings.ts';

/** What the judgement needs beside its own state: the calendar, the rules, and chance. */
export type WatchContext = {
  readonly calendar: Calendar;
  /** School days and closures: the calendar of schools, and the school's own. */
  readonly schoolDays: SchoolDays;
  readonly policy: Policy;
  /** A number in [0, 1); spreads the looks of many PCs. */
  readonly random: () => number;
  readonly settingsOf: (address: string) => WatchedMailbox;
  /** True while the settings could not be read: a mailbox that they do not name may still be one. */
  readonly areSettingsLost?: boolean;
  /** The day on which this program was built, as an instant within it: no clock that is right stands before. Absent: not known. */
  readonly builtOnMs?: number;
};

/** A mailbox's settings as far as the judgement needs them. */
export type WatchedMailbox = MailboxSettings & {
  readonly passwordLifetimeMonths: number;
  readonly hasReceiving: boolean;
  readonly hasSending: boolean;
  /** Its servers are on this very PC: no network is needed to reach them. */
  readonly isLocal?: boolean;
};

/** Whether the mailbox has a server for this leg at all. */
export function hasLeg({ address }: { readonly address: string }, leg: Leg, context: WatchContext): boolean {
  const settings = context.settingsOf(address);
  return leg === 'receiving' ? settings.hasReceiving : settings.hasSending;
}

/** Milliseconds between two looks while all is well. */
export const intervalMs = (leg: Leg, { policy }: WatchContext): number =>
  (leg === 'receiving' ? policy.receivingMinutes : policy.sendingMinutes) * 60_000;

/** Working milliseconds without either server's name after which it is worth a warning. */
export const namesLimitMs = 2 * 3_600_000;
