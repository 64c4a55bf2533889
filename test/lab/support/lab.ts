import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accounts, allAccounts, troubledAccounts } from './accounts.ts';
import { makeCertificates } from './certificates.ts';
import { type DovecotPorts, hostsOf, isAlive, mailOwner, type Pace, startDovecot, writePasswords } from './dovecot.ts';
import { freePorts } from './loopback.ts';
import { fingerprint, type MaildirContent, writeMaildir } from './maildir.ts';
import { type OutOfOrder, outOfOrderNames, type PostfixPorts, startPostfix } from './postfix.ts';
import { strictSettings } from './strict.ts';

/** All a test needs to know of the running servers; plain data, so that it can cross to other processes. */
export type Lab = {
  readonly directory: string;
  readonly caFile: string;
  readonly caPem: string;
  /** Dovecot with QUOTA, on every address of `certificateHosts`. */
  readonly dovecot: DovecotPorts & { readonly log: string; readonly saslSocket: string };
  /** Dovecot that lets one POP3 session in at a time, without QUOTA and with CRAM-MD5; on 127.0.0.1 only. */
  readonly locking: DovecotPorts & { readonly log: string };
  readonly postfix: PostfixPorts & { readonly log: string; readonly queue: string };
  /** Dovecot as strict as {@link strictSettings}. */
  readonly strict: DovecotPorts & { readonly log: string };
  /** By user. */
  readonly maildirs: Readonly<Record<string, MaildirContent & { readonly directory: string; readonly print: string }>>;
};

/** Starts the servers, privately on loopback, in a scratch directory of their own. `stop` ends and deletes all of it. */
export async function startLab(pace: Pace = 'shipped'): Promise<{ readonly lab: Lab; stop(): Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'vigie-lab-'));
  // The servers' own unprivileged processes must reach what is inside.
  chmodSync(directory, 0o755);
  const running: Server[] = [];
  const discard = (): void => rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  const abandon = (): void => {
    for (const { pid } of running.filter((server) => isAlive(server.pid))) process.kill(pid, 'SIGTERM');
    discard();
  };
  // However this process ends, the servers and their folder go with it.
  const onSignal = (): never => process.exit(1);
  process.once('exit', abandon).once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const stop = async (): Promise<void> => {
    process.off('exit', abandon).off('SIGINT', onSignal).off('SIGTERM', onSignal);
    for (const server of running.splice(0).reverse()) await server.stop();
    discard();
  };
  try {
    return { lab: await fill(directory, running, pace), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Server = { readonly pid: number; stop(): Promise<void> };

async function fill(directory: string, running: Server[], pace: Pace): Promise<Lab> {
  const { caFile, caPem } = await makeCertificates(join(directory, 'tls'));
  writePasswords(directory);
  const mail = join(directory, 'mail');
  mkdirSync(mail);
  chownSync(mail, mailOwner, mailOwner);
  const maildirs = Object.fromEntries(
    allAccounts.map(({ user, messages, messageBytes }) => {
      const maildir = join(mail, user);
      const content = writeMaildir(maildir, messages, messageBytes, mailOwner);
      return [user, { ...content, directory: maildir, print: fingerprint(maildir) }];
    }),
  );
  const rawlog = join(mail, accounts.witness.user, 'rawlog');
  mkdirSync(rawlog);
  chownSync(rawlog, mailOwner, mailOwner);

  // Not its owner's, so that not even Dovecot's own process for that user gets in.
  mkdirSync(join(mail, troubledAccounts.sealed.user), { mode: 0o700 });

  const hosts = hostsOf(false);
  const free = await freePorts(15 + outOfOrderNames.length, hosts);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0, j = 0, k = 0, ...rest] = free;
  const [l = 0, m = 0, n = 0, o = 0, ...others] = rest;
  const openPorts = { pop3: a, pop3s: b, imap: c, imaps: d };
  const lockingPorts = { pop3: e, pop3s: f, imap: g, imaps: h };
  const strictPorts = { pop3: l, pop3s: m, imap: n, imaps: o };
  const outOfOrder = Object.fromEntries(outOfOrderNames.map((name, at) => [name, others[at]])) as Record<
    OutOfOrder,
    number
  >;
  const postfixPorts = { submissions: i, submission: j, control: k, outOfOrder };

  const open = await startDovecot({ name: 'dovecot', directory, ports: openPorts, isLocking: false, pace });
  running.push(open);
  const locking = await startDovecot({ name: 'locking', directory, ports: lockingPorts, isLocking: true, pace });
  running.push(locking);
  const more = strictSettings;
  const strict = await startDovecot({ name: 'strict', directory, ports: strictPorts, isLocking: false, pace, more });
  running.push(strict);
  const postfix = await startPostfix({
    directory,
    ports: postfixPorts,
    saslSocket: open.saslSocket,
    cramSocket: locking.saslSocket,
  });
  running.push(postfix);
  return {
    directory,
    caFile,
    caPem,
    dovecot: { ...openPorts, log: open.log, saslSocket: open.saslSocket },
    locking: { ...lockingPorts, log: locking.log },
    strict: { ...strictPorts, log: strict.log },
    postfix: { ...postfixPorts, log: postfix.log, queue: join(directory, 'postfix', 'queue') },
    maildirs,
  };
}
