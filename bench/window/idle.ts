import type { Browser } from 'playwright-core';
import type { Snapshot } from '../../src/domain/view/snapshot.ts';
import type { StandIn } from '../../test/window/support/stand-in.ts';
import { unfoldAll, usualSize } from '../../test/window/support/window.ts';

/**
 * The share of a time, 0 to 1, in which the page's main thread had nothing to do while a snapshot came at each interval
 * and every card was open.
 */
export async function idleShare(
  browser: Browser,
  behind: StandIn,
  snapshot: Snapshot,
  { forMs, everyMs }: { readonly forMs: number; readonly everyMs: number },
): Promise<{ readonly share: number; readonly snapshots: number }> {
  const context = await browser.newContext({ viewport: usualSize });
  const page = await context.newPage();
  await page.goto(behind.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await unfoldAll(page);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'timeTicks' });
  /** Seconds that the main thread has worked, and the clock beside it. */
  const read = async (): Promise<{ readonly busy: number; readonly at: number }> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    const value = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
    return { busy: value('TaskDuration'), at: value('Timestamp') };
  };
  const before = await read();
  let snapshots = 0;
  const sending = setInterval(() => {
    snapshots += 1;
    behind.show({ ...snapshot, atMs: snapshot.atMs + snapshots * everyMs });
  }, everyMs);
  await page.waitForTimeout(forMs);
  clearInterval(sending);
  const after = await read();
  await context.close();
  return { share: 1 - (after.busy - before.busy) / (after.at - before.at), snapshots };
}
