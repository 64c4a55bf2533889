import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/domain/text/index.ts';
import type { CheckView, MailboxView } from '../../../src/domain/view/snapshot.ts';
import type { CommandName } from '../../../src/ipc/contract.ts';
import { allDay, calendarOf } from '../../support/calendar-files.ts';
import { desktop } from '../../support/fake-electron.ts';
import { type Program, type Start, startProgram } from '../../support/whole-program.ts';

let program: Program;
afterEach(() => program.end());
const start = async (how?: Start): Promise<Program> => {
  program = await startProgram(how);
  return program;
};
const well = { ok: true, value: null };
const other = 'po000567@adm.cfwb.be';
const hourMs = 3_600_000;

const box = async (): Promise<MailboxView> => {
  const [mailbox] = (await program.snapshot()).mailboxes;
  if (!mailbox) throw new Error('no mailbox');
  return mailbox;
};
const check = async (id: string): Promise<CheckView> => {
  const found = (await box()).checks.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const refuseReceiving = async (): Promise<void> => {
  program.world.mailbox.incomingPassword = 'another';
  await program.until(async () => expect((await check('receiving')).code).toBe('receiving.password-refused'));
};

/** Every command of the contract, given by the program's own window, and what it does and nothing else does. */
const effects: Readonly<Record<CommandName, () => Promise<void>>> = {
  snapshot: async () => {
    await start();
    expect(await program.snapshot()).toMatchObject({ lang: 'fr', mailboxes: [{ address: program.address }] });
  },
  'save-mailbox': async () => {
    await start();
    expect(await program.command('save-mailbox', { address: program.address, label: 'École' })).toEqual(well);
    expect((await box()).ownLabel).toBe('École');
    const expiry = async () => (await box()).checks.find(({ id }) => id === 'password-expiry')?.code;
    expect(await expiry()).toBe('password-expiry.ok');
    await program.command('save-mailbox', { address: program.address, passwordChangedOn: null });
    expect(await expiry()).toBe('password-expiry.date-unknown');
  },
  'check-programs': async () => {
    await start();
    const verdict = async () => (await check('mail-program')).code;
    await program.until(async () => expect(await verdict()).toBe('mail-program.ok'));
    program.outlook.setting = 'copies';
    expect(await program.command('check-programs', {})).toEqual(well);
    expect(await verdict()).toBe('mail-program.copies-left');
  },
  'look-at-programs': async () => {
    await start();
    await program.until(async () => expect((await program.snapshot()).programs.running).toEqual(['outlook']));
    program.outlook.isOpen = false;
    expect(await program.command('look-at-programs', {})).toEqual(well);
    expect((await program.snapshot()).programs.running).toEqual([]);
  },
  'leave-icon': async () => {
    await start();
    await program.until(async () => expect((await program.snapshot()).programs.icon).toBe('shown'));
    program.outlook.isIconHidden = true;
    await program.command('look-at-programs', {});
    expect((await program.snapshot()).programs.icon).toBe('hidden-again');
    expect(await program.command('leave-icon', {})).toEqual(well);
    expect((await program.snapshot()).programs.icon).toBe('hidden');
  },
  'copy-setting': async () => {
    await start();
    program.outlook.setting = 'no-login';
    await program.command('check-programs', {});
    const payload = { address: program.address, difference: 0, field: 1 };
    expect(await program.command('copy-setting', payload)).toEqual(well);
    expect(desktop.copied).toEqual([program.address]);
    // A box to tick is nothing to copy.
    expect(await program.command('copy-setting', { ...payload, field: 0 })).toMatchObject({ ok: false });
  },
  'note-matter': async () => {
    await start();
    await refuseReceiving();
    const payload = { address: program.address, check: 'receiving', isNoted: true } as const;
    expect(await program.command('note-matter', payload)).toEqual(well);
    await program.until(async () => expect((await program.snapshot()).matters[0]?.isNoted).toBe(true));
  },
  'forget-mailbox': async () => {
    await start();
    await program.command('save-mailbox', { address: other });
    expect(await program.command('forget-mailbox', { address: program.address })).toEqual(well);
    expect((await program.snapshot()).mailboxes.map(({ address }) => address)).toEqual([other]);
  },
  'try-password': async () => {
    await start();
    const payload = { address: program.address, leg: 'sending', password: 'wrong', isConfirmed: true } as const;
    expect(await program.command('try-password', payload)).toMatchObject({ ok: true, value: { outcome: 'refused' } });
    expect(program.world.smtp.record.loginsRefused).toBe(1);
  },
  'forget-password': async () => {
    await start();
    expect(await program.command('forget-password', { address: program.address, leg: 'sending' })).toEqual(well);
    expect(Object.keys(program.passwords.all())).toEqual([`receiving:${program.address}`]);
  },
  'begin-setup': async () => {
    await start();
    expect(await program.command('begin-setup', { address: program.address })).toEqual(well);
    expect((await program.snapshot()).setup).toMatchObject({ address: program.address });
  },
  'setup-step': async () => {
    await start();
    await program.command('begin-setup', { address: program.address });
    expect(await program.command('setup-step', { step: 'icon' })).toEqual(well);
    expect((await program.snapshot()).setup?.step).toBe('icon');
  },
  'end-setup': async () => {
    await start({ isInstalled: true });
    await program.command('begin-setup', { address: program.address });
    expect(await program.command('end-setup', { autostart: true })).toEqual(well);
    expect(await program.snapshot()).toMatchObject({ setup: null, autostart: 'on' });
  },
  'begin-renewal': async () => {
    await start();
    expect(await program.command('begin-renewal', { address: program.address })).toEqual(well);
    const { receiving, sending } = (await box()).legs;
    expect([receiving.hold, sending.hold]).toEqual([null, 'renewal']);
  },
  'end-renewal': async () => {
    await start();
    await program.command('begin-renewal', { address: program.address });
    expect(await program.command('end-renewal', { address: program.address })).toEqual(well);
    expect((await box()).legs.sending.hold).toBeNull();
  },
  'test-now': async () => {
    await start();
    await program.until(async () => expect((await check('receiving')).code).toBe('receiving.ok'));
    const before = (await box()).legs.receiving.lastLookMs ?? 0;
    const payload = { address: program.address, leg: 'receiving', isConfirmed: false } as const;
    expect(await program.command('test-now', payload)).toEqual(well);
    await program.until(async () => expect((await box()).legs.receiving.lastLookMs).toBeGreaterThan(before));
  },
  snooze: async () => {
    await start();
    const snoozed = async (kind: 'hour' | 'day' | 'monday' | 'end') => {
      expect(await program.command('snooze', { for: kind })).toEqual(well);
      return (await program.snapshot()).snoozedUntilMs;
    };
    const nowMs = program.clock.now();
    expect(await snoozed('hour')).toBe(nowMs + hourMs);
    expect(await snoozed('day')).toBe(nowMs + 24 * hourMs);
    expect(await snoozed('monday')).toBe(Date.parse('2026-09-14T00:00:00+02:00'));
    expect(await snoozed('end')).toBeNull();
  },
  'adopt-pc': async () => {
    await start({
      prepare: (folder) => {
        const file = join(folder, 'app.json');
        writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), pc: 'another' }));
      },
    });
    expect((await program.snapshot()).isOtherPc).toBe(true);
    expect(await program.command('adopt-pc', {})).toEqual(well);
    expect((await program.snapshot()).isOtherPc).toBe(false);
  },
  'dismiss-notices': async () => {
    await start({ prepare: (folder) => writeFileSync(join(folder, 'watch.json'), 'nothing') });
    expect((await program.snapshot()).notices).toHaveLength(1);
    expect(await program.command('dismiss-notices', {})).toEqual(well);
    expect((await program.snapshot()).notices).toEqual([]);
  },
  'save-policy': async () => {
    await start();
    const { policy } = await program.snapshot();
    expect(await program.command('save-policy', { policy: { ...policy, receivingMinutes: 45 } })).toEqual(well);
    expect((await program.snapshot()).policy).toEqual({ ...policy, receivingMinutes: 45 });
  },
  'save-closures': async () => {
    await start();
    const closures = [{ from: '2026-12-10', to: '2026-12-11', name: 'Formation' }];
    expect(await program.command('save-closures', { closures })).toEqual(well);
    expect((await program.snapshot()).closures).toEqual(closures);
    expect(JSON.parse(program.file('settings.json')).closures).toEqual(closures);
  },
  'import-closures': async () => {
    await start();
    expect(await program.command('import-closures', {})).toEqual({ ok: true, value: { kind: 'cancelled' } });
    desktop.openThis = join(program.folder, 'school.ics');
    writeFileSync(desktop.openThis, calendarOf(allDay('20261210', '20261212')));
    expect(await program.command('import-closures', {})).toMatchObject({
      ok: true,
      value: { closures: [{ from: '2026-12-10', to: '2026-12-11', name: 'Formation', isKnown: false }] },
    });
    expect((await program.snapshot()).closures).toEqual([]);
  },
  'save-profile': async () => {
    await start();
    const [profile] = (await program.snapshot()).profiles;
    if (!profile) throw new Error('no profile');
    expect(await program.command('save-profile', { profile: { ...profile, name: 'Autre' } })).toEqual(well);
    expect((await program.snapshot()).profiles[0]?.name).toBe('Autre');
  },
  'set-language': async () => {
    await start();
    expect(await program.command('set-language', { lang: 'en' })).toEqual(well);
    expect((await program.snapshot()).lang).toBe('en');
    expect(() => program.choose(catalogue('en').tray.menu.open)).not.toThrow();
  },
  'set-autostart': async () => {
    await start({ isInstalled: true });
    expect(await program.command('set-autostart', { isOn: true })).toEqual(well);
    expect([...desktop.loginItems]).toEqual([[desktop.identity.appId, `"${process.execPath}" --hidden`]]);
    await program.command('set-autostart', { isOn: false });
    expect(desktop.loginItems.size).toBe(0);
  },
  'open-link': async () => {
    await start();
    const { webmail, cerbere } = (await box()).links;
    expect(webmail).not.toBe(cerbere);
    expect(await program.command('open-link', { link: 'webmail' })).toEqual(well);
    expect(await program.command('open-link', { link: 'cerbere' })).toEqual(well);
    expect(desktop.opened).toEqual([webmail, cerbere]);
  },
  'open-contact': async () => {
    await start();
    await refuseReceiving();
    program.world.mailbox.isCerbereExpired = true;
    await program.until(async () => expect((await check('sending')).status).toBe('critical'));
    const { address } = program;
    const { mail } = await check('receiving');
    const { contact } = await check('sending');
    expect(await program.command('open-contact', { address, check: 'receiving', way: 'email' })).toEqual(well);
    expect(await program.command('open-contact', { address, check: 'sending', way: 'phone' })).toEqual(well);
    expect(desktop.opened).toEqual([
      expect.stringContaining(`mailto:${mail?.to}?subject=${encodeURIComponent(mail?.subject ?? '')}`),
      `tel:${contact?.phone?.replaceAll(' ', '')}`,
    ]);
  },
  'open-page': async () => {
    await start();
    expect(await program.command('open-page', { page: 'taskbar-settings' })).toEqual(well);
    expect(await program.command('open-page', { page: 'releases' })).toMatchObject({ ok: false });
    expect(desktop.opened).toEqual(['ms-settings:taskbar']);
  },
  copy: async () => {
    await start();
    await refuseReceiving();
    const { mail, title, details } = await check('receiving');
    const of = { address: program.address, check: 'receiving' } as const;
    expect(await program.command('copy', { ...of, what: 'message' })).toEqual(well);
    expect(await program.command('copy', { ...of, what: 'details' })).toEqual(well);
    expect(desktop.copied).toEqual([
      [mail?.to, mail?.subject, '', mail?.body].join('\n'),
      [program.address, title, ...details].join('\n'),
    ]);
  },
  'copy-report': async () => {
    await start();
    expect(await program.command('copy-report', {})).toEqual(well);
    expect(desktop.copied.join()).toMatch(/^Vigie BMA 1\.2\.3 .*\n.*Electron.*Node/);
  },
  'save-report': async () => {
    await start();
    expect(await program.command('save-report', {})).toMatchObject({ ok: false });
    desktop.saveAs = join(program.folder, 'report.txt');
    expect(await program.command('save-report', {})).toEqual(well);
    expect(readFileSync(desktop.saveAs, 'utf8')).toMatch(/^Vigie BMA 1\.2\.3/);
  },
  'trial-notification': async () => {
    await start();
    expect(await program.command('trial-notification', {})).toEqual(well);
    expect(desktop.toasts.map(({ title }) => title)).toEqual([catalogue('fr').alerts.trial.title]);
  },
  'forget-everything': async () => {
    await start({ isInstalled: true });
    await program.command('set-autostart', { isOn: true });
    const forgetting = program.command('forget-everything', { isConfirmed: true });
    await program.until(() => expect(desktop.exits).toHaveLength(1));
    await forgetting;
    expect(program.passwords.all()).toEqual({});
    expect(desktop.loginItems.size).toBe(0);
    for (const name of ['settings.json', 'app.json', 'watch.json', 'window.json', 'vigie.log'])
      expect(existsSync(join(program.folder, name)), name).toBe(false);
  },
};

describe('a command of the window', () => {
  it.each(Object.entries(effects))('%s', (_name, effect) => effect());
});
