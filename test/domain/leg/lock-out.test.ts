import { describe, expect, it } from 'vitest';
import { nextWakeMs } from '../../../src/domain/leg/index.ts';
import type { Failure } from '../../../src/domain/model/failure.ts';
import type { Leg } from '../../../src/domain/model/health.ts';
import { mayTry, openLatch } from '../../../src/domain/model/latch.ts';
import { createContext, failure } from '../../support/fakes.ts';
import { beginWatch, type Look, looked } from '../../support/watch-driver.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const address = 'ec001234@adm.cfwb.be';
/** A Tuesday. */
const startMs = Date.parse('2026-09-08T08:00:00+02:00');
const lockedOut = (retryAfterSeconds: number | null = null): Failure => ({
  ...failure('locked-out'),
  retryAfterSeconds,
});

/** A mailbox of which both passwords were accepted, the receiving one last; then one leg is locked out. */
function begin({ leg = 'receiving' as Leg, found = lockedOut() } = {}) {
  const context = createContext([{ address }]);
  const watch = beginWatch([address], context, startMs);
  const seen: Record<Leg, Failure | null> = { receiving: null, sending: null };
  const { now } = watch;
  const mailbox = () => {
    const [one] = watch.state().mailboxes;
    if (!one) throw new Error('no mailbox');
    return one;
  };
  watch.happen(looked(address, 'sending', startMs, null));
  watch.happen(looked(address, 'receiving', startMs, null));
  watch.moveTo(startMs + minute);
  watch.happen(looked(address, leg, now(), found));
  return {
    ...watch,
    seen,
    context,
    mailbox,
    codes: () => [mailbox().health.receiving.code, mailbox().health.sending.code],
    test: (one: Leg, isConfirmed: boolean) =>
      watch.happen({ kind: 'test-asked', atMs: now(), address, leg: one, isConfirmed }),
    /** Lets time pass minute by minute; minutes since the lock-out and leg of each look. */
    wait: (ms: number) => {
      const looks: string[] = [];
      const endMs = now() + ms;
      const zeroMs = startMs + minute;
      const note = ({ atMs, leg: one }: Look) => looks.push(`${(atMs - zeroMs) / minute} ${one}`);
      for (; now() < endMs; watch.moveTo(now() + minute))
        for (const look of watch.lookWhereDue((one) => seen[one])) note(look);
      return looks;
    },
  };
}

