import type { WatchContext } from '../model/context.ts';
import type { Failure } from '../model/failure.ts';
import type { LegState } from '../model/leg-state.ts';
import type { CertificateReading } from '../model/reading.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import type { WatchEvent } from '../model/watch-event.ts';
import { noteGap } from '../time/awake.ts';
import {
  type ClockMemory,
  type ClockReading,
  isBelieved,
  isUndated,
  noteWitness,
  readClock,
} from '../time/believed-clock.ts';
import { setRight } from './set-right.ts';

/** The watch's clock at what the PC's clocks show: its `nowMs` is the time by which everything is judged. */
export function clockOf({ clock, awake }: WatchState, reading: ClockReading, context: WatchContext): ClockMemory {
  const { calendar, builtOnMs = 0 } = context;
  const builtMs = builtOnMs === 0 ? 0 : calendar.startOfDay(calendar.localDate(builtOnMs));
  // A watch of before knows at least until when it counted.
  return readClock(clock.nowMs === 0 ? { ...clock, nowMs: awake.countedToMs } : clock, reading, builtMs);
}

/** The state and the event at the time that is right: what the PC's clock wrongly shows gets no further than here. */
export function atRightTime(
  before: WatchState,
  happened: WatchEvent,
  context: WatchContext,
): { readonly state: WatchState; readonly event: WatchEvent } {
  const isWaking = happened.kind === 'started' || happened.kind === 'resumed';
  const reading = { wallMs: happened.atMs, monotonicMs: happened.monotonicMs ?? null, isWaking };
  const clock = clockOf(before, reading, context);
  const { nowMs } = clock;
  const isSetBack = nowMs < before.clock.nowMs || before.clock.nowMs === 0 || happened.kind === 'started';
  const right = isSetBack ? setRight(before, nowMs, context.calendar) : before;
  const isDatedAgain = isUndated(before.clock) && !isUndated(clock);
  const dated = isDatedAgain ? withDateFound(right, before.clock.nowMs, nowMs, context) : right;
  return inTime({ ...dated, clock }, happened, nowMs);
}

/** The event as it is seen by the right clock. */
function inTime(
  state: WatchState,
  happened: WatchEvent,
  nowMs: number,
): { readonly state: WatchState; readonly event: WatchEvent } {
  const event = { ...happened, atMs: nowMs };
  if (event.kind !== 'looked') return { state, event };
  const { failure, certificate } = event.look;
  const areWrong = areDatesWrong(failure);
  const isWithin = certificate && !areWrong && isWithinDates(certificate, happened.atMs);
  const seen = areWrong || isWithin !== null ? { ...state, clock: noteWitness(state.clock, isWithin === true) } : state;
  if (failure === null || !areWrong || isBelieved(state.clock)) return { state: seen, event };
  return { state: seen, event: { ...event, look: { ...event.look, failure: unlearned(failure), certificate: null } } };
}

const areDatesWrong = (failure: Failure | null): boolean =>
  failure?.certificateProblem === 'expired' || failure?.certificateProblem === 'not-yet-valid';

const isWithinDates = ({ validFrom, expiresAt }: CertificateReading, wallMs: number): boolean =>
  Date.parse(validFrom) <= wallMs && wallMs <= Date.parse(expiresAt);

/** A certificate whose dates a wrong clock does not accept says nothing of the server. */
const unlearned = (failure: Failure): Failure => ({ ...failure, kind: 'internal', certificateProblem: null });

/** The date is known again: the day's sessions are this day's, what was said since the PC woke was said then, and what passed unseen is told. */
function withDateFound(state: WatchState, fromMs: number, nowMs: number, context: WatchContext): WatchState {
  const { calendar, policy } = context;
  const wrong = calendar.localDate(fromMs);
  const today = calendar.localDate(nowMs);
  const moved = (leg: LegState): LegState =>
    leg.sessions.date === wrong ? { ...leg, sessions: { ...leg.sessions, date: today } } : leg;
  const mailboxes = state.mailboxes.map(
    (mailbox): MailboxState => ({
      ...mailbox,
      legs: { receiving: moved(mailbox.legs.receiving), sending: moved(mailbox.legs.sending) },
    }),
  );
  const wokeMs = state.awake.sinceMs ?? Number.POSITIVE_INFINITY;
  const said = (atMs: number): number => (atMs >= wokeMs ? Math.min(nowMs, atMs + nowMs - fromMs) : atMs);
  const matters = state.matters.map(({ told, ...matter }) => ({
    ...matter,
    told: told && { ...told, alarmMs: said(told.alarmMs), lastMs: said(told.lastMs) },
  }));
  return { ...state, mailboxes, matters, gaps: noteGap(state.gaps, fromMs, nowMs, policy.speakingHours, calendar) };
}
