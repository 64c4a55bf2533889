import { describe, expect, it } from 'vitest';
import { belgianCalendar } from '../../../src/app/belgium.ts';
import { createRandom } from '../../../src/app/simulation/random.ts';
import { dueLook, nextWakeMs } from '../../../src/domain/leg/index.ts';
import { regular } from '../../../src/domain/leg/turn.ts';
import type { WatchContext } from '../../../src/domain/model/context.ts';
import type { Leg } from '../../../src/domain/model/health.ts';
import { defaultPolicy, type Policy } from '../../../src/domain/model/settings.ts';
import { newWatch } from '../../../src/domain/model/state.ts';
import { reduce } from '../../../src/domain/watch/watch.ts';
import { createContext } from '../../support/fakes.ts';
import { beginWatch, failureOf, type Look, type Seen } from '../../support/watch-driver.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const startMs = Date.parse('2026-09-08T08:00:00+02:00');
const one = ['ec001234@adm.cfwb.be'];
const two = [...one, 'po004321@adm.cfwb.be'];
const four = [...two, 'ec002222@adm.cfwb.be', 'ec003333@adm.cfwb.be'];

const contextOf = (random: () => number, policy: Policy = defaultPolicy): WatchContext =>
  createContext(
    four.map((address) => ({ address })),
    { random, policy },
  );

/** A watch that looks whenever something is due, on a clock of its own. */
function begin(addresses: readonly string[], fromMs = startMs, seed = 1) {
  const context = contextOf(createRandom(seed).next);
  const seen: Record<Leg, Seen> = { receiving: 'ok', sending: 'ok' };
  const watch = beginWatch(addresses, context, fromMs);
  return {
    ...watch,
    seen,
    wait: (ms: number): Look[] => {
      const looks: Look[] = [];
      const endMs = watch.now() + ms;
      for (;;) {
        looks.push(...watch.lookWhereDue((leg) => failureOf(seen[leg])));
        const next = nextWakeMs(watch.state(), watch.now(), context);
        if (next > endMs) break;
        watch.moveTo(next);
      }
      watch.moveTo(endMs);
      return looks;
    },
  };
}

describe('a regular look', () => {
  it.each([
    ['receiving', 0, 24],
    ['receiving', 0.5, 30],
    ['receiving', 0.999_999_9, 36],
    ['sending', 0, 48],
    ['sending', 0.5, 60],
    ['sending', 0.999_999_9, 72],
  ] as const)('%s with chance %d comes after %d minutes', (leg, random, minutes) => {
    expect(
      regular(
        leg,
        contextOf(() => random),
      ).delayMs / minute,
    ).toBeCloseTo(minutes, 3);
  });

  it('follows an edited policy', () => {
    const policy = { ...defaultPolicy, receivingMinutes: 10, sendingMinutes: 120 };
    const context = contextOf(() => 0.5, policy);
    expect([regular('receiving', context).delayMs, regular('sending', context).delayMs]).toEqual([
      10 * minute,
      120 * minute,
    ]);
  });

  it('keeps its interval through a day, DST nights included', () => {
    for (const from of ['2026-10-24T20:00:00+02:00', '2027-03-27T20:00:00+01:00', '2026-09-08T08:00:00+02:00']) {
      const looks = begin(one, Date.parse(from)).wait(day);
      for (const [leg, interval] of [
        ['receiving', 30],
        ['sending', 60],
      ] as const) {
        const times = looks.filter((look) => look.leg === leg).map(({ atMs }) => atMs);
        const gaps = times.slice(1).map((atMs, index) => (atMs - (times[index] ?? 0)) / minute);
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0.8 * interval);
        expect(Math.max(...gaps)).toBeLessThanOrEqual(1.2 * interval);
        expect(new Set(gaps.map((gap) => gap.toFixed(3))).size).toBeGreaterThan(gaps.length / 2);
      }
    }
  });
});

