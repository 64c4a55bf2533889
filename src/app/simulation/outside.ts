import type { WatchedMailbox } from '../../domain/model/context.ts';
import { legs } from '../../domain/model/health.ts';
import type { Happening } from '../conversations.ts';
import type { Span } from './awake-spans.ts';
import type { Scenario, UserAct } from './scenario.ts';

/** What the PC's clock shows at an instant: the right time, and what it wrongly adds then. */
export const wrongNow = (nowMs: number, clock: Scenario['clock']): number =>
  nowMs + (clock.findLast(({ from, to }) => from <= nowMs && nowMs < to)?.offset ?? 0);

/** When something changes outside the watch, in order. */
export function instantsOf(
  changes: readonly number[],
  presence: readonly Span[],
  { clock }: Scenario,
): readonly number[] {
  const edges = [
    ...presence.flatMap(({ fromMs, toMs }) => [fromMs, toMs]),
    ...clock.flatMap(({ from, to }) => [from, to]),
  ];
  return [...new Set([...changes, ...edges])].sort((a, b) => a - b);
}

/** What the user changes of a mailbox's settings by this. */
export function settingsAfter(act: UserAct, today: string): Partial<WatchedMailbox> {
  switch (act.does) {
    case 'password-changed':
      return { passwordChangedOn: today, passwordExpiresOn: null };
    case 'set-date':
      return act.expiresOn === undefined
        ? { passwordChangedOn: act.changedOn ?? null, passwordExpiresOn: null }
        : { passwordExpiresOn: act.expiresOn };
    case 'set-limit':
      return {
        ...(act.bytes === undefined ? {} : { limitBytes: act.bytes }),
        ...(act.messages === undefined ? {} : { limitMessages: act.messages }),
      };
    default:
      return {};
  }
}

/** What the watch is told of when the user does this. */
export function happeningsOf(act: UserAct, address: string, nowMs: number): readonly Happening[] {
  const { does, leg, check, for: forMs } = act;
  const meant = leg ? [leg] : legs;
  switch (does) {
    case 'snooze':
      return [{ kind: 'snoozed', untilMs: nowMs + (forMs ?? 0) }];
    case 'restart':
    case 'collect':
      return [];
    case 'set-date':
    case 'set-limit':
      return [{ kind: 'rules-changed' }];
    case 'noted':
      return check ? [{ kind: 'noted', address, check, isNoted: true }] : [];
    case 'begin-renewal':
      return [{ kind: 'leg-held', address, leg: 'sending', reason: 'renewal' }];
    case 'end-renewal':
      return [{ kind: 'leg-released', address, leg: 'sending' }];
    case 'password-changed':
      return [{ kind: 'leg-edited', address, leg: 'sending' }];
    case 'edit-password':
    case 'type-password':
      return meant.map((one) => ({ kind: 'leg-edited', address, leg: one }));
    case 'test-now':
    case 'confirm-test':
      return meant.map((one) => ({ kind: 'test-asked', address, leg: one, isConfirmed: does === 'confirm-test' }));
  }
}
