import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belgianCalendar } from '../../../src/app/belgium.ts';
import { receivingLook } from '../../../src/app/looked.ts';
import { noteStorage, storageSamples } from '../../../src/domain/checks/storage-history.ts';
import type { WatchContext } from '../../../src/domain/model/context.ts';
import type { Matter } from '../../../src/domain/model/matter.ts';
import type { QuotaReading, QuotaValue } from '../../../src/domain/model/reading.ts';
import { type MailboxState, newMailbox, type StorageState } from '../../../src/domain/model/state.ts';
import { type Closure, createSchoolDays } from '../../../src/domain/time/closures.ts';
import { mailboxStatus } from '../../../src/domain/view/tray-view.ts';
import { speak } from '../../support/alerts.ts';
import { createContext, failure } from '../../support/fakes.ts';
import { beginWatch } from '../../support/watch-driver.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const megabyte = 1_048_576;
const address = 'ec001234@adm.cfwb.be';
/** A Tuesday. */
const startMs = Date.parse('2026-09-08T08:00:00+02:00');

/** What the quota login brings: used and limit in MB, what else it says, or that it failed. */
type Quota = readonly [used: number, limit: number] | 'unlimited' | 'not-offered' | 'refused' | 'failed';

function quotaReading(quota: Quota): QuotaReading {
  const beside = { certificate: null, durationMs: 1 };
  if (quota === 'failed') return { outcome: { ok: false, failure: failure('timeout') }, ...beside };
  const value: QuotaValue =
    typeof quota === 'string'
      ? { kind: quota }
      : {
          kind: 'limited',
          storage: { usedBytes: quota[0] * megabyte, limitBytes: quota[1] * megabyte },
          messages: null,
        };
  return { outcome: { ok: true, value }, ...beside };
}

type Seen = { readonly size: number; readonly messages?: number; readonly quota?: Quota };

function begin({ limit = null as number | null, closures = [] as readonly Closure[], fromMs = startMs } = {}) {
  const limits = { limitBytes: limit === null ? null : limit * megabyte, limitMessages: null };
  const context: WatchContext = {
    ...createContext([{ address, hasSending: false, passwordExpiresOn: '2027-08-01', ...limits }]),
    schoolDays: createSchoolDays(belgianCalendar, closures),
  };
  const watch = beginWatch([address], context, fromMs);
  const mailbox = (): MailboxState => watch.state().mailboxes[0] as MailboxState;
  const look = ({ size, messages = 1, quota }: Seen): string => {
    const value = { messages, octets: size * megabyte, encrypted: false, uidlHashes: null, capabilities: null };
    const reading = { outcome: { ok: true, value }, certificate: null, durationMs: 1 } as const;
    watch.happen(
      receivingLook(address, watch.now(), reading, quota === undefined ? null : quotaReading(quota), limits),
    );
    watch.reload();
    return mailbox().health.storage.code;
  };
  const pass = (ms: number): void => {
    for (const until = watch.now() + ms; watch.now() < until; ) {
      watch.moveTo(Math.min(until, watch.now() + 30 * minute));
      watch.tick();
    }
  };
  return {
    ...watch,
    context,
    mailbox,
    look,
    pass,
    /** Two looks, so far apart that the second confirms the first. */
    lookTwice: (seen: Seen): string => {
      look(seen);
      pass(30 * minute);
      return look(seen);
    },
    health: () => mailbox().health.storage,
    /** So many days with these looks at eight o'clock and half an hour later. */
    days(count: number, seen: Seen): void {
      for (let index = 0; index < count; index += 1) {
        look(seen);
        pass(30 * minute);
        look(seen);
        // Somebody collects.
        look({ size: 0, messages: 0 });
        watch.sleep(day - 30 * minute);
      }
    },
    say: (): readonly string[] => {
      watch.tick();
      const { said, state } = speak(watch.state(), watch.now(), context);
      watch.become(state);
      return said;
    },
  };
}

