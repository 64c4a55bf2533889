import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ClockMemory,
  clockAtRest,
  isBelieved,
  isUndated,
  newClock,
  noteWitness,
  readClock,
} from '../../../src/domain/time/believed-clock.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const built = Date.parse('2026-11-02T00:00:00+01:00');
const monday = Date.parse('2026-11-09T08:00:00+01:00');

/** A PC whose right time passes as the test says, and whose clock shows something else by `offMs`. */
function pc(firstOffMs = 0) {
  let rightMs = monday;
  let monotonicMs = 5_000;
  let offMs = firstOffMs;
  let memory: ClockMemory = newClock;
  const read = (isWaking: boolean): void => {
    memory = JSON.parse(
      JSON.stringify(readClock(memory, { wallMs: rightMs + offMs, monotonicMs, isWaking }, built)),
    ) as ClockMemory;
  };
  read(true);
  return {
    get memory() {
      return memory;
    },
    /** How far the time that is reckoned is from the right one. */
    get errorMs() {
      return memory.nowMs - rightMs;
    },
    turn(ms: number) {
      offMs = ms;
      read(false);
      return this;
    },
    /** @param isWithinDates of a certificate that is seen; null: none is */
    work(ms: number, isWithinDates: boolean | null = true) {
      for (let left = ms; left > 0; left -= 30 * minute) {
        const step = Math.min(left, 30 * minute);
        rightMs += step;
        monotonicMs += step;
        read(false);
        if (isWithinDates !== null) memory = noteWitness(memory, isWithinDates);
      }
      return this;
    },
    sleep(ms: number, wakingOffMs = offMs) {
      memory = clockAtRest(memory);
      rightMs += ms;
      offMs = wakingOffMs;
      read(true);
      return this;
    },
    /** The monotonic clock begins anew, and the new program knows nothing of the old one's. */
    restart(ms: number, wakingOffMs = offMs) {
      monotonicMs = 0;
      return this.sleep(ms, wakingOffMs);
    },
    /** Nobody says that the PC slept. */
    sleepUnseen(ms: number) {
      rightMs += ms;
      read(false);
      return this;
    },
  };
}

describe('a clock is believed', () => {
  it.each([
    ['through a working day', pc().work(9 * hour)],
    [
      'after a night',
      pc()
        .work(9 * hour)
        .sleep(15 * hour),
    ],
    [
      'after a holiday fortnight',
      pc()
        .work(9 * hour)
        .restart(16 * day),
    ],
    [
      'after the summer',
      pc()
        .work(9 * hour)
        .restart(60 * day),
    ],
    ['when it is put right by an hour', pc().work(hour).turn(-hour)],
    [
      'after a night that nobody told of',
      pc()
        .work(hour)
        .sleepUnseen(15 * hour),
    ],
    [
      'when it was turned and is right again',
      pc()
        .work(hour)
        .turn(365 * day)
        .work(4 * hour)
        .turn(0),
    ],
    [
      'when it was turned, slept and is right again',
      pc()
        .work(hour)
        .turn(30 * day)
        .work(hour)
        .sleep(15 * hour, 0),
    ],
    [
      'when it began in 2015 and the network has answered',
      pc()
        .work(hour)
        .restart(15 * hour, -4_000 * day)
        .work(hour)
        .turn(0),
    ],
    [
      'when it woke a year ahead and was set back',
      pc()
        .work(hour)
        .restart(15 * hour, 365 * day)
        .work(4 * hour)
        .turn(0),
    ],
    [
      'when it woke weeks ahead, unnoticed, and was set back',
      pc()
        .work(hour)
        .sleep(15 * hour, 30 * day)
        .work(4 * hour)
        .turn(0),
    ],
    [
      'when it woke weeks ahead, unnoticed, and woke right',
      pc()
        .work(hour)
        .sleep(15 * hour, 30 * day)
        .work(4 * hour)
        .sleep(15 * hour, 0),
    ],
  ])('%s', (_when, { memory, errorMs }) => {
    expect(memory.doubt).toBeNull();
    expect(Math.abs(errorMs)).toBeLessThanOrEqual(hour);
  });
});

