import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policySchema } from '../../../src/domain/model/rule-schemas.ts';
import {
  bytesOf,
  dailySessions,
  defaultPolicy,
  megabytesOf,
  policyProblem,
  policyRules,
  problemIn,
} from '../../../src/domain/model/rules.ts';

const { storage, speakingHours, collection } = defaultPolicy;

describe('the rules as they come', () => {
  it('obey the rules', () => {
    expect(policySchema.parse({})).toEqual(defaultPolicy);
    expect(policyProblem(defaultPolicy)).toBeNull();
  });

  it('stand where the rules are', () => {
    expect(defaultPolicy.receivingMinutes).toBe(policyRules.receivingMinutes.usual);
    expect(defaultPolicy.storage.clearedBelowPercent).toBe(policyRules.storage.clearedBelowPercent.usual);
  });
});

describe('the smallest intervals', () => {
  it.each([
    ['receiving', policyRules.receivingMinutes],
    ['sending', policyRules.sendingMinutes],
  ] as const)('of %s is one that a day of 25 hours can carry', (leg, { min, usual }) => {
    expect((25 * 60) / min).toBeLessThanOrEqual(dailySessions[leg]);
    expect(min).toBeLessThanOrEqual(usual);
  });
});

describe('a group of which only some parts are given', () => {
  it('is judged by these', () => {
    expect(problemIn('storage', { highPercent: 99 })).toBeNull();
    expect(problemIn('storage', { highPercent: 95, fullPercent: 90 })).toBe('must-rise');
    expect(problemIn('speakingHours', { opens: '25:00' })).toBe('time');
    expect(problemIn('speakingHours', { closes: '06:00' })).toBeNull();
  });

  it('is what makes a policy not fit', () => {
    expect(policyProblem({ ...defaultPolicy, storage: { ...storage, highPercent: 99 } })).toBe('must-rise');
  });
});

describe('levels of storage', () => {
  it('must rise', () => {
    expect(problemIn('storage', storage)).toBeNull();
    expect(problemIn('storage', { ...storage, highPercent: 90 })).toBe('must-rise');
    expect(problemIn('storage', { ...storage, fullPercent: 80 })).toBe('must-rise');
  });

  it('are accepted exactly where the settings file accepts them', () => {
    const percent = fc.integer({ min: 1, max: 100 });
    const levels = fc.record({
      highPercent: percent,
      veryHighPercent: percent,
      fullPercent: percent,
      clearedBelowPercent: fc.constant(5),
    });
    fc.assert(
      fc.property(levels, (given) => {
        expect(policySchema.safeParse({ storage: given }).success).toBe(problemIn('storage', given) === null);
      }),
    );
  });
});

describe('days of warning', () => {
  it('come closer to the end of a certificate the more urgent they are', () => {
    expect(problemIn('certificateNoticeDays', { soon: 30, verySoon: 7 })).toBeNull();
    expect(problemIn('certificateNoticeDays', { soon: 7, verySoon: 7 })).toBe('must-fall');
    expect(policySchema.safeParse({ certificateNoticeDays: { soon: 7, verySoon: 7 } }).success).toBe(false);
  });

  it('without collection grow with the urgency', () => {
    expect(problemIn('collection', collection)).toBeNull();
    expect(problemIn('collection', { ...collection, waitingDays: 5 })).toBe('must-wait');
    expect(policySchema.safeParse({ collection: { waitingDays: 5 } }).success).toBe(false);
  });
});

describe('speaking hours', () => {
  it.each([
    [speakingHours, null],
    [{ ...speakingHours, days: [] }, 'no-day'],
    [{ ...speakingHours, opens: '18:00' }, 'order'],
    [{ ...speakingHours, closes: '24:00' }, 'time'],
    [{ ...speakingHours, opens: '' }, 'time'],
  ])('%j: %s', (hours, problem) => {
    expect(problemIn('speakingHours', hours)).toBe(problem);
    expect(policySchema.safeParse({ speakingHours: hours }).success).toBe(problem === null);
  });
});

it.each([
  [null, null],
  [50, 52_428_800],
  [1.5, 1_572_864],
])('%s MB are %s bytes, and back', (megabytes, bytes) => {
  expect(bytesOf(megabytes)).toBe(bytes);
  expect(megabytesOf(bytes)).toBe(megabytes);
});

it('shows an odd number of bytes to a tenth of a MB', () => {
  expect(megabytesOf(52_000_000)).toBe(49.6);
});
