import { namesLimitMs, type WatchContext } from '../model/context.ts';
import { legs } from '../model/health.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import { awakeDayMs } from '../time/awake.ts';
import { certificateTurnMs } from './certificate.ts';
import { collectionGraceMs } from './collection.ts';
import { staleMs } from './leg.ts';

/**
 * The first instant (epoch milliseconds) at which time alone may change what {@link assess} says of a mailbox. Until then
 * only what happens to it can, to the network, to the rules, or a clock that is set back. Counters of awake time never
 * run faster than the clock, so the time that they lack is a lower bound.
 */
export function sureUntilMs(
  mailbox: MailboxState,
  { awake }: WatchState,
  nowMs: number,
  context: WatchContext,
): number {
  const { calendar } = context;
  const today = calendar.localDate(nowMs);
  let untilMs = calendar.startOfDay(calendar.addDays(today, 1));
  const consider = (inMs: number): void => {
    if (inMs > 0) untilMs = Math.min(untilMs, nowMs + inMs);
  };
  for (const leg of legs) {
    const { success } = mailbox.legs[leg];
    // Stale is what is older than the limit.
    if (success) consider(success.onlineMs + staleMs(leg, context) + 1 - awake.onlineMs);
  }
  if (mailbox.names) consider(mailbox.names.sinceWorkingMs + namesLimitMs - awake.workingMs);
  if (awake.sinceMs !== null) consider(awake.sinceMs + collectionGraceMs - nowMs);
  consider(awakeDayMs - (awake.byDay[today] ?? 0));
  for (const seen of Object.values(mailbox.certificates)) consider(certificateTurnMs(seen, nowMs) - nowMs);
  return untilMs;
}
