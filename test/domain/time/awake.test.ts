import { describe, expect, it } from 'vitest';
import { belgianCalendar as calendar } from '../../../src/app/belgium.ts';
import {
  type AwakeTime,
  awakeWorkingDays,
  countAwake,
  fallAsleep,
  neverAwake,
  wake,
} from '../../../src/domain/time/awake.ts';

const minute = 60_000;
const hour = 60 * minute;
const hours = { days: [1, 2, 3, 4, 5], opens: '07:30', closes: '18:00' };
const at = (iso: string): number => Date.parse(iso);

/** Awake from one instant to another, counted every ten minutes as the program does. */
function stay(time: AwakeTime, from: string, to: string, isOnline = true): AwakeTime {
  let state = wake(time, at(from));
  for (let nowMs = at(from); nowMs < at(to); nowMs = Math.min(nowMs + 10 * minute, at(to)))
    state = countAwake(state, Math.min(nowMs + 10 * minute, at(to)), isOnline, calendar, hours);
  return fallAsleep(state);
}

describe('awake time', () => {
  it('counts what was awake, and nothing of the sleep between', () => {
    const first = stay(neverAwake, '2026-09-08T08:00:00+02:00', '2026-09-08T10:00:00+02:00');
    const second = stay(first, '2026-10-08T08:00:00+02:00', '2026-10-08T09:00:00+02:00');
    expect(second.totalMs).toBe(3 * hour);
    expect(second.onlineMs).toBe(3 * hour);
    expect(second.byDay).toEqual({ '2026-09-08': 2 * hour, '2026-10-08': hour });
  });

  it('counts nothing while asleep', () => {
    const asleep = stay(neverAwake, '2026-09-08T08:00:00+02:00', '2026-09-08T10:00:00+02:00');
    expect(countAwake(asleep, at('2026-09-09T10:00:00+02:00'), true, calendar, hours)).toEqual(asleep);
  });

  it('offline is awake, but neither online nor working', () => {
    const time = stay(neverAwake, '2026-09-08T08:00:00+02:00', '2026-09-08T10:00:00+02:00', false);
    expect([time.totalMs, time.onlineMs, time.workingMs]).toEqual([2 * hour, 0, 0]);
  });

  it.each([
    ['an evening', '2026-09-08T17:00:00+02:00', '2026-09-08T20:00:00+02:00', 1],
    ['a whole day', '2026-09-08T00:00:00+02:00', '2026-09-09T00:00:00+02:00', 10.5],
    ['a Saturday', '2026-09-12T08:00:00+02:00', '2026-09-12T12:00:00+02:00', 0],
    ['Armistice Day', '2026-11-11T08:00:00+01:00', '2026-11-11T12:00:00+01:00', 0],
    ['a weekend and both its neighbours', '2026-09-11T17:00:00+02:00', '2026-09-14T08:30:00+02:00', 2],
  ])('%s holds %4$d working hours', (_name, from, to, expected) => {
    expect(stay(neverAwake, from, to).workingMs).toBe(expected * hour);
  });

  it('gives each local day its own share, midnight and DST included', () => {
    const time = stay(neverAwake, '2026-10-24T22:00:00+02:00', '2026-10-26T01:00:00+01:00');
    expect(time.byDay).toEqual({ '2026-10-24': 2 * hour, '2026-10-25': 25 * hour, '2026-10-26': hour });
  });

  it('a clock that was set back counts nothing and loses nothing', () => {
    const rested = stay(neverAwake, '2026-09-08T08:00:00+02:00', '2026-09-08T10:00:00+02:00');
    const before = wake(rested, at('2026-09-08T10:00:00+02:00'));
    const back = countAwake(before, at('2026-08-08T10:00:00+02:00'), true, calendar, hours);
    expect(back.totalMs).toBe(2 * hour);
    expect(countAwake(back, at('2026-08-08T10:30:00+02:00'), true, calendar, hours).totalMs).toBe(2.5 * hour);
  });

  it('a clock set forward by ten days is no evidence of ten awake days', () => {
    const before = wake(neverAwake, at('2026-09-08T08:00:00+02:00'));
    const jumped = countAwake(before, at('2026-09-18T08:00:00+02:00'), true, calendar, hours);
    expect(jumped.totalMs).toBe(0);
    expect(awakeWorkingDays(jumped, Object.keys(jumped.byDay), calendar)).toEqual([]);
  });
});

describe('awakeWorkingDays', () => {
  it.each([
    ['two hours of a working day count', '2026-09-09T08:00:00+02:00', '2026-09-09T10:00:00+02:00', 1],
    ['a minute less does not', '2026-09-09T08:00:00+02:00', '2026-09-09T09:59:00+02:00', 0],
    ['a Saturday does not', '2026-09-12T08:00:00+02:00', '2026-09-12T18:00:00+02:00', 0],
    ['a public holiday does not', '2026-11-11T08:00:00+01:00', '2026-11-11T18:00:00+01:00', 0],
  ])('%s', (_name, from, to, expected) => {
    const time = stay(neverAwake, from, to);
    expect(awakeWorkingDays(time, Object.keys(time.byDay), calendar)).toHaveLength(expected);
  });

  it('counts only the days asked for, and adds up the pieces of a day', () => {
    const days = ['2026-09-09', '2026-09-10'];
    let time = stay(neverAwake, '2026-09-08T08:00:00+02:00', '2026-09-08T18:00:00+02:00');
    time = stay(time, '2026-09-09T08:00:00+02:00', '2026-09-09T09:00:00+02:00');
    expect(awakeWorkingDays(time, days, calendar)).toEqual([]);
    time = stay(time, '2026-09-09T13:00:00+02:00', '2026-09-09T14:00:00+02:00');
    expect(awakeWorkingDays(time, days, calendar)).toEqual(['2026-09-09']);
  });
});