describe('the first looks', () => {
  it.each([
    ['one mailbox', one],
    ['two mailboxes', two],
    ['four mailboxes', four],
  ])('of %s after a start: the first at once, all staggered, each leg once', (_name, addresses) => {
    const looks = begin(addresses).wait(5 * minute);
    expect(looks[0]?.atMs).toBe(startMs);
    expect(looks).toHaveLength(addresses.length * 2);
    expect(new Set(looks.map(({ atMs }) => atMs)).size).toBe(looks.length);
    expect(new Set(looks.map(({ cause }) => cause))).toEqual(new Set(['start']));
  });

  it('of a new mailbox: at once; those that are there already keep their pace', () => {
    const watch = begin(one);
    watch.wait(10 * minute);
    watch.changeSettings(two);
    const looks = watch.wait(3 * minute);
    expect(looks.map(({ address, leg }) => `${address} ${leg}`)).toEqual([
      'po004321@adm.cfwb.be receiving',
      'po004321@adm.cfwb.be sending',
    ]);
    expect(looks[0]?.atMs).toBe(startMs + 10 * minute);
  });

  it('a mailbox that was removed is looked at no more', () => {
    const watch = begin(two);
    watch.wait(10 * minute);
    watch.changeSettings(one);
    expect(new Set(watch.wait(5 * hour).map(({ address }) => address))).toEqual(new Set(one));
  });
});

describe('after a resume', () => {
  it.each([
    ['an hour', hour],
    ['a night', 14 * hour],
    ['a month', 30 * day],
  ])('from %s asleep: 60 seconds of rest, then each leg once, staggered', (_name, ms) => {
    const watch = begin(two);
    watch.wait(3 * hour);
    watch.sleep(ms);
    const wokeMs = watch.now();
    const looks = watch.wait(10 * minute);
    expect(looks[0]?.atMs).toBe(wokeMs + 60 * second);
    expect(looks.map(({ address, leg }) => `${address} ${leg}`).sort()).toEqual(
      two.flatMap((address) => [`${address} receiving`, `${address} sending`]).sort(),
    );
    expect(new Set(looks.map(({ atMs }) => atMs)).size).toBe(4);
    expect(looks.every(({ cause }) => cause === 'resume')).toBe(true);
  });

  it('nothing is due while asleep', () => {
    const state = reduce(
      begin(one).state(),
      { kind: 'suspended', atMs: startMs },
      contextOf(() => 0.5),
    ).state;
    expect(dueLook(state, startMs + 30 * day, () => true)).toBeNull();
  });
});

describe("this PC's own network", () => {
  it('down: no looks, however long', () => {
    const watch = begin(two);
    watch.wait(10 * minute);
    watch.network(false);
    expect(watch.wait(2 * day)).toEqual([]);
  });

  it.each([
    ['one mailbox', one],
    ['two mailboxes', two],
  ])('back: one look at each leg of %s within 2 minutes', (_name, addresses) => {
    const watch = begin(addresses);
    watch.wait(10 * minute);
    watch.network(false);
    watch.wait(3 * hour);
    watch.network(true);
    expect(watch.wait(2 * minute)).toHaveLength(addresses.length * 2);
    expect(watch.wait(15 * minute)).toEqual([]);
  });

  it('back: one look at each leg of four mailboxes within 2 minutes', () => {
    const watch = begin(four);
    watch.wait(10 * minute);
    watch.network(false);
    watch.wait(3 * hour);
    watch.network(true);
    expect(watch.wait(2 * minute)).toHaveLength(8);
  });

  it('down: a look that the user asks for is made all the same', () => {
    const watch = begin(one);
    watch.wait(10 * minute);
    watch.network(false);
    watch.edit(one[0] ?? '', 'sending');
    expect(watch.wait(hour).map(({ leg, cause }) => `${leg} ${cause}`)).toEqual(['sending user']);
  });

  it('a hundred flaps in a day never break the cap', () => {
    const watch = begin(one, Date.parse('2026-09-08T00:00:00+02:00'));
    const looks: Look[] = [];
    for (let flap = 0; flap < 200; flap += 1) {
      looks.push(...watch.wait(6 * minute));
      watch.network(false);
      looks.push(...watch.wait(minute));
      watch.network(true);
    }
    expect(looks.filter(({ leg }) => leg === 'receiving').length).toBeLessThanOrEqual(60);
    expect(looks.filter(({ leg }) => leg === 'sending').length).toBeLessThanOrEqual(40);
  });
});

