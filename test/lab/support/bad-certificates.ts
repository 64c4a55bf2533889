import { expect, it } from 'vitest';
import type { Reading } from '../../../src/domain/model/reading.ts';
import type { CertificateName } from './certificates.ts';
import { type Secured, securedModes } from './in-lab.ts';

/** A look at a server that shows one of the laboratory's certificates. */
type Look = (security: Secured, certificate: CertificateName) => Promise<Reading<unknown>>;

/** One test for each bad certificate, over every kind of encryption. */
export function itRefusesBadCertificates(look: Look): void {
  it.each([
    ['expired', 'expired'],
    ['future', 'not-yet-valid'],
    ['wrong-host', 'wrong-host'],
    ['self-signed', 'untrusted'],
    ['weak', 'weak'],
  ] as const)('refuses a certificate that is %s, and keeps the password', async (certificate, certificateProblem) => {
    for (const security of securedModes) {
      const reading = await look(security, certificate);
      expect(reading.outcome).toMatchObject({
        ok: false,
        failure: { kind: 'certificate', certificateProblem, passwordSent: false },
      });
      expect(reading.certificate?.problem).toBe(certificateProblem);
    }
  });
}
