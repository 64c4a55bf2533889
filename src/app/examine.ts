import { noCertificate, type SeenCertificate, worstCertificate } from '../domain/checks/certificate.ts';
import { isMostlyElsewhere } from '../domain/checks/kept-quota.ts';
import { accepted, assessFailure, failureFacts } from '../domain/checks/leg.ts';
import { assessExpiry } from '../domain/checks/password-expiry.ts';
import { fillVerdict, fullByWord, sizeVerdict } from '../domain/checks/storage.ts';
import { shownPercent } from '../domain/checks/storage-history.ts';
import { storageLevel, usedPercent } from '../domain/checks/storage-levels.ts';
import type { Failure } from '../domain/model/failure.ts';
import {
  type AcceptedFacts,
  type CheckId,
  type Leg,
  type Status,
  type Verdict,
  worstStatus,
} from '../domain/model/health.ts';
import type {
  MaildropReading,
  MaildropValue,
  Outcome,
  QuotaReading,
  QuotaValue,
  Reading,
  SubmissionReading,
} from '../domain/model/reading.ts';
import type { ImapServer, Pop3Server, SmtpServer } from '../domain/model/server-profile.ts';
import type { FillFacts, SizeFacts } from '../domain/model/storage-facts.ts';
import type { Calendar } from '../domain/time/calendar.ts';
import { addMonths } from '../domain/time/dates.ts';
import { askQuota } from './ask-servers.ts';
import type { Clock, Probes } from './ports.ts';
import { rememberedCode } from './refused-logins.ts';

