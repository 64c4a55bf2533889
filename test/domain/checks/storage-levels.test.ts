import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  habitOf,
  settled,
  sizeLevel,
  storageLevel,
  storageStatus,
  usedPercent,
} from '../../../src/domain/checks/storage-levels.ts';
import {
  type FillLevel,
  fillLevels,
  type Peak,
  type SizeLevel,
  type StorageState,
  sizeLevels,
} from '../../../src/domain/model/state.ts';

const megabyte = 1_048_576;
const minute = 60_000;

describe('usedPercent', () => {
  it.each([
    ['bytes only', 50, 100, null, null, 50],
    ['bytes of an unknown number of messages', 50, 100, null, 10, 50],
    ['messages only', 50, null, 9, 10, 90],
    ['the worse of both: messages', 50, 100, 9, 10, 90],
    ['the worse of both: bytes', 95, 100, 1, 10, 95],
    ['no limit known', 50, null, 9, null, null],
    ['a limit of zero is no limit', 50, 0, 9, 0, null],
    ['above the limit', 150, 100, null, null, 150],
    ['an empty box', 0, 100, 0, 10, 0],
  ])('%s', (_name, usedBytes, limitBytes, messages, limitMessages, expected) => {
    expect(usedPercent({ usedBytes, limitBytes, messages, limitMessages })).toBe(expected);
  });
});

describe('storageLevel', () => {
  it.each([
    [0, 'storage.ok'],
    [74.9, 'storage.ok'],
    [75, 'storage.high'],
    [89.9, 'storage.high'],
    [90, 'storage.very-high'],
    [97.9, 'storage.very-high'],
    [98, 'storage.full'],
    [120, 'storage.full'],
  ] as const)('%d %% from below is %s', (percent, expected) => {
    expect(storageLevel(percent, 'storage.ok')).toBe(expected);
  });

  it.each([
    ['storage.high', 70, 'storage.high'],
    ['storage.high', 69.9, 'storage.ok'],
    ['storage.high', 89.9, 'storage.high'],
    ['storage.high', 90, 'storage.very-high'],
    ['storage.very-high', 85, 'storage.very-high'],
    ['storage.very-high', 84.9, 'storage.high'],
    ['storage.very-high', 70, 'storage.high'],
    ['storage.very-high', 69.9, 'storage.ok'],
    ['storage.full', 93, 'storage.full'],
    ['storage.full', 92.9, 'storage.very-high'],
    ['storage.full', 84.9, 'storage.high'],
    ['storage.full', 10, 'storage.ok'],
  ] as const)('%s at %d %% becomes %s: cleared 5 points below its threshold', (before, percent, expected) => {
    expect(storageLevel(percent, before)).toBe(expected);
  });

  it('a fill that trembles on a threshold turns once', () => {
    let level: FillLevel = 'storage.ok';
    const seen = [74, 75, 74.5, 75, 73, 76, 71].map((percent) => {
      level = storageLevel(percent, level);
      return level;
    });
    expect(new Set(seen.slice(1))).toEqual(new Set(['storage.high']));
  });

  it('has the status the level means', () => {
    expect(fillLevels.map(storageStatus)).toEqual(['ok', 'warning', 'warning', 'critical']);
    expect(sizeLevels.map(storageStatus)).toEqual(['ok', 'warning', 'warning', 'critical']);
  });
});

describe('what is usual', () => {
  const today = '2026-12-01';
  /** Peaks of so many MB on the days before today. */
  const peaks = (...sizes: readonly number[]): Peak[] =>
    sizes.map((size, index) => ({
      date: `2026-11-${String(index + 1).padStart(2, '0')}`,
      bytes: size * megabyte,
      messages: size,
    }));
  const usualOf = (...sizes: readonly number[]): number | null => habitOf(peaks(...sizes), today)?.messages ?? null;
  const times = (count: number, size: number): number[] => Array.from({ length: count }, () => size);

  it.each([
    ['nothing of nine days', times(9, 10), null],
    ['the peak of ten days', times(10, 10), 10],
    ['not one odd day of ten', [...times(9, 10), 500], 10],
    ['not three odd days of twenty', [...times(17, 10), 500, 500, 500], 10],
    ['what comes back every week', [...times(16, 10), 40, 40, 40, 40], 40],
  ])('is %s', (_what, sizes, expected) => {
    expect(usualOf(...sizes)).toBe(expected);
  });

  it('is learned from days that are over', () => {
    expect(habitOf([...peaks(...times(9, 10)), { date: today, bytes: 1, messages: 1 }], today)).toBeNull();
  });

  it('is not moved by one abnormal day, whatever it was', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 10, maxLength: 20 });
    fc.assert(
      fc.property(sizes, fc.nat(19), fc.integer({ min: 0, max: 1_000_000 }), (ordinary, at, odd) => {
        const changed = ordinary.map((size, index) => (index === at % ordinary.length ? odd : size));
        expect(usualOf(...changed)).toBeLessThanOrEqual(Math.max(...ordinary));
      }),
    );
  });
});

