import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerIn, datesToSave, lastDay, monthsLater } from '../../../src/domain/model/cerbere-date.ts';
import { addMonths } from '../../../src/domain/time/dates.ts';

const today = '2026-11-23';

describe('the answer about the CERBERE password', () => {
  it.each([
    [null, null, { ok: false, problem: 'choose' }],
    ['changed', null, { ok: false, problem: 'missing' }],
    ['expires', null, { ok: false, problem: 'missing' }],
    ['changed', '2026-11-24', { ok: false, problem: 'outside' }],
    ['changed', '1999-12-31', { ok: false, problem: 'outside' }],
    ['expires', '2100-01-01', { ok: false, problem: 'outside' }],
    ['changed', today, { ok: true, dates: { passwordChangedOn: today, passwordExpiresOn: null } }],
    ['expires', '2027-03-01', { ok: true, dates: { passwordChangedOn: null, passwordExpiresOn: '2027-03-01' } }],
    ['expires', '2026-01-01', { ok: true, dates: { passwordChangedOn: null, passwordExpiresOn: '2026-01-01' } }],
    ['unknown', '2026-01-01', { ok: true, dates: { passwordChangedOn: null, passwordExpiresOn: null } }],
  ] as const)('%s with %s', (answer, date, saved) => {
    expect(datesToSave(answer, date, today)).toEqual(saved);
  });

  it.each([
    [null, null, null],
    ['2026-08-01', null, 'changed'],
    [null, '2027-02-01', 'expires'],
    ['2026-08-01', '2027-02-01', 'expires'],
  ])('kept as changed on %s and expiring on %s is taken up again as %s', (changedOn, expiresOn, answer) => {
    expect(answerIn(changedOn, expiresOn)).toBe(answer);
  });

  it.each([
    ['changed', '2026-08-31', '2027-02-28'],
    ['expires', '2027-03-05', '2027-03-05'],
    ['changed', null, null],
    ['unknown', '2026-08-31', null],
    [null, '2026-08-31', null],
  ] as const)('%s %s: the last day is %s', (answer, date, last) => {
    expect(lastDay(answer, date, 6)).toBe(last);
  });
});

it('counts months as the domain does', () => {
  const dates = fc.date({ min: new Date('2000-01-01'), max: new Date('2098-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(dates, fc.integer({ min: 1, max: 12 }), (at, months) => {
      const date = at.toISOString().slice(0, 10);
      expect(monthsLater(date, months)).toBe(addMonths(date, months));
    }),
  );
});
