import type { CheckId, HealthCode } from './health.ts';

/** Causes of which something is said. One cause is one matter, whatever number of mailboxes and checks it touches. */
export const matterKinds = [
  /** Servers that do not answer, or whose names are not found: the same servers for every mailbox. */
  'servers',
  /** The provider's certificate: refused, or soon over. */
  'certificate',
  /** A password that was refused, or is taken to be. */
  'password',
  /** Both passwords refused at once although they were accepted a day ago: the servers, more likely than the school. */
  'both-passwords',
  /** The CERBERE password's age: the ladder before its last day, its last day, and after. */
  'cerbere',
  /** Servers that let nobody in this way: account closed, access switched off, other way to log in. */
  'not-let-in',
  'locked-out',
  /** In use, or asked for patience, for hours. */
  'busy',
  /** The mailbox fills up, or is full. */
  'storage',
  /** Outlook leaves copies on the server. */
  'copies',
  /** Nobody collects, or nothing arrives. */
  'collection',
  /** A leg that is not really looked at. */
  'blind',
  /** The date of CERBERE is unknown, or was proved wrong. */
  'date',
] as const;
export type MatterKind = (typeof matterKinds)[number];

export type Level = 'info' | 'warning' | 'critical';

/** One check of one mailbox. */
export type Place = { readonly address: string; readonly check: CheckId };

export const isSamePlace = (one: Place, other: Place): boolean =>
  one.address === other.address && one.check === other.check;

/** A verdict that belongs to a matter. */
export type Member = Place & { readonly code: HealthCode };

/** A toast that must go, whatever the hour: what it says is over, or is said anew. */
export type Withdrawal = { readonly tag: string; readonly matter: string; readonly address: string };

/** A cause, what it touches now, and what was said of it. Plain JSON. Instants are epoch milliseconds. */
export type Matter = {
  /** The same for as long as the matter lives, and after a restart: the tag of its toast. */
  readonly id: string;
  readonly kind: MatterKind;
  /** The mailbox it is about; null where it is about all of them. */
  readonly address: string | null;
  /** The gravest first; while it is quiet, those that it touched last. */
  readonly members: readonly Member[];
  readonly level: Level;
  /** Comparable within one kind only; higher is worse. */
  readonly gravity: number;
  readonly sinceMs: number;
  /** Since when what is to be said of it waits: its opening, its last rise, its end. */
  readonly newsMs: number;
  /** What was last said of it; null while nothing was. */
  readonly told: {
    /** The worst that was said, unless it has been better for a day since. */
    readonly gravity: number;
    readonly code: HealthCode;
    /** The alarm; reminders count from it. */
    readonly alarmMs: number;
    readonly lastMs: number;
    /** Whom it has spoken for so far, the first lead first. */
    readonly of: readonly Place[];
    /** How often it was said, alarms included. */
    readonly times: number;
  } | null;
  /** Legs that another loss was added by since it was last said. */
  readonly joined: readonly Place[];
  /** Since when it has been better than what was told. */
  readonly fallenMs: number | null;
  /** Since when nothing is in it any more. */
  readonly quietMs: number | null;
  /** Its end was told, or needs no telling. */
  readonly isSettled: boolean;
  /** It was over, and came back within a day. */
  readonly hasReturned: boolean;
  /** Tag of the toast that speaks for it; null while none stands. */
  readonly toast: string | null;
  /** What the user has taken note of: nothing more is said until it is over or worse than this. */
  readonly notedGravity: number | null;
};

/** A matter that has just opened, of which nothing was said yet. */
export const newMatter = (
  { id, kind, address, level, gravity }: Pick<Matter, 'id' | 'kind' | 'address' | 'level' | 'gravity'>,
  members: readonly Member[],
  nowMs: number,
): Matter => ({
  id,
  kind,
  address,
  members,
  level,
  gravity,
  sinceMs: nowMs,
  newsMs: nowMs,
  told: null,
  joined: [],
  fallenMs: null,
  quietMs: null,
  isSettled: false,
  hasReturned: false,
  toast: null,
  notedGravity: null,
});

/** For how long what may belong together is waited for before any of it is told. */
export const gatherMs = 5 * 60_000;
/** After so long what is over is over, and what is better stays so. */
export const forGoodMs = 24 * 3_600_000;
