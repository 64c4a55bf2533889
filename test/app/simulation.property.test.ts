import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belgianCalendar } from '../../src/app/belgium.ts';
import type { SimulationLine } from '../../src/app/simulation/lines.ts';
import { createRandom } from '../../src/app/simulation/random.ts';
import type { Scenario } from '../../src/app/simulation/scenario.ts';
import { assess } from '../../src/domain/checks/index.ts';
import { nextWakeMs } from '../../src/domain/leg/index.ts';
import { bounded } from '../../src/domain/leg/turn.ts';
import { checkIds, type Leg, legs } from '../../src/domain/model/health.ts';
import { createContext } from '../support/fakes.ts';
import {
  addresses,
  day,
  hour,
  type Inspect,
  iso,
  minute,
  parse,
  playWorld,
  randomScenario,
  second,
} from '../support/random-world.ts';
import { beginWatch, failureOf, type Seen } from '../support/watch-driver.ts';

const calendar = belgianCalendar;
const play = playWorld;

// ---------------------------------------------------------------------------------------------------- invariants

const timeOf = ({ at }: { readonly at: string }): number => Date.parse(at);
const probesOf = (lines: readonly SimulationLine[]) => lines.filter((line) => line.event === 'probe');
const alertsOf = (lines: readonly SimulationLine[]) => lines.filter((line) => line.event === 'alert');

/** By its own arithmetic: whether the scripted PC is on. */
function isOn({ pc: schedule, away }: Scenario, atMs: number): boolean {
  if (away.some(({ from, to }) => from <= atMs && atMs < to)) return false;
  if (schedule === 'always') return true;
  const { weekday, minuteOfDay } = calendar.localTime(atMs);
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return schedule.some(
    ({ days, from, to }) => days.includes(weekday) && minutes(from) <= minuteOfDay && minuteOfDay < minutes(to),
  );
}

function isNetworkUp({ world }: Scenario, atMs: number): boolean {
  const inForce = world.filter(
    ({ from, to, network }) => network !== undefined && from <= atMs && (to === null || atMs < to),
  );
  return inForce.at(-1)?.network !== 'down';
}

/** A look takes a second of virtual time and is reported at its end. */
const lookMs = second;

function checkProbes(world: Scenario, lines: readonly SimulationLine[]): void {
  const probes = probesOf(lines);
  const changes = world.world.flatMap(({ from, to }) => [from, to ?? from]);
  // A change in the very second of a look has a test of its own below.
  const hasChangeWithinLook = probes.some((probe) =>
    changes.some((change) => change > timeOf(probe) - lookMs && change < timeOf(probe)),
  );
  const sessions = new Map<string, number>();
  const last = new Map<string, number>();
  for (const probe of probes) {
    const atMs = timeOf(probe);
    const begunMs = atMs - lookMs;
    expect(isOn(world, begunMs) && isOn(world, atMs - 1), `asleep at ${probe.at}`).toBe(true);
    if (probe.cause !== 'user' && !hasChangeWithinLook)
      expect(isNetworkUp(world, begunMs), `offline at ${probe.at}`).toBe(true);
    expect(atMs - (last.get(probe.mailbox) ?? 0), `overlap at ${probe.at}`).toBeGreaterThanOrEqual(lookMs);
    last.set(probe.mailbox, atMs);
    const key = `${probe.mailbox} ${probe.leg} ${calendar.localDate(atMs)}`;
    sessions.set(key, (sessions.get(key) ?? 0) + 1);
  }
  for (const [key, count] of sessions)
    expect(count, `sessions of ${key}`).toBeLessThanOrEqual(key.includes(' receiving ') ? 60 : 40);
}

const explicit = ['credentials', 'credentials-expired', 'account-disabled', 'access-off'];

type WorldKey = 'beforePassword' | 'retryAfter';

/** What the world says at a moment, by the test's own arithmetic: later entries win. */
function worldAt<Key extends WorldKey>(
  { world }: Scenario,
  mailbox: number,
  atMs: number,
  key: Key,
): Scenario['world'][number][Key] {
  const inForce = world.filter(
    ({ from, to, mailbox: only, [key]: value }) =>
      value !== undefined && from <= atMs && (to === null || atMs < to) && (only === undefined || only === mailbox),
  );
  return inForce.at(-1)?.[key];
}

