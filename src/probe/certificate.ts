import { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import type { ConnectionOptions, DetailedPeerCertificate, PeerCertificate, TLSSocket } from 'node:tls';
import * as tls from 'node:tls';
import type { CertificateReading } from '../domain/model/reading.ts';
import { certificateProblemOf, codeOf, handshakeRefusal } from './classify.ts';
import { Fault, type Session } from './session.ts';

/** Whom the certificate must speak for, and whose word counts. */
export type TlsTarget = { readonly host: string; readonly port: number; readonly trust: Trust };

/**
 * Options of a handshake whose certificate is judged afterwards by {@link readCertificate}, so that a refused
 * certificate can still be named. Nothing secret may be sent before that judgement.
 */
export function tlsOptions({ host, trust }: TlsTarget): ConnectionOptions {
  return {
    host,
    servername: isIP(host) === 0 ? host : '',
    secureContext: trust.secureContext,
    rejectUnauthorized: false,
  };
}

/** A name from a certificate, fit to be shown: whoever made it may have put anything there. */
const text = (value: string | readonly string[] | undefined): string =>
  [value ?? '']
    .flat()
    .join(', ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .slice(0, 120);

function rootOf(certificate: DetailedPeerCertificate): DetailedPeerCertificate {
  let current = certificate;
  while (current.issuerCertificate && current.issuerCertificate.fingerprint256 !== current.fingerprint256) {
    current = current.issuerCertificate;
  }
  return current;
}

/**
 * The certificate of a finished handshake and the verdict on it (RFC 5280, names by RFC 9525).
 * @param seen the certificate with its chain, where the handshake has already read it
 */
export function readCertificate(
  socket: TLSSocket,
  target: TlsTarget,
  seen: DetailedPeerCertificate = socket.getPeerCertificate(true),
): CertificateReading {
  const code = socket.authorized
    ? null
    : (codeOf({ code: verificationCode(socket.authorizationError) }) ?? 'UNSPECIFIED');
  const isoOf = (date: string | undefined): string => (date ? new Date(date).toISOString() : new Date(0).toISOString());
  return {
    host: target.host,
    port: target.port,
    issuer: text(seen.issuer?.O) || text(seen.issuer?.CN) || text(seen.subject?.CN),
    names: (seen.subjectaltname ?? '')
      .split(', ')
      .flatMap((entry) => entry.match(/^(?:DNS|IP Address):(.+)$/)?.[1] ?? []),
    validFrom: isoOf(seen.valid_from),
    expiresAt: isoOf(seen.valid_to),
    problem: code === null ? null : certificateProblemOf(code),
    code,
    anchor: code === null ? target.trust.anchorOf(rootOf(seen).fingerprint256) : null,
  };
}

/** Node types this as an Error, and gives the code of one. */
function verificationCode(error: unknown): unknown {
  return typeof error === 'string' ? error : (error as { code?: unknown } | null)?.code;
}

/** Keeps the certificate in the session. @throws Fault `certificate` when it was refused */
export function acceptCertificate(session: Session, certificate: CertificateReading): void {
  session.certificate = certificate;
  if (certificate.problem !== null) {
    throw new Fault({ kind: 'certificate', code: certificate.code, certificateProblem: certificate.problem });
  }
}

/**
 * Starts TLS on a connected socket. The returned socket is usable once `ready` resolves, which happens only for an
 * accepted certificate.
 */
export function startTls(
  session: Session,
  socket: Socket,
  target: TlsTarget,
): { socket: TLSSocket; ready: Promise<void> } {
  session.stage = 'tls';
  // Node reads the whole chain for its own check of the names; it need not be read twice.
  let seen: DetailedPeerCertificate | undefined;
  const secured = tls.connect({
    ...tlsOptions(target),
    socket,
    checkServerIdentity: (host: string, certificate: PeerCertificate) => {
      seen = certificate as DetailedPeerCertificate;
      return tls.checkServerIdentity(host, certificate);
    },
  });
  session.own(secured);
  const ready = new Promise<void>((resolve, reject) => {
    const refuse = (error: unknown): void =>
      reject(error instanceof Fault ? error : new Fault(handshakeRefusal(error)));
    const lose = (): void => reject(new Fault({ kind: 'closed', code: 'CLOSED' }));
    secured.once('error', refuse);
    secured.once('close', lose);
    secured.once('secureConnect', () => {
      secured.off('error', refuse);
      secured.off('close', lose);
      try {
        acceptCertificate(session, readCertificate(secured, target, seen));
        resolve();
      } catch (error) {
        secured.destroy();
        refuse(error);
      }
    });
  });
  secured.on('error', () => undefined);
  return { socket: secured, ready };
}

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
