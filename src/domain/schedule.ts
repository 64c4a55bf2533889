import type { WatchContext } from './context.ts';
import { doubtMs } from './credential-latch.ts';
import type { Failure } from './failure.ts';
import { legs as bothLegs, type Leg } from './health.ts';
import type { Cause, Due, LegState, MailboxState, Trouble, WatchState } from './state.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Sessions a leg may open a local day, whatever happens. */
export const dailySessions: Readonly<Record<Leg, number>> = { receiving: 60, sending: 40 };

/** Milliseconds after a resume before the first look: the network card needs them. */
const settleMs = 60 * second;
/** Milliseconds after the network came back. */
const reconnectMs = 30 * second;
/** Milliseconds between the first looks of several legs and mailboxes; less when there are many. */
const staggerMs = 15 * second;
const allStaggeredMs = 80 * second;
const confirmMs = [1 * minute, 3 * minute];
const clearingMs = 1 * minute;
const transportMs = 30 * minute;
const silentMs = [30 * minute, 2 * hour];
const mechanismMs = [30 * minute, 24 * hour];
const busyMs = [null, null, 15 * minute, 30 * minute];
const loginDelayMs = 15 * minute;
const jitter = 0.2;

export const intervalMs = (leg: Leg, { policy }: WatchContext): number =>
  (leg === 'receiving' ? policy.receivingMinutes : policy.sendingMinutes) * minute;

/** A regular look: the leg's interval, a fifth more or less, so that a hundred schools do not knock together. */
export function regular(leg: Leg, context: WatchContext): Pick<Due, 'delayMs' | 'cause'> {
  return {
    delayMs: Math.round(intervalMs(leg, context) * (1 - jitter + 2 * jitter * context.random())),
    cause: 'schedule',
  };
}

const at = (list: readonly number[], index: number): number => list[Math.min(index, list.length - 1)] ?? 0;

/** When to look again after a failure that does not close the latch. */
export function afterFailure(
  leg: Leg,
  failure: Failure,
  trouble: Trouble,
  loginDelaySeconds: number | null,
  context: WatchContext,
): Pick<Due, 'delayMs' | 'cause'> {
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
    case 'login-delay':
      return {
        delayMs: Math.max(minute, loginDelaySeconds === null ? loginDelayMs : loginDelaySeconds * second),
        cause: 'schedule',
      };
    case 'mechanism':
      return {
        delayMs: at(mechanismMs, trouble.mechanism - 1),
        cause: trouble.mechanism <= 1 ? 'confirm' : 'schedule',
      };
    case 'internal':
    case 'offline':
      return regular(leg, context);
    default:
      if (failure.passwordSent) return { delayMs: at(silentMs, trouble.silent - 1), cause: 'schedule' };
      return trouble.transport <= confirmMs.length
        ? { delayMs: at(confirmMs, trouble.transport - 1), cause: 'confirm' }
        : { delayMs: transportMs, cause: 'schedule' };
  }
}

export const clearing: Pick<Due, 'delayMs' | 'cause'> = { delayMs: clearingMs, cause: 'confirm' };

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

/** Plans a look, stretched so that the day's sessions last: hourly once only one an hour is left, then tomorrow. */
export function plan(
  leg: Leg,
  state: LegState,
  { delayMs, cause }: Pick<Due, 'delayMs' | 'cause'>,
  nowMs: number,
  context: WatchContext,
): Due {
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

/**
 * A wait that must not be shortened, because the server may have refused or asked for patience. A restart of Vigie does
 * not shorten confirmations either: somebody who starts it three times must not make an alarm of it.
 */
function isCarefulWait({ trouble, latch, lastKind }: LegState, cause: Cause): boolean {
  if (trouble.silent > 0 || latch.doubtSinceMs !== null || lastKind === 'login-delay') return true;
  const isConfirming = trouble.transport > 0 && trouble.transport <= confirmMs.length;
  return cause === 'start' && (isConfirming || trouble.mechanism > 0);
}

/** A fresh look at every leg that may be looked at, staggered; waits that must be respected stay. */
export function restart(
  mailboxes: readonly MailboxState[],
  cause: Extract<Cause, 'start' | 'resume' | 'schedule'>,
  nowMs: number,
  context: WatchContext,
): readonly MailboxState[] {
  const firstMs = cause === 'start' ? 0 : cause === 'resume' ? settleMs : reconnectMs;
  const apartMs = Math.min(staggerMs, Math.floor(allStaggeredMs / (2 * mailboxes.length)));
  let place = 0;
  const renew = (leg: Leg, state: LegState): LegState => {
    if (!isAutomatic(state)) return state;
    const before = state.due && bounded(state.due, nowMs);
    // What the user asked for stays, unless a sleep has come between: then the network card needs its minute first.
    if (before?.cause === 'user' && cause !== 'resume') return { ...state, due: before };
    const soonestMs = nowMs + firstMs + place * apartMs;
    const fresh = plan(leg, state, { delayMs: soonestMs - nowMs, cause }, nowMs, context);
    place += 1;
    if (before === null) return { ...state, due: fresh };
    const isStretched = fresh.atMs > soonestMs;
    if (!isCarefulWait(state, cause) && !isStretched) return { ...state, due: fresh };
    // A wait that must be respected, or that was already stretched, is not made longer by a network that comes and goes.
    const keptMs = isCarefulWait(state, cause) ? before.atMs : Math.min(before.atMs, fresh.atMs);
    const atMs = Math.max(soonestMs, keptMs);
    return { ...state, due: { atMs, delayMs: atMs - nowMs, cause: keptMs > soonestMs ? before.cause : cause } };
  };
  return mailboxes.map((mailbox) => ({
    ...mailbox,
    legs: {
      receiving: hasLeg(mailbox, 'receiving', context)
        ? renew('receiving', mailbox.legs.receiving)
        : mailbox.legs.receiving,
      sending: hasLeg(mailbox, 'sending', context) ? renew('sending', mailbox.legs.sending) : mailbox.legs.sending,
    },
  }));
}

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
  for (const { legs } of state.mailboxes) {
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
