import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** A user whose folders all have spaces, an accent and an apostrophe. */
const user = "Direction de l'école";

/** A Windows PC under Wine, of which nothing is left afterwards. */
export type WindowsPc = {
  /** The user's local application data, seen from here. */
  readonly localAppData: string;
  /** Starts a program and waits for its end. @returns its exit code */
  run(program: string, ...args: string[]): Promise<number | null>;
  /** Ends what still runs. */
  stop(): Promise<void>;
};

/** @param folder an empty one, that it may fill */
export async function startWindowsPc(folder: string): Promise<WindowsPc> {
  const prefix = join(folder, 'prefix');
  const home = join(folder, 'home');
  mkdirSync(home);
  const env = {
    ...process.env,
    HOME: home,
    USER: user,
    LOGNAME: user,
    LC_ALL: 'C.UTF-8',
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    // Wine would ask to download the first two, and write into the desktop's menu with the third.
    WINEDLLOVERRIDES: 'mscoree,mshtml=;winemenubuilder.exe=d',
  };
  const start = (command: string, args: readonly string[]): Promise<number | null> =>
    new Promise((resolve, reject) => {
      const child = spawn(command, args, { env, stdio: 'ignore', timeout: 60_000 });
      child.once('error', reject);
      child.once('exit', resolve);
    });
  // Seconds to wait for a next program: it would end and start again between two.
  await start('wineserver', ['-p60']);
  const booted = await start('wineboot', ['-i']);
  if (booted !== 0) throw new Error(`wineboot ended with ${booted}`);
  return {
    localAppData: join(prefix, 'drive_c', 'users', user, 'AppData', 'Local'),
    run: (program, ...args) => start('wine', [program, ...args]),
    stop: async () => void (await start('wineserver', ['-k'])),
  };
}
