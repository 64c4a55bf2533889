import fc from 'fast-check';
import { belgium, defaultProfile } from '../../src/app/belgium.ts';
import type { SimulationLine } from '../../src/app/simulation/lines.ts';
import { readScenario, type Scenario } from '../../src/app/simulation/scenario.ts';
import { type SimulationOptions, simulate } from '../../src/app/simulation/simulate.ts';
import { failureKinds } from '../../src/domain/model/failure.ts';
import { checkIds, legs } from '../../src/domain/model/health.ts';

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;
export const iso = (atMs: number): string => new Date(atMs).toISOString();

export type Inspect = NonNullable<SimulationOptions['inspect']>;

export function parse(data: unknown): Scenario {
  const read = readScenario(data);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.scenario;
}

/** Plays a world without the school calendar: its closures are the scenario's own. */
export async function playWorld(scenario: Scenario, inspect?: Inspect): Promise<SimulationLine[]> {
  const lines: SimulationLine[] = [];
  await simulate(
    scenario,
    { ...belgium, schoolCalendar: [], profile: defaultProfile, ...(inspect ? { inspect } : {}) },
    (line) => lines.push(line),
  );
  return lines;
}

export const addresses = ['ec001234@adm.cfwb.be', 'po004321@adm.cfwb.be'];
/** Some from which one to four weeks hold a change of the clocks, public holidays, or Christmas. */
const startDays = ['2026-09-07', '2026-10-19', '2026-12-14', '2027-03-22', '2027-04-26', '2027-02-15'];

const outcome = fc.oneof(
  { weight: 2, arbitrary: fc.constant('ok' as const) },
  { weight: 3, arbitrary: fc.constantFrom(...failureKinds) },
  // Those that have a rule of their own.
  { weight: 2, arbitrary: fc.constantFrom('locked-out' as const, 'mailbox-full' as const, 'access-off' as const) },
);

/** A moment of the scenario: whole minutes mostly, any millisecond sometimes. */
const moment = (lengthMs: number) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: Math.floor(lengthMs / minute) }).map((n) => n * minute) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: lengthMs }) },
  );
const lasting = fc.oneof(
  fc.integer({ min: 1, max: 30 }).map((n) => n * minute),
  fc.integer({ min: 1, max: 48 }).map((n) => n * hour),
  fc.integer({ min: 1, max: 14 }).map((n) => n * day),
);

const optional = <Value>(arbitrary: fc.Arbitrary<Value>, freq: number) =>
  fc.option(arbitrary, { nil: undefined, freq });

const worldEntry = (startMs: number, lengthMs: number, mailboxes: number) =>
  fc
    .record({
      fromMs: moment(lengthMs),
      forMs: fc.option(lasting, { freq: 5 }),
      mailbox: optional(fc.integer({ min: 0, max: mailboxes - 1 }), 2),
      receiving: optional(outcome, 2),
      sending: optional(outcome, 2),
      passwordSent: optional(fc.boolean(), 2),
      beforePassword: optional(fc.boolean(), 3),
      retryAfter: optional(fc.constantFrom('PT30S', 'PT20M', 'PT9H', 'P2D', null), 2),
      arrivals: optional(
        fc.record({ perDay: fc.constantFrom(0, 1, 4, 40), octets: fc.constantFrom(1_000, 200_000, 2_000_000) }),
        2,
      ),
      collectEvery: optional(fc.constantFrom('PT15M', 'PT4H', null), 2),
      copyLeft: optional(fc.constantFrom<boolean | string>(true, false, 'P3D'), 1),
      outlook: optional(fc.constantFrom('running' as const, 'closed' as const, 'unknown' as const), 2),
      imapQuota: optional(fc.boolean(), 1),
      quota: optional(
        fc.oneof(
          fc.constantFrom('failed' as const, 'refused' as const, 'unlimited' as const, 'not-offered' as const),
          fc.record({ usedBytes: fc.integer({ min: 0, max: 50_000_000 }), limitBytes: fc.constant(50_000_000) }),
        ),
        1,
      ),
      elsewhereBytes: optional(fc.constantFrom(0, 1_000_000, 30_000_000), 1),
      keychain: optional(fc.constantFrom('ok' as const, 'gone' as const, 'locked' as const), 1),
      uidl: optional(fc.boolean(), 1),
      certificateExpires: optional(
        fc.integer({ min: -5, max: 70 }).map((days) => iso(startMs + days * day).slice(0, 10)),
        1,
      ),
    })
    .map(({ fromMs, forMs, ...keys }) => ({
      from: iso(startMs + fromMs),
      to: forMs === null ? null : iso(startMs + fromMs + forMs),
      ...keys,
    }));

/** The network is this PC's: the same for all mailboxes. */
const networkEntry = (startMs: number, lengthMs: number) =>
  fc
    .record({ fromMs: moment(lengthMs), forMs: lasting, network: fc.constantFrom('down' as const, 'up' as const) })
    .map(({ fromMs, forMs, network }) => ({
      from: iso(startMs + fromMs),
      to: iso(startMs + fromMs + forMs),
      network,
    }));

