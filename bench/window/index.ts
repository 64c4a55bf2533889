// `npm run bench:window`: what the window weighs, how soon it shows the state, how little it does while nothing changes,
// and how long a first start takes. Exits with 1 where a bound is missed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPage } from '../../scripts/build-app.ts';
import { startWorld } from '../../src/demo/world.ts';
import { stateNamed } from '../../test/window/states.ts';
import { openBrowser } from '../../test/window/support/browser.ts';
import { findChromium } from '../../test/window/support/chromium.ts';
import { setUp } from '../../test/window/support/first-start.ts';
import { openLiveWindow } from '../../test/window/support/live-window.ts';
import { openStandIn } from '../../test/window/support/stand-in.ts';
import { openWindow } from '../../test/window/support/window.ts';
import { idleShare } from './idle.ts';
import { paints } from './paint.ts';
import { gzippedBytes } from './weight.ts';

const openings = 15;
const minute = { forMs: 60_000, everyMs: 100 } as const;

type Row = { readonly what: string; readonly found: string; readonly bound: string; readonly isMet: boolean };
const rows: Row[] = [];
const note = (what: string, found: string, bound: string, isMet: boolean): void => {
  rows.push({ what, found, bound, isMet });
};
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

if (findChromium() === null) {
  process.stderr.write(
    'The measurements need Chromium: none was found (set CHROMIUM to its path; Debian: chromium).\n',
  );
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'vigie-page-'));
const browser = await openBrowser();
try {
  await buildPage(folder);
  const bytes = gzippedBytes(folder);
  note("the page's own files, gzipped", `${(bytes / 1_000).toFixed(1)} kB`, '<= 150 kB', bytes <= 150_000);

  const year = await stateNamed('ok').snapshot('fr');
  const behind = await openStandIn(folder, year);
  const opened = await paints(browser, behind, openings);
  const since = (pick: (one: (typeof opened)[number]) => number) => {
    const times = opened.map(pick);
    const typical = median(times);
    const range = `${Math.min(...times).toFixed(0)}-${Math.max(...times).toFixed(0)}`;
    return { typical, text: `${typical.toFixed(0)} ms (${range})` };
  };
  const painted = since(({ sinceSnapshotMs }) => sinceSnapshotMs);
  note('État painted, a year of history: since its snapshot came', painted.text, '<= 150 ms', painted.typical <= 150);
  note('  since the navigation, nothing cached', since(({ sinceNavigationMs }) => sinceNavigationMs).text, '-', true);

  const { share, snapshots } = await idleShare(browser, behind, year, minute);
  const percent = `${(share * 100).toFixed(1)} % (${snapshots} snapshots)`;
  note('main thread idle, a snapshot each 100 ms for a minute', percent, '> 80 %', share > 0.8);
  await behind.close();

  const world = await startWorld();
  const live = await openLiveWindow(world, folder);
  const { page } = await openWindow(browser, live.url);
  const begunMs = performance.now();
  const hand = await setUp(page, world.mailbox);
  const seconds = (performance.now() - begunMs) / 1_000;
  note('first start to green, scripted typing', `${seconds.toFixed(1)} s`, '<= 60 s', seconds <= 60);
  note('first start to green, clicks and fields', String(hand.actions()), '<= 12', hand.actions() <= 12);
  await live.close();
  await world.close();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

const widths = { what: 58, found: 26, bound: 11 };
const line = ({ what, found, bound }: Omit<Row, 'isMet'>, met: string): string =>
  `${what.padEnd(widths.what)}${found.padEnd(widths.found)}${bound.padEnd(widths.bound)}${met}\n`;
process.stdout.write(`Chromium ${browser.version()}, Node ${process.version}\n\n`);
process.stdout.write(line({ what: '', found: 'found', bound: 'bound' }, 'met'));
for (const row of rows) process.stdout.write(line(row, row.isMet ? 'yes' : 'NO'));
process.exitCode = rows.every(({ isMet }) => isMet) ? 0 : 1;
