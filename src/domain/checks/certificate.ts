import type { WatchContext } from '../model/context.ts';
import type { Leg, Status, VerdictOn } from '../model/health.ts';
import type { CertificateReading } from '../model/reading.ts';
import { defaultPolicy } from '../model/rules.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import { isBelieved } from '../time/believed-clock.ts';
import { closureAhead, endsAround } from './closure-ahead.ts';
import { isOld } from './sight.ts';

const dayMs = 86_400_000;

/** Days before a certificate's end at which a note stands in the window, and at which it is told. */
export type NoticeDays = { readonly soon: number; readonly verySoon: number };
export const certificateNoticeDays: NoticeDays = defaultPolicy.certificateNoticeDays;

/** The last part of a certificate's life: what lives only days is renewed in its last hours. */
const lastPart = 0.15;

/** A certificate seen on a leg, and whether the leg failed for it (an unencrypted fall-back only earns a warning). */
export type SeenCertificate = { readonly certificate: CertificateReading; readonly isFatal: boolean };

const order: readonly Status[] = ['ok', 'warning', 'critical'];

/** The worst of several certificates and the verdict on it; null where there is none. The check shows just that one. */
export function worstCertificate<Seen extends SeenCertificate>(
  seen: readonly Seen[],
  nowMs: number,
  notice: NoticeDays = certificateNoticeDays,
): { readonly seen: Seen; readonly verdict: VerdictOn<'certificate'> } | null {
  const judged = seen.map((one) => ({ seen: one, verdict: assessCertificate(one, nowMs, notice) }));
  const worstFirst = judged.sort(
    (a, b) =>
      order.indexOf(b.verdict.status) - order.indexOf(a.verdict.status) ||
      Number(a.verdict.facts.daysLeft) - Number(b.verdict.facts.daysLeft),
  );
  return worstFirst[0] ?? null;
}

/** The verdict on the certificates that were seen at a mailbox's servers; by a clock that is wrong, on nothing but other faults. */
export function assessCertificates(
  mailbox: MailboxState,
  watch: WatchState,
  nowMs: number,
  context: WatchContext,
): VerdictOn<'certificate'> {
  const { receiving, sending, quota } = mailbox.certificates;
  const isUndoubted = ({ certificate: { problem } }: SeenCertificate): boolean =>
    isBelieved(watch.clock) || (problem !== null && problem !== 'expired' && problem !== 'not-yet-valid');
  const fresh = (shown: MailboxState['certificates'][Leg], leg: Leg) =>
    shown && !isOld(shown.seen, leg, watch, context) ? [shown] : [];
  const seen = [...fresh(receiving, 'receiving'), ...fresh(sending, 'sending'), ...fresh(quota, 'receiving')];
  const undoubted = seen.filter(isUndoubted);
  const worst = worstCertificate(undoubted, nowMs, context.policy.certificateNoticeDays)?.verdict;
  return worst ? (endingInClosure(worst, nowMs, context) ?? worst) : noCertificate;
}

/** Before a closure, a certificate that is in order and ends within it or right after. */
function endingInClosure(
  { status, facts }: VerdictOn<'certificate'>,
  nowMs: number,
  context: WatchContext,
): VerdictOn<'certificate'> | null {
  const closure = status === 'ok' ? closureAhead(nowMs, context) : null;
  if (closure === null || facts.daysLeft === null) return null;
  const expiresOn = context.calendar.localDate(Date.parse(facts.expiresAt));
  if (!endsAround(expiresOn, closure, context)) return null;
  const { from, to } = closure;
  return {
    status: 'warning',
    code: 'certificate.expires-in-closure',
    facts: { ...facts, daysLeft: facts.daysLeft, expiresOn, closedFrom: from, closedTo: to },
  };
}

/** The check while no certificate has been seen. */
export const noCertificate: VerdictOn<'certificate'> = {
  status: 'unknown',
  code: 'certificate.unknown',
  facts: { issuer: null, expiresAt: null, daysLeft: null },
};

/** When what is said of a certificate may change: its days are fewer by one (just then, and right after), or it is told. */
export function certificateTurnMs({ certificate }: SeenCertificate, nowMs: number, notice: NoticeDays): number {
  const endMs = Date.parse(certificate.expiresAt);
  if (!Number.isFinite(endMs)) return Number.POSITIVE_INFINITY;
  const days = (endMs - nowMs) / dayMs;
  const turnMs = Number.isInteger(days) ? nowMs + 1 : endMs - Math.floor(days) * dayMs;
  const toldMs = Math.floor(endMs - lastMs(certificate, notice));
  return [toldMs, toldMs + 1].reduce((first, atMs) => (atMs > nowMs ? Math.min(first, atMs) : first), turnMs);
}

/** How long before its end it is told: so many days, or its life's last part where that is shorter. */
function lastMs({ validFrom, expiresAt }: CertificateReading, { verySoon }: NoticeDays): number {
  const lifeMs = Date.parse(expiresAt) - Date.parse(validFrom);
  return lifeMs > 0 ? Math.min(verySoon * dayMs, lifeMs * lastPart) : verySoon * dayMs;
}

function assessCertificate(
  { certificate, isFatal }: SeenCertificate,
  nowMs: number,
  notice: NoticeDays,
): VerdictOn<'certificate'> {
  const leftMs = Date.parse(certificate.expiresAt) - nowMs;
  const { issuer, expiresAt, host, names, problem, anchor } = certificate;
  const factsWith = <Days>(daysLeft: Days) => ({ issuer, expiresAt, daysLeft, host, names, problem, anchor });
  const daysLeft = Number.isFinite(leftMs) ? Math.floor(leftMs / dayMs) : null;
  if (problem !== null)
    return { status: isFatal ? 'critical' : 'warning', code: 'certificate.refused', facts: factsWith(daysLeft) };
  // An end that cannot be read promises nothing.
  if (daysLeft === null) return { status: 'unknown', code: 'certificate.unknown', facts: factsWith(daysLeft) };
  const facts = factsWith(daysLeft);
  if (leftMs <= lastMs(certificate, notice)) return { status: 'warning', code: 'certificate.expires-very-soon', facts };
  // The provider renews it in time, as a rule: nobody needs to be told.
  if (leftMs <= notice.soon * dayMs) return { status: 'ok', code: 'certificate.expires-soon', facts };
  return { status: 'ok', code: 'certificate.ok', facts };
}
