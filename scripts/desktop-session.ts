import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type ElectronBinary, root } from './electron.ts';

export type Missing = { readonly what: string; readonly why: string };

const hasCommand = (name: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

/** What this machine lacks to run the app on a desktop of its own. */
export function missingHere({ path }: ElectronBinary): Missing[] {
  const missing: Missing[] = [];
  if (path === null)
    missing.push({
      what: 'an Electron binary',
      why: 'the electron package downloads none at install (set ELECTRON_OVERRIDE_DIST_PATH, or run npx install-electron)',
    });
  if (process.platform !== 'linux') {
    missing.push({ what: 'Linux', why: 'tray and toasts are observed on a D-Bus session, which only Linux has' });
    return missing;
  }
  if (!process.env.DISPLAY && !hasCommand('xvfb-run'))
    missing.push({ what: 'a display', why: 'there is neither DISPLAY nor xvfb-run (Debian: xvfb, xauth)' });
  if (!hasCommand('dbus-run-session'))
    missing.push({ what: 'dbus-run-session', why: 'tray and toasts are observed on a D-Bus session of their own' });
  if (!hasCommand('gnome-keyring-daemon'))
    missing.push({ what: 'gnome-keyring-daemon', why: 'passwords are kept in a real keychain' });
  return missing;
}

/**
 * Runs a command on a display, a D-Bus session and a keychain of its own, with a scratch home that is erased at the end;
 * `VIGIE_E2E_ELECTRON` and `VIGIE_E2E_FOLDER` tell it the binary and the scratch folder. @returns its exit code
 */
export async function runInDesktopSession(command: readonly string[], electron: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-desktop-'));
  try {
    const session = ['dbus-run-session', '--', 'bash', '-c', inSession, 'session', ...command];
    const display = process.env.DISPLAY ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1280x1024x24'];
    return await run([...display, ...session], { ...scratchHome(folder), VIGIE_E2E_ELECTRON: electron });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** A home of its own for everything that goes by XDG, so that nothing of this machine's user is read or written. */
function scratchHome(folder: string): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const [name, path] of [
    ['XDG_DATA_HOME', 'data'],
    ['XDG_CONFIG_HOME', 'config'],
    ['XDG_CACHE_HOME', 'cache'],
    ['XDG_STATE_HOME', 'state'],
    ['XDG_RUNTIME_DIR', 'runtime'],
    ['VIGIE_E2E_FOLDER', 'homes'],
  ] as const) {
    env[name] = join(folder, path);
    mkdirSync(join(folder, path));
    chmodSync(join(folder, path), 0o700);
  }
  return env;
}

/** The daemon leaves the foreground: its id is asked of the bus, and it is ended by that id. */
const inSession = `
eval "$(printf '\\n' | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null)"
daemon=$(dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus /org/freedesktop/DBus \
  org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets 2>/dev/null | tr -dc '0-9 ' | awk '{print $NF}')
"$@"
code=$?
[ -n "$daemon" ] && kill "$daemon" 2>/dev/null
exit $code
`;

function run(command: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    // A group of its own, so that an interruption ends display, bus, keychain and app together.
    const child = spawn(program, args, { cwd: root, env, stdio: 'inherit', detached: true });
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const hand = (signal: NodeJS.Signals): void => {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    };
    for (const signal of signals) process.on(signal, hand);
    const end = (code: number | null): void => {
      // The group is gone, and there may be another one beside it.
      for (const signal of signals) process.off(signal, hand);
      resolve(code ?? 1);
    };
    child.once('error', () => end(1));
    child.once('close', end);
  });
}
