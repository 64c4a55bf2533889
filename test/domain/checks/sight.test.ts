import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belgianCalendar as calendar } from '../../../src/app/belgium.ts';
import { type BlindReason, type CheckId, holdReasons, type Leg, legs } from '../../../src/domain/model/health.ts';
import { speechOf } from '../../../src/domain/tell/speech.ts';
import type { WatchEvent } from '../../../src/domain/watch/watch.ts';
import { speak } from '../../support/alerts.ts';
import { createContext, failure } from '../../support/fakes.ts';
import { beginWatch, failureOf, looked, type Seen } from '../../support/watch-driver.ts';

const minute = 60_000;
const hour = 60 * minute;
const address = 'ec001234@adm.cfwb.be';
const context = createContext([{ address }]);

/** Tuesday 24 November 2026, at eight; both legs are looked at once, and well. */
function begin() {
  const watch = beginWatch([address], context, calendar.atLocal('2026-11-24', '08:00'));
  const told: string[] = [];
  const titles: string[] = [];
  const health = (check: CheckId) => watch.state().mailboxes[0]?.health[check];
  const happen = (event: WatchEvent): void => {
    watch.happen(event);
    const { alert, state } = speak(watch.state(), event.atMs, context);
    watch.become(state);
    for (const { says, lead, speeches } of alert?.points ?? []) {
      told.push(`${calendar.localDate(event.atMs)} ${says} ${lead.code}`);
      titles.push(speeches.map(({ covers }) => covers.map(({ check }) => check).join()).join());
    }
  };
  const look = (leg: Leg, seen: Seen): void => happen(looked(address, leg, watch.now(), failureOf(seen)));
  for (const leg of legs) look(leg, 'ok');
  return {
    ...watch,
    told,
    titles,
    health,
    happen,
    look,
    state: watch.state,
    /** This PC is on from eight for so many hours on each of these days, and this happens every half hour. */
    days: (dates: readonly string[], hours = 8, each: () => void = () => undefined): void => {
      for (const date of dates) {
        happen({ kind: 'suspended', atMs: watch.now() });
        watch.moveTo(calendar.atLocal(date, '08:00'));
        happen({ kind: 'resumed', atMs: watch.now() });
        for (let passed = 0; passed < hours * 2; passed += 1) {
          watch.moveTo(watch.now() + 30 * minute);
          each();
          happen({ kind: 'tick', atMs: watch.now() });
        }
      }
    },
  };
}
type Watch = ReturnType<typeof begin>;

/** Wednesday to Friday, and the Monday and Tuesday after. */
const [wednesday, thursday, friday, saturday, monday, tuesday] = [
  '2026-11-25',
  '2026-11-26',
  '2026-11-27',
  '2026-11-28',
  '2026-11-30',
  '2026-12-01',
] as const;

const both = (event: (leg: Leg) => WatchEvent) => (watch: Watch) => {
  for (const leg of legs) watch.happen(event(leg));
};
/** Why, how that comes about, and how looks end meanwhile; null where none is made. */
type Blinding = readonly [reason: BlindReason, befall: (watch: Watch) => void, seen: Seen | null];
const causes: readonly Blinding[] = [
  ...holdReasons.map(
    (reason) =>
      [
        reason,
        (watch: Watch) => both((leg) => ({ kind: 'leg-held', atMs: watch.now(), address, leg, reason }))(watch),
        null,
      ] as const,
  ),
  ...[false, true].map(
    (isUnreadable) =>
      [
        isUnreadable ? 'password-unreadable' : 'password-missing',
        (watch: Watch) =>
          both((leg) => ({ kind: 'password-missing', atMs: watch.now(), address, leg, isUnreadable }))(watch),
        null,
      ] as const,
  ),
  ['offline', (watch) => watch.happen({ kind: 'network', atMs: watch.now(), isUp: false }), null],
  ['broken-off', () => undefined, 'internal'],
];

