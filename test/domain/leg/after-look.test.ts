import { describe, expect, it } from 'vitest';
import type { FailureKind } from '../../../src/domain/model/failure.ts';
import { codes, drive, statuses, times, waits } from '../../support/leg-driver.ts';

const transportKinds: readonly FailureKind[] = [
  'refused',
  'unreachable',
  'timeout',
  'closed',
  'tls',
  'protocol',
  'temporary',
  'rejected',
  'certificate',
  'dns',
];

describe('transport faults', () => {
  it.each(transportKinds)(
    '%s: looked at again after 1, 3 and 10 minutes, critical then, and every 30 from there',
    (kind) => {
      const steps = drive('receiving', ['ok', ...times(5, kind)]);
      expect(waits(steps)).toEqual([30, 1, 3, 10, 30, 30]);
      expect(statuses(steps)).toEqual(['ok', 'ok', 'ok', 'ok', 'critical', 'critical']);
      expect(codes(steps).at(-1)).toBe(kind === 'certificate' ? 'receiving.certificate' : 'receiving.unreachable');
    },
  );

  it('sending has the same rule', () => {
    const steps = drive('sending', ['ok', ...times(4, 'timeout')]);
    expect(waits(steps)).toEqual([60, 1, 3, 10, 30]);
    expect(statuses(steps)).toEqual(['ok', 'ok', 'ok', 'ok', 'critical']);
  });

  it.each([0, 0.25, 0.999])('confirmations and the looks after them have no jitter (chance %d)', (random) => {
    expect(waits(drive('receiving', ['ok', ...times(5, 'timeout')], { random })).slice(1)).toEqual([1, 3, 10, 30, 30]);
  });

  it('different transport faults count together', () => {
    expect(statuses(drive('receiving', ['ok', 'timeout', 'refused', 'closed', 'tls'])).at(-1)).toBe('critical');
  });

  it.each([
    ['one fault', ['ok', 'timeout', 'ok'], [30, 1, 30]],
    ['two faults', ['ok', 'timeout', 'timeout', 'ok'], [30, 1, 3, 30]],
  ] as const)('%s and a success: nothing is said, and the usual interval again', (_name, seen, expected) => {
    const steps = drive('receiving', seen);
    expect(statuses(steps)).toEqual(seen.map(() => 'ok'));
    expect(waits(steps)).toEqual(expected);
  });

  it('faults that are not in a row never add up', () => {
    const steps = drive('receiving', ['ok', 'timeout', 'timeout', 'ok', 'timeout', 'timeout', 'ok', 'timeout']);
    expect(statuses(steps)).not.toContain('critical');
  });

  it('is calm at the first success, and over at the second, a minute later', () => {
    const steps = drive('receiving', [...times(4, 'timeout'), 'ok', 'ok']);
    expect(statuses(steps).slice(3)).toEqual(['critical', 'ok', 'ok']);
    expect(waits(steps).slice(4)).toEqual([1, 30]);
  });

  it('one success between faults ends nothing: the next fault is the same outage', () => {
    const steps = drive('receiving', [...times(4, 'timeout'), 'ok', 'timeout', 'ok', 'ok']);
    expect(statuses(steps).slice(3)).toEqual(['critical', 'ok', 'critical', 'ok', 'ok']);
  });
});

describe('a password that was sent but whose answer never came', () => {
  it.each(['timeout', 'closed', 'protocol'] as const)(
    '%s: no confirmation, again after 30 minutes and 2 hours, then suspected, and tried once a working day',
    (kind) => {
      const steps = drive('receiving', ['ok', ...times(5, kind)], { passwordSent: true });
      expect(waits(steps)).toEqual([30, 30, 120, 1230, 1440, 1440]);
      expect(statuses(steps).slice(0, 3)).not.toContain('critical');
      expect(statuses(steps).slice(3)).toEqual(['critical', 'critical', 'critical']);
      expect(codes(steps).at(-1)).toBe('receiving.login-refused');
    },
  );

  it.each([0, 0.999])('these waits have no jitter (chance %d)', (random) => {
    expect(waits(drive('sending', times(3, 'closed'), { passwordSent: true, random }))).toEqual([30, 120, 1260]);
  });

  it('a success ends the count', () => {
    const steps = drive('receiving', ['ok', 'closed', 'closed', 'ok', 'closed', 'closed'], { passwordSent: true });
    expect(waits(steps)).toEqual([30, 30, 120, 30, 30, 120]);
    expect(statuses(steps)).not.toContain('critical');
  });
});

