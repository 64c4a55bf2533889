import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type LegMode, newLeg } from '../../../src/domain/model/leg-state.ts';
import { newMailbox } from '../../../src/domain/model/state.ts';
import { broughtLeg, broughtPace, broughtStorage } from '../../../src/main/store/older-watch.ts';
import { watchFormat } from '../../../src/main/store/watch-format.ts';
import { copy } from '../../support/lived-watch.ts';

const { mode: _mode, patience: _patience, ...common } = newLeg('sending');
const rest = { sinceMs: 1_000, lengthMs: 60_000 };
const older = (more: object) => ({
  ...common,
  latch: { closedBy: null, doubtSinceMs: null, rest: null },
  hold: null,
  isPasswordUnreadable: false,
  ...more,
});
const latch = { closedBy: 'credentials', doubtSinceMs: 500, rest };

describe('a leg from before its mode was one value', () => {
  const automatic = { kind: 'automatic' } as const;
  const latched = { kind: 'latched', by: 'credentials' } as const;
  it.each<[string, object, LegMode]>([
    ['looks by itself', {}, automatic],
    ['was refused', { latch }, latched],
    ['is held', { hold: 'renewal' }, { kind: 'held', reason: 'renewal', over: automatic }],
    ['is held above a refusal', { hold: 'setup', latch }, { kind: 'held', reason: 'setup', over: latched }],
    ['has no password', { lastKind: 'not-configured' }, { kind: 'unconfigured', isUnreadable: false, over: automatic }],
    [
      'waits for the keychain',
      { isPasswordUnreadable: true },
      { kind: 'unconfigured', isUnreadable: true, over: automatic },
    ],
    [
      'has all three at once',
      { hold: 'other-pc', latch, lastKind: 'not-configured', isPasswordUnreadable: true },
      { kind: 'held', reason: 'other-pc', over: { kind: 'unconfigured', isUnreadable: true, over: latched } },
    ],
  ])('that %s still does', (_what, more, mode) => {
    expect(broughtLeg(older(more))).toMatchObject({
      ...common,
      ...('lastKind' in more ? { lastKind: more.lastKind } : {}),
      mode,
    });
  });

  it('keeps its doubt and its rest', () => {
    expect(broughtLeg(older({ latch }))).toMatchObject({ patience: { doubtSinceMs: 500, rest } });
  });

  it('from before there were rests and unreadable passwords is none the worse', () => {
    const { isPasswordUnreadable: _none, ...first } = older({ latch: { closedBy: null, doubtSinceMs: null } });
    expect(broughtLeg(first)).toMatchObject({ mode: automatic, patience: { doubtSinceMs: null, rest: null } });
  });

  it('whose guards cannot be read, and a leg of today, stay as they are', () => {
    for (const data of [newLeg('sending'), older({ hold: 'moon' }), older({ latch: 'open' }), 'x', null, undefined])
      expect(broughtLeg(data)).toBe(data);
  });

  it('has the pace of its last look in what was told, and one of today stays as it is', () => {
    const [success, told] = [{ atMs: 1, awakeMs: 2 }, null];
    expect(broughtPace({ ...common, paceMs: 900, success, told })).toEqual({
      ...common,
      success: { ...success, paceMs: 900 },
      told,
    });
    for (const data of [newLeg('sending'), { paceMs: 'long' }, undefined]) expect(broughtPace(data)).toBe(data);
  });

  it('comes back from the disk as the same state', () => {
    const [before, now] = ['08-lines', '09-leg-modes'].map((name) => {
      const path = new URL(`../../fixtures/saved/watch/${name}.json`, import.meta.url);
      return watchFormat([]).read(readFileSync(path, 'utf8'), '');
    });
    expect(now).toEqual(before);
    expect(copy(now?.value)).toEqual(now?.value);
  });
});

describe('a box from before it was kept what a quota had told', () => {
  const { storage } = newMailbox('ec001234@adm.cfwb.be');
  const { owed: _owed, ...before } = storage;
  const quota = { atMs: 5, use: {}, isFull: false };

  it.each<[string, object, unknown]>([
    ['full by a quota', { level: 'storage.full', quota }, 'storage.full'],
    ['well by a quota that is used up', { quota: { ...quota, isFull: true } }, 'storage.full'],
    ['well by a quota', { quota }, null],
    ['full by its inbox', { level: 'storage.full' }, null],
  ])('%s', (_what, more, owed) => {
    expect(broughtStorage({ storage: { ...before, ...more } })).toMatchObject({ storage: { ...more, owed } });
  });

  it('that was said to be full still is, as of long ago', () => {
    expect(broughtStorage({ storage: { ...before, saidFull: { sending: 7 } } })).toMatchObject({
      storage: { saidFull: { sending: { atMs: 7 } } },
    });
  });

  it('stays as it is where it is of today, or cannot be read', () => {
    for (const data of [{ storage: { ...storage, owed: 'storage.full' } }, { storage: 'x' }, {}])
      expect(broughtStorage(data)).toBe(data);
  });
});
