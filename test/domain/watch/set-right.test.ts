import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belgium } from '../../../src/app/belgium.ts';
import { mayOpenSession } from '../../../src/domain/leg/turn.ts';
import { legs } from '../../../src/domain/model/health.ts';
import { leftMs, patienceLeftMs } from '../../../src/domain/model/latch.ts';
import { latchedBy } from '../../../src/domain/model/leg-state.ts';
import type { Matter } from '../../../src/domain/model/matter.ts';
import { newMailbox, newWatch, type WatchState } from '../../../src/domain/model/state.ts';
import { setRight } from '../../../src/domain/watch/set-right.ts';
import { anyWatch } from '../../support/any-moment.ts';
import { createContext } from '../../support/fakes.ts';

const { calendar } = belgium;
const now = Date.parse('2026-11-09T10:00:00+01:00');
const today = calendar.localDate(now);
const hour = 3_600_000;
const day = 24 * hour;
const school = 'ec001234@adm.cfwb.be';

const instants = [
  ...['atMs', 'sinceMs', 'countedToMs', 'lastLookMs', 'doubtSinceMs', 'begunMs', 'newsMs', 'alarmMs', 'lastMs'],
  ...['fallenMs', 'quietMs', 'transportSinceMs', 'fromMs', 'toMs', 'sinceLookMs', 'mailSinceMs', 'readMs', 'takenMs'],
];
const lengths = [
  'totalMs',
  'onlineMs',
  'workingMs',
  'sinceWorkingMs',
  'sinceOnlineMs',
  'lengthMs',
  'delayMs',
  'paceMs',
  'awakeMs',
];
const dates = [
  ...['date', 'dates', 'waitingSince', 'lookedOn', 'foreign', 'lastArrival', 'firstAcceptedOn', 'lastAcceptedOn'],
  ...['knownFrom', 'lastInHours', 'thereOn', 'seenOn', 'since', 'on', 'ranOn', 'copiesOn'],
];
const byDate = ['byDay', 'arrivals', 'overnight'];
const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);
/** Plans that have rules of their own, and dates that are the servers' and the texts'. */
const others = ['due', 'snoozedUntilMs', 'snoozeLengthMs', 'clock', 'certificates', 'latest'];

/** Every remembered instant and date that lies ahead of now, by its place; a name that nobody knows is one. */
function ahead(value: unknown, place: readonly string[]): readonly string[] {
  const name = place.at(-1) ?? '';
  const isAhead =
    (typeof value === 'number' &&
      (instants.includes(name) ? value > now : name.endsWith('Ms') && !lengths.includes(name))) ||
    (typeof value === 'string' && isDate(value) && place.some((part) => dates.includes(part)) && value > today);
  if (isAhead) return [place.join('.')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...place, key];
    if (others.includes(key)) return [];
    return [...(byDate.includes(name) && key > today ? [here.join('.')] : []), ...ahead(inner, here)];
  });
}

describe('after a clock that was set back', () => {
  it('nothing that is remembered lies ahead, whatever it was', () => {
    fc.assert(
      fc.property(anyWatch, ({ watch }) => {
        expect(ahead(setRight(watch, now, calendar), ['watch'])).toEqual([]);
      }),
    );
  });

  it('nothing changes that does not lie ahead', () => {
    fc.assert(
      fc.property(anyWatch, ({ watch }) => {
        const right = setRight(watch, now, calendar);
        expect(setRight(right, now, calendar)).toEqual(right);
      }),
    );
  });

  it('no refusal is forgotten, and what rests rests for as long as ever', () => {
    fc.assert(
      fc.property(anyWatch, ({ watch }) => {
        const right = setRight(watch, now, calendar);
        for (const [index, before] of watch.mailboxes.entries()) {
          const after = right.mailboxes[index] ?? before;
          expect(leftMs(after.lockOut, now)).toBeCloseTo(leftMs(before.lockOut, now));
          for (const leg of legs) {
            expect(latchedBy(after.legs[leg])).toBe(latchedBy(before.legs[leg]) ?? latchedBy(after.legs[leg]));
            expect(patienceLeftMs(after.legs[leg].patience, now)).toBeCloseTo(
              patienceLeftMs(before.legs[leg].patience, now),
            );
          }
        }
      }),
    );
  });

  const mailbox = newMailbox(school);
  const withMailbox = (change: Partial<typeof mailbox>): WatchState => ({
    ...newWatch([]),
    mailboxes: [{ ...mailbox, ...change }],
  });

  it("the day's sessions are used up as they were", () => {
    const used = { date: '2027-11-09', count: 60 };
    const watch = withMailbox({ legs: { ...mailbox.legs, receiving: { ...mailbox.legs.receiving, sessions: used } } });
    const [right] = setRight(watch, now, calendar).mailboxes;
    const context = createContext([{ address: school }]);
    expect(right && mayOpenSession('receiving', right.legs.receiving, now, context)).toBe(false);
  });

  it('a leg that a lock-out had let try already waits with the others', () => {
    const watch = withMailbox({ lockOut: { sinceMs: now + day, lengthMs: 6 * hour } });
    const [right] = setRight(watch, now, calendar).mailboxes;
    expect(legs.map((leg) => right && latchedBy(right.legs[leg]))).toEqual(['locked-out', 'locked-out']);
  });

  const matter = (kind: Matter['kind'], alarmMs: number, lastMs: number): Matter => ({
    id: `${kind} ${school}`,
    kind,
    address: school,
    members: [],
    level: 'critical',
    gravity: 298,
    sinceMs: alarmMs,
    newsMs: alarmMs,
    told: { gravity: 298, code: 'password-expiry.expired', alarmMs, lastMs, of: [], times: 2 },
    fallenMs: null,
    quietMs: null,
    isSettled: false,
    hasReturned: false,
    toast: 'toast',
    joined: [],
    notedGravity: 298,
  });
  const toldOf = (one: Matter): Matter['told'] => {
    const [right] = setRight({ ...newWatch([]), matters: [one] }, now, calendar).matters;
    return right?.told ?? null;
  };

  it('an expiry that was said of a date ahead was not true, and is said again on its day', () => {
    expect(toldOf(matter('cerbere', now + day, now + 2 * day))).toBeNull();
    expect(toldOf(matter('cerbere', now - day, now + 2 * day))).toBeNull();
  });

  it('an expiry that was said before stays said', () => {
    expect(toldOf(matter('cerbere', now - 2 * day, now - day))).toMatchObject({ lastMs: now - day, times: 2 });
  });

  it('an outage that was said was one, now', () => {
    expect(toldOf(matter('servers', now + day, now + 2 * day))).toMatchObject({ alarmMs: now, lastMs: now });
  });

  it('a snooze lasts no longer than it was to last', () => {
    const watch = { ...newWatch([]), snoozedUntilMs: now + 365 * day, snoozeLengthMs: hour };
    expect(setRight(watch, now, calendar).snoozedUntilMs).toBe(now + hour);
  });
});