describe('a box in use', () => {
  it.each([
    [0, [2, 2]],
    [0.5, [3.5, 3.5]],
    [0.999_999, [5, 5]],
  ])('is looked at again after 2 to 5 minutes twice (chance %d), then 15, then 30', (random, first) => {
    const seen = waits(drive('receiving', times(6, 'in-use'), { random }));
    expect(seen[0]).toBeCloseTo(first[0] ?? 0, 3);
    expect(seen[1]).toBeCloseTo(first[1] ?? 0, 3);
    expect(seen.slice(2)).toEqual([15, 30, 30, 30]);
  });

  it('earns a warning only after 3 hours of nothing else', () => {
    const steps = drive('receiving', ['ok', ...times(12, 'in-use')]);
    const firstMinutes = steps[1]?.atMinutes ?? 0;
    for (const { atMinutes, status, code } of steps.slice(1)) {
      if (atMinutes - firstMinutes >= 180) expect([status, code]).toEqual(['warning', 'receiving.in-use']);
      else expect(['ok', 'unknown']).toContain(status);
    }
    expect(statuses(steps)).toContain('warning');
    expect(statuses(steps)).not.toContain('critical');
  });

  it.each(['ok', 'timeout'] as const)('%s in between begins the 3 hours anew', (kind) => {
    const steps = drive('receiving', [...times(7, 'in-use'), kind, ...times(6, 'in-use')]);
    expect((steps.at(-1)?.atMinutes ?? 0) > 180).toBe(true);
    expect(statuses(steps)).not.toContain('warning');
  });

  it('clears at the first accepted login', () => {
    const steps = drive('receiving', [...times(10, 'in-use'), 'ok']);
    expect(statuses(steps).slice(-2)).toEqual(['warning', 'ok']);
  });
});

describe('a server that asks for patience', () => {
  it.each([
    ['what CAPA says', 600, 10],
    ['what CAPA says, an hour', 3_600, 60],
    ['15 minutes where CAPA says nothing', undefined, 15],
  ] as const)('login-delay: waits %s', (_name, loginDelaySeconds, expected) => {
    const steps = drive('receiving', ['ok', 'login-delay', 'login-delay'], {
      ...(loginDelaySeconds === undefined ? {} : { loginDelaySeconds }),
    });
    expect(waits(steps).slice(1)).toEqual([expected, expected]);
    expect(statuses(steps)).not.toContain('critical');
  });
});

describe('a mechanism that is refused', () => {
  it('is tried again after 30 minutes, is then critical, and tried once a day', () => {
    const steps = drive('sending', ['ok', ...times(4, 'mechanism')]);
    expect(waits(steps)).toEqual([60, 30, 24 * 60, 24 * 60, 24 * 60]);
    expect(statuses(steps)).toEqual(['ok', 'ok', 'critical', 'critical', 'critical']);
    expect(codes(steps).at(-1)).toBe('sending.mechanism');
  });

  it('once and then a success: nothing is said', () => {
    expect(statuses(drive('sending', ['ok', 'mechanism', 'ok', 'mechanism']))).toEqual(['ok', 'ok', 'ok', 'ok']);
  });
});

describe('a refusal', () => {
  it.each([
    ['receiving', 'credentials', 'receiving.password-refused'],
    ['receiving', 'credentials-expired', 'receiving.password-expired'],
    ['receiving', 'account-disabled', 'receiving.account-disabled'],
    ['sending', 'credentials', 'sending.password-refused'],
    ['sending', 'credentials-expired', 'sending.password-expired'],
    ['sending', 'account-disabled', 'sending.account-disabled'],
  ] as const)('%s %s: critical at once as %s, and no further look', (leg, kind, code) => {
    const steps = drive(leg, ['ok', kind]);
    expect(steps[1]).toMatchObject({ status: 'critical', code, waitMinutes: null });
  });

  it('ambiguous: a second look after 10 minutes, critical and latched at the second', () => {
    const steps = drive('receiving', ['ok', 'login-refused', 'login-refused']);
    expect(waits(steps)).toEqual([30, 10, null]);
    expect(statuses(steps)).toEqual(['ok', 'ok', 'critical']);
    expect(codes(steps).at(-1)).toBe('receiving.login-refused');
  });

  it('ambiguous, then a success: nothing is said', () => {
    const steps = drive('receiving', ['ok', 'login-refused', 'ok', 'login-refused']);
    expect(statuses(steps)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(waits(steps)).toEqual([30, 10, 30, 10]);
  });

  it.each([
    ['the day before the date', { passwordExpiresOn: '2026-09-09' }, 'sending.password-refused'],
    ['on the date', { passwordExpiresOn: '2026-09-08' }, 'sending.password-expired'],
    ['after the date', { passwordExpiresOn: '2026-09-01' }, 'sending.password-expired'],
    ['on the date computed from the change', { passwordChangedOn: '2026-03-08' }, 'sending.password-expired'],
    ['the day before that one', { passwordChangedOn: '2026-03-09' }, 'sending.password-refused'],
    ['with no date known', {}, 'sending.password-refused'],
  ])('of the CERBERE password %s is called %3$s', (_name, settings, code) => {
    expect(codes(drive('sending', ['credentials'], { settings }))).toEqual([code]);
  });

  it('of the incoming password is never explained by the CERBERE date', () => {
    const steps = drive('receiving', ['credentials'], { settings: { passwordExpiresOn: '2026-09-01' } });
    expect(codes(steps)).toEqual(['receiving.password-refused']);
  });
});

describe('a password that is missing', () => {
  it.each(['receiving', 'sending'] as const)('%s not-configured: unknown, and no further look', (leg) => {
    const [step] = drive(leg, ['not-configured']);
    expect(step).toMatchObject({ status: 'unknown', code: `${leg}.not-configured`, waitMinutes: null });
  });
});

describe('a look that teaches nothing', () => {
  it.each(['offline', 'internal'] as const)('%s: neither counted nor confirmed', (kind) => {
    const steps = drive('receiving', ['ok', 'timeout', kind, 'timeout']);
    expect(statuses(steps)).not.toContain('critical');
    expect(waits(steps)[2]).toBe(30);
  });
});
