import { z } from 'zod';
import { failureKinds } from '../../domain/model/failure.ts';
import {
  checkIds,
  type Health,
  type HealthCode,
  healthCodes,
  holdReasons,
  type Status,
} from '../../domain/model/health.ts';
import { openQuota } from '../../domain/model/latch.ts';
import { automatic, held, latched, withoutPassword } from '../../domain/model/leg-state.ts';
import { type Matter, newMatter } from '../../domain/model/matter.ts';
import { defaultPolicy } from '../../domain/model/rules.ts';
import { fillLevels, type MailboxState, sizeLevels } from '../../domain/model/state.ts';
import { type Cause, causeOf } from '../../domain/watch/cause.ts';
import { patienceSchema } from './saved-watch-schema.ts';

/**
 * A file from before the lines, brought up to date: one object, from before there was a memory of refusals at the quota's
 * server. The first counted the time of a busy box on another clock.
 */
export function broughtWatch(data: unknown): unknown {
  const current = JSON.parse(JSON.stringify(data ?? null), (key, value) =>
    key === 'busy' && value?.sinceAwakeMs !== undefined ? null : value,
  );
  const file = z.looseObject({ watch: z.looseObject({ mailboxes: z.array(z.unknown()) }) }).safeParse(current).data;
  if (!file) return current;
  const mailboxes = file.watch.mailboxes.map((mailbox) =>
    typeof mailbox === 'object' && mailbox !== null ? { quotaLatch: openQuota, ...mailbox } : mailbox,
  );
  return { ...file, watch: { ...file.watch, mailboxes } };
}

/** What made a leg wait before its mode was one value; all but the latch was not there from the beginning. */
const olderLeg = z.looseObject({
  mode: z.undefined().optional(),
  latch: patienceSchema.extend({ closedBy: z.enum(failureKinds).nullable() }),
  hold: z.enum(holdReasons).nullable().default(null),
  isPasswordUnreadable: z.boolean().default(false),
});

/**
 * A leg from before its mode was one value, brought up to date; anything else stays as it is, so that a guard which cannot
 * be read is lost here no more than elsewhere.
 */
export function broughtLeg(data: unknown): unknown {
  const found = olderLeg.safeParse(data).data;
  if (!found) return data;
  const { latch, hold, isPasswordUnreadable, ...leg } = found;
  const { closedBy, ...patience } = latch;
  const refused = closedBy === null ? automatic : latched(automatic, closedBy);
  const isWithout = isPasswordUnreadable || leg.lastKind === 'not-configured';
  const unheld = isWithout ? withoutPassword(refused, isPasswordUnreadable) : refused;
  return { ...leg, mode: hold === null ? unheld : held(unheld, hold), patience };
}

const paced = z.looseObject({}).nullable().optional();
const olderPace = z.looseObject({ paceMs: z.number(), success: paced, told: paced });

/** A leg from before the pace belonged to what was measured: its last look's. */
export function broughtPace(data: unknown): unknown {
  const found = olderPace.safeParse(data).data;
  if (!found) return data;
  const { paceMs, success, told, ...leg } = found;
  return { ...leg, success: success && { paceMs, ...success }, told: told && { paceMs, ...told } };
}

const olderStorage = z.looseObject({
  level: z.enum([...fillLevels, ...sizeLevels]),
  saidFull: z.record(z.string(), z.unknown()).default({}),
  quota: z.looseObject({ isFull: z.boolean() }).nullable().default(null),
  owed: z.undefined().optional(),
});

/**
 * A mailbox from before it was kept what a quota had told that is not to be read any more, and of a word that the box is
 * full how long it had stood: it is old.
 */
export function broughtStorage(rest: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const found = olderStorage.safeParse(rest.storage).data;
  if (!found) return rest;
  const { level, quota, saidFull } = found;
  const told = quota?.isFull ? 'storage.full' : level;
  const words = Object.entries(saidFull).map(([login, atMs]) => [login, typeof atMs === 'number' ? { atMs } : atMs]);
  const owed = quota === null || told === 'storage.ok' ? null : told;
  return { ...rest, storage: { ...found, saidFull: Object.fromEntries(words), owed } };
}

