import { z } from 'zod';
import { legs } from '../../domain/model/health.ts';
import { mailPrograms } from '../../domain/model/mail-program.ts';
import { uncheckedParts, unreadReasons, wrongLogins } from '../../domain/model/program-finding.ts';

const program = z.enum(mailPrograms);
const leg = z.enum(legs as ['receiving', 'sending']);
const encryption = ['none', 'tls', 'starttls'] as const;

const difference = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['account-missing', 'several']), programs: z.array(program) }),
  z.object({ kind: z.enum(['cloud', 'imap']), program }),
  z.object({ kind: z.literal('servers-swapped'), program, receiving: z.string(), sending: z.string() }),
  z.object({ kind: z.enum(['host', 'user']), program, leg, found: z.string(), right: z.string() }),
  z.object({ kind: z.literal('port'), program, leg, found: z.number(), right: z.number() }),
  z.object({
    kind: z.literal('encryption'),
    program,
    leg,
    found: z.enum([...encryption, 'automatic']),
    right: z.enum(encryption),
  }),
  z.object({ kind: z.literal('login'), program, found: z.enum(wrongLogins), right: z.string() }),
  z.object({ kind: z.literal('spa'), program, leg }),
  z.object({
    kind: z.literal('copies'),
    program,
    found: z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(['kept', 'until-deleted']) }),
      z.object({ kind: z.literal('removed-after'), days: z.number() }),
    ]),
  }),
]);

/** What a check of the mail program's settings concludes, as it is kept. */
export const compared = z.object({ programs: z.array(program), unchecked: z.array(z.enum(uncheckedParts)) });
export const comparedOtherwise = compared.extend({ differences: z.array(difference) });
export const unread = z.object({ reason: z.enum(unreadReasons) });

const programFinding = z.discriminatedUnion('kind', [
  unread.extend({ kind: z.literal('unread') }),
  comparedOtherwise.extend({ kind: z.literal('compared') }),
]);

type Instant = z.ZodType<number>;
type Day = z.ZodType<string>;

/** What is known of the program that holds a mailbox. */
export const programStateSchema = (instant: Instant, date: Day) =>
  z.object({ found: programFinding.nullable(), readMs: instant.nullable(), copiesOn: date.nullable() });

/** Whether a mail program runs on this PC. `ranOn` is not in older files. */
export const runningSchema = (instant: Instant, date: Day) =>
  z.object({
    status: z.enum(['running', 'closed', 'unknown']),
    sinceMs: instant,
    ranOn: date.nullable().default(null),
  });
