import { describe, expect, it } from 'vitest';
import { belgianCalendar } from '../../../src/app/belgium.ts';
import { defaultPolicy } from '../../../src/domain/model/settings.ts';
import { type Gap, noteGap } from '../../../src/domain/time/awake.ts';

const local = (text: string): number => {
  const [date = '', time = ''] = text.split(' ');
  return belgianCalendar.atLocal(date, time);
};
const gapsAfter = (from: string, to: string, before: readonly Gap[] = []): readonly Gap[] =>
  noteGap(before, local(from), local(to), defaultPolicy.speakingHours, belgianCalendar);

describe('a time without a watch', () => {
  it.each([
    ['a night', '2026-09-08 17:30', '2026-09-09 07:45'],
    ['a short night, by an early riser', '2026-09-08 21:00', '2026-09-09 05:00'],
    ['a weekend', '2026-09-11 17:30', '2026-09-14 07:45'],
    ['a Wednesday afternoon', '2026-09-09 12:15', '2026-09-10 07:45'],
    ['a public holiday', '2026-11-10 17:30', '2026-11-12 07:45'],
    ['the long weekend of All Saints', '2026-10-30 17:30', '2026-11-02 08:00'],
    ['nothing', '2026-09-08 10:00', '2026-09-08 10:00'],
  ])('that is %s is everyday life', (_what, from, to) => {
    expect(gapsAfter(from, to)).toEqual([]);
  });

  it.each([
    ['a working day', '2026-09-08 17:30', '2026-09-10 07:45'],
    ['from Monday morning to Tuesday evening', '2026-09-07 08:00', '2026-09-08 17:00'],
    ['two weeks of holidays', '2026-12-18 16:00', '2027-01-04 07:45'],
    ['a night in which the clocks change, and the day after', '2026-10-23 17:30', '2026-10-27 07:45'],
  ])('that is %s is told', (_what, from, to) => {
    expect(gapsAfter(from, to)).toEqual([{ fromMs: local(from), toMs: local(to) }]);
  });

  it('before the first watch is none', () => {
    expect(noteGap([], 0, local('2026-09-08 08:00'), defaultPolicy.speakingHours, belgianCalendar)).toEqual([]);
  });

  it('joins the last fifty', () => {
    const before = Array.from({ length: 50 }, (_none, index) => ({ fromMs: index + 1, toMs: index + 2 }));
    const gaps = gapsAfter('2026-09-08 17:30', '2026-09-10 07:45', before);
    expect(gaps).toHaveLength(50);
    expect(gaps[0]).toEqual({ fromMs: 2, toMs: 3 });
  });

  it('is judged by the hours that the user has set, also at night', () => {
    const hours = { days: [6, 7], opens: '20:00', closes: '23:59' };
    const judge = (from: string, to: string) => noteGap([], local(from), local(to), hours, belgianCalendar);
    expect(judge('2026-09-07 08:00', '2026-09-11 18:00')).toEqual([]);
    expect(judge('2026-09-12 19:00', '2026-09-13 08:00')).toHaveLength(1);
  });
});
