import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belgium, defaultProfile } from '../../src/app/belgium.ts';
import type { SimulationLine } from '../../src/app/simulation/lines.ts';
import { readScenario } from '../../src/app/simulation/scenario.ts';
import { simulate } from '../../src/app/simulation/simulate.ts';
import { legs } from '../../src/domain/model/health.ts';
import { dailySessions } from '../../src/domain/model/rules.ts';
import type { WatchState } from '../../src/domain/model/state.ts';
import { isBelieved } from '../../src/domain/time/believed-clock.ts';

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.parse('2026-09-07T06:00:00+02:00');
const end = start + 42 * day;
const iso = (atMs: number): string => new Date(atMs).toISOString();
const school = 'ec001234@adm.cfwb.be';

type Alert = Extract<SimulationLine, { event: 'alert' }>;
type Turn = { readonly from: number; readonly to: number; readonly offset: string };
type World = { readonly [key: string]: unknown };

async function play(
  world: World,
  clock: readonly Turn[],
  inspect?: (state: WatchState, nowMs: number) => void,
): Promise<readonly SimulationLine[]> {
  const read = readScenario({
    start: iso(start),
    end: iso(end),
    mailboxes: [{ address: school, limitBytes: 20_000_000, passwordChangedOn: '2026-04-12' }],
    ...world,
    clock: clock.map(({ from, to, offset }) => ({ from: iso(from), to: iso(to), offset })),
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const lines: SimulationLine[] = [];
  await simulate(read.scenario, { ...belgium, profile: defaultProfile, ...(inspect ? { inspect } : {}) }, (line) =>
    lines.push(line),
  );
  return lines;
}

const alerts = (lines: readonly SimulationLine[]): readonly Alert[] => lines.filter((line) => line.event === 'alert');
const said = ({ at, severity, code, title }: Alert): string => [at, severity, code, title].join(' ');
const saidOn = ({ at, severity, code, title }: Alert): string => [at.slice(0, 10), severity, code, title].join(' ');

const office = { pc: [{ days: 'mon-fri', from: '07:45', to: '17:30' }] };
const always = { pc: 'always' };
const during = (from: number, to: number, what: World): World => ({
  from: iso(start + from * day),
  to: iso(start + to * day),
  ...what,
});
const mail = { arrivals: { perDay: 4, octets: 50_000 }, collectEvery: 'PT15M' };
/** What there is to be told: servers away, a refusal, passwords gone, a quota that fills, copies left, nobody who collects. */
const troubles = [
  [during(8, 9, { receiving: 'timeout', sending: 'timeout' }), during(22, 24, { sending: 'mechanism' })],
  [during(0, 42, mail), during(7, 16, { keychain: 'gone' }), during(28, 33, { sending: 'credentials' })],
  [during(0, 42, mail), during(9, 20, { quota: { usedBytes: 19_500_000, limitBytes: 20_000_000 } })],
  [during(0, 42, { ...mail, copyLeft: 'P14D' }), during(25, 26, { receiving: 'certificate' })],
  [during(0, 42, { ...mail, collectEvery: null }), during(14, 15, { network: 'down' })],
];

/** Within the time that the PC is awake, a morning of a working day. */
const morning = fc.integer({ min: 1, max: 36 }).map((days) => start + days * day + 3 * hour);
const offset = fc.integer({ min: 2, max: 3_000 }).chain((days) => fc.constantFrom(`P${days}D`, `-P${days}D`));

describe('a clock that is turned while the PC is awake, and right again before it sleeps', () => {
  it('changes nothing that is said but of the days that it cost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(office, always),
        fc.constantFrom(...troubles),
        morning,
        fc.integer({ min: 1, max: 7 }),
        offset,
        async (pc, happenings, from, hours, by) => {
          const world = { ...pc, world: happenings };
          const to = from + hours * hour;
          const right = alerts(await play(world, []));
          const turned = alerts(await play(world, [{ from, to, offset: by }]));
          // Looks are made at the same moments, so that even these agree; a date is told as soon as it is judged again.
          const isApart = ({ at }: Alert): boolean => Date.parse(at) < from || Date.parse(at) > to + hour;
          expect(turned.filter(isApart).map(said)).toEqual(right.filter(isApart).map(said));
          expect(new Set(turned.map(saidOn))).toEqual(new Set(right.map(saidOn)));
        },
      ),
      { numRuns: 10 },
    );
  });
});

const anyTurns = fc.array(
  fc.record({
    from: fc.integer({ min: start + day, max: start + 18 * day }),
    lengthMs: fc.integer({ min: hour, max: 6 * day }),
    by: offset,
  }),
  { minLength: 1, maxLength: 2 },
);

describe('a clock that is turned at any time, and right again', () => {
  const turnsOf = (list: readonly { from: number; lengthMs: number; by: string }[]): readonly Turn[] =>
    list.map(({ from, lengthMs, by }) => ({ from, to: from + lengthMs, offset: by }));

  it('takes no rung of the ladder that is left, and says nothing for ever', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(office, always), anyTurns, async (pc, list) => {
        const turns = turnsOf(list);
        const last = Math.max(...turns.map(({ to }) => to));
        const right = alerts(await play(pc, []));
        const turned = alerts(await play(pc, turns));
        // Who set the clock may have been wrong, for a working day at most, and weekends lie between.
        const isAfter = ({ at }: Alert): boolean => Date.parse(at) > last + 5 * day;
        expect(turned.filter(isAfter).map(saidOn)).toEqual(expect.arrayContaining(right.filter(isAfter).map(saidOn)));
      }),
      { numRuns: 6 },
    );
  });

  it('opens no more sessions a day than ever', async () => {
    await fc.assert(
      fc.asyncProperty(anyTurns, async (list) => {
        const lines = await play(always, turnsOf(list));
        const count = new Map<string, number>();
        for (const line of lines) {
          if (line.event !== 'probe') continue;
          const key = `${line.leg} ${belgium.calendar.localDate(Date.parse(line.at))}`;
          count.set(key, (count.get(key) ?? 0) + 1);
        }
        for (const leg of legs)
          for (const [key, sessions] of count)
            if (key.startsWith(leg)) expect(sessions).toBeLessThanOrEqual(dailySessions[leg]);
      }),
      { numRuns: 5 },
    );
  });

  it('judges no date, and says none, while it is not believed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(office, always), anyTurns, async (pc, list) => {
        let isRight = true;
        const lines = await play(pc, turnsOf(list), (state) => {
          isRight = isBelieved(state.clock);
          const [mailbox] = state.mailboxes;
          if (!isRight && mailbox?.legs.receiving.lastLookMs)
            expect(mailbox.health['password-expiry'].code).toMatch(/clock-wrong|date-unknown/);
        });
        expect(lines.length).toBeGreaterThan(0);
      }),
      { numRuns: 4 },
    );
  });
});
