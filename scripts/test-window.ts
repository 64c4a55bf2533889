// `npm run test:window`: the window in a real browser. Arguments are handed to vitest, e.g. `npm run test:window -- axe`.
// Where there is no Chromium it says so.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../test/window/support/chromium.ts';
import { buildPage } from './build-app.ts';
import { root } from './electron.ts';

if (findChromium() === null) {
  const files = readdirSync(join(root, 'test', 'window')).filter((name) => name.endsWith('.test.ts'));
  console.log('The window tests need Chromium: none was found (set CHROMIUM to its path; Debian: chromium).');
  console.log(`0 passed, 0 failed, ${files.length} test files skipped`);
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'vigie-window-'));
try {
  await buildPage(folder);
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = ['run', '-c', 'vitest.window.config.ts', ...process.argv.slice(2)];
  const env = { ...process.env, VIGIE_WINDOW_PAGE: folder };
  process.exitCode = spawnSync(process.execPath, [vitest, ...args], { cwd: root, env, stdio: 'inherit' }).status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
