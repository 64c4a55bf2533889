import type { Browser } from 'playwright-core';
import type { StandIn } from '../../test/window/support/stand-in.ts';
import { usualSize } from '../../test/window/support/window.ts';

/**
 * Notes two instants: when the first snapshot reaches the page, through whichever of the bridge's ways, and when the
 * frame with the verdict has been handed to the screen.
 */
const noteInstants = `
Object.defineProperty(window, 'vigie', { configurable: true, set(bridge) {
  const arrived = () => { globalThis.arrivedMs ??= performance.now(); };
  Object.defineProperty(window, 'vigie', { value: {
    async command(name, payload) {
      const result = await bridge.command(name, payload);
      if (name === 'snapshot') arrived();
      return result;
    },
    onSnapshot: (listener) => bridge.onSnapshot((snapshot) => { arrived(); listener(snapshot); }),
  } });
} });
new MutationObserver((_changes, observer) => {
  if (!document.querySelector('h1')) return;
  observer.disconnect();
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { globalThis.shownMs = performance.now(); };
    port2.postMessage(null);
  });
}).observe(document, { subtree: true, childList: true })`;

const whenShown = `new Promise((resolve) => {
  const look = () => globalThis.shownMs === undefined ? setTimeout(look, 5) : resolve({ arrivedMs, shownMs });
  look();
})`;

/** Milliseconds until the first page was painted: since its snapshot arrived, and since the navigation began. */
export type Paint = { readonly sinceSnapshotMs: number; readonly sinceNavigationMs: number };

/** Opens the window so many times, each with nothing cached. */
export async function paints(browser: Browser, behind: StandIn, openings: number): Promise<Paint[]> {
  const found: Paint[] = [];
  for (let opening = 0; opening < openings; opening += 1) {
    const context = await browser.newContext({ viewport: usualSize });
    await context.addInitScript({ content: noteInstants });
    const page = await context.newPage();
    await page.goto(behind.url);
    const { arrivedMs, shownMs } = await page.evaluate<{ arrivedMs: number; shownMs: number }>(whenShown);
    found.push({ sinceSnapshotMs: shownMs - arrivedMs, sinceNavigationMs: shownMs });
    await context.close();
  }
  return found;
}
