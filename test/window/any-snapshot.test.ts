import '../support/property-seed.ts';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/domain/view/snapshot.ts';
import { type Place, views } from '../../src/domain/view/snapshot.ts';
import { anyMoment, leak, snapshotAt } from '../support/any-moment.ts';
import { setStage } from './support/stage.ts';
import { unfoldAll } from './support/window.ts';

const stage = setStage();
let shown = 0;

const hear = '{ globalThis.heard = 0; vigie.onSnapshot(({ place }) => { globalThis.heard = place.count; }); }';

beforeAll(async () => {
  await stage.open('ok');
  await stage.page.evaluate(hear);
});

/** Shows a snapshot at a place, and waits until it is drawn. */
async function draw(snapshot: Snapshot, place: Place): Promise<string> {
  shown += 1;
  stage.behind.show({ ...snapshot, place: { ...place, count: shown } });
  const isHeard = (count: number): boolean => (globalThis as { heard?: number }).heard === count;
  await stage.page.waitForFunction(isHeard, shown);
  await stage.page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))');
  await unfoldAll(stage.page);
  return stage.page.evaluate(() => document.body.innerText);
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
          expect(stage.window.faults).toEqual([]);
        }
      }),
      { numRuns: 40, endOnFailure: true },
    );
  }, 300_000);
});
