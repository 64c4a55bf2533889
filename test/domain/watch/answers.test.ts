import { describe, expect, it } from 'vitest';
import { type Failure, type FailureKind, failureKinds } from '../../../src/domain/model/failure.ts';
import { createContext, failure } from '../../support/fakes.ts';
import { codes, drive, statuses, times, waits } from '../../support/leg-driver.ts';
import { beginWatch, looked } from '../../support/watch-driver.ts';

const minute = 60_000;
const address = 'ec001234@adm.cfwb.be';
const startMs = Date.parse('2026-09-08T08:00:00+02:00');

/** Said before the password left: in a greeting, at USER, to EHLO. */
const early = (kind: FailureKind, more: Partial<Failure> = {}): Failure => ({
  ...failure(kind),
  stage: 'user',
  passwordAnswered: false,
  ...more,
});
/** Said to the password. */
const answered = (kind: FailureKind, more: Partial<Failure> = {}): Failure => ({
  ...failure(kind),
  passwordAnswered: true,
  ...more,
});
const hours = (count: number): number => count * 60;

describe('what is said before the password left', () => {
  it.each(failureKinds.filter((kind) => kind !== 'not-configured'))('%s never ends the looks', (kind) => {
    for (const wait of waits(drive('receiving', ['ok', ...times(6, early(kind))]))) expect(wait).not.toBeNull();
  });

  it.each(['access-off', 'account-disabled'] as const)(
    '%s: again after 30 minutes, critical at the second, then once a day',
    (kind) => {
      const steps = drive('receiving', ['ok', ...times(4, early(kind))]);
      expect(waits(steps)).toEqual([30, 30, hours(24), hours(24), hours(24)]);
      expect(statuses(steps)).toEqual(['ok', 'ok', 'critical', 'critical', 'critical']);
      expect(codes(steps).at(-1)).toBe(`receiving.${kind}`);
    },
  );

  it.each(['credentials', 'credentials-expired'] as const)('%s is of the account, never of the password', (kind) => {
    const steps = drive('receiving', ['ok', ...times(3, early(kind, { code: 'AUTH' }))]);
    expect(waits(steps)).toEqual([30, 30, hours(24), hours(24)]);
    expect(codes(steps).slice(2)).toEqual(['receiving.account-disabled', 'receiving.account-disabled']);
  });

  it('an unclear refusal is a fault like any other', () => {
    const steps = drive('sending', ['ok', ...times(4, early('login-refused'))]);
    expect(waits(steps)).toEqual([60, 1, 3, 10, 30]);
    expect(codes(steps).at(-1)).toBe('sending.unreachable');
  });

  it.each([
    ['six hours', null, hours(6)],
    ['the time that it names', 5_400, 90],
  ])('a ban is told at once and keeps the leg away for %s', (_what, retryAfterSeconds, expected) => {
    const steps = drive('receiving', [
      'ok',
      ...times(3, early('locked-out', { stage: 'greeting', retryAfterSeconds })),
    ]);
    expect(waits(steps).slice(1)).toEqual([expected, expected, expected]);
    expect(codes(steps).at(1)).toBe('receiving.locked-out');
  });

  it('counts though this PC is said to have no network', () => {
    expect(codes(drive('receiving', ['ok', early('locked-out')]))).toEqual(['receiving.ok', 'receiving.locked-out']);
  });
});

