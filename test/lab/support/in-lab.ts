import { rmSync } from 'node:fs';
import { describe, inject } from 'vitest';
import { createTrust, type Trust } from '../../../src/probe/certificate.ts';
import { type CertificateName, certificateHosts } from './certificates.ts';
import type { Lab } from './lab.ts';

/** The running servers. Only inside tests: where there are none, the tests are skipped. */
export function lab(): Lab {
  const running = inject('lab');
  if (!running) throw new Error('There is no laboratory here.');
  return running;
}

/** `describe`, skipped where the servers cannot run. */
export function inLab(name: string, body: () => void): void {
  describe.skipIf(inject('lab') === null)(name, body);
}

let labTrust: Trust | undefined;
/** Trust in the lab's own authority. */
export function trust(): Trust {
  labTrust ??= createTrust(lab().caPem);
  return labTrust;
}

const secured = ['starttls', 'tls'] as const;
export type Secured = (typeof secured)[number];
export const securedModes: readonly Secured[] = secured;

type At<Security> = { readonly host: string; readonly port: number; readonly security: Security };

/** Dovecot's POP3, on the address that shows a certificate. */
export function pop3At<Security extends 'plain' | Secured | 'auto'>(
  security: Security,
  certificate: CertificateName = 'good',
): At<Security> {
  const { pop3, pop3s } = lab().dovecot;
  return { host: certificateHosts[certificate], port: security === 'tls' ? pop3s : pop3, security };
}

/** Postfix, on the address that shows a certificate. */
export function smtpAt(security: Secured, certificate: CertificateName = 'good'): At<Secured> {
  const { submission, submissions } = lab().postfix;
  return { host: certificateHosts[certificate], port: security === 'tls' ? submissions : submission, security };
}

/** Dovecot's IMAP, on the address that shows a certificate. */
export function imapAt(security: Secured, certificate: CertificateName = 'good'): At<Secured> {
  const { imap, imaps } = lab().dovecot;
  return { host: certificateHosts[certificate], port: security === 'tls' ? imaps : imap, security };
}

/** Deletes a scratch directory of one test. */
export const discard = (directory: string): void => rmSync(directory, { recursive: true, force: true });
