// Where Electron is, and whether it can show anything here: shared by `npm start`, `npm run demo` and `npm run test:e2e`.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { launchNode } from './launcher.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));
const packageFolder = join(root, 'node_modules', 'electron');

/** Where the package downloads from. */
const downloads = 'https://github.com/electron/electron/releases/';
const reachableMs = 3_000;
/** Milliseconds for a download, and for unpacking one made before where the site does not answer. */
const downloadMs = 180_000;
const unpackMs = 8_000;

export type ElectronBinary =
  | { readonly path: string; readonly reason: null }
  /** Why there is none, as a French clause that follows a colon. */
  | { readonly path: null; readonly reason: string };

type Env = NodeJS.ProcessEnv;
type Platform = NodeJS.Platform;

/** The program's file inside an Electron folder. */
const fileOf = (platform: Platform): string =>
  platform === 'win32'
    ? 'electron.exe'
    : platform === 'darwin'
      ? join('Electron.app', 'Contents', 'MacOS', 'Electron')
      : 'electron';

/** An Electron that is on this machine already: the folder named by the environment, else the package's own. */
export function findElectron(
  env: Env = process.env,
  folder = packageFolder,
  platform = process.platform,
): ElectronBinary {
  const named = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) {
    const path = join(named, fileOf(platform));
    return existsSync(path)
      ? { path, reason: null }
      : { path: null, reason: `ELECTRON_OVERRIDE_DIST_PATH désigne un dossier sans « ${fileOf(platform)} »` };
  }
  const note = join(folder, 'path.txt');
  const path = join(folder, 'dist', existsSync(note) ? readFileSync(note, 'utf8').trim() : fileOf(platform));
  return existsSync(path) ? { path, reason: null } : { path: null, reason: "Electron n'a jamais été téléchargé ici" };
}

/** As {@link findElectron}, and where there is none has the package install it; without a network that ends within seconds. */
export async function getElectron(env: Env = process.env): Promise<ElectronBinary> {
  const found = findElectron(env);
  if (found.path !== null || env.ELECTRON_OVERRIDE_DIST_PATH) return found;
  const install = launchNode([join(packageFolder, 'install.js')], { env });
  const ended = new Promise<void>((resolve) => {
    install.once('error', () => resolve()).once('close', () => resolve());
  });
  const hasEnded = (ms: number): Promise<unknown> => Promise.race([ended, sleep(ms, undefined, { ref: false })]);
  const reachable = isReachable(env.ELECTRON_MIRROR ?? downloads);
  await Promise.race([ended, reachable]);
  const isDownloading = install.exitCode === null && (await reachable);
  if (isDownloading) process.stderr.write('Téléchargement d’Electron…\n');
  await hasEnded(isDownloading ? downloadMs : unpackMs);
  const isLate = install.exitCode === null && install.kill();
  const now = findElectron(env);
  if (now.path !== null && !isLate) return now;
  return {
    path: null,
    reason: isLate ? "le téléchargement d'Electron prend trop de temps" : "Electron n'a pas pu être téléchargé",
  };
}

async function isReachable(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(reachableMs) });
    return true;
  } catch {
    return false;
  }
}

/** Why nothing could be shown here, as a French clause; null where there is a display. */
export function displayProblem(env: Env = process.env, platform = process.platform): string | null {
  const hasDisplay = platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
  return hasDisplay ? null : "ce terminal n'a pas d'écran (ni DISPLAY ni WAYLAND_DISPLAY)";
}

/** Chromium's sandbox refuses to run as root. */
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** Starts an app's folder in Electron. A parent can send it messages. */
export function launchElectron(
  path: string,
  app: string,
  args: readonly string[],
  env: Env = process.env,
): ChildProcess {
  const { ELECTRON_RUN_AS_NODE: _asNode, ...clean } = env;
  const flags = isRoot ? ['--no-sandbox'] : [];
  return spawn(path, [app, ...args, ...flags], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: clean });
}

/** How to get Electron, for a sentence's end. */
export const howToGetElectron = 'npx install-electron, ou ELECTRON_OVERRIDE_DIST_PATH=DOSSIER';
