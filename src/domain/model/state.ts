import type { SaidFull, StorageLevel } from '../checks/storage.ts';
import { openQuota, type QuotaLatch } from '../leg/quota-login.ts';
import type { Rest } from '../leg/rest.ts';
import { type AwakeTime, neverAwake } from '../time/awake.ts';
import { type LatchMemory, openLatch } from './credential-latch.ts';
import type { FailureKind } from './failure.ts';
import type { CheckId, Facts, Health, HealthCode, Leg, Status, Verdict } from './health.ts';
import type { CertificateReading } from './reading.ts';

/** Why a look is made. */
export type Cause = 'schedule' | 'confirm' | 'resume' | 'start' | 'user';

/** A look to come. `delayMs` is how far away it was when planned: a clock set back must not push it further off. */
export type Due = { readonly atMs: number; readonly delayMs: number; readonly cause: Cause };

/** Why a leg waits for the user although nothing was refused. */
export type HoldReason = 'setup' | 'renewal' | 'server-changed' | 'other-pc';

/** Runs of trouble that have not yet become a verdict, or that set the pace while one stands. */
export type Trouble = {
  /** Transport faults in a row. */
  readonly transport: number;
  /** Passwords sent whose answer never came, in a row. */
  readonly silent: number;
  /** Answers in a row that nobody, or nobody who logs in this way, is let in. */
  readonly mechanism: number;
  /** The box in use, or the server asking for patience, and nothing else since. */
  readonly busy: { readonly looks: number; readonly sinceOnlineMs: number } | null;
};
export const noTrouble: Trouble = { transport: 0, silent: 0, mechanism: 0, busy: null };

/** One of the two conversations of one mailbox. */
export type LegState = {
  /** Null: no automatic look, because of a latch, a hold or a missing password. */
  readonly due: Due | null;
  readonly lastLookMs: number | null;
  readonly lastKind: FailureKind | 'ok' | null;
  /** Last accepted login: epoch milliseconds, and the awake-and-online counter at that time. */
  readonly success: { readonly atMs: number; readonly onlineMs: number } | null;
  readonly sessions: { readonly date: string; readonly count: number };
  readonly trouble: Trouble;
  readonly latch: LatchMemory;
  readonly hold: HoldReason | null;
  /** What the looks have established so far; what is shown also depends on network, names and age. */
  readonly established: Verdict;
  /** CAPA's LOGIN-DELAY (RFC 2449 section 6.5), once seen. */
  readonly loginDelaySeconds: number | null;
  /** One success after a transport verdict: the second clears it. */
  readonly isClearing: boolean;
  /** A look is under way since then, its session counted; the password may have left. Null while there is none. */
  readonly begunMs: number | null;
  /** The keychain gave no answer when it was last asked. */
  readonly isPasswordUnreadable: boolean;
};

/** A measured fill. */
export type Sample = { readonly atMs: number; readonly used: number };

export type StorageState = {
  readonly level: StorageLevel;
  /** Where the server says so itself, the box is full, whatever is measured. */
  readonly saidFull: SaidFull;
  /** The last measurement; null before the first. */
  readonly latest: Facts | null;
  /** Fine samples of the last days, oldest first. */
  readonly fine: readonly Sample[];
  /** The last sample of each local day that is over, for two years. */
  readonly daily: readonly Sample[];
};

export type CollectionState = {
  /** Messages and octets at the last look; null before the first. */
  readonly last: { readonly atMs: number; readonly messages: number; readonly octets: number } | null;
  /** Local date from which mail has been waiting with nothing collected; null when nothing waits. */
  readonly waitingSince: string | null;
  /** True once messages were seen to leave, or the box to be empty: before that nothing is known of a collector. */
  readonly isCollected: boolean;
  /** Local dates with an accepted look: only these can be evidence of anything. */
  readonly lookedOn: readonly string[];
  /** UIDL hashes of the last list. */
  readonly listed: { readonly atMs: number; readonly hashes: readonly string[] } | null;
  /** Messages that stayed while a newer one went, and the local dates on which that was seen. */
  readonly survivors: { readonly hashes: readonly string[]; readonly dates: readonly string[] };
  /** Local dates on which messages went while this PC's mail program was closed throughout. */
  readonly foreign: readonly string[];
  /** New messages seen, by local date. */
  readonly arrivals: Readonly<Record<string, number>>;
  /** Local date of the last new message seen (or of the first look). */
  readonly lastArrival: string | null;
  readonly verdict: Verdict;
};

export type PasswordState = {
  /** Local date of the first accepted CERBERE login. */
  readonly firstAcceptedOn: string | null;
  /** Local date of the last accepted CERBERE login. */
  readonly lastAcceptedOn: string | null;
  /** The rung of the notice ladder last told, and for which expiry. */
  readonly rung: { readonly expiresOn: string; readonly days: number } | null;
  /** Local date on which "expired" was last told. */
  readonly expiredToldOn: string | null;
  /** The expiry that was asked to be confirmed. */
  readonly confirmToldFor: string | null;
  /** Local date of the last invitation to fill in an unknown date. */
  readonly invitedOn: string | null;
};

