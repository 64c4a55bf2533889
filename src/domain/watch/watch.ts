import { withSightBegun } from '../checks/sight.ts';
import { askTogether, broughtTo, followRules, noteLegEvent, restart } from '../leg/index.ts';
import type { WatchContext } from '../model/context.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import type { WatchEvent } from '../model/watch-event.ts';
import { countAwake, fallAsleep, noteGap, wake } from '../time/awake.ts';
import { clockAtRest, isUndated } from '../time/believed-clock.ts';
import { followSettings, forgetLongAsleep, forgetMailbox } from './asleep.ts';
import { noteFindings } from './findings.ts';
import { judge, type Reduced } from './judge.ts';
import { withNoted } from './matters.ts';
import { noteRunning, noteSettings } from './program.ts';
import { atRightTime } from './right-time.ts';

export type { WatchEvent } from '../model/watch-event.ts';
export type { Reduced } from './judge.ts';

/** The whole judgement: what was known and what happened → what is known now, and which verdicts changed. Pure. */
export function reduce(before: WatchState, happened: WatchEvent, context: WatchContext): Reduced {
  const { state, event } = atRightTime(before, happened, context);
  // A beginning proves nothing: verdicts are for the end of the look.
  if (event.kind === 'look-begun') return { state: apply(state, event, context), transitions: [], changes: [] };
  // The time before a start or a resume was not watched.
  const isWaking = event.kind === 'started' || event.kind === 'resumed';
  const noted = noteAudience(isWaking ? state : withTimeCounted(state, event.atMs, context), event.atMs, context);
  const mailboxes = broughtTo(noted.mailboxes, event.atMs, context);
  const applied = apply({ ...noted, mailboxes }, event, context);
  const begun = withSightBegun(forgetLongAsleep(applied, event.atMs, context), event.atMs, context);
  return judge(begun, event, context);
}

function withTimeCounted(state: WatchState, nowMs: number, { calendar, policy }: WatchContext): WatchState {
  const { awake, isNetworkUp, clock } = state;
  const counted = countAwake(awake, nowMs, isNetworkUp, calendar, policy.speakingHours);
  return { ...state, awake: isUndated(clock) ? { ...counted, byDay: awake.byDay } : counted };
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
      const mailProgram = { ...state.mailProgram, status: 'unknown' as const, sinceMs: atMs };
      return {
        ...state,
        gaps: noteGap(state.gaps, state.awake.countedToMs, atMs, context.policy.speakingHours, context.calendar),
        awake,
        mailProgram,
        // A session that was locked when the PC fell asleep is so when it wakes.
        audience: isStart ? { ...state.audience, isPresent: true, sinceMs: atMs } : state.audience,
        mailboxes: restart(state.mailboxes, isStart ? 'start' : 'resume', atMs, context),
      };
    }
    case 'suspended':
      return { ...state, awake: fallAsleep(state.awake), clock: clockAtRest(state.clock) };
    case 'network': {
      if (event.isUp === state.isNetworkUp) return state;
      const mailboxes = event.isUp ? restart(state.mailboxes, 'schedule', atMs, context) : state.mailboxes;
      return { ...state, isNetworkUp: event.isUp, mailboxes };
    }
    case 'audience':
      return { ...state, audience: { ...state.audience, isPresent: event.isPresent, sinceMs: atMs } };
    case 'mail-program':
      return { ...state, mailProgram: noteRunning(state, event, context) };
    case 'programs-read':
      return { ...state, mailboxes: state.mailboxes.map((mailbox) => noteSettings(mailbox, event, state, context)) };
    case 'noted':
      return { ...state, matters: withNoted(state.matters, event) };
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
    case 'looked': {
      const looked = withMailbox(state, event.address, (mailbox) => noteFindings(mailbox, event, state, context));
      return { ...looked, mailboxes: askTogether(state.mailboxes, looked.mailboxes, event, context) };
    }
    default:
      return withMailbox(state, event.address, (mailbox) => noteLegEvent(mailbox, event, context));
  }
}

function withMailbox(state: WatchState, address: string, change: (mailbox: MailboxState) => MailboxState): WatchState {
  return {
    ...state,
    mailboxes: state.mailboxes.map((mailbox) => (mailbox.address === address ? change(mailbox) : mailbox)),
  };
}

/** The state with who is there taken down: what a PC's hours are is learned from it. */
function noteAudience(state: WatchState, nowMs: number, { calendar, policy }: WatchContext): WatchState {
  const { audience, awake, clock } = state;
  if (isUndated(clock)) return state;
  const today = calendar.localDate(nowMs);
  const isThere = audience.isPresent && awake.sinceMs !== null;
  const lastInHours = isThere && calendar.isOpen(nowMs, policy.speakingHours) ? today : audience.lastInHours;
  const isNewDay = isThere && audience.thereOn.at(-1) !== today;
  const thereOn = isNewDay ? [...audience.thereOn, today].slice(-2) : audience.thereOn;
  const knownFrom = audience.knownFrom ?? today;
  const isSame = !isNewDay && lastInHours === audience.lastInHours && knownFrom === audience.knownFrom;
  return isSame ? state : { ...state, audience: { ...audience, lastInHours, knownFrom, thereOn } };
}
