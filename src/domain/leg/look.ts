import { expiryDate } from '../checks/password-expiry.ts';
import { hasLeg, type WatchContext } from '../model/context.ts';
import type { Leg } from '../model/health.ts';
import { noteQuotaLogin } from '../model/latch.ts';
import { type Due, isAutomatic, type LegState } from '../model/leg-state.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import type { Looked } from '../model/watch-event.ts';
import { afterLook, type LookTurn } from './after-look.ts';
import { noteLockOut } from './lock-out.ts';
import { isCareful, plan, regular } from './turn.ts';

/** Milliseconds after one server's name is back before the other is asked for. */
const namesBackMs = 60_000;

/** What becomes of both legs, and of the quota's login, after a look at one of them. */
export function noteLook(mailbox: MailboxState, event: Looked, watch: WatchState, context: WatchContext): MailboxState {
  const { leg, look, quotaLogin, atMs } = event;
  const turn = lookTurn(mailbox, event, watch, context);
  const { areNamesMissing } = turn;
  const isMissing = look.failure?.kind === 'dns' && watch.isNetworkUp;
  const after = afterLook(turn, mailbox.legs[leg], look);
  const other = otherOf(leg);
  const legs = { ...mailbox.legs, [leg]: after, [other]: otherAfter(mailbox, after, isMissing, turn) };
  const begun = { sinceMs: atMs, sinceWorkingMs: watch.awake.workingMs };
  const names = areNamesMissing ? (mailbox.names ?? begun) : isMissing ? mailbox.names : null;
  const { quotaLatch } = mailbox;
  const noted: MailboxState = {
    ...mailbox,
    legs,
    names,
    quotaLatch: quotaLogin ? noteQuotaLogin(quotaLatch, quotaLogin.failure, atMs, context) : quotaLatch,
  };
  return noteLockOut(mailbox, noted, event, context);
}

const otherOf = (leg: Leg): Leg => (leg === 'receiving' ? 'sending' : 'receiving');

function lookTurn(
  { address, legs }: MailboxState,
  { leg, look, atMs }: Looked,
  { isNetworkUp, awake }: WatchState,
  context: WatchContext,
): LookTurn {
  const isMissing = look.failure?.kind === 'dns' && isNetworkUp;
  const expiresOn = expiryDate(address, context);
  return {
    leg,
    nowMs: atMs,
    context,
    isWatched: hasLeg({ address }, leg, context),
    onlineMs: awake.onlineMs,
    isNetworkUp: isNetworkUp || context.settingsOf(address).isLocal === true,
    isPastExpiry: expiresOn !== null && context.calendar.localDate(atMs) >= expiresOn,
    areNamesMissing: isMissing && legs[otherOf(leg)].lastKind === 'dns' && legs[leg].established.status !== 'critical',
  };
}

/**
 * The other leg. Its server's name is asked for as well before anything is said of either, and again once one is back;
 * what was planned to tell the two apart goes back to the usual pace once it is told.
 */
function otherAfter(mailbox: MailboxState, after: LegState, isMissing: boolean, lookTurn: LookTurn): LegState {
  const { context, areNamesMissing, nowMs } = lookTurn;
  const leg = otherOf(lookTurn.leg);
  const state = mailbox.legs[leg];
  const turn = { leg, nowMs, context, isWatched: hasLeg(mailbox, leg, context) };
  if (areNamesMissing) {
    const isTold = mailbox.names === null && state.due?.cause === 'confirm';
    return isTold ? { ...state, due: plan(turn, state, regular(leg, context)) } : state;
  }
  const isBack = !isMissing && mailbox.names !== null;
  const mayAsk = isAutomatic(state) && !isCareful(state) && turn.isWatched;
  if (!(isMissing || isBack) || after.due === null || !mayAsk) return state;
  const delayMs = isBack ? namesBackMs : after.due.delayMs;
  const planned = plan(turn, state, { delayMs, cause: 'confirm' });
  return { ...state, due: sooner(state.due, planned) };
}

const sooner = (present: Due | null, planned: Due): Due => (present && present.atMs < planned.atMs ? present : planned);
