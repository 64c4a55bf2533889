import { type CertificateOptions, createCertificates } from '../../src/demo/certificates.ts';
import { createTrust } from '../../src/probe/certificate.ts';

/** One authority for a test file, what it signs, and a trust that believes it. */
export async function createTestAuthority() {
  const certificates = await createCertificates();
  const trust = createTrust(certificates.caPem);
  return { trust, caPem: certificates.caPem, issue: (options?: CertificateOptions) => certificates.issue(options) };
}
