import type { WatchContext } from '../model/context.ts';
import { doubtMs } from '../model/credential-latch.ts';
import type { Failure } from '../model/failure.ts';
import { legs as bothLegs, type Leg } from '../model/health.ts';
import type { Cause, Due, LegState, MailboxState, Trouble, WatchState } from '../model/state.ts';
import { leftMs, silenceMs } from './rest.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Sessions a leg may open a local day, whatever happens. */
export const dailySessions: Readonly<Record<Leg, number>> = { receiving: 60, sending: 40 };

export const confirmMs: readonly number[] = [1 * minute, 3 * minute];
const clearingMs = 1 * minute;
const transportMs = 30 * minute;
const shutOutMs = [30 * minute, 24 * hour];
const busyMs = [null, null, 15 * minute, 30 * minute];
/** A fifth more or less. */
export const jitter = 0.2;

/** A look to plan: how far away, and why. */
export type Wait = Pick<Due, 'delayMs' | 'cause'>;

export const intervalMs = (leg: Leg, { policy }: WatchContext): number =>
  (leg === 'receiving' ? policy.receivingMinutes : policy.sendingMinutes) * minute;

/** A regular look: the leg's interval, a fifth more or less, so that a hundred schools do not knock together. */
export function regular(leg: Leg, context: WatchContext): Wait {
  return {
    delayMs: Math.round(intervalMs(leg, context) * (1 - jitter + 2 * jitter * context.random())),
    cause: 'schedule',
  };
}

const at = (list: readonly number[], index: number): number => list[Math.min(index, list.length - 1)] ?? 0;

/** When to look again after a failure that does not close the latch, unless the password rests for longer. */
export function afterFailure(leg: Leg, failure: Failure, trouble: Trouble, context: WatchContext): Wait {
  switch (failure.kind) {
    case 'login-refused':
      return { delayMs: doubtMs, cause: 'confirm' };
    case 'in-use': {
      const delay = busyMs[Math.min((trouble.busy?.looks ?? 1) - 1, busyMs.length - 1)] ?? null;
      return {
        delayMs: delay ?? Math.round((2 + 3 * context.random()) * minute),
        cause: delay === null ? 'confirm' : 'schedule',
      };
    }
    // As long as the password rests.
    case 'login-delay':
    case 'mailbox-full':
    case 'locked-out':
      return { delayMs: 0, cause: 'schedule' };
    case 'mechanism':
    case 'access-off':
    case 'account-disabled':
      return {
        delayMs: at(shutOutMs, trouble.mechanism - 1),
        cause: trouble.mechanism <= 1 ? 'confirm' : 'schedule',
      };
    default:
      if (failure.passwordSent) return { delayMs: silenceMs(trouble.silent), cause: 'schedule' };
      if (failure.kind === 'internal' || failure.kind === 'offline') return regular(leg, context);
      return trouble.transport <= confirmMs.length
        ? { delayMs: at(confirmMs, trouble.transport - 1), cause: 'confirm' }
        : { delayMs: transportMs, cause: 'schedule' };
  }
}

export const clearing: Wait = { delayMs: clearingMs, cause: 'confirm' };

/** Sessions opened on this local date. */
const sessionsOn = (state: LegState, date: string): number => (state.sessions.date === date ? state.sessions.count : 0);

/** True while today's sessions are not used up. */
export function mayOpenSession(leg: Leg, state: LegState, nowMs: number, { calendar }: WatchContext): boolean {
  return sessionsOn(state, calendar.localDate(nowMs)) < dailySessions[leg];
}

export function countSession(state: LegState, nowMs: number, { calendar }: WatchContext): LegState['sessions'] {
  const date = calendar.localDate(nowMs);
  return { date, count: sessionsOn(state, date) + 1 };
}

/** The sessions after a look has ended: counted when it began, unless it was not announced or a new day has begun since. */
export function countLook(state: LegState, nowMs: number, context: WatchContext): LegState['sessions'] {
  const isCounted = state.begunMs !== null && state.sessions.date === context.calendar.localDate(nowMs);
  return isCounted ? state.sessions : countSession(state, nowMs, context);
}

/** Plans a look, stretched so that the day's sessions last: hourly once only one an hour is left, then tomorrow. */
export function plan(leg: Leg, state: LegState, { delayMs, cause }: Wait, nowMs: number, context: WatchContext): Due {
  const { calendar } = context;
  const date = calendar.localDate(nowMs);
  const midnight = calendar.startOfDay(calendar.addDays(date, 1));
  const left = dailySessions[leg] - sessionsOn(state, date);
  let atMs = nowMs + Math.max(0, delayMs);
  // What the user asks for is not stretched, only never more than the day allows.
  if (cause !== 'user' && left <= Math.ceil((midnight - nowMs) / hour)) atMs = Math.max(atMs, nowMs + hour);
  if (left <= 0 && atMs < midnight) atMs = midnight + Math.round(context.random() * 10 * minute);
  return { atMs, delayMs: atMs - nowMs, cause };
}

/** False while the leg waits for the user: no look may be made without being asked for. */
export const isAutomatic = ({ latch, hold, lastKind }: LegState): boolean =>
  latch.closedBy === null && hold === null && lastKind !== 'not-configured';

/** True where a look may do harm, and is made only if the user confirms it: after a refusal, a lock-out or a ban. */
export const isTestToConfirm = ({ latch, lastKind }: LegState): boolean =>
  latch.closedBy !== null || lastKind === 'locked-out';

/** True where "test now" needs no second question. */
export const isTestHarmless = (state: LegState): boolean => isAutomatic(state) && !isTestToConfirm(state);

/** Whether the mailbox has a server for this leg at all. */
export function hasLeg({ address }: MailboxState, leg: Leg, context: WatchContext): boolean {
  const settings = context.settingsOf(address);
  return leg === 'receiving' ? settings.hasReceiving : settings.hasSending;
}

/** The due time with the clock set right: never further away than it was when planned. */
export function bounded(due: Due, nowMs: number): Due {
  return due.atMs - nowMs > due.delayMs ? { ...due, atMs: nowMs + due.delayMs } : due;
}

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
      const { atMs } = bounded(due, nowMs);
      if (atMs > nowMs || (first !== null && first.atMs <= atMs)) continue;
      if (!state.isNetworkUp && due.cause !== 'user' && !isReachableOffline(address)) continue;
      first = { address, leg, cause: due.cause, atMs };
    }
  }
  return first && { address: first.address, leg: first.leg, cause: first.cause };
}

/** Working milliseconds without either server's name after which it is worth a warning. */
export const namesLimitMs = 2 * hour;

/** Longest time between two evaluations while awake: what depends on time alone is then at most this late. */
const idleMs = 30 * minute;

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
      if (due !== null) consider(bounded(due, nowMs).atMs);
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
  if (state.snoozedUntilMs !== null) consider(state.snoozedUntilMs);
  for (const { atMs } of state.recentCauses) consider(atMs + 5 * minute);
  if (state.awake.sinceMs !== null) {
    consider(state.awake.sinceMs + 5 * minute);
    consider(state.awake.sinceMs + 2 * hour);
  }
  return next;
}
