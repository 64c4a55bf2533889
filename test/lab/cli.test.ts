import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Account, accounts, quotaLimitBytes, specialAccounts } from './support/accounts.ts';
import { soonDays } from './support/certificates.ts';
import { discard, imapAt, inLab, lab, pop3At, smtpAt } from './support/in-lab.ts';
import { holdMaildrop } from './support/raw-session.ts';
import { connections, readLog, refusedLogins } from './support/server-logs.ts';

type Check = {
  readonly id: string;
  readonly status: string;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly failure: Readonly<Record<string, unknown>> | null;
  readonly facts: Readonly<Record<string, unknown>>;
};
type Report = {
  readonly schema: number;
  readonly address: string;
  readonly at: string;
  readonly status: string;
  readonly checks: readonly Check[];
};
type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

const entry = fileURLToPath(new URL('../../src/cli/index.ts', import.meta.url));
let state = '';

beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'vigie-state-'));
});
afterEach(() => discard(state));

/** `vigie check` in a process of its own; what it remembers stays in this test's folder. */
function vigie(
  args: readonly string[],
  passwords: { readonly mailbox?: string; readonly cerbere?: string },
): Promise<Ended> {
  const environment: NodeJS.ProcessEnv = { ...process.env, XDG_STATE_HOME: state, HOME: state, NO_COLOR: '1' };
  delete environment.VIGIE_MAILBOX_PASSWORD;
  delete environment.VIGIE_CERBERE_PASSWORD;
  if (passwords.mailbox !== undefined) environment.VIGIE_MAILBOX_PASSWORD = passwords.mailbox;
  if (passwords.cerbere !== undefined) environment.VIGIE_CERBERE_PASSWORD = passwords.cerbere;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, 'check', ...args], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

type At = { readonly host: string; readonly port: number; readonly security: string };
const written = ({ host, port, security }: At): string => `${host}:${port}/${security}`;

/** The usual arguments: POP3 auto, SMTP over TLS, no IMAP, the lab's authority. */
function argumentsFor(
  account: Account,
  servers: { readonly pop?: At; readonly smtp?: At; readonly imap?: At } = {},
): string[] {
  return [
    ...['--address', account.user, '--ca', lab().caFile, '--json'],
    ...['--pop', written(servers.pop ?? pop3At('auto'))],
    ...['--smtp', written(servers.smtp ?? smtpAt('tls'))],
    ...['--imap', servers.imap ? written(servers.imap) : 'none'],
  ];
}

const passwordsOf = ({ password, submissionPassword }: Account) => ({ mailbox: password, cerbere: submissionPassword });

/** The one JSON object on standard output; nothing else may be there. */
function reportOf({ stdout, stderr }: Ended): Report {
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Report;
}

function checkOf(report: Report, id: string): Check {
  const check = report.checks.find((each) => each.id === id);
  if (!check) throw new Error(`No check "${id}" in ${JSON.stringify(report)}`);
  return check;
}

const dayOf = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

