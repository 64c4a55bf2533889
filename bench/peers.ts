import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ImapFlow } from 'imapflow';
import Pop3Command from 'node-pop3';
import { createTransport } from 'nodemailer';
import type { Contestant } from './contest.ts';

/** Who logs in, and the file of the authority that vouches for the servers. */
export type Login = {
  readonly user: string;
  readonly password: string;
  readonly caFile: string;
  readonly caPem: string;
};

const host = '127.0.0.1';

/** node-pop3: STAT and QUIT, each its own write. */
export function nodePop3({ user, password, caPem }: Login, tls: boolean): Contestant {
  return {
    name: 'node-pop3',
    isProgram: false,
    remark: 'same commands, one by one',
    run: async (port) => {
      const client = new Pop3Command({
        host,
        port,
        user,
        password,
        tls,
        tlsOptions: { ca: caPem },
        servername: 'localhost',
      });
      await client.STAT();
      await client.QUIT();
    },
  };
}

/** nodemailer's own check of a login. */
export function nodemailerVerify({ user, password, caPem }: Login, secure: boolean): Contestant {
  return {
    name: 'nodemailer verify()',
    isProgram: false,
    remark: 'same commands',
    run: async (port) => {
      const auth = { user, pass: password };
      await createTransport({ host, port, secure, requireTLS: !secure, auth, tls: { ca: caPem } }).verify();
    },
  };
}

/** imapflow as it comes. */
export function imapflowAlone({ user, password, caPem }: Login, secure: boolean): Contestant {
  return {
    name: 'imapflow getQuota()',
    isProgram: false,
    remark: 'more commands',
    run: async (port) => {
      const auth = { user, pass: password };
      const client = new ImapFlow({ host, port, secure, doSTARTTLS: !secure, auth, tls: { ca: caPem }, logger: false });
      await client.connect();
      await client.getQuota('INBOX');
      await client.logout();
    },
  };
}

type Program = {
  readonly name: string;
  readonly file: string;
  readonly remark: string;
  arguments(port: number): string[];
};

function program({ name, file, remark, arguments: argumentsFor }: Program): Contestant[] {
  if (!existsSync(file)) return [];
  const run = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const child = spawn(file, argumentsFor(port), { stdio: 'ignore' });
      child.once('error', reject);
      child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${name} ended with code ${code}.`))));
    });
  return [{ name, isProgram: true, remark, run }];
}

/** curl, where it is installed. */
export function curl(
  { user, password, caFile }: Login,
  scheme: string,
  extra: readonly string[],
  remark: string,
): Contestant[] {
  const usual = ['--silent', '--fail', '--cacert', caFile, '--user', `${user}:${password}`];
  const argumentsFor = (port: number): string[] => [...usual, ...extra, `${scheme}://${host}:${port}/`];
  return program({ name: 'curl', file: '/usr/bin/curl', remark, arguments: argumentsFor });
}

/** A check of monitoring-plugins-basic, where it is installed. */
export function plugin(name: string, extra: readonly string[], remark: string): Contestant[] {
  const argumentsFor = (port: number): string[] => ['-H', host, '-p', String(port), '-t', '10', ...extra];
  return program({ name, file: `/usr/lib/nagios/plugins/${name}`, remark, arguments: argumentsFor });
}
