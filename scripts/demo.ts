// `npm run demo`: Vigie on embedded mail servers, in Electron where there is one, otherwise in a browser.
// `-- --once` prints two examinations and ends; `-- --browser` does without Electron; `-- --open` opens the pages.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDemo } from '../src/demo/run.ts';
import { buildPage, ensureDemoBuilt } from './build-app.ts';
import { electronDesktop } from './demo-electron.ts';
import { showOnce } from './demo-once.ts';
import { displayProblem, getElectron, howToGetElectron, root } from './electron.ts';
import { whenNpmIsGone } from './launcher.ts';

const options = process.argv.slice(2);
const unknown = options.filter((option) => !['--once', '--browser', '--open'].includes(option));
if (unknown.length > 0) {
  console.error(`Option inconnue : ${unknown.join(' ')}. Options : --once, --browser, --open.`);
  process.exit(64);
}
const isOnce = options.includes('--once');
/** Milliseconds that everything has to end by itself once it is told to. */
const patienceMs = 8_000;

const folder = mkdtempSync(join(tmpdir(), 'vigie-demo-'));
const ending = new AbortController();
const clearUp = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
const end = (): void => {
  ending.abort();
  // Whatever hangs, a keyring, a download, a build: it ends, and leaves no folder.
  setTimeout(
    () => {
      clearUp();
      process.exit(1);
    },
    isOnce ? 0 : patienceMs,
  ).unref();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
whenNpmIsGone(end);
try {
  await (isOnce ? showOnce(folder) : stay());
} finally {
  clearUp();
}

async function stay(): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const electron = options.includes('--browser')
    ? { path: null, reason: 'ainsi demandé (--browser)' }
    : await getElectron();
  const reason = electron.path === null ? electron.reason : displayProblem();
  const desktop = electron.path !== null && reason === null ? electronDesktop(electron.path) : null;
  if (desktop !== null && !(await ensureDemoBuilt())) {
    process.exitCode = 1;
    return;
  }
  if (ending.signal.aborted) return;
  if (desktop === null) {
    const remedy = electron.path === null && !options.includes('--browser') ? ` (${howToGetElectron})` : '';
    console.log(`Vigie s'affiche dans un navigateur, sans Electron : ${reason}${remedy}.`);
  }
  await runDemo({ folder, version, icons: join(root, 'assets', 'icons'), desktop, buildPage, tell }, ending.signal);
}

function tell(name: string, url: string): void {
  console.log(`${name.padEnd(22)} ${url}`);
  if (options.includes('--open')) openInBrowser(url);
}

function openInBrowser(url: string): void {
  const [program, ...args] =
    process.platform === 'win32'
      ? ['explorer.exe', url]
      : process.platform === 'darwin'
        ? ['open', url]
        : ['xdg-open', url];
  spawn(program ?? '', args, { stdio: 'ignore', detached: true })
    .once('error', () => undefined)
    .unref();
}