describe('a clock is not believed', () => {
  it.each([
    [
      'a year ahead while awake',
      'jump',
      pc()
        .work(hour)
        .turn(365 * day)
        .work(hour),
    ],
    [
      'a month back while awake',
      'jump',
      pc()
        .work(hour)
        .turn(-30 * day)
        .work(hour),
    ],
    [
      'two days ahead',
      'jump',
      pc()
        .work(hour)
        .turn(2 * day),
    ],
    [
      'still weeks ahead after a night',
      'jump',
      pc()
        .work(hour)
        .turn(30 * day)
        .work(hour)
        .sleep(15 * hour),
    ],
    [
      'still weeks ahead after a restart',
      'jump',
      pc()
        .work(hour)
        .turn(30 * day)
        .work(hour)
        .restart(15 * hour),
    ],
    ['in 2015 at the first start', 'before-build', pc(-4_000 * day)],
    [
      'in 2015 after a night',
      'before-build',
      pc()
        .work(hour)
        .restart(15 * hour, -4_000 * day)
        .work(hour),
    ],
    [
      'in 2015 after two nights',
      'before-build',
      pc()
        .work(hour)
        .restart(15 * hour, -4_000 * day)
        .work(hour)
        .sleep(15 * hour),
    ],
    [
      'earlier than it was seen',
      'behind',
      pc()
        .work(9 * hour)
        .restart(15 * hour, -5 * day),
    ],
    [
      'a year ahead after a night',
      'absence',
      pc()
        .work(hour)
        .restart(15 * hour, 365 * day)
        .work(hour),
    ],
    [
      'a year ahead after two',
      'absence',
      pc()
        .work(hour)
        .restart(15 * hour, 365 * day)
        .work(hour)
        .sleep(15 * hour),
    ],
  ] as const)('%s', (_what, doubt, { memory }) => {
    expect(memory.doubt).toBe(doubt);
  });

  it('and the monotonic clock goes on telling the right time, also through sleeps', () => {
    const turned = pc()
      .work(hour)
      .turn(365 * day)
      .work(6 * hour)
      .sleep(15 * hour)
      .work(hour);
    expect([turned.errorMs, isUndated(turned.memory)]).toEqual([0, false]);
  });

  it('and where no more is known the time is one that the right one is not before', () => {
    const lost = pc()
      .work(hour)
      .restart(15 * hour, -4_000 * day)
      .work(2 * hour);
    expect([lost.errorMs, isUndated(lost.memory)]).toEqual([-15 * hour, true]);
  });
});

describe('who set the clock was right', () => {
  const month = 30 * day;

  it('once it has kept its pace for a working day in which certificates were within their dates', () => {
    const set = pc()
      .work(9 * hour)
      .turn(month);
    expect(set.work(7 * hour).memory.doubt).toBe('jump');
    expect(set.work(1 * hour).memory).toMatchObject({ doubt: null, nowMs: monday + 17 * hour + month });
  });

  it.each([
    ['not while no certificate is seen', null],
    ['not while certificates are outside their dates', false],
  ])('%s, but not for ever', (_what, found) => {
    const set = pc()
      .work(9 * hour)
      .turn(month);
    expect(set.work(71 * hour, found).memory.doubt).toBe('jump');
    expect(set.work(1 * hour, found).memory.doubt).toBeNull();
  });

  it('and may set it again: then the time begins anew', () => {
    const set = pc()
      .work(hour)
      .turn(month)
      .work(7 * hour)
      .turn(2 * month)
      .work(7 * hour);
    expect(set.memory.doubt).toBe('jump');
  });

  it('not where it stands before the day of the build', () => {
    expect(pc(-4_000 * day).work(400 * hour).memory.doubt).toBe('before-build');
  });
});

it('without a monotonic clock only the day of the build and what a waking shows are held against it', () => {
  const first = readClock(newClock, { wallMs: monday, monotonicMs: null, isWaking: true }, built);
  const later = (wallMs: number, isWaking: boolean) =>
    readClock(first, { wallMs, monotonicMs: null, isWaking }, built).doubt;
  expect(later(monday + 400 * day, false)).toBeNull();
  expect(later(monday - 2 * day, false)).toBeNull();
  expect(later(monday + 400 * day, true)).toBe('absence');
  expect(later(built - 1, false)).toBe('before-build');
});

it('whatever a clock shows, it is believed within a working day after it is right again, and the time is the right one', () => {
  const act = fc.oneof(
    fc.record({ does: fc.constant('turn' as const), ms: fc.integer({ min: -4_000 * day, max: 4_000 * day }) }),
    fc.record({
      does: fc.constantFrom('work' as const, 'sleep' as const, 'restart' as const),
      ms: fc.integer({ min: 1, max: 20 * hour }),
    }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      const turned = pc().work(9 * hour);
      for (const { does, ms } of acts) turned[does](ms);
      turned.turn(0).work(24 * hour);
      expect([turned.memory.doubt, turned.errorMs]).toEqual([null, 0]);
    }),
  );
});

it('while it is believed its time is its own, and else what was known and what has passed since', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -4_000 * day, max: 4_000 * day }),
      fc.integer({ min: 0, max: 7 * hour }),
      (turnMs, ms) => {
        const turned = pc().work(hour).turn(turnMs).work(ms);
        expect(turned.errorMs).toBe(isBelieved(turned.memory) ? turnMs : 0);
        expect(isBelieved(turned.memory)).toBe(Math.abs(turnMs) <= day && monday + hour + turnMs >= built);
      },
    ),
  );
});
