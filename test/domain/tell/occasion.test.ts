import { describe, expect, it } from 'vitest';
import { belgianCalendar as calendar } from '../../../src/app/belgium.ts';
import type { WatchContext } from '../../../src/domain/model/context.ts';
import type { WatchState } from '../../../src/domain/model/state.ts';
import { type Occasion, occasionOf } from '../../../src/domain/tell/occasion.ts';
import { createSchoolDays } from '../../../src/domain/time/closures.ts';
import { calm, context as everyday } from '../../support/judged.ts';

const closures = [{ from: '2026-12-21', to: '2027-01-01' }];
const context: WatchContext = { ...everyday, schoolDays: createSchoolDays(calendar, closures) };
const at = (text: string): number => calendar.atLocal(text.slice(0, 10), text.slice(11));

const watch = (nowMs: number, audience: Partial<WatchState['audience']> = {}): WatchState => {
  const state = calm(nowMs);
  return { ...state, audience: { ...state.audience, knownFrom: '2026-09-01', lastInHours: '2026-09-07', ...audience } };
};

describe('what may be said', () => {
  it.each<[when: string, Occasion]>([
    ['2026-09-08 07:29', 'critical'],
    ['2026-09-08 07:30', 'all'],
    ['2026-09-08 17:59', 'all'],
    ['2026-09-08 18:00', 'critical'],
    ['2026-09-12 10:00', 'critical'],
    ['2026-11-11 10:00', 'critical'],
    ['2026-12-21 10:00', 'closure'],
    ['2026-12-23 22:00', 'closure'],
    ['2027-01-04 10:00', 'all'],
  ])('at %s with somebody there: %s', (when, occasion) => {
    const nowMs = at(when);
    expect(occasionOf(watch(nowMs, { lastInHours: when.slice(0, 10) }), nowMs, context)).toBe(occasion);
  });

  it('is nothing with nobody there, asleep, or snoozed', () => {
    const nowMs = at('2026-09-08 10:00');
    const state = watch(nowMs);
    expect(occasionOf({ ...state, audience: { ...state.audience, isPresent: false } }, nowMs, context)).toBe('nothing');
    expect(occasionOf({ ...state, awake: { ...state.awake, sinceMs: null } }, nowMs, context)).toBe('nothing');
    expect(occasionOf({ ...state, snoozedUntilMs: nowMs + 1 }, nowMs, context)).toBe('nothing');
    expect(occasionOf({ ...state, snoozedUntilMs: nowMs }, nowMs, context)).toBe('all');
  });

  it.each<[what: string, last: string | null, when: string, Occasion]>([
    ['seen in hours on that very day', '2026-09-08', '2026-09-08 20:00', 'critical'],
    ['seen in hours on the day before, this day not over', '2026-09-07', '2026-09-08 17:00', 'all'],
    ['not seen in the hours of a whole day', '2026-09-07', '2026-09-08 20:00', 'all'],
    ['nobody yet, on the first day', null, '2026-09-01 20:00', 'critical'],
    ['nobody yet, on the second', null, '2026-09-02 20:00', 'all'],
    ['seen on Friday, at the weekend', '2026-09-11', '2026-09-12 10:00', 'critical'],
    ['seen before a closure, in it', '2026-12-18', '2026-12-28 20:00', 'closure'],
  ])('at a PC of evenings and weekends, %s: hours of its own', (_what, lastInHours, when, occasion) => {
    const nowMs = at(when);
    expect(occasionOf(watch(nowMs, { lastInHours }), nowMs, context)).toBe(occasion);
  });
});
