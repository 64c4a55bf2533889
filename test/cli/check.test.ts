import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Fault } from '../../src/demo/faults.ts';
import { fillTo } from '../../src/demo/mailbox.ts';
import { startWorld } from '../../src/demo/world.ts';
import { failureKinds } from '../../src/domain/model/failure.ts';
import {
  answer,
  hangUp,
  hear,
  type ScriptedServer,
  say,
  silence,
  startScriptedServer,
} from '../support/scripted-server.ts';

const world = await startWorld({ mailboxes: [{ limitBytes: 52_428_800, messageOctets: [1_000, 2_000] }] });
const folder = mkdtempSync(join(tmpdir(), 'vigie-cli-'));
const caFile = join(folder, 'ca.pem');
writeFileSync(caFile, world.caPem);
const brokenCaFile = join(folder, 'broken.pem');
writeFileSync(brokenCaFile, `${world.caPem}\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`);
const servers: ScriptedServer[] = [];
let state = '';
let round = 0;

beforeEach(async () => {
  round += 1;
  state = join(folder, `state-${round}`);
  await world.repair();
  Object.assign(world.mailbox, {
    incomingPassword: 'Boîte#1 €',
    cerberePassword: 'Cerbère "2"',
    isCerbereExpired: false,
    messages: world.mailbox.messages.slice(0, 2),
  });
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

type Run = { code: number | null; out: string; err: string };

function vigie(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  return new Promise((resolve) => {
    const script = new URL('../../src/cli/index.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [script, ...args], {
      env: { PATH: process.env.PATH, XDG_STATE_HOME: state, LOCALAPPDATA: state, ...env },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('exit', (code) => resolve({ code, out, err }));
  });
}

const passwords = (): Record<string, string> => ({
  VIGIE_MAILBOX_PASSWORD: world.mailbox.incomingPassword,
  VIGIE_CERBERE_PASSWORD: world.mailbox.cerberePassword,
});
const legs = (): string[] => [
  ...['--pop', `127.0.0.1:${world.pop3.port}/auto`],
  ...['--smtp', `127.0.0.1:${world.smtp.port}/tls`],
  ...['--imap', `127.0.0.1:${world.imap.port}/tls`],
];
const base = (): string[] => ['check', '--address', world.mailbox.address, '--ca', caFile, ...legs()];

const failureShape = z.strictObject({
  kind: z.enum(failureKinds),
  stage: z.string(),
  code: z.string().nullable(),
  response: z.string().max(300).nullable(),
  certificateProblem: z.string().nullable(),
  passwordSent: z.boolean(),
});
const reportShape = z.strictObject({
  schema: z.literal(1),
  address: z.string(),
  at: z.iso.datetime(),
  status: z.enum(['ok', 'warning', 'critical', 'unknown']),
  checks: z.array(
    z.strictObject({
      id: z.enum(['receiving', 'sending', 'storage', 'password-expiry', 'certificate']),
      status: z.enum(['ok', 'warning', 'critical', 'unknown']),
      code: z.string(),
      title: z.string().min(1),
      detail: z.string().min(1),
      failure: failureShape.nullable(),
      facts: z.record(z.string(), z.unknown()),
      durationMs: z.number(),
    }),
  ),
});

async function json(args: readonly string[], env = passwords()) {
  const run = await vigie([...args, '--json'], env);
  const report = reportShape.parse(JSON.parse(run.out));
  const byId = new Map(report.checks.map((check) => [check.id as string, check]));
  return { ...run, report, check: (id: string) => byId.get(id) };
}

describe('vigie check', () => {
  it('a healthy box: exit 0, every fact of the contract', async () => {
    const { code, report, check, err } = await json([...base(), '--password-changed', '2026-10-20']);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(report.status).toBe('ok');
    expect(report.checks.map(({ id }) => id)).toEqual([
      'receiving',
      'sending',
      'storage',
      'password-expiry',
      'certificate',
    ]);
    expect(check('receiving')).toMatchObject({
      code: 'receiving.ok',
      failure: null,
      facts: { messages: 2, octets: 3_000, encrypted: true },
    });
    expect(check('sending')).toMatchObject({
      code: 'sending.ok',
      facts: { mechanism: expect.stringMatching(/PLAIN|LOGIN/) },
    });
    expect(check('storage')).toMatchObject({
      code: 'storage.ok',
      facts: { limitBytes: 52_428_800, source: 'imap-quota', imapQuota: { limitBytes: 52_428_800 } },
    });
    expect(check('password-expiry')).toMatchObject({ code: 'password-expiry.ok', facts: { expiresOn: '2027-04-20' } });
    expect(check('certificate')).toMatchObject({
      code: 'certificate.ok',
      facts: { issuer: 'Vigie demo authority', daysLeft: expect.any(Number) },
    });
  });

  it('without a CERBERE date a healthy box still exits 0', async () => {
    const { code, check } = await json(base());
    expect(code).toBe(0);
    expect(check('password-expiry')).toMatchObject({ status: 'unknown', code: 'password-expiry.date-unknown' });
  });

  it.each([
    [0.76, 1, 'storage.high'],
    [0.91, 1, 'storage.very-high'],
    [0.985, 2, 'storage.full'],
  ])('a box filled to %d exits %d', async (share, code, health) => {
    fillTo(world.mailbox, share);
    const run = await json(base());
    expect(run.code).toBe(code);
    expect(run.check('storage')?.code).toBe(health);
  });

  it('measures by STAT and --limit where no IMAP server is named', async () => {
    const args = ['check', '--address', world.mailbox.address, '--ca', caFile, ...legs().slice(0, 4)];
    const { check } = await json([...args, '--limit', '4000', '--limit-messages', '100']);
    expect(check('storage')).toMatchObject({
      code: 'storage.high',
      facts: { usedBytes: 3_000, limitBytes: 4_000, percent: 75, source: 'pop3-stat', imapQuota: 'not-asked' },
    });
    const byMessages = await json([...args, '--limit', '1MB', '--limit-messages', '2']);
    expect(byMessages.check('storage')).toMatchObject({ code: 'storage.full', facts: { percent: 100 } });
    const unknown = await json(args);
    expect(unknown.check('storage')).toMatchObject({ status: 'ok', facts: { limitBytes: null, percent: null } });
  });

  it.each(['not-offered', 'refused', 'unlimited'] as const)('tells an IMAP quota that is %s', async (imapQuota) => {
    const before = world.imap.settings;
    world.imap.configure({ quota: imapQuota });
    const { check } = await json(base());
    world.imap.configure(before);
    expect(check('storage')).toMatchObject({
      failure: null,
      facts: { imapQuota, source: 'pop3-stat', usedBytes: 3_000 },
    });
  });

  it.each([
    ['is not there', { kind: 'refuse-connections' }, { kind: 'refused' }],
    ['does not come to an answer', { kind: 'stall', at: 'quota' }, { kind: 'timeout', stage: 'quota' }],
    [
      'cannot judge the password',
      { kind: 'reply', at: 'password', text: '{tag} NO [UNAVAILABLE] later\r\n' },
      { kind: 'temporary', code: 'UNAVAILABLE', stage: 'password' },
    ],
    [
      'asks for patience',
      {
        kind: 'reply',
        at: 'quota',
        text: '{tag} BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds\r\n',
      },
      { kind: 'login-delay', stage: 'quota' },
    ],
  ] as [string, Fault, object][])(
    'an IMAP server that %s is told, and STAT supplies the size',
    async (_what, fault, failure) => {
      await world.setFault('imap', fault);
      const { code, check } = await json([...base(), '--limit', '50MB', '--deadline', '4']);
      expect(code).toBe(0);
      expect(check('receiving')).toMatchObject({ status: 'ok', failure: null });
      expect(check('storage')).toMatchObject({
        status: 'ok',
        failure,
        facts: { imapQuota: 'failed', source: 'pop3-stat', usedBytes: 3_000 },
      });
    },
  );

  it('a failure beside what is well stands in the report as well', async () => {
    await world.setFault('imap', { kind: 'reply', at: 'password', text: '{tag} NO [UNAVAILABLE] later\r\n' });
    const { out } = await vigie([...base(), '--lang', 'en'], passwords());
    expect(out).toContain('temporary · password · UNAVAILABLE · later');
  });

  it('an IMAP server that says the box is over its quota makes storage full, and receiving stays well', async () => {
    await world.setFault('imap', { kind: 'reply', at: 'quota', text: '{tag} NO [OVERQUOTA] no room\r\n' });
    const { code, check } = await json([...base(), '--limit', '50MB']);
    expect(code).toBe(2);
    expect(check('receiving')?.status).toBe('ok');
    expect(check('storage')).toMatchObject({
      code: 'storage.full',
      failure: { kind: 'mailbox-full', code: 'OVERQUOTA', stage: 'quota' },
      facts: { source: 'pop3-stat', usedBytes: 3_000 },
    });
  });

  it('a leg set to none is absent; with no POP3 leg IMAP makes its one attempt', async () => {
    const { report, check } = await json([
      'check',
      '--address',
      world.mailbox.address,
      '--ca',
      caFile,
      '--pop',
      'none',
      '--smtp',
      'none',
      ...legs().slice(4),
    ]);
    expect(report.checks.map(({ id }) => id)).toEqual(['storage', 'password-expiry', 'certificate']);
    expect(check('storage')?.facts).toMatchObject({ source: 'imap-quota' });
    const none = await json([
      'check',
      '--address',
      'ec001234@adm.cfwb.be',
      '--pop',
      'none',
      '--smtp',
      'none',
      '--imap',
      'none',
    ]);
    expect(none.report.checks.map(({ id }) => id)).toEqual(['password-expiry']);
    expect(none.code).toBe(3);
  });

  it('without passwords nothing is tried: unknown, exit 3', async () => {
    const before = world.pop3.record.sessions + world.smtp.record.sessions;
    const { code, check } = await json(base(), {});
    expect(code).toBe(3);
    expect(check('receiving')).toMatchObject({
      status: 'unknown',
      code: 'receiving.not-configured',
      failure: { kind: 'not-configured' },
    });
    expect(check('sending')).toMatchObject({ status: 'unknown', code: 'sending.not-configured' });
    expect(world.pop3.record.sessions + world.smtp.record.sessions).toBe(before);
    expect(check('receiving')?.detail).toContain('VIGIE_MAILBOX_PASSWORD');
    expect(check('sending')?.detail).toContain('VIGIE_CERBERE_PASSWORD');
    const { out } = await vigie(base(), {});
    expect(out).toContain('VIGIE_MAILBOX_PASSWORD');
    expect(out).toContain('VIGIE_CERBERE_PASSWORD');
  });

  it("the last day that CERBERE's e-mail gave counts more than the change", async () => {
    const dates = ['--password-changed', '2026-01-01', '--password-expires', '2099-01-01'];
    const { check } = await json([...base(), ...dates]);
    expect(check('password-expiry')).toMatchObject({ code: 'password-expiry.ok', facts: { expiresOn: '2099-01-01' } });
    const past = await json([...base(), '--password-expires', '2026-01-31']);
    expect(past.check('password-expiry')).toMatchObject({
      code: 'password-expiry.date-to-confirm',
      facts: { expiresOn: '2026-01-31' },
    });
  });

  it.each([['--version'], ['check', '--version']])('%s %s prints the version and ends well', async (...args) => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await vigie(args)).toEqual({ code: 0, out: `Vigie BMA ${version}\n`, err: '' });
  });

  it('a CERBERE refusal on or after the computed day says "expired", before it both causes', async () => {
    const env = { ...passwords(), VIGIE_CERBERE_PASSWORD: 'faux' };
    const before = await json([...base(), '--password-changed', '2026-10-20'], env);
    expect(before.check('sending')).toMatchObject({
      code: 'sending.password-refused',
      failure: { kind: 'credentials' },
    });
    const after = await json([...base(), '--password-changed', '2026-01-01'], {
      ...env,
      VIGIE_CERBERE_PASSWORD: 'faux aussi',
    });
    expect(after.check('sending')).toMatchObject({
      code: 'sending.password-expired',
      failure: { kind: 'credentials' },
    });
    expect(after.check('password-expiry')).toMatchObject({ status: 'critical', code: 'password-expiry.expired' });
    expect(after.code).toBe(2);
  });

  it('a login accepted after the computed day asks to confirm the date', async () => {
    const { code, check } = await json([...base(), '--password-changed', '2026-01-01']);
    expect(check('password-expiry')).toMatchObject({ status: 'unknown', code: 'password-expiry.date-to-confirm' });
    expect(code).toBe(0);
  });

  it('a bad POP3 certificate in auto mode is a warning of the certificate check alone', async () => {
    await world.setCertificate('pop3', 'self-signed');
    const { code, check } = await json(base());
    expect(check('receiving')).toMatchObject({ status: 'ok', facts: { encrypted: false } });
    expect(check('certificate')).toMatchObject({ status: 'warning', code: 'certificate.refused' });
    expect(code).toBe(1);
  });

  it('a server once seen encrypted is never spoken to in clear again', async () => {
    expect((await json(base())).check('receiving')?.facts).toMatchObject({ encrypted: true });
    await world.setCertificate('pop3', 'self-signed');
    expect((await json(base())).check('receiving')).toMatchObject({
      code: 'receiving.certificate',
      failure: { passwordSent: false },
    });
  });

  it('a refused SMTP certificate is critical and names the issuer', async () => {
    await world.setCertificate('smtp', 'wrong-host');
    const { code, check } = await json(base());
    expect(check('sending')).toMatchObject({
      code: 'sending.certificate',
      failure: { certificateProblem: 'wrong-host' },
    });
    expect(check('certificate')).toMatchObject({
      status: 'critical',
      code: 'certificate.refused',
      facts: { issuer: 'Vigie demo authority' },
    });
    expect(code).toBe(2);
  });

  it('a certificate is a warning in its very last days, and a note before', async () => {
    await world.setCertificate('smtp', { kind: 'expiring', daysLeft: 20 });
    expect((await json(base())).check('certificate')).toMatchObject({
      code: 'certificate.expires-soon',
      status: 'ok',
      facts: { daysLeft: 20 },
    });
    await world.setCertificate('imap', { kind: 'expiring', daysLeft: 3 });
    expect((await json(base())).check('certificate')).toMatchObject({
      code: 'certificate.expires-very-soon',
      status: 'warning',
      facts: { daysLeft: 3 },
    });
  });
});

describe('a password that was refused', () => {
  const refused = (): number =>
    world.pop3.record.loginsRefused + world.smtp.record.loginsRefused + world.imap.record.loginsRefused;

  it('is not sent again, by any leg, until it changes or --force is given', async () => {
    const wrong = { VIGIE_MAILBOX_PASSWORD: 'faux 1', VIGIE_CERBERE_PASSWORD: 'faux 2' };
    const before = refused();
    const first = await json(base(), wrong);
    expect(first.check('receiving')).toMatchObject({ code: 'receiving.password-refused' });
    expect(first.check('storage')).toMatchObject({ facts: { imapQuota: 'not-asked' } });
    expect(refused()).toBe(before + 2);

    const second = await json(base(), wrong);
    expect(refused()).toBe(before + 2);
    expect(second.code).toBe(2);
    expect(second.check('receiving')).toMatchObject({
      code: 'receiving.password-refused',
      failure: { kind: 'credentials', passwordSent: false },
    });
    expect(second.check('sending')?.detail).toContain('n’a pas été renvoyé');

    await json([...base(), '--force'], wrong);
    expect(refused()).toBe(before + 4);

    expect((await json(base())).code).toBe(0);
    await json(base(), wrong);
    expect(refused()).toBe(before + 4);
  });

  it('is remembered as a salted hash, in a file only its owner reads', async () => {
    await json(base(), {
      VIGIE_MAILBOX_PASSWORD: 'unique-canari-é',
      VIGIE_CERBERE_PASSWORD: world.mailbox.cerberePassword,
    });
    const file = join(state, process.platform === 'win32' ? 'Vigie BMA' : 'vigie-bma', 'check-memory.json');
    const text = readFileSync(file, 'utf8');
    for (const form of [
      'unique-canari-é',
      Buffer.from('unique-canari-é').toString('base64'),
      encodeURIComponent('unique-canari-é'),
    ]) {
      expect(text).not.toContain(form);
    }
    expect(JSON.parse(text).refused).toHaveLength(1);
  });

  it('in ambiguous words is not repeated either', async () => {
    const server = await startScriptedServer([say('+OK\r\n'), answer('+OK\r\n'), answer('-ERR no\r\n'), silence]);
    servers.push(server);
    const args = [
      'check',
      '--address',
      'ec001234@adm.cfwb.be',
      '--pop',
      `127.0.0.1:${server.port}/plain`,
      '--smtp',
      'none',
    ];
    const first = await json(args);
    const second = await json(args);
    expect(first.check('receiving')).toMatchObject({ code: 'receiving.login-refused' });
    expect(second.check('receiving')).toMatchObject({
      code: 'receiving.login-refused',
      failure: { code: 'REMEMBERED' },
    });
    expect(server.heard.filter((line) => line.startsWith('PASS'))).toHaveLength(1);
  });

  it('a broken memory is kept beside under a name of its own, and what is not known to be accepted counts as refused', async () => {
    const before = refused();
    await json(base());
    const home = join(state, readdirSync(state)[0] ?? '');
    for (const damaged of ['{ "schema": 99 }', '', 'null']) {
      writeFileSync(join(home, 'check-memory.json'), damaged);
      const run = await json(base());
      expect(run.err).toContain('check-memory.json');
      expect(run.check('receiving')?.failure).toMatchObject({ code: 'REMEMBERED' });
    }
    expect(readdirSync(home).filter((name) => name.includes('corrupt'))).toHaveLength(3);
    expect(refused()).toBe(before);

    expect((await json([...base(), '--force'])).code).toBe(0);
    expect((await json(base())).code).toBe(0);
    const other = { ...passwords(), VIGIE_MAILBOX_PASSWORD: 'autre' };
    expect((await json(base(), other)).check('receiving')?.failure).toMatchObject({ code: 'REMEMBERED' });
    expect(refused()).toBe(before);
  });

  it('does not leave where its refusal could not be remembered, unless the user insists', async () => {
    const blocked = join(folder, `blocked-${round}`);
    writeFileSync(blocked, '');
    const env = { ...passwords(), XDG_STATE_HOME: blocked, LOCALAPPDATA: blocked };
    const before = world.pop3.record.sessions + world.smtp.record.sessions;
    const run = await json([...base(), '--password-expires', '2099-01-01'], env);
    expect(run.code).toBe(3);
    expect(run.err).toContain('check-memory.json');
    expect(run.check('receiving')).toMatchObject({
      status: 'unknown',
      failure: { kind: 'internal', code: 'MEMORY_UNWRITABLE' },
    });
    expect(run.check('receiving')?.detail).toContain('--force');
    expect(world.pop3.record.sessions + world.smtp.record.sessions).toBe(before);
    expect((await json([...base(), '--force'], env)).code).toBe(0);
  });

  it('of twelve runs at once leaves a single time', async () => {
    const script = [say('+OK\r\n'), answer('+OK\r\n'), answer('-ERR [AUTH] no\r\n'), silence];
    const server = await startScriptedServer(script);
    servers.push(server);
    const args = ['check', '--address', 'ec001234@adm.cfwb.be', '--pop', `127.0.0.1:${server.port}/plain`];
    const runs = await Promise.all(Array.from({ length: 12 }, () => json([...args, '--smtp', 'none'])));
    expect(server.heard.filter((line) => line.startsWith('PASS'))).toHaveLength(1);
    for (const { check } of runs) expect(check('receiving')?.code).toBe('receiving.password-refused');
  });
});

describe('a command that runs in a scheduler', () => {
  it('forgets no refusal when several runs end together', async () => {
    const script = [say('+OK\r\n'), answer('+OK\r\n'), answer('-ERR [AUTH] no\r\n'), silence];
    const all = await Promise.all([1, 2, 3, 4].map(() => startScriptedServer(script)));
    servers.push(...all);
    const runAll = () =>
      Promise.all(
        all.map(({ port }) =>
          json(['check', '--address', 'ec001234@adm.cfwb.be', '--pop', `127.0.0.1:${port}/plain`, '--smtp', 'none']),
        ),
      );
    await runAll();
    await runAll();
    for (const { heard } of all) expect(heard.filter((line) => line.startsWith('PASS'))).toHaveLength(1);
  });

  it('keeps its exit code when nobody reads its output', async () => {
    const script = new URL('../../src/cli/index.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [script, ...base()], {
      env: { PATH: process.env.PATH, XDG_STATE_HOME: state, LOCALAPPDATA: state, ...passwords() },
    });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    const code = await new Promise((resolve) => child.on('exit', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it.skipIf(process.platform !== 'linux')('says so, and ends, when its memory has nowhere to be', async () => {
    const run = await vigie([...base(), '--json'], {
      HOME: '/proc/nope',
      XDG_STATE_HOME: '',
      VIGIE_MAILBOX_PASSWORD: 'z',
      VIGIE_CERBERE_PASSWORD: 'z',
    });
    expect(run.code).toBe(3);
    expect(run.err).toContain('check-memory.json');
  });

  it('notes what it knows when it is cut, and looks again at its next run', async () => {
    const script = [say('+OK\r\n'), answer('+OK\r\n'), hear, silence];
    const server = await startScriptedServer(script);
    servers.push(server);
    const args = ['check', '--address', 'ec001234@adm.cfwb.be', '--pop', `127.0.0.1:${server.port}/plain`];
    const file = new URL('../../src/cli/index.ts', import.meta.url).pathname;
    const cut = async (signal: NodeJS.Signals): Promise<number | null> => {
      const child = spawn(process.execPath, [file, ...args, '--smtp', 'none'], {
        env: { PATH: process.env.PATH, XDG_STATE_HOME: state, LOCALAPPDATA: state, ...passwords() },
      });
      const sent = server.heard.length + 2;
      while (server.heard.length < sent) await new Promise((resolve) => setTimeout(resolve, 20));
      child.kill(signal);
      return new Promise((resolve) => child.on('exit', resolve));
    };
    expect(await cut('SIGTERM')).toBe(3);
    // The run that was killed leaves its note: what it sent is not sent again on its heels.
    await cut('SIGKILL');
    const after = await json([...args, '--smtp', 'none']);
    expect(after.check('receiving')?.failure).toMatchObject({ kind: 'internal', code: 'UNFINISHED' });
    expect(server.heard.filter((line) => line.startsWith('PASS'))).toHaveLength(2);
  });

  it('remembers an encrypted server also when the login failed, and from STARTTLS mode', async () => {
    const pop = (mode: string): string[] => [
      'check',
      '--address',
      world.mailbox.address,
      '--ca',
      caFile,
      '--smtp',
      'none',
      '--pop',
      `127.0.0.1:${world.pop3.port}/${mode}`,
    ];
    await world.setFault('pop3', { kind: 'temporary' });
    expect((await json(pop('starttls'))).check('receiving')?.failure?.kind).toBe('temporary');
    await world.setFault('pop3', { kind: 'starttls-not-offered' });
    expect((await json(pop('auto'))).check('receiving')).toMatchObject({ code: 'receiving.mechanism' });
  });
});

describe('the certificate check', () => {
  it('shows one certificate, and the failure of that same leg', async () => {
    await world.setCertificate('pop3', 'wrong-host');
    await world.setCertificate('smtp', 'expired');
    const args = [
      'check',
      '--address',
      world.mailbox.address,
      '--ca',
      caFile,
      '--pop',
      `127.0.0.1:${world.pop3.port}/starttls`,
      ...legs().slice(2, 4),
    ];
    const { check } = await json(args);
    expect(check('certificate')).toMatchObject({ failure: { certificateProblem: 'expired' } });
    expect(Number(check('certificate')?.facts.daysLeft)).toBeLessThan(0);
  });
});

describe('the facts of the contract', () => {
  const keys = (facts: object | undefined): string[] => Object.keys(facts ?? {});
  it('are the same keys in health and in failure', async () => {
    const wrong = { VIGIE_MAILBOX_PASSWORD: 'faux', VIGIE_CERBERE_PASSWORD: 'faux' };
    for (const { check } of [await json(base()), await json(base(), wrong)]) {
      expect(keys(check('receiving')?.facts)).toEqual(['messages', 'octets', 'encrypted']);
      expect(keys(check('sending')?.facts)).toEqual(['mechanism']);
      expect(keys(check('storage')?.facts)).toEqual(['usedBytes', 'limitBytes', 'percent', 'source', 'imapQuota']);
      expect(keys(check('password-expiry')?.facts)).toEqual(['expiresOn', 'daysLeft']);
      expect(keys(check('certificate')?.facts)).toEqual(['issuer', 'expiresAt', 'daysLeft']);
    }
  });
});

describe('a server that hangs up at CAPA', () => {
  it('is asked for it at most once a day', async () => {
    const ok = answer('+OK\r\n');
    const session = [say('+OK hi\r\n'), ok, ok, answer('+OK 2 20\r\n'), ok, hangUp];
    const server = await startScriptedServer([[say('+OK hi\r\n'), hear, hangUp], session]);
    servers.push(server);
    const args = [
      'check',
      '--address',
      world.mailbox.address,
      '--pop',
      `127.0.0.1:${server.port}/auto`,
      '--smtp',
      'none',
    ];
    for (const _run of [1, 2]) expect((await json(args)).check('receiving')?.status).toBe('ok');
    expect(server.heard.filter((line) => line === 'CAPA')).toHaveLength(1);
    expect(server.connections()).toBe(3);
  });
});

describe('the time a look may take', () => {
  it.each([
    ['until the greeting', ['--greeting', '0.2'], [silence]],
    ['for the rest', ['--session', '0.2'], [say('+OK hi\r\n'), silence]],
    ['in all', ['--deadline', '0.3'], [say('+OK hi\r\n'), silence]],
  ] as const)('%s is as long as was asked', async (_name, option, script) => {
    const server = await startScriptedServer(script);
    servers.push(server);
    const at = ['--pop', `127.0.0.1:${server.port}/plain`, '--smtp', 'none'];
    const { check } = await json(['check', '--address', world.mailbox.address, ...at, ...option]);
    expect(check('receiving')?.failure).toMatchObject({ kind: 'timeout', code: 'DEADLINE' });
  });
});

describe('bad usage', () => {
  const address = ['--address', 'ec001234@adm.cfwb.be'];
  it.each([
    ['no command', []],
    ['unknown command', ['prüfen']],
    ['no address', ['check']],
    ['an address that is none', ['check', '--address', 'école']],
    ['an unknown option', ['check', ...address, '--pasword', 'x']],
    ['a password as an argument', ['check', ...address, '--password', 'x']],
    ['a stray argument', ['check', ...address, 'x']],
    ['a value missing', ['check', ...address, '--pop']],
    ['a value for a flag', ['check', ...address, '--json=yes']],
    ['a server without a port', ['check', ...address, '--pop', 'adm.cfwb.be/plain']],
    ['a port out of range', ['check', ...address, '--pop', 'adm.cfwb.be:99999/plain']],
    ['a mode that is none', ['check', ...address, '--smtp', 'smtp.cfwb.be:465/plain']],
    ['a limit that is none', ['check', ...address, '--limit', 'beaucoup']],
    ['a negative limit', ['check', ...address, '--limit', '-5MB']],
    ['no messages', ['check', ...address, '--limit-messages', '0']],
    ['a date that does not exist', ['check', ...address, '--password-changed', '2026-02-30']],
    ['a date to come', ['check', ...address, '--password-changed', '2999-01-01']],
    ['a last day that does not exist', ['check', ...address, '--password-expires', '2026-13-01']],
    ['a CA file that is missing', ['check', ...address, '--ca', '/nowhere.pem']],
    ['a CA file with a broken certificate', ['check', ...address, '--ca', brokenCaFile]],
    ['a deadline that is none', ['check', ...address, '--deadline', 'soon']],
    ['no time at all', ['check', ...address, '--deadline', '0']],
    ['no time for the rest', ['check', ...address, '--session', '0.0']],
    ['a deadline too far away', ['check', ...address, '--deadline', '601']],
    ['a negative time for the greeting', ['check', ...address, '--greeting', '-1']],
    ['an endless time for the rest', ['check', ...address, '--session', 'Infinity']],
    ['a language it does not speak', ['check', ...address, '--lang', 'de']],
    ['a line break in the user', ['check', ...address, '--user', 'a\nDELE 1']],
    ['a space in the user', ['check', ...address, '--user', 'ec 001234']],
    ['a limit that no provider gives', ['check', ...address, '--limit', '200000MB']],
    ['more messages than a limit can be', ['check', ...address, '--limit-messages', '1000001']],
  ])('%s: exit 64, and how to put it right', async (_name, args) => {
    const { code, out, err } = await vigie(args, { VIGIE_MAILBOX_PASSWORD: 'x' });
    expect(code).toBe(64);
    expect(out).toBe('');
    expect(err).toMatch(/vigie check/);
  });

  it('a line break in a password is refused before anything is sent', async () => {
    const { code, err } = await vigie(base(), { VIGIE_MAILBOX_PASSWORD: 'a\nb' });
    expect(code).toBe(64);
    expect(err).toContain('VIGIE_MAILBOX_PASSWORD');
  });

  it('speaks English when asked', async () => {
    expect((await vigie(['check', '--lang', 'en'])).err).toContain('The address is missing');
    expect((await vigie(['check', '--help', '--lang', 'en'])).out).toContain('Exit code');
  });
});

describe('the report for people', () => {
  it('says the verdict, what to do and whom to call, and no secret', async () => {
    fillTo(world.mailbox, 0.985);
    world.mailbox.isCerbereExpired = true;
    const { out, code } = await vigie(base(), passwords());
    expect(code).toBe(2);
    expect(out).toContain('À RÉGLER SANS ATTENDRE');
    expect(out).toContain('02 800 10 10');
    expect(out).toContain('http://www.am.cfwb.be');
    expect(out).not.toContain(world.mailbox.cerberePassword);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('exists in English', async () => {
    const { out } = await vigie([...base(), '--lang', 'en'], passwords());
    expect(out).toContain('ALL IS WELL');
    expect(out).not.toMatch(/[éèà]/);
  });
});
