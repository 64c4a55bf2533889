/**
 * What does Vigie cost while nobody looks? Memory, CPU and start-up of the built app in real Electron, window closed,
 * beside a bare Electron app with the same tray icon. `npm run bench:idle [-- --rounds 3 --settle 60 --watch 180 --starts 12]`;
 * exit code 1 when a target is missed. Where a prerequisite is missing it says which, and measures nothing.
 */
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../../scripts/build-app.ts';
import { missingHere, runInDesktopSession } from '../../scripts/desktop-session.ts';
import { findElectron } from '../../scripts/electron.ts';

const electron = findElectron();
const missing = missingHere(electron);
for (const { what, why } of missing) process.stdout.write(`bench:idle needs ${what}: ${why}.\n`);
if (electron.path === null || missing.length > 0) {
  process.stdout.write('BENCHMARK SKIPPED. Nothing was measured.\n');
} else if (!(await ensureBuilt())) {
  process.exitCode = 1;
} else {
  const measure = fileURLToPath(new URL('measure.ts', import.meta.url));
  process.exitCode = await runInDesktopSession([process.execPath, measure, ...process.argv.slice(2)], electron.path);
}
