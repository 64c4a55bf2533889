import { describe, expect, it } from 'vitest';
import { type FailureKind, failureKinds } from '../../../src/domain/model/failure.ts';
import type { Leg } from '../../../src/domain/model/health.ts';
import { type LatchMemory, noteLogin, openLatch } from '../../../src/domain/model/latch.ts';
import { createContext, failure } from '../../support/fakes.ts';
import { beginWatch, failureOf, type Look, type Seen } from '../../support/watch-driver.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const address = 'ec001234@adm.cfwb.be';
const startMs = Date.parse('2026-09-08T08:00:00+02:00');
const explicit: readonly FailureKind[] = [
  'credentials',
  'credentials-expired',
  'account-disabled',
  'access-off',
  'locked-out',
];

const remember = (...logins: readonly (readonly [minutes: number, kind: FailureKind | 'ok'])[]): LatchMemory =>
  logins.reduce<LatchMemory>(
    (memory, [minutes, kind]) => noteLogin(memory, kind === 'ok' ? null : failure(kind), startMs + minutes * minute),
    openLatch,
  );

describe('noteLogin', () => {
  it.each(explicit)('one %s closes the latch', (kind) => {
    expect(remember([0, kind]).closedBy).toBe(kind);
  });

  it.each(failureKinds.filter((kind) => !explicit.includes(kind)))('one %s leaves it open', (kind) => {
    expect(remember([0, kind]).closedBy).toBeNull();
  });

  it.each([
    [
      'two login-refused 10 minutes apart close it',
      [
        [0, 'login-refused'],
        [10, 'login-refused'],
      ],
      'login-refused',
    ],
    [
      'two an hour apart close it',
      [
        [0, 'login-refused'],
        [60, 'login-refused'],
      ],
      'login-refused',
    ],
    [
      'two 9 minutes apart do not',
      [
        [0, 'login-refused'],
        [9, 'login-refused'],
      ],
      null,
    ],
    [
      'a third, 10 minutes after the first, does',
      [
        [0, 'login-refused'],
        [5, 'login-refused'],
        [10, 'login-refused'],
      ],
      'login-refused',
    ],
    [
      'an accepted login between two forgets the first',
      [
        [0, 'login-refused'],
        [10, 'ok'],
        [20, 'login-refused'],
      ],
      null,
    ],
    [
      'an accepted login opens a closed one',
      [
        [0, 'credentials'],
        [10, 'ok'],
      ],
      null,
    ],
    [
      'a transport fault after a refusal leaves it closed',
      [
        [0, 'credentials'],
        [10, 'timeout'],
      ],
      'credentials',
    ],
  ] as const)('%s', (_name, logins, expected) => {
    expect(remember(...logins).closedBy).toBe(expected);
  });
});

/** A watch whose every look at a leg ends in the same way, until told otherwise. */
function begin() {
  const seen: Record<Leg, Seen> = { receiving: 'ok', sending: 'ok' };
  const watch = beginWatch([address], createContext([{ address }]), startMs);
  const { state, now, reload } = watch;
  return {
    seen,
    state,
    now,
    reload,
    happen: (kind: 'started' | 'suspended' | 'resumed') => watch.happen({ kind, atMs: now() }),
    network: watch.network,
    edit: (leg: Leg) => watch.edit(address, leg),
    test: (leg: Leg, isConfirmed: boolean) =>
      watch.happen({ kind: 'test-asked', atMs: now(), address, leg, isConfirmed }),
    changeSettings: () => watch.changeSettings([address]),
    setClock: (byMs: number) => {
      watch.moveTo(now() + byMs);
      watch.tick();
    },
    /** Lets time pass minute by minute and returns the looks made at one leg. */
    wait: (ms: number, leg: Leg) => {
      const looks: Omit<Look, 'address'>[] = [];
      const endMs = now() + ms;
      for (; now() <= endMs; watch.moveTo(now() + minute))
        for (const { address: _, ...look } of watch.lookWhereDue((one) => failureOf(seen[one], 'password')))
          if (look.leg === leg) looks.push(look);
      return looks;
    },
  };
}

function latched(leg: Leg, kind: FailureKind = 'credentials') {
  const watch = begin();
  watch.seen[leg] = kind;
  watch.wait(30 * minute, leg);
  expect(watch.state().mailboxes[0]?.legs[leg].mode).toEqual({ kind: 'latched', by: kind });
  return watch;
}

