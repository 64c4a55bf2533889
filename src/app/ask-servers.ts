import type { Leg } from '../domain/model/health.ts';
import { mayTry } from '../domain/model/latch.ts';
import type { MaildropReading, QuotaReading, SubmissionReading } from '../domain/model/reading.ts';
import type { ImapServer, Pop3Server, SmtpServer } from '../domain/model/server-profile.ts';
import type { MailboxState } from '../domain/model/state.ts';
import type { Looked } from '../domain/model/watch-event.ts';
import { bareLook, endedByBug, type KnownLimits, receivingLook, sendingLook } from './looked.ts';
import type { Clock, Login, Probes } from './ports.ts';

/** The servers of one mailbox; null where a leg is not watched. */
export type Servers = {
  readonly user: string;
  readonly pop3: Pop3Server | null;
  readonly smtp: SmtpServer | null;
  readonly imap: ImapServer | null;
};

export type AskParts = {
  readonly clock: Clock;
  readonly probes: Probes;
  /** A server that was seen encrypted is never spoken to in clear again. */
  readonly secured: { has(server: Pop3Server): boolean; add(server: Pop3Server): void };
  readonly limitsOf: (address: string) => KnownLimits;
};

/** What is asked, of whom, and what is known of the mailbox. */
export type Question = {
  readonly leg: Leg;
  readonly mailbox: MailboxState;
  readonly servers: Servers;
  readonly password: string;
  /** Sent although it was refused before. */
  readonly isInsisted: boolean;
  readonly signal: AbortSignal;
};

/** Makes one conversation. @returns null where the leg has no server. Never throws */
export function createAsk(parts: AskParts): (question: Question) => Promise<Looked | null> {
  const { clock, probes, secured } = parts;
  const capaRests = createRests(clock, capaRestMs);
  const uidlRests = createRests(clock, uidlEveryMs);
  const receive = async ({ mailbox, servers, password, isInsisted, signal }: Question): Promise<Looked | null> => {
    const { user, pop3, imap } = servers;
    if (!pop3) return null;
    const at = `${pop3.host}:${pop3.port}`;
    const limit = uidlRests.has(mailbox.address) ? undefined : uidlLimit(mailbox, clock.now());
    const login: Login = { user, password, isInsisted, signal };
    const reading: MaildropReading = await probes.maildrop({
      ...login,
      server: pop3,
      mustEncrypt: secured.has(pop3),
      skipsCapa: capaRests.has(at),
      ...(limit === undefined ? {} : { uidlUpTo: limit }),
    });
    if (reading.certificate?.problem === null) secured.add(pop3);
    if (reading.isCapaLost) capaRests.begin(at);
    const isQuotaDue = reading.outcome.ok && !signal.aborted && mayTry(mailbox.quotaLatch, clock.now());
    const quota = imap && isQuotaDue ? await askQuota(probes, { ...login, server: imap }) : null;
    const looked = receivingLook(mailbox.address, clock.now(), reading, quota, parts.limitsOf(mailbox.address));
    const { maildrop } = looked;
    if (maildrop?.hashes === null && limit !== undefined && maildrop.messages <= limit)
      uidlRests.begin(mailbox.address);
    return looked;
  };
  const send = async ({ mailbox, servers, password, isInsisted, signal }: Question): Promise<Looked | null> => {
    const { user, smtp } = servers;
    if (!smtp) return null;
    const reading: SubmissionReading = await probes.submission({ user, password, isInsisted, signal, server: smtp });
    return sendingLook(mailbox.address, clock.now(), reading);
  };
  return (question) => {
    const ask = question.leg === 'receiving' ? receive : send;
    // Probes do not throw; should one, the watch goes on.
    const { leg, mailbox } = question;
    return ask(question).catch(() =>
      bareLook({ address: mailbox.address, leg, atMs: clock.now(), failure: endedByBug }),
    );
  };
}

/** Milliseconds for which a server that left CAPA unanswered is not asked again. */
const capaRestMs = 24 * 3_600_000;

/** UIDL is asked when the box holds at most this many messages, and not more often than this. */
const uidlUpTo = 2_000;
const uidlEveryMs = 4 * 3_600_000;

/** How many messages UIDL may list at this look; undefined when it is not due. */
function uidlLimit({ collection }: MailboxState, nowMs: number): number | undefined {
  const { listed } = collection;
  return listed === null || nowMs - listed.atMs >= uidlEveryMs || listed.atMs > nowMs ? uidlUpTo : undefined;
}

/** What is better not asked again for so long; it need not outlive the program. */
function createRests(clock: Clock, lengthMs: number) {
  const beganMs = new Map<string, number>();
  return {
    has(name: string): boolean {
      const restedMs = clock.now() - (beganMs.get(name) ?? Number.NEGATIVE_INFINITY);
      // A clock that was set back ends a rest.
      return restedMs >= 0 && restedMs < lengthMs;
    },
    begin: (name: string): void => void beganMs.set(name, clock.now()),
  };
}

/** Asks for the quota beside what POP3 has said. Nothing that happens here spoils that, not even a bug. Never throws */
export async function askQuota(probes: Probes, question: Parameters<Probes['quota']>[0]): Promise<QuotaReading> {
  try {
    return await probes.quota(question);
  } catch {
    return { outcome: { ok: false, failure: endedByBug }, certificate: null, durationMs: 0 };
  }
}
