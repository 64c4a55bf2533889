import { beforeAll, describe, expect, it } from 'vitest';
import { belgianCalendar as calendar } from '../../../src/app/belgium.ts';
import { alertsOf, authority, day, healthOf, local, play, school, told, toldAt, turnedAt } from '../../support/told.ts';

describe('one incident', () => {
  it('is told once, however many looks confirm it, and its end once', async () => {
    const lines = await play({
      world: [{ from: '2026-09-08T10:00:00+02:00', to: '2026-09-08T14:00:00+02:00', receiving: 'timeout' }],
    });
    expect(told(lines)).toEqual(['critical receiving.unreachable', 'recovery receiving.ok']);
    expect(local(alertsOf(lines)[0]?.at ?? '')).toBe(turnedAt(lines, 'receiving.unreachable'));
  });

  it('that is over before it is confirmed is not told, nor its end', async () => {
    const lines = await play({
      world: [{ from: '2026-09-08T10:00:00+02:00', to: '2026-09-08T10:03:00+02:00', receiving: 'timeout' }],
    });
    expect(told(lines)).toEqual([]);
  });

  it('survives a restart of the program: nothing is told twice', async () => {
    const lines = await play({
      world: [{ from: '2026-09-08T10:00:00+02:00', to: '2026-09-08T14:00:00+02:00', receiving: 'timeout' }],
      user: ['11:00', '11:30', '13:00', '15:00'].map((time) => ({
        at: `2026-09-08T${time}:00+02:00`,
        does: 'restart',
      })),
    });
    expect(told(lines)).toEqual(['critical receiving.unreachable', 'recovery receiving.ok']);
  });

  it('that returns within a day is the same one: no alarm, and its end is told after a day of quiet', async () => {
    const lines = await play({
      world: ['10', '14'].map((hour) => ({
        from: `2026-09-08T${hour}:00:00+02:00`,
        to: `2026-09-08T${Number(hour) + 2}:00:00+02:00`,
        receiving: 'timeout',
      })),
    });
    expect(toldAt(lines)).toEqual([
      expect.stringMatching(/^09-08 10:.* critical receiving.unreachable$/),
      expect.stringMatching(/^09-08 12:.* recovery receiving.ok$/),
      expect.stringMatching(/^09-09 16:.* recovery receiving.ok$/),
    ]);
  });

  it('escalates: one alert for each level that stays for a second look, a reminder of the worst, and the recovery', async () => {
    const lines = await play({
      mailboxes: [{ address: school, passwordChangedOn: '2026-08-01', limitBytes: 10_000_000 }],
      world: [
        {
          // Some 9 % an hour.
          from: '2026-09-08T06:00:00+02:00',
          to: '2026-09-09T10:00:00+02:00',
          arrivals: { perDay: 9 * 24, octets: 100_000 },
          collectEvery: null,
        },
      ],
    });
    expect(told(lines, 'storage')).toEqual([
      'warning storage.high',
      'critical storage.full',
      'critical storage.full',
      'recovery storage.ok',
    ]);
  });
});

describe('hours', () => {
  it.each([
    ['at three in the morning', '2026-09-08T03:00:00+02:00'],
    ['on a Sunday', '2026-09-13T15:00:00+02:00'],
    ['on Christmas', '2026-12-25T10:00:00+01:00'],
  ])('a critical alert goes at once %s; its recovery waits for the opening', async (_name, from) => {
    const start = Date.parse(from);
    const lines = await play({
      start: new Date(start - day / 4).toISOString(),
      end: new Date(start + 4 * day).toISOString(),
      mailboxes: [{ address: school, passwordChangedOn: '2026-08-15' }],
      world: [{ from, to: new Date(start + day / 12).toISOString(), receiving: 'timeout' }],
    });
    const [trouble, recovery, ...more] = alertsOf(lines);
    expect(more).toEqual([]);
    expect(Date.parse(trouble?.at ?? '') - start).toBeLessThan(45 * 60_000);
    expect(recovery?.severity).toBe('recovery');
    expect(recovery && local(recovery.at).slice(6)).toBe('07:30');
    expect(calendar.isWorkingDay(calendar.localDate(Date.parse(recovery?.at ?? '')))).toBe(true);
  });

  /** A box of 100 messages that fills past 75 % in the evening. */
  const filling = (emptied: string | null) => ({
    end: '2026-09-09T09:00:00+02:00',
    mailboxes: [{ address: school, passwordChangedOn: '2026-08-01', limitMessages: 100 }],
    world: [
      { from: '2026-09-08T06:00:00+02:00', to: emptied, collectEvery: null },
      {
        from: '2026-09-08T19:00:00+02:00',
        to: '2026-09-08T21:00:00+02:00',
        arrivals: { perDay: 12 * 82, octets: 1_000 },
      },
    ],
  });
  /** A seed with which the chance arrivals end between the two warnings' thresholds. */
  let seed = 0;
  beforeAll(async () => {
    const lastLevel = async (): Promise<string | undefined> =>
      healthOf(await play({ ...filling(null), seed }), 'storage').at(-1)?.code;
    while (seed < 50 && (await lastLevel()) !== 'storage.high') seed += 1;
  });

  it('a warning outside them waits for the opening', async () => {
    const lines = await play({ ...filling(null), seed });
    expect(turnedAt(lines, 'storage.high')).toMatch(/^09-08 (19|20|21):/);
    expect(toldAt(lines, 'storage')).toEqual(['09-09 07:30 warning storage.high']);
  });

  it('what is no longer true at the opening is not told, nor its recovery', async () => {
    const lines = await play({ ...filling('2026-09-09T04:00:00+02:00'), seed });
    expect(turnedAt(lines, 'storage.high')).toMatch(/^09-08 (19|20|21):/);
    expect(told(lines)).toEqual([]);
  });

  it('a warning that waited is told when the PC wakes, not before its first looks', async () => {
    const lines = await play({
      ...filling(null),
      seed,
      end: '2026-09-10T12:00:00+02:00',
      away: [{ from: '2026-09-09T06:00:00+02:00', to: '2026-09-09T10:00:00+02:00' }],
    });
    expect(toldAt(lines, 'storage')[0]).toMatch(/^09-09 10:0[1-5] warning storage.high$/);
  });
});

