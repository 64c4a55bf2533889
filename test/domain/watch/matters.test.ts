import { describe, expect, it } from 'vitest';
import type { CheckId } from '../../../src/domain/model/health.ts';
import type { Matter } from '../../../src/domain/model/matter.ts';
import type { WatchState } from '../../../src/domain/model/state.ts';
import { matterChanges } from '../../../src/domain/watch/matter-changes.ts';
import { withNoted } from '../../../src/domain/watch/matters.ts';
import { bad, board, calm, day, hour, judged, school, tuesdayMs, turned, type Verdict } from '../../support/judged.ts';

type Step = {
  readonly afterMs: number;
  readonly address?: string;
  readonly turns?: Partial<Record<CheckId, Verdict>>;
  /** What the tests of speech do: everything open is told at this instant. */
  readonly isTold?: boolean;
};

const well = (check: CheckId): Verdict => ({ code: `${check}.ok` as Verdict['code'], status: 'ok' });
const full = { storage: bad('storage.full') };
const high = { storage: bad('storage.high', 'warning') };
const empty = { storage: well('storage') };

const told = (state: WatchState, atMs: number): WatchState => ({
  ...state,
  matters: state.matters.map(
    (matter): Matter => ({
      ...matter,
      toast: matter.id,
      told: {
        gravity: matter.gravity,
        code: matter.members[0]?.code ?? 'storage.full',
        alarmMs: matter.told?.alarmMs ?? atMs,
        lastMs: atMs,
        of: matter.members.map(({ address, check }) => ({ address, check })),
        times: 1,
      },
    }),
  ),
});

/** Plays steps after a calm beginning; what changed at each, `change kind`, and the state at the end. */
function live(steps: readonly Step[], isSaved = false) {
  let state = judged(calm(tuesdayMs, [school, board]), tuesdayMs);
  const changes = steps.map(({ afterMs, address = school, turns = {}, isTold }) => {
    const atMs = tuesdayMs + afterMs;
    const before = state.matters;
    state = judged(turned(state, address, turns, atMs), atMs);
    const found = matterChanges(before, state.matters).map(({ change, matter }) => `${change} ${matter.kind}`);
    if (isTold) state = told(state, atMs);
    if (isSaved) state = JSON.parse(JSON.stringify(state)) as WatchState;
    return found;
  });
  return { changes, state, one: state.matters[0] };
}

/** Each story of a matter's life, and what is said to happen at its steps. */
const lives: Readonly<Record<string, readonly [steps: readonly Step[], changes: readonly (readonly string[])[]]>> = {
  'opens and ends untold: forgotten': [
    [
      { afterMs: 0, turns: full },
      { afterMs: hour, turns: empty },
    ],
    [['opens storage'], ['ends storage']],
  ],
  'rises and falls': [
    [
      { afterMs: 0, turns: high },
      { afterMs: hour, turns: full, isTold: true },
      { afterMs: 2 * hour, turns: high },
      { afterMs: 3 * hour, turns: empty },
    ],
    [['opens storage'], ['rises storage'], ['falls storage'], ['ends storage']],
  ],
  'is joined by another box': [
    [
      { afterMs: 0, turns: { receiving: bad('receiving.unreachable') } },
      { afterMs: hour, address: board, turns: { receiving: bad('receiving.unreachable') } },
      { afterMs: 2 * hour, turns: { receiving: well('receiving') } },
      { afterMs: 3 * hour, address: board, turns: { receiving: well('receiving') } },
    ],
    [['opens servers'], ['joins servers'], [], ['ends servers']],
  ],
  'comes back within a day as itself': [
    [
      { afterMs: 0, turns: full, isTold: true },
      { afterMs: hour, turns: empty },
      { afterMs: 20 * hour, turns: full },
    ],
    [['opens storage'], ['ends storage'], ['opens storage']],
  ],
  'of two boxes that fill are two': [
    [
      { afterMs: 0, turns: full },
      { afterMs: hour, address: board, turns: full },
    ],
    [['opens storage'], ['opens storage']],
  ],
  'is neither over nor new while nothing is known': [
    [
      { afterMs: 0, turns: { receiving: bad('receiving.unreachable') }, isTold: true },
      { afterMs: hour, turns: { receiving: { code: 'receiving.stale', status: 'unknown' } } },
      { afterMs: 2 * hour, turns: { receiving: bad('receiving.unreachable') } },
    ],
    [['opens servers'], [], []],
  ],
};