/** In a lock-out nothing leaves the mailbox by itself, whichever leg was told of it. */
function checkLockOut(world: Scenario, lines: readonly SimulationLine[]): number {
  let seen = 0;
  for (const [index, { address }] of world.mailboxes.entries()) {
    let untilMs = 0;
    for (const probe of probesOf(lines).filter(({ mailbox }) => mailbox === address)) {
      const atMs = timeOf(probe);
      if (probe.cause !== 'user')
        expect(atMs - lookMs, `${address} ${probe.leg} at ${probe.at}, locked out`).toBeGreaterThanOrEqual(untilMs);
      // Who asked was let in: the lock-out is over, and the other leg is asked for too.
      if (probe.result === 'ok') untilMs = 0;
      const isLockedOut = probe.result === 'locked-out' && worldAt(world, index, atMs, 'beforePassword') !== true;
      if (!isLockedOut) continue;
      seen += 1;
      untilMs = atMs + (worldAt(world, index, atMs, 'retryAfter') ?? 6 * hour);
    }
  }
  return seen;
}

/** A box that is full is not asked about more often than every half hour, and nothing says meanwhile that it is well. */
function checkFullBox(lines: readonly SimulationLine[]): number {
  const last = new Map<string, { readonly result: string; readonly atMs: number }>();
  const storage = new Map<string, string>();
  let seen = 0;
  for (const line of lines) {
    if (line.event === 'health' && line.check === 'storage') storage.set(line.mailbox, line.code);
    if (line.event !== 'probe') continue;
    const key = `${line.mailbox} ${line.leg}`;
    const before = last.get(key);
    const atMs = timeOf(line);
    last.set(key, { result: line.result, atMs });
    if (before?.result !== 'mailbox-full') continue;
    seen += 1;
    // Told so long ago that it is old, it is not known any more.
    expect(['storage.full', 'storage.unknown'], `${key} before ${line.at}`).toContain(storage.get(line.mailbox));
    if (line.cause !== 'user') expect(atMs - before.atMs, `${key} at ${line.at}`).toBeGreaterThanOrEqual(30 * minute);
  }
  return seen;
}

/** Two refusals within this time of each other earn one second chance, so long after. */
const chance = { togetherMs: 15 * minute, afterMs: 2 * hour };

/** True for the one attempt that both refusals together earn: of receiving, or of the other once receiving is right. */
function isSecondChance(
  own: SimulationLine,
  latchedMs: number,
  usedMs: number,
  lines: readonly SimulationLine[],
): boolean {
  if (own.event !== 'probe' || usedMs === latchedMs || timeOf(own) - latchedMs < chance.afterMs - chance.togetherMs)
    return false;
  const others = probesOf(lines).filter(({ mailbox, leg }) => mailbox === own.mailbox && leg !== own.leg);
  const refused = others.find(
    (one) => one.result !== 'ok' && Math.abs(timeOf(one) - latchedMs) <= chance.togetherMs + lookMs,
  );
  if (!refused) return false;
  if (own.leg === 'receiving') return true;
  return others.some(
    (one) => one.result === 'ok' && timeOf(own) - timeOf(one) <= 2 * minute && timeOf(one) <= timeOf(own),
  );
}

function checkLatch(world: Scenario, lines: readonly SimulationLine[]): void {
  for (const [index, { address }] of world.mailboxes.entries()) {
    for (const leg of legs) {
      let usedMs = 0;
      const acts = world.user.filter(
        (act) =>
          act.mailbox === index &&
          (act.does === 'password-changed' ? leg === 'sending' : act.leg === undefined || act.leg === leg),
      );
      const edits = acts.filter(({ does }) => ['edit-password', 'password-changed', 'type-password'].includes(does));
      const tests = acts.filter(({ does }) => ['confirm-test', 'test-now', 'end-renewal'].includes(does));
      const own = probesOf(lines).filter((probe) => probe.mailbox === address && probe.leg === leg);
      const asked = own.filter(({ cause }) => cause === 'user');
      expect(asked.length, `${address} ${leg}: one attempt for each request`).toBeLessThanOrEqual(
        edits.length + tests.length,
      );
      let latchedMs: number | null = null;
      let doubtMs: number | null = null;
      for (const probe of own) {
        const atMs = timeOf(probe);
        const sinceMs: number = latchedMs ?? atMs;
        if (latchedMs !== null && edits.some(({ at }) => sinceMs - lookMs <= at && at <= atMs)) latchedMs = null;
        // Another password, another beginning: the refusals of the old one count no more.
        const doubtedMs: number = doubtMs ?? atMs;
        if (edits.some(({ at }) => doubtedMs - lookMs <= at && at <= atMs)) doubtMs = null;
        if (latchedMs !== null && probe.cause !== 'user') {
          const isChance = isSecondChance(probe, sinceMs, usedMs, lines);
          expect(isChance, `${address} ${leg} at ${probe.at}, latched at ${iso(sinceMs)}`).toBe(true);
          usedMs = sinceMs;
        }
        if (probe.result === 'ok') latchedMs = null;
        // What is said before the password has left is not said of it.
        if (worldAt(world, index, atMs, 'beforePassword') === true) continue;
        if (explicit.includes(probe.result)) latchedMs ??= atMs;
        if (probe.result !== 'login-refused') doubtMs = null;
        else {
          doubtMs ??= atMs;
          if (atMs - doubtMs >= 10 * minute) latchedMs ??= atMs;
        }
      }
    }
  }
}

