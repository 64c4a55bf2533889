import { describe, expect, it } from 'vitest';
import type { LegView } from '../../../src/domain/view/snapshot.ts';
import { isAbsent, isWanted, passwordState } from '../../../src/renderer/views/settings/password-state.ts';

const leg: LegView = {
  isWatched: true,
  lastLookMs: null,
  nextLookMs: null,
  isLatched: false,
  isPasswordRefused: false,
  isLooking: false,
  hold: null,
  isPasswordMissing: false,
  isPasswordUnreadable: false,
};
const stateOf = (receiving: Partial<LegView>, secrets: 'keychain' | 'session' = 'keychain') =>
  passwordState({ legs: { receiving: { ...leg, ...receiving }, sending: leg } }, 'receiving', secrets);

describe('what is said of a password', () => {
  it.each([
    [{}, 'kept'],
    [{ isWatched: false }, null],
    [{ isLatched: true, isPasswordRefused: true }, 'refused'],
    [{ isLatched: true }, 'kept'],
    [{ isPasswordMissing: true }, 'missing'],
    [{ isPasswordUnreadable: true }, 'unreadable'],
    [{ isPasswordUnreadable: true, isLatched: true, isPasswordRefused: true }, 'refused'],
    [{ isPasswordMissing: true, isLatched: true }, 'missing'],
    [{ hold: 'renewal', isLatched: true }, 'renewal'],
    [{ hold: 'server-changed', isPasswordMissing: true }, 'server-changed'],
    [{ hold: 'other-pc' }, 'other-pc'],
    [{ hold: 'setup' }, 'setup'],
  ] as const)('%j: %s', (given, state) => {
    expect(stateOf(given)).toBe(state);
  });

  it('tells memory from the keychain', () => {
    expect(stateOf({}, 'session')).toBe('session');
  });

  it('counts as wanted in every state but kept', () => {
    expect([stateOf({}), stateOf({}, 'session'), stateOf({ isWatched: false })].map(isWanted)).toEqual([
      false,
      false,
      false,
    ]);
    expect([stateOf({ isLatched: true, isPasswordRefused: true }), stateOf({ hold: 'renewal' })].map(isWanted)).toEqual(
      [true, true],
    );
  });

  it('has nothing to forget where none was given', () => {
    expect(isAbsent('missing')).toBe(true);
    expect(isAbsent('server-changed')).toBe(false);
  });
});
