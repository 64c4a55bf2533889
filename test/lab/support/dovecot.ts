import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, allAccounts, troubledAccounts } from './accounts.ts';
import { certificateHosts, certificateNames, frugalHosts } from './certificates.ts';
import { until, untilListening } from './loopback.ts';

/** The user and group that own the mail; a number is enough, no account is made on the machine. */
export const mailOwner = 48_600;

export type DovecotPorts = {
  readonly pop3: number;
  readonly pop3s: number;
  readonly imap: number;
  readonly imaps: number;
};

/** The addresses of a Dovecot. */
export const hostsOf = (isLocking: boolean): readonly string[] =>
  isLocking ? [certificateHosts.good] : [...Object.values(certificateHosts), ...Object.values(frugalHosts)];

/** A running Dovecot: where it logs, and how it ends. */
export type Dovecot = {
  readonly log: string;
  readonly saslSocket: string;
  readonly pid: number;
  stop(): Promise<void>;
};

type DovecotOptions = {
  readonly name: string;
  readonly directory: string;
  readonly ports: DovecotPorts;
  /** One session at a time holds the maildrop (`pop3_lock_session`), IMAP has no QUOTA, and CRAM-MD5 is offered too. */
  readonly isLocking: boolean;
  readonly pace: Pace;
  /** Settings that stand after the others and overrule them. */
  readonly more?: string;
};

/**
 * `shipped`: Debian's own settings, a process for every login and every session. `quick`: processes wait beforehand,
 * so that the servers answer in a fraction of the time and the clients' share of it shows.
 */
export type Pace = 'shipped' | 'quick';

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

const passwordLine = ({ user, quota }: Account, password: string): string =>
  `${user}:{PLAIN.B64}${base64(password)}::::::userdb_quota_rule=${quota}\n`;

/** Password files, one a service, since sending has a password of its own; `users.imap` also says where the mail is. */
export function writePasswords(directory: string): void {
  const linesOf = (passwordOf: (account: Account) => string): string =>
    allAccounts.map((each) => passwordLine(each, passwordOf(each))).join('');
  for (const service of ['pop3', 'imap']) {
    writeFileSync(
      join(directory, `users.${service}`),
      linesOf((each) => each.password),
    );
  }
  writeFileSync(
    join(directory, 'users.smtp'),
    linesOf((each) => each.submissionPassword),
  );
  const { disabled, unreadable, homeless, sealed } = troubledAccounts;
  for (const each of [homeless, sealed])
    appendFileSync(join(directory, 'users.pop3'), passwordLine(each, each.password));
  appendFileSync(join(directory, 'users.imap'), passwordLine(sealed, sealed.password));
  writeFileSync(join(directory, 'users.disabled'), `${disabled.user}:\n`);
  writeFileSync(join(directory, 'users.unreadable'), `${unreadable.user}:\n`);
  chmodSync(join(directory, 'users.unreadable'), 0);
}

/** Password databases that are asked before the real one, each about one account (blanks end a field: none in a reason). */
const troubledDatabases = (directory: string): string => `
passdb {
  driver = passwd-file
  deny = yes
  args = username_format=%u ${join(directory, 'users.disabled')}
}
passdb {
  driver = static
  username_filter = ${troubledAccounts.expired.user}
  args = nopassword=y reason=Mot_de_passe_expiré
  result_success = return-fail
}
passdb {
  driver = passwd-file
  username_filter = ${troubledAccounts.unreadable.user}
  args = username_format=%u ${join(directory, 'users.unreadable')}
}`;

