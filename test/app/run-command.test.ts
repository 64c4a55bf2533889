import { describe, expect, it } from 'vitest';
import { runCommand, type Shell } from '../../src/app/run-command.ts';
import { type CheckedCommand, checkCommand } from '../../src/ipc/contract.ts';
import { board, createRun, firstRun, school } from '../support/application-run.ts';
import { failure } from '../support/fakes.ts';

/** A desktop that notes what it was asked for. */
function createShell(works = true) {
  const did: [string, ...unknown[]][] = [];
  const note =
    <Result>(name: string, result: Result) =>
    (...args: unknown[]): Result => {
      did.push([name, ...args]);
      return result;
    };
  const shell: Shell = {
    system: () => 'win32 10.0.26100 x64, Electron 45.4.1',
    copyText: note('copyText', undefined),
    saveText: note('saveText', Promise.resolve(works)),
    chooseCalendarFile: note('chooseCalendarFile', Promise.resolve({ kind: 'cancelled' as const })),
    openLink: note('openLink', Promise.resolve(works)),
    showTrial: note('showTrial', Promise.resolve(works)),
    setAutostart: note('setAutostart', undefined),
    forgetEverything: note('forgetEverything', Promise.resolve()),
  };
  return { shell, did };
}
const command = (name: string, payload: unknown): CheckedCommand => {
  const checked = checkCommand(name, payload);
  if (!checked) throw new Error(`not in the contract: ${name}`);
  return checked;
};
const ok = { ok: true, value: null };

/** A school whose sending was refused. */
async function refused() {
  const run = await firstRun({ steps: [] });
  await run.application.saveMailbox({ address: school, mailboxPassword: 'a', cerberePassword: 'b' });
  run.answers.sending = failure('credentials');
  await run.run();
  return run.application;
}