describe('what is said to the password', () => {
  it.each(['access-off', 'account-disabled'] as const)('%s: told at once, and no further look', (kind) => {
    const steps = drive('sending', ['ok', answered(kind)]);
    expect(steps[1]).toMatchObject({ status: 'critical', code: `sending.${kind}`, waitMinutes: null });
  });

  it('another way to log in: told at once, and asked again once a day at most', () => {
    const steps = drive('sending', ['ok', ...times(3, answered('mechanism'))]);
    expect(waits(steps)).toEqual([60, hours(24), hours(24), hours(24)]);
    expect(codes(steps)[1]).toBe('sending.mechanism');
  });

  it.each(['protocol', 'rejected', 'tls'] as const)('%s, whatever that may mean: once a day at most', (kind) => {
    const steps = drive('receiving', ['ok', ...times(3, answered(kind))]);
    expect(waits(steps)).toEqual([30, hours(24), hours(24), hours(24)]);
    expect(codes(steps)[1]).toBe('receiving.unreachable');
  });

  it('temporary: the usual confirmations', () => {
    expect(waits(drive('receiving', ['ok', ...times(4, answered('temporary'))]))).toEqual([30, 1, 3, 10, 30]);
  });

  it('a full box: told at once, and asked again every half hour, never sooner', () => {
    const steps = drive('receiving', ['ok', ...times(3, answered('mailbox-full')), 'ok']);
    expect(waits(steps)).toEqual([30, 30, 30, 30, 30]);
    expect(codes(steps).slice(1, 4)).toEqual(times(3, 'receiving.mailbox-full'));
    expect(statuses(steps).at(-1)).toBe('ok');
  });

  it.each([
    ['an unclear refusal', answered('login-refused'), 10],
    ['a full box', answered('mailbox-full'), 30],
    ['another way to log in', answered('mechanism'), hours(24)],
  ])('%s: a look that was asked for and found no server shortens no wait', (_what, first, expected) => {
    const watch = beginWatch([address], createContext([{ address, hasSending: false }]), startMs);
    watch.happen(looked(address, 'receiving', startMs, first));
    watch.moveTo(startMs + 2 * minute);
    watch.happen(looked(address, 'receiving', watch.now(), failure('timeout')));
    expect(watch.state().mailboxes[0]?.legs.receiving.due?.atMs).toBe(startMs + expected * minute);
  });

  it.each(['mailbox-full', 'mechanism', 'login-delay'] as const)(
    '%s: neither sleep nor a start nor a network that comes back shortens the wait',
    (kind) => {
      const watch = beginWatch([address], createContext([{ address, hasSending: false }]), startMs);
      watch.happen(looked(address, 'receiving', startMs, answered(kind)));
      const before = watch.state().mailboxes[0]?.legs.receiving.due?.atMs;
      watch.moveTo(startMs + minute);
      watch.sleep(minute);
      watch.network(false);
      watch.network(true);
      watch.happen({ kind: 'started', atMs: watch.now() });
      expect(watch.state().mailboxes[0]?.legs.receiving.due?.atMs).toBe(before);
    },
  );
});

describe('a password that is answered in the same way every time', () => {
  const passing: readonly FailureKind[] = ['in-use', 'login-delay', 'temporary', 'mailbox-full'];
  /** How often it leaves in three days in which nobody asks for anything. */
  const timesSent = (kind: FailureKind): number => {
    if (kind === 'login-refused') return 2;
    // The other leg is let in every time, and this one asked once more after each six hours.
    if (kind === 'locked-out') return 3 * 4;
    return ['credentials', 'credentials-expired', 'account-disabled', 'access-off', 'not-configured'].includes(kind)
      ? 1
      : 3;
  };

  it.each(failureKinds.filter((kind) => !passing.includes(kind)))('%s: falls into no rhythm', (kind) => {
    const watch = beginWatch([address], createContext([{ address }]), startMs);
    let count = 0;
    for (; watch.now() < startMs + 3 * 24 * 60 * minute; watch.moveTo(watch.now() + minute))
      for (const { leg } of watch.lookWhereDue((one) => (one === 'sending' ? answered(kind) : null)))
        if (leg === 'sending') count += 1;
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(timesSent(kind));
  });
});

describe('a server that asks for patience', () => {
  it.each([
    ['the time that it names', 2_700, undefined, 45],
    ['CAPA’s where that is longer', 60, 600, 10],
    ['its own where that is longer', 1_200, 600, 20],
    ['a minute at least', 1, undefined, 1],
  ])('waits %s', (_what, retryAfterSeconds, loginDelaySeconds, expected) => {
    const patience = answered('login-delay', { retryAfterSeconds });
    const options = loginDelaySeconds === undefined ? {} : { loginDelaySeconds };
    expect(waits(drive('receiving', ['ok', patience], options))[1]).toBe(expected);
  });
});
