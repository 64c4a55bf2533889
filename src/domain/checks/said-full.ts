import { hasLeg } from '../leg/schedule.ts';
import type { WatchContext } from '../model/context.ts';
import type { Failure } from '../model/failure.ts';
import type { Leg } from '../model/health.ts';
import type { MailboxState } from '../model/state.ts';

/** At which logins the server says that the box is full, and when it last said so: epoch milliseconds. */
export type SaidFull = Readonly<Partial<Record<Leg | 'quota', number>>>;

/** For how long the word of a login that is not made any more stands. */
const keptMs = 24 * 3_600_000;

type Logins = {
  readonly leg: Leg;
  readonly look: { readonly failure: Failure | null };
  readonly quotaLogin?: { readonly failure: Failure | null };
};

/** What the server has said after a look: its word stands until the same login is accepted. */
export function noteSaidFull(before: SaidFull, { leg, look, quotaLogin }: Logins, nowMs: number): SaidFull {
  const said = { ...before };
  if (look.failure?.kind === 'mailbox-full') said[leg] = nowMs;
  else if (look.failure === null) delete said[leg];
  if (quotaLogin?.failure?.kind === 'mailbox-full') said.quota = nowMs;
  else if (quotaLogin?.failure === null) delete said.quota;
  const isQuotaOld = said.quota !== undefined && Math.abs(nowMs - said.quota) >= keptMs;
  if (leg === 'receiving' && look.failure === null && isQuotaOld) delete said.quota;
  return said;
}

/** When the server last said at a login that the box is full; null where its word does not stand any more. */
export function saidFullMs(mailbox: MailboxState, context: WatchContext): number | null {
  const { receiving, sending, quota } = mailbox.storage.saidFull;
  const said = [
    hasLeg(mailbox, 'receiving', context) ? [receiving, quota] : [],
    hasLeg(mailbox, 'sending', context) ? [sending] : [],
  ];
  const instants = said.flat().filter((atMs) => atMs !== undefined);
  return instants.length === 0 ? null : Math.max(...instants);
}
