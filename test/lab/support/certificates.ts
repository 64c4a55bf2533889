import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const dayMs = 86_400_000;

/** One certificate of the lab; each is served on its own loopback address. */
export type CertificateName = 'good' | 'expired' | 'future' | 'wrong-host' | 'self-signed' | 'weak' | 'soon';

/** The loopback address (127.0.0.0/8) that serves each certificate. */
export const certificateHosts: Readonly<Record<CertificateName, string>> = {
  good: '127.0.0.1',
  expired: '127.0.0.2',
  future: '127.0.0.3',
  'wrong-host': '127.0.0.4',
  'self-signed': '127.0.0.5',
  weak: '127.0.0.6',
  soon: '127.0.0.7',
};
export const certificateNames = Object.keys(certificateHosts) as CertificateName[];

/** Addresses with the certificate `good` on which Dovecot does without a way to log in. */
export const frugalHosts = { 'no login in clear': '127.0.0.8', 'no encryption': '127.0.0.9' } as const;

/** Days that the certificate `soon` has left. */
export const soonDays = 5;

type Recipe = { readonly bits: number; readonly fromDays: number; readonly toDays: number; readonly names: string };

function recipeOf(name: CertificateName): Recipe {
  const names = name === 'wrong-host' ? 'DNS:other.example' : `DNS:localhost,IP:${certificateHosts[name]}`;
  const usual: Recipe = { bits: 2048, fromDays: -30, toDays: 365, names };
  switch (name) {
    case 'expired':
      return { ...usual, fromDays: -400, toDays: -35 };
    case 'future':
      return { ...usual, fromDays: 30 };
    case 'weak':
      return { ...usual, bits: 1024 };
    case 'soon':
      // Of a life of half a year. Half a day more, so that whole days do not depend on the hour.
      return { ...usual, fromDays: -193, toDays: soonDays + 0.5 };
    case 'good':
      return { ...usual, names: [names, ...Object.values(frugalHosts).map((host) => `IP:${host}`)].join(',') };
    default:
      return usual;
  }
}

const authority = `[ca]
default_ca = lab
[lab]
database = index.txt
serial = serial
new_certs_dir = issued
certificate = ca.pem
private_key = ca.key
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
`;

const openSslTime = (days: number): string =>
  new Date(Date.now() + days * dayMs)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:T]/g, '');

/** Makes a private authority (`ca.pem`) and `<name>.pem` / `<name>.key` for every certificate in `directory`. */
export async function makeCertificates(
  directory: string,
): Promise<{ readonly caFile: string; readonly caPem: string }> {
  await mkdir(join(directory, 'issued'), { recursive: true });
  await writeFile(join(directory, 'ca.cnf'), authority);
  await writeFile(join(directory, 'index.txt'), '');
  await writeFile(join(directory, 'serial'), '1000');
  const openssl = (...args: string[]) => run('openssl', args, { cwd: directory });

  const selfSigned = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-sha256'];
  const authorityUse = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
  await openssl(
    ...[...selfSigned, '-days', '3650', '-subj', '/O=Vigie lab/CN=Vigie lab authority'],
    ...['-keyout', 'ca.key', '-out', 'ca.pem', ...authorityUse.flatMap((use) => ['-addext', use])],
  );
  await Promise.all(
    certificateNames.map(async (name) => {
      const recipe = recipeOf(name);
      const files = ['-keyout', `${name}.key`, '-out', name === 'self-signed' ? `${name}.pem` : `${name}.csr`];
      if (name === 'self-signed') {
        const names = `subjectAltName=${recipe.names}`;
        await openssl(...selfSigned, '-days', '365', '-subj', '/CN=localhost', '-addext', names, ...files);
        return;
      }
      await openssl('req', '-newkey', `rsa:${recipe.bits}`, '-nodes', '-subj', '/CN=localhost', ...files);
      const uses = `[leaf]\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\nsubjectAltName=${recipe.names}\n`;
      await writeFile(join(directory, `${name}.cnf`), authority + uses);
    }),
  );
  // One after the other: they share the authority's index and serial number.
  for (const name of certificateNames.filter((candidate) => candidate !== 'self-signed')) {
    const { fromDays, toDays } = recipeOf(name);
    const dates = ['-startdate', openSslTime(fromDays), '-enddate', openSslTime(toDays)];
    const files = ['-in', `${name}.csr`, '-out', `${name}.pem`];
    await openssl('ca', '-batch', '-notext', '-config', `${name}.cnf`, '-extensions', 'leaf', ...dates, ...files);
  }
  const caFile = join(directory, 'ca.pem');
  return { caFile, caPem: await readFile(caFile, 'utf8') };
}
