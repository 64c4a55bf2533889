import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ApplicationParts } from '../../../src/app/application.ts';
import { fillTo } from '../../../src/demo/mailbox.ts';
import { newWatch } from '../../../src/domain/model/state.ts';
import { catalogue } from '../../../src/domain/text/index.ts';
import { desktop } from '../../support/fake-electron.ts';
import { morningMs, type Program, type Start, startProgram } from '../../support/whole-program.ts';

let program: Program;
afterEach(async () => {
  await program.end();
  vi.restoreAllMocks();
});
const start = async (how?: Start): Promise<Program> => {
  program = await startProgram(how);
  return program;
};

const checks = async (): Promise<Readonly<Record<string, string>>> => {
  const { mailboxes } = await program.snapshot();
  return Object.fromEntries(mailboxes.flatMap((mailbox) => mailbox.checks.map(({ id, code }) => [id, code])));
};
const reads = (check: string, code: string): Promise<void> =>
  program.until(async () => expect(await checks()).toMatchObject({ [check]: code }));
const noticesNow = async () => (await program.snapshot()).notices;
const day = 86_400_000;

/** What the application is given, who gives it in the real program, and how that is seen from outside. */
const ports: Readonly<Record<keyof ApplicationParts, readonly [feeder: string, proof: () => Promise<void>]>> = {
  clock: [
    'main/edition.ts',
    async () => {
      await start();
      await program.command('snooze', { for: 'hour' });
      expect((await program.snapshot()).snoozedUntilMs).toBe(program.clock.now() + 3_600_000);
    },
  ],
  mailPrograms: [
    'main/pc/mail-programs',
    async () => {
      await start();
      await reads('mail-program', 'mail-program.ok');
      expect((await program.snapshot()).programs).toEqual({ running: ['outlook'], icon: 'shown' });
    },
  ],
  calendar: [
    'app/belgium.ts',
    async () => {
      await start();
      await program.command('snooze', { for: 'monday' });
      expect((await program.snapshot()).snoozedUntilMs).toBe(Date.parse('2026-09-14T00:00:00+02:00'));
    },
  ],
  builtOnMs: [
    'main/program.ts',
    async () => {
      await start();
      expect((await program.snapshot()).isClockBelieved).toBe(true);
    },
  ],
  schoolCalendar: [
    'app/belgium.ts',
    async () => {
      await start();
      const [next] = (await program.snapshot()).schoolCalendar;
      expect(next).toEqual({ kind: 'autumn', from: '2026-10-19', to: '2026-11-01' });
    },
  ],
  random: [
    'Math.random',
    async () => {
      const waits: number[] = [];
      for (const chance of [0.01, 0.99]) {
        vi.spyOn(Math, 'random').mockReturnValue(chance);
        await start();
        await reads('receiving', 'receiving.ok');
        const { nextLookMs, lastLookMs } = (await program.snapshot()).mailboxes[0]?.legs.receiving ?? {};
        waits.push((nextLookMs ?? 0) - (lastLookMs ?? 0));
        if (waits.length < 2) await program.end();
      }
      expect(waits[0]).toBeLessThan(waits[1] ?? 0);
    },
  ],
  probes: [
    'main/pc/probes.ts, with the extra roots of a profile of its own',
    async () => {
      await start();
      await reads('receiving', 'receiving.ok');
      await reads('sending', 'sending.ok');
      await program.until(() => expect(program.world.imap.record.loginsAccepted).toBeGreaterThan(0));
      const { pop3, smtp } = program.world;
      expect([pop3.record.loginsAccepted > 0, smtp.record.loginsAccepted > 0]).toEqual([true, true]);
    },
  ],
  passwords: [
    "the edition's keychain, by this profile's service",
    async () => {
      await start();
      expect(program.services).toEqual([expect.stringMatching(/^be\.vigie-bma\/[\da-f]{16}$/)]);
      await reads('receiving', 'receiving.ok');
      await program.command('forget-password', { address: program.address, leg: 'receiving' });
      expect(Object.keys(program.passwords.all())).toEqual([`sending:${program.address}`]);
    },
  ],
  refused: [
    'main/store/files.ts, concealed',
    async () => {
      await start();
      const { incomingPassword } = program.world.mailbox;
      program.world.mailbox.incomingPassword = 'another';
      await reads('receiving', 'receiving.password-refused');
      expect(program.file('refused.json')).toMatch(/"hash":"[^"]{20,}"/);
      expect(program.file('refused.json')).not.toContain(incomingPassword);
    },
  ],
  notifier: [
    'main/pc/notifier.ts',
    async () => {
      await start();
      fillTo(program.world.mailbox, 1);
      await program.until(() => expect(desktop.toasts.length).toBeGreaterThan(0));
      expect(desktop.toasts.map(({ title }) => title).join()).toMatch(/pleine/);
      await program.until(() => expect(program.file('vigie.log')).toMatch(/toast code=storage\.full isShown=true/));
    },
  ],
  settings: [
    'settings.json',
    async () => {
      await start();
      expect((await program.snapshot()).mailboxes.map(({ address }) => address)).toEqual([program.address]);
      await program.command('set-language', { lang: 'en' });
      expect(JSON.parse(program.file('settings.json')).lang).toBe('en');
    },
  ],
  watch: [
    'watch.json',
    async () => {
      const entry = {
        atMs: morningMs - day,
        check: 'receiving',
        status: 'warning',
        code: 'receiving.in-use',
        facts: {},
      };
      await start({
        prepare: (folder, { mailbox: { address } }) => {
          const saved = { schema: 1, watch: newWatch([address]), journal: [{ ...entry, address }] };
          writeFileSync(join(folder, 'watch.json'), JSON.stringify(saved));
        },
      });
      expect((await program.snapshot()).journal).toMatchObject([{ atMs: entry.atMs, status: 'warning' }]);
      await program.command('snooze', { for: 'hour' });
      await program.until(() =>
        expect(program.file('watch.json')).toContain(`"snoozedUntilMs",${morningMs + 3_600_000}`),
      );
    },
  ],
  data: [
    'app.json',
    async () => {
      await start();
      await program.command('begin-setup', { address: program.address });
      await program.command('setup-step', { step: 'dates' });
      expect(JSON.parse(program.file('app.json'))).toMatchObject({
        setup: { address: program.address, step: 'dates' },
      });
    },
  ],
  version: [
    'Electron, from package.json',
    async () => {
      await start();
      expect((await program.snapshot()).version).toBe('1.2.3');
    },
  ],
  pc: [
    'main/pc/identity.ts',
    async () => {
      await start();
      const { thisPc } = await import('../../../src/main/pc/identity.ts');
      await program.until(() => expect(JSON.parse(program.file('app.json')).pc).toBe(thisPc()));
    },
  ],
  notices: [
    'main/store/files.ts, at the start',
    async () => {
      await start({ prepare: (folder) => writeFileSync(join(folder, 'watch.json'), 'nothing') });
      expect(await noticesNow()).toMatchObject([{ kind: 'set-aside', store: 'watch' }]);
    },
  ],
  areSettingsLost: [
    'main/store/files.ts',
    async () => {
      const other = 'po000567@adm.cfwb.be';
      await start({
        prepare: (folder) => {
          writeFileSync(join(folder, 'settings.json'), 'nothing');
          writeFileSync(
            join(folder, 'watch.json'),
            JSON.stringify({ schema: 1, watch: newWatch([other]), journal: [] }),
          );
        },
      });
      program.clock.pass(200 * day);
      await program.command('snooze', { for: 'hour' });
      await program.until(() => expect(program.file('watch.json')).toContain(other));
    },
  ],
  unsaved: [
    'main/store/files.ts, as long as it lasts',
    async () => {
      await start();
      rmSync(join(program.folder, 'settings.json'));
      mkdirSync(join(program.folder, 'settings.json'));
      await program.command('set-language', { lang: 'en' });
      expect(await noticesNow()).toMatchObject([{ kind: 'not-saved', store: 'settings' }]);
    },
  ],
  shell: [
    'autostart.ts, and where the window was asked to go',
    async () => {
      await start({ isInstalled: true });
      expect((await program.snapshot()).autostart).toBe('off');
      await program.command('set-autostart', { isOn: true });
      expect((await program.snapshot()).autostart).toBe('on');
      program.choose(catalogue('fr').tray.menu.renewed);
      expect((await program.snapshot()).place.view).toBe('renewal');
    },
  ],
  onBug: [
    'the log',
    async () => {
      await start();
      desktop.toasts.push = () => {
        throw new Error('broken inside');
      };
      fillTo(program.world.mailbox, 1);
      await program.until(() => expect(program.file('vigie.log')).toContain('watch Error: broken inside'));
    },
  ],
};

describe.each(Object.entries(ports))('%s', (_port, [feeder, proof]) => {
  it(`comes from ${feeder}`, proof);
});
