import { isOutlookAwaited } from '../checks/collection.ts';
import { saidFullMs } from '../checks/storage.ts';
import { hasLeg, type WatchContext } from '../model/context.ts';
import { isOfLegs, type Leg, legs } from '../model/health.ts';
import { isAutomatic } from '../model/leg-state.ts';
import { gatherMs, type Matter, type Member } from '../model/matter.ts';
import { type MailboxState, mailboxOf, type WatchState } from '../model/state.ts';
import { isUndated } from '../time/believed-clock.ts';

/**
 * What may be said at this moment: nothing, only what cannot wait, in a closure also the end of the countdown, or all.
 */
export type Occasion = 'nothing' | 'critical' | 'closure' | 'all';

export function occasionOf(state: WatchState, nowMs: number, context: WatchContext): Occasion {
  const { calendar, policy, schoolDays } = context;
  if (state.awake.sinceMs === null || !state.audience.isPresent || isSnoozed(state, nowMs)) return 'nothing';
  if (isUndated(state.clock)) return 'critical';
  if (schoolDays.shutDaysOn(calendar.localDate(nowMs)) !== null) return 'closure';
  if (calendar.isOpen(nowMs, policy.speakingHours)) return 'all';
  return hasOwnHours(state, nowMs, context) ? 'all' : 'critical';
}

export const isSnoozed = ({ snoozedUntilMs }: Pick<WatchState, 'snoozedUntilMs'>, nowMs: number): boolean =>
  snoozedUntilMs !== null && nowMs < snoozedUntilMs;

/** True at a PC of evenings and weekends: nobody was there in the speaking hours of a whole working day. */
export function hasOwnHours(
  { audience }: Pick<WatchState, 'audience'>,
  nowMs: number,
  { calendar, policy, schoolDays }: WatchContext,
): boolean {
  const known = audience.lastInHours ?? audience.knownFrom;
  if (known === null) return false;
  const today = calendar.localDate(nowMs);
  for (let date = calendar.addDays(known, 1); date <= today; date = calendar.addDays(date, 1)) {
    const opens = calendar.isOpen(calendar.atLocal(date, policy.speakingHours.opens), policy.speakingHours);
    if (opens && schoolDays.isSchoolDay(date) && nowMs >= calendar.atLocal(date, policy.speakingHours.closes))
      return true;
  }
  return false;
}

/** For how long after a waking the first looks may take; later what is known must do. */
const settlingMs = 10 * 60_000;

/**
 * True when the verdicts rest on this waking, and on a look at everything that shares the cause: what was true before the
 * PC slept may not be true any more, and what is down together is told together.
 */
export function isFresh(
  matter: Matter,
  members: readonly Member[],
  state: WatchState,
  nowMs: number,
  context: WatchContext,
): boolean {
  const lead = members[0];
  const mailbox = mailboxOf(state, lead?.address);
  if (!lead || !mailbox || !rests(mailbox, lead, state, nowMs, context)) return false;
  return nowMs - matter.newsMs >= gatherMs || !isAskedNow(matter, mailbox, state, nowMs, context);
}

function rests(
  mailbox: MailboxState,
  { check, code }: Member,
  state: WatchState,
  nowMs: number,
  context: WatchContext,
): boolean {
  const sinceMs = state.awake.sinceMs ?? nowMs;
  const { success } = mailbox.legs.receiving;
  const isSettled = nowMs - sinceMs >= settlingMs || hasLooked(mailbox, state, context);
  switch (check) {
    case 'receiving':
    case 'sending':
      return isOfLegs(code, 'not-watched') ? isSettled : hasLookedAt(mailbox, check, sinceMs, context);
    case 'storage': {
      const seenMs = saidFullMs(mailbox, state, context) ?? success?.atMs ?? null;
      return seenMs !== null && seenMs >= sinceMs;
    }
    case 'collection':
      return !isOutlookAwaited(state.awake, nowMs, context.calendar) && success !== null && success.atMs >= sinceMs;
    case 'password-expiry':
      return isSettled && (code !== 'password-expiry.expired' || isAskedToday(mailbox, nowMs, context));
    default:
      return isSettled;
  }
}

/** For how long after midnight a look may take to tell whether a date has come true: what is critical is said within the hour. */
const askedTodayMs = 55 * 60_000;

/** A date of yesterday says "expired" only after the server had its word today, or its chance. */
function isAskedToday(mailbox: MailboxState, nowMs: number, context: WatchContext): boolean {
  const { calendar } = context;
  const midnightMs = calendar.startOfDay(calendar.localDate(nowMs));
  return nowMs - midnightMs >= askedTodayMs || hasLookedAt(mailbox, 'sending', midnightMs, context);
}

/** True while a look that may show more of the same is about to be made. */
function isAskedNow(
  matter: Matter,
  mailbox: MailboxState,
  state: WatchState,
  nowMs: number,
  context: WatchContext,
): boolean {
  if (matter.kind !== 'servers' && matter.kind !== 'password') return false;
  const asked = matter.kind === 'servers' ? state.mailboxes : [mailbox];
  return asked.some((one) =>
    legs.some((leg) => {
      const { due, lastLookMs } = one.legs[leg];
      const isLooked = lastLookMs !== null && lastLookMs >= matter.newsMs;
      return hasLeg(one, leg, context) && !isLooked && due !== null && due.atMs - nowMs <= gatherMs;
    }),
  );
}

/** True while a leg that was not looked at since this waking is to be before that instant. */
export const isLookAwaited = (state: WatchState, untilMs: number, context: WatchContext): boolean =>
  state.mailboxes.some((mailbox) =>
    legs.some((leg) => {
      const { due } = mailbox.legs[leg];
      const isSoon = due !== null && due.atMs <= untilMs;
      return isSoon && !hasLookedAt(mailbox, leg, state.awake.sinceMs ?? 0, context);
    }),
  );

/** True when every leg was looked at since this waking, or waits for the user. */
const hasLooked = (mailbox: MailboxState, { awake }: WatchState, context: WatchContext): boolean =>
  legs.every((leg) => hasLookedAt(mailbox, leg, awake.sinceMs ?? 0, context));

/** A leg that waits for the user has nothing newer to say. */
function hasLookedAt(mailbox: MailboxState, leg: Leg, sinceMs: number, context: WatchContext): boolean {
  const state = mailbox.legs[leg];
  return (
    !hasLeg(mailbox, leg, context) || !isAutomatic(state) || (state.lastLookMs !== null && state.lastLookMs >= sinceMs)
  );
}
