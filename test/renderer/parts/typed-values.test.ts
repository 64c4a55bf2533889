import { describe, expect, it } from 'vitest';
import { policyRules } from '../../../src/domain/model/rules.ts';
import { fits, textRules } from '../../../src/domain/model/text-rules.ts';
import { readList, readTime, writeList } from '../../../src/renderer/parts/typed-values.ts';

describe('a time of day as it is typed', () => {
  it.each([
    ['7:30', '07:30'],
    ['07:30', '07:30'],
    ['7h30', '07:30'],
    ['7 h 30', '07:30'],
    ['7 H', '07:00'],
    ['18', '18:00'],
    ['0730', '07:30'],
    [' 9.15 ', '09:15'],
  ])('%j is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
    expect(fits(textRules.time, time)).toBe(true);
  });

  it.each(['', 'midi', '7:3', '25:00', '7:75', '730 h'])('%j is none', (typed) => {
    expect(fits(textRules.time, readTime(typed))).toBe(false);
  });

  it('that cannot be read stays as it is', () => {
    expect(readTime('midi')).toBe('midi');
  });
});

describe('a login name', () => {
  it('is one word', () => {
    expect(['ec001234', 'ec001234@adm.cfwb.be'].every((name) => fits(textRules.login, name))).toBe(true);
    expect(['ec 1234', 'a\tb', 'x'.repeat(321)].some((name) => fits(textRules.login, name))).toBe(false);
  });
});

describe('a list of days before an expiry', () => {
  const { passwordNoticeDays: days } = policyRules;

  it.each([
    ['30, 15, 7', [30, 15, 7]],
    ['7 15;30', [30, 15, 7]],
    ['30, 15 et 7', [30, 15, 7]],
    ['1, 1, 0', [1, 0]],
    ['  0 ', [0]],
    ['180', [180]],
  ])('%j is read as %j, falling, each once', (typed, list) => {
    expect(readList(typed, days)).toEqual({ ok: true, list });
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
    expect(readList(typed, days)).toEqual({ ok: false, problem });
  });

  it('is read back as it was written', () => {
    expect(readList(writeList([30, 15, 0]), days)).toEqual({ ok: true, list: [30, 15, 0] });
  });
});