describe('a matter', () => {
  it.each(Object.entries(lives))('%s', (_what, [steps, changes]) => {
    expect(live(steps).changes).toEqual(changes);
  });

  it.each(Object.entries(lives))(
    '%s, and the same where its state comes from a file at each step',
    (_what, [steps]) => {
      expect(live(steps, true).state).toEqual(live(steps).state);
    },
  );

  it('that was told keeps what was told while it is quiet, and its toast goes at once', () => {
    const { state, one } = live([
      { afterMs: 0, turns: full, isTold: true },
      { afterMs: hour, turns: empty },
    ]);
    expect(one).toMatchObject({ quietMs: tuesdayMs + hour, isSettled: false, toast: null });
    expect(state.withdrawals).toEqual([{ tag: `storage ${school}`, matter: `storage ${school}`, address: school }]);
  });

  it('that came back within a day knows it; after a day of quiet it is another', () => {
    const back = (afterMs: number) =>
      live([
        { afterMs: 0, turns: full, isTold: true },
        { afterMs: hour, turns: empty },
        { afterMs, turns: full },
      ]).one;
    expect(back(24 * hour)).toMatchObject({ hasReturned: true, quietMs: null, sinceMs: tuesdayMs });
    expect(back(25 * hour)).toMatchObject({ hasReturned: false, told: null, sinceMs: tuesdayMs + 25 * hour });
  });

  it('that has been better for a day may be told anew when it rises again', () => {
    const gravityTold = (betterMs: number) =>
      live([
        { afterMs: 0, turns: full, isTold: true },
        { afterMs: hour, turns: high },
        { afterMs: hour + betterMs, turns: high },
        { afterMs: hour + betterMs + hour, turns: full },
      ]).one;
    const short = gravityTold(23 * hour);
    const long = gravityTold(day);
    expect(short?.gravity).toBe(short?.told?.gravity);
    expect(long?.gravity ?? 0).toBeGreaterThan(long?.told?.gravity ?? 0);
  });

  it('that becomes another trouble is not said to be over', () => {
    const { state } = live([
      { afterMs: 0, turns: { receiving: bad('receiving.unreachable') }, isTold: true },
      { afterMs: hour, turns: { receiving: bad('receiving.in-use', 'warning') } },
    ]);
    expect(state.matters.map(({ kind, isSettled }) => [kind, isSettled])).toEqual([
      ['servers', true],
      ['busy', false],
    ]);
  });

  it('of which note was taken is silent until it is worse or over', () => {
    const opened = live([{ afterMs: 0, turns: high, isTold: true }]).state;
    const noted = withNoted(opened.matters, { address: school, check: 'storage', isNoted: true });
    expect(noted[0]?.notedGravity).toBe(noted[0]?.gravity);
    const worse = judged(turned({ ...opened, matters: noted }, school, full, tuesdayMs + hour), tuesdayMs + hour);
    expect(worse.matters[0]?.gravity ?? 0).toBeGreaterThan(worse.matters[0]?.notedGravity ?? 0);
    const over = judged(turned({ ...opened, matters: noted }, school, empty, tuesdayMs + hour), tuesdayMs + hour);
    expect(over.matters[0]?.notedGravity).toBeNull();
    expect(withNoted(noted, { address: school, check: 'storage', isNoted: false })[0]?.notedGravity).toBeNull();
  });

  it('of a mailbox that was forgotten goes with it', () => {
    const { state } = live([{ afterMs: 0, address: board, turns: full, isTold: true }]);
    const left = { ...state, mailboxes: state.mailboxes.filter(({ address }) => address === school) };
    const later = judged(left, tuesdayMs + hour);
    expect(later.matters.filter(({ quietMs }) => quietMs === null)).toEqual([]);
    expect(judged(later, tuesdayMs + 2 * hour).matters).toEqual([]);
    expect(later.withdrawals).toHaveLength(1);
  });

  it('that ended and was settled is forgotten after a day', () => {
    const { state } = live([
      { afterMs: 0, turns: full, isTold: true },
      { afterMs: hour, turns: empty },
    ]);
    const settled = { ...state, matters: state.matters.map((matter) => ({ ...matter, isSettled: true })) };
    expect(judged(settled, tuesdayMs + 24 * hour).matters).toHaveLength(1);
    expect(judged(settled, tuesdayMs + 25 * hour).matters).toEqual([]);
  });
});