const instant = z.number();
const incident = z.object({
  sinceMs: instant,
  waitingSinceMs: instant,
  told: z.array(z.object({ code: z.enum(healthCodes), status: z.enum(['warning', 'critical']) })).min(1),
  lastToldMs: instant,
  endedMs: instant.nullable(),
});
/** What the first edition remembered of its toasts about a mailbox; anything of another form was not told. */
const mailbox = z.looseObject({
  address: z.string(),
  incidents: z.record(z.string(), z.unknown()).catch({}),
  password: z
    .object({
      rung: z.object({ days: z.number() }).nullable().catch(null),
      expiredToldOn: z.iso.date().nullable().catch(null),
      confirmToldFor: z.string().nullable().catch(null),
      invitedOn: z.iso.date().nullable().catch(null),
    })
    .catch({ rung: null, expiredToldOn: null, confirmToldFor: null, invitedOn: null }),
});

/** What a verdict was when it was told; only the days left are ever asked of its facts. */
type Told = { readonly status: Status; readonly code: HealthCode; readonly facts: object; readonly atMs: number };

/**
 * What a watch of the first edition has told, as matters: a new edition is no reason to say it again.
 * @param found the same mailboxes as they stand in the file
 */
export function mattersOf(known: readonly MailboxState[], found: unknown): readonly Matter[] {
  const matters = new Map<string, Matter>();
  const add = (matter: Matter | null): void => {
    if (matter === null) return;
    const before = matters.get(matter.id);
    matters.set(matter.id, before ? joined(before, matter) : matter);
  };
  for (const entry of z.array(z.unknown()).safeParse(found).data ?? []) {
    const saved = mailbox.safeParse(entry).data;
    const state = known.find(({ address }) => address === saved?.address);
    if (!saved || !state) continue;
    for (const check of checkIds) {
      const { data } = incident.safeParse(saved.incidents[check]);
      if (data) add(ofIncident(state, check, data));
    }
    add(ofPassword(state, saved.password));
  }
  return [...matters.values()];
}

function ofIncident(
  state: MailboxState,
  check: (typeof checkIds)[number],
  { told, lastToldMs, sinceMs, waitingSinceMs, endedMs }: z.infer<typeof incident>,
): Matter | null {
  const matters = told.flatMap(({ code, status }) => {
    const matter = asTold(state, check, { code, status, facts: {}, atMs: lastToldMs });
    return matter ? [{ ...matter, sinceMs, newsMs: waitingSinceMs, quietMs: endedMs }] : [];
  });
  return matters.reduce<Matter | null>((worst, one) => (worst && worst.gravity >= one.gravity ? worst : one), null);
}

function ofPassword(
  state: MailboxState,
  { rung, expiredToldOn, confirmToldFor, invitedOn }: z.infer<typeof mailbox>['password'],
): Matter | null {
  const { code, sinceMs } = state.health['password-expiry'];
  const told = (facts: object, status: Status, atMs: number): Matter | null =>
    asTold(state, 'password-expiry', { code, status, facts, atMs });
  switch (code) {
    case 'password-expiry.soon':
    case 'password-expiry.today':
      return rung && told({ expiresOn: '', daysLeft: rung.days }, 'warning', sinceMs);
    case 'password-expiry.expired':
      return expiredToldOn === null ? null : told({}, 'critical', Date.parse(expiredToldOn));
    case 'password-expiry.date-to-confirm':
      return confirmToldFor === null ? null : told({}, 'unknown', sinceMs);
    case 'password-expiry.date-unknown':
      return invitedOn === null ? null : told({}, 'unknown', Date.parse(invitedOn));
    default:
      return null;
  }
}

/** The matter that a verdict would have been told as; null where it is none any more. */
function asTold(state: MailboxState, check: (typeof checkIds)[number], { atMs, ...verdict }: Told): Matter | null {
  const health = { ...state.health, [check]: { ...verdict, sinceMs: atMs } as Health };
  const cause = causeOf({ ...state, health }, check, [], { policy: defaultPolicy });
  return cause && matterOf(cause, state.address, check, verdict.code, atMs);
}

function matterOf(
  cause: Cause,
  address: string,
  check: (typeof checkIds)[number],
  code: HealthCode,
  atMs: number,
): Matter {
  const told = { gravity: cause.gravity, code, alarmMs: atMs, lastMs: atMs, of: [{ address, check }], times: 1 };
  return { ...newMatter(cause, [{ address, check, code }], atMs), told };
}

/** What one toast told of several verdicts is one matter. */
function joined(one: Matter, other: Matter): Matter {
  const worse = other.gravity > one.gravity ? other : one;
  const of = [...(one.told?.of ?? []), ...(other.told?.of ?? [])];
  return {
    ...worse,
    members: [...one.members, ...other.members],
    sinceMs: Math.min(one.sinceMs, other.sinceMs),
    told: worse.told && { ...worse.told, of },
    quietMs: one.quietMs === null || other.quietMs === null ? null : Math.max(one.quietMs, other.quietMs),
  };
}
