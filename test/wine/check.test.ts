import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startWorld } from '../../src/demo/world.ts';
import { addToRootStore } from './support/root-store.ts';
import { localAppData, type Run, runWindows, userFolder, windowsPath } from './support/windows-pc.ts';

const incomingPassword = 'Boîte#1 € 🔑 %PATH% "x"';
const cerberePassword = "Cerbère ^&| 'd'été'";
const world = await startWorld({
  mailboxes: [{ limitBytes: 52_428_800, messageOctets: [1_000, 2_000], incomingPassword, cerberePassword }],
});
const caFile = join(userFolder, "Autorité de l'école.pem");
writeFileSync(caFile, world.caPem);
const trusting = ['--ca', windowsPath(caFile)];
const memoryFile = join(localAppData, 'Vigie BMA', 'check-memory.json');

beforeEach(async () => {
  rmSync(memoryFile, { force: true });
  await world.repair();
});
afterAll(() => world.close());

const passwords = { VIGIE_MAILBOX_PASSWORD: incomingPassword, VIGIE_CERBERE_PASSWORD: cerberePassword };

/** `vigie check` as a Windows process, every leg encrypted. */
const check = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> =>
  runWindows(
    join('cli', 'vigie.mjs'),
    [
      ...['check', '--address', world.mailbox.address],
      ...['--pop', `127.0.0.1:${world.pop3.port}/starttls`],
      ...['--smtp', `127.0.0.1:${world.smtp.port}/tls`],
      ...['--imap', `127.0.0.1:${world.imap.port}/tls`],
      ...args,
    ],
    { ...passwords, ...env },
  );

type Check = { readonly id: string; readonly status: string; readonly code: string };
type Report = Run & {
  readonly report: { readonly schema: number; readonly address: string; readonly status: string };
  readonly check: (id: string) => Check | undefined;
};

async function json(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Report> {
  const run = await check([...args, '--json'], env);
  const report = JSON.parse(run.out);
  return { ...run, report, check: (id) => report.checks.find((one: Check) => one.id === id) };
}

const records = () => [world.pop3, world.smtp, world.imap].map(({ record }) => record);
const logins = (): number => records().reduce((sum, record) => sum + record.logins.length, 0);
const loginsRefused = (): number => records().reduce((sum, record) => sum + record.loginsRefused, 0);

describe('vigie check on Windows, over TLS', () => {
  it('a healthy box: exit 0, and JSON as documented', async () => {
    const { code, err, report, check: of } = await json(trusting);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(report).toMatchObject({
      schema: 1,
      address: world.mailbox.address,
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      status: 'ok',
    });
    expect(of('receiving')).toMatchObject({
      code: 'receiving.ok',
      failure: null,
      facts: { messages: 2, octets: 3_000, encrypted: true },
    });
    expect(of('sending')).toMatchObject({ code: 'sending.ok', failure: null });
    expect(of('storage')).toMatchObject({
      code: 'storage.ok',
      facts: { limitBytes: 52_428_800, source: 'imap-quota' },
    });
    expect(of('password-expiry')).toMatchObject({ status: 'unknown', code: 'password-expiry.date-unknown' });
    expect(of('certificate')).toMatchObject({
      code: 'certificate.ok',
      facts: { issuer: 'Vigie demo authority', daysLeft: expect.any(Number) },
    });
  });

  it('the report in French keeps its accents', async () => {
    const { code, out, err } = await check(trusting);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`Boîte ${world.mailbox.address}`);
    expect(out).not.toMatch(/undefined|null|NaN|\[object|\uFFFD/);
  });

  it('wrong passwords: exit 2, sent once, remembered under %LOCALAPPDATA% as hashes', async () => {
    const wrong = { VIGIE_MAILBOX_PASSWORD: 'faux-é-entrant', VIGIE_CERBERE_PASSWORD: 'faux-é-sortant' };
    const before = loginsRefused();
    const first = await json(trusting, wrong);
    expect(first.code).toBe(2);
    expect(first.check('receiving')).toMatchObject({
      status: 'critical',
      code: 'receiving.password-refused',
      failure: { kind: 'credentials', code: 'AUTH' },
    });
    expect(first.check('sending')).toMatchObject({ code: 'sending.password-refused' });
    expect(loginsRefused()).toBe(before + 2);

    const memory = readFileSync(memoryFile, 'utf8');
    expect(JSON.parse(memory).refused).toHaveLength(2);
    expect(memory).not.toContain('faux');

    const second = await json(trusting, wrong);
    expect(second).toMatchObject({ code: 2, err: '' });
    expect(second.check('receiving')).toMatchObject({ failure: { kind: 'credentials', code: 'REMEMBERED' } });
    expect(loginsRefused()).toBe(before + 2);

    expect((await json(trusting)).code).toBe(0);
  });

  it('an authority that Windows does not know: exit 2, untrusted, and no password leaves', async () => {
    const before = logins();
    const { code, report, check: of } = await json([]);
    expect(code).toBe(2);
    expect(report.status).toBe('critical');
    for (const id of ['receiving', 'sending'])
      expect(of(id)).toMatchObject({
        code: `${id}.certificate`,
        failure: { kind: 'certificate', certificateProblem: 'untrusted' },
      });
    expect(of('certificate')).toMatchObject({ status: 'critical', code: 'certificate.refused' });
    expect(logins()).toBe(before);
    // The attempts were noted before they were made, and nothing was said against the passwords.
    expect(JSON.parse(readFileSync(memoryFile, 'utf8'))).toMatchObject({ refused: [] });
  });

  it("an authority in Windows' own store is believed without --ca", async () => {
    const forget = await addToRootStore(world.caPem);
    try {
      const { code, check: of } = await json([]);
      expect(code).toBe(0);
      expect(of('receiving')).toMatchObject({ code: 'receiving.ok', facts: { encrypted: true } });
      expect(of('certificate')).toMatchObject({ code: 'certificate.ok', facts: { issuer: 'Vigie demo authority' } });
    } finally {
      await forget();
    }
  });

  it('a server that is not there: exit 2, refused', async () => {
    await world.setFault('pop3', { kind: 'refuse-connections' });
    await world.setFault('smtp', { kind: 'refuse-connections' });
    const { code, check: of } = await json([...trusting, '--imap', 'none']);
    expect(code).toBe(2);
    for (const id of ['receiving', 'sending']) expect(of(id)).toMatchObject({ failure: { kind: 'refused' } });
  });

  it('bad usage: exit 64, and the way out on stderr', async () => {
    const { code, out, err } = await check(['--ca', 'C:\\nulle part\\é.pem']);
    expect({ code, out }).toEqual({ code: 64, out: '' });
    expect(err).toContain('C:\\nulle part\\é.pem');
  });
});
