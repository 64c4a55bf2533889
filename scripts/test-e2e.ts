// `npm run test:e2e`: the built app in real Electron, on a display, a D-Bus session and a keychain of its own; twice at the
// same time, the second time apart and without a network (vitest.e2e.config.ts). Arguments are handed to vitest, e.g.
// `npm run test:e2e -- story`. Where a prerequisite is missing it says which and why.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build-app.ts';
import { missingHere, runInDesktopSession } from './desktop-session.ts';
import { findElectron, root } from './electron.ts';

const vitest = [
  process.execPath,
  join(root, 'node_modules', 'vitest', 'vitest.mjs'),
  'run',
  '-c',
  'vitest.e2e.config.ts',
];
const filesIn = (...folder: string[]): string[] =>
  readdirSync(join(root, 'test', 'e2e', ...folder))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => ['test', 'e2e', ...folder, name].join('/'));
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const isWanted = (file: string): boolean => wanted.length === 0 || wanted.some((part) => file.includes(part));

/** A network namespace of its own, with nothing but loopback in it. */
const alone = ['unshare', '--net', ...(process.getuid?.() === 0 ? [] : ['--map-root-user']), 'sh', '-c'];
const upLoopback = 'ip link set lo up && exec "$@"';
const canBeAlone = spawnSync(alone[0] ?? '', [...alone.slice(1), 'ip link set lo up']).status === 0;

const electron = findElectron();
const missing = missingHere(electron);
if (electron.path === null || missing.length > 0) {
  for (const { what, why } of missing) console.log(`End-to-end tests need ${what}: ${why}.`);
  console.log(`0 passed, 0 failed, ${filesIn().length + filesIn('apart').length} test files skipped`);
} else if (!(await ensureBuilt())) {
  process.exitCode = 1;
} else {
  if (!canBeAlone)
    console.log('The story without a network is skipped: it needs unshare and ip, and the right to use them.');
  const tests = [...vitest, ...process.argv.slice(2)];
  const apart = ['env', 'VIGIE_E2E_APART=1', ...(canBeAlone ? [...alone, upLoopback, 'sh'] : []), ...tests];
  const sessions = [
    { command: tests, files: filesIn() },
    { command: apart, files: filesIn('apart') },
  ].filter(({ files }) => files.some(isWanted));
  if (sessions.length === 0) throw new Error(`no test file is called ${wanted.join(' or ')}`);
  const codes = await Promise.all(sessions.map(({ command }) => runInDesktopSession(command, electron.path)));
  process.exitCode = Math.max(...codes);
}
