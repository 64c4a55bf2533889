import { z } from 'zod';
import { addressSchema, dateSchema, labelSchema } from './mailbox.ts';
import { policyRanges } from './policy-ranges.ts';
import { serverProfileSchema } from './server-profile.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');
const within = ({ min, max }: { readonly min: number; readonly max: number }) => z.number().min(min).max(max);

/** One mailbox that Vigie watches. Passwords are never here: they live in the keychain. */
export const mailboxSettingsSchema = z.strictObject({
  address: addressSchema,
  /** The user's own name for it; empty: the address. */
  label: labelSchema.default(''),
  /** The login name where it differs from the address. */
  user: z.string().min(1).nullable().default(null),
  profileId: z.string().default('etnic'),
  limitBytes: z.int().positive().nullable().default(null),
  limitMessages: z.int().positive().nullable().default(null),
  /** The day the CERBERE password was last changed; null where nobody knows. */
  passwordChangedOn: dateSchema.nullable().default(null),
  /** The day of expiry as CERBERE's e-mail gave it; it outranks the computed one. */
  passwordExpiresOn: dateSchema.nullable().default(null),
});
export type MailboxSettings = z.infer<typeof mailboxSettingsSchema>;

/** How often to look, from when to warn, and at what hours to speak. */
export const policySchema = z.strictObject({
  receivingMinutes: within(policyRanges.receivingMinutes).default(30),
  sendingMinutes: within(policyRanges.sendingMinutes).default(60),
  storage: z
    .strictObject({
      highPercent: within(policyRanges.percent).default(75),
      veryHighPercent: within(policyRanges.percent).default(90),
      fullPercent: within(policyRanges.percent).default(98),
      clearedBelowPercent: within(policyRanges.clearedBelowPercent).default(5),
    })
    .refine(
      (levels) => levels.highPercent < levels.veryHighPercent && levels.veryHighPercent < levels.fullPercent,
      'levels must rise',
    )
    .prefault({}),
  /** Days before the CERBERE password's expiry at which to speak, falling. */
  passwordNoticeDays: z
    .array(z.int().min(0).max(policyRanges.noticeDays.max))
    .min(1)
    .max(12)
    .default([30, 15, 7, 3, 1, 0]),
  certificateNoticeDays: z
    .strictObject({
      soon: within(policyRanges.noticeDays).default(30),
      verySoon: within(policyRanges.noticeDays).default(7),
    })
    .prefault({}),
  /** Working days without collection. */
  collection: z
    .strictObject({
      waitingDays: within(policyRanges.workingDays).default(2),
      abandonedDays: within(policyRanges.workingDays).default(5),
      silentDays: within(policyRanges.workingDays).default(5),
      silentDaysWhenNearlyFull: within(policyRanges.workingDays).default(3),
    })
    .prefault({}),
  /** When warnings may be spoken: weekdays (1 = Monday), public holidays excepted. */
  speakingHours: z
    .strictObject({
      days: z.array(z.int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]),
      opens: time.default('07:30'),
      closes: time.default('18:00'),
    })
    .refine(({ opens, closes }) => opens < closes, 'must open before it closes')
    .prefault({}),
  reminderAt: time.default('07:30'),
});
export type Policy = z.infer<typeof policySchema>;

export const defaultPolicy: Policy = policySchema.parse({});

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
  profiles: z.array(serverProfileSchema).min(1),
  policy: policySchema.prefault({}),
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

/** Settings from untrusted data of any known version. Never throws. */
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
  return parsed.success
    ? { kind: 'ok', settings: parsed.data }
    : { kind: 'invalid', problem: z.prettifyError(parsed.error) };
}
