// Needed by tsyringe, through which @peculiar/x509 finds its own parts.
import 'reflect-metadata';
import { randomBytes, X509Certificate } from 'node:crypto';

import * as x509 from '@peculiar/x509';

/** What is wrong, or not, with a certificate. `unknown-intermediate`: signed by an authority the server does not send. */
export const certificateKinds = [
  'good',
  'expired',
  'not-yet-valid',
  'wrong-host',
  'self-signed',
  'weak',
  'expiring',
  'unknown-intermediate',
] as const;
export type CertificateKind = (typeof certificateKinds)[number];

/** What a TLS server needs: its private key and its certificate. */
export type ServerCertificate = {
  readonly kind: CertificateKind;
  readonly keyPem: string;
  readonly certPem: string;
  /** SHA-256 of the certificate, as `tls.PeerCertificate.fingerprint256` writes it. */
  readonly fingerprint256: string;
};

export type CertificateOptions = {
  readonly kind?: CertificateKind;
  /** Days that an `expiring` certificate has left; 10 unless given. Half a day is added, so that the hour does not matter. */
  readonly daysLeft?: number;
  /** DNS names beside `localhost` and 127.0.0.1. */
  readonly hosts?: readonly string[];
};

export type Certificates = {
  /** The authority to trust. */
  readonly caPem: string;
  /** Makes a certificate with a key of its own: EC P-256, or RSA 1024 where `weak` is asked for. */
  issue(options?: CertificateOptions): Promise<ServerCertificate>;
};

const dayMs = 86_400_000;
const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const rsa1024 = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 1024,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
} as const;

type Authority = { readonly name: string; readonly keys: CryptoKeyPair };
type CryptoKeyPair = Awaited<ReturnType<typeof ecKeys>>;

/** Makes a private authority in memory; nothing touches the disk. */
export async function createCertificates(): Promise<Certificates> {
  const root: Authority = { name: 'CN=Vigie demo authority', keys: await ecKeys() };
  const authorityUse = [
    new x509.BasicConstraintsExtension(true, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
  ];
  const sign = async (
    subject: string,
    keys: CryptoKeyPair,
    issuer: Authority,
    days: Days,
    extensions: x509.Extension[],
  ) => {
    const settings: Parameters<typeof x509.X509CertificateGenerator.create>[0] = {
      serialNumber: `01${randomBytes(8).toString('hex')}`,
      subject,
      issuer: issuer.name,
      notBefore: new Date(Date.now() + days.from * dayMs),
      notAfter: new Date(Date.now() + days.to * dayMs),
      publicKey: keys.publicKey,
      signingKey: issuer.keys.privateKey,
      signingAlgorithm: issuer.keys.privateKey.algorithm.name === 'ECDSA' ? ecdsa : rsa1024,
      extensions,
    };
    return (await x509.X509CertificateGenerator.create(settings)).toString('pem');
  };
  const caPem = await sign(root.name, root.keys, root, { from: -30, to: 3650 }, authorityUse);

  const issue = async (options: CertificateOptions = {}): Promise<ServerCertificate> => {
    const kind = options.kind ?? 'good';
    const keys = kind === 'weak' ? await rsaKeys() : await ecKeys();
    const subject = kind === 'wrong-host' ? 'CN=other.example' : 'CN=localhost';
    const issuer = await issuerOf(kind, root, { name: subject, keys });
    const extensions = [
      new x509.BasicConstraintsExtension(false),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(namesOf(kind, options.hosts ?? [])),
    ];
    const certPem = await sign(subject, keys, issuer, daysOf(kind, options.daysLeft ?? 10), extensions);
    const { fingerprint256 } = new X509Certificate(certPem);
    return { kind, certPem, fingerprint256, keyPem: await privateKeyPem(keys) };
  };
  return { caPem, issue };
}

async function issuerOf(kind: CertificateKind, root: Authority, self: Authority): Promise<Authority> {
  switch (kind) {
    case 'self-signed':
      return self;
    case 'unknown-intermediate':
      return { name: 'CN=Vigie demo intermediate', keys: await ecKeys() };
    default:
      return root;
  }
}

type Days = { readonly from: number; readonly to: number };

function daysOf(kind: CertificateKind, daysLeft: number): Days {
  switch (kind) {
    case 'expired':
      return { from: -400, to: -35 };
    case 'not-yet-valid':
      return { from: 30, to: 365 };
    case 'expiring':
      return { from: -30, to: daysLeft + 0.5 };
    default:
      return { from: -30, to: 365 };
  }
}

type Name = { readonly type: 'dns' | 'ip'; readonly value: string };

function namesOf(kind: CertificateKind, hosts: readonly string[]): Name[] {
  if (kind === 'wrong-host') return [{ type: 'dns', value: 'other.example' }];
  const names: Name[] = ['localhost', ...hosts].map((value) => ({ type: 'dns', value }));
  return [...names, { type: 'ip', value: '127.0.0.1' }];
}

const ecKeys = () => crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
const rsaKeys = () => crypto.subtle.generateKey(rsa1024, true, ['sign', 'verify']);

async function privateKeyPem(keys: CryptoKeyPair): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${der.replace(/.{64}/g, '$&\n').trimEnd()}\n-----END PRIVATE KEY-----\n`;
}
