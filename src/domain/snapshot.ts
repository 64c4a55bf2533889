import type { WatchContext } from './context.ts';
import { type CheckId, checkIds, type Leg, legs, type Status } from './health.ts';
import type { JournalEntry } from './journal.ts';
import type { MailboxState, WatchState } from './state.ts';
import { type Action, type ContactId, helpFor } from './support.ts';
import { explain, type Lang, type Words } from './text/index.ts';
import { mailboxStatus } from './tray-view.ts';

/** One check as a window shows it. */
export type CheckView = Words & {
  readonly id: CheckId;
  readonly status: Status;
  readonly code: string;
  readonly sinceMs: number;
  readonly actions: readonly Action[];
  readonly contact: ContactId | null;
};

export type LegView = {
  readonly lastLookMs: number | null;
  readonly nextLookMs: number | null;
  /** A refused password closed the latch: a test must be confirmed. */
  readonly isLatched: boolean;
  readonly isLooking: boolean;
};

export type MailboxView = {
  readonly address: string;
  readonly label: string;
  readonly status: Status;
  readonly checks: readonly CheckView[];
  readonly legs: Readonly<Record<Leg, LegView>>;
  readonly passwordChangedOn: string | null;
  readonly limitBytes: number | null;
};

export type JournalView = {
  readonly atMs: number;
  readonly address: string;
  readonly status: Status;
  readonly title: string;
};

/** All that a window knows: one object, no secrets in it. */
export type Snapshot = {
  readonly atMs: number;
  readonly lang: Lang;
  readonly version: string;
  readonly isNetworkUp: boolean;
  readonly snoozedUntilMs: number | null;
  /** Passwords are in the keychain, or only in memory because there is none. */
  readonly secrets: 'keychain' | 'session';
  /** Things to tell once, e.g. a settings file that was set aside. */
  readonly notices: readonly string[];
  readonly mailboxes: readonly MailboxView[];
  /** Newest first. */
  readonly journal: readonly JournalView[];
};

/** What a snapshot is made of beside the watch's state. */
export type SnapshotParts = Pick<Snapshot, 'lang' | 'version' | 'secrets' | 'notices'> & {
  readonly journal: readonly JournalEntry[];
  readonly looking: readonly { readonly address: string; readonly leg: Leg }[];
};

const journalShown = 100;

export function snapshot(state: WatchState, nowMs: number, context: WatchContext, parts: SnapshotParts): Snapshot {
  const { lang, version, secrets, notices, journal, looking } = parts;
  const shown = journal.slice(-journalShown).reverse();
  return {
    atMs: nowMs,
    lang,
    version,
    isNetworkUp: state.isNetworkUp,
    snoozedUntilMs: state.snoozedUntilMs !== null && state.snoozedUntilMs > nowMs ? state.snoozedUntilMs : null,
    secrets,
    notices,
    mailboxes: state.mailboxes.map((mailbox) => mailboxView(mailbox, context, lang, looking)),
    journal: shown.map(({ atMs, address, status, code, facts }) => ({
      atMs,
      address,
      status,
      title: explain(code, facts, lang).title,
    })),
  };
}

function mailboxView(
  mailbox: MailboxState,
  context: WatchContext,
  lang: Lang,
  looking: SnapshotParts['looking'],
): MailboxView {
  const { address, health } = mailbox;
  const { label, passwordChangedOn, limitBytes } = context.settingsOf(address);
  const checks = checkIds.map((id): CheckView => {
    const { status, code, facts, sinceMs } = health[id];
    return { id, status, code, sinceMs, ...explain(code, facts, lang), ...helpFor(code) };
  });
  const legView = (leg: Leg): LegView => {
    const { lastLookMs, due, latch } = mailbox.legs[leg];
    const isLooking = looking.some((one) => one.address === address && one.leg === leg);
    return { lastLookMs, nextLookMs: due?.atMs ?? null, isLatched: latch.closedBy !== null, isLooking };
  };
  const [receiving, sending] = legs.map(legView) as [LegView, LegView];
  return {
    address,
    label: label === '' ? address : label,
    status: mailboxStatus(mailbox, context),
    checks,
    legs: { receiving, sending },
    passwordChangedOn,
    limitBytes,
  };
}