describe('a box of a known limit', () => {
  it.each([
    [74, 'storage.ok', 'storage.ok'],
    [75, 'storage.ok', 'storage.high'],
    [90, 'storage.ok', 'storage.very-high'],
    [98, 'storage.full', 'storage.full'],
  ])('%d %% full is %s at the first look, and %s half an hour later', (size, first, second) => {
    const watch = begin({ limit: 100 });
    expect(watch.look({ size })).toBe(first);
    watch.pass(30 * minute);
    expect(watch.look({ size })).toBe(second);
  });

  it('is not told of what Outlook takes away before the second look', () => {
    const watch = begin({ limit: 100 });
    watch.look({ size: 95 });
    watch.pass(30 * minute);
    expect([watch.look({ size: 0 }), watch.say()]).toEqual(['storage.ok', []]);
  });

  it('does not count sleep as time that Outlook had', () => {
    const watch = begin({ limit: 100 });
    watch.look({ size: 80 });
    watch.sleep(day);
    expect(watch.look({ size: 80 })).toBe('storage.ok');
    watch.pass(25 * minute);
    expect(watch.look({ size: 80 })).toBe('storage.high');
  });

  it('never rounds up to a level that is not reached', () => {
    const watch = begin({ limit: 100 });
    watch.look({ size: 97.99 });
    expect(watch.mailbox().storage.latest?.percent).toBe(97.9);
  });
});

describe('a box of an unknown limit', () => {
  it('is well while it is small', () => {
    const watch = begin();
    expect([watch.lookTwice({ size: 20, messages: 200 }), watch.health().status]).toEqual(['storage.ok', 'ok']);
    expect(mailboxStatus(watch.mailbox(), watch.state(), watch.context)).toBe('ok');
  });

  it('is never well above that, and learned of once the second look says the same', () => {
    const watch = begin();
    watch.look({ size: 25 });
    expect(watch.health()).toMatchObject({ status: 'unknown', code: 'storage.learning' });
    expect(mailboxStatus(watch.mailbox(), watch.state(), watch.context)).toBe('unknown');
    watch.pass(30 * minute);
    watch.look({ size: 25 });
    expect(watch.health()).toMatchObject({ status: 'warning', code: 'storage.learning' });
    expect(watch.say()).toEqual(['warning storage.learning']);
  });

  it('has a habit after ten school days', () => {
    const watch = begin();
    watch.days(11, { size: 25 });
    expect(watch.lookTwice({ size: 25 })).toBe('storage.learning');
    watch.sleep(3 * day);
    watch.days(2, { size: 25 });
    expect(watch.lookTwice({ size: 70 })).toBe('storage.ok');
    expect(watch.lookTwice({ size: 80 })).toBe('storage.unusual');
    expect(watch.health().facts).toMatchObject({ usualBytes: 25 * megabyte });
    expect(watch.lookTwice({ size: 250 })).toBe('storage.very-unusual');
  });

  it('learns nothing from days on which it was unusual, however many', () => {
    const watch = begin();
    watch.days(14, { size: 25 });
    for (let index = 0; index < 40; index += 1) {
      expect(watch.lookTwice({ size: 90 })).toBe('storage.unusual');
      expect(watch.look({ size: 0, messages: 0 })).toBe('storage.ok');
      watch.sleep(day - 30 * minute);
    }
    expect(watch.mailbox().storage.peaks.every(({ bytes }) => bytes === 25 * megabyte)).toBe(true);
  });

  it('keeps a bounded number of peaks', () => {
    const watch = begin();
    watch.days(60, { size: 1 });
    expect(watch.mailbox().storage.peaks).toHaveLength(20);
  });

  /** So many days on each of which the box was looked at for three hours. */
  const lie = (watch: ReturnType<typeof begin>, days: number, size: number): void => {
    for (let passed = 0; passed < days; passed += 1) {
      watch.sleep(day - 3 * hour);
      for (let looks = 0; looks < 6; looks += 1) watch.lookTwice({ size });
    }
  };

  it('of 45 MB that are called waiting is critical, also while learning', () => {
    const watch = begin();
    expect(watch.lookTwice({ size: 46 })).toBe('storage.learning');
    lie(watch, 1, 46);
    expect(watch.health().code).toBe('storage.learning');
    lie(watch, 1, 46);
    expect(watch.mailbox().health.collection.code).toBe('collection.waiting');
    expect(watch.health()).toMatchObject({ status: 'critical', code: 'storage.very-unusual' });
    // What trembles on 45 MB turns once.
    for (const size of [44, 46, 37]) expect(watch.lookTwice({ size })).toBe('storage.very-unusual');
  });

  it('of 45 MB of copies that Outlook leaves is not', () => {
    const watch = begin();
    watch.lookTwice({ size: 46 });
    watch.become({
      ...watch.state(),
      mailboxes: watch.state().mailboxes.map((one) => ({
        ...one,
        collection: { ...one.collection, survivors: { hashes: ['a'], dates: ['2026-09-07', '2026-09-08'] } },
      })),
    });
    lie(watch, 3, 46);
    expect(watch.mailbox().health.collection.code).toBe('collection.copy-left');
    expect(watch.health().code).toBe('storage.learning');
  });

  it('that is known by now to hold copies has no more room than before: no all-clear', () => {
    const watch = begin();
    watch.lookTwice({ size: 46 });
    lie(watch, 2, 46);
    expect(watch.say()).toContain('critical storage.very-unusual');
    const survivors = { hashes: ['a'], dates: ['2026-09-07', '2026-09-08'] };
    watch.become({
      ...watch.state(),
      mailboxes: watch.state().mailboxes.map((one) => ({ ...one, collection: { ...one.collection, survivors } })),
    });
    const said = Array.from({ length: 20 }, () => {
      // The user deletes one now and then.
      watch.look({ size: 47 });
      lie(watch, 1, 46);
      return watch.say();
    }).flat();
    expect(watch.health().code).toBe('storage.ok');
    expect(said.filter((one) => one.includes('recovery storage'))).toEqual([]);
  });

  it('that was only learned of needs no all-clear', () => {
    const watch = begin();
    watch.lookTwice({ size: 25 });
    expect(watch.say()).toEqual(['warning storage.learning']);
    watch.look({ size: 0, messages: 0 });
    watch.pass(10 * minute);
    expect(watch.say()).toEqual([]);
  });

  it('takes the limit that a quota brings, and no limit from one that has none', () => {
    const watch = begin();
    expect(watch.lookTwice({ size: 25, quota: 'unlimited' })).toBe('storage.learning');
    expect(watch.look({ size: 25, quota: 'not-offered' })).toBe('storage.learning');
    expect(watch.look({ size: 25, quota: [25, 100] })).toBe('storage.ok');
  });
});

