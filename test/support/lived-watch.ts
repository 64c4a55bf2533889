import { expect } from 'vitest';
import type { SavedWatch } from '../../src/app/application.ts';
import { belgium, defaultProfile } from '../../src/app/belgium.ts';
import { readScenario } from '../../src/app/simulation/scenario.ts';
import { simulate } from '../../src/app/simulation/simulate.ts';
import { fullOn } from '../../src/domain/checks/forecast.ts';
import { nextWakeMs } from '../../src/domain/leg/index.ts';
import type { WatchContext } from '../../src/domain/model/context.ts';
import { checkIds, legs } from '../../src/domain/model/health.ts';
import { mailboxSettingsSchema } from '../../src/domain/model/settings.ts';
import { newWatch, type WatchState } from '../../src/domain/model/state.ts';
import { alertText } from '../../src/domain/tell/alert-text.ts';
import { explain } from '../../src/domain/text/index.ts';
import { trayView } from '../../src/domain/view/tray-view.ts';
import type { JournalEntry } from '../../src/domain/watch/journal.ts';
import { reduce, type WatchEvent } from '../../src/domain/watch/watch.ts';
import { speak } from './alerts.ts';
import { createContext, failure } from './fakes.ts';
import { looked } from './watch-driver.ts';

export const school = 'ec001234@adm.cfwb.be';
export const board = 'po000567@adm.cfwb.be';
const day = 86_400_000;

export const copy = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** A watch that has seen most of what can happen: every field that can hold something holds it. */
export async function eventfulWatch(): Promise<{ readonly saved: SavedWatch; readonly nowMs: number }> {
  const read = readScenario({
    start: '2026-03-02T06:00:00+01:00',
    end: '2026-04-17T12:00:00+02:00',
    mailboxes: [
      { address: school, limitBytes: 20_000_000, passwordChangedOn: '2025-09-10' },
      { address: board, limitBytes: null, passwordChangedOn: null },
    ],
    world: [
      { from: '2026-03-02T00:00:00+01:00', arrivals: { perDay: 9 }, copyLeft: true, collectEvery: 'PT6H' },
      { from: '2026-03-02T00:00:00+01:00', certificateExpires: '2026-04-30', mailbox: 0 },
      { from: '2026-04-13T00:00:00+02:00', receiving: 'timeout', mailbox: 0 },
      { from: '2026-04-14T00:00:00+02:00', sending: 'credentials', mailbox: 0 },
      { from: '2026-04-17T11:00:00+02:00', receiving: 'in-use', mailbox: 1 },
      { from: '2026-04-17T10:00:00+02:00', sending: 'login-refused', mailbox: 1 },
    ],
    away: [{ from: '2026-03-19T12:00:00+01:00', to: '2026-03-23T08:00:00+01:00' }],
    user: [{ at: '2026-04-17T11:30:00+02:00', does: 'snooze', for: 'PT3H' }],
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const last = { state: newWatch([]), nowMs: 0 };
  const inspect = (state: WatchState, nowMs: number): void => {
    // Before the PC falls asleep at the end.
    if (state.awake.sinceMs !== null) Object.assign(last, { state, nowMs });
  };
  await simulate(read.scenario, { ...belgium, profile: defaultProfile, inspect }, () => undefined);
  const journal = last.state.mailboxes.flatMap(({ address: of, health }) =>
    checkIds.map((check): JournalEntry => {
      const { sinceMs, ...verdict } = health[check];
      return { atMs: sinceMs, address: of, check, ...verdict };
    }),
  );
  // Of the samples of a week the last will do: hundreds more would prove nothing.
  const mailboxes = last.state.mailboxes.map((mailbox) => ({
    ...mailbox,
    storage: { ...mailbox.storage, fine: mailbox.storage.fine.slice(-20) },
  }));
  return { saved: { schema: 1, watch: { ...last.state, mailboxes }, journal }, nowMs: last.nowMs };
}

const context: WatchContext = {
  ...createContext([]),
  // As the application does: a mailbox that the settings do not know has the default ones.
  settingsOf: (of) => ({
    ...mailboxSettingsSchema.parse({ address: of }),
    passwordChangedOn: of === school ? '2025-11-01' : null,
    passwordLifetimeMonths: 6,
    hasReceiving: true,
    hasSending: true,
  }),
};

/** All that the application does with a state it has read, for some days. */
export function live({ watch, journal }: SavedWatch, fromMs: number): void {
  let state = watch;
  const show = (nowMs: number): void => {
    const view = trayView(state, nowMs, context, 'fr', (of) => of);
    expect(view.tooltip).not.toBe('');
    const { alert, state: told } = speak(state, nowMs, context);
    if (alert !== null) {
      const options = {
        lang: 'fr',
        labelOf: () => null,
        fullOn: (of: string) => fullOn(state, of, nowMs, context.calendar),
      };
      expect(alertText(alert, { ...options, lang: 'fr' }).title).not.toBe('');
    }
    state = told;
    expect(nextWakeMs(state, nowMs, context)).toBeGreaterThan(nowMs);
  };
  for (const entry of journal) explain(entry, 'fr');
  show(fromMs);
  const addresses = state.mailboxes.map((mailbox) => mailbox.address);
  const events = (atMs: number): readonly WatchEvent[] => [
    { kind: 'settings-changed', atMs, addresses },
    { kind: 'rules-changed', atMs },
    { kind: 'started', atMs },
    { kind: 'mail-program', atMs, status: 'closed' },
    { kind: 'network', atMs, isUp: true },
    ...addresses.flatMap((of) => legs.map((leg): WatchEvent => ({ kind: 'look-begun', atMs, address: of, leg }))),
    ...addresses.flatMap((of) => [
      looked(of, 'receiving', atMs, null, {
        measured: { usedBytes: 9_000, limitBytes: 10_000, messages: 3, limitMessages: null, source: 'pop3-stat' },
        maildrop: { messages: 3, octets: 9_000, hashes: ['a', 'b', 'c'] },
      }),
      looked(of, 'sending', atMs, failure('timeout')),
    ]),
    ...addresses.flatMap((of) => legs.map((leg): WatchEvent => ({ kind: 'leg-released', atMs, address: of, leg }))),
    { kind: 'tick', atMs: atMs + 600_000 },
  ];
  for (const atMs of [fromMs, fromMs + 3 * day]) {
    for (const event of events(atMs)) {
      state = reduce(state, event, context).state;
    }
    show(atMs + 600_000);
  }
}
