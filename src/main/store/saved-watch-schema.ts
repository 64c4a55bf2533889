import { z } from 'zod';
import type { SavedWatch } from '../../app/application.ts';
import { failureKinds } from '../../domain/model/failure.ts';
import { checkIds, healthCodes, holdReasons } from '../../domain/model/health.ts';
import { matterKinds } from '../../domain/model/matter.ts';
import { addressSchema } from '../../domain/model/rule-schemas.ts';
import { fillLevels, sizeLevels } from '../../domain/model/state.ts';
import { clockDoubts } from '../../domain/time/believed-clock.ts';
import { programStateSchema, runningSchema } from './saved-program-schema.ts';
import {
  anyVerdict,
  certificateProblem,
  collectionVerdict,
  instant,
  legVerdict,
  length,
  measurement,
  quotaUse,
} from './saved-verdict-schema.ts';

const count = z.int().min(0);
/** Dates that the calendar calculates with; it throws for any other text. */
const date = z.iso.date().regex(/^(19|2\d)\d\d-/);
const check = z.enum(checkIds);
const code = z.enum(healthCodes);
const health = anyVerdict({ before: {}, after: { sinceMs: instant } });

export const restSchema = z.object({ sinceMs: instant, lengthMs: length });
export const patienceSchema = z.object({
  doubtSinceMs: instant.nullable(),
  // Not in older files.
  rest: restSchema.nullable().default(null),
});
const latch = z.object({ closedBy: z.enum(failureKinds).nullable(), ...patienceSchema.shape });

const withPassword = [
  z.object({ kind: z.literal('automatic') }),
  z.object({ kind: z.literal('latched'), by: z.enum(failureKinds) }),
] as const;
const unconfigured = z.object({
  kind: z.literal('unconfigured'),
  isUnreadable: z.boolean(),
  over: z.discriminatedUnion('kind', withPassword),
});
const held = z.object({
  kind: z.literal('held'),
  reason: z.enum(holdReasons),
  over: z.discriminatedUnion('kind', [...withPassword, unconfigured]),
});

// Older files do not count all awake time: what they hold is old until it is measured again.
const moment = { atMs: instant, awakeMs: length.default(0) };
// Nor how far away a look had planned the next.
const measured = z.object({ ...moment, paceMs: length.default(0) });

export const legSchema = z.object({
  mode: z.discriminatedUnion('kind', [...withPassword, unconfigured, held]),
  due: z
    .object({ atMs: instant, delayMs: length, cause: z.enum(['schedule', 'confirm', 'resume', 'start', 'user']) })
    .nullable(),
  lastLookMs: instant.nullable(),
  lastKind: z.enum([...failureKinds, 'ok']).nullable(),
  success: measured.nullable(),
  // Not in older files.
  told: measured.nullable().default(null),
  seenOn: date.nullable().default(null),
  sessions: z.object({ date: z.union([date, z.literal('')]), count }),
  trouble: z.object({
    transport: count,
    // Not in older files.
    transportSinceMs: instant.nullable().default(null),
    silent: count,
    mechanism: count,
    busy: z.object({ looks: count, sinceOnlineMs: length }).nullable(),
  }),
  patience: patienceSchema,
  established: legVerdict,
  loginDelaySeconds: length.nullable(),
  isClearing: z.boolean(),
  begunMs: instant.nullable(),
});

const sample = z.object({ atMs: instant, used: z.number() });
const storage = z.object({
  level: z.enum([...fillLevels, ...sizeLevels]),
  // What follows is not in older files.
  rising: z.partialRecord(z.enum([...fillLevels, ...sizeLevels]), length).default({}),
  saidFull: z.partialRecord(z.enum(['receiving', 'sending', 'quota']), measured),
  latest: measurement.nullable(),
  quota: z
    .object({ ...moment, use: quotaUse, isFull: z.boolean() })
    .nullable()
    .default(null),
  owed: z
    .enum([...fillLevels, ...sizeLevels])
    .nullable()
    .default(null),
  fine: z.array(sample),
  daily: z.array(sample),
  peaks: z.array(z.object({ date, bytes: length, messages: length })).default([]),
  oddOn: date.nullable().default(null),
});

/** Not in older files. */
const ages = z.array(z.object({ date, count })).default([]);

const collection = z.object({
  last: z.object({ atMs: instant, messages: length, octets: length }).nullable(),
  waitingSince: date.nullable(),
  isCollected: z.boolean(),
  // Not in older files.
  takenMs: instant.nullable().default(null),
  lookedOn: z.array(date),
  listed: z.object({ atMs: instant, hashes: z.array(z.string()) }).nullable(),
  ages,
  listedAges: ages,
  agedOut: z.array(z.object({ on: date, days: count })).default([]),
  survivors: z.object({ hashes: z.array(z.string()), dates: z.array(date) }),
  cleared: z.object({ on: date, mailSinceMs: instant.nullable() }).nullable().default(null),
  foreign: z.array(date),
  arrivals: z.record(date, length),
  overnight: z.record(date, length).default({}),
  lastArrival: date.nullable(),
  verdict: collectionVerdict,
});

