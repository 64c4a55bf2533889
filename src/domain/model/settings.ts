import { z } from 'zod';
import { mend, mendedSchema } from './mend.ts';
import { closureProblem, closureRules, type OwnClosure } from './own-closures.ts';
import { addressSchema, dateSchema, mailboxFields, policySchema, textOf } from './rule-schemas.ts';
import { serverProfileSchema } from './server-profile.ts';
import { mendedOf, settingsRemedies } from './settings-remedies.ts';
import { textRules } from './text-rules.ts';

export { defaultPolicy, type Policy } from './rules.ts';

/** One mailbox that Vigie watches. Passwords are never here: they live in the keychain. */
export const mailboxSettingsSchema = z.strictObject({
  address: addressSchema,
  label: mailboxFields.label.default(''),
  user: mailboxFields.user.default(null),
  profileId: mailboxFields.profileId.default('etnic'),
  limitBytes: mailboxFields.limitBytes.default(null),
  limitMessages: mailboxFields.limitMessages.default(null),
  passwordChangedOn: mailboxFields.passwordChangedOn.default(null),
  passwordExpiresOn: mailboxFields.passwordExpiresOn.default(null),
});
export type MailboxSettings = z.infer<typeof mailboxSettingsSchema>;

/** A closure of the school's own, beside the school calendar. */
const closureSchema = z
  .strictObject({ from: dateSchema, to: dateSchema, name: textOf(textRules.label).default('') })
  .refine((closure) => closureProblem(closure) === null, 'must end on or after the day it begins, and before long');
export const closuresSchema = z.array(closureSchema).max(closureRules.most) satisfies z.ZodType<OwnClosure[]>;

/** Everything the user configures. `schema` counts versions; see {@link readSettings}. */
export const settingsSchema = z.strictObject({
  schema: z.literal(2),
  lang: z.enum(['fr', 'en']).default('fr'),
  mailboxes: z
    .array(mailboxSettingsSchema)
    .default([])
    .refine(
      (list) => new Set(list.map(({ address }) => address.toLowerCase())).size === list.length,
      'each address once',
    ),
  profiles: z
    .array(serverProfileSchema)
    .min(1)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'each provider once'),
  policy: policySchema.prefault({}),
  closures: closuresSchema.default([]),
  /** What was refused when these settings were read, until the user has seen it. */
  mended: z.array(mendedSchema).optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

export type ReadSettings =
  | { readonly kind: 'ok'; readonly settings: Settings }
  | { readonly kind: 'future'; readonly schema: number }
  | { readonly kind: 'invalid'; readonly problem: string };

type Untyped = Record<string, unknown>;

/** From each version to the next. Version 1 had a single mailbox and no policy. */
const migrations: Readonly<Record<number, (settings: Untyped) => Untyped>> = {
  1: ({ mailbox, ...rest }) => ({
    ...rest,
    schema: 2,
    mailboxes: mailbox === undefined || mailbox === null ? [] : [mailbox],
  }),
};
const currentSchema = 2;
/** Things wrong in one file that are told one by one. */
const mostTold = 40;

/**
 * Settings from untrusted data of any known version; what is refused in them gives way to what can stand in for it, and is
 * told in `mended`. Never throws.
 */
export function readSettings(data: unknown): ReadSettings {
  if (typeof data !== 'object' || data === null) return { kind: 'invalid', problem: 'not an object' };
  let current = data as Untyped;
  const version = current.schema;
  if (typeof version === 'number' && version > currentSchema) return { kind: 'future', schema: version };
  while (typeof current.schema === 'number' && current.schema < currentSchema) {
    const migrate = migrations[current.schema];
    if (!migrate) return { kind: 'invalid', problem: `unknown schema ${current.schema}` };
    current = migrate(current);
  }
  const parsed = settingsSchema.safeParse(current);
  if (parsed.success) return { kind: 'ok', settings: parsed.data };
  const mended = mend(current, settingsSchema, settingsRemedies);
  if (!mended) return { kind: 'invalid', problem: z.prettifyError(parsed.error) };
  const { value, replaced } = mended;
  const told = replaced.map(mendedOf).filter((one) => one !== null);
  return { kind: 'ok', settings: { ...value, mended: [...(value.mended ?? []), ...told].slice(0, mostTold) } };
}
