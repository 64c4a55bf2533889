import type { Verdict } from '../health.ts';
import type { CertificateReading } from '../reading.ts';

const dayMs = 86_400_000;

/** Days before a certificate's end at which its two warnings begin. */
export const certificateNoticeDays = { soon: 30, verySoon: 7 } as const;
export type NoticeDays = { readonly soon: number; readonly verySoon: number };

/** A certificate seen on a leg, and whether the leg failed for it (an unencrypted fall-back only earns a warning). */
export type SeenCertificate = { readonly certificate: CertificateReading; readonly isFatal: boolean };

/** The certificate check shows the worst of all legs. */
export function assessCertificates(
  seen: readonly SeenCertificate[],
  nowMs: number,
  notice: NoticeDays = certificateNoticeDays,
): Verdict {
  const verdicts = seen.map((entry) => assessCertificate(entry, nowMs, notice));
  const order = ['ok', 'warning', 'critical'];
  const worse = (a: Verdict, b: Verdict): number =>
    order.indexOf(b.status) - order.indexOf(a.status) || Number(a.facts.daysLeft) - Number(b.facts.daysLeft);
  return (
    verdicts.sort(worse)[0] ?? {
      status: 'unknown',
      code: 'certificate.unknown',
      facts: { issuer: null, expiresAt: null, daysLeft: null },
    }
  );
}

function assessCertificate({ certificate, isFatal }: SeenCertificate, nowMs: number, notice: NoticeDays): Verdict {
  const leftMs = Date.parse(certificate.expiresAt) - nowMs;
  const daysLeft = Math.floor(leftMs / dayMs);
  const facts = {
    issuer: certificate.issuer,
    expiresAt: certificate.expiresAt,
    daysLeft,
    host: certificate.host,
    names: certificate.names,
    problem: certificate.problem,
    anchor: certificate.anchor,
  };
  if (certificate.problem !== null)
    return { status: isFatal ? 'critical' : 'warning', code: 'certificate.refused', facts };
  if (leftMs <= notice.verySoon * dayMs) return { status: 'warning', code: 'certificate.expires-very-soon', facts };
  if (leftMs <= notice.soon * dayMs) return { status: 'warning', code: 'certificate.expires-soon', facts };
  return { status: 'ok', code: 'certificate.ok', facts };
}
