import { z } from 'zod';
import { addressPattern } from './address.ts';

/** The mailbox's address; the manual's are `ec` or `po`, a FASE number, `@adm.cfwb.be`, but any address is possible. */
export const addressSchema = z.string().regex(addressPattern, 'an e-mail address');

/** The user's own name for a mailbox: one line. */
export const labelSchema = z
  .string()
  .max(60)
  .regex(/^\P{Cc}*$/u, 'no control characters');

/** A calendar day of this century, `YYYY-MM-DD`. */
export const dateSchema = z.iso.date().regex(/^20\d\d-/, 'a date of this century');
