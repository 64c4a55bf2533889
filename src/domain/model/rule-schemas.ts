import { z } from 'zod';
import { dateRule } from './cerbere-date.ts';
import type { NumberRule } from './rules.ts';
import { mailboxRules } from './rules.ts';
import type { TextRule } from './text-rules.ts';
import { textRules } from './text-rules.ts';

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