describe.each(['receiving', 'sending'] as const)('a closed latch of %s', (leg) => {
  const other: Leg = leg === 'receiving' ? 'sending' : 'receiving';

  // A lock-out ends by itself, and has a test of its own.
  const lasting = explicit.filter((kind) => kind !== 'locked-out');

  it.each([...lasting, 'login-refused'] as const)('after %s: not one automatic look in three days', (kind) => {
    expect(latched(leg, kind).wait(3 * day, leg)).toEqual([]);
  });

  it('leaves the other leg alone', () => {
    expect(latched(leg).wait(day, other).length).toBeGreaterThan(15);
  });

  it.each([
    ['a start of the program', (watch: ReturnType<typeof begin>) => watch.happen('started')],
    ['the file it is kept in', (watch: ReturnType<typeof begin>) => watch.reload()],
    [
      'sleep and resume',
      (watch: ReturnType<typeof begin>) => {
        watch.happen('suspended');
        watch.happen('resumed');
      },
    ],
    [
      'a network that goes and comes back',
      (watch: ReturnType<typeof begin>) => {
        watch.network(false);
        watch.network(true);
      },
    ],
    ['a change of other settings', (watch: ReturnType<typeof begin>) => watch.changeSettings()],
    ['a clock set forward', (watch: ReturnType<typeof begin>) => watch.setClock(40 * day)],
    ['a clock set back', (watch: ReturnType<typeof begin>) => watch.setClock(-40 * day)],
    ['an unconfirmed test', (watch: ReturnType<typeof begin>) => watch.test(leg, false)],
    ['an edit of the other leg', (watch: ReturnType<typeof begin>) => watch.edit(other)],
  ])('survives %s', (_name, act) => {
    const watch = latched(leg);
    act(watch);
    expect(watch.wait(12 * hour, leg)).toEqual([]);
  });

  it('gives way to one attempt when a test is confirmed; a refusal closes it again', () => {
    const watch = latched(leg);
    watch.test(leg, true);
    expect(watch.wait(day, leg).map(({ cause }) => cause)).toEqual(['user']);
  });

  it.each([
    ['a start', ['started']],
    ['a sleep', ['suspended', 'resumed']],
  ] as const)('a confirmed test that %s prevented is not made up for', (_what, happenings) => {
    const watch = latched(leg);
    watch.test(leg, true);
    for (const kind of happenings) watch.happen(kind);
    expect(watch.wait(day, leg)).toEqual([]);
  });

  it('a confirmed test that finds no server is one attempt and opens nothing', () => {
    const watch = latched(leg);
    watch.seen[leg] = 'timeout';
    watch.test(leg, true);
    expect(watch.wait(day, leg)).toHaveLength(1);
  });

  it('a confirmed test that succeeds opens it: automatic looks again', () => {
    const watch = latched(leg);
    watch.seen[leg] = 'ok';
    watch.test(leg, true);
    const looks = watch.wait(6 * hour, leg);
    expect(looks[0]?.cause).toBe('user');
    expect(looks.length).toBeGreaterThan(4);
    expect(watch.state().mailboxes[0]?.health[leg].status).toBe('ok');
  });

  it('an edited password or server opens it and is looked at at once; one refusal closes it again', () => {
    const watch = latched(leg);
    watch.edit(leg);
    const at = watch.now();
    const looks = watch.wait(day, leg);
    expect(looks).toEqual([{ leg, atMs: at, cause: 'user' }]);
  });

  it('an edited password that is right brings automatic looks back', () => {
    const watch = latched(leg);
    watch.seen[leg] = 'ok';
    watch.edit(leg);
    expect(watch.wait(6 * hour, leg).length).toBeGreaterThan(4);
  });
});

describe('an ambiguous refusal', () => {
  it('waits its ten minutes even when the program is started anew', () => {
    const watch = begin();
    watch.seen.receiving = 'login-refused';
    const first = watch.wait(minute, 'receiving');
    expect(first).toHaveLength(1);
    watch.reload();
    watch.happen('started');
    expect(watch.wait(7 * minute, 'receiving')).toEqual([]);
    expect(watch.wait(day, 'receiving')).toHaveLength(1);
  });

  it('closes at the second, though the clock was set back a month in between', () => {
    const watch = begin();
    watch.seen.receiving = 'login-refused';
    expect(watch.wait(minute, 'receiving')).toHaveLength(1);
    watch.setClock(-30 * day);
    // The second, then at most one more to see ten minutes go by on the new clock.
    expect(watch.wait(12 * hour, 'receiving').length).toBeLessThanOrEqual(2);
  });
});