describe("a day's sessions", () => {
  const legCap = { receiving: 60, sending: 40 } as const;
  const perDay = (looks: readonly Look[], leg: Leg): number[] => {
    const counts = new Map<string, number>();
    for (const look of looks) {
      const date = belgianCalendar.localDate(look.atMs);
      if (look.leg === leg) counts.set(date, (counts.get(date) ?? 0) + 1);
    }
    return [...counts.values()];
  };

  it.each([
    ['a server that is down', 'timeout'],
    ['a box in use', 'in-use'],
    ['a server that asks for patience', 'login-delay'],
  ] as const)('never exceed 60 and 40 with %s and a start every ten minutes', (_name, kind) => {
    const watch = begin(one);
    watch.seen.receiving = kind;
    watch.seen.sending = kind === 'in-use' ? 'timeout' : kind;
    const looks: Look[] = [];
    for (let round = 0; round < 3 * 24 * 6; round += 1) {
      looks.push(...watch.wait(10 * minute));
      watch.happen({ kind: 'started', atMs: watch.now() });
    }
    for (const leg of ['receiving', 'sending'] as const) {
      expect(Math.max(...perDay(looks, leg))).toBeLessThanOrEqual(legCap[leg]);
      expect(Math.max(...perDay(looks, leg))).toBeGreaterThan(legCap[leg] / 2);
    }
  });

  it('never exceed them when the user tests all day long, and go on the next day', () => {
    const watch = begin(one, Date.parse('2026-09-08T00:00:00+02:00'));
    const looks: Look[] = [];
    for (let round = 0; round < 2 * 24 * 20; round += 1) {
      watch.edit(one[0] ?? '', 'sending');
      looks.push(...watch.wait(3 * minute));
    }
    const counts = perDay(looks, 'sending');
    expect(Math.max(...counts)).toBeLessThanOrEqual(40);
    expect(counts.length).toBeGreaterThanOrEqual(2);
  });

  it('stretch to hourly, not to silence, while the network flaps every ten minutes', () => {
    const watch = begin(one, Date.parse('2026-09-08T00:00:00+02:00'));
    const looks: Look[] = [];
    for (let round = 0; round < 24 * 6; round += 1) {
      looks.push(...watch.wait(6 * minute));
      watch.network(false);
      looks.push(...watch.wait(4 * minute));
      watch.network(true);
    }
    const receiving = looks.filter(({ leg }) => leg === 'receiving');
    expect(receiving.length).toBeLessThanOrEqual(60);
    const evening = receiving.filter(({ atMs }) => atMs >= Date.parse('2026-09-08T18:00:00+02:00'));
    expect(evening.length).toBeGreaterThanOrEqual(3);
  });

  it('are there for the user: 30 passwords saved in a morning are each looked at at once', () => {
    const watch = begin(one, Date.parse('2026-09-08T06:00:00+02:00'));
    watch.wait(minute);
    for (let round = 0; round < 30; round += 1) {
      watch.edit(one[0] ?? '', 'sending');
      expect(watch.wait(4 * minute).filter(({ leg }) => leg === 'sending')).toHaveLength(1);
    }
  });
});

describe('nextWakeMs', () => {
  it('is always ahead, at most 30 minutes, and never past the next look', () => {
    const watch = begin(two);
    for (let round = 0; round < 200; round += 1) {
      watch.wait(7 * minute);
      const next = nextWakeMs(
        watch.state(),
        watch.now(),
        contextOf(() => 0.5),
      );
      expect(next).toBeGreaterThan(watch.now());
      expect(next - watch.now()).toBeLessThanOrEqual(30 * minute);
      for (const { legs } of watch.state().mailboxes)
        for (const leg of [legs.receiving, legs.sending]) expect(next).toBeLessThanOrEqual(leg.due?.atMs ?? next);
    }
  });

  it.each([
    ['the opening', '2026-09-08T07:15:00+02:00', '2026-09-08T07:30:00+02:00'],
    ['midnight', '2026-09-08T23:50:00+02:00', '2026-09-09T00:00:00+02:00'],
  ])('does not sleep through %s', (_name, from, latest) => {
    const state = newWatch(one);
    expect(
      nextWakeMs(
        state,
        Date.parse(from),
        contextOf(() => 0.5),
      ),
    ).toBeLessThanOrEqual(Date.parse(latest));
  });
});
