import type { Failure } from '../../domain/model/failure.ts';
import type { Leg } from '../../domain/model/health.ts';
import type {
  CertificateReading,
  MaildropReading,
  QuotaReading,
  SubmissionReading,
} from '../../domain/model/reading.ts';
import type { Span } from './awake-spans.ts';
import { createRandom } from './random.ts';
import type { Scenario, ScriptedOutcome, WorldEntry } from './scenario.ts';
import { limited, quotaAnswer, scriptedCertificate, scriptedFailure, scriptedQuota } from './scripted-answer.ts';

/** What holds at one moment for one mailbox: the entries in force, later ones winning key by key. */
type Keys = Omit<WorldEntry, 'from' | 'to' | 'mailbox' | Optional>;
type Optional = 'certificateExpires' | 'certificateFrom' | 'quota';
export type Conditions = { readonly [Key in keyof Keys]-?: Exclude<Keys[Key], undefined> } & {
  readonly certificateExpires: string | null;
  readonly certificateFrom: string | null;
  /** Null: as `imapQuota` says. */
  readonly quota: NonNullable<WorldEntry['quota']> | null;
};

const usual: Conditions = {
  receiving: 'ok',
  sending: 'ok',
  passwordSent: false,
  beforePassword: false,
  retryAfter: null,
  network: 'up',
  arrivals: { perDay: 0, octets: 50_000 },
  collectEvery: 15 * 60_000,
  copyLeft: false,
  outlook: 'running',
  mailProgram: 'not-read',
  imapQuota: false,
  certificateExpires: null,
  certificateFrom: null,
  quota: null,
  elsewhereBytes: 0,
  keychain: 'ok',
  uidl: true,
};

/** The scripted outside: servers, senders, and whoever empties the box. */
export type ScriptedWorld = {
  conditionsAt(mailbox: number, atMs: number): Conditions;
  /** Instants at which conditions change, in order. */
  readonly changes: readonly number[];
  /** @param uidlUpTo as many messages as UIDL may list; undefined when it is not asked */
  maildrop(mailbox: number, atMs: number, uidlUpTo: number | undefined): MaildropReading;
  quota(mailbox: number, atMs: number): QuotaReading;
  submission(mailbox: number, atMs: number): SubmissionReading;
  /** Outlook fetches once, whatever its usual pace. */
  collectOnce(mailbox: number, atMs: number): void;
};

/** `goesMs`: when a copy left on the server is deleted by the user; null while it was not collected, Infinity for never. */
type Message = { readonly id: string; readonly octets: number; readonly goesMs: number | null };
type Box = {
  messages: Message[];
  octets: number;
  toMs: number;
  perDay: number | null;
  nextArrivalMs: number;
  serial: number;
};

/** What stops Outlook as well; with the others its own password may be right. */
const stopsOutlook: readonly ScriptedOutcome[] = [
  'dns',
  'refused',
  'unreachable',
  'timeout',
  'closed',
  'tls',
  'protocol',
  'temporary',
  'rejected',
  'mailbox-full',
  'access-off',
  'locked-out',
];
/** How long a copy that is to be deleted stays. */
const readingMs = 6 * 3_600_000;
/** Sleep and waking are looked at again this often. */
const idleMs = 3_600_000;

