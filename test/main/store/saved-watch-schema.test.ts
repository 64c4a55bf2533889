import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { newSavedWatch, type SavedWatch } from '../../../src/app/application.ts';
import { unknownFailure } from '../../../src/domain/model/failure.ts';
import { healthCodes } from '../../../src/domain/model/health.ts';
import { noPatience } from '../../../src/domain/model/latch.ts';
import { newLeg } from '../../../src/domain/model/leg-state.ts';
import { newWatch } from '../../../src/domain/model/state.ts';
import { changedAt, harmOf, placesIn, readWatch, replacements } from '../../support/damaged-watch.ts';
import { board, copy, eventfulWatch, live, school } from '../../support/lived-watch.ts';
import { findingsOf } from '../../support/text-facts.ts';

const none = { parts: 0, latches: 0 };

describe('the saved watch', () => {
  let saved: SavedWatch = newSavedWatch();
  let nowMs = 0;
  beforeAll(async () => {
    const eventful = await eventfulWatch();
    saved = copy(eventful.saved);
    nowMs = eventful.nowMs;
  });

  it('is taken as it was written', () => {
    const fresh = { ...newSavedWatch(), watch: newWatch([school, board]) };
    for (const one of [saved, newSavedWatch(), fresh]) expect(readWatch(copy(one))).toEqual({ saved: one, lost: none });
  });

  it('is proved on one that has seen most of what can happen', () => {
    const [one, other] = saved.watch.mailboxes;
    expect(one?.legs.sending.mode).toEqual({ kind: 'latched', by: 'credentials' });
    expect(other?.legs.sending.patience.doubtSinceMs).not.toBeNull();
    expect(other?.legs.receiving.trouble.busy).not.toBeNull();
    expect(saved.watch.matters.filter(({ told }) => told !== null)).not.toEqual([]);
    expect(Object.keys(one?.certificates ?? {})).not.toEqual([]);
    expect(one?.storage.daily.length).toBeGreaterThan(10);
    expect(one?.collection.survivors.hashes).not.toEqual([]);
    expect(saved.watch.gaps).not.toEqual([]);
    expect(saved.watch.snoozedUntilMs).not.toBeNull();
    live(saved, nowMs);
  });

  it('with random damage at one place loses the part it is in and no other, opens no latch and stops nothing', () => {
    const places = placesIn(saved).filter((path) => !['schema', 'watch', 'watch.schema'].includes(path.join('.')));
    const value = fc.oneof(fc.constantFrom(...replacements), fc.jsonValue());
    fc.assert(
      fc.property(fc.constantFrom(...places), value, (path, damage) => {
        const { saved: found } = readWatch(changedAt(saved, path, damage));
        expect(found).not.toBeNull();
        if (!found) return;
        expect(harmOf(saved, path, found)).toEqual([]);
        live(found, nowMs);
      }),
      { numRuns: 150 },
    );
  });

  it.each([['no schema'], ['another schema'], ['no watch'], ['another watch schema'], ['no object']])(
    'with %s is of no known form',
    (what) => {
      const data: Readonly<Record<string, unknown>> = {
        'no schema': { ...saved, schema: undefined },
        'another schema': { ...saved, schema: 3 },
        'no watch': { ...saved, watch: null },
        'another watch schema': { ...saved, watch: { ...saved.watch, schema: 2 } },
        'no object': [saved],
      };
      expect(readWatch(data[what]).saved).toBeNull();
    },
  );

  it.each([
    ['a check', { check: 'weather' }],
    ['a verdict', { code: 'receiving.too-slow' }],
    ['a status', { status: 'splendid' }],
  ])('with a line of the journal of %s that this build does not know loses that line', (_what, unknown) => {
    const [first, ...rest] = saved.journal;
    expect(readWatch({ ...saved, journal: [{ ...first, ...unknown }, ...rest] })).toEqual({
      saved: { ...saved, journal: rest },
      lost: { parts: 1, latches: 0 },
    });
  });

  it('with a line of the journal whose facts are not of its code loses that line', () => {
    const [first, ...rest] = saved.journal;
    const line = { ...first, code: 'storage.high', facts: { reason: 'renewal' } };
    expect(readWatch({ ...saved, journal: [line, ...rest] })).toEqual({
      saved: { ...saved, journal: rest },
      lost: { parts: 1, latches: 0 },
    });
  });

  it('keeps a refusal of which an older file holds no facts', () => {
    const established = { status: 'critical', code: 'receiving.password-refused', facts: {} };
    const at = ['watch', 'mailboxes', 0, 'legs', 'receiving', 'established'];
    const read = readWatch(changedAt(copy(saved), at, established));
    expect(read.saved?.watch.mailboxes[0]?.legs.receiving.established).toEqual({
      ...established,
      facts: unknownFailure,
    });
    expect(read.lost).toEqual(none);
  });

  it('may hold every verdict there is', () => {
    const journal = healthCodes.flatMap((code) =>
      findingsOf(code).map(([, found]) => ({ ...saved.journal[0], ...found })),
    );
    expect(readWatch({ ...saved, journal }).saved?.journal).toHaveLength(journal.length);
  });

  it('loses what this build does not know', () => {
    expect(readWatch({ ...copy(saved), moon: 'full' })).toEqual({ saved, lost: none });
  });
});

