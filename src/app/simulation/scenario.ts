import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { failureKinds } from '../../domain/model/failure.ts';
import { addressSchema, dateSchema } from '../../domain/model/rule-schemas.ts';

/** An instant written in ISO 8601 with an offset, as epoch milliseconds. */
const instant = z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text).epochMilliseconds);

/** An ISO 8601 duration without months or years, as milliseconds. */
const duration = z.string().transform((text, context) => {
  try {
    const milliseconds = Temporal.Duration.from(text).total({ unit: 'milliseconds', relativeTo: '2026-01-01' });
    if (milliseconds > 0) return milliseconds;
  } catch {
    // Reported below, with durations that are not positive.
  }
  context.addIssue({ code: 'custom', message: 'a positive ISO 8601 duration such as PT15M or P1D' });
  return z.NEVER;
});

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');
const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `mon-fri`, `sat`, `mon,wed,fri`: as ISO weekdays. */
const days = z.string().transform((text, context): number[] => {
  const result: number[] = [];
  for (const part of text.toLowerCase().split(',')) {
    const [first, last = first] = part
      .trim()
      .split('-')
      .map((name) => dayNames.indexOf(name));
    if (first === undefined || last === undefined || first < 0 || last < 0) {
      context.addIssue({ code: 'custom', message: 'days such as mon-fri, sat or mon,wed' });
      return z.NEVER;
    }
    for (let day = first; ; day = (day + 1) % 7) {
      result.push(day + 1);
      if (day === last) break;
    }
  }
  return result;
});

const outcome = z.union([z.literal('ok'), z.enum(failureKinds)]);
export type ScriptedOutcome = z.infer<typeof outcome>;

const span = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ from: instant, to: instant.nullable().default(null), ...shape });

/** Nobody's mail program collects more often. */
const shortestCollectionMs = 60_000;

const worldEntry = span({
  mailbox: z.int().min(0).optional(),
  receiving: outcome.optional(),
  sending: outcome.optional(),
  passwordSent: z.boolean().optional(),
  /** The server fails before the password has left: in its greeting, at EHLO or USER. */
  beforePassword: z.boolean().optional(),
  /** The time that a server names with `login-delay` and `locked-out`. */
  retryAfter: duration.nullable().optional(),
  network: z.enum(['up', 'down']).optional(),
  arrivals: z
    .strictObject({ perDay: z.number().min(0).max(10_000), octets: z.int().min(1).default(50_000) })
    .optional(),
  collectEvery: duration
    .refine((ms) => ms >= shortestCollectionMs, 'at least a minute')
    .nullable()
    .optional(),
  copyLeft: z.boolean().optional(),
  outlook: z.enum(['running', 'closed', 'unknown']).optional(),
  imapQuota: z.boolean().optional(),
  certificateExpires: dateSchema.optional(),
});
export type WorldEntry = z.infer<typeof worldEntry>;

const userAct = z
  .strictObject({
    at: instant,
    does: z.enum(['password-changed', 'edit-password', 'test-now', 'confirm-test', 'snooze', 'restart']),
    mailbox: z.int().min(0).default(0),
    leg: z.enum(['receiving', 'sending']).optional(),
    for: duration.optional(),
  })
  .refine((act) => act.does !== 'snooze' || act.for !== undefined, { path: ['for'], message: 'how long, e.g. PT1H' });
export type UserAct = z.infer<typeof userAct>;

const longestMs = 3_660 * 86_400_000;

/** What `vigie simulate` reads. */
export const scenarioSchema = z
  .strictObject({
    start: instant,
    end: instant,
    seed: z.int().default(1),
    lang: z.enum(['fr', 'en']).default('fr'),
    mailboxes: z
      .array(
        z.strictObject({
          address: addressSchema,
          limitBytes: z.int().positive().nullable().default(null),
          limitMessages: z.int().positive().nullable().default(null),
          passwordChangedOn: dateSchema.nullable().default(null),
        }),
      )
      .min(1)
      .refine(
        (list) => new Set(list.map(({ address }) => address.toLowerCase())).size === list.length,
        'each address once',
      ),
    pc: z
      .union([
        z.literal('always'),
        z.array(z.strictObject({ days, from: time, to: time }).refine(({ from, to }) => from < to, 'from before to')),
      ])
      .default('always'),
    away: z.array(z.strictObject({ from: instant, to: instant })).default([]),
    world: z.array(worldEntry).default([]),
    user: z.array(userAct).default([]),
  })
  .superRefine((scenario, context) => {
    if (scenario.end <= scenario.start)
      context.addIssue({ code: 'custom', path: ['end'], message: 'must come after start' });
    if (scenario.end - scenario.start > longestMs)
      context.addIssue({ code: 'custom', path: ['end'], message: 'at most ten years after start' });
    for (const list of ['away', 'world'] as const) {
      scenario[list].forEach(({ from, to }, index) => {
        if (to !== null && to <= from)
          context.addIssue({ code: 'custom', path: [list, index, 'to'], message: 'must come after from' });
      });
    }
    for (const list of ['world', 'user'] as const) {
      scenario[list].forEach(({ mailbox }, index) => {
        if (mailbox !== undefined && mailbox >= scenario.mailboxes.length) {
          context.addIssue({
            code: 'custom',
            path: [list, index, 'mailbox'],
            message: `there is no mailbox ${mailbox}`,
          });
        }
      });
    }
  });
export type Scenario = z.infer<typeof scenarioSchema>;

export type ReadScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly string[] };

/** A scenario from untrusted data; problems name the field. */
export function readScenario(data: unknown): ReadScenario {
  const parsed = scenarioSchema.safeParse(data);
  if (parsed.success) return { ok: true, scenario: parsed.data };
  const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, []));
  return { ok: false, problems };
}

type Issue = z.core.$ZodIssue;

/** The problems of an issue, each behind the field it is about; of alternatives, those of the one that was meant. */
function problemsOf(issue: Issue, above: readonly PropertyKey[]): string[] {
  const path = [...above, ...issue.path];
  const meant = issue.code === 'invalid_union' ? issue.errors.at(-1) : undefined;
  if (meant && meant.length > 0) return meant.flatMap((inner) => problemsOf(inner, path));
  return [`${path.map(String).join('.') || 'scenario'}: ${issue.message}`];
}