const closure = (startMs: number, lengthMs: number) =>
  fc.record({ fromMs: moment(lengthMs), days: fc.integer({ min: 0, max: 16 }) }).map(({ fromMs, days }) => ({
    from: iso(startMs + fromMs).slice(0, 10),
    to: iso(startMs + fromMs + days * day).slice(0, 10),
  }));

type Act = { readonly does: string; readonly [key: string]: unknown };
const plainActs = ['password-changed', 'edit-password', 'test-now', 'confirm-test', 'snooze', 'restart', 'collect'];
const renewalActs = ['begin-renewal', 'end-renewal'];

const userAct = (startMs: number, lengthMs: number, mailboxes: number) =>
  fc
    .record({
      atMs: moment(lengthMs),
      act: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom<Act>(...plainActs.map((does) => ({ does }))) },
        { weight: 1, arbitrary: fc.constantFrom(...legs).map((leg): Act => ({ does: 'type-password', leg })) },
        { weight: 1, arbitrary: fc.constantFrom<Act>(...renewalActs.map((does) => ({ does }))) },
        { weight: 2, arbitrary: fc.constantFrom(...checkIds).map((check): Act => ({ does: 'noted', check })) },
        { weight: 1, arbitrary: fc.constantFrom(null, 20_000_000).map((bytes): Act => ({ does: 'set-limit', bytes })) },
        {
          weight: 1,
          arbitrary: fc
            .integer({ min: -200, max: 0 })
            .map((days): Act => ({ does: 'set-date', changedOn: iso(startMs + days * day).slice(0, 10) })),
        },
      ),
      mailbox: fc.integer({ min: 0, max: mailboxes - 1 }),
      leg: optional(fc.constantFrom(...legs), 1),
      for: fc.constantFrom('PT1H', 'P1D', 'P3D'),
    })
    .map(({ atMs, act, ...rest }) => ({ at: iso(startMs + atMs), ...rest, ...act }));

const pc = fc.oneof(
  fc.constant('always' as const),
  fc.constant([{ days: 'mon-fri', from: '07:45', to: '17:30' }]),
  fc.constant([
    { days: 'mon,tue,thu', from: '08:00', to: '12:00' },
    { days: 'mon-fri', from: '13:00', to: '16:05' },
    { days: 'sat', from: '22:00', to: '23:59' },
  ]),
  fc.constant([{ days: 'mon-sun', from: '00:00', to: '03:30' }]),
);

/** A scenario as a program would read it from a file. */
export const randomScenario = fc
  .record({
    startDay: fc.constantFrom(...startDays),
    startHour: fc.integer({ min: 0, max: 23 }),
    weeks: fc.constantFrom(1, 1, 2, 4),
    seed: fc.integer({ min: 0, max: 1_000 }),
    mailboxes: fc.integer({ min: 1, max: 2 }),
  })
  .chain(({ startDay, startHour, weeks, seed, mailboxes }) => {
    const startMs = Date.parse(`${startDay}T00:00:00Z`) + startHour * hour;
    const lengthMs = weeks * 7 * day;
    return fc
      .record({
        settings: fc.array(
          fc.record({
            limitBytes: fc.constantFrom(null, 10_000_000, 52_428_800),
            limitMessages: fc.constantFrom(null, 50, 1_000),
            unwatched: fc.constantFrom(null, null, null, null, ...legs),
            passwordChangedOn: fc.option(
              fc.integer({ min: -220, max: -150 }).map((days) => iso(startMs + days * day).slice(0, 10)),
              { freq: 3 },
            ),
          }),
          { minLength: mailboxes, maxLength: mailboxes },
        ),
        pc,
        away: fc.array(
          fc
            .record({ fromMs: moment(lengthMs), forMs: lasting })
            .map(({ fromMs, forMs }) => ({ from: iso(startMs + fromMs), to: iso(startMs + fromMs + forMs) })),
          { maxLength: 2 },
        ),
        presence: optional(fc.constantFrom('always' as const, [{ days: 'mon-fri', from: '08:30', to: '11:00' }]), 2),
        closures: fc.array(closure(startMs, lengthMs), { maxLength: 1 }),
        world: fc.array(worldEntry(startMs, lengthMs, mailboxes), { maxLength: 8 }),
        network: fc.array(networkEntry(startMs, lengthMs), { maxLength: 3 }),
        user: fc.array(userAct(startMs, lengthMs, mailboxes), { maxLength: 10 }),
      })
      .map(({ settings, world, network, ...rest }) => ({
        start: iso(startMs),
        end: iso(startMs + lengthMs),
        seed,
        mailboxes: settings.map(({ unwatched, ...one }, index) => ({
          address: addresses[index],
          ...one,
          ...(unwatched === null ? {} : { [unwatched]: false }),
        })),
        world: [...world, ...network],
        ...rest,
      }));
  })
  // Keys that are undefined are absent.
  .map((data) => JSON.parse(JSON.stringify(data)) as unknown);
