import { z } from 'zod';
import { emailPattern, hostPattern } from './address.ts';

const port = z.int().min(1).max(65_535);
const host = z.string().regex(hostPattern, 'a host name or an IP address');

/** `auto`: a plain port, upgraded by STLS where the server offers it properly. */
export const pop3ServerSchema = z.strictObject({ host, port, security: z.enum(['plain', 'starttls', 'tls', 'auto']) });
export const smtpServerSchema = z.strictObject({ host, port, security: z.enum(['starttls', 'tls']) });
export const imapServerSchema = z.strictObject({ host, port, security: z.enum(['starttls', 'tls']) });

export type Pop3Server = z.infer<typeof pop3ServerSchema>;
export type SmtpServer = z.infer<typeof smtpServerSchema>;
export type ImapServer = z.infer<typeof imapServerSchema>;

/** The manual's own two pages are `http`. */
const page = z.url({ protocol: /^https?$/ });

const contactSchema = z.strictObject({
  name: z.string().min(1),
  phone: z.string().nullable(),
  email: z.string().regex(emailPattern, 'an e-mail address').nullable(),
  /** ISO weekdays, 1 = Monday. */
  days: z.array(z.int().min(1).max(7)),
  opens: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .nullable(),
  closes: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .nullable(),
});
export type Contact = z.infer<typeof contactSchema>;

/**
 * All that Vigie knows of one provider: servers, rules, pages and people. Data, so that a change at the provider
 * needs no new build. The default, `assets/profiles/etnic.json`, restates sections 4, 6 and 7 of the official manual.
 */
export const serverProfileSchema = z.strictObject({
  schema: z.literal(1),
  id: z.string().min(1),
  name: z.string().min(1),
  pop3: pop3ServerSchema.nullable(),
  smtp: smtpServerSchema.nullable(),
  imap: imapServerSchema.nullable(),
  /** Months a CERBERE password lives, calendar months. */
  passwordLifetimeMonths: z.int().min(1).max(60),
  links: z.strictObject({ webmail: page, cerbere: page }),
  contacts: z.strictObject({
    /** Technical trouble, configuration, webmail, a full mailbox. */
    technical: contactSchema,
    /** Lost details and a new incoming password. */
    passwords: contactSchema,
  }),
});
export type ServerProfile = z.infer<typeof serverProfileSchema>;
