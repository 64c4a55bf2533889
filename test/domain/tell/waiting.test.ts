import { describe, expect, it } from 'vitest';
import { isSnoozed } from '../../../src/domain/tell/occasion.ts';
import { createContext } from '../../support/fakes.ts';
import { alertsOf, authority, day, local, play, school, told, toldAt, turnedAt } from '../../support/told.ts';
import { beginWatch } from '../../support/watch-driver.ts';

describe("the CERBERE password's ladder", () => {
  /** From 1 October 2026 on, one mailbox whose password expires on that date. */
  const ladder = (passwordChangedOn: string, data: Record<string, unknown> = {}) =>
    play({
      start: '2026-10-01T06:00:00+02:00',
      end: '2026-11-28T06:00:00+01:00',
      mailboxes: [{ address: school, passwordChangedOn }],
      ...data,
    });

  it('speaks 30, 15, 7, 3, 1 and 0 days before', async () => {
    expect(toldAt(await ladder('2026-05-20', { end: '2026-11-20T20:00:00+01:00' }))).toEqual([
      '10-21 07:30 warning password-expiry.soon',
      '11-05 07:30 warning password-expiry.soon',
      '11-13 07:30 warning password-expiry.soon',
      '11-17 07:30 warning password-expiry.soon',
      '11-19 07:30 warning password-expiry.soon',
      '11-20 07:30 warning password-expiry.today',
    ]);
  });

  it('waits for the next working day, and several thresholds crossed at once are one alert', async () => {
    // Expires on Sunday 22 November: 15 and 7 days before are a Saturday and a Sunday; 1 and 0 fall on the weekend.
    const lines = await ladder('2026-05-22', { end: '2026-11-22T23:00:00+01:00' });
    expect(toldAt(lines)).toEqual(
      ['10-23', '11-09', '11-16', '11-19'].map((date) => `${date} 07:30 warning password-expiry.soon`),
    );
  });

  it('after three weeks away: one alert for the two thresholds crossed', async () => {
    const lines = await ladder('2026-05-20', {
      end: '2026-11-12T20:00:00+01:00',
      away: [{ from: '2026-10-15T18:00:00+02:00', to: '2026-11-10T09:00:00+01:00' }],
    });
    expect(toldAt(lines)).toEqual([expect.stringMatching(/^11-10 09:0\d warning password-expiry.soon$/)]);
  });

  it('once expired: each working day until a login is accepted, then one question about the date', async () => {
    // Sending fails for another reason from the last day on, so that nothing is accepted.
    const lines = await ladder('2026-05-12', {
      world: [{ from: '2026-11-12T17:00:00+01:00', to: '2026-11-18T10:00:00+01:00', sending: 'in-use' }],
    });
    const expiry = alertsOf(lines).flatMap(({ at, check, code, covers }) =>
      [check === 'summary' ? covers.map((one) => one.code) : code]
        .flat()
        .filter((one) => /expired|confirm/.test(one))
        .map((one) => `${local(at).slice(0, 5)} ${one}`),
    );
    expect(expiry).toEqual([
      '11-13 password-expiry.expired',
      '11-16 password-expiry.expired',
      '11-17 password-expiry.expired',
      '11-18 password-expiry.expired',
      '11-18 password-expiry.date-to-confirm',
    ]);
  });

  it('stops at a renewal', async () => {
    const lines = await ladder('2026-05-20', {
      user: [{ at: '2026-10-22T10:00:00+02:00', does: 'password-changed' }],
    });
    expect(toldAt(lines)).toEqual(['10-21 07:30 warning password-expiry.soon']);
  });

  it('with no date known: an invitation a month, and never a countdown', async () => {
    const lines = await play({
      start: '2026-09-01T08:00:00+02:00',
      end: '2027-03-31T08:00:00+02:00',
      pc: [{ days: 'mon-fri', from: '07:45', to: '17:30' }],
      mailboxes: [{ address: school }],
    });
    const codes = told(lines);
    expect(new Set(codes)).toEqual(new Set(['info password-expiry.date-unknown']));
    expect(codes.length).toBeGreaterThanOrEqual(6);
    expect(codes.length).toBeLessThanOrEqual(7);
    const months = alertsOf(lines).map(({ at }) => local(at).slice(0, 2));
    expect(new Set(months).size).toBe(months.length);
  });
});

describe('the summary', () => {
  const rungToday = (...addresses: string[]) =>
    play({
      end: '2026-09-08T20:00:00+02:00',
      // 30 days before 8 October.
      mailboxes: addresses.map((address) => ({ address, passwordChangedOn: '2026-04-08' })),
    });

  it('one that waited is told as itself, under its own check', async () => {
    const alerts = alertsOf(await rungToday(school));
    expect(alerts).toMatchObject([{ mailbox: school, check: 'password-expiry', code: 'password-expiry.soon' }]);
  });

  it('two that waited are one alert that names both', async () => {
    const alerts = alertsOf(await rungToday(school, authority));
    expect(alerts).toMatchObject([{ check: 'password-expiry', severity: 'warning' }]);
    expect(alerts[0]?.covers).toEqual(
      [school, authority].map((mailbox) => ({ mailbox, check: 'password-expiry', code: 'password-expiry.soon' })),
    );
    expect(local(alerts[0]?.at ?? '')).toBe('09-08 07:30');
  });

  it('recoveries of the night are gathered with what else waited', async () => {
    const lines = await play({
      start: '2026-09-07T06:00:00+02:00',
      end: '2026-09-08T20:00:00+02:00',
      mailboxes: [{ address: school, passwordChangedOn: '2026-04-08' }],
      world: [{ from: '2026-09-07T20:00:00+02:00', to: '2026-09-07T23:00:00+02:00', receiving: 'timeout' }],
    });
    expect(told(lines)[0]).toBe('critical receiving.unreachable');
    expect(alertsOf(lines).slice(1)).toMatchObject([{ check: 'summary' }]);
    expect(
      alertsOf(lines)[1]
        ?.covers.map(({ code }) => code)
        .sort(),
    ).toEqual(['password-expiry.soon', 'receiving.ok']);
  });
});

