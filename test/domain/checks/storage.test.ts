import { describe, expect, it } from 'vitest';
import { belgianCalendar } from '../../../src/app/belgium.ts';
import {
  defaultStorageThresholds,
  noteStorage,
  storageLevel,
  storageSamples,
  storageStatus,
  usedPercent,
} from '../../../src/domain/checks/storage.ts';
import type { Measurement } from '../../../src/domain/model/reading.ts';
import { newMailbox, type StorageLevel, type StorageState } from '../../../src/domain/model/state.ts';

const hour = 3_600_000;
const day = 24 * hour;
const startMs = Date.parse('2026-09-01T08:00:00+02:00');

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
    let level: StorageLevel = 'storage.ok';
    const seen = [74, 75, 74.5, 75, 73, 76, 71].map((percent) => {
      level = storageLevel(percent, level);
      return level;
    });
    expect(new Set(seen.slice(1))).toEqual(new Set(['storage.high']));
  });

  it('has the status the level means', () => {
    expect((['storage.ok', 'storage.high', 'storage.very-high', 'storage.full'] as const).map(storageStatus)).toEqual([
      'ok',
      'warning',
      'warning',
      'critical',
    ]);
  });
});

describe('noteStorage', () => {
  const none = newMailbox('ec001234@adm.cfwb.be').storage;
  const measured = (usedBytes: number, limitBytes: number | null = 1_000): Measurement => ({
    usedBytes,
    limitBytes,
    messages: null,
    limitMessages: null,
    source: 'pop3-stat',
  });
  const note = (state: StorageState, atMs: number, value: Measurement): StorageState =>
    noteStorage(state, value, atMs, belgianCalendar, defaultStorageThresholds);

  it('without a limit tells the size and never a percent', () => {
    const state = note(none, startMs, measured(123_456, null));
    expect(state.latest).toMatchObject({ usedBytes: 123_456, percent: null });
    expect(state.level).toBe('storage.ok');
  });

  it('never rounds up to a level that is not reached', () => {
    expect(note(none, startMs, measured(74_999, 100_000)).latest?.percent).toBe(74.9);
    expect(note(none, startMs, measured(97_999, 100_000)).latest?.percent).toBe(97.9);
  });

  it('remembers the level for the hysteresis', () => {
    expect(note(note(none, startMs, measured(760)), startMs + hour, measured(710)).level).toBe('storage.high');
    expect(note(none, startMs, measured(710)).level).toBe('storage.ok');
  });

  it('keeps a trend in order, one sample a day at least, and stays small over three years', () => {
    let state = none;
    const days = 3 * 365;
    for (let index = 0; index < days * 4; index += 1)
      state = note(state, startMs + index * 6 * hour, measured(index % 900));
    const samples = storageSamples(state);
    const times = samples.map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
    const lastMs = times.at(-1) ?? 0;
    const dates = new Set(samples.map(({ atMs }) => belgianCalendar.localDate(atMs)));
    for (let back = 0; back < 700; back += 1) expect(dates).toContain(belgianCalendar.localDate(lastMs - back * day));
    expect(samples.length).toBeLessThan(1_200);
  });
});
