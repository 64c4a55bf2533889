import type { Failure } from '../domain/model/failure.ts';
import type {
  MaildropReading,
  MaildropValue,
  Measurement,
  QuotaReading,
  SubmissionReading,
} from '../domain/model/reading.ts';
import type { LegLook, Looked } from '../domain/model/watch-event.ts';

/** Limits that the user gave for a box. */
export type KnownLimits = { readonly limitBytes: number | null; readonly limitMessages: number | null };

/** A maildrop reading, and the quota asked beside it, as the event that the judgement takes in. */
export function receivingLook(
  address: string,
  atMs: number,
  reading: MaildropReading,
  quota: QuotaReading | null,
  limits: KnownLimits,
): Looked {
  const { outcome } = reading;
  const look = legLook(
    outcome.ok ? null : outcome.failure,
    reading,
    outcome.ok ? { messages: outcome.value.messages, octets: outcome.value.octets } : {},
  );
  const maildrop = outcome.ok
    ? { messages: outcome.value.messages, octets: outcome.value.octets, hashes: wholeList(outcome.value) }
    : null;
  return {
    kind: 'looked',
    atMs,
    address,
    leg: 'receiving',
    look: { ...look, loginDelaySeconds: outcome.ok ? loginDelayIn(outcome.value.capabilities) : null },
    measured: maildrop && measure(maildrop, quota, limits),
    maildrop,
    quotaCertificate: quota?.certificate ?? null,
    ...(quota ? { quotaLogin: quotaLogin(quota) } : {}),
  };
}

function quotaLogin({ outcome }: QuotaReading): NonNullable<Looked['quotaLogin']> {
  if (!outcome.ok) return { failure: outcome.failure };
  const { kind } = outcome.value;
  return kind === 'refused' ? { failure: null } : { failure: null, answer: kind };
}

/** The identifiers of all messages. Of a list with gaps nobody can say what is gone and what is new: it proves nothing. */
const wholeList = ({ messages, uidlHashes }: MaildropValue): readonly string[] | null =>
  uidlHashes?.length === messages ? uidlHashes : null;

/** A submission reading as the event that the judgement takes in. */
export function sendingLook(address: string, atMs: number, reading: SubmissionReading): Looked {
  const { outcome } = reading;
  return {
    kind: 'looked',
    atMs,
    address,
    leg: 'sending',
    look: legLook(
      outcome.ok ? null : outcome.failure,
      reading,
      outcome.ok ? { mechanism: outcome.value.mechanism } : {},
    ),
    measured: null,
    maildrop: null,
    quotaCertificate: null,
  };
}

function legLook(
  failure: Failure | null,
  { certificate }: { certificate: LegLook['certificate'] },
  facts: LegLook['facts'],
): LegLook {
  return { failure, certificate, facts, loginDelaySeconds: null };
}

/** The exact quota where the server gave one, else STAT's lower bound against the limits that the user knows. */
function measure(
  maildrop: { messages: number; octets: number },
  quota: QuotaReading | null,
  limits: KnownLimits,
): Measurement {
  const exact = quota?.outcome.ok && quota.outcome.value.kind === 'limited' ? quota.outcome.value : null;
  return {
    usedBytes: exact?.storage?.usedBytes ?? maildrop.octets,
    limitBytes: exact?.storage?.limitBytes ?? limits.limitBytes,
    messages: exact?.messages?.used ?? maildrop.messages,
    limitMessages: exact?.messages?.limit ?? limits.limitMessages,
    source: exact?.storage ? 'imap-quota' : 'pop3-stat',
  };
}

/** CAPA's `LOGIN-DELAY n` (RFC 2449 section 6.5). */
function loginDelayIn(capabilities: readonly string[] | null): number | null {
  const found = capabilities
    ?.map((line) => /^LOGIN-DELAY (\d{1,6})\b/.exec(line)?.[1])
    .find((seconds) => seconds !== undefined);
  return found === undefined ? null : Number(found);
}

/** What counts of a failure whatever else became of the look: what it said of the password. */
type PasswordsFate = Pick<Failure, 'kind' | 'passwordSent' | 'passwordAnswered'> &
  Partial<Pick<Failure, 'retryAfterSeconds'>>;

/** A failure of which nothing else is known. */
export const bareFailure = ({
  kind,
  passwordSent,
  passwordAnswered,
  retryAfterSeconds = null,
}: PasswordsFate): Failure => ({
  kind,
  stage: 'setup',
  code: null,
  response: null,
  certificateProblem: null,
  passwordSent,
  passwordAnswered,
  retryAfterSeconds,
});

/** A look that a bug ended: it says nothing about the server, but the password may have left. */
export const endedByBug: Failure = bareFailure({ kind: 'internal', passwordSent: true, passwordAnswered: false });

/** A look of which nothing counts but the answers to the password. */
export function bareLook({
  address,
  leg,
  atMs,
  failure,
  quotaLogin,
}: Pick<Looked, 'address' | 'leg' | 'atMs' | 'quotaLogin'> & { readonly failure: PasswordsFate | null }): Looked {
  const bare = (found: PasswordsFate | null): Failure | null => found && bareFailure(found);
  return {
    kind: 'looked',
    atMs,
    address,
    leg,
    look: { failure: bare(failure), certificate: null, facts: {}, loginDelaySeconds: null },
    measured: null,
    maildrop: null,
    quotaCertificate: null,
    ...(quotaLogin ? { quotaLogin: { failure: bare(quotaLogin.failure) } } : {}),
  };
}
