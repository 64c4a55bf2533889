import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import dbus from 'dbus-next';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call } from './support/bus.ts';
import { type Desktop, openDesktop } from './support/desktop.ts';
import { isAlive, processesNaming } from './support/processes.ts';

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
      stdio: 'ignore',
    });
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