inLab('vigie check', () => {
  it('finds a healthy box healthy', async () => {
    const account = accounts.one;
    const args = [...argumentsFor(account, { imap: imapAt('tls') }), '--password-changed', dayOf(-10)];
    const ended = await vigie(args, passwordsOf(account));
    const report = reportOf(ended);
    expect(report).toMatchObject({ schema: 1, address: account.user, status: 'ok' });
    expect(ended.code).toBe(0);
    expect(Math.abs(Date.parse(report.at) - Date.now())).toBeLessThan(60_000);
    expect(report.checks.map(({ id }) => id).sort()).toEqual([
      'certificate',
      'password-expiry',
      'receiving',
      'sending',
      'storage',
    ]);
    for (const check of report.checks) expect(check).toMatchObject({ status: 'ok', failure: null });
    expect(checkOf(report, 'receiving').facts).toMatchObject({
      messages: 1,
      octets: lab().maildirs[account.user]?.octets,
      encrypted: true,
    });
    expect(checkOf(report, 'sending').facts).toMatchObject({ mechanism: 'PLAIN' });
    expect(checkOf(report, 'storage').facts).toMatchObject({ source: 'imap-quota', limitBytes: quotaLimitBytes });
    expect(checkOf(report, 'certificate').facts).toMatchObject({ issuer: 'Vigie lab' });
  });

  it.each([
    ['plain', 'starttls', 'starttls'],
    ['starttls', 'tls', 'starttls'],
    ['tls', 'tls', 'tls'],
  ] as const)('passes with POP3 %s, SMTP %s and IMAP %s', async (pop, smtp, imap) => {
    const servers = { pop: pop3At(pop), smtp: smtpAt(smtp), imap: imapAt(imap) };
    const ended = await vigie(argumentsFor(accounts.thousand, servers), passwordsOf(accounts.thousand));
    expect(reportOf(ended).status).toBe('ok');
    expect(ended.code).toBe(0);
  });

  it('takes a user name that is not the address', async () => {
    const args = argumentsFor(accounts.one).map((each) => (each === accounts.one.user ? 'ec001234@adm.cfwb.be' : each));
    const ended = await vigie([...args, '--user', accounts.one.user], passwordsOf(accounts.one));
    expect(reportOf(ended)).toMatchObject({ address: 'ec001234@adm.cfwb.be', status: 'ok' });
  });

  it('carries every special password', async () => {
    for (const account of Object.values(specialAccounts)) {
      const ended = await vigie(argumentsFor(account, { imap: imapAt('tls') }), passwordsOf(account));
      expect({ user: account.user, status: reportOf(ended).status }).toEqual({ user: account.user, status: 'ok' });
    }
  });

  it('calls a box at 98 % critical by its size alone', async () => {
    const ended = await vigie([...argumentsFor(accounts.full), '--limit', '50MB'], passwordsOf(accounts.full));
    const report = reportOf(ended);
    expect(ended.code).toBe(2);
    expect(report.status).toBe('critical');
    expect(checkOf(report, 'receiving').status).toBe('ok');
    expect(checkOf(report, 'storage')).toMatchObject({
      status: 'critical',
      facts: {
        usedBytes: lab().maildirs[accounts.full.user]?.octets,
        limitBytes: quotaLimitBytes,
        source: 'pop3-stat',
        imapQuota: 'not-asked',
      },
    });
    expect(Number(checkOf(report, 'storage').facts.percent)).toBeCloseTo(98, 0);
  });

  it('calls a box at 98 % critical by the quota that the server itself reports', async () => {
    const ended = await vigie(argumentsFor(accounts.full, { imap: imapAt('tls') }), passwordsOf(accounts.full));
    expect(ended.code).toBe(2);
    const { status, facts } = checkOf(reportOf(ended), 'storage');
    expect(status).toBe('critical');
    expect(facts).toMatchObject({
      source: 'imap-quota',
      limitBytes: quotaLimitBytes,
      imapQuota: { limitBytes: quotaLimitBytes },
    });
    expect(Number(facts.percent)).toBeCloseTo(98, 0);
  });

  it('says so where the server sets no quota or offers none', async () => {
    const unlimited = await vigie(
      argumentsFor(accounts.unlimited, { imap: imapAt('tls') }),
      passwordsOf(accounts.unlimited),
    );
    expect(checkOf(reportOf(unlimited), 'storage').facts).toMatchObject({
      imapQuota: 'unlimited',
      source: 'pop3-stat',
    });
    const imap = { host: '127.0.0.1', port: lab().locking.imaps, security: 'tls' };
    const without = await vigie(argumentsFor(accounts.one, { imap }), passwordsOf(accounts.one));
    expect(checkOf(reportOf(without), 'storage').facts).toMatchObject({
      imapQuota: 'not-offered',
      source: 'pop3-stat',
    });
  });

  it('sends a refused incoming password once, and again only with --force', async () => {
    const account = accounts.refused;
    const args = argumentsFor(account, { imap: imapAt('tls') });
    const passwords = { mailbox: 'faux', cerbere: account.submissionPassword };
    const refusals = (): number => refusedLogins(readLog(lab().dovecot.log), account.user);
    const start = refusals();

    const first = await vigie(args, passwords);
    expect(first.code).toBe(2);
    expect(checkOf(reportOf(first), 'receiving')).toMatchObject({
      status: 'critical',
      failure: { kind: 'credentials' },
    });
    await pause(1_500);
    // IMAP would use the same password: it is not asked.
    expect(refusals()).toBe(start + 1);

    const before = connections(lab()).mail;
    const second = await vigie(args, passwords);
    expect(second.code).toBe(2);
    expect(checkOf(reportOf(second), 'receiving')).toMatchObject({ status: 'critical' });
    await pause(1_500);
    expect(refusals()).toBe(start + 1);
    expect(connections(lab()).mail).toBe(before);

    await vigie([...args, '--force'], passwords);
    await pause(1_500);
    expect(refusals()).toBe(start + 2);

    const changed = await vigie(args, passwordsOf(account));
    expect(reportOf(changed).status).toBe('ok');
  });

  it('sends a refused CERBERE password once', async () => {
    const account = accounts.refused;
    const args = argumentsFor(account);
    const passwords = { mailbox: account.password, cerbere: 'périmé' };
    const refusals = (): number => refusedLogins(readLog(lab().dovecot.log), account.user);
    const start = refusals();
    const first = await vigie(args, passwords);
    expect(first.code).toBe(2);
    expect(checkOf(reportOf(first), 'sending')).toMatchObject({ status: 'critical', failure: { kind: 'credentials' } });
    expect(checkOf(reportOf(first), 'receiving').status).toBe('ok');
    const second = await vigie(args, passwords);
    expect(second.code).toBe(2);
    expect(checkOf(reportOf(second), 'sending').status).toBe('critical');
    await pause(1_500);
    expect(refusals()).toBe(start + 1);
  });

  it('never shows a password, refused or accepted', async () => {
    const account = accounts.refused;
    const wrong = 'mot-de-passe-faux-et-long';
    const ended = await vigie(argumentsFor(account), { mailbox: wrong, cerbere: account.submissionPassword });
    const said = ended.stdout + ended.stderr;
    for (const secret of [wrong, account.submissionPassword]) {
      expect(said).not.toContain(secret);
      expect(said).not.toContain(Buffer.from(secret).toString('base64'));
    }
  });

  it('says in-use while another program holds the box, and alarms nobody', async () => {
    const account = accounts.one;
    const pop = { host: '127.0.0.1', port: lab().locking.pop3, security: 'plain' };
    const release = await holdMaildrop(pop.port, account.user, account.password);
    try {
      const ended = await vigie(argumentsFor(account, { pop }), passwordsOf(account));
      const receiving = checkOf(reportOf(ended), 'receiving');
      expect(receiving.failure).toMatchObject({ kind: 'in-use', code: 'IN-USE' });
      expect(receiving.status).not.toBe('critical');
    } finally {
      await release();
    }
  });

  it.each([
    ['three days before the CERBERE password expires', 3],
    ['the day after it expired', -1],
  ])('warns %s', async (_, days) => {
    // Six calendar months have 181 to 184 days; the facts tell which.
    const changed = dayOf(days - 183);
    const ended = await vigie(
      [...argumentsFor(accounts.one), '--password-changed', changed],
      passwordsOf(accounts.one),
    );
    const { status, facts } = checkOf(reportOf(ended), 'password-expiry');
    expect(['warning', 'critical']).toContain(status);
    expect(ended.code).toBe(status === 'critical' ? 2 : 1);
    expect(Math.abs(Number(facts.daysLeft) - days)).toBeLessThanOrEqual(3);
  });

  it('warns of a certificate that expires in days', async () => {
    const servers = { pop: pop3At('starttls', 'soon'), smtp: smtpAt('tls') };
    const ended = await vigie(argumentsFor(accounts.one, servers), passwordsOf(accounts.one));
    const { status, facts } = checkOf(reportOf(ended), 'certificate');
    expect(status).toBe('warning');
    expect(facts.daysLeft).toBe(soonDays);
    expect(ended.code).toBe(1);
  });

  it('with auto, turns an expired certificate into a warning and still receives', async () => {
    const servers = { pop: pop3At('auto', 'expired'), smtp: smtpAt('tls') };
    const report = reportOf(await vigie(argumentsFor(accounts.one, servers), passwordsOf(accounts.one)));
    expect(checkOf(report, 'receiving')).toMatchObject({ status: 'ok', facts: { messages: 1, encrypted: false } });
    expect(['warning', 'critical']).toContain(checkOf(report, 'certificate').status);
  });

  it('with starttls, refuses an expired certificate and sends nothing secret', async () => {
    const servers = { pop: pop3At('starttls', 'expired'), smtp: smtpAt('tls') };
    const report = reportOf(await vigie(argumentsFor(accounts.one, servers), passwordsOf(accounts.one)));
    expect(checkOf(report, 'receiving').failure).toMatchObject({
      kind: 'certificate',
      certificateProblem: 'expired',
      passwordSent: false,
    });
  });

  it('refuses the lab without --ca: nobody vouches for it', async () => {
    const args = argumentsFor(accounts.one, { pop: pop3At('tls') }).filter(
      (each) => each !== '--ca' && each !== lab().caFile,
    );
    const report = reportOf(await vigie(args, passwordsOf(accounts.one)));
    for (const id of ['receiving', 'sending']) {
      expect(checkOf(report, id).failure).toMatchObject({ kind: 'certificate', certificateProblem: 'untrusted' });
    }
  });

  it('tells a head of school in plain French', async () => {
    const args = argumentsFor(accounts.full).filter((each) => each !== '--json');
    const { code, stdout, stderr } = await vigie([...args, '--limit', '50MB'], passwordsOf(accounts.full));
    expect(code).toBe(2);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/98\s?%/u);
    expect(stdout).toContain('02 800 10 10');
    expect(stdout).not.toMatch(/undefined|null|NaN|\[object/);
  });
});
