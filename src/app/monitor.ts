import { type Alert, dueAlerts, noteTold } from '../domain/alert.ts';
import { type AlertTextOptions, alertText } from '../domain/alert-text.ts';
import type { WatchContext } from '../domain/context.ts';
import type { Failure } from '../domain/failure.ts';
import type { Leg } from '../domain/health.ts';
import type { Looked } from '../domain/look.ts';
import type { MaildropReading, SubmissionReading } from '../domain/reading.ts';
import { dueLook, nextWakeMs } from '../domain/schedule.ts';
import type { ImapServer, Pop3Server, SmtpServer } from '../domain/server-profile.ts';
import { newWatch, type WatchState } from '../domain/state.ts';
import { reduce, type Transition, type WatchEvent } from '../domain/watch.ts';
import type { Notifier, Probes, Secrets, StateStore, WaitingClock } from './ports.ts';
import { receivingLook, sendingLook, uidlLimit } from './questions.ts';

/** The servers of one mailbox; null where a leg is not watched. */
export type Servers = {
  readonly user: string;
  readonly pop3: Pop3Server | null;
  readonly smtp: SmtpServer | null;
  readonly imap: ImapServer | null;
};

export type MonitorParts = {
  readonly clock: WaitingClock;
  readonly probes: Probes;
  readonly secrets: Secrets;
  readonly store: StateStore;
  readonly notifier: Notifier;
  /** Rules, calendar and mailboxes as the settings say at this moment. */
  readonly context: () => WatchContext;
  readonly addresses: () => readonly string[];
  readonly serversOf: (address: string) => Servers;
  readonly texts: (state: WatchState, nowMs: number) => AlertTextOptions;
  /** A server that was seen encrypted is never spoken to in clear again. */
  readonly secured: { has(server: Pop3Server): boolean; add(server: Pop3Server): void };
};

export type MonitorListener = {
  readonly changed?: (state: WatchState, transitions: readonly Transition[]) => void;
  /** A look begins (`true`) or has ended. */
  readonly looking?: (address: string, leg: Leg, isRunning: boolean) => void;
};

/** An event without its instant, which the monitor supplies. */
type Happening<Event = WatchEvent> = Event extends WatchEvent ? Omit<Event, 'atMs'> : never;

/** A login with a password that was just typed. */
export type Attempt = {
  readonly address: string;
  readonly leg: Leg;
  readonly password: string;
  /** Told what came of it before anything else is looked at; null where it was cut. */
  readonly conclude: (looked: Looked | null) => Promise<void>;
};

export type Monitor = {
  readonly state: () => WatchState;
  /** Runs until {@link stop}; resolves then. */
  start(): Promise<void>;
  /** Cuts open conversations and ends the loop. */
  stop(): void;
  /** Tells what happened outside: suspend, network, settings, the user's wishes. */
  tell(happening: Happening): void;
  /** Makes one login in its turn. What it found is told to `conclude` alone. */
  attempt(attempt: Attempt): void;
};

/** What makes a conversation under way pointless: its answer would be about another password, or come after a sleep. */
const cutting: readonly Happening['kind'][] = ['suspended', 'leg-edited', 'leg-held', 'settings-changed'];

/** Wall time that passes while the monotonic clock stands still: the PC slept, whether or not the system said so. */
const sleepMs = 90_000;

/**
 * The watch, alive: asks the judgement what is due, makes one look at a time, takes the reading back and speaks. It holds
 * the only mutable state of the application.
 */
