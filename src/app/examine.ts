import type { Calendar } from '../domain/calendar.ts';
import { addMonths } from '../domain/calendar.ts';
import { assessCertificates, type SeenCertificate } from '../domain/checks/certificate.ts';
import { assessLegOnce } from '../domain/checks/leg.ts';
import { assessExpiry } from '../domain/checks/password-expiry.ts';
import { shownPercent, storageLevel, storageStatus, usedPercent } from '../domain/checks/storage.ts';
import type { Failure } from '../domain/failure.ts';
import { type CheckResult, type FactValue, type Status, worstStatus } from '../domain/health.ts';
import type {
  MaildropReading,
  MaildropValue,
  Outcome,
  QuotaReading,
  QuotaValue,
  SubmissionReading,
} from '../domain/reading.ts';
import type { ImapServer, Pop3Server, SmtpServer } from '../domain/server-profile.ts';
import type { Clock, Probes } from './ports.ts';

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
  readonly passwordLifetimeMonths: number;
  readonly deadlineMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
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
  const expiresOn =
    examination.passwordChangedOn && addMonths(examination.passwordChangedOn, examination.passwordLifetimeMonths);
  const daysLeft = expiresOn === null ? null : calendar.daysBetween(calendar.localDate(atMs), expiresOn);
  const checks = [
    ...receiving(readings.maildrop),
    ...sending(readings.submission, daysLeft !== null && daysLeft <= 0),
    ...storage(examination, readings),
    expiry(expiresOn, daysLeft, readings.submission?.outcome.ok === true),
    ...certificate(examination, readings, atMs),
  ];
  return { address: examination.address, atMs, status: worstStatus(checks.map((check) => check.status)), checks };
}

async function read(probes: Probes, examination: Examination): Promise<Readings> {
  const { pop3, smtp, imap, user, deadlineMs, signal } = examination;
  const incoming = { user, password: examination.mailboxPassword ?? '', deadlineMs, signal };
  const outgoing = { user, password: examination.cerberePassword ?? '', deadlineMs, signal };
  const [inbound, submission] = await Promise.all([
    (async () => {
      const maildrop = pop3 && (await probes.maildrop({ ...incoming, server: pop3, mustEncrypt: false }));
      // The IMAP login uses the same password: it may only follow one that was accepted in this round.
      const mayAsk =
        imap !== null && examination.mailboxPassword !== null && (maildrop === null || maildrop.outcome.ok);
      return { maildrop, quota: mayAsk ? await probes.quota({ ...incoming, server: imap }) : null };
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
  const failure = failureIn(reading.outcome);
  const facts = {
    messages: value?.messages ?? null,
    octets: value?.octets ?? null,
    encrypted: value?.encrypted ?? null,
  };
  const verdict = assessLegOnce('receiving', failure, { facts, isPastExpiry: false, certificate: reading.certificate });
  return [{ id: 'receiving', ...verdict, failure, durationMs: reading.durationMs }];
}

function sending(reading: SubmissionReading | null, isPastExpiry: boolean): CheckResult[] {
  if (!reading) return [];
  const failure = failureIn(reading.outcome);
  const facts = { mechanism: valueIn(reading.outcome)?.mechanism ?? null };
  const verdict = assessLegOnce('sending', failure, { facts, isPastExpiry, certificate: reading.certificate });
  return [{ id: 'sending', ...verdict, failure, durationMs: reading.durationMs }];
}

function storage(examination: Examination, { maildrop, quota }: Readings): CheckResult[] {
  if (!examination.pop3 && !examination.imap) return [];
  const stat = valueIn(maildrop?.outcome);
  const exact = valueIn(quota?.outcome);
  const use = storageUse(examination, stat, exact);
  const percent = use && usedPercent(use);
  const failure = quota && failureIn(quota.outcome);
  const facts = {
    usedBytes: use?.usedBytes ?? null,
    limitBytes: use?.limitBytes ?? null,
    messages: use?.messages ?? null,
    limitMessages: use?.limitMessages ?? null,
    percent: percent === null ? null : shownPercent(percent),
    source: use ? (use.isExact ? 'imap-quota' : 'pop3-stat') : null,
    imapQuota: quotaFact(quota),
  };
  const durationMs = (quota ?? maildrop)?.durationMs ?? 0;
  if (!use) return [{ id: 'storage', status: 'unknown', code: 'storage.unknown', facts, failure, durationMs }];
  const level = percent === null ? 'storage.ok' : storageLevel(percent, 'storage.ok');
  return [{ id: 'storage', status: storageStatus(level), code: level, facts, failure, durationMs }];
}

type KnownUse = Parameters<typeof usedPercent>[0] & { readonly isExact: boolean };

/** The exact quota where the server gave one, else the lower bound that STAT is. */
function storageUse(examination: Examination, stat: MaildropValue | null, exact: QuotaValue | null): KnownUse | null {
  const quota = exact?.kind === 'limited' ? exact : null;
  const usedBytes = quota?.storage?.usedBytes ?? stat?.octets ?? null;
  if (usedBytes === null) return null;
  return {
    usedBytes,
    limitBytes: quota?.storage?.limitBytes ?? examination.limitBytes,
    messages: quota?.messages?.used ?? stat?.messages ?? null,
    limitMessages: quota?.messages?.limit ?? examination.limitMessages,
    isExact: quota?.storage != null,
  };
}

function quotaFact(reading: QuotaReading | null): FactValue {
  if (!reading) return 'not-asked';
  if (!reading.outcome.ok) return 'failed';
  const { value } = reading.outcome;
  if (value.kind !== 'limited') return value.kind;
  return value.storage ? { usedBytes: value.storage.usedBytes, limitBytes: value.storage.limitBytes } : 'unlimited';
}

function expiry(expiresOn: string | null, daysLeft: number | null, isAccepted: boolean): CheckResult {
  return { id: 'password-expiry', ...assessExpiry(expiresOn, daysLeft, isAccepted), failure: null, durationMs: 0 };
}

function certificate({ pop3, smtp, imap }: Examination, readings: Readings, atMs: number): CheckResult[] {
  const canEncrypt = smtp !== null || imap !== null || (pop3 !== null && pop3.security !== 'plain');
  if (!canEncrypt) return [];
  const seen = [readings.maildrop, readings.submission, readings.quota].flatMap((reading): SeenCertificate[] =>
    reading?.certificate
      ? [{ certificate: reading.certificate, isFatal: failureIn(reading.outcome)?.kind === 'certificate' }]
      : [],
  );
  const failed = [readings.maildrop, readings.submission, readings.quota].flatMap((reading) => {
    const failure = reading && failureIn(reading.outcome);
    return failure?.kind === 'certificate' ? [failure] : [];
  });
  return [{ id: 'certificate', ...assessCertificates(seen, atMs), failure: failed[0] ?? null, durationMs: 0 }];
}