export function createScriptedWorld(scenario: Scenario, awake: readonly Span[]): ScriptedWorld {
  const random = createRandom(scenario.seed);
  const boxes: Box[] = scenario.mailboxes.map(() => ({
    messages: [],
    octets: 0,
    toMs: scenario.start,
    perDay: null,
    nextArrivalMs: Number.POSITIVE_INFINITY,
    serial: 0,
  }));

  const entries = scenario.world.map(({ from, to, mailbox: only, ...keys }) => ({
    from,
    to,
    only,
    keys: definedOnly(keys),
  }));
  const changes = [...new Set(entries.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))].sort(
    (a, b) => a - b,
  );
  /** Per mailbox the conditions last asked for, and the time for which they hold. */
  const recent: ({ readonly fromMs: number; readonly toMs: number; readonly conditions: Conditions } | undefined)[] =
    [];
  const conditionsAt = (mailbox: number, atMs: number): Conditions => {
    const known = recent[mailbox];
    if (known && known.fromMs <= atMs && atMs < known.toMs) return known.conditions;
    const inForce = entries.filter(
      ({ from, to, only }) => from <= atMs && (to === null || atMs < to) && (only === undefined || only === mailbox),
    );
    const conditions: Conditions = Object.assign({}, usual, ...inForce.map(({ keys }) => keys));
    const fromMs = changes.findLast((change) => change <= atMs) ?? Number.NEGATIVE_INFINITY;
    const toMs = changes.find((change) => change > atMs) ?? Number.POSITIVE_INFINITY;
    recent[mailbox] = { fromMs, toMs, conditions };
    return conditions;
  };

  let span = 0;
  const isAwake = (atMs: number): boolean => {
    while (span > 0 && (awake[span]?.fromMs ?? 0) > atMs) span -= 1;
    while (span < awake.length - 1 && (awake[span]?.toMs ?? 0) <= atMs) span += 1;
    const current = awake[span];
    return current !== undefined && current.fromMs <= atMs && atMs < current.toMs;
  };

  const arrive = (box: Box, mailbox: number, conditions: Conditions): void => {
    const { octets } = conditions.arrivals;
    const settings = scenario.mailboxes[mailbox];
    const isFull =
      box.octets + octets + conditions.elsewhereBytes > (settings?.limitBytes ?? Number.POSITIVE_INFINITY) ||
      box.messages.length >= (settings?.limitMessages ?? Number.POSITIVE_INFINITY);
    // A full box loses what is sent to it, and nobody at the school hears of it.
    if (!isFull) {
      box.messages.push({ id: `${mailbox}-${box.serial}`, octets, goesMs: null });
      box.octets += octets;
    }
    box.serial += 1;
  };

  const collect = (box: Box, atMs: number, { outlook, receiving, network, copyLeft }: Conditions): void => {
    if (box.messages.length === 0) return;
    const isElsewhere = outlook === 'closed';
    if (!isElsewhere && (!isAwake(atMs) || network === 'down')) return;
    if (stopsOutlook.includes(receiving)) return;
    // With copies left on the server only those go that the user deletes in Outlook, some hours later.
    box.messages =
      copyLeft !== false
        ? box.messages
            .map((message) => (message.goesMs === null ? { ...message, goesMs: leavesAtMs(atMs, copyLeft) } : message))
            .filter(({ goesMs }) => goesMs === null || goesMs > atMs)
        : [];
    box.octets = box.messages.reduce((sum, message) => sum + message.octets, 0);
  };

  /** A copy that is kept for ever goes when the user deletes it, if ever; one that is kept for a time goes by itself. */
  const leavesAtMs = (atMs: number, copyLeft: true | number): number => {
    if (copyLeft !== true) return atMs + copyLeft;
    return random.next() < 0.5 ? atMs + readingMs : Number.POSITIVE_INFINITY;
  };

  /** When the box is next emptied: by this PC so long after it woke, by another computer round the clock. */
  const nextCollection = (atMs: number, { collectEvery, outlook }: Conditions): number => {
    if (collectEvery === null) return Number.POSITIVE_INFINITY;
    if (outlook === 'closed') return (Math.floor(atMs / collectEvery) + 1) * collectEvery;
    // Outlook opens with the session and collects a first time one interval later.
    if (!isAwake(atMs))
      return (awake.find(({ fromMs }) => fromMs > atMs)?.fromMs ?? Number.POSITIVE_INFINITY) + collectEvery;
    const wokeMs = awake[span]?.fromMs ?? 0;
    return wokeMs + (Math.floor((atMs - wokeMs) / collectEvery) + 1) * collectEvery;
  };

  const advance = (mailbox: number, toMs: number): Box => {
    const box = boxes[mailbox];
    if (!box) throw new RangeError(`no mailbox ${mailbox}`);
    while (box.toMs < toMs) {
      const conditions = conditionsAt(mailbox, box.toMs);
      const { perDay } = conditions.arrivals;
      const hasArrived = box.nextArrivalMs <= box.toMs;
      if (hasArrived) arrive(box, mailbox, conditions);
      // The process has no memory, so another rate is simply drawn anew.
      if (hasArrived || box.perDay !== perDay) box.nextArrivalMs = box.toMs + random.poissonGapMs(perDay);
      box.perDay = perDay;
      const collectionMs = nextCollection(box.toMs, conditions);
      const changeMs = changes.find((change) => change > box.toMs) ?? toMs;
      box.toMs = Math.min(box.nextArrivalMs, collectionMs, changeMs, box.toMs + idleMs, toMs);
      if (box.toMs === collectionMs) collect(box, box.toMs, conditionsAt(mailbox, box.toMs));
    }
    return box;
  };

  const failing = (
    mailbox: number,
    atMs: number,
    leg: Leg,
  ): { failure: Failure | null; certificate: CertificateReading | null } => {
    const conditions = conditionsAt(mailbox, atMs);
    const kind = conditions.network === 'down' ? 'offline' : conditions[leg];
    const certificate = scriptedCertificate(kind, conditions.certificateExpires, conditions.certificateFrom);
    return { failure: kind === 'ok' ? null : scriptedFailure(kind, conditions), certificate };
  };

  return {
    conditionsAt,
    collectOnce: (mailbox, atMs) => collect(advance(mailbox, atMs), atMs, conditionsAt(mailbox, atMs)),
    changes,
    maildrop(mailbox, atMs, uidlUpTo) {
      const { messages, octets } = advance(mailbox, atMs);
      const { failure, certificate } = failing(mailbox, atMs, 'receiving');
      if (failure) return { outcome: { ok: false, failure }, certificate, durationMs: 0 };
      const isListed = uidlUpTo !== undefined && conditionsAt(mailbox, atMs).uidl && messages.length <= uidlUpTo;
      const uidlHashes = isListed ? messages.map(({ id }) => id) : null;
      const value = {
        messages: messages.length,
        octets,
        encrypted: certificate !== null,
        uidlHashes,
        capabilities: null,
      };
      return { outcome: { ok: true, value }, certificate, durationMs: 0 };
    },
    quota(mailbox, atMs) {
      const conditions = conditionsAt(mailbox, atMs);
      const { quota, imapQuota, elsewhereBytes } = conditions;
      const told = scriptedQuota(quota ?? (imapQuota ? null : 'not-offered'), conditions);
      if (told !== null) return told;
      const limitBytes = scenario.mailboxes[mailbox]?.limitBytes ?? null;
      const usedBytes = advance(mailbox, atMs).octets + elsewhereBytes;
      return quotaAnswer(limitBytes === null ? { kind: 'unlimited' } : limited({ usedBytes, limitBytes }));
    },
    submission(mailbox, atMs) {
      const { failure, certificate } = failing(mailbox, atMs, 'sending');
      if (failure) return { outcome: { ok: false, failure }, certificate, durationMs: 0 };
      return { outcome: { ok: true, value: { mechanism: 'PLAIN', encrypted: true } }, certificate, durationMs: 0 };
    },
  };
}

function definedOnly(keys: Partial<Omit<WorldEntry, 'from' | 'to' | 'mailbox'>>): Partial<Conditions> {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
}