describe('what guards a password', () => {
  const refused = { closedBy: 'login-refused', doubtSinceMs: null, rest: null };
  const fresh = (): SavedWatch => copy({ ...newSavedWatch(), watch: newWatch([school]) });
  const withLeg = (leg: unknown): unknown => changedAt(fresh(), ['watch', 'mailboxes', 0, 'legs', 'receiving'], leg);
  const own = newWatch([school]).mailboxes[0]?.legs.receiving;
  /** The same leg as it was saved before its mode was one value. */
  const { mode: _mode, patience, ...common } = own ?? newLeg('receiving');
  const older = { ...common, latch: { closedBy: null, ...patience }, hold: null, isPasswordUnreadable: false };

  it.each([
    ['a leg is missing', undefined],
    ['a leg is none', 'x'],
    ['the mode is missing', { ...own, mode: undefined }],
    ['the mode is of another kind', { ...own, mode: 'open' }],
    ['the refusal is not known', { ...own, mode: { kind: 'latched', by: 'moon' } }],
    ['the doubt is no instant', { ...own, patience: { doubtSinceMs: 'x' } }],
    ['it is not known what the leg waits for', { ...own, mode: { kind: 'held', reason: 'moon', over: own?.mode } }],
    ['it is not known what the hold hides', { ...own, mode: { kind: 'held', reason: 'setup' } }],
    ['the latch of before is missing', { ...older, latch: undefined }],
    ['the latch of before is of another kind', { ...older, latch: 'open' }],
    ['the refusal of before is not known', { ...older, latch: { closedBy: 'moon', doubtSinceMs: null } }],
    ['the doubt of before is no instant', { ...older, latch: { closedBy: null, doubtSinceMs: 'x' } }],
    ['it is not known what the leg of before waited for', { ...older, hold: 'moon' }],
    ['it is not known whether a look was under way', { ...own, begunMs: 'x' }],
    ['the logins of the day are not known', { ...own, sessions: { date: 'x', count: 1 } }],
    ['the unanswered passwords are not known', { ...own, trouble: { ...own?.trouble, silent: -1 } }],
  ])('counts as refused where %s, and says so in those words', (_what, leg) => {
    const { saved, lost } = readWatch(withLeg(leg));
    const [mailbox] = saved?.watch.mailboxes ?? [];
    expect(mailbox?.legs.receiving).toMatchObject({
      mode: { kind: 'latched', by: 'login-refused' },
      patience: noPatience,
      due: null,
      established: { status: 'critical', code: 'receiving.login-refused', facts: { isUnsure: true } },
    });
    expect(mailbox?.legs.sending).toEqual(newWatch([school]).mailboxes[0]?.legs.sending);
    expect(lost.latches).toBe(1);
  });

  it('is the same at the server that is asked for the quota', () => {
    const { saved, lost } = readWatch(changedAt(fresh(), ['watch', 'mailboxes', 0, 'quotaLatch'], undefined));
    expect(saved?.watch.mailboxes[0]?.quotaLatch).toMatchObject(refused);
    expect(lost.latches).toBe(1);
  });
});
