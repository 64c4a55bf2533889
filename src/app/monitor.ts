import { type DueLook, dueLook, nextWakeMs } from '../domain/leg/index.ts';
import type { WatchContext } from '../domain/model/context.ts';
import { type Leg, legs } from '../domain/model/health.ts';
import { isRefusal } from '../domain/model/latch.ts';
import { latchedBy, passwordTrouble } from '../domain/model/leg-state.ts';
import { newWatch, type WatchState } from '../domain/model/state.ts';
import type { Looked } from '../domain/model/watch-event.ts';
import type { AlertTextOptions } from '../domain/tell/alert.ts';
import { followSettings } from '../domain/watch/asleep.ts';
import { reduce, type Transition, type WatchEvent } from '../domain/watch/watch.ts';
import { type AskParts, createAsk, type Servers } from './ask-servers.ts';
import { bareLook } from './bare-look.ts';
import { isOnThisPc } from './mailbox-book.ts';
import type { Notifier, Probes, Secrets, StateStore, WaitingClock } from './ports.ts';
import { createSpeaker } from './speaker.ts';

export type { Servers } from './ask-servers.ts';

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
  readonly secured: AskParts['secured'];
  /** Told of a bug that the watch outlives; without it, the process' own handler is. */
  readonly onBug?: ((error: unknown) => void) | undefined;
};

