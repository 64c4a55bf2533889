import { describe, expect, it } from 'vitest';
import { belgianCalendar } from '../../../src/app/belgium.ts';
import { assessExpiry, expiryDate } from '../../../src/domain/checks/password-expiry.ts';
import type { WatchContext, WatchedMailbox } from '../../../src/domain/model/context.ts';
import type { FailureKind } from '../../../src/domain/model/failure.ts';
import type { Health } from '../../../src/domain/model/health.ts';
import { newWatch } from '../../../src/domain/model/state.ts';
import { type Closure, createSchoolDays } from '../../../src/domain/time/closures.ts';
import { reduce, type WatchEvent } from '../../../src/domain/watch/watch.ts';
import { speak } from '../../support/alerts.ts';
import { createContext, failure } from '../../support/fakes.ts';
import { looked } from '../../support/watch-driver.ts';

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

/** A CERBERE login at each of these days, at nine; the settings may change between. */
function live(settings: Partial<WatchedMailbox>, from: string, closures: readonly Closure[] = []) {
  let context = { ...contextOf(settings), schoolDays: createSchoolDays(belgianCalendar, closures) };
  const at = (date: string): number => belgianCalendar.atLocal(date, '09:00');
  let state = reduce(newWatch([address]), { kind: 'started', atMs: at(from) }, context).state;
  const said: string[] = [];
  const happen = (event: WatchEvent): void => {
    const { alert, state: told } = speak(reduce(state, event, context).state, event.atMs, context);
    state = told;
    for (const { says, lead } of alert?.points ?? [])
      if (lead.check === 'password-expiry') said.push(`${belgianCalendar.localDate(event.atMs)} ${says} ${lead.code}`);
  };
  const card = (): Health | undefined => state.mailboxes[0]?.health['password-expiry'];
  return {
    card,
    said,
    sending: () => state.mailboxes[0]?.health.sending,
    matters: () => state.matters.flatMap(({ kind, quietMs }) => (quietMs === null ? [kind] : [])),
    settle: (other: Partial<WatchedMailbox>): void => {
      context = { ...contextOf(other), schoolDays: context.schoolDays };
    },
    /** A day begins: nothing but its first minutes. */
    on: (date: string): void => {
      happen({ kind: 'suspended', atMs: at(date) - 1 });
      happen({ kind: 'resumed', atMs: at(date) });
      for (const minutes of [0, 11]) happen({ kind: 'tick', atMs: at(date) + minutes * 60_000 });
    },
    look: (date: string, seen: FailureKind | 'ok'): void => {
      const found = seen === 'ok' ? null : { ...failure(seen), passwordAnswered: true };
      happen(looked(address, 'sending', at(date), found));
    },
    type: (date: string): void => happen({ kind: 'leg-edited', atMs: at(date), address, leg: 'sending' }),
    test: (date: string): void =>
      happen({ kind: 'test-asked', atMs: at(date), address, leg: 'sending', isConfirmed: true }),
  };
}

