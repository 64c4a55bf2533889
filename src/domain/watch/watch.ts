import { assess } from '../checks/index.ts';
import { broughtTo, followRules, noteLegEvent, restart } from '../leg/index.ts';
import type { WatchContext } from '../model/context.ts';
import { type CheckId, checkIds, type Health } from '../model/health.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import type { WatchEvent } from '../model/watch-event.ts';
import { countAwake, fallAsleep, noteGap, wake } from '../time/awake.ts';
import { followSettings, forgetLongAsleep, forgetMailbox } from './asleep.ts';
import { noteFindings } from './findings.ts';
import { noteIncidents } from './incidents.ts';

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
  const mailboxes = broughtTo(counted.mailboxes, event.atMs, context);
  const applied = apply({ ...withSnoozeNear(counted, event.atMs), mailboxes }, event, context);
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
      const awake = wake(state.awake, atMs);
      const mailProgram = { status: 'unknown' as const, sinceMs: atMs };
      return {
        ...state,
        gaps: noteGap(state.gaps, state.awake.countedToMs, atMs, context.policy.speakingHours, context.calendar),
        awake,
        mailProgram,
        // A session that was locked when the PC fell asleep is so when it wakes.
        audience: isStart ? { isPresent: true, sinceMs: atMs } : state.audience,
        mailboxes: restart(state.mailboxes, isStart ? 'start' : 'resume', atMs, context),
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
      return withMailbox(state, event.address, (mailbox) => noteFindings(mailbox, event, state, context));
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

/** The end of a snooze that was set before the clock was set back: brought near again. */
function withSnoozeNear(state: WatchState, nowMs: number): WatchState {
  const { snoozedUntilMs, snoozeLengthMs } = state;
  const isFar = snoozedUntilMs !== null && snoozedUntilMs - nowMs > snoozeLengthMs;
  return isFar ? { ...state, snoozedUntilMs: nowMs + snoozeLengthMs } : state;
}

function withMailbox(state: WatchState, address: string, change: (mailbox: MailboxState) => MailboxState): WatchState {
  return {
    ...state,
    mailboxes: state.mailboxes.map((mailbox) => (mailbox.address === address ? change(mailbox) : mailbox)),
  };
}