describe.each<Blinding>(causes)('legs that are not looked at: %s', (reason, befall, seen) => {
  const each = (watch: Watch) => () => {
    if (seen) for (const leg of legs) watch.look(leg, seen);
  };

  it('are a trouble of their own after three working days with this PC in use, with why and since when', () => {
    const watch = begin();
    befall(watch);
    watch.days([wednesday, thursday], 8, each(watch));
    for (const leg of legs) expect(['unknown', 'held']).toContain(watch.health(leg)?.status);
    watch.days([friday], 3, each(watch));
    for (const leg of legs)
      expect(watch.health(leg)).toMatchObject({
        status: 'warning',
        code: `${leg}.not-watched`,
        facts: { reason, since: '2026-11-24' },
      });
    expect(watch.told).toEqual([`${friday} alarm receiving.not-watched`]);
    expect(watch.titles).toEqual(['receiving,sending']);
  });

  it('are none while this PC is off or hardly on, nor at the weekend', () => {
    const watch = begin();
    befall(watch);
    watch.days([wednesday], 8, each(watch));
    watch.days([saturday], 8, each(watch));
    watch.days([monday], 8, each(watch));
    expect(watch.told).toEqual([]);
    watch.days([tuesday], 3, each(watch));
    expect(watch.told).toHaveLength(1);
  });

  it('are well at the first look that is accepted, and this is said once', () => {
    const watch = begin();
    befall(watch);
    watch.days([wednesday, thursday, friday], 8, each(watch));
    watch.happen({ kind: 'network', atMs: watch.now(), isUp: true });
    for (const leg of legs) {
      watch.happen({ kind: 'leg-edited', atMs: watch.now(), address, leg });
      watch.look(leg, 'ok');
      expect(watch.health(leg)?.status).toBe('ok');
    }
    watch.days([monday]);
    expect(watch.told.filter((line) => line.includes('all-clear'))).toHaveLength(1);
    expect(watch.state().matters.some(({ kind, quietMs }) => kind === 'blind' && quietMs === null)).toBe(false);
  });
});

it.each(['credentials', 'credentials-expired', 'account-disabled'] as const)(
  'a leg that was answered (%s) and is not asked again is not blind: its own matter speaks',
  (seen) => {
    const watch = begin();
    const found = { ...failureOf(seen), passwordAnswered: true } as ReturnType<typeof failureOf>;
    watch.happen(looked(address, 'sending', watch.now(), found));
    watch.days([wednesday, thursday, friday, monday, tuesday], 8, () => watch.look('receiving', 'ok'));
    watch.happen({ kind: 'leg-edited', atMs: watch.now(), address, leg: 'sending' });
    watch.look('sending', 'ok');
    expect(watch.told.join()).not.toContain('not-watched');
  },
);

it('a leg that the mailbox does not have is not missed', () => {
  const alone = createContext([{ address, hasSending: false }]);
  const watch = beginWatch([address], alone, calendar.atLocal('2026-11-24', '08:00'));
  for (const date of [wednesday, thursday, friday, monday]) {
    watch.moveTo(calendar.atLocal(date, '08:00'));
    watch.happen({ kind: 'resumed', atMs: watch.now() });
    for (let half = 0; half < 16; half += 1) {
      watch.moveTo(watch.now() + 30 * minute);
      watch.happen(looked(address, 'receiving', watch.now(), null));
    }
  }
  expect(watch.state().mailboxes[0]?.health.sending.code).toBe('sending.stale');
});

it('whatever happens, a leg is not called unwatched within two working days of a real look', () => {
  const seen = fc.constantFrom<Seen>('ok', 'internal', 'offline', 'credentials', 'timeout', 'in-use');
  fc.assert(
    fc.property(fc.array(fc.record({ seen, hours: fc.integer({ min: 0, max: 9 }) }), { maxLength: 8 }), (days) => {
      const watch = begin();
      let date = '2026-11-24';
      let lastOn = date;
      for (const { seen: outcome, hours } of days) {
        date = calendar.nextWorkingDay(date);
        watch.days([date], hours, () => watch.look('sending', outcome));
        if (hours > 0 && outcome === 'ok') lastOn = date;
        const isNear = calendar.workingDaysOverlap(calendar.startOfDay(lastOn), watch.now()).length <= 3;
        if (isNear) expect(watch.health('sending')?.code).not.toBe('sending.not-watched');
        if (hours > 0 && outcome === 'ok') expect(watch.health('sending')?.status).toBe('ok');
      }
    }),
    { numRuns: 30 },
  );
});

