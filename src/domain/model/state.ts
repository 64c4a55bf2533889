import { type AwakeTime, type Gap, neverAwake } from '../time/awake.ts';
import { type ClockMemory, newClock } from '../time/believed-clock.ts';
import type { CheckId, Finding, Health, Leg, VerdictOn } from './health.ts';
import { openQuota, type QuotaLatch, type Rest } from './latch.ts';
import { type LegState, type Measured, type Moment, newLeg } from './leg-state.ts';
import type { Matter, Withdrawal } from './matter.ts';
import type { ProgramState } from './program-finding.ts';
import type { CertificateReading, Measurement } from './reading.ts';
import type { FillFacts, SizeFacts } from './storage-facts.ts';

/** How full a box is, by the policy's levels, the worst last. */
export const fillLevels = ['storage.ok', 'storage.high', 'storage.very-high', 'storage.full'] as const;
export type FillLevel = (typeof fillLevels)[number];
/** What is said of a box whose limit nobody knows, the worst last. */
export const sizeLevels = ['storage.ok', 'storage.learning', 'storage.unusual', 'storage.very-unusual'] as const;
export type SizeLevel = (typeof sizeLevels)[number];
export type StorageLevel = FillLevel | SizeLevel;

/** At which logins the server says that the box is full, and when it last said so. */
export type SaidFull = Readonly<Partial<Record<Leg | 'quota', Measured>>>;

/** A measured fill. */
export type Sample = { readonly atMs: number; readonly used: number };

/** The most that a box held on one day, its local date. */
export type Peak = { readonly date: string; readonly bytes: number; readonly messages: number };

export type StorageState = {
  readonly level: StorageLevel;
  /** Worse levels that a second look has yet to confirm: awake milliseconds at the first look without a break at each. */
  readonly rising: Readonly<Partial<Record<StorageLevel, number>>>;
  /** Where the server says so itself, the box is full, whatever is measured. */
  readonly saidFull: SaidFull;
  /** What is known of the fill; null before the first measurement, and when the last is too old. */
  readonly latest: FillFacts | SizeFacts | null;
  /** The quota as the server last told it, or that it is used up (`isFull`); null where there is none. */
  readonly quota: (Moment & { readonly use: Measurement; readonly isFull: boolean }) | null;
  /**
   * The level that a quota, a limit or a word told that is there no more: what is better is no end of it. While a quota is
   * known, what it tells; null where nothing was amiss.
   */
  readonly owed: StorageLevel | null;
  /** Fine samples of the last days, oldest first. */
  readonly fine: readonly Sample[];
  /** The last sample of each local day that is over, for two years. */
  readonly daily: readonly Sample[];
  /** Of the last school days on which nothing was amiss, oldest first: what is usual is learned from them. */
  readonly peaks: readonly Peak[];
  /** Local date of the last day on which it was found unusual. */
  readonly oddOn: string | null;
};

export type CollectionState = {
  /** Messages and octets at the last look; null before the first. */
  readonly last: { readonly atMs: number; readonly messages: number; readonly octets: number } | null;
  /** Local date from which mail has been waiting with nothing collected; null when nothing waits. */
  readonly waitingSince: string | null;
  /** True once messages were seen to leave, or the box to be empty: before that nothing is known of a collector. */
  readonly isCollected: boolean;
  /** The look at which messages were last seen to have been collected, epoch milliseconds; null before. */
  readonly takenMs: number | null;
  /** Local dates with an accepted look: only these can be evidence of anything. */
  readonly lookedOn: readonly string[];
  /** UIDL hashes of the last list. */
  readonly listed: { readonly atMs: number; readonly hashes: readonly string[] } | null;
  /** The messages of the box in its order, by the local date on which they were first seen: so many of a date, then of the next. */
  readonly ages: readonly { readonly date: string; readonly count: number }[];
  /** The same at the last list. */
  readonly listedAges: CollectionState['ages'];
  /** The last local dates on which only the oldest went and all newer stayed, and the days that the youngest of them had been there. */
  readonly agedOut: readonly { readonly on: string; readonly days: number }[];
  /** Messages that stayed while a newer one went, and the local dates on which that was seen. */
  readonly survivors: { readonly hashes: readonly string[]; readonly dates: readonly string[] };
  /** The local date on which a box of copies was emptied all at once, and since when what has come since is there; null where that is in no doubt. */
  readonly cleared: { readonly on: string; readonly mailSinceMs: number | null } | null;
  /** Local dates on which messages went while this PC's mail program was closed throughout. */
  readonly foreign: readonly string[];
  /** New messages seen, by local date. */
  readonly arrivals: Readonly<Record<string, number>>;
  /** Those of them that the first look of their date found: no mail program is quick enough to hide what came while this PC was off. */
  readonly overnight: Readonly<Record<string, number>>;
  /** Local date of the last new message seen (or of the first look). */
  readonly lastArrival: string | null;
  readonly verdict: VerdictOn<'collection'>;
};

export type PasswordState = {
  /** Local date of the first accepted CERBERE login. */
  readonly firstAcceptedOn: string | null;
  /** Local date of the last accepted CERBERE login. */
  readonly lastAcceptedOn: string | null;
  /** What the date was when the password was refused; null while it is not, or the new one has been accepted. */
  readonly refused: { readonly expiresOn: string | null } | null;
  /** The last day that the settings give and that is not believed; null while there is none. */
  readonly disproved: {
    readonly expiresOn: string;
    /** A new password was accepted; else the old one was, after that day. */
    readonly isRenewed: boolean;
  } | null;
};

