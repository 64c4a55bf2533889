import { z } from 'zod';
import { failureKinds } from '../domain/model/failure.ts';
import { addressSchema } from '../domain/model/rule-schemas.ts';
import { setupSteps } from '../domain/view/snapshot.ts';

/** What is kept beside settings: facts about this PC and these servers, and no secrets. */
export const appDataSchema = z.strictObject({
  schema: z.literal(1),
  /** The PC that these settings belong to; empty before the first start. */
  pc: z.string(),
  /** `leg:address` → the server for which that password was typed. */
  bindings: z.record(z.string(), z.string()),
  /** `leg:address` → the refusal of that password which closed its latch. */
  refused: z.record(z.string(), z.enum(failureKinds)).optional(),
  /** Servers seen encrypted, `host:port`. */
  secured: z.array(z.string()),
  /** The mailbox whose first start is under way. One that is refused is no reason to lose the bindings beside it. */
  setup: z
    .strictObject({ address: addressSchema, step: z.enum(setupSteps) })
    .nullable()
    .default(null)
    .catch(null),
});
export type AppData = Readonly<z.infer<typeof appDataSchema>>;

export const newAppData: AppData = { schema: 1, pc: '', bindings: {}, secured: [], setup: null };