describe('a leg that is locked out', () => {
  it.each(['receiving', 'sending'] as const)('%s: nothing is sent for six hours, by either leg', (leg) => {
    const watch = begin({ leg });
    expect(watch.wait(6 * hour)).toEqual([]);
  });

  it('names a time: nothing is sent for as long', () => {
    const watch = begin({ found: lockedOut(5_400) });
    expect(watch.wait(90 * minute)).toEqual([]);
    expect(watch.wait(minute)).toEqual(['90 receiving']);
  });

  it.each([
    ['receiving', 'receiving'],
    ['sending', 'receiving'],
  ] as const)('%s: then one look of the leg whose password was last accepted', (leg, trial) => {
    const watch = begin({ leg });
    watch.seen.receiving = failure('in-use');
    watch.seen[trial] = lockedOut();
    expect(watch.wait(12 * hour)).toEqual([`360 ${trial}`]);
  });

  it('goes on with both legs once that look is accepted', () => {
    const watch = begin({ leg: 'sending' });
    const looks = watch.wait(8 * hour);
    expect(looks[0]).toBe('360 receiving');
    expect(looks[1]).toBe('361 sending');
    expect(watch.mailbox().lockOut).toBeNull();
    expect(watch.codes()).toEqual(['receiving.ok', 'sending.ok']);
  });

  it('locked out again: the pause begins anew, for six hours at least', () => {
    const watch = begin({ found: lockedOut(600) });
    watch.seen.receiving = lockedOut(600);
    expect(watch.wait(day)).toEqual(['10 receiving', '370 receiving', '730 receiving', '1090 receiving']);
  });

  it('although the other leg is let in every time: the named time counts once, then it is six hours', () => {
    const watch = begin({ leg: 'sending', found: lockedOut(600) });
    watch.seen.sending = lockedOut(600);
    expect(watch.wait(13 * hour)).toEqual([
      '10 receiving',
      '11 sending',
      '371 receiving',
      '372 sending',
      '732 receiving',
      '733 sending',
    ]);
  });

  it.each(['credentials', 'access-off'] as const)(
    'whose trial is refused as %s: latched, and the other leg has its trial six hours later',
    (kind) => {
      const watch = begin();
      watch.seen.receiving = failure(kind);
      expect(watch.wait(12 * hour)).toEqual(['360 receiving']);
      expect(watch.wait(minute)).toEqual(['720 sending']);
      expect(watch.mailbox().legs.receiving.mode).toEqual({ kind: 'latched', by: kind });
      expect(watch.mailbox().legs.sending.mode).toEqual({ kind: 'automatic' });
    },
  );

  it('whose trial is refused without a reason: not once more within ten minutes, but six hours later', () => {
    const watch = begin();
    watch.seen.receiving = failure('login-refused');
    expect(watch.wait(13 * hour).slice(0, 2)).toEqual(['360 receiving', '720 receiving']);
    expect(watch.mailbox().legs.receiving.mode).toEqual({ kind: 'latched', by: 'login-refused' });
  });

  it('whose trial finds no server keeps trying at the usual pace, the other leg still silent', () => {
    const watch = begin();
    watch.seen.receiving = failure('timeout');
    expect(watch.wait(7 * hour)).toEqual([
      '360 receiving',
      '361 receiving',
      '364 receiving',
      '374 receiving',
      '404 receiving',
    ]);
  });

  it('has its trial by the other leg where it waits for the user', () => {
    const watch = begin();
    watch.happen({ kind: 'leg-held', atMs: watch.now(), address, leg: 'receiving', reason: 'setup' });
    expect(watch.wait(6 * hour + minute)).toEqual(['360 sending']);
  });

  it('wakes the program in time', () => {
    const watch = begin({ found: lockedOut(120) });
    watch.tick();
    expect(nextWakeMs(watch.state(), watch.now(), watch.context)).toBe(watch.now() + 2 * minute);
  });
});

describe('a lock-out outlives', () => {
  it.each([
    [
      'a start of the program',
      (watch: ReturnType<typeof begin>) => watch.happen({ kind: 'started', atMs: watch.now() }),
    ],
    ['the file it is kept in', (watch: ReturnType<typeof begin>) => watch.reload()],
    ['sleep and resume', (watch: ReturnType<typeof begin>) => watch.sleep(minute)],
    [
      'a network that goes and comes back',
      (watch: ReturnType<typeof begin>) => {
        watch.network(false);
        watch.network(true);
      },
    ],
    ['other rules', (watch: ReturnType<typeof begin>) => watch.happen({ kind: 'rules-changed', atMs: watch.now() })],
    ['an unconfirmed test', (watch: ReturnType<typeof begin>) => watch.test('receiving', false)],
    ['an unconfirmed test of the other leg', (watch: ReturnType<typeof begin>) => watch.test('sending', false)],
    [
      'a password that was typed, and kept untried',
      (watch: ReturnType<typeof begin>) => watch.edit(address, 'sending'),
    ],
  ])('%s', (_what, act) => {
    const watch = begin();
    watch.wait(hour);
    act(watch);
    expect(watch.wait(4.9 * hour)).toEqual([]);
  });

  it('a clock set back, from which on it begins anew', () => {
    const watch = begin();
    watch.wait(hour);
    watch.moveTo(watch.now() - 40 * day);
    watch.tick();
    expect(watch.wait(6 * hour)).toEqual([]);
    expect(watch.wait(minute)).toHaveLength(1);
  });

  it('a sleep that is longer: one look on waking', () => {
    const watch = begin();
    watch.sleep(day);
    const looks = watch.wait(10 * minute);
    expect(looks.map((look) => look.split(' ')[1])).toEqual(['receiving', 'sending']);
  });
});