describe('a box whose limit nobody knows', () => {
  const habit = (size: number) => ({ bytes: size * megabyte, messages: size });
  const level = (
    size: number,
    usual: number | null,
    { messages = 1, isLeftLying = false, before = 'storage.ok' as SizeLevel } = {},
  ): SizeLevel =>
    sizeLevel({ usedBytes: size * megabyte, messages }, usual === null ? null : habit(usual), isLeftLying, before);

  it.each([
    [20, null, 'storage.ok'],
    [20.1, null, 'storage.learning'],
    [44, null, 'storage.learning'],
    [500, null, 'storage.learning'],
    [20, 0, 'storage.ok'],
    [21, 0, 'storage.unusual'],
    [60, 20, 'storage.ok'],
    [60.1, 20, 'storage.unusual'],
    [199, 20, 'storage.unusual'],
    [200, 20, 'storage.very-unusual'],
    [67, 0, 'storage.very-unusual'],
  ] as const)('of %d MB, usually %s MB: %s', (size, usual, expected) => {
    expect(level(size, usual)).toBe(expected);
  });

  it.each([
    [200, null, 'storage.ok'],
    [201, null, 'storage.learning'],
    [201, 0, 'storage.unusual'],
    [901, 300, 'storage.unusual'],
    [3_000, 300, 'storage.very-unusual'],
  ] as const)('of %d messages, usually %s: %s', (messages, usual, expected) => {
    expect(level(1, usual, { messages })).toBe(expected);
  });

  it.each([
    [44, false, 'storage.ok'],
    [44, true, 'storage.ok'],
    [45, false, 'storage.ok'],
    [45, true, 'storage.very-unusual'],
  ] as const)('of %d MB, left lying: %s: %s', (size, isLeftLying, expected) => {
    expect(level(size, 40, { isLeftLying })).toBe(expected);
  });

  it('that trembles on its threshold turns once', () => {
    expect(level(55, 20, { before: 'storage.unusual' })).toBe('storage.unusual');
    expect(level(47, 20, { before: 'storage.unusual' })).toBe('storage.ok');
    expect(level(170, 20, { before: 'storage.very-unusual' })).toBe('storage.very-unusual');
  });

  it('is never called well above 20 MB without a habit, nor anything else below', () => {
    const some = fc.record({
      usedBytes: fc.nat(200 * megabyte),
      messages: fc.nat(1_000),
      isLeftLying: fc.boolean(),
      before: fc.constantFrom(...sizeLevels),
    });
    fc.assert(
      fc.property(some, ({ isLeftLying, before, ...held }) => {
        const isSmall = held.usedBytes <= 20 * megabyte && held.messages <= 200;
        expect(sizeLevel(held, null, isLeftLying, before) === 'storage.ok').toBe(isSmall);
      }),
    );
  });
});

describe('a second look', () => {
  type Look = readonly [minute: number, reached: FillLevel];
  const after = (...looks: readonly Look[]): FillLevel => {
    let state: Pick<StorageState, 'rising'> & { level: FillLevel } = { level: 'storage.ok', rising: {} };
    for (const [at, reached] of looks) state = settled(fillLevels, state.level, reached, state.rising, at * minute);
    return state.level;
  };

  it.each<readonly [string, readonly Look[], FillLevel]>([
    ['one look is none', [[0, 'storage.very-high']], 'storage.ok'],
    [
      'too soon it is none',
      [
        [0, 'storage.high'],
        [24, 'storage.high'],
      ],
      'storage.ok',
    ],
    [
      'after 25 minutes it confirms',
      [
        [0, 'storage.high'],
        [25, 'storage.high'],
      ],
      'storage.high',
    ],
    [
      'a look between that says otherwise begins anew',
      [
        [0, 'storage.high'],
        [15, 'storage.ok'],
        [30, 'storage.high'],
      ],
      'storage.ok',
    ],
    [
      'confirms what both looks say',
      [
        [0, 'storage.high'],
        [30, 'storage.very-high'],
      ],
      'storage.high',
    ],
    [
      'confirms what both looks say, the worse first',
      [
        [0, 'storage.very-high'],
        [30, 'storage.high'],
      ],
      'storage.high',
    ],
    [
      'confirms each level by itself',
      [
        [0, 'storage.high'],
        [20, 'storage.very-high'],
        [45, 'storage.very-high'],
      ],
      'storage.very-high',
    ],
    ['full needs none', [[0, 'storage.full']], 'storage.full'],
    [
      'better needs none',
      [
        [0, 'storage.full'],
        [1, 'storage.high'],
      ],
      'storage.high',
    ],
  ])('%s', (_what, looks, expected) => {
    expect(after(...looks)).toBe(expected);
  });

  it('a level that counts was reached, or worse, for 25 minutes without a break', () => {
    const looks = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(...fillLevels)), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(looks, (steps) => {
        let at = 0;
        let state: Pick<StorageState, 'rising'> & { level: FillLevel } = { level: 'storage.ok', rising: {} };
        const seen: { at: number; rank: number }[] = [];
        for (const [wait, reached] of steps) {
          at += wait;
          const before = fillLevels.indexOf(state.level);
          state = settled(fillLevels, state.level, reached, JSON.parse(JSON.stringify(state.rising)), at * minute);
          seen.push({ at, rank: fillLevels.indexOf(reached) });
          const rank = fillLevels.indexOf(state.level);
          if (rank <= before || reached === 'storage.full') continue;
          const from = seen.findLastIndex((one) => one.rank < rank) + 1;
          expect(at - (seen[from]?.at ?? at)).toBeGreaterThanOrEqual(25);
        }
      }),
    );
  });
});