describe('what was measured', () => {
  const certificate = {
    host: 'mail.example.org',
    port: 995,
    issuer: 'Exemple SA',
    names: ['mail.example.org'],
    validFrom: '2026-09-01T00:00:00Z',
    expiresAt: '2027-09-01T00:00:00Z',
    problem: null,
    code: null,
    anchor: 'public' as const,
  };
  const measure = (watch: Watch): void => {
    const more = {
      measured: { usedBytes: 1_000, limitBytes: 20_000_000, messages: 0, limitMessages: null, source: 'pop3-stat' },
      maildrop: { messages: 0, octets: 0, hashes: [] },
    } as const;
    for (const leg of legs) {
      const event = looked(address, leg, watch.now(), null, leg === 'receiving' ? more : {});
      watch.happen({ ...event, look: { ...event.look, certificate } });
    }
  };
  const checks = ['receiving', 'sending', 'storage', 'collection', 'certificate'] as const;

  it.each(checks)('%s is grey after three intervals, with or without a network', (check) => {
    for (const isUp of [true, false]) {
      const watch = begin();
      measure(watch);
      expect(watch.health(check)?.status).toBe('ok');
      watch.happen({ kind: 'network', atMs: watch.now(), isUp });
      for (let passed = 0; passed < 14; passed += 1) {
        watch.moveTo(watch.now() + 30 * minute);
        watch.tick();
      }
      expect(watch.health(check)?.status).toBe('unknown');
      watch.happen({ kind: 'network', atMs: watch.now(), isUp: true });
      measure(watch);
      expect(watch.health(check)?.status).toBe('ok');
    }
  });

  it.each(checks)('%s still stands after a weekend with this PC off', (check) => {
    const watch = begin();
    measure(watch);
    watch.sleep(62 * hour);
    watch.tick();
    expect(watch.health(check)?.status).toBe('ok');
  });

  it('a trouble that nobody could look at any more is grey too, and its matter is undecided', () => {
    const watch = begin();
    for (const after of [0, 1, 4, 15]) {
      watch.moveTo(watch.now() + after * minute);
      watch.look('sending', 'timeout');
    }
    expect(watch.health('sending')).toMatchObject({ status: 'critical', code: 'sending.unreachable' });
    for (let passed = 0; passed < 12; passed += 1) {
      watch.moveTo(watch.now() + 30 * minute);
      watch.look('sending', 'internal');
    }
    expect(watch.health('sending')?.status).toBe('unknown');
    const matter = watch.state().matters.find(({ kind }) => kind === 'servers');
    expect(matter?.quietMs).toBeNull();
    expect(matter && speechOf(matter, watch.state(), watch.now(), context)).toBeNull();
  });

  it('is grey until it is measured again, whatever fails in between and however far off the next look is', () => {
    const watch = begin();
    measure(watch);
    for (let looks = 0; looks < 60; looks += 1) {
      watch.moveTo(watch.now() + 40 * minute);
      const silent = { ...failure('closed'), passwordSent: true };
      watch.happen(looked(address, 'receiving', watch.now(), silent));
      if (looks > 3)
        expect([watch.health('storage')?.status, watch.health('collection')?.status]).toEqual(['unknown', 'unknown']);
    }
    measure(watch);
    expect(watch.health('storage')?.status).toBe('ok');
  });

  it('a look that is planned far off makes what it has measured last as long', () => {
    const watch = begin();
    measure(watch);
    watch.become({
      ...watch.state(),
      mailboxes: watch.state().mailboxes.map((mailbox) => ({
        ...mailbox,
        measured: {
          ...mailbox.measured,
          storage: mailbox.measured.storage && { ...mailbox.measured.storage, paceMs: 4 * hour },
        },
      })),
    });
    for (let passed = 0; passed < 22; passed += 1) {
      watch.moveTo(watch.now() + 30 * minute);
      watch.tick();
    }
    expect(watch.health('storage')?.status).toBe('ok');
    watch.moveTo(watch.now() + 30 * minute);
    watch.tick();
    watch.moveTo(watch.now() + 40 * minute);
    watch.tick();
    expect(watch.health('storage')?.status).toBe('unknown');
  });
});