describe('in a lock-out the user', () => {
  it('may have one look, confirmed; locked out again, the pause begins anew', () => {
    const watch = begin();
    watch.wait(hour);
    watch.seen.receiving = lockedOut();
    watch.test('receiving', true);
    expect(watch.wait(6 * hour)).toEqual(['60 receiving']);
    expect(watch.wait(minute)).toEqual(['420 receiving']);
  });

  it('ends it by a confirmed look that is accepted', () => {
    const watch = begin();
    watch.wait(hour);
    watch.test('sending', true);
    expect(watch.wait(5 * minute)).toEqual(['60 sending', '61 receiving']);
    expect(watch.mailbox().lockOut).toBeNull();
  });

  it('ends it by a typed password that the server accepts', () => {
    const watch = begin();
    watch.wait(hour);
    watch.edit(address, 'sending');
    watch.happen(looked(address, 'sending', watch.now(), null));
    expect(watch.wait(5 * minute)).toEqual(['61 receiving']);
  });
});

describe('what is shown in a lock-out', () => {
  it('is the leg that is locked out, and that the other waits', () => {
    const watch = begin();
    expect(watch.codes()).toEqual(['receiving.locked-out', 'sending.held']);
    expect(watch.mailbox().health.sending.facts).toEqual({ reason: 'locked-out' });
    expect(watch.mailbox().health.receiving.status).toBe('critical');
  });

  it('said at the quota login: the receiving leg, whose password it was', () => {
    const watch = beginWatch([address], createContext([{ address }]), startMs);
    watch.happen({ ...looked(address, 'receiving', startMs, null), quotaLogin: { failure: lockedOut() } });
    const [mailbox] = watch.state().mailboxes;
    expect(mailbox?.health.receiving).toMatchObject({ status: 'critical', code: 'receiving.locked-out' });
    expect([mailbox?.legs.receiving.due, mailbox?.legs.sending.due]).toEqual([null, null]);
    expect(mailbox?.quotaLatch.closedBy).toBe('locked-out');
  });

  it('said at the quota login: the quota is not asked again before a day has passed', () => {
    const watch = beginWatch([address], createContext([{ address }]), startMs);
    watch.happen({ ...looked(address, 'receiving', startMs, null), quotaLogin: { failure: lockedOut(600) } });
    const mayAsk = (): boolean => mayTry(watch.state().mailboxes[0]?.quotaLatch ?? openLatch, watch.now());
    watch.moveTo(startMs + 11 * minute);
    expect([...watch.lookWhereDue(() => null)].map(({ leg }) => leg)).toEqual(['receiving']);
    expect(mayAsk()).toBe(false);
    watch.moveTo(startMs + day);
    expect(mayAsk()).toBe(true);
  });

  it('is not that a ban keeps the other leg away, where the password had not left', () => {
    const watch = begin({ found: { ...lockedOut(), stage: 'greeting', passwordAnswered: false } });
    expect(watch.mailbox().lockOut).toBeNull();
    expect(watch.codes()).toEqual(['receiving.locked-out', 'sending.ok']);
    const looks = watch.wait(6 * hour);
    expect(looks.length).toBeGreaterThan(4);
    expect(looks.filter((look) => look.endsWith('receiving'))).toEqual([]);
  });

  it('is not tested by the way while a ban may last: only if the user confirms it', () => {
    const watch = begin({ found: { ...lockedOut(), stage: 'greeting', passwordAnswered: false } });
    watch.test('receiving', false);
    expect([...watch.lookWhereDue(() => null)]).toEqual([]);
    watch.test('receiving', true);
    expect([...watch.lookWhereDue(() => null)].map(({ leg }) => leg)).toEqual(['receiving']);
    watch.moveTo(watch.now() + minute);
    watch.test('receiving', false);
    expect([...watch.lookWhereDue(() => null)].map(({ leg }) => leg)).toEqual(['receiving']);
  });
});
