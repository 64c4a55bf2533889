import { beforeAll, describe, expect, it } from 'vitest';
import { belgianCalendar, belgium, defaultProfile } from '../../../src/app/belgium.ts';
import type { SimulationLine } from '../../../src/app/simulation/lines.ts';
import { readScenario } from '../../../src/app/simulation/scenario.ts';
import { simulate } from '../../../src/app/simulation/simulate.ts';
import type { Leg } from '../../../src/domain/model/health.ts';
import { reduce, type WatchEvent } from '../../../src/domain/watch/watch.ts';
import { createContext } from '../../support/fakes.ts';
import { beginWatch, failureOf, looked as lookedAt, type Seen } from '../../support/watch-driver.ts';

const minute = 60_000;
const hour = 60 * minute;
const address = 'ec001234@adm.cfwb.be';

async function play(data: Record<string, unknown>): Promise<SimulationLine[]> {
  const read = readScenario({
    start: '2026-09-08T06:00:00+02:00',
    end: '2026-09-09T06:00:00+02:00',
    mailboxes: [{ address, passwordChangedOn: '2026-08-01' }],
    ...data,
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const lines: SimulationLine[] = [];
  await simulate(read.scenario, { ...belgium, profile: defaultProfile }, (line) => lines.push(line));
  return lines;
}
const local = (at: string): string => {
  const { date, minuteOfDay } = belgianCalendar.localTime(Date.parse(at));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date} ${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
};
const healthOf = (lines: readonly SimulationLine[], check: string) =>
  lines.flatMap((line) => (line.event === 'health' && line.check === check ? [line] : []));
const alertsOf = (lines: readonly SimulationLine[]) => lines.flatMap((line) => (line.event === 'alert' ? [line] : []));
const codesOf = (lines: readonly SimulationLine[], check: string) => healthOf(lines, check).map(({ code }) => code);

describe('the two legs', () => {
  it.each([
    ['sending', 'receiving', 'credentials'],
    ['receiving', 'sending', 'credentials'],
    ['sending', 'receiving', 'timeout'],
    ['receiving', 'sending', 'timeout'],
    ['sending', 'receiving', 'dns'],
    ['receiving', 'sending', 'mechanism'],
  ])("%s's trouble never colours %s (%s)", async (troubled, other, kind) => {
    const lines = await play({ world: [{ from: '2026-09-08T10:00:00+02:00', to: null, [troubled]: kind }] });
    expect(healthOf(lines, troubled).at(-1)?.to).toBe('critical');
    expect(codesOf(lines, other)).toEqual([`${other}.ok`]);
  });
});

describe("without this PC's network", () => {
  let lines: readonly SimulationLine[] = [];
  beforeAll(async () => {
    lines = await play({
      world: [
        { from: '2026-09-08T10:00:00+02:00', to: '2026-09-08T15:00:00+02:00', network: 'down', receiving: 'timeout' },
        { from: '2026-09-08T15:00:00+02:00', to: null, receiving: 'ok' },
      ],
    });
  });

  it.each(['receiving', 'sending'])(
    '%s is unknown and offline at once, and ok after one look when it is back',
    (check) => {
      expect(healthOf(lines, check).map(({ at, to, code }) => `${local(at)} ${to} ${code}`)).toEqual([
        expect.stringMatching(`^2026-09-08 06:0\\d ok ${check}.ok$`),
        `2026-09-08 10:00 unknown ${check}.offline`,
        expect.stringMatching(`^2026-09-08 15:0[0-2] (ok|unknown) ${check}.(ok|stale)$`),
        ...healthOf(lines, check)
          .slice(3)
          .map(({ code }) => expect.stringContaining(code)),
      ]);
      expect(healthOf(lines, check).at(-1)?.to).toBe('ok');
    },
  );

  it('says nothing and looks at nothing', () => {
    expect(alertsOf(lines)).toEqual([]);
    const probes = lines.filter((line) => line.event === 'probe').map(({ at }) => local(at));
    expect(probes.filter((at) => at > '2026-09-08 10:00' && at < '2026-09-08 15:00')).toEqual([]);
  });
});

describe("both hosts' names not found", () => {
  const both = { receiving: 'dns', sending: 'dns' };

  it('is one warning after 2 working hours, never critical, with one recovery', async () => {
    const lines = await play({
      world: [{ from: '2026-09-08T10:00:00+02:00', to: '2026-09-08T16:00:00+02:00', ...both }],
    });
    for (const leg of ['receiving', 'sending']) {
      expect(codesOf(lines, leg)).toContain(`${leg}.names-not-found`);
      expect(healthOf(lines, leg).map(({ to }) => to)).not.toContain('critical');
    }
    const alerts = alertsOf(lines);
    expect(alerts.map(({ severity }) => severity)).toEqual(['warning', 'recovery']);
    expect(alerts[0]?.code).toMatch(/names-not-found$/);
    // Seen at the first look after 10:00 (72 minutes at most), told two working hours later (or at the next evaluation).
    expect(local(alerts[0]?.at ?? '') >= '2026-09-08 12:00').toBe(true);
    expect(local(alerts[0]?.at ?? '') <= '2026-09-08 13:45').toBe(true);
  });

  it('for an hour and a half says nothing', async () => {
    const lines = await play({
      world: [{ from: '2026-09-08T10:00:00+02:00', to: '2026-09-08T11:30:00+02:00', ...both }],
    });
    expect(alertsOf(lines)).toEqual([]);
  });

  it('through an evening and a night counts no working hours', async () => {
    const lines = await play({
      world: [{ from: '2026-09-08T17:30:00+02:00', to: '2026-09-09T05:00:00+02:00', ...both }],
    });
    expect(alertsOf(lines)).toEqual([]);
  });

  it('of one host only is an ordinary fault of that host', async () => {
    const lines = await play({ world: [{ from: '2026-09-08T10:00:00+02:00', to: null, receiving: 'dns' }] });
    expect(healthOf(lines, 'receiving').at(-1)).toMatchObject({ to: 'critical', code: 'receiving.unreachable' });
    expect(codesOf(lines, 'sending')).toEqual(['sending.ok']);
  });
});

// ------------------------------------------------------------------------------------------------ straight events

const context = createContext([{ address, passwordChangedOn: '2026-08-01' }]);
const startMs = Date.parse('2026-09-08T08:00:00+02:00');
const looked = (leg: Leg, atMs: number, kind: Seen) => lookedAt(address, leg, atMs, failureOf(kind));

function begin() {
  const watch = beginWatch([address], context, startMs);
  const { now, state } = watch;
  return {
    ...watch,
    look: (leg: Leg, kind: Seen) => watch.happen(looked(leg, now(), kind)),
    /** Time goes by, awake, with no look. */
    wait: (ms: number) => {
      const endMs = now() + ms;
      while (now() < endMs) {
        watch.moveTo(Math.min(endMs, now() + 10 * minute));
        watch.tick();
      }
    },
    health: (leg: Leg) => state().mailboxes[0]?.health[leg],
    due: (leg: Leg) => state().mailboxes[0]?.legs[leg].due ?? null,
  };
}

describe('stale data', () => {
  it.each([
    ['receiving', 90],
    ['sending', 180],
  ] as const)('%s: no success for three intervals (%d minutes) is unknown, never ok', (leg, minutes) => {
    const watch = begin();
    watch.look(leg, 'ok');
    watch.wait((minutes - 10) * minute);
    expect(watch.health(leg)?.status).toBe('ok');
    watch.wait(20 * minute);
    expect(watch.health(leg)).toMatchObject({ status: 'unknown', code: `${leg}.stale` });
    watch.look(leg, 'ok');
    expect(watch.health(leg)?.status).toBe('ok');
  });

  it('a leg that was never looked at is unknown', () => {
    expect(begin().health('receiving')).toMatchObject({ status: 'unknown', code: 'receiving.stale' });
  });

  it('time asleep makes nothing stale', () => {
    const watch = begin();
    watch.look('receiving', 'ok');
    watch.sleep(14 * hour);
    watch.wait(30 * minute);
    expect(watch.health('receiving')?.status).toBe('ok');
  });

  it('time offline counts: what was measured before it is not shown as fresh after it', () => {
    const watch = begin();
    watch.look('receiving', 'ok');
    watch.happen({ kind: 'network', atMs: watch.now(), isUp: false });
    watch.wait(5 * hour);
    watch.happen({ kind: 'network', atMs: watch.now(), isUp: true });
    expect(watch.health('receiving')).toMatchObject({ status: 'unknown', code: 'receiving.stale' });
  });

  it('a trouble that is known is not hidden by its age', () => {
    const watch = begin();
    watch.look('receiving', 'credentials');
    watch.wait(24 * hour);
    expect(watch.health('receiving')).toMatchObject({ status: 'critical', code: 'receiving.password-refused' });
  });
});

describe('a box in use', () => {
  const longest = (watch: ReturnType<typeof begin>) => {
    watch.look('receiving', 'ok');
    watch.look('receiving', 'in-use');
  };

  it('for 3 hours and more of this PC awake and online is a warning', () => {
    const watch = begin();
    longest(watch);
    for (let round = 0; round < 7; round += 1) {
      watch.wait(30 * minute);
      watch.look('receiving', 'in-use');
    }
    expect(watch.health('receiving')).toMatchObject({ status: 'warning', code: 'receiving.in-use' });
  });

  it('seen before and after a night asleep is none', () => {
    const watch = begin();
    longest(watch);
    watch.sleep(14 * hour);
    watch.look('receiving', 'in-use');
    expect(watch.health('receiving')?.status).not.toBe('warning');
  });

  it('seen before and after 4 hours without a network is none: offline counts nothing', () => {
    const watch = begin();
    longest(watch);
    watch.happen({ kind: 'network', atMs: watch.now(), isUp: false });
    watch.wait(4 * hour);
    watch.happen({ kind: 'network', atMs: watch.now(), isUp: true });
    watch.wait(10 * minute);
    watch.look('receiving', 'in-use');
    expect(watch.health('receiving')?.status).not.toBe('warning');
  });
});

describe('a leg that is held', () => {
  it.each(['renewal', 'server-changed', 'other-pc'] as const)(
    'for %s is held, without looks, until released',
    (reason) => {
      const watch = begin();
      watch.look('sending', 'ok');
      watch.happen({ kind: 'leg-held', atMs: watch.now(), address, leg: 'sending', reason });
      expect(watch.health('sending')).toMatchObject({ status: 'held', code: 'sending.held', facts: { reason } });
      expect(watch.due('sending')).toBeNull();
      watch.wait(8 * hour);
      watch.sleep(hour);
      expect(watch.due('sending')).toBeNull();
      expect(watch.health('receiving')?.status).not.toBe('held');
      watch.happen({ kind: 'leg-released', atMs: watch.now(), address, leg: 'sending' });
      expect(watch.due('sending')?.atMs).toBe(watch.now());
    },
  );

  it('and latched stays latched when released', () => {
    const watch = begin();
    watch.look('sending', 'credentials');
    watch.happen({ kind: 'leg-held', atMs: watch.now(), address, leg: 'sending', reason: 'renewal' });
    watch.happen({ kind: 'leg-released', atMs: watch.now(), address, leg: 'sending' });
    expect(watch.due('sending')).toBeNull();
  });
});

describe('a time that went unwatched', () => {
  it.each([
    ['a night of 14 hours', 14, 0],
    ['two days', 48, 1],
    ['a month', 30 * 24, 1],
    ['lunch', 1, 0],
  ])('%s', (_name, hours, gaps) => {
    const watch = begin();
    watch.wait(hour);
    const fromMs = watch.now();
    watch.sleep(hours * hour);
    expect(watch.state().gaps).toEqual(gaps === 0 ? [] : [{ fromMs, toMs: fromMs + hours * hour }]);
  });
});

describe('transitions', () => {
  it('tell each change of status or code once, with its instant', () => {
    const watch = begin();
    const seen = watch.look('receiving', 'ok');
    expect(seen).toMatchObject([
      {
        atMs: startMs,
        address,
        check: 'receiving',
        from: { status: 'unknown' },
        to: { status: 'ok', sinceMs: startMs },
      },
    ]);
    expect(watch.look('receiving', 'ok')).toEqual([]);
  });

  it('an event of a mailbox that is not watched changes nothing', () => {
    const watch = begin();
    const before = watch.state();
    const { state, transitions } = reduce(
      before,
      { ...looked('receiving', startMs, 'credentials'), address: 'po9@x.be' } as WatchEvent,
      context,
    );
    expect(transitions).toEqual([]);
    expect(state.mailboxes).toEqual(before.mailboxes);
  });

  it('reduce changes neither the state nor the event it is given', () => {
    const watch = begin();
    const before = watch.state();
    const copy = JSON.stringify(before);
    reduce(before, looked('receiving', startMs + minute, 'timeout'), context);
    expect(JSON.stringify(before)).toBe(copy);
  });
});
