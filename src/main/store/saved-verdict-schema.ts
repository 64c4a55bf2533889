import { z } from 'zod';
import { failureKinds } from '../../domain/model/failure.ts';
import { blindReasons, type HealthCode, holdReasons, type Leg, legCode } from '../../domain/model/health.ts';
import { compared, comparedOtherwise, unread } from './saved-program-schema.ts';

/** The year 2999 in Brussels: the calendar knows no date after 9999, and a sum must not get there. */
const latestMs = Date.UTC(2999, 0, 1);
export const instant = z.number().min(0).max(latestMs);
export const length = z.number().min(0);
export const status = z.enum(['ok', 'warning', 'critical', 'unknown', 'held']);

/** What this holds, or null; null too where an older file does not have it. */
const known = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);
const number = known(z.number());

const none = z.object({});
const nothing = z.strictObject({});
const maildrop = z.object({ messages: length, octets: length });
const submission = z.object({ mechanism: z.string() });
export const certificateProblem = z.enum(['untrusted', 'expired', 'not-yet-valid', 'wrong-host', 'weak']);
const failure = z.object({
  kind: known(z.enum(failureKinds)),
  detail: known(z.string()),
  response: known(z.string()),
  passwordSent: known(z.boolean()),
  certificateProblem: known(certificateProblem),
  issuer: known(z.string()),
  sinceLookMs: known(instant),
});
const unsure = z.object({ isUnsure: z.literal(true) });
const unanswered = failure.extend({ isUnanswered: z.literal(true) });
const unreadable = z.object({ isUnreadable: z.literal(true) });
const blind = z.object({ reason: z.enum(blindReasons), since: z.string() });
const waiting = z.object({ reason: z.enum([...holdReasons, 'locked-out']) });

const source = z.enum(['pop3-stat', 'imap-quota']);
const limits = { limitBytes: number, messages: number, limitMessages: number };
const hints = {
  kept: z.object({ date: z.string(), minute: z.number() }).optional(),
  isInFolders: z.literal(true).optional(),
};
const fill = z.object({ usedBytes: known(z.number()), ...limits, source, percent: z.number(), ...hints });
const size = z.object({ usedBytes: z.number(), ...limits, source, percent: z.null(), ...hints });
export const quotaUse = size.pick({
  usedBytes: true,
  limitBytes: true,
  messages: true,
  limitMessages: true,
  source: true,
});
const unusual = size.extend({ usualBytes: number, usualMessages: number });
const closure = { closedFrom: z.string(), closedTo: z.string() };
export const measurement = z.union([fill, size]);
const saidFull = z.object({
  usedBytes: number,
  ...limits,
  source: known(source),
  percent: number,
  ...hints,
  saidFullAt: z.string(),
});

const dated = z.object({ expiresOn: z.string(), daysLeft: z.number() });
const beforeClosure = dated.extend({ closureTo: z.string() });
const renewed = dated.extend({ isRenewed: z.literal(true) });
const saidExpired = z.object({ isSaid: z.literal(true), expiresOn: known(z.string()), daysLeft: number });
const undated = z.object({
  expiresOn: z.null().default(null),
  daysLeft: z.null().default(null),
  expiresAtLatest: known(z.string()),
});
const counted = z.object({ workingDays: length, messages: length, isNoCopy: z.literal(true).optional() });
const seen = z.object({
  issuer: z.string(),
  expiresAt: z.string(),
  daysLeft: z.number(),
  host: z.string(),
  names: z.array(z.string()),
  problem: certificateProblem.nullable(),
  anchor: known(z.enum(['public', 'system', 'extra'])),
});
const seenAnyhow = seen.extend({ daysLeft: number });
const seenWithoutEnd = seen.extend({ daysLeft: z.null() });
const unreckoned = z.object({ expiresOn: z.string().nullable(), daysLeft: z.null() });
const unseen = z.object({
  issuer: z.null().default(null),
  expiresAt: z.null().default(null),
  daysLeft: z.null().default(null),
});

/** What stands before and after a verdict where it is kept. */
type Around<Before extends z.ZodRawShape, After extends z.ZodRawShape> = {
  readonly before: Before;
  readonly after: After;
};

/** A verdict is read with the facts of its code, or not at all. */
const verdictOf = <
  const Codes extends readonly HealthCode[],
  Facts extends z.ZodType,
  Before extends z.ZodRawShape,
  After extends z.ZodRawShape,
>(
  codes: Codes,
  facts: Facts,
  { before, after }: Around<Before, After>,
) => z.object({ ...before, status, code: z.enum(codes), facts, ...after });

