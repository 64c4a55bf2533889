import { describe, expect, it } from 'vitest';
import { readNoticeDays, writeNoticeDays } from '../../../src/renderer/views/settings/notice-list.ts';

describe('a list of days before an expiry', () => {
  it.each([
    ['30, 15, 7', [30, 15, 7]],
    ['7 15;30', [30, 15, 7]],
    ['30, 15 et 7', [30, 15, 7]],
    ['1, 1, 0', [1, 0]],
    ['  0 ', [0]],
    ['180', [180]],
  ])('%j is read as %j, falling, each once', (typed, days) => {
    expect(readNoticeDays(typed)).toEqual({ ok: true, days });
  });

  it.each([
    ['', 'empty'],
    [' , ', 'empty'],
    ['7 jours', 'malformed'],
    ['-1', 'malformed'],
    ['7.5', 'malformed'],
    ['181', 'outside'],
    ['1 2 3 4 5 6 7 8 9 10 11 12 13', 'too-many'],
  ])('%j is not accepted: %s', (typed, problem) => {
    expect(readNoticeDays(typed)).toEqual({ ok: false, problem });
  });

  it('is read back as it was written', () => {
    expect(readNoticeDays(writeNoticeDays([30, 15, 0]))).toEqual({ ok: true, days: [30, 15, 0] });
  });
});
