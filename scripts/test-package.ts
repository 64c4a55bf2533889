// `npm run test:package`: what electron-builder.yml makes, proved without Windows. Arguments are handed to vitest, e.g.
// `npm run test:package -- uninstall`. Where a prerequisite is missing it says which and why.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasCommand, whyNotHere } from '../test/package/support/prerequisites.ts';
import { installWindowsKoffi } from './windows-koffi.ts';
import { fetchWindowsNode } from './windows-node.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const isWindows = process.platform === 'win32';

for (const script of ['build', 'notices']) {
  const { status } = spawnSync('npm', ['run', '--silent', script], { cwd: root, stdio: 'inherit', shell: isWindows });
  if (status !== 0) process.exit(status ?? 1);
}

// What becomes of it shows among the prerequisites.
installWindowsKoffi();
const folder = mkdtempSync(join(tmpdir(), 'vigie-package-'));
try {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    VIGIE_PACKAGE_FOLDER: folder,
    VIGIE_PACKAGE_NODE: fetchWindowsNode() ?? '',
  };
  const missing = Object.entries(whyNotHere(env)).filter(([, why]) => why !== null);
  for (const [part, why] of missing) console.log(`Skipped: ${part}. It needs ${why}.`);
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const tests = [process.execPath, vitest, 'run', '-c', 'vitest.package.config.ts', ...process.argv.slice(2)];
  const display = !env.DISPLAY && hasCommand('xvfb-run') ? ['xvfb-run', '-a', '-s', '-screen 0 1280x1024x24'] : [];
  process.exitCode = await run([...display, ...tests], env);
  for (const [part, why] of missing) console.log(`Skipped: ${part}. It needs ${why}.`);
} finally {
  // Where an interruption came before the tests' own clearing up: Windows programs of this run, by their prefix.
  const prefix = join(folder, 'pc', 'prefix');
  if (existsSync(prefix)) spawnSync('wineserver', ['-k'], { env: { ...process.env, WINEPREFIX: prefix } });
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

function run([program = '', ...args]: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve) => {
    // A group of its own, so that an interruption ends display, Wine and app together.
    const child = spawn(program, args, { cwd: root, env, stdio: 'inherit', detached: true });
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => child.pid !== undefined && process.kill(-child.pid, signal));
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}
