import { z } from 'zod';
import { dateRule } from './cerbere-date.ts';
import { mailboxRules } from './number-rules.ts';
import { textOf, within } from './rule-schemas.ts';
import { textRules } from './text-rules.ts';

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
