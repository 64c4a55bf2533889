import { describe, expect, it } from 'vitest';
import { belgianCalendar } from '../../../src/app/belgium.ts';
import type { SeenCertificate } from '../../../src/domain/checks/certificate.ts';
import { assess } from '../../../src/domain/checks/index.ts';
import type { CertificateProblem } from '../../../src/domain/model/failure.ts';
import type { Verdict } from '../../../src/domain/model/health.ts';
import { defaultPolicy } from '../../../src/domain/model/settings.ts';
import { newMailbox, newWatch } from '../../../src/domain/model/state.ts';
import { createSchoolDays } from '../../../src/domain/time/closures.ts';
import { createContext } from '../../support/fakes.ts';

const day = 86_400_000;
const nowMs = Date.parse('2026-09-08T10:00:00Z');

const seen = (
  daysLeft: number,
  problem: CertificateProblem | null = null,
  isFatal = false,
  validFrom = '2026-01-01T00:00:00.000Z',
): SeenCertificate => ({
  certificate: {
    host: 'smtp.cfwb.be',
    port: 465,
    issuer: problem === null ? 'Example CA' : 'Filtre réseau',
    names: ['smtp.cfwb.be'],
    validFrom,
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
  const seen = { atMs: nowMs, awakeMs: 0, paceMs: 0 };
  const certificates = {
    ...(receiving ? { receiving: { ...receiving, seen } } : {}),
    ...(sending ? { sending: { ...sending, seen } } : {}),
    ...(quota ? { quota: { ...quota, seen } } : {}),
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
    [30, 'ok', 'certificate.expires-soon'],
    [29.5, 'ok', 'certificate.expires-soon'],
    [8.5, 'ok', 'certificate.expires-soon'],
    [7.1, 'ok', 'certificate.expires-soon'],
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

  it.each([
    ['of 198 days, its last seven', 198, 7.1, 7],
    ['of 40 days, its last six', 40, 6.1, 6],
    ['of six days, its last 21 hours', 6, 1, 0.9],
  ])('that lives only so long is told in the last 15 %% of its life: %s', (_what, days, before, from) => {
    const living = (daysLeft: number): SeenCertificate =>
      seen(daysLeft, null, false, new Date(nowMs - (days - daysLeft) * day).toISOString());
    expect(assessCertificates([living(before)], nowMs)).toMatchObject({ status: 'ok' });
    expect(assessCertificates([living(from)], nowMs)).toMatchObject({
      status: 'warning',
      code: 'certificate.expires-very-soon',
    });
  });

  it.each(['', 'long ago', '2099-01-01T00:00:00.000Z'])(
    'is told in its last seven days where its beginning says nothing (%j)',
    (from) => {
      expect(assessCertificates([seen(6.9, null, false, from)], nowMs).code).toBe('certificate.expires-very-soon');
      expect(assessCertificates([seen(7.1, null, false, from)], nowMs).code).toBe('certificate.expires-soon');
    },
  );

  it.each([
    ['within the closure', '2026-09-21T12:00:00Z', 'certificate.expires-in-closure'],
    ['three days after it', '2026-09-30T12:00:00Z', 'certificate.expires-in-closure'],
    ['four days after it', '2026-10-01T12:00:00Z', 'certificate.expires-soon'],
    ['of itself, in its last days', '2026-09-14T12:00:00Z', 'certificate.expires-very-soon'],
  ])('on the last two days before a closure tells of an end %s', (_when, expiresAt, expected) => {
    const closures = [{ from: '2026-09-14', to: '2026-09-25', name: '' }];
    const context = { ...createContext([{ address }]), schoolDays: createSchoolDays(belgianCalendar, closures) };
    const { certificate } = seen(100);
    const receiving = {
      certificate: { ...certificate, expiresAt },
      isFatal: false,
      seen: { atMs: nowMs, awakeMs: 0, paceMs: 0 },
    };
    const codeOn = (date: string): string => {
      const mailbox = { ...newMailbox(address), certificates: { receiving } };
      return assess(mailbox, newWatch([address]), Date.parse(`${date}T10:00:00Z`), context).certificate.code;
    };
    expect([codeOn('2026-09-10'), codeOn('2026-09-11')]).toEqual([expected, expected]);
    expect(codeOn('2026-09-09')).not.toBe('certificate.expires-in-closure');
    expect(codeOn('2026-09-14')).not.toBe('certificate.expires-in-closure');
  });

  it('follows an edited policy', () => {
    expect(assessCertificates([seen(40)], nowMs, { soon: 45, verySoon: 10 }).code).toBe('certificate.expires-soon');
    expect(assessCertificates([seen(9)], nowMs, { soon: 45, verySoon: 10 }).code).toBe('certificate.expires-very-soon');
  });
});