/** One mailbox and all that one look needs to know of it. A server that is null is not looked at. */
export type Examination = {
  readonly address: string;
  readonly user: string;
  readonly pop3: Pop3Server | null;
  readonly smtp: SmtpServer | null;
  readonly imap: ImapServer | null;
  /** Null where it was not given: that leg is then not tried. */
  readonly mailboxPassword: string | null;
  readonly cerberePassword: string | null;
  readonly limitBytes: number | null;
  readonly limitMessages: number | null;
  readonly passwordChangedOn: string | null;
  /** The last day itself, where it is known: it counts more than the change. */
  readonly passwordExpiresOn: string | null;
  readonly passwordLifetimeMonths: number;
  readonly greetingMs?: number | undefined;
  readonly restMs?: number | undefined;
  readonly deadlineMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** The verdict of one look, and what the contract of `vigie check` reports of it. */
export type CheckResult = {
  readonly id: CheckId;
  readonly verdict: Verdict;
  readonly reported: Readonly<Record<string, unknown>>;
  readonly failure: Failure | null;
  readonly durationMs: number;
};

/** The result of one look at every leg. */
export type Report = {
  readonly address: string;
  readonly atMs: number;
  readonly status: Status;
  readonly checks: readonly CheckResult[];
};

type Readings = {
  readonly maildrop: MaildropReading | null;
  readonly submission: SubmissionReading | null;
  readonly quota: QuotaReading | null;
};

/** Looks once at every leg of a mailbox, each in its own conversation, and concludes. */
export async function examine(
  probes: Probes,
  clock: Clock,
  calendar: Calendar,
  examination: Examination,
): Promise<Report> {
  const atMs = clock.now();
  const readings = await read(probes, examination);
  const { passwordExpiresOn, passwordChangedOn, passwordLifetimeMonths } = examination;
  const expiresOn = passwordExpiresOn ?? (passwordChangedOn && addMonths(passwordChangedOn, passwordLifetimeMonths));
  const daysLeft = expiresOn === null ? null : calendar.daysBetween(calendar.localDate(atMs), expiresOn);
  const checks = [
    ...receiving(readings.maildrop),
    ...sending(readings.submission, daysLeft !== null && daysLeft <= 0),
    ...storage(examination, readings, atMs),
    expiry(expiresOn, daysLeft, readings.submission?.outcome.ok === true),
    ...certificate(examination, readings, atMs),
  ];
  const status = worstStatus(checks.map(({ verdict }) => verdict.status));
  // A look that broke off here is no "all is well", whatever a date or a limit says.
  const isCut = checks.some(({ failure }) => failure?.kind === 'internal');
  return { address: examination.address, atMs, status: status === 'ok' && isCut ? 'unknown' : status, checks };
}

async function read(probes: Probes, examination: Examination): Promise<Readings> {
  const { pop3, smtp, imap, user, greetingMs, restMs, deadlineMs, signal } = examination;
  const frame = { user, greetingMs, restMs, deadlineMs, signal };
  const incoming = { ...frame, password: examination.mailboxPassword ?? '' };
  const outgoing = { ...frame, password: examination.cerberePassword ?? '' };
  const [inbound, submission] = await Promise.all([
    (async () => {
      const maildrop = pop3 && (await probes.maildrop({ ...incoming, server: pop3, mustEncrypt: false }));
      // The IMAP login uses the same password: it may only follow one that was accepted in this round.
      const mayAsk =
        imap !== null && examination.mailboxPassword !== null && (maildrop === null || maildrop.outcome.ok);
      return { maildrop, quota: mayAsk ? await askQuota(probes, { ...incoming, server: imap }) : null };
    })(),
    smtp && probes.submission({ ...outgoing, server: smtp }),
  ]);
  return { ...inbound, submission };
}

const failureIn = (outcome: Outcome<unknown>): Failure | null => (outcome.ok ? null : outcome.failure);
const valueIn = <Value>(outcome: Outcome<Value> | undefined): Value | null => (outcome?.ok ? outcome.value : null);

function receiving(reading: MaildropReading | null): CheckResult[] {
  if (!reading) return [];
  const value = valueIn(reading.outcome);
  const { messages = null, octets = null, encrypted = null } = value ?? {};
  const facts = value ? { messages: value.messages, octets: value.octets } : {};
  return [legResult('receiving', reading, facts, { messages, octets, encrypted }, false)];
}

function sending(reading: SubmissionReading | null, isPastExpiry: boolean): CheckResult[] {
  if (!reading) return [];
  const value = valueIn(reading.outcome);
  const facts = value ? { mechanism: value.mechanism } : {};
  return [legResult('sending', reading, facts, { mechanism: value?.mechanism ?? null }, isPastExpiry)];
}

function legResult(
  id: Leg,
  { outcome, certificate, durationMs }: Reading<unknown>,
  facts: AcceptedFacts,
  reported: CheckResult['reported'],
  isPastExpiry: boolean,
): CheckResult {
  const failure = failureIn(outcome);
  const isRemembered = failure?.code === rememberedCode;
  const verdict = failure
    ? assessFailure(id, failure, { ...failureFacts(failure, certificate), isRemembered }, isPastExpiry)
    : accepted(id, facts);
  return { id, verdict, reported, failure, durationMs };
}

function storage(examination: Examination, { maildrop, submission, quota }: Readings, atMs: number): CheckResult[] {
  const full = [maildrop, submission, quota].find((one) => one && failureIn(one.outcome)?.kind === 'mailbox-full');
  if (!examination.pop3 && !examination.imap && !full) return [];
  const use = storageUse(examination, valueIn(maildrop?.outcome), valueIn(quota?.outcome));
  const measured = measuredIn(use);
  const { usedBytes, limitBytes } = use;
  const { percent = null, source = null } = measured ?? {};
  const verdict: Verdict = full
    ? fullByWord(measured, atMs)
    : measured
      ? verdictOn(measured)
      : { status: 'unknown', code: 'storage.unknown', facts: {} };
  // The reading that the verdict comes from.
  const from = full ?? quota;
  return [
    {
      id: 'storage',
      verdict,
      reported: { usedBytes, limitBytes, percent, source, imapQuota: quotaFact(quota) },
      failure: from && failureIn(from.outcome),
      durationMs: (from ?? maildrop)?.durationMs ?? 0,
    },
  ];
}

/** One look knows nothing of what is usual. */
const verdictOn = (measured: FillFacts | SizeFacts): Verdict =>
  measured.percent === null
    ? sizeVerdict('storage.ok', measured, null)
    : fillVerdict(storageLevel(measured.percent, 'storage.ok'), measured);

/** What was measured; null where nothing was. */
function measuredIn(use: KnownUse): FillFacts | SizeFacts | null {
  const { usedBytes, limitBytes, messages, limitMessages, isExact, inboxBytes } = use;
  const isInFolders = isExact && usedBytes !== null && inboxBytes !== null && isMostlyElsewhere(usedBytes, inboxBytes);
  const known = {
    limitBytes,
    messages,
    limitMessages,
    source: isExact ? 'imap-quota' : 'pop3-stat',
    ...(isInFolders ? { isInFolders } : {}),
  } as const;
  const percent = usedPercent(use);
  if (percent !== null) return { ...known, usedBytes, percent: shownPercent(percent) };
  return usedBytes === null ? null : { ...known, usedBytes, percent };
}

type KnownUse = Parameters<typeof usedPercent>[0] & {
  readonly isExact: boolean;
  readonly inboxBytes: number | null;
};

/** The exact quota where the server gave one, else the lower bound that STAT is. */
function storageUse(examination: Examination, stat: MaildropValue | null, exact: QuotaValue | null): KnownUse {
  const quota = exact?.kind === 'limited' ? exact : null;
  return {
    usedBytes: quota?.storage?.usedBytes ?? stat?.octets ?? null,
    limitBytes: quota?.storage?.limitBytes ?? examination.limitBytes,
    messages: quota?.messages?.used ?? stat?.messages ?? null,
    limitMessages: quota?.messages?.limit ?? examination.limitMessages,
    isExact: quota !== null && (quota.storage !== null || stat === null),
    inboxBytes: stat?.octets ?? null,
  };
}

function quotaFact(reading: QuotaReading | null): string | object {
  if (!reading) return 'not-asked';
  if (!reading.outcome.ok) return 'failed';
  const { value } = reading.outcome;
  if (value.kind !== 'limited') return value.kind;
  return value.storage ? { usedBytes: value.storage.usedBytes, limitBytes: value.storage.limitBytes } : 'unlimited';
}

function expiry(expiresOn: string | null, daysLeft: number | null, isAccepted: boolean): CheckResult {
  const verdict = assessExpiry(expiresOn, daysLeft, isAccepted);
  return { id: 'password-expiry', verdict, reported: { expiresOn, daysLeft }, failure: null, durationMs: 0 };
}

/** The worst certificate of all legs, with the failure of its own leg. */
function certificate({ pop3, smtp, imap }: Examination, readings: Readings, atMs: number): CheckResult[] {
  const canEncrypt = smtp !== null || imap !== null || (pop3 !== null && pop3.security !== 'plain');
  if (!canEncrypt) return [];
  const seen = [readings.maildrop, readings.submission, readings.quota].flatMap((reading) => {
    if (!reading?.certificate) return [];
    const failure = failureIn(reading.outcome);
    const isFatal = failure?.kind === 'certificate';
    return [{ certificate: reading.certificate, isFatal, failure: isFatal ? failure : null }];
  });
  const worst = worstCertificate<SeenCertificate & { readonly failure: Failure | null }>(seen, atMs);
  const verdict = worst?.verdict ?? noCertificate;
  const { issuer, expiresAt, daysLeft } = verdict.facts;
  const failure = worst?.seen.failure ?? null;
  return [{ id: 'certificate', verdict, reported: { issuer, expiresAt, daysLeft }, failure, durationMs: 0 }];
}
