import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appDataSchema } from '../../src/app/application.ts';
import { belgianCalendar } from '../../src/app/belgium.ts';
import { openMailboxBook } from '../../src/app/mailbox-book.ts';
import { report } from '../../src/app/report.ts';
import { fullOn } from '../../src/domain/checks/forecast.ts';
import { dueAlert } from '../../src/domain/tell/alert.ts';
import { type AlertTextOptions, alertText } from '../../src/domain/tell/alert-text.ts';
import type { Lang } from '../../src/domain/text/index.ts';
import { tooltipUnits } from '../../src/domain/view/tray-menu.ts';
import { trayView } from '../../src/domain/view/tray-view.ts';
import {
  type AnyMoment,
  anyMoment,
  anySettings,
  anyWatch,
  contextAt,
  leak,
  snapshotAt,
} from '../support/any-moment.ts';
import { createRun, start } from '../support/application-run.ts';
import { arbitraryOf } from '../support/schema-arbitrary.ts';

/** Every text that anybody can be shown at this moment. */
function everything(moment: AnyMoment, lang: Lang) {
  const { settings, saved, nowMs } = moment;
  const context = contextAt(moment);
  const book = openMailboxBook(() => settings);
  const labelOf = (address: string): string => book.of(address).label || address;
  const options: AlertTextOptions = {
    lang,
    labelOf,
    fullOn: (address) => fullOn(saved.watch, address, nowMs, belgianCalendar),
  };
  const snapshot = snapshotAt(moment, lang);
  return {
    snapshot,
    report: report(snapshot, 'test'),
    tray: trayView(saved.watch, nowMs, context, lang, labelOf),
    alerts: [dueAlert(saved.watch, nowMs, context)].flatMap((alert) => (alert ? [alertText(alert, options)] : [])),
  };
}

describe('any settings with any state', () => {
  it.each(['fr', 'en'] as const)('give a snapshot, a report, a tray and toasts, whole in every word (%s)', (lang) => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        const all = everything(moment, lang);
        expect(JSON.stringify(all)).not.toMatch(leak);
        // As it arrives in the window.
        expect(JSON.parse(JSON.stringify(all.snapshot))).toEqual(all.snapshot);
        expect(all.snapshot.mailboxes).toHaveLength(moment.saved.watch.mailboxes.length);
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
      fc.asyncProperty(anySettings, anyWatch, arbitraryOf(appDataSchema), async (settings, saved, data) => {
        const bugs: unknown[] = [];
        let changes = 0;
        const run = createRun({
          left: { settings, watch: saved, data, refused: [] },
          pc: data.pc,
          onBug: (bug) => void bugs.push(bug),
          onChange: () => {
            changes += 1;
            if (changes % 25 === 1) expect(JSON.stringify(run.application.snapshot())).not.toMatch(leak);
          },
        });
        await run.run();
        expect(bugs).toEqual([]);
        expect(run.application.snapshot().mailboxes).toHaveLength(settings.mailboxes.length);
        everything({ settings, saved: run.left().watch, nowMs: start }, 'fr');
      }),
      { numRuns: 60 },
    );
  });
});
