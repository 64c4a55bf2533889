import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import dbus from 'dbus-next';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StageAction } from '../../src/demo/stage.ts';
import type { Difference } from '../../src/domain/model/program-finding.ts';
import { call } from './support/bus.ts';
import { type Desktop, openDesktop } from './support/desktop.ts';
import { isAlive, processesNaming } from './support/processes.ts';
import { shown, words } from './support/words.ts';

const otherServer: Difference = { kind: 'host', program: 'outlook', leg: 'sending', found: '', right: '' };
const copies: Difference = { kind: 'copies', program: 'outlook', found: { kind: 'kept' } };

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every entry of the keychain, of whatever program. */
async function keychainEntries(): Promise<unknown> {
  const bus = dbus.sessionBus();
  const [secrets, path] = ['org.freedesktop.secrets', '/org/freedesktop/secrets'];
  const found = await call(bus, secrets, path, 'org.freedesktop.Secret.Service.SearchItems', 'a{ss}', [{}]);
  bus.disconnect();
  return found;
}

describe('the demonstration on a desktop', () => {
  let desktop: Desktop;
  let folder = '';
  let launcher: ChildProcess;
  let control = '';
  let before: unknown;
  beforeAll(async () => {
    desktop = await openDesktop();
    before = await keychainEntries();
    folder = mkdtempSync(join(process.env.VIGIE_E2E_FOLDER ?? tmpdir(), 'demo-'));
  });
  afterAll(() => {
    for (const pid of processesNaming(folder)) process.kill(pid, 'SIGKILL');
    desktop.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  /** Programs of the demonstration, the launcher apart: they name its folder. */
  const programs = (): number[] => processesNaming(folder);
  const begin = (name: string): void => {
    const own = join(folder, name);
    mkdirSync(own);
    launcher = spawn(process.execPath, ['scripts/demo.ts'], {
      cwd: root,
      env: { ...process.env, TMPDIR: own, ELECTRON_OVERRIDE_DIST_PATH: dirname(process.env.VIGIE_E2E_ELECTRON ?? '') },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    launcher.stdout?.setEncoding('utf8').on('data', (text: string) => {
      control = /pupitre[^\n]*(http:\S+)/.exec(text)?.[1] ?? control;
    });
  };
  /** Presses a button of the control page. */
  const play = async (action: StageAction): Promise<void> => {
    const response = await fetch(`${control}act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action }),
    });
    expect(response.status).toBe(200);
  };
  const isThere = () => expect.poll(() => desktop.trayItems().length, { timeout: 60_000 }).toBe(1);
  const isWell = async (): Promise<boolean> => (await desktop.tray())?.tooltip.startsWith('Tout va bien') === true;

  it('finds its mailbox well without a password in the keychain', { timeout: 90_000 }, async () => {
    begin('first');
    await isThere();
    await expect.poll(isWell).toBe(true);
    expect(programs().length).toBeGreaterThan(1);
    expect(await keychainEntries()).toEqual(before);
  });

  it('says what its Outlook is set to, once it is read again, and that it is set right', {
    timeout: 120_000,
  }, async () => {
    const title = async (): Promise<string> => (await desktop.tray())?.tooltip ?? '';
    await expect.poll(() => control).not.toBe('');
    await play('outlook-other-server');
    await expect.poll(title).toContain(shown(words.program.difference(otherServer, '').title));
    await play('outlook-copies');
    await expect.poll(title).toContain(shown(words.program.difference(copies, '').title));
    await expect.poll(() => desktop.toasts.length, { timeout: 60_000 }).toBe(1);
    await play('outlook-right');
    await expect.poll(isWell, { timeout: 60_000 }).toBe(true);
  });

  it('leaves no program running where it is killed', async () => {
    launcher.kill('SIGKILL');
    await expect.poll(programs).toEqual([]);
    await expect.poll(() => desktop.trayItems()).toEqual([]);
    expect(await keychainEntries()).toEqual(before);
  });

  it('leaves none where it is killed while it begins', async () => {
    begin('second');
    await expect.poll(() => programs().length).toBeGreaterThan(0);
    launcher.kill('SIGKILL');
    await expect.poll(programs).toEqual([]);
  });

  it('begins anew afterwards, and leaves nothing where it is ended', { timeout: 90_000 }, async () => {
    begin('third');
    await isThere();
    await expect.poll(isWell).toBe(true);
    launcher.kill('SIGTERM');
    await expect.poll(() => isAlive(launcher.pid ?? 0)).toBe(false);
    expect(programs()).toEqual([]);
    expect(await keychainEntries()).toEqual(before);
  });
});
