import { broughtTo, followRules, noteLegEvent, restart } from '../leg/index.ts';
import type { WatchContext } from '../model/context.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import type { WatchEvent } from '../model/watch-event.ts';
import { countAwake, fallAsleep, noteGap, wake } from '../time/awake.ts';
import { followSettings, forgetLongAsleep, forgetMailbox } from './asleep.ts';
import { noteFindings } from './findings.ts';
import { judge, type Reduced } from './judge.ts';

export type { WatchEvent } from '../model/watch-event.ts';
export type { Reduced, Transition } from './judge.ts';

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
  return judge(forgetLongAsleep(applied, event.atMs, context), event, context);
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