export function createMonitor(parts: MonitorParts, listener: MonitorListener = {}): Monitor {
  const { clock, probes, secrets, store, notifier } = parts;
  let state = store.load() ?? newWatch(parts.addresses());
  let isRunning = false;
  /** Ends the present wait, so that what happened is acted upon at once. */
  let nudge = new AbortController();
  /** Cuts the conversation under way. */
  let conversation: AbortController | null = null;
  const attempts: Attempt[] = [];
  let offsetMs = clock.now() - clock.monotonic();

  const apply = (event: WatchEvent): void => {
    const { state: next, transitions } = reduce(state, event, parts.context());
    state = next;
    // First the journal, then the disk: what is saved holds both.
    listener.changed?.(state, transitions);
    if (event.kind !== 'tick' || transitions.length > 0) store.save(state);
  };
  const tell = (happening: Happening): void => {
    if (cutting.includes(happening.kind)) conversation?.abort();
    apply({ ...happening, atMs: clock.now() } as WatchEvent);
    nudge.abort();
  };
  /** True when the PC slept since the last call. */
  const hasSlept = (): boolean => {
    const before = offsetMs;
    offsetMs = clock.now() - clock.monotonic();
    return offsetMs - before >= sleepMs;
  };

  const speak = async (): Promise<void> => {
    const nowMs = clock.now();
    const { alerts, hasCovered } = dueAlerts(state, nowMs, parts.context());
    if (alerts.length === 0 && !hasCovered) return;
    const options = parts.texts(state, nowMs);
    const shown: Alert[] = [];
    for (const alert of alerts) {
      if (await notifier.show(alert, alertText(alert, options))) shown.push(alert);
    }
    state = noteTold(state, shown, clock.now(), parts.context());
    store.save(state);
    listener.changed?.(state, []);
  };

  const receive = async (
    address: string,
    password: string,
    { user, pop3, imap }: Servers,
    signal: AbortSignal,
  ): Promise<Looked | null> => {
    const mailbox = state.mailboxes.find((one) => one.address === address);
    if (!pop3 || !mailbox) return null;
    const limit = uidlLimit(mailbox, clock.now());
    const login = { user, password, signal };
    const reading: MaildropReading = await probes.maildrop({
      ...login,
      server: pop3,
      mustEncrypt: parts.secured.has(pop3),
      ...(limit === undefined ? {} : { uidlUpTo: limit }),
    });
    if (reading.certificate?.problem === null) parts.secured.add(pop3);
    const quota = imap && reading.outcome.ok && !signal.aborted ? await probes.quota({ ...login, server: imap }) : null;
    return receivingLook(address, clock.now(), reading, quota, parts.context().settingsOf(address));
  };
  const send = async (
    address: string,
    password: string,
    { user, smtp }: Servers,
    signal: AbortSignal,
  ): Promise<Looked | null> => {
    if (!smtp) return null;
    const reading: SubmissionReading = await probes.submission({ user, password, signal, server: smtp });
    return sendingLook(address, clock.now(), reading);
  };
  /** One conversation. @returns null where it was cut: what cut it has planned the next */
  const converse = async (address: string, leg: Leg, password: () => Promise<string>): Promise<Looked | null> => {
    const cut = new AbortController();
    conversation = cut;
    listener.looking?.(address, leg, true);
    const servers = parts.serversOf(address);
    const ask = leg === 'receiving' ? receive : send;
    // Probes do not throw; should one, the watch goes on.
    const looked = await password()
      .then((secret) => ask(address, secret, servers, cut.signal))
      .catch(() => brokenLook(address, leg, clock.now()));
    conversation = null;
    listener.looking?.(address, leg, false);
    return cut.signal.aborted ? null : looked;
  };
  const look = async (address: string, leg: Leg): Promise<void> => {
    const looked = await converse(address, leg, async () => (await secrets.password(address, leg)) ?? '');
    // A look that was cut says nothing, but its session counts.
    apply(looked ?? { kind: 'tried', atMs: clock.now(), address, leg });
  };
  const make = async ({ address, leg, password, conclude }: Attempt): Promise<void> => {
    await conclude(await converse(address, leg, async () => password));
  };

  return {
    state: () => state,
    tell,
    attempt(attempt) {
      attempts.push(attempt);
      nudge.abort();
    },
    async start() {
      isRunning = true;
      apply({ kind: 'settings-changed', atMs: clock.now(), addresses: parts.addresses() });
      apply({ kind: 'started', atMs: clock.now() });
      while (isRunning) {
        nudge = new AbortController();
        if (hasSlept()) apply({ kind: 'resumed', atMs: clock.now() });
        apply({ kind: 'tick', atMs: clock.now() });
        await speak();
        const attempt = attempts.shift();
        if (attempt) {
          await make(attempt);
          continue;
        }
        const due = dueLook(state, clock.now(), (address) => isLocal(parts.serversOf(address)));
        if (due) {
          await look(due.address, due.leg);
          continue;
        }
        const waitMs = Math.min(longestWaitMs, nextWakeMs(state, clock.now(), parts.context()) - clock.now());
        await clock.wait(Math.max(1, waitMs), nudge.signal);
      }
      for (const attempt of attempts.splice(0)) await attempt.conclude(null);
    },
    stop() {
      isRunning = false;
      conversation?.abort();
      nudge.abort();
    },
  };
}

/** A look that a bug ended: it says nothing about the server. */
function brokenLook(address: string, leg: Leg, atMs: number): Looked {
  const failure: Failure = {
    kind: 'internal',
    stage: 'setup',
    code: null,
    response: null,
    certificateProblem: null,
    passwordSent: false,
  };
  return sendingLook(address, atMs, { outcome: { ok: false, failure }, certificate: null, durationMs: 0 }, leg);
}

/** So that a sleep, or a clock that was set, is noticed soon. */
const longestWaitMs = 30_000;

/** Servers on this very PC need no network. */
function isLocal({ pop3, smtp }: Servers): boolean {
  return [pop3, smtp].every((server) => server === null || /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(server.host));
}