describe('a quota that cannot be read again', () => {
  it.each<Quota>(['failed', 'refused'])(
    '(%s) keeps its value and says its age for a day, then it is unknown',
    (quota) => {
      const watch = begin();
      expect(watch.lookTwice({ size: 5, quota: [80, 100] })).toBe('storage.high');
      watch.pass(hour);
      expect(watch.look({ size: 5, quota })).toBe('storage.high');
      expect(watch.health().facts).toMatchObject({ percent: 80, kept: { date: '2026-09-08', minute: 8 * 60 + 30 } });
      watch.sleep(day);
      expect(watch.look({ size: 5, quota })).toBe('storage.unknown');
      expect(watch.look({ size: 5, quota: [10, 100] })).toBe('storage.ok');
    },
  );

  it('gives no all-clear', () => {
    const watch = begin();
    watch.look({ size: 5, quota: [99, 100] });
    expect(watch.say()).toEqual(['critical storage.full']);
    for (let index = 0; index < 30; index += 1) {
      watch.sleep(day - hour);
      watch.pass(hour);
      watch.look({ size: 5, quota: 'failed' });
      expect(watch.say().filter((one) => one.startsWith('recovery'))).toEqual([]);
    }
    watch.look({ size: 5, quota: [50, 100] });
    expect(watch.say()).toEqual(['recovery storage.ok']);
  });

  /** So many days of nothing but this, nine hours of each awake; what is said. */
  const live = (watch: ReturnType<typeof begin>, days: number, seen: Seen): readonly string[] =>
    Array.from({ length: days }, () => {
      watch.sleep(day - 9 * hour);
      for (let looks = 0; looks < 18; looks += 1) watch.lookTwice(seen);
      return watch.say().filter((one) => one.includes('storage.'));
    }).flat();

  it.each<[last: Quota, seen: Seen, limit: number | null]>([
    [[99, 100], { size: 5, quota: 'failed' }, null],
    [[99, 100], { size: 5, quota: 'failed' }, 100],
    [[80, 100], { size: 5, quota: 'refused' }, 100],
    [[80, 100], { size: 5 }, 100],
    [[99, 100], { size: 5, quota: 'not-offered' }, 100],
    [[99, 100], { size: 5, quota: 'unlimited' }, 100],
    [[99, 100], { size: 5, quota: 'unlimited' }, null],
  ])('%j and then %j, limit %j: ends without a word, and what comes then is said', (last, seen, limit) => {
    const watch = begin({ limit });
    watch.lookTwice({ size: 5, quota: last });
    watch.say();
    const said = live(watch, 20, seen);
    expect(said.filter((one) => one.startsWith('recovery'))).toEqual([]);
    expect(watch.health().status).toBe('ok');
    expect(watch.state().matters.filter(({ kind, quietMs }) => kind === 'storage' && quietMs === null)).toEqual([]);
    // Its own ruler may find what it likes.
    if (limit === null) return;
    expect(live(watch, 1, { ...seen, size: 85 })).toEqual(['warning storage.high']);
    expect(live(watch, 1, { ...seen, size: 5 })).toEqual(['recovery storage.ok']);
  });

  it.each<Quota>(['failed', 'refused', 'not-offered'])('(%s) never takes a level back, and may raise it', (quota) => {
    const watch = begin({ limit: 100 });
    watch.lookTwice({ size: 5, quota: [91, 100] });
    live(watch, 1, { size: 5, quota });
    watch.sleep(day);
    for (const [size, code] of [
      [5, 'storage.unknown'],
      [82, 'storage.unknown'],
      [92, 'storage.very-high'],
      [99, 'storage.full'],
      [5, 'storage.unknown'],
    ] as const)
      expect(watch.lookTwice({ size, quota })).toBe(code);
    expect(watch.lookTwice({ size: 5, quota: [91, 100] })).toBe('storage.very-high');
    expect(watch.lookTwice({ size: 5, quota: [20, 100] })).toBe('storage.ok');
  });

  it('is not forgotten over a holiday, nor while the inbox fills its limit', () => {
    const watch = begin();
    watch.lookTwice({ size: 5, quota: [99, 100] });
    watch.sleep(20 * day);
    expect(watch.lookTwice({ size: 5, quota: 'failed' })).toBe('storage.unknown');
    live(watch, 1, { size: 99, quota: 'failed' });
    expect(watch.health().code).toBe('storage.full');
    live(watch, 20, { size: 99, quota: 'failed' });
    expect(watch.health().code).toBe('storage.full');
    // So much more than the limit that it is not the limit any more.
    live(watch, 1, { size: 120, quota: 'failed' });
    expect(watch.health().code).not.toBe('storage.full');
  });

  it('and a box of which it told nothing bad is measured by what there is', () => {
    for (const limit of [null, 100]) {
      const watch = begin({ limit });
      watch.lookTwice({ size: 5, quota: [10, 100] });
      live(watch, 1, { size: 5, quota: 'failed' });
      expect(watch.health().code).toBe('storage.ok');
      expect(live(watch, 1, { size: 85, quota: 'failed' })).toEqual(['warning storage.high']);
      expect(live(watch, 1, { size: 5, quota: 'failed' })).toEqual(['recovery storage.ok']);
    }
  });

  it('whatever answers come and go, an all-clear is given by a quota that is read and has room', () => {
    const fill = fc.constantFrom<Quota>([10, 100], [60, 100], [82, 100], [92, 100], [99, 100]);
    const lost = fc.constantFrom<Quota | undefined>('failed', 'refused', 'not-offered', 'unlimited', undefined);
    const answer = fc.oneof(fill, lost);
    const day = fc.tuple(fc.array(answer, { minLength: 1, maxLength: 6 }), fc.constantFrom(1, 1, 3, 20));
    fc.assert(
      fc.property(fc.array(day, { maxLength: 25 }), fc.constantFrom(null, 100), (days, limit) => {
        const watch = begin({ limit });
        for (const [answers, off] of days) {
          for (const quota of answers) {
            watch.lookTwice({ size: 5, ...(quota === undefined ? {} : { quota }) });
            watch.say();
            const isJustOver = ({ kind, quietMs, isSettled }: Matter): boolean =>
              kind === 'storage' && !isSettled && quietMs !== null && quietMs >= watch.now() - 30 * minute;
            const isRoom = Array.isArray(quota) && quota[0] < 70;
            expect([quota, isRoom || !watch.state().matters.some(isJustOver)]).toEqual([quota, true]);
          }
          watch.sleep(off * 24 * hour - answers.length * 30 * minute);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is at least what lies in the inbox', () => {
    const watch = begin();
    watch.look({ size: 5, quota: [10, 100] });
    expect(watch.lookTwice({ size: 80, quota: 'failed' })).toBe('storage.high');
  });

  it("gives way after a day to the inbox against the user's own limit", () => {
    const watch = begin({ limit: 100 });
    watch.look({ size: 5, quota: [10, 200] });
    watch.sleep(day);
    expect(watch.lookTwice({ size: 80, quota: 'failed' })).toBe('storage.high');
    expect(watch.mailbox().storage.latest).toMatchObject({ limitBytes: 100 * megabyte, percent: 80 });
  });

  it('leaves the history as it was: the inbox alone is no emptying', () => {
    const watch = begin();
    watch.look({ size: 5, quota: [80, 100] });
    watch.pass(hour);
    watch.look({ size: 5, quota: 'failed' });
    expect(storageSamples(watch.mailbox().storage).map(({ used }) => used)).toEqual([80 * megabyte]);
  });

  it('is told of the folders of the webmail where most of it lies there', () => {
    const watch = begin();
    watch.lookTwice({ size: 5, quota: [80, 100] });
    expect(watch.health().facts).toMatchObject({ isInFolders: true });
    watch.lookTwice({ size: 60, quota: [80, 100] });
    expect(watch.health().facts).not.toHaveProperty('isInFolders');
  });
});

describe('before a closure', () => {
  const closures: readonly Closure[] = [{ from: '2026-10-19', to: '2026-10-30', kind: 'autumn' }];
  /** A Monday; the last two school days before the closure are the 15th and the 16th. */
  const mondayMs = Date.parse('2026-10-05T08:00:00+02:00');
  /** A box that grows by so many MB a day, up to this date at eight o'clock. */
  const grown = (perDay: number, date: string, whole = closures) => {
    const watch = begin({ limit: 100, closures: whole, fromMs: mondayMs });
    const untilMs = Date.parse(`${date}T08:00:00+02:00`);
    let size = 1;
    for (; watch.now() < untilMs; size += perDay / 4) {
      watch.look({ size });
      watch.pass(6 * hour);
    }
    // What was measured six hours ago is not known any more.
    watch.look({ size });
    return watch;
  };

  it.each([
    ['on the last day but one', 4, '2026-10-15', 'storage.full-in-closure'],
    ['on the last day', 4, '2026-10-16', 'storage.full-in-closure'],
    ['not on the day before', 4, '2026-10-14', 'storage.ok'],
    ['not in the closure itself', 4, '2026-10-19', 'storage.ok'],
    ['not where it lasts longer', 1, '2026-10-15', 'storage.ok'],
  ])('%s', (_when, perDay, date, expected) => {
    expect(grown(perDay, date).health().code).toBe(expected);
  });

  it('not before four days without school', () => {
    expect(grown(4, '2026-10-16', [{ from: '2026-10-19', to: '2026-10-20' }]).health().code).toBe('storage.ok');
  });

  it('not without evidence of a rise', () => {
    expect(grown(0, '2026-10-16').health().code).toBe('storage.ok');
  });

  it('is said once, and needs no all-clear when the closure has begun', () => {
    const watch = grown(4, '2026-10-15');
    const said: string[] = [];
    for (let index = 0; index < 20; index += 1) {
      said.push(...watch.say().filter((one) => one.includes('storage')));
      watch.sleep(day - hour);
      watch.pass(hour);
      watch.look({ size: 30 });
    }
    expect(said).toEqual(['warning storage.full-in-closure']);
  });
});

describe('noteStorage', () => {
  it('keeps a trend in order, one sample a day at least, and stays small over three years', () => {
    const context = createContext([{ address }]);
    let state: StorageState = newMailbox(address).storage;
    const days = 3 * 365;
    for (let index = 0; index < days * 4; index += 1) {
      const usedBytes = index % 900;
      const measured = {
        usedBytes,
        limitBytes: 1_000,
        messages: null,
        limitMessages: null,
        source: 'pop3-stat',
      } as const;
      const atMs = startMs + index * 6 * hour;
      state = noteStorage(
        state,
        { atMs, isDated: true, measured, inboxBytes: usedBytes, awakeMs: 0, isWordGone: false, isLeftLying: false },
        context,
      );
    }
    const samples = storageSamples(state);
    const times = samples.map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
    const lastMs = times.at(-1) ?? 0;
    const dates = new Set(samples.map(({ atMs }) => belgianCalendar.localDate(atMs)));
    for (let back = 0; back < 700; back += 1) expect(dates).toContain(belgianCalendar.localDate(lastMs - back * day));
    expect(samples.length).toBeLessThan(1_200);
  });
});
