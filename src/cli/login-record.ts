import { z } from 'zod';
import { concealedPattern } from '../disk/concealed.ts';
import { type Failure, type FailureKind, failureKinds } from '../domain/model/failure.ts';
import type { Attempt } from '../domain/model/latch.ts';
import { askedMs, isRefusal, lockOutMs } from '../domain/model/latch.ts';

const entrySchema = z.object({
  /** `pop3://host:port` and the like. */
  server: z.string(),
  user: z.string(),
  /** The password, concealed: enough to know it again, not to read it. */
  salt: z.string().regex(concealedPattern.salt),
  hash: z.string().regex(concealedPattern.hash),
  /** What the server said; `unfinished`: it left, and the run ended before its answer was noted. */
  refusedAs: z.enum([...failureKinds, 'unfinished', 'accepted']),
  /** How often in a row. */
  times: z.int().min(1).default(1),
  /** Epoch milliseconds. */
  atMs: z.number().default(0),
  /** Nothing is sent for this user before then; null where no time limits it. */
  untilMs: z.number().nullable().default(null),
});
/** What `check-memory.json` holds. Version 1 had neither counts nor instants. */
export const recordSchema = z.object({
  schema: z.union([z.literal(1), z.literal(2)]).transform(() => 2 as const),
  refused: z.array(entrySchema),
  /** Servers seen encrypted: `auto` never goes back to plain with them. */
  secured: z.array(z.string()).default([]),
  /** Servers that left CAPA unanswered, and when (epoch milliseconds): it cost seconds and a second connection. */
  capaLost: z.record(z.string(), z.number()).default({}),
  /** An earlier record could not be read: a password that is not known to be accepted counts as refused. */
  isIncomplete: z.boolean().default(false),
});
export type LoginRecord = z.infer<typeof recordSchema>;
export type Entry = LoginRecord['refused'][number];

export const emptyRecord: LoginRecord = { schema: 2, refused: [], secured: [], capaLost: {}, isIncomplete: false };

/** Milliseconds after a run was cut before its password may leave once more. */
const unfinishedMs = 30 * 60_000;

/** Milliseconds for which a server that left CAPA unanswered is not asked again. */
const capaRestMs = 24 * 3_600_000;

export function isCapaLost({ capaLost }: LoginRecord, server: string, nowMs: number): boolean {
  const atMs = capaLost[server];
  // A clock that was set back ends the rest.
  return atMs !== undefined && atMs <= nowMs && nowMs - atMs < capaRestMs;
}

export const withCapaLost = (record: LoginRecord, server: string, nowMs: number): LoginRecord => ({
  ...record,
  capaLost: { ...record.capaLost, [server]: nowMs },
});

/** A lock-out that lies further in the future than it is long is of a clock that was set back since: it ends nowhere. */
const isKeptOut = ({ atMs, untilMs }: Entry, nowMs: number): boolean =>
  untilMs !== null && nowMs < untilMs && atMs - nowMs <= untilMs - atMs;

/** Why a login may not be made now. */
export type Objection = FailureKind | 'unfinished';

/**
 * Why this login may not be made; null when it may. @param own what is remembered of this very password
 */
export function objectionTo(
  record: LoginRecord,
  own: Entry | undefined,
  attempt: Attempt,
  nowMs: number,
): Objection | null {
  const isLockedOut = record.refused.some((entry) => entry.user === attempt.user && isKeptOut(entry, nowMs));
  if (isLockedOut) return 'locked-out';
  if (!own) return record.isIncomplete ? 'login-refused' : null;
  switch (own.refusedAs) {
    case 'accepted':
    // Its time is over.
    case 'locked-out':
      return null;
    // It left once and may have been refused; it says nothing of the password: each is asked about once more.
    case 'unfinished':
      return own.times > 1 || Math.abs(nowMs - own.atMs) < unfinishedMs ? 'unfinished' : null;
    case 'account-disabled':
      return own.times > 1 ? own.refusedAs : null;
    default:
      return own.refusedAs;
  }
}

/** What is to be remembered of an answer; null for nothing. @param failure null for an accepted login */
export function memoryOf(
  failure: Failure | null,
  isIncomplete: boolean,
  nowMs: number,
): Pick<Entry, 'refusedAs' | 'untilMs'> | null {
  if (failure === null) return isIncomplete ? { refusedAs: 'accepted', untilMs: null } : null;
  if (!isRefusal(failure)) return null;
  const waitMs = askedMs(failure.retryAfterSeconds, lockOutMs);
  return { refusedAs: failure.kind, untilMs: failure.kind === 'locked-out' ? nowMs + waitMs : null };
}
