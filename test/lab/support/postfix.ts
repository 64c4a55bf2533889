import { execFile } from 'node:child_process';
import { chownSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { certificateHosts, certificateNames } from './certificates.ts';
import { isAlive } from './dovecot.ts';
import { until, untilListening } from './loopback.ts';

const run = promisify(execFile);

/** Where `losing-sasl.ts` listens while it runs. */
export const losingSocket = (directory: string): string => join(directory, 'losing-sasl');

/** Submission services, TLS from the first byte, that are out of order in one way each, by their `main.cf` settings. */
const outOfOrder = {
  'offers no AUTH': () => ['smtpd_sasl_auth_enable=no'],
  'offers LOGIN only': () => ['smtpd_sasl_mechanism_filter=login'],
  'offers CRAM-MD5 only': ({ cramSocket }) => [`smtpd_sasl_path=${cramSocket}`, 'smtpd_sasl_mechanism_filter=cram-md5'],
  'loses Dovecot at AUTH': ({ directory }) => [`smtpd_sasl_path=${losingSocket(directory)}`],
  'finds no Dovecot': ({ directory }) => [`smtpd_sasl_path=${join(directory, 'no-such-socket')}`],
} as const satisfies Record<string, (options: PostfixOptions) => readonly string[]>;
export type OutOfOrder = keyof typeof outOfOrder;
export const outOfOrderNames = Object.keys(outOfOrder) as OutOfOrder[];

export type PostfixPorts = {
  /** TLS from the first byte. */
  readonly submissions: number;
  /** STARTTLS. */
  readonly submission: number;
  /** STARTTLS too, under the log name `control`. */
  readonly control: number;
  readonly outOfOrder: Readonly<Record<OutOfOrder, number>>;
};

/** A running Postfix: where it logs, and how it ends. */
export type Postfix = {
  readonly log: string;
  readonly pid: number;
  /** Names of all files in the mail queues: none, as long as nothing was sent. */
  queued(): string[];
  stop(): Promise<void>;
};

type PostfixOptions = {
  readonly directory: string;
  readonly ports: PostfixPorts;
  readonly saslSocket: string;
  /** A Dovecot's that offers CRAM-MD5 too. */
  readonly cramSocket: string;
};

function mainConfiguration({ directory, saslSocket }: PostfixOptions, base: string, log: string): string {
  return `
compatibility_level = 3.6
queue_directory = ${join(base, 'queue')}
data_directory = ${join(base, 'data')}
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = lab.test
mydestination =
local_recipient_maps =
mynetworks =
alias_maps =
default_transport = discard
maillog_file_prefixes = ${directory}
maillog_file = ${log}
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_tls_loglevel = 0
tls_high_cipherlist = ALL:!aNULL:@SECLEVEL=0
tls_medium_cipherlist = ALL:!aNULL:@SECLEVEL=0
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${saslSocket}
smtpd_sasl_auth_enable = yes
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_client_connection_count_limit = 0
smtpd_peername_lookup = no
`;
}

function masterConfiguration(options: PostfixOptions): string {
  const { directory, ports } = options;
  const listeners = certificateNames.flatMap((name) => {
    const host = certificateHosts[name];
    const chain = join(directory, 'tls', `${name}.chain.pem`);
    const certificate = `-o smtpd_tls_chain_files=${chain}`;
    const lines = [
      `${host}:${ports.submissions} inet n - n - 1000 smtpd ${certificate} -o smtpd_tls_wrappermode=yes`,
      `${host}:${ports.submission} inet n - n - 1000 smtpd ${certificate}`,
    ];
    if (name === 'good') {
      lines.push(`${host}:${ports.control} inet n - n - 10 smtpd ${certificate} -o syslog_name=control`);
    }
    return lines;
  });
  for (const name of outOfOrderNames) {
    const chain = join(directory, 'tls', 'good.chain.pem');
    const settings = [`smtpd_tls_chain_files=${chain}`, 'smtpd_tls_wrappermode=yes', ...outOfOrder[name](options)];
    const at = `${certificateHosts.good}:${ports.outOfOrder[name]}`;
    listeners.push(`${at} inet n - n - 10 smtpd ${settings.map((setting) => `-o ${setting}`).join(' ')}`);
  }
  return `${listeners.join('\n')}
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;
}

/** Starts Postfix; it leaves this process and is found again by its pid file. Resolves once its ports answer. */
export async function startPostfix(options: PostfixOptions): Promise<Postfix> {
  const { directory, ports } = options;
  const base = join(directory, 'postfix');
  const configuration = join(base, 'etc');
  const queue = join(base, 'queue');
  const log = join(directory, 'postfix.log');
  for (const folder of ['etc', 'queue', 'data']) mkdirSync(join(base, folder), { recursive: true });
  const owner = Number((await run('id', ['-u', 'postfix'])).stdout);
  chownSync(join(base, 'data'), owner, statSync(base).gid);
  for (const name of certificateNames) {
    const parts = ['key', 'pem'].map((part) => readFileSync(join(directory, 'tls', `${name}.${part}`), 'utf8'));
    writeFileSync(join(directory, 'tls', `${name}.chain.pem`), parts.join(''), { mode: 0o600 });
  }
  writeFileSync(log, '');
  writeFileSync(join(configuration, 'main.cf'), mainConfiguration(options, base, log));
  writeFileSync(join(configuration, 'master.cf'), masterConfiguration(options));
  await run('/usr/sbin/postfix', ['-c', configuration, 'start']).catch((error: unknown) => {
    throw new Error(`Postfix does not start:\n${readFileSync(log, 'utf8')}`, { cause: error });
  });
  const pid = Number(readFileSync(join(queue, 'pid', 'master.pid'), 'utf8'));
  const hosts = Object.values(certificateHosts);
  await Promise.all([
    ...hosts.flatMap((host) => [ports.submissions, ports.submission].map((port) => untilListening(host, port))),
    untilListening(certificateHosts.good, ports.control),
  ]);
  return {
    log,
    pid,
    queued: () => queuedIn(queue),
    stop: async () => {
      process.kill(pid, 'SIGTERM');
      await until(() => (isAlive(pid) ? null : true), `Postfix ${pid} to end`);
    },
  };
}

/** Files in the mail queues under a Postfix queue directory. */
export function queuedIn(queue: string): string[] {
  return ['maildrop', 'hold', 'incoming', 'active', 'deferred', 'corrupt'].flatMap((name) =>
    readdirSync(join(queue, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${name}/${entry.name}`),
  );
}
