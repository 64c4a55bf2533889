import { namesLimitMs, type WatchContext } from '../model/context.ts';
import { legs as bothLegs, type Leg } from '../model/health.ts';
import { leftMs } from '../model/latch.ts';
import type { Cause } from '../model/leg-state.ts';
import { forGoodMs, gatherMs } from '../model/matter.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import { withLockOutOver } from './lock-out.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Longest time between two evaluations while awake: what depends on time alone is then at most this late. */
const idleMs = 30 * minute;

/** A look whose time has come. */
export type DueLook = { readonly address: string; readonly leg: Leg; readonly cause: Cause };

/**
 * The look to make now, the longest overdue first; null while nothing is due. Nothing is due asleep, and without a
 * network only what the user asked for, or what needs none (a server on this very PC).
 */
export function dueLook(
  state: WatchState,
  nowMs: number,
  isReachableOffline: (address: string) => boolean,
): DueLook | null {
  if (state.awake.sinceMs === null) return null;
  let first: (DueLook & { readonly atMs: number }) | null = null;
  for (const { address, legs } of state.mailboxes) {
    for (const leg of bothLegs) {
      const { due } = legs[leg];
      if (due === null) continue;
      const { atMs } = due;
      if (atMs > nowMs || (first !== null && first.atMs <= atMs)) continue;
      if (!state.isNetworkUp && due.cause !== 'user' && !isReachableOffline(address)) continue;
      first = { address, leg, cause: due.cause, atMs };
    }
  }
  return first && { address: first.address, leg: first.leg, cause: first.cause };
}

/** When something may next become due, so that a caller knows how long it may sleep. */
export function nextWakeMs(state: WatchState, nowMs: number, { calendar, policy }: WatchContext): number {
  let next = nowMs + idleMs;
  const consider = (atMs: number): void => {
    if (atMs > nowMs && atMs < next) next = atMs;
  };
  for (const { legs, lockOut } of state.mailboxes) {
    if (lockOut !== null) consider(nowMs + leftMs(lockOut, nowMs));
    for (const leg of bothLegs) {
      const { due } = legs[leg];
      if (due !== null) consider(due.atMs);
    }
  }
  const today = calendar.localDate(nowMs);
  const midnight = calendar.startOfDay(calendar.addDays(today, 1));
  consider(midnight);
  // A day counts as awake after its first two hours.
  consider(calendar.startOfDay(today) + 2 * hour);
  for (const { names } of state.mailboxes) {
    if (names !== null) consider(nowMs + namesLimitMs - (state.awake.workingMs - names.sinceWorkingMs));
  }
  consider(calendar.atLocal(today, policy.speakingHours.opens));
  consider(calendar.atLocal(today, policy.reminderAt));
  // What waited is gathered while the first looks are made.
  for (const sinceMs of [
    state.audience.sinceMs,
    state.snoozedUntilMs ?? 0,
    calendar.atLocal(today, policy.speakingHours.opens),
  ]) {
    consider(sinceMs);
    consider(sinceMs + gatherMs);
  }
  // What is down together is looked for, a fall is for good, and an end is an end after these.
  for (const { newsMs, quietMs, fallenMs } of state.matters) {
    consider(newsMs + gatherMs);
    if (quietMs !== null) consider(quietMs + forGoodMs);
    if (fallenMs !== null) consider(fallenMs + forGoodMs);
  }
  if (state.awake.sinceMs !== null) {
    consider(state.awake.sinceMs + gatherMs);
    consider(state.awake.sinceMs + 2 * hour);
  }
  return next;
}

/** The mailboxes at this instant: a lock-out whose time has passed gives way to its trial. */
export function broughtTo(
  mailboxes: readonly MailboxState[],
  nowMs: number,
  context: WatchContext,
): readonly MailboxState[] {
  const now = mailboxes.map((mailbox) => withLockOutOver(mailbox, nowMs, context));
  return now.every((mailbox, index) => mailbox === mailboxes[index]) ? mailboxes : now;
}
