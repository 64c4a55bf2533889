import { X509Certificate } from 'node:crypto';
import * as tls from 'node:tls';

/** The certificate authorities a probe believes: the system's, the public ones, and an optional extra file's. */
export type Trust = {
  readonly secureContext: tls.SecureContext;
  /** What kind of authority this root is. @param fingerprint256 SHA-256 as Node writes it */
  anchorOf(fingerprint256: string): 'public' | 'system' | 'extra';
};

/**
 * The system's own store. Windows fills its store on demand, so the public roots that come with Node stand beside it:
 * a root that Windows has not fetched yet must not be reported as an interception.
 */
function systemRoots(): readonly string[] {
  // Node 22.15 and later; Electron 33 carries Node 20.
  if (typeof tls.getCACertificates !== 'function') return [];
  return tls.getCACertificates('system');
}

const pemPattern = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

const fingerprints = (pems: readonly string[]): Set<string> =>
  new Set(pems.map((pem) => new X509Certificate(pem).fingerprint256));

/**
 * @param extraCaPem certificates (PEM) to believe as well, e.g. a school network's own authority
 * @throws Error when `extraCaPem` holds no readable certificate
 */
export function createTrust(extraCaPem?: string): Trust {
  const extra = extraCaPem?.match(pemPattern) ?? [];
  if (extraCaPem !== undefined && extra.length === 0) throw new Error('no PEM certificate found');
  const extraFingerprints = fingerprints(extra);
  let publicFingerprints: Set<string> | null = null;
  let secureContext: tls.SecureContext | null = null;
  return {
    get secureContext() {
      secureContext ??= tls.createSecureContext({
        ca: [...new Set([...tls.rootCertificates, ...systemRoots(), ...extra])],
        minVersion: 'TLSv1.2',
      });
      return secureContext;
    },
    anchorOf(fingerprint256) {
      if (extraFingerprints.has(fingerprint256)) return 'extra';
      publicFingerprints ??= fingerprints(tls.rootCertificates);
      return publicFingerprints.has(fingerprint256) ? 'public' : 'system';
    },
  };
}
