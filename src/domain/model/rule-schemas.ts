import { z } from 'zod';
import { dateRule } from './cerbere-date.ts';
import type { PolicyPatch } from './policy-patch.ts';
import {
  type GroupName,
  isSetting,
  mailboxRules,
  type NumberRule,
  type Policy,
  policyRules,
  problemIn,
  type Setting,
} from './rules.ts';
import { type TextRule, textRules } from './text-rules.ts';

/** The schema of a text rule. */
export const textOf = ({ max, isFit, is }: TextRule) => z.string().max(max).refine(isFit, is);

/** The schema of a number rule. */
export const within = ({ min, max, isWhole = true }: NumberRule) => (isWhole ? z.int() : z.number()).min(min).max(max);

export const addressSchema = textOf(textRules.address);

/** A calendar day of this century, `YYYY-MM-DD`. */
export const dateSchema = z.iso
  .date()
  .refine((date) => date >= dateRule.min && date <= dateRule.max, 'a date of this century');

/** What can be set of a mailbox, each by itself. */
export const mailboxFields = {
  /** The user's own name for it; empty: the address. */
  label: textOf(textRules.label),
  /** The login name where it differs from the address. */
  user: textOf(textRules.login).nullable(),
  profileId: textOf(textRules.profileId),
  limitBytes: within(mailboxRules.limitBytes).nullable(),
  limitMessages: within(mailboxRules.limitMessages).nullable(),
  /** The day the CERBERE password was last changed; null where nobody knows. */
  passwordChangedOn: dateSchema.nullable(),
  /** The day of expiry as CERBERE's e-mail gave it; it outranks the computed one. */
  passwordExpiresOn: dateSchema.nullable(),
} as const;

function settingSchema(setting: Setting): z.ZodType {
  switch (setting.kind) {
    case 'number':
      return within(setting);
    case 'list':
      return z.array(within(setting.each)).min(1).max(setting.most);
    case 'time':
      return textOf(textRules.time);
    case 'switch':
      return z.boolean();
  }
}

type Parts = Readonly<Record<string, Setting>>;

/** The schema of all rules, from one for each. @param wholeGroup what a group is where it is not given */
function rulesSchema(one: (setting: Setting) => z.ZodType, wholeGroup: (group: z.ZodObject) => z.ZodType): z.ZodType {
  const groupSchema = (name: GroupName, parts: Parts): z.ZodType =>
    wholeGroup(
      z
        .strictObject(Object.fromEntries(Object.entries(parts).map(([part, setting]) => [part, one(setting)])))
        .refine((given) => problemIn(name, given) === null, {
          error: ({ input }) => problemIn(name, input as object) ?? undefined,
        }),
    );
  const fields = Object.entries(policyRules).map(([name, rule]) => [
    name,
    isSetting(rule) ? one(rule) : groupSchema(name as GroupName, rule),
  ]);
  return z.strictObject(Object.fromEntries(fields));
}

/** The rules of the watch; what is not given takes its default. */
export const policySchema = rulesSchema(
  (setting) => settingSchema(setting).default(setting.usual),
  (group) => group.prefault({}),
) as z.ZodType<Policy, PolicyPatch>;

/** A change of some rules; what is not given stays. Whether they fit those that stay is judged where they are known. */
export const policyPatchSchema = rulesSchema(
  (setting) => settingSchema(setting).optional(),
  (group) => group.optional(),
) as z.ZodType<PolicyPatch, PolicyPatch>;
