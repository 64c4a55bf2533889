import { z } from 'zod';
import { textOf, within } from './rule-schemas.ts';
import { profileRules, securities, weekdayRule } from './rules.ts';
import { hoursProblem, textRules } from './text-rules.ts';

const serverOf = <Security extends string>(modes: readonly Security[]) =>
  z.strictObject({ host: textOf(textRules.host), port: within(profileRules.port), security: z.enum(modes) });

export const pop3ServerSchema = serverOf(securities.pop3);
export const smtpServerSchema = serverOf(securities.smtp);
export const imapServerSchema = serverOf(securities.imap);

export type Pop3Server = z.infer<typeof pop3ServerSchema>;
export type SmtpServer = z.infer<typeof smtpServerSchema>;
export type ImapServer = z.infer<typeof imapServerSchema>;

const page = textOf(textRules.page);

const contactSchema = z
  .strictObject({
    name: textOf(textRules.name),
    phone: textOf(textRules.phone).nullable(),
    email: textOf(textRules.email).nullable(),
    /** ISO weekdays, 1 = Monday. */
    days: z.array(within(weekdayRule)).max(7),
    opens: textOf(textRules.time).nullable(),
    closes: textOf(textRules.time).nullable(),
  })
  .refine(({ opens, closes }) => hoursProblem(opens, closes) === null, 'must open and close, in order');
export type Contact = z.infer<typeof contactSchema>;

/**
 * All that Vigie knows of one provider: servers, rules, pages and people. Data, so that a change at the provider
 * needs no new build. The default, `assets/profiles/etnic.json`, restates sections 4, 6 and 7 of the official manual.
 */
export const serverProfileSchema = z.strictObject({
  schema: z.literal(1),
  id: textOf(textRules.profileId),
  name: textOf(textRules.name),
  pop3: pop3ServerSchema.nullable(),
  smtp: smtpServerSchema.nullable(),
  imap: imapServerSchema.nullable(),
  passwordLifetimeMonths: within(profileRules.passwordLifetimeMonths),
  links: z.strictObject({ webmail: page, cerbere: page }),
  contacts: z.strictObject({
    /** Technical trouble, configuration, webmail, a full mailbox. */
    technical: contactSchema,
    /** Lost details and a new incoming password. */
    passwords: contactSchema,
  }),
});
export type ServerProfile = z.infer<typeof serverProfileSchema>;
