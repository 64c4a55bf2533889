import { conditionOf, legCode, statusOf } from '../checks/leg.ts';
import type { WatchContext } from '../model/context.ts';
import { openLatch } from '../model/credential-latch.ts';
import type { Verdict } from '../model/health.ts';
import { type LegState, type MailboxState, noTrouble } from '../model/state.ts';
import type { LegEvent } from '../model/watch-event.ts';
import { keepShut } from './lock-out.ts';
import { openQuota } from './quota-login.ts';
import { awaitKeychain, beginLook, cutLook, planSoon } from './restart.ts';
import { countLook, hasLeg, isAutomatic, isTestToConfirm, mayOpenSession, plan } from './schedule.ts';

/** What a mailbox becomes by what happens to one of its legs. */
export function noteLegEvent(mailbox: MailboxState, event: LegEvent, context: WatchContext): MailboxState {
  const noted: MailboxState = {
    ...mailbox,
    legs: { ...mailbox.legs, [event.leg]: legAfter(mailbox.legs[event.leg], mailbox, event, context) },
  };
  // The quota is asked with the receiving leg's password.
  const isNewPassword = event.kind === 'leg-edited' && event.leg === 'receiving';
  const fresh = isNewPassword ? { ...noted, quotaLatch: openQuota } : noted;
  return event.kind === 'leg-edited' ? keepShut(fresh, event.atMs) : fresh;
}

function legAfter(state: LegState, mailbox: MailboxState, event: LegEvent, context: WatchContext): LegState {
  const { leg, atMs } = event;
  const isWatched = hasLeg(mailbox, leg, context);
  const now = { delayMs: 0, cause: 'user' } as const;
  switch (event.kind) {
    case 'look-begun':
      return beginLook(leg, state, atMs, context);
    case 'look-cut':
      return cutLook(leg, { ...state, sessions: countLook(state, atMs, context) }, atMs, context);
    case 'tried':
      return { ...state, sessions: countLook(state, atMs, context), begunMs: null };
    case 'password-missing': {
      if (event.isUnreadable) return awaitKeychain(leg, state, atMs, context);
      const established = { status: 'unknown', code: legCode(leg, 'not-configured'), facts: {} } as const;
      return { ...state, established, lastKind: 'not-configured', isPasswordUnreadable: false, due: null };
    }
    case 'password-expected': {
      const hopeful: LegState = { ...state, lastKind: null };
      const mayLook = isWatched && state.lastKind === 'not-configured';
      const due = mayLook ? planSoon(leg, hopeful, { delayMs: 0, cause: 'start' }, atMs, context) : null;
      return due ? { ...hopeful, due } : state;
    }
    case 'refusal-remembered': {
      if (state.latch.closedBy !== null) return state;
      const condition = conditionOf(event.as);
      const established: Verdict = { status: statusOf(condition), code: legCode(leg, condition), facts: {} };
      return { ...state, latch: { ...openLatch, closedBy: event.as }, lastKind: event.as, established, due: null };
    }
    case 'leg-edited': {
      if (!isWatched) return state;
      const fresh: LegState = {
        ...state,
        latch: openLatch,
        hold: null,
        trouble: noTrouble,
        lastKind: null,
        isPasswordUnreadable: false,
      };
      return { ...fresh, due: plan(leg, fresh, now, atMs, context) };
    }
    case 'leg-held':
      return { ...state, hold: event.reason, due: null };
    case 'leg-released': {
      const free: LegState = { ...state, hold: null };
      return isWatched && isAutomatic(free) ? { ...free, due: planSoon(leg, free, now, atMs, context) } : free;
    }
    case 'test-asked': {
      const isAllowed = isWatched && mayOpenSession(leg, state, atMs, context) && state.hold === null;
      const mayTest = isAllowed && (event.isConfirmed || !isTestToConfirm(state));
      return mayTest ? { ...state, due: plan(leg, state, now, atMs, context) } : state;
    }
  }
}
