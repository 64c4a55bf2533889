import { z } from 'zod';
import { addressSchema, dateSchema } from '../domain/mailbox.ts';
import type { Snapshot } from '../domain/snapshot.ts';

/** A password on its way to the keychain: any characters but line breaks and NUL, never changed, never sent back. */
const password = z
  .string()
  .min(1)
  .max(512)
  .refine((text) => !/[\r\n]/.test(text) && !text.includes('\0'), 'no line breaks');
const leg = z.enum(['receiving', 'sending']);

/**
 * Every command a window may give, once, with the schema of what it carries. Main refuses everything else before any
 * command runs; both sides are derived from this table.
 */
export const commandSchemas = {
  'save-mailbox': z.strictObject({
    address: addressSchema,
    label: z.string().max(60).optional(),
    mailboxPassword: password.optional(),
    cerberePassword: password.optional(),
    passwordChangedOn: dateSchema.nullable().optional(),
    limitBytes: z.int().positive().max(1e15).nullable().optional(),
  }),
  'forget-mailbox': z.strictObject({ address: addressSchema }),
  'test-now': z.strictObject({ address: addressSchema, leg: leg.optional(), isConfirmed: z.boolean() }),
  snooze: z.strictObject({ for: z.enum(['hour', 'day', 'monday', 'end']) }),
  'open-link': z.strictObject({ link: z.enum(['webmail', 'cerbere']) }),
  'copy-report': z.strictObject({}),
  'trial-notification': z.strictObject({}),
  'adopt-pc': z.strictObject({}),
  'dismiss-notices': z.strictObject({}),
  snapshot: z.strictObject({}),
} as const;

export type CommandName = keyof typeof commandSchemas;
export type CommandPayload<Name extends CommandName> = z.infer<(typeof commandSchemas)[Name]>;

/** What a command answers: a value, never a stack. */
export type CommandResult<Value = null> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: string };

/** What commands answer with when it is more than "done". */
export type CommandValues = { readonly snapshot: Snapshot };
export type CommandValue<Name extends CommandName> = Name extends keyof CommandValues ? CommandValues[Name] : null;

/** Bytes a payload may have as JSON; the largest is a form with two passwords. */
export const payloadBytes = 8_192;

/** A command from outside, checked. */
export type CheckedCommand = {
  readonly [Name in CommandName]: { readonly name: Name; readonly payload: CommandPayload<Name> };
}[CommandName];

/** Accepts or refuses what a window sent. @returns null when name, size or payload are not of the contract */
export function checkCommand(name: unknown, payload: unknown): CheckedCommand | null {
  if (typeof name !== 'string' || !Object.hasOwn(commandSchemas, name)) return null;
  if (sizeOf(payload) > payloadBytes) return null;
  const parsed = commandSchemas[name as CommandName].safeParse(payload);
  return parsed.success ? ({ name, payload: parsed.data } as CheckedCommand) : null;
}

function sizeOf(payload: unknown): number {
  try {
    return JSON.stringify(payload)?.length ?? 0;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** What the preload puts on `window.vigie`. */
export type VigieBridge = {
  command<Name extends CommandName>(
    name: Name,
    payload: CommandPayload<Name>,
  ): Promise<CommandResult<CommandValue<Name>>>;
  /** @returns a function that stops listening */
  onSnapshot(listener: (snapshot: Snapshot) => void): () => void;
};
