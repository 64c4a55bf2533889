import { beforeAll, describe, expect, it } from 'vitest';
import { belgianCalendar as calendar, defaultProfile } from '../../../src/app/belgium.ts';
import type { SimulationLine } from '../../../src/app/simulation/lines.ts';
import { readScenario } from '../../../src/app/simulation/scenario.ts';
import { simulate } from '../../../src/app/simulation/simulate.ts';
import { isSnoozed } from '../../../src/domain/tell/alert.ts';
import { createContext } from '../../support/fakes.ts';
import { beginWatch } from '../../support/watch-driver.ts';

const school = 'ec001234@adm.cfwb.be';
const authority = 'po004321@adm.cfwb.be';
const day = 86_400_000;

/** Tuesday 8 September 2026, the PC always on, unless told otherwise. */
async function play(data: Record<string, unknown>): Promise<SimulationLine[]> {
  const read = readScenario({
    start: '2026-09-08T06:00:00+02:00',
    end: '2026-09-09T20:00:00+02:00',
    mailboxes: [{ address: school, passwordChangedOn: '2026-08-01' }],
    ...data,
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const lines: SimulationLine[] = [];
  await simulate(read.scenario, { calendar, profile: defaultProfile }, (line) => lines.push(line));
  return lines;
}
const local = (at: string): string => {
  const { date, minuteOfDay } = calendar.localTime(Date.parse(at));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.slice(5)} ${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
};
const alertsOf = (lines: readonly SimulationLine[], check?: string) =>
  lines.flatMap((line) => (line.event === 'alert' && (check === undefined || line.check === check) ? [line] : []));
const healthOf = (lines: readonly SimulationLine[], check: string) =>
  lines.flatMap((line) => (line.event === 'health' && line.check === check ? [line] : []));
const told = (lines: readonly SimulationLine[], check?: string): string[] =>
  alertsOf(lines, check).map(({ severity, code }) => `${severity} ${code}`);
const toldAt = (lines: readonly SimulationLine[], check?: string): string[] =>
  alertsOf(lines, check).map(({ at, severity, code }) => `${local(at)} ${severity} ${code}`);
const turnedAt = (lines: readonly SimulationLine[], code: string): string | undefined => {
  const found = lines.find((line) => line.event === 'health' && line.code === code);
  return found && local(found.at);
};

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

  it('that returns after its recovery was told is a new one', async () => {
    const lines = await play({
      world: ['10', '14'].map((hour) => ({
        from: `2026-09-08T${hour}:00:00+02:00`,
        to: `2026-09-08T${Number(hour) + 2}:00:00+02:00`,
        receiving: 'timeout',
      })),
    });
    expect(told(lines)).toEqual([
      'critical receiving.unreachable',
      'recovery receiving.ok',
      'critical receiving.unreachable',
      'recovery receiving.ok',
    ]);
  });

  it('escalates: one alert for each level, none on the way down but the recovery', async () => {
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
      'warning storage.very-high',
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

  it('is not made for storage and certificate: one alert for their level', async () => {
    const lines = await play({
      end: '2026-09-18T20:00:00+02:00',
      mailboxes: [{ address: school, passwordChangedOn: '2026-08-01', limitMessages: 10 }],
      world: [
        {
          from: '2026-09-08T06:00:00+02:00',
          to: null,
          arrivals: { perDay: 200, octets: 1_000 },
          collectEvery: null,
          certificateExpires: '2026-09-30',
        },
      ],
    });
    expect(alertsOf(lines, 'storage').filter(({ severity }) => severity === 'critical')).toHaveLength(1);
    const covered = alertsOf(lines).flatMap(({ code, covers }) => [code, ...covers.map((one) => one.code)]);
    expect(covered.filter((code) => code.startsWith('certificate.'))).toEqual(['certificate.expires-soon']);
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

  it('and another cause in the same minutes are two', async () => {
    const lines = await play({
      ...outage({ receiving: 'credentials', sending: 'account-disabled' }),
      user: [{ at: '2026-09-08T10:01:00+02:00', does: 'restart' }],
    });
    expect(told(lines).slice(0, 2).sort()).toEqual([
      'critical receiving.password-refused',
      'critical sending.account-disabled',
    ]);
  });

  it('two causes that end in the same minutes have two recoveries', async () => {
    const lines = await play({
      ...outage({ receiving: 'credentials', sending: 'account-disabled' }),
      user: [
        { at: '2026-09-08T10:01:00+02:00', does: 'restart' },
        { at: '2026-09-08T16:01:00+02:00', does: 'edit-password' },
      ],
    });
    expect(told(lines).slice(2).sort()).toEqual(['recovery receiving.ok', 'recovery sending.ok']);
  });
});

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
    expect(alerts).toMatchObject([
      { mailbox: school, check: 'password-expiry', code: 'password-expiry.soon', covers: [] },
    ]);
  });

  it('two that waited are one alert that names both', async () => {
    const alerts = alertsOf(await rungToday(school, authority));
    expect(alerts).toMatchObject([{ check: 'summary' }]);
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

  it('is told once for each level, and again when its successor is about to expire', async () => {
    const lines = await play({
      start: '2026-08-24T06:00:00+02:00',
      end: '2026-12-23T20:00:00+01:00',
      world,
    });
    expect(told(lines, 'certificate').filter((entry) => !entry.startsWith('recovery'))).toEqual([
      'warning certificate.expires-soon',
      'warning certificate.expires-very-soon',
      'warning certificate.expires-soon',
      'warning certificate.expires-very-soon',
    ]);
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
