import { assess } from '../checks/index.ts';
import { noteLegEvent } from '../leg/leg-event.ts';
import { withLockOutsOver } from '../leg/lock-out.ts';
import { noteLook } from '../leg/look.ts';
import { followRules, restart, withUnknownEnds } from '../leg/restart.ts';
import { bounded } from '../leg/schedule.ts';
import type { WatchContext } from '../model/context.ts';
import { type CheckId, checkIds, type Health } from '../model/health.ts';
import type { LegState, MailboxState, WatchState } from '../model/state.ts';
import type { WatchEvent } from '../model/watch-event.ts';
import { noteIncidents } from '../tell/incidents.ts';
import { countAwake, fallAsleep, wake } from '../time/awake.ts';
import { followSettings, forgetLongAsleep, forgetMailbox } from './asleep.ts';
import { noteGap } from './gap.ts';

export type { WatchEvent } from '../model/watch-event.ts';

/** A verdict that changed. */
export type Transition = {
  readonly atMs: number;
  readonly address: string;
  readonly check: CheckId;
  readonly from: Health;
  readonly to: Health;
};

export type Reduced = { readonly state: WatchState; readonly transitions: readonly Transition[] };

/** The whole judgement: what was known and what happened → what is known now, and which verdicts changed. Pure. */
export function reduce(before: WatchState, event: WatchEvent, context: WatchContext): Reduced {
  // A beginning proves nothing: verdicts are for the end of the look.
  if (event.kind === 'look-begun') return { state: apply(before, event, context), transitions: [] };
  // The time before a start or a resume was not watched.
  const isWaking = event.kind === 'started' || event.kind === 'resumed';
  const { awake, isNetworkUp } = before;
  const counted: WatchState = isWaking
    ? before
    : { ...before, awake: countAwake(awake, event.atMs, isNetworkUp, context.calendar, context.policy.speakingHours) };
  const right = withRightDues(counted, event.atMs);
  const due = { ...right, mailboxes: withLockOutsOver(right.mailboxes, event.atMs, context) };
  const applied = apply(due, event, context);
  return conclude(forgetLongAsleep(applied, event.atMs, context), event.atMs, context);
}

function apply(state: WatchState, event: WatchEvent, context: WatchContext): WatchState {
  const { atMs } = event;
  switch (event.kind) {
    case 'tick':
      return state;
    case 'started':
    case 'resumed': {
      const isStart = event.kind === 'started';
      const mailboxes = isStart ? withUnknownEnds(state.mailboxes) : state.mailboxes;
      const awake = wake(state.awake, atMs);
      const mailProgram = { status: 'unknown' as const, sinceMs: atMs };
      return {
        ...state,
        gaps: noteGap(state.gaps, state.awake.countedToMs, atMs, context.policy.speakingHours, context.calendar),
        awake,
        mailProgram,
        // A session that was locked when the PC fell asleep is so when it wakes.
        audience: isStart ? { isPresent: true, sinceMs: atMs } : state.audience,
        mailboxes: restart(mailboxes, isStart ? 'start' : 'resume', atMs, context),
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
    case 'settings-changed':
      return followSettings(state, event.addresses, atMs, context);
    case 'mailbox-forgotten':
      return forgetMailbox(state, event.address);
    case 'rules-changed':
      return { ...state, mailboxes: followRules(state.mailboxes, atMs, context) };
    case 'looked':
      return withMailbox(state, event.address, (mailbox) => noteLook(mailbox, event, state, context));
    default:
      return withMailbox(state, event.address, (mailbox) => noteLegEvent(mailbox, event, context));
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
