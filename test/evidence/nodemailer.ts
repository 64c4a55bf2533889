/**
 * `npm run evidence:nodemailer`: what nodemailer's login, curl (where it is installed) and the project's probe make of
 * submission servers that answer sparingly, oddly or out of turn.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { probeSmtp } from '../../src/probe/smtp.ts';
import { createTestAuthority } from '../support/certificates.ts';
import { answer, hangUp, hear, type Step, say, startScriptedServer } from '../support/scripted-server.ts';

const user = 'ec001234@adm.cfwb.be';
const password = 'geheim';
const limitMs = 3_000;
const challenge = Buffer.from('<1@smtp>').toString('base64');

type World = {
  /** `logged in` unless given. */
  readonly right?: string;
  readonly greeting?: string;
  readonly auth?: string;
  /** The whole EHLO reply; `auth` is offered unless given. */
  readonly ehlo?: string;
  /** Replies to AUTH and to what follows it. */
  readonly replies?: readonly string[];
};

const worlds: Readonly<Record<string, World>> = {
  'usual replies': {},
  'greeting: the code alone behind an empty line': { greeting: '\r\n220' },
  'EHLO: blanks, a tab, the code alone': { ehlo: '250-  smtp\r\n250-\r\n250-  AUTH\tPLAIN  \r\n250' },
  'EHLO: two carriage returns': { ehlo: '250-smtp\r\r\n250 AUTH PLAIN\r' },
  'EHLO: AUTH= and AUTH on several lines': { ehlo: '250-smtp\r\n250-AUTH=LOGIN\r\n250 AUTH PLAIN' },
  'EHLO: an empty line in it': { ehlo: '250-smtp\r\n\r\n250 AUTH PLAIN' },
  'PLAIN: 235 alone': { replies: ['235'] },
  'PLAIN: 235 behind an empty line': { replies: ['\r\n235 ok'] },
  'LOGIN: 334 alone': { auth: 'LOGIN', replies: ['334', '334', '235 ok'] },
  'LOGIN: 334 and a tab': { auth: 'LOGIN', replies: ['334\tVXNlcm5hbWU6', '334\tUGFzc3dvcmQ6', '235 ok'] },
  'LOGIN: 235 alone': { auth: 'LOGIN', replies: ['334 VXNlcm5hbWU6', '334 UGFzc3dvcmQ6', '235'] },
  'CRAM-MD5: 235 alone': { auth: 'CRAM-MD5', replies: [`334 ${challenge}`, '235'] },
  'CRAM-MD5: two carriage returns': { auth: 'CRAM-MD5', replies: [`334 ${challenge}\r`, '235 ok\r'] },
  '504 to PLAIN, LOGIN taken': { auth: 'PLAIN LOGIN', replies: ['504', '334 VXNlcm5hbWU6', '334 UGFzc3dvcmQ6', '235'] },
  '250 to AUTH': { right: 'a failure', replies: ['250 ok'] },
  '235 behind the EHLO reply, 535 to AUTH': {
    right: 'a failure',
    ehlo: '250-smtp\r\n250 AUTH PLAIN\r\n235 ok',
    replies: ['535 5.7.8 no'],
  },
};

const scriptOf = ({ greeting = '220 smtp', auth = 'PLAIN', ehlo, replies = ['235 ok'] }: World): Step[] => [
  say(`${greeting}\r\n`),
  answer(`${ehlo ?? `250-smtp\r\n250 AUTH ${auth}`}\r\n`),
  ...replies.map((text) => answer(`${text}\r\n`)),
  hear,
  say('221 bye\r\n'),
  hangUp,
];

const authority = await createTestAuthority();
const tls = await authority.issue();
const folder = mkdtempSync(join(tmpdir(), 'vigie-evidence-'));
const caFile = join(folder, 'ca.pem');
writeFileSync(caFile, authority.caPem);

async function askNodemailer(port: number): Promise<string> {
  const connection = new SMTPConnection({ host: '127.0.0.1', port, secure: true, tls: { ca: authority.caPem } });
  const limit = new AbortController();
  const said = await new Promise<string>((resolve) => {
    const timer = setTimeout(() => resolve('never settles'), limitMs);
    limit.signal.addEventListener('abort', () => clearTimeout(timer));
    connection.on('error', (error: Error) => resolve(`a failure (${error.message})`));
    connection.connect(() => {
      connection.login({ user, pass: password }, (error) =>
        resolve(error ? `a failure (${error.message})` : 'logged in'),
      );
    });
  });
  limit.abort();
  connection.close();
  return said;
}

function askCurl(port: number, { auth = 'PLAIN' }: World): Promise<string> {
  const usual = ['--silent', '--max-time', String(limitMs / 1_000), '--cacert', caFile, '--request', 'NOOP'];
  // As nodemailer and the probe do: PLAIN with its initial response, LOGIN without.
  const initial = auth.startsWith('PLAIN') ? ['--sasl-ir'] : [];
  const asked = [...usual, ...initial, '--user', `${user}:${password}`, `smtps://127.0.0.1:${port}/`];
  return new Promise((resolve) => {
    execFile('curl', asked, (error) => {
      const code: unknown = error?.code;
      // 8 and 56: NOOP, which follows the login, was answered with 221.
      if (error === null || code === 8 || code === 56) resolve('logged in');
      else resolve(code === 'ENOENT' ? 'not installed' : `a failure (exit code ${String(code)})`);
    });
  });
}

async function askOwn(port: number): Promise<string> {
  const { outcome } = await probeSmtp({
    server: { host: '127.0.0.1', port, security: 'tls' },
    user,
    password,
    deadlineMs: limitMs,
    trust: authority.trust,
  });
  return outcome.ok ? 'logged in' : `a failure (${outcome.failure.kind})`;
}

for (const [name, world] of Object.entries(worlds)) {
  console.log(`${name} (right: ${world.right ?? 'logged in'})`);
  for (const [who, ask] of Object.entries({ nodemailer: askNodemailer, curl: askCurl, 'own probe': askOwn })) {
    const server = await startScriptedServer(scriptOf(world), { tls });
    console.log(`  ${who}: ${await ask(server.port, world)}`);
    await server.close();
  }
}
rmSync(folder, { recursive: true });
