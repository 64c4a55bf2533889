import { believedExpiry } from '../checks/password-expiry.ts';
import { hasLeg, type WatchContext } from '../model/context.ts';
import { legs as bothLegs, isOfLegs, type Leg, otherLeg } from '../model/health.ts';
import { noteQuotaLogin } from '../model/latch.ts';
import { isAutomatic, type LegState } from '../model/leg-state.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import type { Looked } from '../model/watch-event.ts';
import { isBelieved } from '../time/believed-clock.ts';
import { afterLook, type LookTurn, outageMs } from './after-look.ts';
import { noteLockOut } from './lock-out.ts';
import { withSecondChance } from './second-chance.ts';
import { isCareful, plan, regular, sooner } from './turn.ts';

/** Milliseconds after one server's name is back before the other is asked for. */
const namesBackMs = 60_000;

/** What becomes of both legs, and of the quota's login, after a look at one of them. */
export function noteLook(mailbox: MailboxState, event: Looked, watch: WatchState, context: WatchContext): MailboxState {
  const { leg, look, quotaLogin, atMs } = event;
  const turn = lookTurn(mailbox, event, watch, context);
  const { areNamesMissing } = turn;
  const isMissing = look.failure?.kind === 'dns' && watch.isNetworkUp;
  const after = afterLook(turn, mailbox.legs[leg], look);
  const other = otherLeg(leg);
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
  return noteLockOut(mailbox, withSecondChance(mailbox, noted, turn), event, context);
}

function lookTurn(
  mailbox: MailboxState,
  { leg, look, atMs }: Looked,
  watch: WatchState,
  context: WatchContext,
): LookTurn {
  const { isNetworkUp, awake, clock } = watch;
  const { address, legs } = mailbox;
  const isMissing = look.failure?.kind === 'dns' && isNetworkUp;
  const expiresOn = believedExpiry(mailbox, context);
  return {
    leg,
    nowMs: atMs,
    context,
    isWatched: hasLeg({ address }, leg, context),
    onlineMs: awake.onlineMs,
    awakeMs: awake.totalMs,
    isNetworkUp: isNetworkUp || context.settingsOf(address).isLocal === true,
    isPastExpiry: isBelieved(clock) && expiresOn !== null && context.calendar.localDate(atMs) >= expiresOn,
    isOutageKnown: isPartOfOutage(legs[leg], outagesOf(address, watch.mailboxes, context)),
    areNamesMissing: isMissing && legs[otherLeg(leg)].lastKind === 'dns' && legs[leg].established.status !== 'critical',
  };
}

/**
 * The other leg. Its server's name is asked for as well before anything is said of either, and again once one is back;
 * what was planned to tell the two apart goes back to the usual pace once it is told.
 */
function otherAfter(mailbox: MailboxState, after: LegState, isMissing: boolean, lookTurn: LookTurn): LegState {
  const { context, areNamesMissing, nowMs } = lookTurn;
  const leg = otherLeg(lookTurn.leg);
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

const isAway = ({ established }: LegState): boolean =>
  established.status === 'critical' && isOfLegs(established.code, 'unreachable');

/**
 * Legs of these very servers, of any mailbox, that are established to be out of reach: when each began to fail, epoch
 * milliseconds. Not those at which nobody looks any more.
 */
function outagesOf(address: string, mailboxes: readonly MailboxState[], context: WatchContext): readonly number[] {
  const { profileId } = context.settingsOf(address);
  return mailboxes
    .filter((one) => context.settingsOf(one.address).profileId === profileId)
    .flatMap(({ legs }) => bothLegs.map((leg) => legs[leg]))
    .filter((state) => isAway(state) && !state.isClearing && isAutomatic(state))
    .flatMap(({ trouble }) => trouble.transportSinceMs ?? []);
}

/** True where a leg of these servers went out of reach, and this one has not been seen well since. */
const isPartOfOutage = ({ success }: LegState, sinceMs: readonly number[]): boolean =>
  sinceMs.some((beganMs) => success === null || success.atMs < beganMs + outageMs);

/**
 * What is down together is told together: once an outage is established, every other leg of these servers is looked at on
 * the spot.
 */
export function askTogether(
  before: readonly MailboxState[],
  after: readonly MailboxState[],
  { address, leg, atMs }: Looked,
  context: WatchContext,
): readonly MailboxState[] {
  const isOf = (mailbox: MailboxState): boolean => mailbox.address === address;
  const was = before.find(isOf);
  const is = after.find(isOf);
  if (!was || !is || isAway(was.legs[leg]) || !isAway(is.legs[leg])) return after;
  if (outagesOf(address, before, context).length > 0) return after;
  const { profileId } = context.settingsOf(address);
  const asked = (mailbox: MailboxState, one: Leg): LegState => {
    const state = mailbox.legs[one];
    const isItself = isOf(mailbox) && one === leg;
    if (isItself || !isAutomatic(state) || isCareful(state) || !hasLeg(mailbox, one, context)) return state;
    const turn = { leg: one, nowMs: atMs, context, isWatched: true };
    return { ...state, due: sooner(state.due, plan(turn, state, { delayMs: 0, cause: 'confirm' })) };
  };
  return after.map((mailbox) =>
    context.settingsOf(mailbox.address).profileId === profileId
      ? { ...mailbox, legs: { receiving: asked(mailbox, 'receiving'), sending: asked(mailbox, 'sending') } }
      : mailbox,
  );
}
