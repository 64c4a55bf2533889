import { countAwake, fallAsleep, wake } from './awake.ts';
import { assess } from './checks/index.ts';
import type { WatchContext } from './context.ts';
import { openLatch } from './credential-latch.ts';
import { type CheckId, checkIds, type Health, type Leg } from './health.ts';
import { noteIncidents } from './incidents.ts';
import { type Looked, noteLook } from './look.ts';
import { bounded, countSession, hasLeg, isAutomatic, mayOpenSession, plan, restart } from './schedule.ts';
import {
  type HoldReason,
  type LegState,
  type MailboxState,
  type MailProgram,
  newMailbox,
  noTrouble,
  type WatchState,
} from './state.ts';

/** All that can happen to the watch. Every event carries its instant; time enters in no other way. */
export type WatchEvent =
  | { readonly kind: 'started'; readonly atMs: number }
  | { readonly kind: 'suspended'; readonly atMs: number }
  | { readonly kind: 'resumed'; readonly atMs: number }
  | { readonly kind: 'tick'; readonly atMs: number }
  | { readonly kind: 'network'; readonly atMs: number; readonly isUp: boolean }
  /** The session was locked (or another user's is shown), or is in use again. Probing goes on, toasts wait. */
  | { readonly kind: 'audience'; readonly atMs: number; readonly isPresent: boolean }
  | { readonly kind: 'mail-program'; readonly atMs: number; readonly status: MailProgram }
  | Looked
  /** A password or a server was edited: a new beginning for that leg, looked at on the spot. */
  | { readonly kind: 'leg-edited'; readonly atMs: number; readonly address: string; readonly leg: Leg }
  | {
      readonly kind: 'leg-held';
      readonly atMs: number;
      readonly address: string;
      readonly leg: Leg;
      readonly reason: HoldReason;
    }
  | { readonly kind: 'leg-released'; readonly atMs: number; readonly address: string; readonly leg: Leg }
  /** "Test now"; `isConfirmed`: the user knows that a closed latch is opened for one attempt. */
  | {
      readonly kind: 'test-asked';
      readonly atMs: number;
      readonly address: string;
      readonly leg: Leg;
      readonly isConfirmed: boolean;
    }
  /** A password that was just typed was tried and not kept: nothing is learned but that a session was opened. */
  | { readonly kind: 'tried'; readonly atMs: number; readonly address: string; readonly leg: Leg }
  | { readonly kind: 'snoozed'; readonly atMs: number; readonly untilMs: number | null }
  /** Mailboxes were added or removed in the settings, or a rule was changed. */
  | { readonly kind: 'settings-changed'; readonly atMs: number; readonly addresses: readonly string[] };

/** A verdict that changed. */
export type Transition = {
  readonly atMs: number;
  readonly address: string;
  readonly check: CheckId;
  readonly from: Health;
  readonly to: Health;
};

export type Reduced = { readonly state: WatchState; readonly transitions: readonly Transition[] };

/** Awake gaps shorter than this are everyday sleep, not worth telling. */
const gapMs = 12 * 3_600_000;
const gapsKept = 50;

/** The whole judgement: what was known and what happened → what is known now, and which verdicts changed. Pure. */
export function reduce(before: WatchState, event: WatchEvent, context: WatchContext): Reduced {
  // The time before a start or a resume was not watched.
  const isWaking = event.kind === 'started' || event.kind === 'resumed';
  const { awake, isNetworkUp } = before;
  const counted: WatchState = isWaking
    ? before
    : { ...before, awake: countAwake(awake, event.atMs, isNetworkUp, context.calendar, context.policy.speakingHours) };
  return conclude(apply(withRightDues(counted, event.atMs), event, context), event.atMs, context);
}

