import { describe, expect, it } from 'vitest';
import {
  automatic,
  held,
  holdOf,
  isAutomatic,
  type LegMode,
  latched,
  latchedBy,
  passwordTrouble,
  released,
  unlatched,
  withoutPassword,
  withPassword,
} from '../../../src/domain/model/leg-state.ts';

const read = (mode: LegMode) => [
  isAutomatic({ mode }),
  latchedBy({ mode }),
  passwordTrouble({ mode }),
  holdOf({ mode }),
];
const refused = latched(automatic, 'credentials');
const missing = withoutPassword(refused, false);
const renewal = held(missing, 'renewal');

describe('the mode of a leg', () => {
  it.each<[string, LegMode, readonly unknown[]]>([
    ['by itself', automatic, [true, null, null, null]],
    ['refused', refused, [false, 'credentials', null, null]],
    ['without a password', withoutPassword(automatic, false), [false, null, 'missing', null]],
    ['whose keychain is asked again', withoutPassword(automatic, true), [true, null, 'unreadable', null]],
    ['refused and unreadable', withoutPassword(refused, true), [false, 'credentials', 'unreadable', null]],
    ['held above everything', renewal, [false, 'credentials', 'missing', 'renewal']],
    ['held twice, for the last reason', held(renewal, 'setup'), [false, 'credentials', 'missing', 'setup']],
    ['released', released(renewal), [false, 'credentials', 'missing', null]],
    ['with its password again, under the hold', withPassword(renewal), [false, 'credentials', null, 'renewal']],
    ['let in again, under the hold', unlatched(renewal), [false, null, 'missing', 'renewal']],
    ['refused under a hold', latched(held(automatic, 'setup'), 'locked-out'), [false, 'locked-out', null, 'setup']],
  ])('%s', (_what, mode, expected) => {
    expect(read(mode)).toEqual(expected);
    expect(JSON.parse(JSON.stringify(mode))).toEqual(mode);
  });

  it('is what it was once everything that hides it is over', () => {
    expect(withPassword(released(renewal))).toEqual(refused);
    expect(unlatched(withPassword(released(renewal)))).toEqual(automatic);
  });
});