/** A trouble of one check, from its first alert-worthy verdict to its recovery. */
export type Incident = {
  readonly code: HealthCode;
  readonly sinceMs: number;
  /** When this code or severity began to wait to be told. */
  readonly waitingSinceMs: number;
  /** Everything told of it so far. */
  readonly told: readonly { readonly code: HealthCode; readonly status: Status }[];
  readonly lastToldMs: number | null;
  /** The toast that last told of it: its cause and instant, and whether it was about this very trouble or spoke for it. */
  readonly toldBy: {
    readonly toast: string;
    readonly isOwn: boolean;
    /** The trouble that the toast was about is over since then. */
    readonly orphanedMs: number | null;
  } | null;
  /** Health is good again since then; the recovery waits to be told. */
  readonly endedMs: number | null;
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
  readonly certificates: Readonly<
    Partial<Record<Leg | 'quota', { readonly certificate: CertificateReading; readonly isFatal: boolean }>>
  >;
  readonly health: Readonly<Record<CheckId, Health>>;
  readonly incidents: Readonly<Partial<Record<CheckId, Incident>>>;
};

/** The state of a mailbox that has left the settings, and since when (epoch milliseconds): it may come back. */
export type Sleeper = { readonly sinceMs: number; readonly mailbox: MailboxState };

/** A time during which nothing was watched. */
export type Gap = { readonly fromMs: number; readonly toMs: number };

export type MailProgram = 'running' | 'closed' | 'unknown';

/** Everything Vigie knows between two events. Plain JSON: it survives a restart as it is. */
export type WatchState = {
  readonly schema: 1;
  readonly awake: AwakeTime;
  readonly isNetworkUp: boolean;
  readonly mailProgram: { readonly status: MailProgram; readonly sinceMs: number };
  readonly snoozedUntilMs: number | null;
  /** How long the snooze was to last: a clock set back must not lengthen it. */
  readonly snoozeLengthMs: number;
  /** Somebody who could read a toast is there, and since when. */
  readonly audience: { readonly isPresent: boolean; readonly sinceMs: number };
  /** Those that the settings name, in their order. */
  readonly mailboxes: readonly MailboxState[];
  readonly asleep: readonly Sleeper[];
  /** What was told in the last minutes, by cause: one cause, one toast. */
  readonly recentCauses: readonly { readonly cause: string; readonly atMs: number }[];
  readonly gaps: readonly Gap[];
};

const unknownLeg = (leg: Leg): Verdict => ({ status: 'unknown', code: `${leg}.stale`, facts: {} });

export const newLeg = (leg: Leg): LegState => ({
  due: null,
  lastLookMs: null,
  lastKind: null,
  success: null,
  sessions: { date: '', count: 0 },
  trouble: noTrouble,
  latch: openLatch,
  hold: null,
  established: unknownLeg(leg),
  loginDelaySeconds: null,
  isClearing: false,
  begunMs: null,
  isPasswordUnreadable: false,
});

const unknownHealth = (code: HealthCode): Health => ({ status: 'unknown', code, facts: {}, sinceMs: 0 });

export function newMailbox(address: string): MailboxState {
  return {
    address,
    legs: { receiving: newLeg('receiving'), sending: newLeg('sending') },
    names: null,
    storage: { level: 'storage.ok', saidFull: {}, latest: null, fine: [], daily: [] },
    quotaLatch: openQuota,
    lockOut: null,
    password: {
      firstAcceptedOn: null,
      lastAcceptedOn: null,
      rung: null,
      expiredToldOn: null,
      confirmToldFor: null,
      invitedOn: null,
    },
    collection: {
      last: null,
      waitingSince: null,
      isCollected: false,
      lookedOn: [],
      listed: null,
      survivors: { hashes: [], dates: [] },
      foreign: [],
      arrivals: {},
      lastArrival: null,
      verdict: { status: 'unknown', code: 'collection.unknown', facts: {} },
    },
    certificates: {},
    health: {
      receiving: unknownHealth('receiving.stale'),
      sending: unknownHealth('sending.stale'),
      storage: unknownHealth('storage.unknown'),
      'password-expiry': unknownHealth('password-expiry.date-unknown'),
      collection: unknownHealth('collection.unknown'),
      certificate: unknownHealth('certificate.unknown'),
      outlook: unknownHealth('outlook.unknown'),
    },
    incidents: {},
  };
}

export const newWatch = (addresses: readonly string[]): WatchState => ({
  schema: 1,
  awake: neverAwake,
  isNetworkUp: true,
  mailProgram: { status: 'unknown', sinceMs: 0 },
  snoozedUntilMs: null,
  snoozeLengthMs: 0,
  audience: { isPresent: true, sinceMs: 0 },
  mailboxes: addresses.map(newMailbox),
  asleep: [],
  recentCauses: [],
  gaps: [],
});
