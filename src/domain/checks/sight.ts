import { hasLeg, intervalMs, type WatchContext } from '../model/context.ts';
import { type BlindReason, finding, type Leg, legCode, legs, type VerdictOn } from '../model/health.ts';
import { holdOf, type LegState, latchedBy, type Measured, passwordTrouble } from '../model/leg-state.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import { awakeWorkingDays } from '../time/awake.ts';
import { isUndated } from '../time/believed-clock.ts';

/** Effective intervals without a measurement after which what it said would be a guess. */
const staleIntervals = 3;

const dayMs = 86_400_000;
/** What was planned takes a while. */
const slackMs = 3_600_000;

/** Awake milliseconds for which what a leg's look has measured still says something; longer where it looked seldom. */
export const staleMs = (measured: Measured, leg: Leg, context: WatchContext): number =>
  staleIntervals * effectiveMs(measured, leg, context);

/** The same of what a box holds: a day, but for where looks are planned further apart. */
export const boxStaleMs = (measured: Measured, leg: Leg, context: WatchContext): number =>
  Math.min(staleMs(measured, leg, context), Math.max(dayMs, effectiveMs(measured, leg, context) + slackMs));

const effectiveMs = ({ paceMs }: Measured, leg: Leg, context: WatchContext): number =>
  Math.max(intervalMs(leg, context), paceMs);

/** True for what was never measured, or too long ago in awake time: with or without a network. */
export const isOld = (measured: Measured | null, leg: Leg, { awake }: WatchState, context: WatchContext): boolean =>
  measured === null || awake.totalMs - measured.awakeMs > staleMs(measured, leg, context);

/** The same of what a look at this leg told of the box. */
export const isBoxOld = (measured: Measured | null, leg: Leg, { awake }: WatchState, context: WatchContext): boolean =>
  measured === null || awake.totalMs - measured.awakeMs > boxStaleMs(measured, leg, context);

/** The leg whose looks measure the box itself. */
export const measuringLeg = (mailbox: MailboxState, context: WatchContext): Leg =>
  hasLeg(mailbox, 'receiving', context) ? 'receiving' : 'sending';

/** Working days with this PC in use after which a leg that is not looked at is a trouble of its own. */
const blindDays = 3;

/**
 * A leg of which nothing is known is a trouble once it has not really been looked at for days; not one that is shown as
 * refused, since that says itself why nobody looks.
 * @param verdict what is shown of it otherwise
 */
export function withBlindness(
  leg: Leg,
  verdict: VerdictOn<Leg>,
  mailbox: MailboxState,
  { awake }: WatchState,
  context: WatchContext,
): VerdictOn<Leg> {
  const { seenOn } = mailbox.legs[leg];
  const reason = blindReason(verdict);
  if (reason === null || seenOn === null || !hasLeg(mailbox, leg, context)) return verdict;
  const since = Object.keys(awake.byDay).filter((date) => date > seenOn);
  if (awakeWorkingDays(awake, since, context.calendar).length < blindDays) return verdict;
  return { status: 'warning', ...finding(legCode(leg, 'not-watched'), { reason, since: seenOn }) };
}

function blindReason(verdict: VerdictOn<Leg>): BlindReason | null {
  switch (verdict.code) {
    case 'receiving.held':
    case 'sending.held':
      return verdict.facts.reason === 'locked-out' ? null : verdict.facts.reason;
    case 'receiving.not-configured':
    case 'sending.not-configured':
      return 'isUnreadable' in verdict.facts ? 'password-unreadable' : 'password-missing';
    case 'receiving.offline':
    case 'sending.offline':
      return 'offline';
    case 'receiving.stale':
    case 'sending.stale':
      return 'broken-off';
    default:
      return null;
  }
}

/** Refused, and nothing that the user left open hides it. */
const showsRefusal = (state: LegState): boolean =>
  latchedBy(state) !== null && holdOf(state) === null && passwordTrouble(state) === null;

/** The state in which every leg has a day from which its sight counts: its first, or the last on which it showed its refusal. */
export function withSightBegun(state: WatchState, nowMs: number, context: WatchContext): WatchState {
  if (isUndated(state.clock)) return state;
  const today = context.calendar.localDate(nowMs);
  const needsDay = (mailbox: MailboxState, leg: Leg): boolean => {
    const state = mailbox.legs[leg];
    const isDue = state.seenOn === null || (showsRefusal(state) && state.seenOn < today);
    return isDue && hasLeg(mailbox, leg, context);
  };
  if (!state.mailboxes.some((mailbox) => legs.some((leg) => needsDay(mailbox, leg)))) return state;
  const begun = (mailbox: MailboxState, leg: Leg): LegState =>
    needsDay(mailbox, leg) ? { ...mailbox.legs[leg], seenOn: today } : mailbox.legs[leg];
  const mailboxes = state.mailboxes.map((mailbox) => ({
    ...mailbox,
    legs: { receiving: begun(mailbox, 'receiving'), sending: begun(mailbox, 'sending') },
  }));
  return { ...state, mailboxes };
}
