import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { WaitingClock } from '../../src/app/ports.ts';
import { demoPrograms, newOutlook } from '../../src/demo/demo-outlook.ts';
import { demoSettings, writeProfile } from '../../src/demo/demo-school.ts';
import { createDemoPasswords, type DemoPasswordStore } from '../../src/demo/memory.ts';
import { startWorld, type World } from '../../src/demo/world.ts';
import type { ServerProfile } from '../../src/domain/model/server-profile.ts';
import type { WatchEvent } from '../../src/domain/model/watch-event.ts';
import type { Snapshot } from '../../src/domain/view/snapshot.ts';
import type { CommandInput, CommandName, CommandResult } from '../../src/ipc/contract.ts';
import * as fake from './fake-electron.ts';

/** A working morning. */
export const morningMs = Date.parse('2026-09-08T10:00:00+02:00');

/** A clock that stands until it is told to go on. */
function createHandClock(): WaitingClock & { pass(ms: number): void } {
  let passedMs = 0;
  let waiting: { readonly atMs: number; readonly end: () => void }[] = [];
  return {
    now: () => morningMs + passedMs,
    monotonic: () => passedMs,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        signal.addEventListener('abort', () => resolve());
        waiting.push({ atMs: passedMs + ms, end: resolve });
      }),
    pass(ms) {
      passedMs += ms;
      const due = waiting.filter(({ atMs }) => atMs <= passedMs);
      waiting = waiting.filter(({ atMs }) => atMs > passedMs);
      for (const { end } of due) end();
    },
  };
}

export type Start = {
  /** As the user's own program, installed on Windows; else on a profile of its own, which believes the servers' authority. */
  readonly isInstalled?: boolean;
  readonly isHidden?: boolean;
  /** Changes the profile's folder before the program starts. */
  readonly prepare?: (folder: string, world: World, passwords: DemoPasswordStore) => void;
};

/**
 * The whole program from src/main/index.ts, with everything that it is made of: only Electron, the clock, the keychain and
 * the network interfaces are stand-ins. It watches a school's servers on loopback.
 */
export async function startProgram({ isInstalled = false, isHidden = false, prepare }: Start = {}) {
  const world = await startWorld();
  const home = mkdtempSync(join(tmpdir(), 'vigie-program-'));
  const folder = isInstalled ? join(home, 'Vigie BMA') : home;
  mkdirSync(folder, { recursive: true });
  const passwords = createDemoPasswords();
  await writeProfile(folder, world, passwords, morningMs);
  writeFileSync(join(home, 'ca.pem'), world.caPem);
  prepare?.(folder, world, passwords);

  const clock = createHandClock();
  const events = new Set<WatchEvent['kind']>();
  const outlook = newOutlook();
  const mailPrograms = demoPrograms(outlook, () => ({
    profileOf: () => demoSettings(world).profiles[0] as ServerProfile,
  }));
  const services: string[] = [];
  fake.clearDesktop({ userData: home });
  // electron-store asks the real package where its binary is, and is content with any answer.
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere';
  process.env.VIGIE_EXTRA_CA = join(home, 'ca.pem');
  process.env.LOCALAPPDATA = home;
  const before = { argv: process.argv, platform: process.platform };
  process.argv = [
    'electron',
    'program',
    ...(isHidden ? ['--hidden'] : []),
    ...(isInstalled ? [] : ['--profile', folder]),
  ];
  if (isInstalled) Object.defineProperty(process, 'platform', { value: 'win32' });
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  vi.resetModules();
  vi.doMock('electron', () => ({ ...fake.electron, default: fake.electron }));
  vi.doMock('node:os', async (original) => ({
    ...(await original<typeof import('node:os')>()),
    networkInterfaces: () => ({ lan: [{ internal: false, address: '192.0.2.7' }] }),
  }));
  vi.doMock('../../src/main/edition.ts', async (original) => {
    const { edition } = await original<typeof import('../../src/main/edition.ts')>();
    const openKeychain = async (service: string) => {
      services.push(service);
      return passwords;
    };
    return { edition: { ...edition, clock, openKeychain, mailPrograms } };
  });
  vi.doMock('../../src/domain/watch/watch.ts', async (original) => {
    const actual = await original<typeof import('../../src/domain/watch/watch.ts')>();
    const reduce: typeof actual.reduce = (state, event, context) => {
      events.add(event.kind);
      return actual.reduce(state, event, context);
    };
    return { ...actual, reduce };
  });
  const bugs = ['uncaughtException', 'unhandledRejection'] as const;
  const heard = bugs.map((name) => process.listeners(name as 'uncaughtException'));
  await import('../../src/main/index.ts');
  await vi.waitFor(() => {
    if (fake.desktop.menu.length === 0) throw new Error('not started');
  }, 20_000);

  const window = () => {
    const [one] = fake.desktop.windows;
    if (!one) throw new Error('no window');
    return one;
  };
  const command = async <Name extends CommandName>(
    name: Name,
    payload: CommandInput<Name>,
  ): Promise<CommandResult<unknown>> => {
    if (fake.desktop.windows.length === 0) fake.trays[0]?.emit('click');
    return (await fake.desktop.invoke?.(
      { senderFrame: window().webContents.mainFrame },
      name,
      payload,
    )) as CommandResult;
  };
  const labels = (items = fake.desktop.menu): { readonly label: string; readonly click: () => void }[] =>
    items.flatMap(({ label = '', click, submenu }) => [
      ...(click ? [{ label, click }] : []),
      ...(submenu ? labels(submenu) : []),
    ]);
  return {
    world,
    outlook,
    folder,
    passwords,
    clock,
    events,
    services,
    window,
    command,
    address: world.mailbox.address,
    snapshot: async (): Promise<Snapshot> => ((await command('snapshot', {})) as { value: Snapshot }).value,
    file: (name: string): string => readFileSync(join(folder, name), 'utf8'),
    /** Clicks an entry of the icon's menu. */
    choose(label: string): void {
      const found = labels().find((one) => one.label.startsWith(label));
      if (!found) throw new Error(`no "${label}" among ${labels().map((one) => one.label)}`);
      found.click();
    },
    /** Lets time go by until it is so. */
    until: (isSo: () => void | Promise<void>): Promise<void> =>
      vi.waitFor(
        async () => {
          clock.pass(5_000);
          await isSo();
        },
        { timeout: 20_000, interval: 10 },
      ),
    async end(): Promise<void> {
      fake.electron.app.quit();
      vi.useRealTimers();
      vi.doUnmock('electron');
      Object.defineProperty(process, 'platform', { value: before.platform });
      process.argv = before.argv;
      for (const [index, name] of bugs.entries())
        for (const listener of process.listeners(name as 'uncaughtException'))
          if (!heard[index]?.includes(listener)) process.off(name, listener);
      await world.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export type Program = Awaited<ReturnType<typeof startProgram>>;