describe('the daily reminder', () => {
  it.each(['receiving', 'sending'])('%s: at 07:30 on working days while critical', async (leg) => {
    const lines = await play({
      start: '2026-11-05T06:00:00+01:00',
      end: '2026-11-12T20:00:00+01:00',
      mailboxes: [{ address: school, passwordChangedOn: '2026-11-01' }],
      world: [{ from: '2026-11-05T10:00:00+01:00', to: null, [leg]: 'timeout' }],
    });
    const [firstTold, ...reminders] = toldAt(lines);
    expect(firstTold).toMatch(/^11-05 1[01]:/);
    // Friday, Monday, Tuesday, Thursday: neither the weekend nor Armistice Day.
    expect(reminders).toEqual(
      ['11-06', '11-09', '11-10', '11-12'].map((date) => `${date} 07:30 critical ${leg}.unreachable`),
    );
  });

  it('goes on after a refusal, when nothing is looked at any more', async () => {
    const lines = await play({
      end: '2026-09-10T20:00:00+02:00',
      world: [{ from: '2026-09-08T10:00:00+02:00', to: null, receiving: 'credentials' }],
    });
    expect(toldAt(lines).slice(1)).toEqual([
      '09-09 07:30 critical receiving.password-refused',
      '09-10 07:30 critical receiving.password-refused',
    ]);
  });

  it('is made for a full box, and not for a certificate', async () => {
    const lines = await play({
      end: '2026-09-18T20:00:00+02:00',
      mailboxes: [{ address: school, passwordChangedOn: '2026-08-01', limitMessages: 10 }],
      world: [
        {
          from: '2026-09-08T06:00:00+02:00',
          to: null,
          arrivals: { perDay: 200, octets: 1_000 },
          collectEvery: null,
          certificateExpires: '2026-09-20',
        },
      ],
    });
    const covered = alertsOf(lines).flatMap(({ at, covers }) => covers.map(({ code }) => `${local(at)} ${code}`));
    const mornings = ['09', '10', '11', '14', '15'].map((day) => `09-${day} 07:30 storage.full`);
    expect(covered.filter((one) => one.endsWith(' storage.full')).slice(-mornings.length)).toEqual(mornings);
    expect(covered.filter((one) => / certificate\./.test(one))).toHaveLength(1);
  });

  it('stops at the recovery', async () => {
    const lines = await play({
      end: '2026-09-11T20:00:00+02:00',
      world: [{ from: '2026-09-08T10:00:00+02:00', to: '2026-09-08T23:00:00+02:00', receiving: 'timeout' }],
    });
    expect(toldAt(lines).slice(1)).toEqual(['09-09 07:30 recovery receiving.ok']);
  });
});

describe('one cause', () => {
  const mailboxes = [school, authority].map((address) => ({ address, passwordChangedOn: '2026-08-01' }));
  const outage = (keys: Record<string, unknown>) => ({
    world: [{ from: '2026-09-08T10:00:00+02:00', to: '2026-09-08T16:00:00+02:00', ...keys }],
  });

  it('that turns both legs within 5 minutes is one toast, and one recovery', async () => {
    // Asked for at the same time, so that both legs fail together.
    const lines = await play({
      ...outage({ receiving: 'timeout', sending: 'timeout' }),
      user: [
        { at: '2026-09-08T10:01:00+02:00', does: 'restart' },
        { at: '2026-09-08T16:01:00+02:00', does: 'restart' },
      ],
    });
    expect(alertsOf(lines).map(({ severity }) => severity)).toEqual(['critical', 'recovery']);
  });

  it('that turns four legs of two mailboxes within 5 minutes is one toast, and one recovery', async () => {
    const lines = await play({
      mailboxes,
      ...outage({ receiving: 'timeout', sending: 'timeout' }),
      user: [
        { at: '2026-09-08T10:01:00+02:00', does: 'restart' },
        { at: '2026-09-08T16:01:00+02:00', does: 'restart' },
      ],
    });
    expect(alertsOf(lines).map(({ severity }) => severity)).toEqual(['critical', 'recovery']);
  });

  it('and another cause in the same minutes are two, in one summary', async () => {
    const lines = await play({
      ...outage({ receiving: 'credentials', sending: 'account-disabled' }),
      user: [{ at: '2026-09-08T10:01:00+02:00', does: 'restart' }],
    });
    expect(alertsOf(lines)[0]).toMatchObject({
      code: 'summary',
      covers: [{ code: 'receiving.password-refused' }, { code: 'sending.account-disabled' }],
    });
  });

  it('two causes that end in the same minutes have one summary too', async () => {
    const lines = await play({
      ...outage({ receiving: 'credentials', sending: 'account-disabled' }),
      user: [
        { at: '2026-09-08T10:01:00+02:00', does: 'restart' },
        { at: '2026-09-08T16:01:00+02:00', does: 'edit-password' },
      ],
    });
    expect(alertsOf(lines)[1]).toMatchObject({
      severity: 'recovery',
      covers: [{ code: 'receiving.ok' }, { code: 'sending.ok' }],
    });
  });
});
