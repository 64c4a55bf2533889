import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changesNothing,
  joined,
  originalOf,
  type PolicyPatch,
  patched,
  patchOf,
  ruleValue,
  settingOf,
  wayBack,
} from '../../../src/domain/model/policy-patch.ts';
import { policyPatchSchema, policySchema } from '../../../src/domain/model/rule-schemas.ts';
import { defaultPolicy, policyProblem } from '../../../src/domain/model/rules.ts';
import { arbitraryOf } from '../../support/schema-arbitrary.ts';

describe('a rule', () => {
  it('is found by its name, alone or in its group', () => {
    expect(settingOf('receivingMinutes')).toMatchObject({ usual: 30, min: 25, max: 1_440, unit: 'minutes' });
    expect(settingOf('storage.clearedBelowPercent')).toMatchObject({ usual: 5, min: 0.1, isWhole: false });
    expect(ruleValue(defaultPolicy, 'speakingHours.opens')).toBe('07:30');
  });

  it('is given a value without a word on its neighbours', () => {
    expect(patchOf('sendingMinutes', 90)).toEqual({ sendingMinutes: 90 });
    expect(patchOf('storage.highPercent', 80)).toEqual({ storage: { highPercent: 80 } });
  });

  it('is put back to the value it comes with, rule by rule', () => {
    expect(originalOf(['storage', 'reminderAt'])).toEqual({ storage: defaultPolicy.storage, reminderAt: '07:30' });
    const changed = { ...defaultPolicy, sendingMinutes: 90 };
    expect(changesNothing(changed, originalOf(['receivingMinutes']))).toBe(true);
    expect(changesNothing(changed, originalOf(['receivingMinutes', 'sendingMinutes']))).toBe(false);
  });
});

describe('a patch of the rules', () => {
  it('leaves what it does not give, in a group as well', () => {
    const policy = patched(defaultPolicy, { storage: { highPercent: 80 }, reminderAt: undefined });
    expect(policy).toEqual({ ...defaultPolicy, storage: { ...defaultPolicy.storage, highPercent: 80 } });
  });

  it('replaces a list whole', () => {
    const { days } = patched(defaultPolicy, { speakingHours: { days: [1, 2] } }).speakingHours;
    expect(days).toEqual([1, 2]);
  });

  const policies = arbitraryOf(policySchema);
  const patches = arbitraryOf(policyPatchSchema);

  it('has a way back, whatever it gives', () => {
    fc.assert(
      fc.property(policies, patches, (policy, patch) => {
        expect(patched(patched(policy, patch), wayBack(policy, patch))).toEqual(policy);
      }),
    );
  });

  it('may come after another: both are in force, the later where they meet', () => {
    fc.assert(
      fc.property(policies, patches, patches, (policy, one, other) => {
        expect(patched(policy, joined(one, other))).toEqual(patched(patched(policy, one), other));
      }),
    );
  });

  it('of other rules is never undone by one that comes at the same time', () => {
    const mine: PolicyPatch = { storage: { highPercent: 60 } };
    const theirs: PolicyPatch = { storage: { fullPercent: 99 }, receivingMinutes: 45 };
    expect(patched(patched(defaultPolicy, mine), theirs)).toEqual(patched(patched(defaultPolicy, theirs), mine));
  });

  it('passes the border where a policy with it could be read from a file', () => {
    fc.assert(
      fc.property(policies, patches, (policy, patch) => {
        const next = patched(policy, patch);
        expect(policySchema.safeParse(next).success).toBe(policyProblem(next) === null);
      }),
    );
  });
});
