import { z } from 'zod';
import { newSavedWatch, type SavedWatch } from '../../app/application.ts';
import { statusOf } from '../../domain/checks/leg.ts';
import { finding, type Leg, legCode, type VerdictOn } from '../../domain/model/health.ts';
import { noPatience, openQuota, type QuotaLatch } from '../../domain/model/latch.ts';
import { type LegState, latched, newLeg } from '../../domain/model/leg-state.ts';
import { addressSchema } from '../../domain/model/rule-schemas.ts';
import { type MailboxState, newMailbox, type Sleeper } from '../../domain/model/state.ts';
import { broughtLeg, broughtPace, broughtStorage, mattersOf } from './older-watch.ts';
import {
  type Frozen,
  journalSchema,
  legSchema,
  mailboxSchema,
  quotaLatchSchema,
  restSchema,
  sleeperSchema,
  watchSchema,
  wholes,
} from './saved-watch-schema.ts';

/** Told of what was there and could not be read. */
export type OnLoss = {
  /** A part: its default is taken. */
  part(): void;
  /** Whether a password had been refused: it counts as refused. */
  latch(): void;
};

/** Where it is not this, it is of another version, or no watch at all. */
const outline = z.looseObject({ schema: z.literal(1), watch: z.looseObject({ schema: z.literal(1) }) });
const list = z.array(z.unknown());

/**
 * The watch part by part: what is missing, of another kind or unknown to this build takes its default (in a list it is left
 * out), and everything else stays. Only what guards the passwords does not open by being lost.
 *
 * @returns null for what is of no known form
 */
export function readSavedWatch(data: unknown, onLoss: OnLoss): SavedWatch | null {
  const outlined = outline.safeParse(data).data;
  if (!outlined) return null;
  const rules: PartRules = { wholes, onLoss: onLoss.part };
  const { watch: fresh, journal } = newSavedWatch();
  const listed = <One>(found: unknown, read: (one: unknown) => One | null): One[] =>
    readPart(list, found, [], rules).flatMap((one) => {
      const known = read(one);
      if (known === null) onLoss.part();
      return known === null ? [] : [known];
    });
  const mailboxOf = (one: unknown): MailboxState | null => readMailbox(one, onLoss);
  const sleeperOf = (one: unknown): Sleeper | null => {
    const { sinceMs, mailbox } = z.looseObject({}).safeParse(one).data ?? {};
    const since = sleeperSchema.shape.sinceMs.safeParse(sinceMs);
    const known = mailboxOf(mailbox);
    return known && since.success ? { sinceMs: since.data, mailbox: known } : null;
  };
  const { mailboxes, asleep, ...rest } = outlined.watch;
  const known = listed(mailboxes, mailboxOf);
  const told = rest.matters === undefined ? { matters: mattersOf(known, mailboxes), withdrawals: [] } : {};
  return {
    schema: 1,
    watch: {
      ...readPart(watchSchema.omit({ mailboxes: true, asleep: true }), { ...rest, ...told }, fresh, rules),
      mailboxes: known,
      asleep: listed(asleep, sleeperOf),
    },
    journal: readPart(journalSchema, outlined.journal, journal, rules),
  };
}

/** The check of Outlook that was never made, in files from before there was one of the mail program, was no loss. */
function withoutStub({ health, ...rest }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { outlook: _stub, ...known } = z.looseObject({}).safeParse(health).data ?? {};
  return isObject(health) ? { ...rest, health: known } : { ...rest, health };
}

const withoutGuards = mailboxSchema.omit({ legs: true, quotaLatch: true, lockOut: true });
const lockOutSchema = restSchema.nullable();

/** One mailbox; null where it is not known whose it is. */
function readMailbox(data: unknown, onLoss: OnLoss): MailboxState | null {
  const known = z.looseObject({ address: addressSchema }).safeParse(data).data;
  if (!known) return null;
  const { legs: found, quotaLatch: foundLatch, lockOut: foundLockOut, ...rest } = known;
  const { receiving, sending } = z.looseObject({}).safeParse(found).data ?? {};
  const legs = { receiving: readLeg('receiving', receiving, onLoss), sending: readLeg('sending', sending, onLoss) };
  const quotaLatch = quotaLatchSchema.safeParse(foundLatch);
  const lockOut = lockOutSchema.optional().safeParse(foundLockOut);
  if (!quotaLatch.success || !lockOut.success) onLoss.latch();
  return {
    ...readPart(withoutGuards, broughtStorage(withoutStub(rest)), newMailbox(known.address), {
      wholes,
      onLoss: onLoss.part,
    }),
    quotaLatch: quotaLatch.data ?? refusedQuota,
    lockOut: lockOut.data ?? null,
    // Whom the server keeps out, and until when, is not known any more: nobody knocks.
    legs: lockOut.success ? legs : shutLegs(legs),
  };
}

