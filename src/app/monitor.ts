import { type DueLook, dueLook, nextWakeMs } from '../domain/leg/index.ts';
import type { WatchContext } from '../domain/model/context.ts';
import { type Leg, legs } from '../domain/model/health.ts';
import { type Cause, passwordTrouble } from '../domain/model/leg-state.ts';
import { type MailboxState, newWatch, type WatchState } from '../domain/model/state.ts';
import type { Looked } from '../domain/model/watch-event.ts';
import type { AlertTextOptions } from '../domain/tell/alert-text.ts';
import { fallAsleep } from '../domain/time/awake.ts';
import { clockAtRest } from '../domain/time/believed-clock.ts';
import { followSettings } from '../domain/watch/asleep.ts';
import { type Reduced, reduce, type WatchEvent } from '../domain/watch/watch.ts';
import type { AskParts, Servers } from './ask-servers.ts';
import { createRightClock } from './clocks.ts';
import { createConversations, createTurns, type Happening } from './conversations.ts';
import { bareLook } from './looked.ts';
import { createLooks, type TypedLogin } from './looks.ts';
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
  /** A server has answered a look; told before anything is made of it. */
  readonly answered?: (looked: Looked, cause: Cause) => void;
  /** An event was judged, and these verdicts and matters have changed; told before the state is saved. */
  readonly noted?: (reduced: Reduced) => void;
  /** There is something new to show; told after the state was saved. */
  readonly changed?: () => void;
  /** A look begins (`true`) or has ended. */
  readonly looking?: (address: string, leg: Leg, isRunning: boolean) => void;
};

/** Makes one login with a typed password. @returns what came of it; null where it was cut before there was an answer */
export type LogIn = (typed: TypedLogin) => Promise<Looked | null>;

export type Monitor = {
  readonly state: () => WatchState;
  /** Runs until {@link stop}; resolves then. */
  start(): Promise<void>;
  /** Cuts open conversations and ends the loop. */
  stop(): void;
  /** Tells what happened outside: suspend, network, settings, the user's wishes. */
  tell(happening: Happening): void;
  /**
   * Does this once between two looks, and nothing is looked at before it is done.
   * @returns what it made of it; null where the watch ended before its turn came
   */
  inTurn<Value>(act: (logIn: LogIn) => Promise<Value>): Promise<Value | null>;
};

/** Wall time that passes while the monotonic clock stands still: the PC slept, whether or not the system said so. */
const sleepMs = 90_000;

/**
 * The watch, alive: asks the judgement what is due, makes one look at a time, takes the reading back and speaks. It holds
 * the only mutable state of the application.
 */
