import { describe, expect, it } from 'vitest';
import { belgianCalendar as calendar } from '../../../src/app/belgium.ts';
import type { WatchContext } from '../../../src/domain/model/context.ts';
import { type CheckId, checkIds, type HealthCode } from '../../../src/domain/model/health.ts';
import type { WatchState } from '../../../src/domain/model/state.ts';
import { type Alert, dueAlert, noteTold } from '../../../src/domain/tell/alert.ts';
import { type Closure, createSchoolDays } from '../../../src/domain/time/closures.ts';
import { judgeMatters } from '../../../src/domain/watch/matters.ts';
import { bad, calm, context, day, hour, school, turned, type Verdict } from '../../support/judged.ts';

const check = (code: HealthCode): CheckId => checkIds.find((id) => code.startsWith(`${id}.`)) ?? 'receiving';
const atLocal = (date: string, time: string): number => calendar.atLocal(date, time);

/** What is said of a state whose verdicts stay, at `time` of each day; and the state after it. */
function speakDaily(
  verdicts: readonly Verdict[],
  from: string,
  days: number,
  { closures = [], time = '09:00' }: { readonly closures?: readonly Closure[]; readonly time?: string } = {},
) {
  const told: { readonly date: string; readonly alert: Alert }[] = [];
  const here: WatchContext = { ...context, schoolDays: createSchoolDays(calendar, closures) };
  let state: WatchState = calm(atLocal(from, time));
  for (let count = 0; count < days; count += 1) {
    const date = calendar.addDays(from, count);
    const nowMs = atLocal(date, time);
    const turns = Object.fromEntries(verdicts.map((verdict) => [check(verdict.code), verdict]));
    state = judgeMatters(turned(state, school, turns, nowMs), nowMs, here);
    state = { ...state, awake: { ...state.awake, sinceMs: nowMs - 3 * hour } };
    const alert = dueAlert(state, nowMs, here);
    if (alert === null) continue;
    told.push({ date: date.slice(5), alert });
    state = noteTold(state, alert, nowMs);
  }
  return told;
}

/** An expiry that lies a week back. */
const disproved = { expiresOn: '2026-09-01', daysLeft: -7 };
const daily = ['09-08', '09-09', '09-10', '09-11', '09-14', '09-15', '09-21', '09-28', '10-05'];

describe('an open matter is said again', () => {
  it.each<[string, Verdict, readonly string[]]>([
    ['a full box', bad('storage.full'), daily],
    ['an outage', bad('sending.unreachable'), daily],
    ['a refusal', bad('receiving.password-refused'), daily],
    ['names', bad('receiving.names-not-found', 'warning'), daily],
    ['mail that waits', bad('collection.waiting', 'warning'), daily],
    ['an expired password', bad('sending.password-expired'), daily],
    ['a very high box', bad('storage.very-high', 'warning'), ['09-08', '09-15', '09-22', '09-29', '10-06']],
    ['a high box', bad('storage.high', 'warning'), ['09-08', '10-08']],
    ['copies', bad('collection.copy-left', 'warning'), ['09-08', '10-08']],
    ['a date', bad('password-expiry.date-to-confirm', 'unknown', disproved), ['09-08', '10-08']],
    ['a rung', bad('password-expiry.soon', 'warning', { expiresOn: '2026-09-22', daysLeft: 14 }), ['09-08']],
    ['a certificate', bad('certificate.expires-very-soon', 'warning'), ['09-08']],
  ])('%s', (_what, verdict, dates) => {
    const told = speakDaily([verdict], '2026-09-08', 31);
    expect(told.map(({ date }) => date)).toEqual(dates);
    expect(told.map(({ alert }) => alert.points[0]?.says)).toEqual(
      dates.map((_, index) => (index === 0 ? 'alarm' : 'reminder')),
    );
  });

  it('on the day after a Monday that is a holiday', () => {
    // Easter Monday is 29 March 2027.
    const dates = speakDaily([bad('storage.full')], '2027-03-08', 31).map(({ date }) => date);
    expect(dates.slice(6)).toEqual(
      ['03-15', '03-22', '03-30', '04-05'].filter((date) => !dates.slice(0, 6).includes(date)),
    );
  });

  it('not in a closure, and when school begins again', () => {
    const closures = [{ from: '2026-09-10', to: '2026-09-18' }];
    const told = speakDaily([bad('storage.full')], '2026-09-08', 20, { closures });
    expect(told.map(({ date }) => date)).toEqual(['09-08', '09-09', '09-21']);
  });

  it('not in the morning of a day on which it was said before', () => {
    const nightMs = atLocal('2026-09-08', '02:00');
    let state = judgeMatters(
      turned(calm(nightMs), school, { storage: bad('storage.full') }, nightMs),
      nightMs,
      context,
    );
    const alarm = dueAlert(state, nightMs, context);
    expect(alarm?.points[0]?.says).toBe('alarm');
    if (alarm) state = noteTold(state, alarm, nightMs);
    expect(dueAlert(state, atLocal('2026-09-08', '09:00'), context)).toBeNull();
    expect(dueAlert(state, atLocal('2026-09-09', '09:00'), context)?.points[0]?.says).toBe('reminder');
  });

  it('of a wrong date at most three times in all', () => {
    const told = speakDaily([bad('password-expiry.date-to-confirm', 'unknown', disproved)], '2026-09-08', 200);
    expect(told).toHaveLength(3);
  });

  it('not while note is taken of it, and when it is worse', () => {
    const nowMs = atLocal('2026-09-08', '09:00');
    const high = judgeMatters(
      turned(calm(nowMs), school, { storage: bad('storage.high', 'warning') }, nowMs),
      nowMs,
      context,
    );
    const noted = { ...high, matters: high.matters.map((matter) => ({ ...matter, notedGravity: matter.gravity })) };
    expect(dueAlert(noted, nowMs, context)).toBeNull();
    expect(dueAlert(noted, nowMs + 40 * day, context)).toBeNull();
    const laterMs = nowMs + hour;
    const full = judgeMatters(turned(noted, school, { storage: bad('storage.full') }, laterMs), laterMs, context);
    expect(dueAlert(full, laterMs, context)?.points[0]?.lead.code).toBe('storage.full');
  });
});

describe('an all-clear', () => {
  it('waits where the last look at a leg has failed again, whatever it comes to', () => {
    const nowMs = atLocal('2026-09-08', '10:00');
    const away = judgeMatters(
      turned(calm(nowMs), school, { sending: bad('sending.unreachable') }, nowMs),
      nowMs,
      context,
    );
    const alarm = dueAlert(away, nowMs + hour, context);
    if (!alarm) throw new Error('nothing is due');
    const told = noteTold(away, alarm, nowMs + hour);
    const overMs = nowMs + 2 * hour;
    const over = turned(told, school, { sending: { code: 'sending.ok', status: 'ok' } }, overMs);
    const withLast = (lastKind: 'ok' | 'certificate'): WatchState => {
      const mailboxes = over.mailboxes.map((mailbox) => ({
        ...mailbox,
        legs: { ...mailbox.legs, sending: { ...mailbox.legs.sending, lastKind } },
      }));
      return judgeMatters({ ...over, mailboxes }, overMs, context);
    };
    expect(dueAlert(withLast('certificate'), overMs, context)).toBeNull();
    expect(dueAlert(withLast('ok'), overMs, context)?.points[0]?.says).toBe('all-clear');
  });
});
