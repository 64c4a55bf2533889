import { beforeAll, describe, expect, it } from 'vitest';
import { newSavedWatch, type SavedWatch } from '../../src/app/application.ts';
import { belgianCalendar } from '../../src/app/belgium.ts';
import { defaultProfile } from '../../src/app/profiles.ts';
import { readScenario } from '../../src/app/simulation/scenario.ts';
import { simulate } from '../../src/app/simulation/simulate.ts';
import { dueAlerts } from '../../src/domain/alert.ts';
import { alertText } from '../../src/domain/alert-text.ts';
import type { WatchContext } from '../../src/domain/context.ts';
import { fullOn } from '../../src/domain/full-date.ts';
import { checkIds, healthCodes, legs } from '../../src/domain/health.ts';
import type { JournalEntry } from '../../src/domain/journal.ts';
import { nextWakeMs } from '../../src/domain/schedule.ts';
import { mailboxSettingsSchema } from '../../src/domain/settings.ts';
import { newWatch, type WatchState } from '../../src/domain/state.ts';
import { explain } from '../../src/domain/text/index.ts';
import { noteTold } from '../../src/domain/told.ts';
import { trayView } from '../../src/domain/tray-view.ts';
import { reduce, type WatchEvent } from '../../src/domain/watch.ts';
import { savedWatchSchema } from '../../src/main/saved-watch-schema.ts';
import { createContext, failure } from '../support/fakes.ts';
import { looked } from '../support/watch-driver.ts';

const address = 'ec001234@adm.cfwb.be';
const board = 'po000567@adm.cfwb.be';
const day = 86_400_000;