export function createMonitor(parts: MonitorParts, listener: MonitorListener = {}): Monitor {
  const { secrets, store, context, onBug = throwLater } = parts;
  let state = beginningWith(parts);
  const clock = createRightClock(parts.clock, () => state, context);
  let isRunning = false;
  let isAudiencePresent = true;
  /** Ends the present wait, so that what happened is acted upon at once. */
  let nudge = new AbortController();
  let offsetMs = clock.now() - clock.monotonic();

  /** A listener's bug is not the watch's. */
  const inform = (tellListener: () => void): void => {
    try {
      tellListener();
    } catch (error) {
      onBug(error);
    }
  };
  const keep = (next: WatchState): void => {
    state = next;
    store.save(state);
    inform(() => listener.changed?.());
  };
  const apply = (happened: WatchEvent): void => {
    // The instant of an event is what the PC's own clocks show.
    const event = { ...happened, atMs: parts.clock.now(), monotonicMs: parts.clock.monotonic() };
    const before = state;
    const reduced = reduce(before, event, context());
    const { state: next, transitions } = reduced;
    state = next;
    // First the journal, then the disk: what is saved holds both. Nothing that draws may come in between.
    inform(() => listener.noted?.(reduced));
    if (event.kind !== 'tick' || transitions.length > 0 || next.matters !== before.matters) keep(state);
    else if (isShownAnew(before, next, context())) inform(() => listener.changed?.());
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
  /** True when the PC slept since the last call. */
  const hasSlept = (): boolean => {
    const before = offsetMs;
    offsetMs = clock.now() - clock.monotonic();
    return offsetMs - before >= sleepMs;
  };

  const conversations = createConversations({
    serversOf: parts.serversOf,
    onTurn: (address, leg, isOpen) => inform(() => listener.looking?.(address, leg, isOpen)),
  });
  const limitsOf: AskParts['limitsOf'] = (address) => context().settingsOf(address);
  const looks = createLooks({ ...parts, clock, limitsOf, conversations, state: () => state, apply });
  const speaker = createSpeaker({ ...parts, clock, onBug, state: () => state, keep });
  const turns = createTurns<LogIn>();

  const begin = (): void => {
    apply({ kind: 'settings-changed', atMs: clock.now(), addresses: parts.addresses() });
    apply({ kind: 'started', atMs: clock.now() });
    if (!isAudiencePresent) apply({ kind: 'audience', atMs: clock.now(), isPresent: false });
    recall([]);
  };
  /** What stands beside the passwords of mailboxes that were not watched before. */
  const recall = (before: readonly MailboxState[]): void => {
    const isWatched = new Set(before.map(({ address }) => address));
    for (const { address, legs: states } of state.mailboxes) {
      if (isWatched.has(address)) continue;
      for (const leg of legs) {
        const as = secrets.refusedAs(address, leg);
        if (as !== null) apply({ kind: 'refusal-remembered', atMs: clock.now(), address, leg, as });
        const isMissed = passwordTrouble(states[leg]) === 'missing' && secrets.isExpected(address, leg);
        if (isMissed) apply({ kind: 'password-expected', atMs: clock.now(), address, leg });
      }
    }
  };
  const look = async (due: DueLook): Promise<void> => {
    const event = await looks.look(due);
    if (event?.kind === 'looked') inform(() => listener.answered?.(event, due.cause));
    if (event) take(event);
    if (event?.kind === 'looked') looks.noteRefusal(due.address, due.leg);
  };
  const rest = async (quietMs: number): Promise<void> => {
    const waitMs = Math.min(quietMs, nextWakeMs(state, clock.now(), context()) - clock.now());
    await clock.wait(Math.max(1, waitMs), nudge.signal);
  };

  return {
    state: () => state,
    tell(happening) {
      conversations.interrupt(happening);
      if (happening.kind === 'resumed') hasSlept();
      if (happening.kind === 'audience') {
        isAudiencePresent = happening.isPresent;
        if (isAudiencePresent) speaker.takeHeart();
      }
      const before = state.mailboxes;
      apply({ ...happening, atMs: clock.now() } as WatchEvent);
      recall(before);
      nudge.abort();
    },
    inTurn(act) {
      const done = turns.wait(act);
      nudge.abort();
      return done;
    },
    async start() {
      isRunning = true;
      begin();
      while (isRunning) {
        nudge = new AbortController();
        if (hasSlept()) apply({ kind: 'resumed', atMs: clock.now() });
        apply({ kind: 'tick', atMs: clock.now() });
        const quietMs = await speaker.speak();
        if (await turns.take(looks.logIn)) continue;
        const due = dueLook(state, clock.now(), (address) => isOnThisPc(parts.serversOf(address)));
        if (due) await look(due);
        else await rest(quietMs);
      }
      turns.end();
    },
    stop() {
      isRunning = false;
      conversations.cut();
      nudge.abort();
    },
  };
}

/** What was saved, not yet awake; from the first event on nothing is judged of a mailbox that the settings do not name. */
function beginningWith({ store, addresses, clock, context }: MonitorParts): WatchState {
  const saved = store.load() ?? newWatch([]);
  const resting = { ...saved, awake: fallAsleep(saved.awake), clock: clockAtRest(saved.clock) };
  return followSettings(resting, addresses(), createRightClock(clock, () => resting, context).now(), context());
}

/** True where time alone has changed what is shown: a verdict's facts, the date, or a snooze that is over. */
function isShownAnew(before: WatchState, after: WatchState, { calendar }: WatchContext): boolean {
  if (after.mailboxes !== before.mailboxes) return true;
  const { nowMs: beforeMs } = before.clock;
  const { nowMs } = after.clock;
  const { snoozedUntilMs } = after;
  const isSnoozeOver = snoozedUntilMs !== null && beforeMs < snoozedUntilMs && snoozedUntilMs <= nowMs;
  return isSnoozeOver || calendar.localDate(beforeMs) !== calendar.localDate(nowMs);
}

function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