describe('a snooze', () => {
  const snooze = (at: string, lasting: string) => ({ user: [{ at, does: 'snooze', for: lasting }] });
  const mailboxes = [{ address: school, passwordChangedOn: '2026-04-08' }];

  it.each([
    ['PT3H', '09-08 09:00'],
    ['P1D', '09-09 07:30'],
  ])('of %s silences a warning until it ends', async (lasting, expected) => {
    const lines = await play({ mailboxes, ...snooze('2026-09-08T06:00:00+02:00', lasting) });
    expect(toldAt(lines)).toEqual([`${expected} warning password-expiry.soon`]);
  });

  it('silences toasts and never colours', async () => {
    const lines = await play({
      world: [{ from: '2026-09-08T10:00:00+02:00', to: '2026-09-08T12:00:00+02:00', receiving: 'timeout' }],
      ...snooze('2026-09-08T09:00:00+02:00', 'P1D'),
    });
    expect(turnedAt(lines, 'receiving.unreachable')).toMatch(/^09-08 10:/);
    expect(alertsOf(lines).filter(({ severity }) => severity !== 'critical')).toEqual([]);
  });

  it('of an hour lasts no longer because the clock was set back', () => {
    const nowMs = Date.parse('2026-09-08T10:00:00+02:00');
    const watch = beginWatch([], createContext([]), nowMs);
    watch.happen({ kind: 'snoozed', atMs: nowMs, untilMs: nowMs + day / 24 });
    const backMs = nowMs - 30 * day;
    watch.happen({ kind: 'tick', atMs: backMs });
    watch.happen({ kind: 'tick', atMs: backMs + day / 12 });
    expect(isSnoozed(watch.state(), backMs + day / 12)).toBe(false);
  });
});

describe('a certificate about to expire', () => {
  const world = [
    { from: '2026-09-01T00:00:00+02:00', to: '2026-09-25T12:00:00+02:00', certificateExpires: '2026-09-30' },
    { from: '2026-09-25T12:00:00+02:00', to: null, certificateExpires: '2026-12-24' },
  ];

  it('is told once, and again when its successor is about to expire', async () => {
    const lines = await play({
      start: '2026-08-24T06:00:00+02:00',
      end: '2026-12-23T20:00:00+01:00',
      world,
    });
    const alarms = told(lines, 'certificate').filter((entry) => !entry.startsWith('recovery'));
    expect(alarms).toEqual(Array(2).fill(expect.stringMatching(/^warning certificate\.expires/)));
  });

  it('and renewed has one recovery', async () => {
    const lines = await play({
      start: '2026-09-07T06:00:00+02:00',
      end: '2026-10-10T20:00:00+02:00',
      world,
    });
    expect(told(lines, 'certificate').filter((entry) => entry.startsWith('recovery'))).toEqual([
      'recovery certificate.ok',
    ]);
  });
});

describe('a full box', () => {
  /** A box that fills during a quarter of an hour asleep. */
  const filled = (sending: Record<string, unknown>) =>
    play({
      start: '2026-09-08T07:45:00+02:00',
      end: '2026-09-08T17:30:00+02:00',
      pc: [
        { days: 'mon-fri', from: '07:45', to: '12:00' },
        { days: 'mon-fri', from: '12:15', to: '17:30' },
      ],
      mailboxes: [{ address: school, passwordChangedOn: '2026-08-01', limitMessages: 10 }],
      world: [
        { from: '2026-09-08T12:00:00+02:00', to: null, arrivals: { perDay: 5_000, octets: 1_000 }, collectEvery: null },
        { from: '2026-09-08T08:00:00+02:00', to: null, ...sending },
      ],
    });

  it('that filled while the PC slept is told at the first look', async () => {
    const lines = await filled({});
    expect(turnedAt(lines, 'storage.full')).toBe('09-08 12:16');
    expect(toldAt(lines, 'storage')).toEqual([expect.stringMatching(/^09-08 12:1[67] critical storage.full$/)]);
  });

  it('is told at once whatever sending waits for', async () => {
    const lines = await filled({ sending: 'closed', passwordSent: true });
    expect(turnedAt(lines, 'storage.full')).toBe('09-08 12:16');
    expect(toldAt(lines, 'storage')).toEqual([expect.stringMatching(/^09-08 12:1[67] critical storage.full$/)]);
  });
});

describe("a password that is wrong in Vigie but right in the school's mail program", () => {
  it('never leads to alarms about collection: nobody has looked since', async () => {
    const lines = await play({
      start: '2026-08-17T06:00:00+02:00',
      end: '2026-09-25T06:00:00+02:00',
      pc: [{ days: 'mon-fri', from: '07:45', to: '17:30' }],
      world: [
        {
          from: '2026-08-17T06:00:00+02:00',
          to: null,
          arrivals: { perDay: 20, octets: 10_000 },
          collectEvery: 'PT1H',
        },
        { from: '2026-09-08T10:00:00+02:00', to: null, receiving: 'credentials' },
      ],
    });
    expect(alertsOf(lines, 'collection')).toEqual([]);
  });
});