function apply(state: WatchState, event: WatchEvent, context: WatchContext): WatchState {
  const { atMs } = event;
  switch (event.kind) {
    case 'tick':
      return state;
    case 'started':
    case 'resumed': {
      const cause = event.kind === 'started' ? 'start' : 'resume';
      const awake = wake(state.awake, atMs);
      const mailProgram = { status: 'unknown' as const, sinceMs: atMs };
      return {
        ...noteGap(state, atMs),
        awake,
        mailProgram,
        audience: { isPresent: true, sinceMs: atMs },
        mailboxes: restart(state.mailboxes, cause, atMs, context),
      };
    }
    case 'suspended':
      return { ...state, awake: fallAsleep(state.awake) };
    case 'network': {
      if (event.isUp === state.isNetworkUp) return state;
      const mailboxes = event.isUp ? restart(state.mailboxes, 'schedule', atMs, context) : state.mailboxes;
      return { ...state, isNetworkUp: event.isUp, mailboxes };
    }
    case 'audience':
      return { ...state, audience: { isPresent: event.isPresent, sinceMs: atMs } };
    case 'mail-program':
      if (event.status === state.mailProgram.status) return state;
      return { ...state, mailProgram: { status: event.status, sinceMs: atMs } };
    case 'snoozed':
      return {
        ...state,
        snoozedUntilMs: event.untilMs,
        snoozeLengthMs: event.untilMs === null ? 0 : event.untilMs - atMs,
      };
    case 'settings-changed': {
      const known = new Map(state.mailboxes.map((mailbox) => [mailbox.address, mailbox]));
      const mailboxes = event.addresses.map((address) => known.get(address) ?? newMailbox(address));
      return { ...state, mailboxes: restart(mailboxes, 'start', atMs, context) };
    }
    case 'looked':
      return withMailbox(state, event.address, (mailbox) => noteLook(mailbox, event, state, context));
    case 'leg-edited':
      return withLeg(state, event.address, event.leg, (leg, mailbox) => {
        if (!hasLeg(mailbox, event.leg, context)) return leg;
        const fresh: LegState = { ...leg, latch: openLatch, hold: null, trouble: noTrouble, lastKind: null };
        return { ...fresh, due: plan(event.leg, fresh, { delayMs: 0, cause: 'user' }, atMs, context) };
      });
    case 'tried':
      return withLeg(state, event.address, event.leg, (leg) => ({
        ...leg,
        sessions: countSession(leg, atMs, context),
      }));
    case 'leg-held':
      return withLeg(state, event.address, event.leg, (leg) => ({ ...leg, hold: event.reason, due: null }));
    case 'leg-released':
      return withLeg(state, event.address, event.leg, (leg) => {
        const free: LegState = { ...leg, hold: null };
        return isAutomatic(free)
          ? { ...free, due: plan(event.leg, free, { delayMs: 0, cause: 'user' }, atMs, context) }
          : free;
      });
    case 'test-asked':
      return withLeg(state, event.address, event.leg, (leg, mailbox) => {
        const isAllowed = hasLeg(mailbox, event.leg, context) && mayOpenSession(event.leg, leg, atMs, context);
        const mayTry = isAllowed && leg.hold === null && (event.isConfirmed || leg.latch.closedBy === null);
        return mayTry ? { ...leg, due: plan(event.leg, leg, { delayMs: 0, cause: 'user' }, atMs, context) } : leg;
      });
  }
}

/** Verdicts and incidents after an event. */
function conclude(state: WatchState, nowMs: number, context: WatchContext): Reduced {
  const transitions: Transition[] = [];
  const mailboxes = state.mailboxes.map((mailbox) => {
    const verdicts = assess(mailbox, state, nowMs, context);
    const health = { ...mailbox.health };
    let hasTurned = false;
    for (const check of checkIds) {
      const from = mailbox.health[check];
      const verdict = verdicts[check];
      const isSame = from.status === verdict.status && from.code === verdict.code;
      if (isSame && from.facts === verdict.facts) continue;
      const to: Health = { ...verdict, sinceMs: isSame ? from.sinceMs : nowMs };
      health[check] = to;
      if (isSame) continue;
      hasTurned = true;
      transitions.push({ atMs: nowMs, address: mailbox.address, check, from, to });
    }
    const assessed: MailboxState = {
      ...mailbox,
      health,
      collection: { ...mailbox.collection, verdict: verdicts.collection },
    };
    return hasTurned ? noteIncidents(assessed, nowMs) : assessed;
  });
  return { state: { ...state, mailboxes }, transitions };
}

function noteGap(state: WatchState, nowMs: number): WatchState {
  const fromMs = state.awake.countedToMs;
  if (fromMs === 0 || nowMs - fromMs < gapMs) return state;
  return { ...state, gaps: [...state.gaps, { fromMs, toMs: nowMs }].slice(-gapsKept) };
}

/** Looks, and the end of a snooze, planned before the clock was set back: brought near again. */
function withRightDues(state: WatchState, nowMs: number): WatchState {
  const isFar = ({ due }: LegState): boolean => due !== null && bounded(due, nowMs) !== due;
  const right = (leg: LegState): LegState => (leg.due ? { ...leg, due: bounded(leg.due, nowMs) } : leg);
  const { snoozedUntilMs, snoozeLengthMs } = state;
  const isSnoozeFar = snoozedUntilMs !== null && snoozedUntilMs - nowMs > snoozeLengthMs;
  const near = isSnoozeFar ? { ...state, snoozedUntilMs: nowMs + snoozeLengthMs } : state;
  if (!near.mailboxes.some(({ legs }) => isFar(legs.receiving) || isFar(legs.sending))) return near;
  const mailboxes = near.mailboxes.map((mailbox) => ({
    ...mailbox,
    legs: { receiving: right(mailbox.legs.receiving), sending: right(mailbox.legs.sending) },
  }));
  return { ...near, mailboxes };
}

function withMailbox(state: WatchState, address: string, change: (mailbox: MailboxState) => MailboxState): WatchState {
  return {
    ...state,
    mailboxes: state.mailboxes.map((mailbox) => (mailbox.address === address ? change(mailbox) : mailbox)),
  };
}

function withLeg(
  state: WatchState,
  address: string,
  leg: Leg,
  change: (leg: LegState, mailbox: MailboxState) => LegState,
): WatchState {
  return withMailbox(state, address, (mailbox) => ({
    ...mailbox,
    legs: { ...mailbox.legs, [leg]: change(mailbox.legs[leg], mailbox) },
  }));
}