describe('a password that the server does not take any more', () => {
  const settings = { passwordExpiresOn: '2026-12-15' };

  it.each([
    ['credentials', '2026-11-20', 'unknown', 'password-expiry.refused'],
    ['login-refused', '2026-11-20', 'warning', 'password-expiry.soon'],
    ['credentials-expired', '2026-11-20', 'critical', 'password-expiry.expired'],
    ['credentials', '2026-12-15', 'critical', 'password-expiry.expired'],
    ['credentials', '2026-12-18', 'critical', 'password-expiry.expired'],
  ] as const)('%s on %s: its countdown is over, and the card says as sending does', (seen, date, status, code) => {
    const watch = live(settings, date);
    watch.look(date, seen);
    expect(watch.card()).toMatchObject({ status, code });
    const isExpired = watch.sending()?.code === 'sending.password-expired';
    expect(isExpired).toBe(code === 'password-expiry.expired');
    watch.on('2026-12-08');
    expect(watch.said.some((line) => line.includes('password-expiry.soon'))).toBe(code === 'password-expiry.soon');
  });

  it('expired by its word, says so where no date is known', () => {
    const watch = live({}, '2026-11-20');
    watch.look('2026-11-20', 'credentials-expired');
    expect(watch.card()).toMatchObject({ code: 'password-expiry.expired', facts: { isSaid: true, expiresOn: null } });
  });

  it('and a new one that is accepted: the old date is unknown, and the new one is asked for', () => {
    const watch = live(settings, '2026-11-20');
    watch.look('2026-11-20', 'credentials');
    watch.type('2026-11-23');
    expect(watch.card()?.code).toBe('password-expiry.refused');
    watch.look('2026-11-23', 'ok');
    expect(watch.card()).toMatchObject({ code: 'password-expiry.date-to-confirm', facts: { isRenewed: true } });
    expect(watch.matters()).toEqual(['date']);
    for (const date of [
      '2026-11-24',
      '2026-12-15',
      '2026-12-16',
      '2027-01-11',
      '2027-02-15',
      '2027-03-15',
      '2027-04-19',
    ])
      watch.on(date);
    expect(watch.card()?.code).toBe('password-expiry.date-to-confirm');
    expect(watch.said.map((line) => line.slice(11))).toEqual([
      'alarm password-expiry.date-to-confirm',
      'reminder password-expiry.date-to-confirm',
      'reminder password-expiry.date-to-confirm',
    ]);
    watch.settle({ passwordExpiresOn: '2027-05-23' });
    watch.on('2027-04-20');
    expect(watch.card()).toMatchObject({ code: 'password-expiry.ok', facts: { daysLeft: 33 } });
  });

  it('a date that was changed before the new one was accepted stands', () => {
    const watch = live(settings, '2026-11-20');
    watch.look('2026-11-20', 'credentials');
    watch.settle({ passwordExpiresOn: '2027-05-23' });
    watch.type('2026-11-23');
    watch.look('2026-11-23', 'ok');
    expect(watch.card()).toMatchObject({ code: 'password-expiry.ok', facts: { expiresOn: '2027-05-23' } });
  });

  it('the same password, accepted at a test after all, proves no date wrong', () => {
    const watch = live(settings, '2026-11-20');
    watch.look('2026-11-20', 'credentials');
    watch.test('2026-11-23');
    watch.look('2026-11-23', 'ok');
    expect(watch.card()?.code).toBe('password-expiry.soon');
  });

  it('a refusal after a date that was proved wrong is no expiry', () => {
    const watch = live({ passwordExpiresOn: '2026-11-15' }, '2026-11-20');
    watch.look('2026-11-20', 'ok');
    expect(watch.card()?.code).toBe('password-expiry.date-to-confirm');
    watch.look('2026-11-24', 'credentials');
    expect(watch.sending()?.code).toBe('sending.password-refused');
    expect(watch.card()?.code).toBe('password-expiry.refused');
  });
});

describe('a login that is accepted after the last day', () => {
  it.each([
    ['2026-12-16', []],
    ['2026-12-17', ['2026-12-17 alarm password-expiry.date-to-confirm']],
  ])('on %s', (date, said) => {
    const watch = live({ passwordExpiresOn: '2026-12-15' }, '2026-12-14');
    watch.look(date, 'ok');
    expect(watch.said).toEqual(said);
    expect(watch.card()?.code).toBe('password-expiry.date-to-confirm');
  });
});

describe('before a closure of five days and more', () => {
  /** Friday 18 December is the last school day. */
  const winter = { from: '2026-12-21', to: '2027-01-01', kind: 'winter' as const };

  it.each([
    ['within it', '2026-12-28', true],
    ['on its first day', '2026-12-19', true],
    ['three days after it', '2027-01-06', true],
    ['four days after it', '2027-01-07', false],
    ['before it', '2026-12-18', false],
  ])('an expiry %s', (_name, passwordExpiresOn, isAbout) => {
    const watch = live({ passwordExpiresOn }, '2026-12-16', [winter]);
    watch.on('2026-12-17');
    expect(watch.card()?.facts).toMatchObject(isAbout ? { closureTo: '2027-01-03' } : { expiresOn: passwordExpiresOn });
    expect('closureTo' in (watch.card()?.facts ?? {})).toBe(isAbout);
  });

  it('is said once on its eve, in its own step of the ladder, and the rungs go on after it', () => {
    const watch = live({ passwordExpiresOn: '2027-01-04' }, '2026-12-01', [winter]);
    for (const date of ['2026-12-10', '2026-12-16', '2026-12-17', '2026-12-18', '2027-01-04']) watch.on(date);
    expect(watch.said).toEqual([
      '2026-12-10 alarm password-expiry.soon',
      '2026-12-17 alarm password-expiry.soon',
      '2027-01-04 alarm password-expiry.today',
    ]);
  });

  it('however many days are left', () => {
    const summer = { from: '2027-07-03', to: '2027-08-29', kind: 'summer' as const };
    const watch = live({ passwordExpiresOn: '2027-08-25' }, '2027-06-28', [summer]);
    for (const date of ['2027-06-30', '2027-07-01', '2027-07-02']) watch.on(date);
    expect(watch.said).toEqual(['2027-07-01 alarm password-expiry.soon']);
  });

  it('not one of four days', () => {
    const bridge = { from: '2026-12-17', to: '2026-12-18', name: 'Pont' };
    const watch = live({ passwordExpiresOn: '2026-12-19' }, '2026-12-14', [bridge]);
    watch.on('2026-12-16');
    expect(watch.card()?.facts).not.toHaveProperty('closureTo');
  });
});
