import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { failureKinds } from '../../domain/model/failure.ts';
import { checkIds } from '../../domain/model/health.ts';
import { addressSchema, dateSchema } from '../../domain/model/rule-schemas.ts';

/** An instant written in ISO 8601 with an offset, as epoch milliseconds. */
const instant = z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text).epochMilliseconds);

/** An ISO 8601 duration, as milliseconds. */
const durationWhere = (isMeant: (milliseconds: number) => boolean, message: string) =>
  z.string().transform((text, context) => {
    try {
      const milliseconds = Temporal.Duration.from(text).total({ unit: 'milliseconds', relativeTo: '2026-01-01' });
      if (isMeant(milliseconds)) return milliseconds;
    } catch {
      // Reported below, with durations that are not meant.
    }
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
const duration = durationWhere((ms) => ms > 0, 'a positive ISO 8601 duration such as PT15M or P1D');
const offset = durationWhere((ms) => ms !== 0, 'an ISO 8601 duration such as P365D or -P2700D');

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
  /** Copies of collected messages stay: for ever, or for so long. */
  copyLeft: z.union([z.boolean(), duration]).optional(),
  outlook: z.enum(['running', 'closed', 'unknown']).optional(),
  /** What its settings are found to be, where they are read. */
  mailProgram: z.enum(['not-read', 'right', 'leaves-copies', 'wrong']).optional(),
  imapQuota: z.boolean().optional(),
  /** What the quota's login comes to, in place of what `imapQuota` measures. */
  quota: z
    .union([
      z.enum(['failed', 'refused', 'unlimited', 'not-offered']),
      z.strictObject({ usedBytes: z.int().min(0), limitBytes: z.int().positive() }),
    ])
    .optional(),
  /** In webmail folders: counted by the quota, not by STAT. */
  elsewhereBytes: z.int().min(0).optional(),
  keychain: z.enum(['ok', 'gone', 'locked']).optional(),
  certificateFrom: dateSchema.optional(),
  certificateExpires: dateSchema.optional(),
  /** False: the server knows no UIDL. */
  uidl: z.boolean().optional(),
});
export type WorldEntry = z.infer<typeof worldEntry>;

const userAct = z
  .strictObject({
    at: instant,
    does: z.enum([
      'password-changed',
      'edit-password',
      'type-password',
      'begin-renewal',
      'end-renewal',
      'set-date',
      'set-limit',
      'test-now',
      'confirm-test',
      'noted',
      'collect',
      'snooze',
      'restart',
    ]),
    mailbox: z.int().min(0).default(0),
    leg: z.enum(['receiving', 'sending']).optional(),
    for: duration.optional(),
    // The mail program was once called after Outlook alone.
    check: z.preprocess((id) => (id === 'outlook' ? 'mail-program' : id), z.enum(checkIds).optional()),
    bytes: z.int().positive().nullable().optional(),
    messages: z.int().positive().nullable().optional(),
    changedOn: dateSchema.nullable().optional(),
    expiresOn: dateSchema.nullable().optional(),
  })
  .refine((act) => act.does !== 'snooze' || act.for !== undefined, { path: ['for'], message: 'how long, e.g. PT1H' })
  .refine((act) => act.does !== 'noted' || act.check !== undefined, { path: ['check'], message: 'of which check' })
  .refine((act) => act.does !== 'type-password' || act.leg !== undefined, { path: ['leg'], message: 'of which leg' })
  .refine((act) => act.does !== 'set-limit' || act.bytes !== undefined || act.messages !== undefined, {
    path: ['bytes'],
    message: 'bytes, messages or both',
  })
  .refine((act) => act.does !== 'set-date' || act.changedOn !== undefined || act.expiresOn !== undefined, {
    path: ['changedOn'],
    message: 'changedOn or expiresOn',
  });
export type UserAct = z.infer<typeof userAct>;

/** When something holds: always, or these hours of the week. */
const hours = z.union([
  z.literal('always'),
  z.array(z.strictObject({ days, from: time, to: time }).refine(({ from, to }) => from < to, 'from before to')),
]);
export type Hours = z.infer<typeof hours>;

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
          receiving: z.boolean().default(true),
          sending: z.boolean().default(true),
        }),
      )
      .min(1)
      .refine(
        (list) => new Set(list.map(({ address }) => address.toLowerCase())).size === list.length,
        'each address once',
      ),
    pc: hours.default('always'),
    /** When somebody is at the keyboard of an open session; default: whenever the PC is on, at one that always is in school hours. */
    presence: hours.optional(),
    /** What the PC's clock wrongly adds. */
    clock: z.array(z.strictObject({ from: instant, to: instant, offset })).default([]),
    /** The school's own closures. */
    closures: z
      .array(
        z
          .strictObject({ from: dateSchema, to: dateSchema })
          .refine(({ from, to }) => from <= to, 'to must not come before from'),
      )
      .default([]),
    /** The day on which the program was built; default: the start. */
    builtOn: z.union([dateSchema, instant]).optional(),
    away: z.array(z.strictObject({ from: instant, to: instant })).default([]),
    world: z.array(worldEntry).default([]),
    user: z.array(userAct).default([]),
  })
  .superRefine((scenario, context) => {
    if (scenario.end <= scenario.start)
      context.addIssue({ code: 'custom', path: ['end'], message: 'must come after start' });
    if (scenario.end - scenario.start > longestMs)
      context.addIssue({ code: 'custom', path: ['end'], message: 'at most ten years after start' });
    for (const list of ['away', 'world', 'clock'] as const) {
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
