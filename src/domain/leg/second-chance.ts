import { hasLeg } from '../model/context.ts';
import { type Leg, otherLeg } from '../model/health.ts';
import { isOfPassword } from '../model/latch.ts';
import { isAutomatic, type LegState, latchedBy } from '../model/leg-state.ts';
import type { MailboxState } from '../model/state.ts';
import { isCareful, type LegTurn, plan, sooner } from './turn.ts';

/**
 * Two different passwords refused at once that were both accepted a day ago mean the servers far more likely than the
 * school. So the other one is asked for on the spot; where both are refused, both latches close, and the incoming password
 * alone is tried once more two hours later. Only if it is accepted is the other tried, once.
 */

const hour = 3_600_000;
/** Refusals within this time of each other came from one cause. */
const togetherMs = 15 * 60_000;
/** A password accepted this short a time ago was right. */
const provedMs = 24 * hour;
const chanceMs = 2 * hour;
const otherMs = 60_000;

const isRefused = (state: LegState): boolean => {
  const by = latchedBy(state);
  return by !== null && isOfPassword(by);
};

/** True where the password was accepted within a day of this instant. */
export const wasRight = ({ success }: LegState, atMs: number): boolean =>
  success !== null && atMs - success.atMs <= provedMs;

export const areTogether = (one: number | null, other: number | null): boolean =>
  one !== null && other !== null && Math.abs(one - other) <= togetherMs;

/** A mailbox after a look at one of its legs, with what the other leg is owed for it. */
export function withSecondChance(before: MailboxState, after: MailboxState, turn: LegTurn): MailboxState {
  const { leg, nowMs } = turn;
  const other = otherLeg(leg);
  const [was, is, beside] = [before.legs[leg], after.legs[leg], after.legs[other]];
  const look = (one: Leg, delayMs: number): MailboxState => {
    const state = after.legs[one];
    const due = plan({ ...turn, leg: one }, state, { delayMs, cause: 'confirm' });
    return {
      ...after,
      legs: { ...after.legs, [one]: { ...state, due: isAutomatic(state) ? sooner(state.due, due) : due } },
    };
  };
  if (!hasLeg(after, other, turn.context)) return after;
  if (!isRefused(was) && isRefused(is) && wasRight(is, nowMs)) {
    if (isAutomatic(beside) && !isCareful(beside) && wasRight(beside, nowMs)) return look(other, 0);
    const wereBoth = isRefused(beside) && areTogether(nowMs, beside.lastLookMs);
    return wereBoth && wasRight(beside, beside.lastLookMs ?? nowMs) ? look('receiving', chanceMs) : after;
  }
  const isBack = leg === 'receiving' && isRefused(was) && is.lastKind === 'ok';
  const owesOther = isBack && isRefused(beside) && areTogether(was.lastLookMs, beside.lastLookMs);
  return owesOther ? look(other, otherMs) : after;
}