export type MailboxState = {
  readonly address: string;
  readonly legs: Readonly<Record<Leg, LegState>>;
  /** Both servers' names are unknown to this PC since these counters. */
  readonly names: { readonly sinceMs: number; readonly sinceWorkingMs: number } | null;
  readonly storage: StorageState;
  readonly quotaLatch: QuotaLatch;
  /** The server keeps everybody out: until then nothing is sent, and then by one leg alone. */
  readonly lockOut: Rest | null;
  readonly password: PasswordState;
  readonly collection: CollectionState;
  readonly program: ProgramState;
  readonly certificates: Readonly<
    Partial<
      Record<
        Leg | 'quota',
        { readonly certificate: CertificateReading; readonly isFatal: boolean; readonly seen: Measured }
      >
    >
  >;
  /** When the box was last measured, or said to be full, and its mail counted; null while it never was. */
  readonly measured: { readonly storage: Measured | null; readonly collection: Measured | null };
  readonly health: Readonly<Record<CheckId, Health>>;
};

/** The state of a mailbox that has left the settings, and since when (epoch milliseconds): it may come back. */
export type Sleeper = { readonly sinceMs: number; readonly mailbox: MailboxState };

/** Whether a mail program runs on this PC, as far as that can be known. */
export type ProgramStatus = 'running' | 'closed' | 'unknown';

/** Everything Vigie knows between two events. Plain JSON: it survives a restart as it is. */
export type WatchState = {
  readonly schema: 1;
  readonly clock: ClockMemory;
  readonly awake: AwakeTime;
  readonly isNetworkUp: boolean;
  readonly mailProgram: {
    readonly status: ProgramStatus;
    readonly sinceMs: number;
    /** Local date on which one was last seen running; null while none was. */
    readonly ranOn: string | null;
  };
  readonly snoozedUntilMs: number | null;
  /** How long the snooze was to last: a clock set back must not lengthen it. */
  readonly snoozeLengthMs: number;
  /** Somebody who could read a toast is there, and since when. */
  readonly audience: {
    readonly isPresent: boolean;
    readonly sinceMs: number;
    /** Local date of the first event: before it nothing is known of anybody's hours. */
    readonly knownFrom: string | null;
    /** Local date on which somebody was last there in speaking hours; null while nobody was. */
    readonly lastInHours: string | null;
    /** The last two local dates on which somebody was there, at whatever hour. */
    readonly thereOn: readonly string[];
  };
  /** Those that the settings name, in their order. */
  readonly mailboxes: readonly MailboxState[];
  readonly asleep: readonly Sleeper[];
  readonly matters: readonly Matter[];
  /** Toasts that the system is to take away; empty once it did. */
  readonly withdrawals: readonly Withdrawal[];
  readonly gaps: readonly Gap[];
};

const unknown = (known: Finding): Health => ({ status: 'unknown', ...known, sinceMs: 0 });

export function newMailbox(address: string): MailboxState {
  return {
    address,
    legs: { receiving: newLeg('receiving'), sending: newLeg('sending') },
    names: null,
    storage: {
      level: 'storage.ok',
      rising: {},
      saidFull: {},
      latest: null,
      quota: null,
      owed: null,
      fine: [],
      daily: [],
      peaks: [],
      oddOn: null,
    },
    quotaLatch: openQuota,
    lockOut: null,
    password: {
      firstAcceptedOn: null,
      lastAcceptedOn: null,
      refused: null,
      disproved: null,
    },
    collection: {
      last: null,
      waitingSince: null,
      isCollected: false,
      takenMs: null,
      lookedOn: [],
      listed: null,
      ages: [],
      listedAges: [],
      agedOut: [],
      survivors: { hashes: [], dates: [] },
      cleared: null,
      foreign: [],
      arrivals: {},
      overnight: {},
      lastArrival: null,
      verdict: { status: 'unknown', code: 'collection.unknown', facts: {} },
    },
    program: { found: null, readMs: null, copiesOn: null },
    certificates: {},
    measured: { storage: null, collection: null },
    health: {
      receiving: unknown({ code: 'receiving.stale', facts: {} }),
      sending: unknown({ code: 'sending.stale', facts: {} }),
      storage: unknown({ code: 'storage.unknown', facts: {} }),
      'password-expiry': unknown({
        code: 'password-expiry.date-unknown',
        facts: { expiresOn: null, daysLeft: null, expiresAtLatest: null },
      }),
      collection: unknown({ code: 'collection.unknown', facts: {} }),
      certificate: unknown({ code: 'certificate.unknown', facts: { issuer: null, expiresAt: null, daysLeft: null } }),
      'mail-program': unknown({ code: 'mail-program.unknown', facts: { reason: 'not-read' } }),
    },
  };
}

/** The mailbox of this address, if it is watched. */
export const mailboxOf = (watch: Pick<WatchState, 'mailboxes'>, address?: string): MailboxState | undefined =>
  watch.mailboxes.find((mailbox) => mailbox.address === address);

export const newWatch = (addresses: readonly string[]): WatchState => ({
  schema: 1,
  clock: newClock,
  awake: neverAwake,
  isNetworkUp: true,
  mailProgram: { status: 'unknown', sinceMs: 0, ranOn: null },
  snoozedUntilMs: null,
  snoozeLengthMs: 0,
  audience: { isPresent: true, sinceMs: 0, knownFrom: null, lastInHours: null, thereOn: [] },
  mailboxes: addresses.map(newMailbox),
  asleep: [],
  matters: [],
  withdrawals: [],
  gaps: [],
});
