import { describe, expect, it } from 'vitest';
import { defaultProfile } from '../../../src/app/belgium.ts';
import type { WatchContext, WatchedMailbox } from '../../../src/domain/model/context.ts';
import type { FailureKind } from '../../../src/domain/model/failure.ts';
import { checkIds, type Health, healthCodes, type Leg, legs } from '../../../src/domain/model/health.ts';
import { defaultPolicy } from '../../../src/domain/model/settings.ts';
import { newWatch, type WatchState } from '../../../src/domain/model/state.ts';
import { type SnapshotParts, snapshot } from '../../../src/domain/view/snapshot.ts';
import { trayView } from '../../../src/domain/view/tray-view.ts';
import type { JournalEntry } from '../../../src/domain/watch/journal.ts';
import { reduce, type WatchEvent } from '../../../src/domain/watch/watch.ts';
import { createContext, failure } from '../../support/fakes.ts';
import { example } from '../../support/text-facts.ts';

const school = 'ec001234@adm.cfwb.be';
const board = 'po000567@adm.cfwb.be';
/** Wednesday 11 November 2026, 10:15 in Brussels. */
const now = Date.parse('2026-11-11T09:15:00Z');
const parts: SnapshotParts = {
  lang: 'fr',
  version: '1.2.3',
  secrets: 'keychain',
  notices: [],
  mended: [],
  isOtherPc: false,
  setup: null,
  profiles: [defaultProfile],
  profileOf: () => defaultProfile,
  autostart: 'not-available',
  place: { view: 'home', address: null, check: null, count: 0 },
  releasesUrl: null,
  journal: [],
  looking: [],
};

const contextOf = (settings: Partial<WatchedMailbox> = {}): WatchContext =>
  createContext([{ ...settings, address: school }, { address: board }]);
const looked = (leg: Leg, kind: FailureKind | null = null): WatchEvent => ({
  kind: 'looked',
  atMs: now,
  address: school,
  leg,
  look: { failure: kind === null ? null : failure(kind), certificate: null, facts: {}, loginDelaySeconds: null },
  measured: null,
  maildrop: null,
  quotaCertificate: null,
});
const started: WatchEvent = { kind: 'started', atMs: now };
const stateAfter = (events: readonly WatchEvent[], context = contextOf()): WatchState =>
  events.reduce((state, event) => reduce(state, event, context).state, newWatch([school]));

function viewOf(state: WatchState, more: Partial<SnapshotParts> = {}, settings: Partial<WatchedMailbox> = {}) {
  const view = snapshot(state, now, contextOf(settings), { ...parts, ...more });
  const [mailbox] = view.mailboxes;
  if (!mailbox) throw new Error('no mailbox');
  return { ...view, mailbox };
}

