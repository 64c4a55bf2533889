import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import etnic from '../../../assets/profiles/etnic.json' with { type: 'json' };
import type { World } from '../../../src/demo/world.ts';
import type { Snapshot } from '../../../src/domain/view/snapshot.ts';
import type { CommandInput, CommandName, CommandResult, CommandValue } from '../../../src/ipc/contract.ts';
import { keychainService } from '../../../src/main/arguments.ts';
import { note } from './canary.ts';
import { isAlive } from './processes.ts';
import { until } from './until.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const recorder = fileURLToPath(new URL('record-ipc.cjs', import.meta.url));

type Keytar = {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
  findCredentials(service: string): Promise<{ account: string; password: string }[]>;
};
export const keytar: Keytar = createRequire(import.meta.url)('keytar');

/** A scratch profile for one school, pointing at the embedded servers. */
export type Home = {
  readonly folder: string;
  readonly profile: string;
  readonly caFile: string;
  readonly service: string;
  /** The D-Bus session of its user where it is not that of the tests. */
  readonly busAddress: string | null;
  read(name: string): Record<string, unknown>;
  write(name: string, value: unknown): void;
  /** Erases the folder and what the keychain holds for it. */
  remove(): Promise<void>;
};

export type HomeOptions = {
  readonly policy?: Readonly<Record<string, unknown>>;
  /** Changes to the profile of the world's servers. */
  readonly profile?: Readonly<Record<string, unknown>>;
  readonly busAddress?: string | null;
};

export function createHome(world: World, { policy = {}, profile: changes = {}, busAddress = null }: HomeOptions): Home {
  const folder = mkdtempSync(join(process.env.VIGIE_E2E_FOLDER ?? tmpdir(), 'home-'));
  const profile = join(folder, 'profile');
  const caFile = join(folder, 'ca.pem');
  mkdirSync(profile);
  writeFileSync(caFile, world.caPem);
  const service = keychainService({ profile, isHidden: false, isForgetting: false });
  const path = (name: string): string => join(profile, name);
  const home: Home = {
    folder,
    profile,
    caFile,
    service,
    busAddress,
    read: (name) => JSON.parse(readFileSync(path(name), 'utf8')) as Record<string, unknown>,
    write: (name, value) => writeFileSync(path(name), typeof value === 'string' ? value : JSON.stringify(value)),
    async remove() {
      for (const { account } of await keytar.findCredentials(service)) await keytar.deletePassword(service, account);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  home.write('settings.json', { schema: 2, profiles: [{ ...serverProfile(world), ...changes }], policy });
  return home;
}

/** The profile of the world's servers. */
export function serverProfile({ pop3, smtp, imap }: World): Record<string, unknown> {
  return {
    ...etnic,
    pop3: { host: '127.0.0.1', port: pop3.port, security: 'auto' },
    smtp: { host: '127.0.0.1', port: smtp.port, security: 'tls' },
    imap: { host: '127.0.0.1', port: imap.port, security: 'tls' },
  };
}

/** The app, running. */
export type Vigie = {
  readonly electron: ElectronApplication;
  readonly pid: number;
  /** The open window's page; waits for it. */
  page(): Promise<Page>;
  /** Windows that are open, seen from the main process. */
  windows(): Promise<number>;
  /** A command given from the window. */
  command<Name extends CommandName>(
    name: Name,
    payload: CommandInput<Name>,
  ): Promise<CommandResult<CommandValue<Name>>>;
  /** Whatever a page could hand over, as a command. */
  anyCommand(name: unknown, payload?: unknown): Promise<unknown>;
  /** What the window is told, asked of the bridge. */
  snapshot(): Promise<Snapshot>;
  /** Nobody has touched keyboard or mouse for so many seconds, from now on; none until told otherwise. */
  idle(seconds: number): Promise<void>;
  /** Closes the window as the user does. */
  closeWindow(): Promise<void>;
  /** Notes for the canary what it told the window so far. */
  keepMessages(): Promise<void>;
  /** Ends it, after {@link keepMessages}. */
  quit(): Promise<void>;
};

type PageGlobals = { readonly vigie: { command(name: unknown, payload: unknown): Promise<unknown> } };
type Recording = { vigieE2e: { messages: string[] } };
const running = new Set<Vigie>();

/** The packaged program, where the story is told of it (`npm run test:package`). */
const packaged = process.env.VIGIE_E2E_PACKAGED ?? '';
const executablePath = packaged || (process.env.VIGIE_E2E_ELECTRON ?? '');
const startArguments = ({ profile }: Home): string[] => [
  ...(packaged ? [] : [root]),
  '--no-sandbox',
  '--profile',
  profile,
];
const environment = ({ caFile, busAddress }: Home): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      ...process.env,
      VIGIE_EXTRA_CA: caFile,
      ...(busAddress === null ? {} : { DBUS_SESSION_BUS_ADDRESS: busAddress }),
    }).filter((entry): entry is [string, string] => entry[1] !== undefined && !/^(VITEST|NODE_OPTIONS)/.test(entry[0])),
  );

