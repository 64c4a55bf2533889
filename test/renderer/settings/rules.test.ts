import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  certificateProblem,
  collectionProblem,
  defaultPolicy,
  speakingProblem,
  storageProblem,
} from '../../../src/domain/model/rules.ts';
import { policySchema } from '../../../src/domain/model/settings.ts';
import { areOriginal, originalsOf } from '../../../src/renderer/views/settings/rules.ts';

const { storage, speakingHours, collection } = defaultPolicy;

describe('the original rules', () => {
  it('are told apart from changed ones, rule by rule', () => {
    const changed = { ...defaultPolicy, sendingMinutes: 90 };
    expect(areOriginal(changed, ['receivingMinutes'])).toBe(true);
    expect(areOriginal(changed, ['receivingMinutes', 'sendingMinutes'])).toBe(false);
  });

  it('are given back for the rules asked for and no others', () => {
    expect(originalsOf(['storage', 'reminderAt'])).toEqual({ storage, reminderAt: '07:30' });
  });
});

describe('levels of storage', () => {
  it('must rise', () => {
    expect(storageProblem(storage)).toBeNull();
    expect(storageProblem({ ...storage, highPercent: 90 })).toBe('must-rise');
    expect(storageProblem({ ...storage, fullPercent: 80 })).toBe('must-rise');
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
        expect(policySchema.safeParse({ storage: given }).success).toBe(storageProblem(given) === null);
      }),
    );
  });
});

describe('days of warning', () => {
  it('come closer to the end of a certificate the more urgent they are', () => {
    expect(certificateProblem({ soon: 30, verySoon: 7 })).toBeNull();
    expect(certificateProblem({ soon: 7, verySoon: 7 })).toBe('must-fall');
    expect(policySchema.safeParse({ certificateNoticeDays: { soon: 7, verySoon: 7 } }).success).toBe(false);
  });

  it('without collection grow with the urgency', () => {
    expect(collectionProblem(collection)).toBeNull();
    expect(collectionProblem({ ...collection, waitingDays: 5 })).toBe('must-wait');
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
    expect(speakingProblem(hours)).toBe(problem);
    expect(policySchema.safeParse({ speakingHours: hours }).success).toBe(problem === null);
  });
});
