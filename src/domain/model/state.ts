import { type AwakeTime, type Gap, neverAwake } from '../time/awake.ts';
import type { CheckId, FillFacts, Finding, Health, HealthCode, Leg, SizeFacts, Status, VerdictOn } from './health.ts';
import { openQuota, type QuotaLatch, type Rest } from './latch.ts';
import { type LegState, newLeg } from './leg-state.ts';
import type { CertificateReading } from './reading.ts';

/** How full a box is, by the policy's levels. */
export const storageLevels = ['storage.ok', 'storage.high', 'storage.very-high', 'storage.full'] as const;
export type StorageLevel = (typeof storageLevels)[number];

/** At which logins the server says that the box is full, and when it last said so: epoch milliseconds. */
export type SaidFull = Readonly<Partial<Record<Leg | 'quota', number>>>;

/** A measured fill. */
export type Sample = { readonly atMs: number; readonly used: number };

export type StorageState = {
  readonly level: StorageLevel;
  /** Where the server says so itself, the box is full, whatever is measured. */
  readonly saidFull: SaidFull;
  /** The last measurement; null before the first. */
  readonly latest: FillFacts | SizeFacts | null;
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
  readonly verdict: VerdictOn<'collection'>;
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

const unknown = (known: Finding): Health => ({ status: 'unknown', ...known, sinceMs: 0 });

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
      receiving: unknown({ code: 'receiving.stale', facts: {} }),
      sending: unknown({ code: 'sending.stale', facts: {} }),
      storage: unknown({ code: 'storage.unknown', facts: {} }),
      'password-expiry': unknown({
        code: 'password-expiry.date-unknown',
        facts: { expiresOn: null, daysLeft: null, expiresAtLatest: null },
      }),
      collection: unknown({ code: 'collection.unknown', facts: {} }),
      certificate: unknown({ code: 'certificate.unknown', facts: { issuer: null, expiresAt: null, daysLeft: null } }),
      outlook: unknown({ code: 'outlook.unknown', facts: {} }),
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
