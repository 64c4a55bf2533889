import { describe, expect, it } from 'vitest';
import type { SeenCertificate } from '../../../src/domain/checks/certificate.ts';
import { assess } from '../../../src/domain/checks/index.ts';
import type { CertificateProblem } from '../../../src/domain/model/failure.ts';
import type { Verdict } from '../../../src/domain/model/health.ts';
import { defaultPolicy } from '../../../src/domain/model/settings.ts';
import { newMailbox, newWatch } from '../../../src/domain/model/state.ts';
import { createContext } from '../../support/fakes.ts';

const day = 86_400_000;
const nowMs = Date.parse('2026-09-08T10:00:00Z');

const seen = (daysLeft: number, problem: CertificateProblem | null = null, isFatal = false): SeenCertificate => ({
  certificate: {
    host: 'smtp.cfwb.be',
    port: 465,
    issuer: problem === null ? 'Example CA' : 'Filtre réseau',
    names: ['smtp.cfwb.be'],
    validFrom: '2026-01-01T00:00:00.000Z',
    expiresAt: new Date(nowMs + daysLeft * day).toISOString(),
    problem,
    code: null,
    anchor: problem === null ? 'public' : null,
  },
  isFatal,
});

const address = 'ec001234@adm.cfwb.be';

/** The verdict on the certificates last seen at the three servers. */
function assessCertificates(
  [receiving, sending, quota]: readonly SeenCertificate[],
  nowMs: number,
  certificateNoticeDays = defaultPolicy.certificateNoticeDays,
): Verdict {
  const certificates = {
    ...(receiving ? { receiving } : {}),
    ...(sending ? { sending } : {}),
    ...(quota ? { quota } : {}),
  };
  const context = createContext([{ address }], { policy: { ...defaultPolicy, certificateNoticeDays } });
  return assess({ ...newMailbox(address), certificates }, newWatch([address]), nowMs, context).certificate;
}

describe('the certificate check', () => {
  it('with no certificate seen says so', () => {
    expect(assessCertificates([], nowMs)).toMatchObject({ status: 'unknown', code: 'certificate.unknown' });
  });

  it.each([
    [365, 'ok', 'certificate.ok'],
    [31.5, 'ok', 'certificate.ok'],
    [30.1, 'ok', 'certificate.ok'],
    [30, 'warning', 'certificate.expires-soon'],
    [29.5, 'warning', 'certificate.expires-soon'],
    [8.5, 'warning', 'certificate.expires-soon'],
    [7.1, 'warning', 'certificate.expires-soon'],
    [7, 'warning', 'certificate.expires-very-soon'],
    [0.5, 'warning', 'certificate.expires-very-soon'],
    [-1, 'warning', 'certificate.expires-very-soon'],
  ])('%d days left: %s %s', (daysLeft, status, code) => {
    expect(assessCertificates([seen(daysLeft)], nowMs)).toMatchObject({ status, code });
  });

  it.each(['untrusted', 'expired', 'not-yet-valid', 'wrong-host', 'weak'] as const)(
    'a leg that failed for a certificate (%s) is critical and names the issuer',
    (problem) => {
      expect(assessCertificates([seen(300, problem, true)], nowMs)).toMatchObject({
        status: 'critical',
        code: 'certificate.refused',
        facts: { issuer: 'Filtre réseau', problem },
      });
    },
  );

  it.each(['', 'soon', '2026-13-45'])(
    'is unknown where the end cannot be read (%j), and refused all the same',
    (expiresAt) => {
      const undated = (problem: CertificateProblem | null): SeenCertificate => {
        const { certificate, isFatal } = seen(0, problem, problem !== null);
        return { certificate: { ...certificate, expiresAt }, isFatal };
      };
      expect(assessCertificates([undated(null)], nowMs)).toMatchObject({
        status: 'unknown',
        code: 'certificate.unknown',
        facts: { daysLeft: null },
      });
      expect(assessCertificates([undated('expired')], nowMs).code).toBe('certificate.refused');
      expect(assessCertificates([undated(null), seen(20)], nowMs).code).toBe('certificate.expires-soon');
    },
  );

  it('shows the worst of all legs, whatever their order', () => {
    const entries = [seen(200), seen(3), seen(20)];
    for (const order of [entries, [...entries].reverse()])
      expect(assessCertificates(order, nowMs).code).toBe('certificate.expires-very-soon');
    expect(assessCertificates([seen(3), seen(300, 'untrusted', true)], nowMs).code).toBe('certificate.refused');
  });

  it('follows an edited policy', () => {
    expect(assessCertificates([seen(40)], nowMs, { soon: 45, verySoon: 10 }).code).toBe('certificate.expires-soon');
    expect(assessCertificates([seen(9)], nowMs, { soon: 45, verySoon: 10 }).code).toBe('certificate.expires-very-soon');
  });
});