const password = z.object({
  firstAcceptedOn: date.nullable(),
  lastAcceptedOn: date.nullable(),
  // Not in older files.
  refused: z.object({ expiresOn: date.nullable() }).nullable().default(null),
  disproved: z.object({ expiresOn: date, isRenewed: z.boolean() }).nullable().default(null),
});

const seenCertificate = z.object({
  certificate: z.object({
    host: z.string(),
    port: z.number(),
    issuer: z.string(),
    names: z.array(z.string()),
    validFrom: z.string(),
    expiresAt: z.string(),
    problem: certificateProblem.nullable(),
    code: z.string().nullable(),
    anchor: z.enum(['public', 'system', 'extra']).nullable(),
  }),
  isFatal: z.boolean(),
  seen: measured.default({ atMs: 0, awakeMs: 0, paceMs: 0 }),
});

const place = z.object({ address: z.string(), check });
const matter = z.object({
  id: z.string(),
  kind: z.enum(matterKinds),
  address: z.string().nullable(),
  members: z.array(place.extend({ code })),
  level: z.enum(['info', 'warning', 'critical']),
  gravity: length,
  sinceMs: instant,
  newsMs: instant,
  told: z
    .object({ gravity: length, code, alarmMs: instant, lastMs: instant, of: z.array(place), times: count })
    .nullable(),
  joined: z.array(place).default([]),
  fallenMs: instant.nullable(),
  quietMs: instant.nullable(),
  isSettled: z.boolean(),
  hasReturned: z.boolean(),
  toast: z.string().nullable(),
  notedGravity: length.nullable(),
});

export const quotaLatchSchema = latch.extend({ silent: count.default(0) });

export const mailboxSchema = z.object({
  address: addressSchema,
  legs: z.object({ receiving: legSchema, sending: legSchema }),
  names: z.object({ sinceMs: instant, sinceWorkingMs: length }).nullable(),
  storage,
  lockOut: restSchema.nullable(),
  quotaLatch: quotaLatchSchema,
  password,
  collection,
  program: programStateSchema(instant, date),
  certificates: z.partialRecord(z.enum(['receiving', 'sending', 'quota']), seenCertificate),
  measured: z.object({ storage: measured.nullable(), collection: measured.nullable() }),
  health: z.record(check, health),
});

export const sleeperSchema = z.object({ sinceMs: instant, mailbox: mailboxSchema });

export const watchSchema = z.object({
  schema: z.literal(1),
  clock: z.object({
    nowMs: instant,
    monotonicMs: length.nullable(),
    aheadMs: z.number().min(-9e15).max(9e15),
    doubt: z.enum(clockDoubts).nullable(),
    claimedFromMs: instant.nullable(),
    steadyMs: length,
    isWitnessed: z.boolean(),
  }),
  awake: z.object({
    sinceMs: instant.nullable(),
    countedToMs: instant,
    totalMs: length,
    onlineMs: length,
    workingMs: length,
    byDay: z.record(date, length),
  }),
  isNetworkUp: z.boolean(),
  mailProgram: runningSchema(instant, date),
  snoozedUntilMs: instant.nullable(),
  // Whole: an instant plus a fraction of a millisecond, minus that instant, is not the fraction any more.
  snoozeLengthMs: z.int(),
  audience: z.object({
    isPresent: z.boolean(),
    sinceMs: instant,
    // Not in older files.
    knownFrom: date.nullable().default(null),
    lastInHours: date.nullable().default(null),
    thereOn: z.array(date).default([]),
  }),
  mailboxes: z.array(mailboxSchema),
  asleep: z.array(sleeperSchema),
  matters: z.array(matter),
  withdrawals: z.array(z.object({ tag: z.string(), matter: z.string(), address: z.string() })),
  gaps: z.array(z.object({ fromMs: instant, toMs: instant })),
});

export const journalSchema = z.array(anyVerdict({ before: { atMs: instant, address: z.string(), check }, after: {} }));

/**
 * The watch as it must be, so that nothing in it can stop the judgement. It is read part by part (`saved-watch.ts`), so
 * that a field that is added here needs its default in the fresh state and no more.
 */
export const savedWatchSchema = z.object({
  schema: z.literal(1),
  watch: watchSchema,
  journal: journalSchema,
}) satisfies z.ZodType<SavedWatch>;

/** What says nothing where one field of it is another's. */
export const wholes: ReadonlySet<z.ZodType> = new Set<z.ZodType>([legVerdict, collectionVerdict, health]);

export type Frozen<Value> = Value extends object ? { readonly [Key in keyof Value]: Frozen<Value[Key]> } : Value;

/** Compiles only while every state there can be is one that the schema takes: the counterpart of `satisfies` above. */
export type SchemaTakesEveryState = SavedWatch extends Frozen<z.infer<typeof savedWatchSchema>> ? true : never;
true satisfies SchemaTakesEveryState;
