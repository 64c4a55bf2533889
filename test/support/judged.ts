import type { WatchContext } from '../../src/domain/model/context.ts';
import {
  type CheckId,
  checkIds,
  type Finding,
  type Health,
  type HealthCode,
  legs,
} from '../../src/domain/model/health.ts';
import { newWatch, type WatchState } from '../../src/domain/model/state.ts';
import { judgeMatters } from '../../src/domain/watch/matters.ts';
import { createContext } from './fakes.ts';
import { findingsOf } from './text-facts.ts';

export const school = 'ec001234@adm.cfwb.be';
export const board = 'po004321@adm.cfwb.be';
export const hour = 3_600_000;
export const day = 24 * hour;
/** A Tuesday in school time, and an instant of that week in Brussels. */
export const tuesdayMs = Date.parse('2026-09-08T10:00:00+02:00');

export const context: WatchContext = createContext([{ address: school }, { address: board }]);

/** What a check says: a code with ordinary facts, and how bad it is. */
export type Verdict = { readonly code: HealthCode; readonly status: Health['status']; readonly facts?: object };

/** A verdict that is as bad as it may be, or well. */
export const bad = (code: HealthCode, status: Health['status'] = 'critical', facts?: object): Verdict => ({
  code,
  status,
  ...(facts ? { facts } : {}),
});

const wellOf = (check: CheckId): Verdict => ({ code: `${check}.ok`, status: 'ok' });

/** A watch that was looked at all round at an instant, and is well. */
export function calm(atMs = tuesdayMs, addresses: readonly string[] = [school]): WatchState {
  const fresh = newWatch(addresses);
  const state: WatchState = {
    ...fresh,
    awake: { ...fresh.awake, sinceMs: atMs - 12 * hour },
    mailboxes: fresh.mailboxes.map((mailbox) => ({
      ...mailbox,
      password: { ...mailbox.password, firstAcceptedOn: '2026-01-05', lastAcceptedOn: '2026-09-07' },
    })),
  };
  const checks = Object.fromEntries(checkIds.map((check) => [check, wellOf(check)]));
  return addresses.reduce((known, address) => turned(known, address, checks, atMs), state);
}

/** The same after checks of a mailbox have turned, each leg looked at on the spot. */
export function turned(
  state: WatchState,
  address: string,
  verdicts: Readonly<Partial<Record<CheckId, Verdict>>>,
  atMs: number,
): WatchState {
  const mailboxes = state.mailboxes.map((mailbox) => {
    if (mailbox.address !== address) return mailbox;
    const health = { ...mailbox.health };
    for (const check of checkIds) {
      const verdict = verdicts[check];
      if (!verdict) continue;
      const [[, found] = ['', undefined]] = findingsOf(verdict.code);
      const facts = verdict.facts ?? (found as Finding | undefined)?.facts ?? {};
      health[check] = { status: verdict.status, code: verdict.code, facts, sinceMs: atMs } as Health;
    }
    const looked = Object.fromEntries(
      legs.map((leg) => [leg, { ...mailbox.legs[leg], lastLookMs: atMs, success: { atMs, onlineMs: 0 } }]),
    );
    return { ...mailbox, health, legs: { ...mailbox.legs, ...looked } } as typeof mailbox;
  });
  // Long enough for whatever waits for Outlook's turn.
  const byDay = { ...state.awake.byDay, [context.calendar.localDate(atMs)]: 6 * hour };
  return { ...state, awake: { ...state.awake, byDay }, mailboxes };
}

/** The same with its matters judged at an instant. */
export const judged = (state: WatchState, atMs: number): WatchState => judgeMatters(state, atMs, context);
