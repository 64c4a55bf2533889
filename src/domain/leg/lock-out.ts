import { failed, failureFacts } from '../checks/leg.ts';
import { hasLeg, type WatchContext } from '../model/context.ts';
import type { Failure } from '../model/failure.ts';
import { type Leg, legCode, legs } from '../model/health.ts';
import { askedMs, isRefusal, leftMs, lockOutMs, type Rest } from '../model/latch.ts';
import { isAutomatic, type LegState, latched, latchedBy, unlatched } from '../model/leg-state.ts';
import type { MailboxState } from '../model/state.ts';
import type { Looked } from '../model/watch-event.ts';
import { planSoon } from './turn.ts';

/**
 * A server that has counted too many attempts keeps a whole account, or this PC's address, out for a while, and each
 * attempt prolongs it. So no leg of the mailbox sends anything for the time that it names, else six hours; then the leg
 * whose password was last accepted is looked at, and the others only once it was let in.
 */

/** Milliseconds before the other legs are looked at. */
const othersMs = 60_000;

/** True where this was the answer to a password. A ban before the password left concerns only its own leg. */
export const isLockOut = (failure: Failure | null | undefined): failure is Failure =>
  failure?.kind === 'locked-out' && failure.passwordAnswered;

/** The login was accepted, whatever came after it, or only the box stood in its way. */
function wasLetIn(failure: Failure | null): boolean {
  if (failure === null || failure.stage === 'stat' || failure.stage === 'uidl') return true;
  return failure.passwordAnswered && (failure.kind === 'in-use' || failure.kind === 'mailbox-full');
}

/** A mailbox after a look at one of its legs: locked out, or let in again. @param before the look */
export function noteLockOut(
  before: MailboxState,
  mailbox: MailboxState,
  event: Looked,
  context: WatchContext,
): MailboxState {
  const { leg, look, quotaLogin, atMs } = event;
  const isAgain = mailbox.lockOut !== null || before.legs[leg].established.code === legCode(leg, 'locked-out');
  if (isLockOut(look.failure)) return lockOut(mailbox, look.failure, isAgain, atMs);
  if (isLockOut(quotaLogin?.failure))
    return lockOut(tellForQuota(mailbox, quotaLogin.failure, event), quotaLogin.failure, isAgain, atMs);
  if (mailbox.lockOut === null) return mailbox;
  if (wasLetIn(look.failure)) return letIn(mailbox, atMs, context);
  return look.failure && isRefusal(look.failure) ? lockOut(mailbox, look.failure, isAgain, atMs) : mailbox;
}

/** Begins the pause. A repeated one lasts at least six hours: a server that names ten minutes would be asked all day. */
function lockOut(
  mailbox: MailboxState,
  { kind, retryAfterSeconds }: Failure,
  isAgain: boolean,
  nowMs: number,
): MailboxState {
  const namedMs = askedMs(kind === 'locked-out' ? retryAfterSeconds : null, lockOutMs);
  return shut({
    ...mailbox,
    lockOut: { sinceMs: nowMs, lengthMs: isAgain ? Math.max(namedMs, lockOutMs) : namedMs },
  });
}

/** Nothing leaves by itself from any leg. */
function shut(mailbox: MailboxState): MailboxState {
  const still = (state: LegState): LegState => ({
    ...state,
    mode: latchedBy(state) === null ? latched(state.mode, 'locked-out') : state.mode,
    due: null,
  });
  const { legs: open, quotaLatch } = mailbox;
  return {
    ...mailbox,
    legs: { receiving: still(open.receiving), sending: still(open.sending) },
    quotaLatch: { ...quotaLatch, closedBy: quotaLatch.closedBy ?? 'locked-out' },
  };
}

/** True where a password must not be sent now without the user's express wish. */
export const isKeptStill = (mailbox: MailboxState, leg: Leg, nowMs: number): boolean =>
  mailbox.lockOut !== null && (leftMs(mailbox.lockOut, nowMs) > 0 || isShut(mailbox.legs[leg]));

/** What was typed or edited meanwhile waits as well. */
export const keepShut = (mailbox: MailboxState, nowMs: number): MailboxState =>
  leftMs(mailbox.lockOut, nowMs) > 0 ? shut(mailbox) : mailbox;

const isShut = (state: LegState): boolean => latchedBy(state) === 'locked-out';
const reopened = (state: LegState): LegState => (isShut(state) ? { ...state, mode: unlatched(state.mode) } : state);

function reopen(mailbox: MailboxState, leg: Leg, delayMs: number, nowMs: number, context: WatchContext): LegState {
  const open = reopened(mailbox.legs[leg]);
  const turn = { leg, nowMs, context, isWatched: hasLeg(mailbox, leg, context) };
  return { ...open, due: turn.isWatched ? planSoon(turn, open, { delayMs, cause: 'schedule' }) : null };
}

/** The lock-out is over: the legs that it kept still go on. */
function letIn(mailbox: MailboxState, nowMs: number, context: WatchContext): MailboxState {
  const free = (leg: Leg): LegState =>
    isShut(mailbox.legs[leg]) ? reopen(mailbox, leg, othersMs, nowMs, context) : mailbox.legs[leg];
  const { quotaLatch } = mailbox;
  return {
    ...mailbox,
    lockOut: null,
    legs: { receiving: free('receiving'), sending: free('sending') },
    quotaLatch: quotaLatch.closedBy === 'locked-out' ? { ...quotaLatch, closedBy: null } : quotaLatch,
  };
}

/** The quota is asked with the receiving leg's password: what is said of it there is said of that leg. */
function tellForQuota(mailbox: MailboxState, failure: Failure, { atMs, quotaCertificate }: Looked): MailboxState {
  const { receiving } = mailbox.legs;
  const established = failed('receiving', 'locked-out', failureFacts(failure, quotaCertificate, atMs));
  return { ...mailbox, legs: { ...mailbox.legs, receiving: { ...receiving, established } } };
}

/** A mailbox at this moment: where its pause is over the trial begins. */
export function withLockOutOver(mailbox: MailboxState, nowMs: number, context: WatchContext): MailboxState {
  const { lockOut } = mailbox;
  return lockOut === null || leftMs(lockOut, nowMs) > 0 ? mailbox : withTrial(mailbox, nowMs, context);
}

/** One leg at a time: the one whose password was last accepted, of those that do not wait for the user. */
function withTrial(mailbox: MailboxState, nowMs: number, context: WatchContext): MailboxState {
  const able = legs.filter((leg) => hasLeg(mailbox, leg, context) && isAutomatic(reopened(mailbox.legs[leg])));
  if (able.some((leg) => !isShut(mailbox.legs[leg]))) return mailbox;
  const acceptedMs = (leg: Leg): number => mailbox.legs[leg].success?.atMs ?? Number.NEGATIVE_INFINITY;
  const [trial] = [...able].sort((a, b) => acceptedMs(b) - acceptedMs(a) || 0);
  if (trial === undefined) return mailbox;
  return { ...mailbox, legs: { ...mailbox.legs, [trial]: reopen(mailbox, trial, 0, nowMs, context) } };
}

/** When a leg that a lock-out keeps still is looked at again at the earliest; null where nothing keeps it so. */
export const lockedUntilMs = ({ lockOut, legs: states }: MailboxState, leg: Leg): number | null =>
  lockOut !== null && isShut(states[leg]) ? endOf(lockOut) : null;

const endOf = ({ sinceMs, lengthMs }: Rest): number => sinceMs + lengthMs;
