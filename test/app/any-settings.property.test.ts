import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appDataSchema, type SavedWatch } from '../../src/app/application.ts';
import { belgianCalendar } from '../../src/app/belgium.ts';
import { openMailboxBook } from '../../src/app/mailbox-book.ts';
import { report } from '../../src/app/report.ts';
import { noShell } from '../../src/demo/no-shell.ts';
import { dueAlerts } from '../../src/domain/alert.ts';
import { type AlertTextOptions, alertText } from '../../src/domain/alert-text.ts';
import type { WatchContext } from '../../src/domain/context.ts';
import { fullOn } from '../../src/domain/full-date.ts';
import { type Settings, settingsSchema } from '../../src/domain/settings.ts';
import { snapshot } from '../../src/domain/snapshot.ts';
import type { Lang } from '../../src/domain/text/index.ts';
import { tooltipUnits, trayView } from '../../src/domain/tray-view.ts';
import { savedWatchSchema } from '../../src/main/saved-watch-schema.ts';
import { createRun, start } from '../support/application-run.ts';
import { arbitraryOf } from '../support/schema-arbitrary.ts';

const settings = arbitraryOf(settingsSchema);
const watch = arbitraryOf(savedWatchSchema) as fc.Arbitrary<SavedWatch>;
/** A year of looking at it. */
const nowMs = fc.integer({ min: Date.parse('2026-11-01T00:00:00Z'), max: Date.parse('2027-11-01T00:00:00Z') });

/** What it looks like when a text was made of what is not there. */
const leak = /undefined|NaN|Infinity|\[object/;

/** Every text that anybody can be shown at this moment. */
function everything({ watch: state, journal }: SavedWatch, given: Settings, atMs: number, lang: Lang) {
  const book = openMailboxBook(() => given);
  const context: WatchContext = {
    calendar: belgianCalendar,
    policy: given.policy,
    random: () => 0.5,
    settingsOf: book.watched,
  };
  const labelOf = (address: string): string => book.of(address).label || address;
  const options: AlertTextOptions = {
    lang,
    labelOf,
    fullOn: (address) => fullOn(state, address, atMs, belgianCalendar),
  };
  const shot = snapshot(state, atMs, context, {
    ...noShell,
    lang,
    version: '0.1.0',
    secrets: 'keychain',
    notices: [],
    mended: given.mended ?? [],
    isOtherPc: false,
    setup: null,
    profiles: given.profiles,
    profileOf: book.profileOf,
    journal,
    looking: [],
  });
  return {
    snapshot: shot,
    report: report(shot, 'test'),
    tray: trayView(state, atMs, context, lang, labelOf),
    alerts: dueAlerts(state, atMs, context).alerts.map((alert) => alertText(alert, options)),
  };
}

describe('any settings with any state', () => {
  it.each(['fr', 'en'] as const)('give a snapshot, a report, a tray and toasts, whole in every word (%s)', (lang) => {
    fc.assert(
      fc.property(settings, watch, nowMs, (given, saved, atMs) => {
        const all = everything(saved, given, atMs, lang);
        expect(JSON.stringify(all)).not.toMatch(leak);
        // As it arrives in the window.
        expect(JSON.parse(JSON.stringify(all.snapshot))).toEqual(all.snapshot);
        expect(all.snapshot.mailboxes).toHaveLength(saved.watch.mailboxes.length);
        const { tooltip, headline } = all.tray;
        expect(tooltip.length).toBeGreaterThan(0);
        expect(tooltip.length).toBeLessThanOrEqual(tooltipUnits);
        for (const text of [headline, ...all.alerts.map(({ title }) => title)]) expect(text.trim()).not.toBe('');
      }),
      { numRuns: 250 },
    );
  });

  it('are watched for an hour without a bug, and give a snapshot all the while', async () => {
    await fc.assert(
      fc.asyncProperty(settings, watch, arbitraryOf(appDataSchema), async (given, saved, data) => {
        const bugs: unknown[] = [];
        let changes = 0;
        const run = createRun({
          left: { settings: given, watch: saved, data, refused: [] },
          pc: data.pc,
          onBug: (bug) => void bugs.push(bug),
          onChange: () => {
            changes += 1;
            if (changes % 25 === 1) expect(JSON.stringify(run.application.snapshot())).not.toMatch(leak);
          },
        });
        await run.run();
        expect(bugs).toEqual([]);
        expect(run.application.snapshot().mailboxes).toHaveLength(given.mailboxes.length);
        everything(run.left().watch, given, start, 'fr');
      }),
      { numRuns: 60 },
    );
  });
});