export async function startVigie(home: Home, ...args: string[]): Promise<Vigie> {
  const electron = await _electron.launch({
    executablePath,
    args: [...(packaged ? [] : ['-r', recorder]), ...startArguments(home), ...args],
    cwd: root,
    env: environment(home),
  });
  if (packaged) await recordFromNowOn(electron);
  // Nobody types on the display of the tests.
  await fakeIdleTime(electron, 0);
  electron.context().setDefaultTimeout(15_000);
  const pid = electron.process().pid ?? 0;
  const page = async (): Promise<Page> => {
    const open = electron.windows().find((one) => !one.isClosed()) ?? (await electron.waitForEvent('window'));
    await open.waitForSelector('h1');
    return open;
  };
  const vigie: Vigie = {
    electron,
    pid,
    page,
    windows: () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
    async command(name, payload) {
      return (await vigie.anyCommand(name, payload)) as CommandResult<CommandValue<typeof name>>;
    },
    async anyCommand(name, payload) {
      const given: readonly [unknown, unknown] = [name, payload];
      return (await page()).evaluate(
        ([name, payload]) => (globalThis as unknown as PageGlobals).vigie.command(name, payload),
        given,
      );
    },
    async snapshot() {
      const answer = await vigie.command('snapshot', {});
      if (!answer.ok) throw new Error(answer.problem);
      return answer.value;
    },
    idle: (seconds) => fakeIdleTime(electron, seconds),
    async closeWindow() {
      await electron.evaluate(({ BrowserWindow }) => {
        for (const window of BrowserWindow.getAllWindows()) window.close();
      });
      await until(() => vigie.windows(), 0);
    },
    keepMessages: async () =>
      note(await electron.evaluate(() => (globalThis as unknown as Recording).vigieE2e.messages)),
    async quit() {
      running.delete(vigie);
      await vigie.keepMessages().catch(() => undefined);
      await electron.evaluate(({ app }) => app.quit()).catch(() => undefined);
      await until(() => isAlive(pid), false);
    },
  };
  running.add(vigie);
  return vigie;
}

/**
 * While the program is still starting, the inspector may lose an evaluation ("garbage collected"): then it is asked again.
 * @param act answers `done`
 */
const surely = (act: () => Promise<string>): Promise<void> =>
  until(() => act().catch((error: Error) => error.message), 'done');

const fakeIdleTime = (electron: ElectronApplication, seconds: number): Promise<void> =>
  surely(() =>
    electron.evaluate(({ powerMonitor }, idleSeconds) => {
      powerMonitor.getSystemIdleTime = () => idleSeconds;
      return 'done';
    }, seconds),
  );

/** A package loads nothing before its own code: what it sends to its windows is kept from here on, answers are not. */
const recordFromNowOn = (electron: ElectronApplication): Promise<void> => surely(() => recordMessages(electron));

async function recordMessages(electron: ElectronApplication): Promise<string> {
  return electron.evaluate(({ app, webContents }) => {
    if ('vigieE2e' in globalThis) return 'done';
    const messages: string[] = [];
    (globalThis as unknown as Recording).vigieE2e = { messages };
    const record = (contents: Electron.WebContents): void => {
      const send = contents.send.bind(contents);
      contents.send = (channel: string, ...args: unknown[]) => {
        messages.push(JSON.stringify([channel, ...args]));
        send(channel, ...args);
      };
    };
    for (const contents of webContents.getAllWebContents()) record(contents);
    app.on('web-contents-created', (_event, contents) => record(contents));
    return 'done';
  });
}

/** Starts the program a second time on the same profile. @returns its exit code */
export const startAgain = async (home: Home, ...args: string[]): Promise<number | null> =>
  (await startToEnd(home, ...args)).code;

/** Starts the program and waits for its end. @returns its exit code, null where it did not end, and what it wrote */
export function startToEnd(
  home: Home,
  ...args: string[]
): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(executablePath, [...startArguments(home), ...args], {
    cwd: root,
    env: environment(home),
    stdio: ['ignore', 'ignore', 'pipe'],
    // A keychain that does not answer is waited for.
    timeout: 60_000,
    // One that spins hears nothing else.
    killSignal: 'SIGKILL',
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said }));
  });
}

/** For what a failed test left running. */
export async function quitAll(): Promise<void> {
  for (const vigie of [...running]) {
    await vigie.quit().catch(() => undefined);
    if (isAlive(vigie.pid)) process.kill(vigie.pid, 'SIGKILL');
  }
}
