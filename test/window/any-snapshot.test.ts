import '../support/property-seed.ts';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/domain/view/snapshot.ts';
import { type Place, views } from '../../src/domain/view/snapshot.ts';
import { anyMoment, leak, snapshotAt } from '../support/any-moment.ts';
import { stateNamed } from './states.ts';
import { openBrowser, pageFolder } from './support/browser.ts';
import { openStandIn, type StandIn } from './support/stand-in.ts';
import { type OpenWindow, openWindow, unfoldAll } from './support/window.ts';

let browser: Browser;
let behind: StandIn;
let window: OpenWindow;
let shown = 0;

const hear = '{ globalThis.heard = 0; vigie.onSnapshot(({ place }) => { globalThis.heard = place.count; }); }';

beforeAll(async () => {
  browser = await openBrowser();
  behind = await openStandIn(pageFolder(), stateNamed('ok').snapshot('fr'));
  window = await openWindow(browser, behind.url);
  await window.page.evaluate(hear);
});
afterAll(async () => {
  await browser?.close();
  await behind?.close();
});

/** Shows a snapshot at a place, and waits until it is drawn. */
async function draw(snapshot: Snapshot, place: Place): Promise<string> {
  shown += 1;
  behind.show({ ...snapshot, place: { ...place, count: shown } });
  const isHeard = (count: number): boolean => (globalThis as { heard?: number }).heard === count;
  await window.page.waitForFunction(isHeard, shown);
  await window.page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))');
  await unfoldAll(window.page);
  return window.page.evaluate(() => document.body.innerText);
}

describe('the window', () => {
  it('draws any settings with any state on every page, whole in every word', async () => {
    await fc.assert(
      fc.asyncProperty(anyMoment, fc.constantFrom('fr', 'en'), async (moment, lang) => {
        const snapshot = snapshotAt(moment, lang);
        const address = snapshot.mailboxes[0]?.address ?? null;
        for (const view of views) {
          const text = await draw(snapshot, { view, address, check: null });
          expect(text.trim()).not.toBe('');
          expect(text).not.toMatch(leak);
          expect(window.faults).toEqual([]);
        }
      }),
      { numRuns: 40, endOnFailure: true },
    );
  }, 300_000);
});
