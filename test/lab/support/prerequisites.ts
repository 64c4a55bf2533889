import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The Debian packages that the lab runs on, and one file of each that shows it is there. */
const packages: Readonly<Record<string, readonly string[]>> = {
  'dovecot-core': ['/usr/sbin/dovecot'],
  'dovecot-pop3d': ['/usr/lib/dovecot/pop3'],
  'dovecot-imapd': ['/usr/lib/dovecot/imap'],
  postfix: ['/usr/sbin/postfix'],
  openssl: ['/usr/bin/openssl'],
};

/** Why the lab cannot run here, in words; null when it can. */
export function whyNoLab(): string | null {
  const missing = Object.keys(packages).filter((name) => !packages[name]?.every((file) => existsSync(file)));
  if (missing.length > 0) return `Debian packages missing: ${missing.join(' ')} (apt-get install ${missing.join(' ')})`;
  if (process.getuid?.() !== 0) return 'Dovecot and Postfix must be started by root, and this is not root';
  const version = execFileSync('/usr/sbin/dovecot', ['--version'], { encoding: 'utf8' }).trim();
  if (!version.startsWith('2.3.')) return `the configuration is written for Dovecot 2.3, and this is ${version}`;
  return null;
}
