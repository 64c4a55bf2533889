import { z } from 'zod';
import type { SavedWatch } from '../app/application.ts';
import { failureKinds } from '../domain/failure.ts';
import { checkIds, healthCodes } from '../domain/health.ts';
import { addressSchema } from '../domain/mailbox.ts';

/** The year 2999 in Brussels: the calendar knows no date after 9999, and a sum must not get there. */
const latestMs = Date.UTC(2999, 0, 1);
const instant = z.number().min(0).max(latestMs);
const length = z.number().min(0);
const count = z.int().min(0);
/** Dates that the calendar calculates with; it throws for any other text. */
const date = z.iso.date().regex(/^(19|2\d)\d\d-/);
const check = z.enum(checkIds);
const code = z.enum(healthCodes);
const status = z.enum(['ok', 'warning', 'critical', 'unknown', 'held']);

const fact = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()),
  z.record(z.string(), z.number().nullable()),
]);
const facts = z.record(z.string(), fact);
const verdict = z.object({ status, code, facts });
const health = z.object({ status, code, facts, sinceMs: instant });

const rest = z.object({ sinceMs: instant, lengthMs: length });
const latch = z.object({
  closedBy: z.enum(failureKinds).nullable(),
  doubtSinceMs: instant.nullable(),
  rest: rest.nullable().default(null),
});

const leg = z.object({
  due: z
    .object({ atMs: instant, delayMs: length, cause: z.enum(['schedule', 'confirm', 'resume', 'start', 'user']) })
    .nullable(),
  lastLookMs: instant.nullable(),
  lastKind: z.enum([...failureKinds, 'ok']).nullable(),
  success: z.object({ atMs: instant, onlineMs: length }).nullable(),
  sessions: z.object({ date: z.union([date, z.literal('')]), count }),
  trouble: z.object({
    transport: count,
    silent: count,
    mechanism: count,
    busy: z.object({ looks: count, sinceOnlineMs: length }).nullable(),
  }),
  latch,
  hold: z.enum(['setup', 'renewal', 'server-changed', 'other-pc']).nullable(),
  established: verdict,
  loginDelaySeconds: length.nullable(),
  isClearing: z.boolean(),
  begunMs: instant.nullable().default(null),
  isPasswordUnreadable: z.boolean().default(false),
});

const sample = z.object({ atMs: instant, used: z.number() });
const storage = z.object({
  level: z.enum(['storage.ok', 'storage.high', 'storage.very-high', 'storage.full']),
  saidFull: z.partialRecord(z.enum(['receiving', 'sending', 'quota']), instant).default({}),
  latest: facts.nullable(),
  fine: z.array(sample),
  daily: z.array(sample),
});

const collection = z.object({
  last: z.object({ atMs: instant, messages: length, octets: length }).nullable(),
  waitingSince: date.nullable(),
  isCollected: z.boolean(),
  lookedOn: z.array(date),
  listed: z.object({ atMs: instant, hashes: z.array(z.string()) }).nullable(),
  survivors: z.object({ hashes: z.array(z.string()), dates: z.array(date) }),
  foreign: z.array(date),
  arrivals: z.record(date, length),
  lastArrival: date.nullable(),
  verdict,
});

const password = z.object({
  firstAcceptedOn: date.nullable(),
  lastAcceptedOn: date.nullable(),
  rung: z.object({ expiresOn: z.string(), days: z.number() }).nullable(),
  expiredToldOn: date.nullable(),
  confirmToldFor: z.string().nullable(),
  invitedOn: date.nullable(),
});

const seenCertificate = z.object({
  certificate: z.object({
    host: z.string(),
    port: z.number(),
    issuer: z.string(),
    names: z.array(z.string()),
    validFrom: z.string(),
    expiresAt: z.string(),
    problem: z.enum(['untrusted', 'expired', 'not-yet-valid', 'wrong-host', 'weak']).nullable(),
    code: z.string().nullable(),
    anchor: z.enum(['public', 'system', 'extra']).nullable(),
  }),
  isFatal: z.boolean(),
});

const incident = z.object({
  code,
  sinceMs: instant,
  waitingSinceMs: instant,
  told: z.array(z.object({ code, status })),
  lastToldMs: instant.nullable(),
  toldBy: z.object({ toast: z.string(), isOwn: z.boolean(), orphanedMs: instant.nullable() }).nullable(),
  endedMs: instant.nullable(),
});

const mailbox = z.object({
  address: addressSchema,
  legs: z.object({ receiving: leg, sending: leg }),
  names: z.object({ sinceMs: instant, sinceWorkingMs: length }).nullable(),
  storage,
  lockOut: rest.nullable().default(null),
  quotaLatch: latch
    .extend({ silent: count.default(0) })
    .default({ closedBy: null, doubtSinceMs: null, rest: null, silent: 0 }),
  password,
  collection,
  certificates: z.partialRecord(z.enum(['receiving', 'sending', 'quota']), seenCertificate),
  health: z.record(check, health),
  incidents: z.partialRecord(check, incident),
});

const watch = z.object({
  schema: z.literal(1),
  awake: z.object({
    sinceMs: instant.nullable(),
    countedToMs: instant,
    totalMs: length,
    onlineMs: length,
    workingMs: length,
    byDay: z.record(date, length),
  }),
  isNetworkUp: z.boolean(),
  mailProgram: z.object({ status: z.enum(['running', 'closed', 'unknown']), sinceMs: instant }),
  snoozedUntilMs: instant.nullable(),
  // Whole: an instant plus a fraction of a millisecond, minus that instant, is not the fraction any more.
  snoozeLengthMs: z.int(),
  audience: z.object({ isPresent: z.boolean(), sinceMs: instant }),
  mailboxes: z.array(mailbox),
  asleep: z.array(z.object({ sinceMs: instant, mailbox })).default([]),
  recentCauses: z.array(z.object({ cause: z.string(), atMs: instant })),
  gaps: z.array(z.object({ fromMs: instant, toMs: instant })),
});

const journalEntry = z.object({ atMs: instant, address: z.string(), check, status, code, facts });

/**
 * The watch as its file must hold it, so that nothing in it can stop the judgement. Codes that this build does not know
 * are refused; fields that it does not know are dropped. A field added to the state needs a `default` here, or every
 * older file is refused.
 */
export const savedWatchSchema = z.object({
  schema: z.literal(1),
  watch,
  journal: z.array(journalEntry),
}) satisfies z.ZodType<SavedWatch>;

type Frozen<Value> = Value extends object ? { readonly [Key in keyof Value]: Frozen<Value[Key]> } : Value;

/** Compiles only while every state there can be is one that the schema takes: the counterpart of `satisfies` above. */
export type SchemaTakesEveryState = SavedWatch extends Frozen<z.infer<typeof savedWatchSchema>> ? true : never;
true satisfies SchemaTakesEveryState;