describe('a snapshot', () => {
  it('hands on what it was given', () => {
    const notices = [{ kind: 'set-aside', store: 'watch', file: 'watch.json.corrupt-2026-11-11' }] as const;
    const given = { ...parts, secrets: 'session', notices, lang: 'en', isOtherPc: true } as const;
    const { journal, looking, profileOf, ...handedOn } = given;
    expect(snapshot(newWatch([]), now, contextOf(), given)).toEqual({
      ...handedOn,
      programs: { running: null, icon: 'unknown' },
      atMs: now,
      today: '2026-11-11',
      isNetworkUp: true,
      isClockBelieved: true,
      snoozedUntilMs: null,
      policy: defaultPolicy,
      matters: [],
      gaps: [],
      mailboxes: [],
      journal: [],
      closures: [],
      schoolCalendar: [],
    });
  });

  it('has the closures of the school calendar that are not over', () => {
    const over = { kind: 'autumn', from: '2026-10-19', to: '2026-11-10' } as const;
    const lasts = { kind: 'winter', from: '2026-11-01', to: '2026-11-11' } as const;
    const ahead = { kind: 'detente', from: '2027-02-22', to: '2027-03-07' } as const;
    expect(
      snapshot(newWatch([]), now, contextOf(), { ...parts, schoolCalendar: [over, lasts, ahead] }).schoolCalendar,
    ).toEqual([lasts, ahead]);
  });

  it('is plain data: it crosses to the window as it is', () => {
    const view = viewOf(stateAfter([started, looked('receiving'), looked('sending', 'credentials')]));
    expect(structuredClone(view)).toEqual(view);
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });

  it('shows every check of every mailbox, once and in the same order', () => {
    const view = snapshot(newWatch([school, board]), now, contextOf(), parts);
    expect(view.mailboxes.map(({ address }) => address)).toEqual([school, board]);
    for (const { checks } of view.mailboxes) expect(checks.map(({ id }) => id)).toEqual([...checkIds]);
  });

  it.each(healthCodes)('has words and help for %s, in both languages', (code) => {
    const [check = ''] = code.split('.');
    const id = checkIds.find((one) => one === check);
    if (!id) throw new Error(check);
    const health: Health = { status: 'warning', ...example(code), sinceMs: now - 5 };
    const [mailbox] = newWatch([school]).mailboxes;
    if (!mailbox) throw new Error('no mailbox');
    const state = { ...newWatch([]), mailboxes: [{ ...mailbox, health: { ...mailbox.health, [id]: health } }] };
    const titles = (['fr', 'en'] as const).map((lang) => {
      const shown = viewOf(state, { lang }).mailbox.checks.find((one) => one.id === id);
      expect(shown).toMatchObject({ code, status: 'warning', sinceMs: now - 5 });
      expect(shown?.title).not.toBe('');
      expect(shown?.title).not.toMatch(/undefined|NaN|\[object/);
      expect(Array.isArray(shown?.actions)).toBe(true);
      return shown?.title;
    });
    expect(titles[0]).not.toBe(titles[1]);
  });

  it('shows the worst verdict of a mailbox as its own', () => {
    expect(viewOf(stateAfter([started, looked('receiving'), looked('sending')])).mailbox.status).toBe('ok');
    expect(viewOf(stateAfter([started, looked('receiving'), looked('sending', 'credentials')])).mailbox.status).toBe(
      'critical',
    );
    expect(viewOf(newWatch([school])).mailbox.status).toBe('unknown');
  });

  it('says of a mailbox what the icon says, also when a leg has no password', () => {
    const state = stateAfter([started, looked('receiving'), looked('sending', 'not-configured')]);
    const { icon } = trayView(state, now, contextOf(), 'fr', () => null);
    expect(viewOf(state).mailbox.status).toBe(icon);
  });

  it('names a mailbox as the user does, else by its address', () => {
    expect(viewOf(newWatch([school])).mailbox.label).toBe(school);
    expect(viewOf(newWatch([school]), {}, { label: 'École' }).mailbox.label).toBe('École');
  });

  it('brings back what the form may change', () => {
    const settings = { passwordChangedOn: '2026-09-01', limitBytes: 5_000 };
    expect(viewOf(newWatch([school]), {}, settings).mailbox).toMatchObject(settings);
    expect(viewOf(newWatch([school])).mailbox).toMatchObject({ passwordChangedOn: null, limitBytes: null });
  });

  it('tells of each leg when it was looked at, when it will be, and whether a test must be confirmed', () => {
    const { mailbox } = viewOf(stateAfter([started, looked('receiving'), looked('sending', 'credentials')]));
    expect(mailbox.legs.receiving).toMatchObject({ lastLookMs: now, isLatched: false });
    expect(mailbox.legs.receiving.nextLookMs).toBeGreaterThan(now);
    expect(mailbox.legs.sending).toMatchObject({ lastLookMs: now, nextLookMs: null, isLatched: true });
    expect(viewOf(newWatch([school])).mailbox.legs.sending).toEqual({
      isWatched: true,
      lastLookMs: null,
      nextLookMs: null,
      isLatched: false,
      isPasswordRefused: false,
      isLooking: false,
      hold: null,
      isPasswordMissing: false,
      isPasswordUnreadable: false,
    });
  });

  it.each(legs)('tells that the %s leg of one mailbox is being looked at', (leg) => {
    const { mailboxes } = snapshot(newWatch([school, board]), now, contextOf(), {
      ...parts,
      looking: [{ address: board, leg }],
    });
    const running = mailboxes.flatMap(({ address, legs: of }) =>
      legs.filter((one) => of[one].isLooking).map((one) => [address, one]),
    );
    expect(running).toEqual([[board, leg]]);
  });

  it.each([
    [now + 1, now + 1],
    [now, null],
    [now - 1, null],
    [null, null],
  ])('a snooze until %s is shown as %s', (snoozedUntilMs, shown) => {
    expect(viewOf({ ...newWatch([school]), snoozedUntilMs }).snoozedUntilMs).toBe(shown);
  });

  it('tells that there is no network', () => {
    expect(viewOf(stateAfter([started, { kind: 'network', atMs: now, isUp: false }])).isNetworkUp).toBe(false);
  });
});

describe('the journal in a snapshot', () => {
  const entry = (atMs: number): JournalEntry => ({
    atMs,
    address: school,
    check: 'storage',
    status: 'warning',
    ...example('storage.high', { percent: 80 }),
  });

  it('is newest first and in words', () => {
    const { journal } = viewOf(newWatch([school]), { journal: [entry(1), entry(2)] });
    expect(journal.map(({ atMs }) => atMs)).toEqual([2, 1]);
    expect(journal[0]).toMatchObject({ address: school, status: 'warning' });
    expect(journal[0]?.title).toContain('80');
    expect(Object.keys(journal[0] ?? {}).sort()).toEqual(['address', 'atMs', 'check', 'status', 'title']);
  });

  it('shows the last two hundred, and leaves the journal as it is', () => {
    const all = Array.from({ length: 400 }, (_none, index) => entry(index + 1));
    const { journal } = viewOf(newWatch([school]), { journal: all });
    expect(journal.map(({ atMs }) => atMs)).toEqual(Array.from({ length: 200 }, (_none, index) => 400 - index));
    expect(all[0]?.atMs).toBe(1);
    expect(all).toHaveLength(400);
  });
});