function configurationOf(
  { name, directory, ports, isLocking, pace, more = '' }: DovecotOptions,
  base: string,
  log: string,
): string {
  const pem = (certificate: string): string =>
    `ssl_cert = <${join(directory, 'tls', `${certificate}.pem`)}\n  ssl_key = <${join(directory, 'tls', `${certificate}.key`)}`;
  const processes = pace === 'quick' ? 'service_count = 0\n  process_min_avail = 2' : '';
  const others = isLocking ? [] : certificateNames.filter((certificate) => certificate !== 'good');
  return `
instance_name = vigie-lab-${name}
base_dir = ${base}
state_dir = ${base}
log_path = ${log}
auth_verbose = yes
protocols = pop3 imap
listen = ${hostsOf(isLocking).join(', ')}
ssl = yes
# Security level 0, or the weak certificate would not load.
ssl_cipher_list = ALL:!aNULL:@SECLEVEL=0
${pem('good')}
${others.map((certificate) => `local ${certificateHosts[certificate]} {\n  ${pem(certificate)}\n}`).join('\n')}
local ${frugalHosts['no login in clear']} {
  disable_plaintext_auth = yes
}
local ${frugalHosts['no encryption']} {
  ssl = no
}
disable_plaintext_auth = no
auth_mechanisms = plain login${isLocking ? ' cram-md5' : ''}
auth_failure_delay = 1 secs
mail_max_userip_connections = 10000
default_process_limit = 1000
default_client_limit = 4000
mail_location = maildir:${join(directory, 'mail', '%u')}
mail_uid = ${mailOwner}
mail_gid = ${mailOwner}
first_valid_uid = ${mailOwner}
pop3_lock_session = ${isLocking ? 'yes' : 'no'}
# Records a session's commands where this folder exists.
rawlog_dir = ${join(directory, 'mail', '%u', 'rawlog')}
mail_plugins = notify mail_log
${troubledDatabases(directory)}
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${join(directory, 'users.%s')}
}
userdb {
  driver = passwd-file
  args = username_format=%u ${join(directory, 'users.imap')}
  default_fields = uid=${mailOwner} gid=${mailOwner} home=${join(directory, 'mail', '%u')}
}
plugin {
  mail_log_events = delete undelete expunge save copy mailbox_create mailbox_delete mailbox_rename flag_change
  quota = maildir:Boite
}
protocol imap {
  mail_plugins = ${isLocking ? 'notify mail_log' : 'notify mail_log quota imap_quota'}
}
service pop3 {
  ${processes}
}
service imap {
  ${processes}
}
service pop3-login {
  ${processes}
  chroot =
  inet_listener pop3 {
    port = ${ports.pop3}
  }
  inet_listener pop3s {
    port = ${ports.pop3s}
    ssl = yes
  }
}
service imap-login {
  ${processes}
  chroot =
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service anvil {
  chroot =
  # No growing penalty on an address that sent wrong passwords: the tests send some, then right ones.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service auth {
  unix_listener auth-sasl {
    mode = 0666
  }
}
${more}`;
}

/** Starts Dovecot in the foreground as a child of this process; resolves once its ports answer. */
export async function startDovecot(options: DovecotOptions): Promise<Dovecot> {
  const base = join(options.directory, options.name);
  const log = join(options.directory, `${options.name}.log`);
  const configuration = join(options.directory, `${options.name}.conf`);
  mkdirSync(base, { recursive: true });
  writeFileSync(log, '');
  writeFileSync(configuration, configurationOf(options, base, log));
  const complaints = openSync(join(options.directory, `${options.name}.stderr`), 'w');
  const child = spawn('/usr/sbin/dovecot', ['-F', '-c', configuration], { stdio: ['ignore', 'ignore', complaints] });
  const exit = once(child, 'exit');
  const gone = exit.then(([code]) => {
    throw new Error(`Dovecot "${options.name}" ended with code ${code} while starting.`);
  });
  gone.catch(() => undefined);
  const { pop3, pop3s, imap, imaps } = options.ports;
  const hosts = hostsOf(options.isLocking);
  const up = Promise.all(hosts.flatMap((host) => [pop3, pop3s, imap, imaps].map((port) => untilListening(host, port))));
  await Promise.race([up, gone]);
  const pid = child.pid;
  if (pid === undefined) throw new Error('Dovecot has no process id.');
  return {
    log,
    saslSocket: join(base, 'auth-sasl'),
    pid,
    stop: async () => {
      child.kill('SIGTERM');
      await exit;
      await until(() => (isAlive(pid) ? null : true), `Dovecot ${pid} to end`);
    },
  };
}

/** True while a process with that id exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