describe('a command', () => {
  it('gives the snapshot', async () => {
    const { application } = createRun({});
    expect(await runCommand(command('snapshot', {}), application, createShell().shell)).toEqual({
      ok: true,
      value: application.snapshot(),
    });
  });

  it.each([
    ['forget-mailbox', { address: school }],
    ['try-password', { address: school, leg: 'sending', password: 'x', isConfirmed: false }],
    ['forget-password', { address: school, leg: 'sending' }],
    ['begin-renewal', { address: school }],
    ['end-renewal', { address: school }],
    ['test-now', { address: school, isConfirmed: true }],
  ])('%s says that it does not know the mailbox', async (name, payload) => {
    const { application } = createRun({});
    expect(await runCommand(command(name, payload), application, createShell().shell)).toEqual({
      ok: false,
      problem: 'unknown-mailbox',
    });
  });

  it('opens the pages of the server profile, whichever mailbox is meant', async () => {
    const { shell, did } = createShell();
    const application = await refused();
    expect(await runCommand(command('open-link', { link: 'webmail' }), application, shell)).toEqual(ok);
    expect(await runCommand(command('open-link', { link: 'cerbere', address: board }), application, shell)).toEqual(ok);
    expect(did).toEqual([
      ['openLink', 'http://webmail.adm.cfwb.be'],
      ['openLink', 'http://www.am.cfwb.be'],
    ]);
  });

  it.each(['file:///etc/passwd', 'ms-msdt:/id', 'javascript:alert(1)'])(
    'does not open %s, even as a link of the profile',
    async (webmail) => {
      const { shell, did } = createShell();
      const application = await refused();
      const [profile] = application.settings().profiles;
      if (!profile) throw new Error('no profile');
      application.saveProfile({ ...profile, links: { ...profile.links, webmail } });
      expect(await runCommand(command('open-link', { link: 'webmail' }), application, shell)).toEqual({
        ok: false,
        problem: 'no-such-link',
      });
      expect(did).toEqual([]);
    },
  );

  it('calls whoever helps, and prepares the message with the FASE number', async () => {
    const { shell, did } = createShell();
    const application = await refused();
    const about = { address: school, check: 'sending' };
    await runCommand(command('open-contact', { way: 'phone', ...about }), application, shell);
    await runCommand(command('open-contact', { way: 'email', ...about }), application, shell);
    expect(did[0]).toEqual(['openLink', 'tel:028001010']);
    const [, link] = did[1] ?? [];
    const mail = new URL(String(link));
    expect(mail.pathname).toBe('support@etnic.be');
    expect(mail.searchParams.get('subject')).toContain(school);
    expect(mail.searchParams.get('body')).toMatch(/1234\r\n/);
  });

  it('has nobody to call where nothing is wrong', async () => {
    const { shell } = createShell();
    const application = await refused();
    const payload = { way: 'phone', address: school, check: 'receiving' };
    expect(await runCommand(command('open-contact', payload), application, shell)).toMatchObject({ ok: false });
  });

  it('copies the message, the details and the report, none with a password', async () => {
    const { shell, did } = createShell();
    const application = await refused();
    await runCommand(command('copy', { what: 'message', address: school, check: 'sending' }), application, shell);
    await runCommand(command('copy', { what: 'details', address: school, check: 'sending' }), application, shell);
    await runCommand(command('copy-report', {}), application, shell);
    expect(String(did[0]?.[1])).toMatch(/^support@etnic\.be\n/);
    expect(String(did[1]?.[1])).toContain('smtp.cfwb.be:465/tls');
    expect(String(did[2]?.[1])).toMatch(/^Vigie BMA /);
    expect(
      await runCommand(command('copy', { what: 'message', address: board, check: 'sending' }), application, shell),
    ).toEqual({ ok: false, problem: 'nothing-to-copy' });
  });

  it('opens the page of the taskbar, and no page of versions where none is known', async () => {
    const { shell, did } = createShell();
    const { application } = createRun({});
    expect(await runCommand(command('open-page', { page: 'taskbar-settings' }), application, shell)).toEqual(ok);
    expect(await runCommand(command('open-page', { page: 'releases' }), application, shell)).toMatchObject({
      ok: false,
    });
    expect(did).toEqual([['openLink', 'ms-settings:taskbar']]);
  });

  it('ends the first start with the autostart as wished, or as it is', async () => {
    const { shell, did } = createShell();
    const { application } = createRun({});
    await runCommand(command('end-setup', { autostart: null }), application, shell);
    await runCommand(command('end-setup', { autostart: true }), application, shell);
    await runCommand(command('set-autostart', { isOn: false }), application, shell);
    expect(did).toEqual([
      ['setAutostart', true],
      ['setAutostart', false],
    ]);
  });

  it('says what the desktop did not do', async () => {
    const { shell } = createShell(false);
    const { application } = createRun({});
    expect(await runCommand(command('trial-notification', {}), application, shell)).toMatchObject({
      problem: 'not-shown',
    });
    expect(await runCommand(command('save-report', {}), application, shell)).toMatchObject({ problem: 'not-saved' });
    expect(await runCommand(command('open-link', { link: 'webmail' }), application, shell)).toMatchObject({
      ok: false,
    });
  });

  it('forgets everything only through the shell, which also ends the program', async () => {
    const { shell, did } = createShell();
    await runCommand(command('forget-everything', { isConfirmed: true }), createRun({}).application, shell);
    expect(did).toEqual([['forgetEverything']]);
  });

  it('saves rules and servers; another server holds its leg until the password is typed again', async () => {
    const application = await refused();
    const { shell } = createShell();
    const { policy, profiles } = application.settings();
    const [profile] = profiles;
    if (!profile?.smtp) throw new Error('no server');
    expect(
      await runCommand(command('save-policy', { policy: { ...policy, receivingMinutes: 45 } }), application, shell),
    ).toEqual(ok);
    expect(application.snapshot().policy.receivingMinutes).toBe(45);
    const given = [{ storage: { highPercent: 80 } }, { storage: { fullPercent: 99 } }, { reminderAt: '08:15' }];
    for (const patch of given)
      expect(await runCommand(command('save-policy', { policy: patch }), application, shell)).toEqual(ok);
    const kept = {
      ...policy,
      receivingMinutes: 45,
      storage: { ...policy.storage, highPercent: 80, fullPercent: 99 },
      reminderAt: '08:15',
    };
    expect(application.snapshot().policy).toEqual(kept);
    const misfit = command('save-policy', { policy: { storage: { highPercent: 95 } } });
    expect(await runCommand(misfit, application, shell)).toMatchObject({ problem: 'invalid' });
    expect(application.snapshot().policy).toEqual(kept);
    const moved = { ...profile, smtp: { ...profile.smtp, host: 'smtp2.cfwb.be' } };
    expect(await runCommand(command('save-profile', { profile: moved }), application, shell)).toEqual(ok);
    expect(application.snapshot().mailboxes[0]?.legs.sending.hold).toBe('server-changed');
    expect(application.snapshot().mailboxes[0]?.legs.receiving.hold).toBeNull();
    const unknown = { ...profile, id: 'elsewhere' };
    expect(await runCommand(command('save-profile', { profile: unknown }), application, shell)).toMatchObject({
      problem: 'invalid',
    });
  });

  it('changes the language of everything', async () => {
    const { application } = createRun({});
    await runCommand(command('set-language', { lang: 'en' }), application, createShell().shell);
    expect(application.snapshot().lang).toBe('en');
  });
});