/** When an act takes effect: at once, or when the PC wakes. */
function effectiveMs(world: Scenario, atMs: number): number {
  let effective = atMs;
  const ends = world.away.map(({ to }) => to);
  while (effective < world.end && !isOn(world, effective)) {
    const next = Math.floor(effective / minute) * minute + minute;
    effective = Math.min(next, ...ends.filter((to) => to > effective));
  }
  return effective;
}

function checkAlerts(world: Scenario, lines: readonly SimulationLine[]): void {
  const snoozes = world.user
    .filter(({ does }) => does === 'snooze')
    .map(({ at, for: forMs }) => ({ fromMs: effectiveMs(world, at), forMs: forMs ?? 0, at }))
    .sort((a, b) => a.at - b.at);
  const isSnoozed = (atMs: number): boolean => {
    // Ten seconds of doubt, because looks under way come first.
    if (snoozes.some(({ fromMs }) => Math.abs(fromMs - atMs) < 10 * second)) return false;
    const last = snoozes.filter(({ fromMs }) => fromMs < atMs).at(-1);
    return last !== undefined && atMs < last.fromMs + last.forMs;
  };
  // A verdict that never turned has no line: an unknown date is unknown from the beginning.
  const health = new Map(
    world.mailboxes.map(({ address }) => [
      `${address} password-expiry`,
      { status: 'unknown', code: 'password-expiry.date-unknown' },
    ]),
  );
  const looks = new Map<string, string>();
  const told = new Set<string>();
  let lastAt = '';
  for (const line of lines) {
    const atMs = timeOf(line);
    if (line.event === 'probe') looks.set(`${line.mailbox} ${line.leg}`, line.result);
    if (line.event === 'health') {
      const key = `${line.mailbox} ${line.check}`;
      const before = health.get(key);
      if (before) expect(line.from, `health of ${key} at ${line.at}`).toBe(before.status);
      health.set(key, { status: line.to, code: line.code });
    }
    if (line.event !== 'alert') continue;
    expect(line.at, 'two alerts at one instant').not.toBe(lastAt);
    lastAt = line.at;
    expect(isOn(world, atMs - 1) || isOn(world, atMs), `alert while asleep at ${line.at}`).toBe(true);
    expect(isSnoozed(atMs), `${line.severity} ${line.code} at ${line.at} during a snooze`).toBe(false);
    if (line.check === 'summary') expect(line.covers.length, `summary at ${line.at}`).toBeGreaterThanOrEqual(2);
    for (const { mailbox, check, code } of line.covers) {
      const key = `${mailbox} ${check}`;
      expect(health.get(key)?.code, `told at ${line.at} is still true`).toBe(code);
      const isWell = code.endsWith('.ok');
      const look = looks.get(key);
      // Nothing is said of a leg whose last look succeeded, and nothing is well after one that failed.
      const isBlind = code.endsWith('.not-watched');
      if (look !== undefined && !isBlind) expect(look === 'ok', `${code} at ${line.at} after ${look}`).toBe(isWell);
      if (isWell) expect(told.has(key), `recovery of ${key} at ${line.at} without a told trouble`).toBe(true);
      else told.add(key);
    }
  }
}

/** Verdicts that a judgement of everything would not pronounce at this moment. */
const unjudged: (...[state, nowMs, context]: Parameters<Inspect>) => string[] = (state, nowMs, context) =>
  state.mailboxes.flatMap((mailbox) => {
    const verdicts = assess(mailbox, state, nowMs, context);
    return checkIds.filter((check) => {
      const { sinceMs: _since, ...shown } = mailbox.health[check];
      return !isDeepStrictEqual(shown, verdicts[check]);
    });
  });