/** A watch that has seen most of what can happen: every field that can hold something holds it. */
function eventfulWatch(): { readonly saved: SavedWatch; readonly nowMs: number } {
  const read = readScenario({
    start: '2026-03-02T06:00:00+01:00',
    end: '2026-04-17T12:00:00+02:00',
    mailboxes: [
      { address, limitBytes: 20_000_000, passwordChangedOn: '2025-09-10' },
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
  const inspect = (state: WatchState, nowMs: number): WatchState => {
    // Before the PC falls asleep at the end.
    if (state.awake.sinceMs !== null) Object.assign(last, { state, nowMs });
    return state;
  };
  simulate(read.scenario, { calendar: belgianCalendar, profile: defaultProfile, inspect }, () => undefined);
  const journal = last.state.mailboxes.flatMap(({ address: of, health }) =>
    checkIds.map((check): JournalEntry => {
      const { status, code, facts, sinceMs } = health[check];
      return { atMs: sinceMs, address: of, check, status, code, facts };
    }),
  );
  return { saved: { schema: 1, watch: last.state, journal }, nowMs: last.nowMs };
}

const context: WatchContext = {
  ...createContext([]),
  // As the application does: a mailbox that the settings do not know has the default ones.
  settingsOf: (of) => ({
    ...mailboxSettingsSchema.parse({ address: of }),
    passwordChangedOn: of === address ? '2025-11-01' : null,
    passwordLifetimeMonths: 6,
    hasReceiving: true,
    hasSending: true,
  }),
};

/** All that the application does with a state it has read, for some days. */
function live({ watch, journal }: SavedWatch, fromMs: number): void {
  let state = watch;
  const show = (nowMs: number): void => {
    const view = trayView(state, nowMs, context, 'fr', (of) => of);
    expect(view.tooltip).not.toBe('');
    const { alerts } = dueAlerts(state, nowMs, context);
    for (const alert of alerts) {
      const options = {
        lang: 'fr',
        labelOf: () => null,
        fullOn: (of: string) => fullOn(state, of, nowMs, context.calendar),
      };
      expect(alertText(alert, { ...options, lang: 'fr' }).title).not.toBe('');
    }
    state = noteTold(state, alerts, nowMs, context);
    expect(nextWakeMs(state, nowMs, context)).toBeGreaterThan(nowMs);
  };
  for (const { code, facts } of journal) explain(code, facts, 'fr');
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

const copy = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
type Path = readonly (string | number)[];

/** Every place in the data; of lists only the last entry, but every mailbox. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const isList = Array.isArray(value) && path.at(-1) !== 'mailboxes';
  const keys = isList ? [value.length - 1].filter((key) => key >= 0) : Object.keys(value);
  const below = keys.flatMap((key) => placesIn((value as Record<string | number, unknown>)[key], [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

/** The data with another value at one place; `undefined` takes it out. */
function changedAt(data: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const before = data as Record<string | number, unknown>;
  const changed = Array.isArray(data) ? [...data] : { ...before };
  if (rest.length > 0 || value !== undefined) Object.assign(changed, { [key]: changedAt(before[key], rest, value) });
  else if (Array.isArray(changed)) changed.splice(Number(key), 1);
  else delete changed[key];
  return changed;
}

const replacements: readonly unknown[] = [
  undefined,
  null,
  true,
  -1,
  0.1,
  1e300,
  '',
  'unknown to this build',
  '2026-02-30',
  '9999-12-31',
  [],
  [null],
  {},
  { 'not a date': 1 },
];

describe('the saved watch', () => {
  let saved: SavedWatch = newSavedWatch();
  let nowMs = 0;
  beforeAll(() => {
    const eventful = eventfulWatch();
    saved = copy(eventful.saved);
    nowMs = eventful.nowMs;
  });

  it('is taken as it was written', () => {
    expect(savedWatchSchema.parse(copy(saved))).toEqual(saved);
    expect(savedWatchSchema.parse(copy(newSavedWatch()))).toEqual(newSavedWatch());
    const fresh = { ...newSavedWatch(), watch: newWatch([address, board]) };
    expect(savedWatchSchema.parse(copy(fresh))).toEqual(fresh);
  });

  it('is proved on one that has seen most of what can happen', () => {
    const [school, other] = saved.watch.mailboxes;
    expect(school?.legs.sending.latch.closedBy).toBe('credentials');
    expect(other?.legs.sending.latch.doubtSinceMs).not.toBeNull();
    expect(other?.legs.receiving.trouble.busy).not.toBeNull();
    expect(Object.values(school?.incidents ?? {}).flatMap(({ told }) => told)).not.toEqual([]);
    expect(Object.keys(school?.certificates ?? {})).not.toEqual([]);
    expect(school?.storage.daily.length).toBeGreaterThan(10);
    expect(school?.collection.survivors.hashes).not.toEqual([]);
    expect(school?.password.rung).not.toBeNull();
    expect(saved.watch.gaps).not.toEqual([]);
    expect(saved.watch.snoozedUntilMs).not.toBeNull();
    live(saved, nowMs);
  });

  it('with any one thing missing or of another kind is refused, or harms nothing', () => {
    const places = placesIn(saved);
    const harms: string[] = [];
    const taken = new Set<string>();
    let refused = 0;
    for (const path of places) {
      for (const value of replacements) {
        const read = savedWatchSchema.safeParse(changedAt(saved, path, value));
        if (!read.success) {
          refused += 1;
          continue;
        }
        if (value === undefined) taken.add(path.join('.'));
        try {
          live(read.data, nowMs);
        } catch (error) {
          harms.push(`${path.join('.')} = ${JSON.stringify(value)}: ${String(error)}`);
        }
      }
    }
    expect(harms).toEqual([]);
    expect(refused).toBeGreaterThan(places.length * 5);
    // Only what is kept in lists and by name may be missing, and what older builds did not write.
    const mayBeMissing =
      /\.(asleep|begunMs|isPasswordUnreadable|quotaLatch(?:\.silent)?|rest|saidFull|lockOut|\d+|facts\..*|byDay\.[\d-]+|arrivals\.[\d-]+|latest\..*|certificates\.\w+|incidents\.[\w-]+)$/;
    expect([...taken].filter((path) => !mayBeMissing.test(path))).toEqual([]);
  }, 180_000);

  it.each([
    ['a check', { check: 'weather' }],
    ['a verdict', { code: 'receiving.too-slow' }],
    ['a status', { status: 'splendid' }],
  ])('with %s that this build does not know is refused', (_what, unknown) => {
    const [first] = saved.journal;
    expect(savedWatchSchema.safeParse({ ...saved, journal: [{ ...first, ...unknown }] }).success).toBe(false);
    expect(savedWatchSchema.safeParse({ ...saved, journal: [first] }).success).toBe(true);
  });

  it('with a check too many or too few is refused', () => {
    const [mailbox] = saved.watch.mailboxes;
    const read = (health: unknown): boolean =>
      savedWatchSchema.safeParse({ ...saved, watch: { ...saved.watch, mailboxes: [{ ...mailbox, health }] } }).success;
    expect(read(mailbox?.health)).toBe(true);
    expect(read({ ...mailbox?.health, weather: mailbox?.health.outlook })).toBe(false);
    const { outlook: _outlook, ...rest } = mailbox?.health ?? newWatch([address]).mailboxes[0]?.health ?? {};
    expect(read(rest)).toBe(false);
  });

  it('may hold every verdict there is', () => {
    const journal = healthCodes.map((code) => ({ ...saved.journal[0], code }));
    expect(savedWatchSchema.safeParse({ ...saved, journal }).success).toBe(true);
  });

  it('of an older build is taken, with what that build did not write as if nothing of it had happened', () => {
    const mailboxes = copy(saved).watch.mailboxes.map(
      ({ quotaLatch: _latch, legs: { receiving, sending }, ...rest }) => {
        const [older, other] = [receiving, sending].map(
          ({ begunMs: _begun, isPasswordUnreadable: _unreadable, ...leg }) => leg,
        );
        return { ...rest, legs: { receiving: older, sending: other } };
      },
    );
    expect(savedWatchSchema.parse({ ...copy(saved), watch: { ...copy(saved).watch, mailboxes } })).toEqual(saved);
  });

  it('loses what this build does not know', () => {
    expect(savedWatchSchema.parse({ ...copy(saved), moon: 'full' })).toEqual(saved);
  });
});
