import type { WatchContext } from '../model/context.ts';
import type { Status, VerdictOn } from '../model/health.ts';
import type { CertificateReading } from '../model/reading.ts';
import { defaultPolicy } from '../model/rules.ts';
import type { MailboxState } from '../model/state.ts';

const dayMs = 86_400_000;

/** Days before a certificate's end at which its two warnings begin. */
export type NoticeDays = { readonly soon: number; readonly verySoon: number };
export const certificateNoticeDays: NoticeDays = defaultPolicy.certificateNoticeDays;

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

/** The verdict on the certificates that were seen at a mailbox's servers. */
export const assessCertificates = (
  { certificates }: MailboxState,
  nowMs: number,
  { policy }: WatchContext,
): VerdictOn<'certificate'> =>
  worstCertificate(Object.values(certificates), nowMs, policy.certificateNoticeDays)?.verdict ?? noCertificate;

/** The check while no certificate has been seen. */
export const noCertificate: VerdictOn<'certificate'> = {
  status: 'unknown',
  code: 'certificate.unknown',
  facts: { issuer: null, expiresAt: null, daysLeft: null },
};

/** When the days that a certificate has left are fewer by one: just when so many are left, and right after. */
export function certificateTurnMs({ certificate }: SeenCertificate, nowMs: number): number {
  const endMs = Date.parse(certificate.expiresAt);
  if (!Number.isFinite(endMs)) return Number.POSITIVE_INFINITY;
  const days = (endMs - nowMs) / dayMs;
  return Number.isInteger(days) ? nowMs + 1 : endMs - Math.floor(days) * dayMs;
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
  if (leftMs <= notice.verySoon * dayMs) return { status: 'warning', code: 'certificate.expires-very-soon', facts };
  if (leftMs <= notice.soon * dayMs) return { status: 'warning', code: 'certificate.expires-soon', facts };
  return { status: 'ok', code: 'certificate.ok', facts };
}