const runs = { numRuns: 40, seed: 20_260_901, endOnFailure: true } as const;

describe('random worlds and user acts over one to four weeks', () => {
  it('keep every invariant, give the same output again, and are at every time what a disk keeps and a whole judgement says', async () => {
    let steps = 0;
    let probes = 0;
    let alerts = 0;
    let lockOuts = 0;
    let full = 0;
    await fc.assert(
      fc.asyncProperty(randomScenario, async (data) => {
        const world = parse(data);
        const lines = await play(world);
        checkProbes(world, lines);
        checkLatch(world, lines);
        checkAlerts(world, lines);
        lockOuts += checkLockOut(world, lines);
        full += checkFullBox(lines);
        // The same seed, and at steps throughout a state that comes back from the disk as it was.
        const again = await play(parse(data), (state, nowMs, context) => {
          steps += 1;
          // All would take minutes; seven shares no rhythm with what happens.
          if (steps % 7 !== 0) return;
          if (!isDeepStrictEqual(JSON.parse(JSON.stringify(state)), state)) throw new Error('not what the disk keeps');
          const wrong = unjudged(state, nowMs, context);
          if (wrong.length > 0) throw new Error(`judged otherwise at ${iso(nowMs)}: ${wrong.join(' ')}`);
        });
        expect(again).toEqual(lines);
        probes += probesOf(lines).length;
        alerts += alertsOf(lines).length;
      }),
      runs,
    );
    // The generator must not have become too tame to prove anything.
    expect(probes).toBeGreaterThan(5_000);
    expect(alerts).toBeGreaterThan(100);
    expect(lockOuts).toBeGreaterThan(20);
    expect(full).toBeGreaterThan(50);
  }, 180_000);

  it('give another output for another seed', async () => {
    const data = (seed: number) => ({
      start: '2026-09-07T08:00:00+02:00',
      end: '2026-09-08T08:00:00+02:00',
      seed,
      mailboxes: [{ address: addresses[0] }],
    });
    expect(await play(parse(data(1)))).toEqual(await play(parse(data(1))));
    expect(await play(parse(data(1)))).not.toEqual(await play(parse(data(2))));
  });
});

describe('a change in the very second of a look', () => {
  it('is told like any other: no automatic look is made while the network is down', async () => {
    const start = Date.parse('2026-09-08T08:00:00+02:00');
    const lines = await play(
      parse({
        start: iso(start),
        end: iso(start + 6 * hour),
        mailboxes: [{ address: addresses[0] }],
        world: [{ from: iso(start + 500), to: null, network: 'down' }],
      }),
    );
    const later = probesOf(lines).filter((probe) => timeOf(probe) > start + minute);
    expect(later).toEqual([]);
  });
});

// ---------------------------------------------------------------------------------------------------- clock jumps

type Jump = { readonly afterMs: number; readonly byMs: number };

const jump = fc.record({
  afterMs: fc.integer({ min: 1, max: 12 * 60 }).map((n) => n * minute),
  byMs: fc
    .oneof(
      fc.integer({ min: 1, max: 120 }).map((n) => n * minute),
      fc.integer({ min: 1, max: 48 }).map((n) => n * hour),
      fc.integer({ min: 1, max: 400 }).map((n) => n * day),
    )
    .chain((byMs) => fc.constantFrom(byMs, -byMs)),
});

/** True time goes on evenly; the clock shows true time plus the jumps so far. */
function live(jumps: readonly Jump[], kind: Seen, seed: number, lengthMs: number) {
  const chance = createRandom(seed);
  const address = addresses[0] ?? '';
  const context = createContext([{ address }], { random: chance.next });
  const epochMs = Date.parse('2027-03-10T09:00:00+01:00');
  const looks: { readonly trueMs: number; readonly leg: Leg }[] = [];
  const waits: { readonly leg: Leg; readonly leftMs: number; readonly plannedMs: number | null }[] = [];
  let trueMs = 0;
  const clock = (): number =>
    epochMs + trueMs + jumps.filter(({ afterMs }) => afterMs <= trueMs).reduce((sum, { byMs }) => sum + byMs, 0);
  const watch = beginWatch([address], context, clock());
  while (trueMs < lengthMs) {
    watch.moveTo(clock());
    for (const { leg } of watch.lookWhereDue(() => failureOf(kind))) {
      looks.push({ trueMs, leg });
      if (looks.length > 5_000) throw new Error('a burst without end');
    }
    for (const leg of legs) {
      const due = watch.state().mailboxes[0]?.legs[leg].due ?? null;
      const leftMs = due === null ? Number.POSITIVE_INFINITY : bounded(due, clock()).atMs - clock();
      waits.push({ leg, leftMs, plannedMs: due?.delayMs ?? null });
    }
    // A timer counts true time; a clock that is set meanwhile wakes the program as well.
    const wakeMs = Math.max(1, nextWakeMs(watch.state(), clock(), context) - clock());
    const nextJumpMs = jumps
      .map(({ afterMs }) => afterMs)
      .filter((afterMs) => afterMs > trueMs)
      .reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    trueMs = Math.min(trueMs + wakeMs, nextJumpMs, lengthMs);
  }
  return { looks, waits };
}