export type MonitorListener = {
  /** Verdicts have changed; told before the state is saved. */
  readonly noted?: (transitions: readonly Transition[]) => void;
  /** There is something new to show; told after the state was saved. */
  readonly changed?: () => void;
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
  /** Sent although it was refused before. */
  readonly isInsisted: boolean;
  /** Asked when its turn has come: false ends it before anything is sent. */
  readonly isWanted?: () => boolean;
  /** Told what came of it before anything else is looked at; null where it was cut before there was an answer. */
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

/** A look or an attempt under way. */
type Conversation = {
  readonly address: string;
  readonly leg: Leg;
  readonly servers: Servers;
  readonly cut: AbortController;
  /** Its answer would be about another password or another server. */
  isVoid: boolean;
};

/** Wall time that passes while the monotonic clock stands still: the PC slept, whether or not the system said so. */
const sleepMs = 90_000;
/** So that a sleep, or a clock that was set, is noticed soon. */
const longestWaitMs = 30_000;

/**
 * The watch, alive: asks the judgement what is due, makes one look at a time, takes the reading back and speaks. It holds
 * the only mutable state of the application.
 */
export function createMonitor(parts: MonitorParts, listener: MonitorListener = {}): Monitor {
  const { clock, secrets, store, onBug = throwLater } = parts;
  // From the first event on nothing is judged of a mailbox that the settings do not name.
  let state = followSettings(store.load() ?? newWatch([]), parts.addresses(), clock.now(), parts.context());
  let isRunning = false;
  let isAudiencePresent = true;
  /** Ends the present wait, so that what happened is acted upon at once. */
  let nudge = new AbortController();
  let conversation: Conversation | null = null;
  const attempts: Attempt[] = [];
  let offsetMs = clock.now() - clock.monotonic();

  const ask = createAsk({ ...parts, limitsOf: (address) => parts.context().settingsOf(address) });
  /** A listener's bug is not the watch's. */
  const inform = (tellListener: () => void): void => {
    try {
      tellListener();
    } catch (error) {
      onBug(error);
    }
  };
  const apply = (event: WatchEvent): void => {
    const { state: next, transitions } = reduce(state, event, parts.context());
    state = next;
    // First the journal, then the disk: what is saved holds both. Nothing that draws may come in between.
    inform(() => listener.noted?.(transitions));
    if (event.kind !== 'tick' || transitions.length > 0) store.save(state);
    inform(() => listener.changed?.());
  };
  /** Takes in what came of a look; of one that the judgement chokes on, at least the answer to the password. */
  const take = (event: WatchEvent): void => {
    try {
      apply(event);
    } catch (error) {
      onBug(error);
      if (event.kind === 'looked') apply(bareLook({ ...event, failure: event.look.failure }));
    }
  };
  const speaker = createSpeaker({
    ...parts,
    onBug,
    state: () => state,
    keep: (told) => {
      state = told;
      store.save(state);
      inform(() => listener.changed?.());
    },
  });

  /** Cuts the conversation under way where its answer would be about another password, or come after a sleep. */
  const interrupt = (happening: Happening): void => {
    if (!conversation) return;
    const { address, leg, servers, cut } = conversation;
    const isOwn = 'leg' in happening && happening.address === address && happening.leg === leg;
    const isGone =
      (happening.kind === 'settings-changed' && !happening.addresses.includes(address)) ||
      (happening.kind === 'mailbox-forgotten' && happening.address === address);
    const isMoved = asked(parts.serversOf(address), leg) !== asked(servers, leg);
    if (isGone || isMoved || (isOwn && happening.kind === 'leg-edited')) conversation.isVoid = true;
    else if (happening.kind !== 'suspended' && !(isOwn && happening.kind === 'leg-held')) return;
    cut.abort();
  };
  const tell = (happening: Happening): void => {
    interrupt(happening);
    if (happening.kind === 'resumed') hasSlept();
    if (happening.kind === 'audience') {
      isAudiencePresent = happening.isPresent;
      if (isAudiencePresent) speaker.takeHeart();
    }
    apply({ ...happening, atMs: clock.now() } as WatchEvent);
    nudge.abort();
  };
  /** True when the PC slept since the last call. */
  const hasSlept = (): boolean => {
    const before = offsetMs;
    offsetMs = clock.now() - clock.monotonic();
    return offsetMs - before >= sleepMs;
  };

  const converse = async <Value>(
    address: string,
    leg: Leg,
    talk: (open: Conversation) => Promise<Value>,
  ): Promise<Value> => {
    const open: Conversation = {
      address,
      leg,
      servers: parts.serversOf(address),
      cut: new AbortController(),
      isVoid: false,
    };
    conversation = open;
    inform(() => listener.looking?.(address, leg, true));
    try {
      return await talk(open);
    } finally {
      conversation = null;
      inform(() => listener.looking?.(address, leg, false));
    }
  };
  const question = async (
    { address, leg, servers, cut }: Conversation,
    password: string,
    isInsisted: boolean,
  ): Promise<Looked | null> => {
    const mailbox = state.mailboxes.find((one) => one.address === address);
    return mailbox ? ask({ leg, mailbox, servers, password, isInsisted, signal: cut.signal }) : null;
  };
  /** @returns what became of the look; null where something happened before it could begin */
  const tryLook = async (open: Conversation, isInsisted: boolean): Promise<WatchEvent | null> => {
    const { address, leg, servers, cut } = open;
    const of = { address, leg };
    const server = leg === 'receiving' ? servers.pop3 : servers.smtp;
    if (!server) return { kind: 'rules-changed', atMs: clock.now() };
    const secret = await secrets.password(address, leg);
    if (cut.signal.aborted) return null;
    if (secret.kind !== 'found' || secret.password === '') {
      return { kind: 'password-missing', atMs: clock.now(), ...of, isUnreadable: secret.kind === 'unreadable' };
    }
    apply({ kind: 'look-begun', atMs: clock.now(), ...of });
    const looked = await question(open, secret.password, isInsisted);
    if (open.isVoid || looked === null) return { kind: 'tried', atMs: clock.now(), ...of };
    const { failure } = looked.look;
    const hasLeft = failure?.kind !== 'internal' || failure.passwordSent;
    return cut.signal.aborted && !hasLeft ? { kind: 'look-cut', atMs: clock.now(), ...of } : looked;
  };
  const look = async ({ address, leg, cause }: DueLook): Promise<void> => {
    const mailbox = state.mailboxes.find((one) => one.address === address);
    // Behind a closed latch only a test that the user has confirmed is ever due.
    const isInsisted = cause === 'user' && mailbox !== undefined && latchedBy(mailbox.legs[leg]) !== null;
    const event = await converse(address, leg, (open) => tryLook(open, isInsisted));
    if (event) take(event);
    if (event?.kind === 'looked') noteRefusal(address, leg);
  };
  /** The latch is written down beside the password's binding as well. */
  const noteRefusal = (address: string, leg: Leg): void => {
    const mailbox = state.mailboxes.find((one) => one.address === address);
    if (!mailbox) return;
    const refusal = latchedBy(mailbox.legs[leg]);
    // A lock-out has its time: noted here it would last until the user acts.
    secrets.noteRefusal(address, leg, refusal === 'locked-out' ? null : refusal);
  };
  const make = async ({ address, leg, password, isInsisted, isWanted, conclude }: Attempt): Promise<void> => {
    if (isWanted && !isWanted()) return conclude(null);
    const looked = await converse(address, leg, async (open) => {
      const found = await question(open, password, isInsisted);
      const hasAnswer = found !== null && (found.look.failure === null || isRefusal(found.look.failure));
      return open.isVoid || (open.cut.signal.aborted && !hasAnswer) ? null : found;
    });
    await conclude(looked);
  };
  const begin = (): void => {
    apply({ kind: 'settings-changed', atMs: clock.now(), addresses: parts.addresses() });
    apply({ kind: 'started', atMs: clock.now() });
    if (!isAudiencePresent) apply({ kind: 'audience', atMs: clock.now(), isPresent: false });
    for (const { address, legs: states } of state.mailboxes) {
      for (const leg of legs) {
        const as = secrets.refusedAs(address, leg);
        if (as !== null) apply({ kind: 'refusal-remembered', atMs: clock.now(), address, leg, as });
        const isMissed = passwordTrouble(states[leg]) === 'missing' && secrets.isExpected(address, leg);
        if (isMissed) apply({ kind: 'password-expected', atMs: clock.now(), address, leg });
      }
    }
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
      begin();
      while (isRunning) {
        nudge = new AbortController();
        if (hasSlept()) apply({ kind: 'resumed', atMs: clock.now() });
        apply({ kind: 'tick', atMs: clock.now() });
        await speaker.speak();
        const attempt = attempts.shift();
        if (attempt) {
          await make(attempt);
          continue;
        }
        const due = dueLook(state, clock.now(), (address) => isOnThisPc(parts.serversOf(address)));
        if (due) {
          await look(due);
          continue;
        }
        const waitMs = Math.min(longestWaitMs, nextWakeMs(state, clock.now(), parts.context()) - clock.now());
        await clock.wait(Math.max(1, waitMs), nudge.signal);
      }
      for (const attempt of attempts.splice(0)) await attempt.conclude(null);
    },
    stop() {
      isRunning = false;
      conversation?.cut.abort();
      nudge.abort();
    },
  };
}

/** Who is asked as whom, as one text. */
const asked = ({ user, pop3, smtp, imap }: Servers, leg: Leg): string =>
  JSON.stringify(leg === 'receiving' ? [user, pop3, imap] : [user, smtp]);

function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
