import { z } from 'zod';

/** What of the settings was not usable as it stood: plain names, which the window puts into words. */
export const mendedParts = [
  'mailbox',
  'address',
  'label',
  'login',
  'profile-choice',
  'limit',
  'date',
  'language',
  'policy',
  'pop3',
  'smtp',
  'imap',
  'provider',
  'lifetime',
  'page',
  'contact',
  'unknown',
] as const;
export type MendedPart = (typeof mendedParts)[number];

/** One thing in the settings file that was refused, and that another value stands in for. */
export const mendedSchema = z.strictObject({
  part: z.enum(mendedParts),
  /** The mailbox or the provider that it belongs to; empty: to none. */
  of: z.string().max(320),
  /** What stood there, ready to show; of a field that is not known only the name. */
  was: z.string().max(320),
  /** What must wait for the user because of it was told to. */
  isSettled: z.boolean(),
});
export type Mended = z.infer<typeof mendedSchema>;