describe('a clock that is set, backward or forward', () => {
  const lengthMs = 12 * hour;
  const shortestMs = { receiving: 0.8 * 30 * minute, sending: 0.8 * 60 * minute };
  /** The longest planned delay: an interval and a fifth, or an hour where sessions are stretched. */
  const longestMs = { receiving: 60 * minute, sending: 72 * minute };
  const jumps = fc.array(jump, { maxLength: 8 });

  it('never makes a burst: each leg is looked at once at most for a jump, beside its usual looks', () => {
    fc.assert(
      fc.property(jumps, fc.nat(1_000), (list, seed) => {
        const { looks } = live(list, 'ok', seed, lengthMs);
        for (const leg of legs) {
          const own = looks.filter((look) => look.leg === leg);
          expect(own.length).toBeLessThanOrEqual(Math.ceil(lengthMs / shortestMs[leg]) + 1 + list.length);
          for (const [index, { trueMs }] of own.entries()) {
            const nextMs = own[index + 1]?.trueMs ?? Number.POSITIVE_INFINITY;
            const between = list.filter(({ afterMs }) => trueMs < afterMs && afterMs <= nextMs).length;
            if (between === 0) expect(nextMs - trueMs).toBeGreaterThanOrEqual(shortestMs[leg]);
          }
        }
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('makes no burst of confirmations either while a server is down', () => {
    fc.assert(
      fc.property(jumps, fc.nat(1_000), (list, seed) => {
        const { looks } = live(list, 'timeout', seed, lengthMs);
        for (const leg of legs) {
          const own = looks.filter((look) => look.leg === leg);
          // The first look and two confirmations, then every 30 minutes, and one for each jump.
          expect(own.length).toBeLessThanOrEqual(3 + Math.ceil(lengthMs / (30 * minute)) + list.length);
        }
      }),
      { numRuns: 60, seed: 8 },
    );
  });

  it('set back, never shortens a lock-out: six hours between two looks of either leg', () => {
    const back = jumps.map((list) => list.map(({ afterMs, byMs }) => ({ afterMs, byMs: -Math.abs(byMs) })));
    fc.assert(
      fc.property(back, fc.nat(1_000), (list, seed) => {
        const { looks } = live(list, 'locked-out', seed, 24 * hour);
        const apart = looks.slice(1).map(({ trueMs }, index) => trueMs - (looks[index]?.trueMs ?? 0));
        for (const apartMs of apart) expect(apartMs).toBeGreaterThanOrEqual(6 * hour);
      }),
      { numRuns: 60, seed: 10 },
    );
  });

  it.each(['ok', 'timeout'] as const)('never falls silent (%s): a look is at most its planned delay away', (kind) => {
    fc.assert(
      fc.property(jumps, fc.nat(1_000), (list, seed) => {
        const { looks, waits } = live(list, kind, seed, lengthMs);
        for (const { leg, leftMs, plannedMs } of waits) {
          expect(plannedMs).not.toBeNull();
          expect(leftMs).toBeLessThanOrEqual(plannedMs ?? 0);
          expect(leftMs).toBeLessThanOrEqual(longestMs[leg]);
        }
        for (const leg of legs) {
          const times = [0, ...looks.filter((look) => look.leg === leg).map(({ trueMs }) => trueMs), lengthMs];
          for (const [index, trueMs] of times.slice(1).entries()) {
            const fromMs = times[index] ?? 0;
            const between = list.filter(({ afterMs }) => fromMs < afterMs && afterMs <= trueMs).length;
            expect(trueMs - fromMs).toBeLessThanOrEqual((1 + between) * longestMs[leg]);
          }
        }
      }),
      { numRuns: 60, seed: 9 },
    );
  });
});
