import { describe, expect, it } from 'vitest';
import { assessExpiry, expiryDate } from '../../../src/domain/checks/password-expiry.ts';
import type { WatchContext, WatchedMailbox } from '../../../src/domain/model/context.ts';
import type { Health } from '../../../src/domain/model/health.ts';
import { newWatch } from '../../../src/domain/model/state.ts';
import { reduce } from '../../../src/domain/watch/watch.ts';
import { createContext } from '../../support/fakes.ts';

const address = 'ec001234@adm.cfwb.be';
const contextOf = (settings: Partial<WatchedMailbox>): WatchContext =>
  createContext([{ hasReceiving: false, ...settings, address }]);

describe('expiryDate', () => {
  it.each([
    ['2026-06-15', '2026-12-15'],
    ['2026-08-31', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2026-08-30', '2027-02-28'],
    ['2026-08-28', '2027-02-28'],
    ['2026-12-31', '2027-06-30'],
    ['2026-03-31', '2026-09-30'],
    ['2028-02-29', '2028-08-29'],
    ['2026-07-01', '2027-01-01'],
  ])('changed on %s: six calendar months are %s', (passwordChangedOn, expected) => {
    expect(expiryDate(address, contextOf({ passwordChangedOn }))).toBe(expected);
  });

  it("CERBERE's own date outranks the computed one", () => {
    const settings = { passwordChangedOn: '2026-06-15', passwordExpiresOn: '2026-12-01' };
    expect(expiryDate(address, contextOf(settings))).toBe('2026-12-01');
  });

  it('is unknown when neither is known', () => {
    expect(expiryDate(address, contextOf({}))).toBeNull();
  });

  it("follows the profile's lifetime", () => {
    const settings = { passwordChangedOn: '2026-11-30', passwordLifetimeMonths: 3 };
    expect(expiryDate(address, contextOf(settings))).toBe('2027-02-28');
  });
});

describe('assessExpiry', () => {
  it.each([
    [180, false, 'ok', 'password-expiry.ok'],
    [31, false, 'ok', 'password-expiry.ok'],
    [30, false, 'warning', 'password-expiry.soon'],
    [1, false, 'warning', 'password-expiry.soon'],
    [0, false, 'warning', 'password-expiry.today'],
    [-1, false, 'critical', 'password-expiry.expired'],
    [-100, false, 'critical', 'password-expiry.expired'],
    [-1, true, 'unknown', 'password-expiry.date-to-confirm'],
  ] as const)('%d days left, accepted since: %s → %s %s', (daysLeft, isAcceptedSince, status, code) => {
    expect(assessExpiry('2026-12-15', daysLeft, isAcceptedSince)).toMatchObject({ status, code });
  });

  it('an unknown date is unknown and never a number', () => {
    expect(assessExpiry(null, null, false)).toMatchObject({
      status: 'unknown',
      code: 'password-expiry.date-unknown',
      facts: { daysLeft: null },
    });
  });
});

/** The verdict at an instant, after a login that was accepted at an earlier one. */
function verdictAt(at: string, settings: Partial<WatchedMailbox>, acceptedAt?: string): Health | undefined {
  const context = contextOf(settings);
  let { state } = reduce(newWatch([address]), { kind: 'started', atMs: Date.parse(acceptedAt ?? at) }, context);
  if (acceptedAt !== undefined) {
    const look = { failure: null, certificate: null, facts: {}, loginDelaySeconds: null };
    const rest = { measured: null, maildrop: null, quotaCertificate: null };
    const atMs = Date.parse(acceptedAt);
    state = reduce(state, { kind: 'looked', atMs, address, leg: 'sending', look, ...rest }, context).state;
    state = reduce(state, { kind: 'suspended', atMs }, context).state;
    state = reduce(state, { kind: 'resumed', atMs: Date.parse(at) }, context).state;
  }
  return state.mailboxes[0]?.health['password-expiry'];
}

describe('the password-expiry check', () => {
  const settings = { passwordChangedOn: '2026-06-15' };

  it.each([
    ['2026-11-14T23:59:59+01:00', 'password-expiry.ok'],
    ['2026-11-15T00:00:00+01:00', 'password-expiry.soon'],
    ['2026-12-14T23:59:59+01:00', 'password-expiry.soon'],
    ['2026-12-15T00:00:00+01:00', 'password-expiry.today'],
    ['2026-12-15T23:59:59+01:00', 'password-expiry.today'],
    ['2026-12-16T00:00:00+01:00', 'password-expiry.expired'],
  ])('turns at midnight in Brussels: %s is %s', (at, code) => {
    expect(verdictAt(at, settings)?.code).toBe(code);
  });

  it('counts days, not hours, over a change of the clocks', () => {
    // 30 days before 1 November 2026 lie in summer time.
    expect(verdictAt('2026-10-02T00:00:00+02:00', { passwordExpiresOn: '2026-11-01' })?.facts).toMatchObject({
      daysLeft: 30,
    });
  });

  it.each([
    ['after the date: the date is wrong', '2026-12-16T09:00:00+01:00', 'password-expiry.date-to-confirm'],
    ['on the date itself: still to be believed', '2026-12-15T09:00:00+01:00', 'password-expiry.expired'],
    ['before the date', '2026-12-01T09:00:00+01:00', 'password-expiry.expired'],
  ])('a login accepted %s', (_name, acceptedAt, code) => {
    expect(verdictAt('2026-12-17T09:00:00+01:00', settings, acceptedAt)?.code).toBe(code);
  });

  it('with an unknown date: the first accepted login plus six months is the latest', () => {
    expect(verdictAt('2026-09-10T09:00:00+02:00', {}, '2026-08-31T09:00:00+02:00')).toMatchObject({
      status: 'unknown',
      code: 'password-expiry.date-unknown',
      facts: { daysLeft: null, expiresAtLatest: '2027-02-28' },
    });
  });
});