/** What keeps a password from leaving. Mode and patience must be there: older files do not hold all the rest. */
const { mode, patience, sessions, begunMs, trouble } = legSchema.shape;
const guards = z.object({
  mode,
  patience,
  sessions: sessions.optional(),
  begunMs: begunMs.optional(),
  trouble: trouble.pick({ silent: true }).optional(),
});

/** One leg. Where one of its guards cannot be read it is shut: a lost refusal must not be a new attempt. */
function readLeg(leg: Leg, saved: unknown, onLoss: OnLoss): LegState {
  const data = broughtPace(broughtLeg(saved));
  const read = readPart(legSchema, data, newLeg(leg), { wholes, onLoss: onLoss.part });
  if (guards.safeParse(data).success) return read;
  onLoss.latch();
  return shut(leg, read);
}

/** The state of a mailbox of which nothing can be read any more. */
export function shutMailbox(address: string): MailboxState {
  const fresh = newMailbox(address);
  return { ...fresh, legs: shutLegs(fresh.legs), quotaLatch: refusedQuota };
}

const shutLegs = ({ receiving, sending }: MailboxState['legs']): MailboxState['legs'] => ({
  receiving: shut('receiving', receiving),
  sending: shut('sending', sending),
});

const refusedQuota: QuotaLatch = { ...openQuota, closedBy: 'login-refused' };

/** The password was perhaps refused: it is not sent again before the user says so. */
function shut(leg: Leg, state: LegState): LegState {
  const established: VerdictOn<Leg> = {
    status: statusOf('login-refused'),
    ...finding(legCode(leg, 'login-refused'), { isUnsure: true }),
  };
  const mode = latched(state.mode, 'login-refused');
  return { ...state, mode, patience: noPatience, due: null, established };
}

export type PartRules = {
  /** What is read as a whole or not at all, although it has fields. */
  readonly wholes: ReadonlySet<z.ZodType>;
  /** Told of what was there and could not be read. */
  readonly onLoss: () => void;
};

/**
 * What a schema makes of data of which not everything may be as it should: in an object every field that is missing or
 * cannot be read takes its default and the others stay, and lists and records are read without the entries that cannot.
 */
export function readPart<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  fallback: Frozen<z.output<Schema>>,
  rules: PartRules,
): z.output<Schema> {
  return part(schema, data, fallback, rules) as z.output<Schema>;
}

function part(schema: z.ZodType, data: unknown, fallback: unknown, rules: PartRules): unknown {
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  if (!rules.wholes.has(schema)) {
    if (schema instanceof z.ZodObject && isObject(data) && isObject(fallback)) {
      const fields = Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>);
      return Object.fromEntries(fields.map(([key, inner]) => [key, part(inner, data[key], fallback[key], rules)]));
    }
    if (schema instanceof z.ZodArray && Array.isArray(data)) {
      const { element } = schema as z.ZodArray<z.ZodType>;
      return data.flatMap((one) => entry(element, one, rules));
    }
    if (schema instanceof z.ZodRecord && isObject(data)) {
      const { keyType, valueType } = schema as z.ZodRecord<z.core.$ZodRecordKey & z.ZodType, z.ZodType>;
      const known = Object.entries(data).flatMap(([key, value]) =>
        entry(keyType, key, rules).flatMap(() => entry(valueType, value, rules).map((one) => [key, one])),
      );
      return { ...(isObject(fallback) ? fallback : {}), ...Object.fromEntries(known) };
    }
  }
  // What is missing is another version's.
  if (data !== undefined) rules.onLoss();
  return fallback;
}

function entry(schema: z.ZodType, data: unknown, { onLoss }: PartRules): readonly unknown[] {
  const read = schema.safeParse(data);
  if (!read.success) onLoss();
  return read.success ? [read.data] : [];
}

const isObject = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);