/** What reads the same on both legs. */
const failedOn = <const L extends Leg, Before extends z.ZodRawShape, After extends z.ZodRawShape>(
  leg: L,
  around: Around<Before, After>,
) =>
  verdictOf(
    [
      legCode(leg, 'unreachable'),
      legCode(leg, 'in-use'),
      legCode(leg, 'login-delay'),
      legCode(leg, 'password-refused'),
      legCode(leg, 'password-expired'),
      legCode(leg, 'account-disabled'),
      legCode(leg, 'access-off'),
      legCode(leg, 'locked-out'),
      legCode(leg, 'mailbox-full'),
      legCode(leg, 'mechanism'),
      legCode(leg, 'certificate'),
    ],
    failure,
    around,
  );
const onLegs = <Before extends z.ZodRawShape, After extends z.ZodRawShape>(around: Around<Before, After>) =>
  [
    failedOn('receiving', around),
    failedOn('sending', around),
    verdictOf(['receiving.ok'], z.union([nothing, maildrop]), around),
    verdictOf(['sending.ok'], z.union([nothing, submission]), around),
    verdictOf(['receiving.login-refused', 'sending.login-refused'], z.union([unsure, unanswered, failure]), around),
    verdictOf(['receiving.not-configured', 'sending.not-configured'], z.union([nothing, unreadable, failure]), around),
    verdictOf(['receiving.offline', 'sending.offline'], z.union([nothing, failure]), around),
    verdictOf(['receiving.stale', 'sending.stale'], z.union([nothing, maildrop, submission, failure]), around),
    verdictOf(['receiving.names-not-found', 'sending.names-not-found'], none, around),
    verdictOf(['receiving.held', 'sending.held'], waiting, around),
    verdictOf(['receiving.not-watched', 'sending.not-watched'], blind, around),
  ] as const;

const onCollection = <Before extends z.ZodRawShape, After extends z.ZodRawShape>(around: Around<Before, After>) =>
  [
    verdictOf(
      [
        'collection.ok',
        'collection.waiting',
        'collection.abandoned',
        'collection.copy-left',
        'collection.second-reader',
        'collection.maybe-not-receiving',
      ],
      counted,
      around,
    ),
    verdictOf(['collection.unknown'], none, around),
  ] as const;

const alone = { before: {}, after: {} };
export const legVerdict = z.discriminatedUnion('code', onLegs(alone));
export const collectionVerdict = z.discriminatedUnion('code', onCollection(alone));

/** Any verdict, and what stands beside it. */
export const anyVerdict = <Before extends z.ZodRawShape, After extends z.ZodRawShape>(around: Around<Before, After>) =>
  z.discriminatedUnion('code', [
    ...onLegs(around),
    ...onCollection(around),
    verdictOf(['storage.ok'], measurement, around),
    verdictOf(['storage.high', 'storage.very-high'], fill, around),
    verdictOf(['storage.full-in-closure'], fill.extend({ fullOn: z.string(), ...closure }), around),
    verdictOf(['storage.full'], z.union([saidFull, fill]), around),
    verdictOf(['storage.learning'], size, around),
    verdictOf(['storage.unusual', 'storage.very-unusual'], unusual, around),
    verdictOf(['storage.unknown'], none, around),
    verdictOf(['mail-program.ok'], compared, around),
    verdictOf(['mail-program.differs', 'mail-program.copies-left'], comparedOtherwise, around),
    verdictOf(['mail-program.unknown'], unread, around),
    verdictOf(['password-expiry.ok', 'password-expiry.today'], dated, around),
    verdictOf(['password-expiry.soon'], z.union([beforeClosure, dated]), around),
    verdictOf(['password-expiry.expired'], z.union([saidExpired, dated]), around),
    verdictOf(['password-expiry.date-to-confirm'], z.union([renewed, dated]), around),
    verdictOf(['password-expiry.refused'], none, around),
    verdictOf(['password-expiry.date-unknown'], undated, around),
    verdictOf(['password-expiry.clock-wrong'], unreckoned, around),
    verdictOf(['certificate.ok', 'certificate.expires-soon', 'certificate.expires-very-soon'], seen, around),
    verdictOf(['certificate.expires-in-closure'], seen.extend({ expiresOn: z.string(), ...closure }), around),
    verdictOf(['certificate.refused'], seenAnyhow, around),
    verdictOf(['certificate.unknown'], z.union([unseen, seenWithoutEnd]), around),
  ]);
