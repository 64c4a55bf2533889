import { describe, expect, it } from 'vitest';
import { report } from '../../src/app/report.ts';
import type { Snapshot } from '../../src/domain/view/snapshot.ts';
import { createRun, form, hour, minute, saveAt, school } from '../support/application-run.ts';
import { failure } from '../support/fakes.ts';

const system = 'win32 10.0.26100 x64, Electron 45.4.1, Chromium 150, Node 24';

/** A school whose sending is refused, and which may have begun a renewal. */
async function troubled(isRenewing = true): Promise<Snapshot> {
  const run = createRun({
    hours: 3,
    steps: [
      saveAt(minute),
      {
        afterMs: hour,
        act: () => {
          const response = '535 5.7.8 refused, ask someone.else@adm.cfwb.be (EC001234@adm.cfwb.be)';
          run.answers.sending = { ...failure('credentials', true), code: 535, response } as never;
        },
      },
      { afterMs: 2.5 * hour, act: (it) => isRenewing && it.beginRenewal(school) },
    ],
  });
  await run.run();
  return run.application.snapshot();
}

describe('the report', () => {
  it('names versions, servers, rules, every verdict with what is behind it, and why a leg waits', async () => {
    const snapshot = await troubled();
    const lines = report(snapshot, system).split('\n');
    expect(lines[0]).toMatch(/^Vigie BMA 0\.1\.0 {2}2026-09-08T/);
    expect(lines[1]).toBe(system);
    const all = lines.map((line) => line.trim());
    for (const expected of [
      'profile etnic: POP3 adm.cfwb.be:110/auto  SMTP smtp.cfwb.be:465/tls  IMAP none',
      'policy receivingMinutes: 30',
      'file settings.json.corrupt-2026-09-08: set-aside',
      'language fr, autostart not-available, first start done',
      `${school}  profile etnic`,
      'server: smtp.cfwb.be:465/tls',
      'held for: renewal',
    ])
      expect(all).toContain(expected);
    expect(all.find((line) => line.startsWith('sending ') && line.includes('last'))).toMatch(/held for renewal$/);
    expect(all.filter((line) => /^since:/.test(line))).toEqual([]);
  });

  it('holds what the server said, without the addresses of others', async () => {
    const text = report(await troubled(false), system);
    expect(text).toContain('535 5.7.8 refused, ask …@… (EC001234@adm.cfwb.be)');
  });

  it('says on which days the school is shut, without their names', async () => {
    const closures = [{ from: '2026-12-10', to: '2026-12-11', name: 'Opération du directeur' }];
    const text = report({ ...(await troubled()), closures }, system);
    expect(text).toContain('closed 2026-12-10 to 2026-12-11');
    expect(text).not.toContain('Opération');
  });

  it('holds times that nothing was watched, and files that cannot be saved', async () => {
    const snapshot = await troubled();
    const text = report(
      {
        ...snapshot,
        gaps: [{ fromMs: 0, toMs: 86_400_000 }],
        notices: [{ kind: 'not-saved', store: 'watch', file: 'watch.json' }],
        isOtherPc: true,
      },
      system,
    );
    expect(text).toContain('\nnot watched 1970-01-01T00:00:00.000Z to 1970-01-02T00:00:00.000Z\n');
    expect(text).toContain('\nfile watch.json: not-saved\n');
    expect(text).toContain('\nsettings of another PC\n');
  });

  it('holds no password, and no address but that of the mailbox', async () => {
    const text = report(await troubled(false), system);
    for (const password of [form.mailboxPassword, form.cerberePassword]) expect(text).not.toContain(password);
    const found = text.match(/[\w.]+@[\w.]+/g) ?? [];
    expect(found.length).toBeGreaterThan(0);
    expect([...new Set(found.map((address) => address.toLowerCase()))]).toEqual([school]);
  });

  it('has no line too long to read, and none that is empty twice', async () => {
    const text = report(await troubled(), system);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(200);
    expect(text).not.toMatch(/\n\n\n/);
    expect(text.endsWith('\n')).toBe(true);
  });
});
