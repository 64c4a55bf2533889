import type { Failure } from '../model/failure.ts';
import { doubtMs } from '../model/latch.ts';
import type { Trouble } from '../model/leg-state.ts';
import { afterSilenceMs, type LegTurn, regular, type Wait } from './turn.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Looks again after a connection that broke, before the usual pace of trouble. */
const confirmMs = [1 * minute, 3 * minute, 10 * minute];
const transportMs = 30 * minute;
const shutOutMs = [30 * minute, 24 * hour];
const busyMs = [null, null, 15 * minute, 30 * minute];

/** True until a connection that broke was tried as often as it takes to call it broken. */
export const isConfirming = ({ transport }: Trouble): boolean => transport > 0 && transport <= confirmMs.length;

const at = (list: readonly number[], index: number): number => list[Math.min(index, list.length - 1)] ?? 0;

/** When to look again after a failure that does not close the latch, unless the password rests for longer. */
export function afterFailure(
  failure: Failure,
  trouble: Trouble,
  { leg, nowMs, context, areNamesMissing }: LegTurn & { readonly areNamesMissing: boolean },
): Wait {
  if (areNamesMissing && failure.kind === 'dns') return regular(leg, context);
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
      if (failure.passwordSent) return { delayMs: afterSilenceMs(trouble, nowMs, context), cause: 'schedule' };
      if (failure.kind === 'internal' || failure.kind === 'offline') return regular(leg, context);
      return isConfirming(trouble)
        ? { delayMs: at(confirmMs, trouble.transport - 1), cause: 'confirm' }
        : { delayMs: transportMs, cause: 'schedule' };
  }
}
