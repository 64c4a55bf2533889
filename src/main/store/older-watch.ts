import { z } from 'zod';
import { failureKinds } from '../../domain/model/failure.ts';
import { holdReasons } from '../../domain/model/health.ts';
import { openQuota } from '../../domain/model/latch.ts';
import { automatic, held, latched, withoutPassword } from '../../domain/model/leg-state.ts';
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
