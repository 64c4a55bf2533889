import { expect } from 'vitest';
import { expectPace, local, probesOf, type Story } from './story.ts';

/** Time asleep, holidays, clocks. */
export const timeStories: Readonly<Record<string, Story>> = {
  'holiday-fortnight': {
    tells: 'Away for a fortnight: two rungs passed in one alert, and the mail that waited is nobody’s fault.',
    rule: '§4 in a closure',
    alerts: [
      '2026-12-09 07:46 warning password-expiry.soon',
      '2027-01-04 07:46 warning password-expiry.soon',
      '2027-01-05 07:46 warning password-expiry.soon',
    ],
  },
  'laptop-asleep-a-month': {
    tells: 'A month asleep: one look at each leg on waking, no alarm about what nobody could collect.',
    rule: '§1 awake time',
    alerts: [],
    looks: {
      leg: 'receiving',
      from: '2026-10-02 16:00',
      to: '2026-11-02 09:20',
      at: ['2026-11-02 09:01'],
    },
    also: (lines) => {
      const first = probesOf(lines).filter(({ at }) => local(at) > '2026-10-03' && local(at) < '2026-11-02 09:20');
      expect(first.map(({ leg, cause }) => `${leg} ${cause}`)).toEqual(['receiving resume', 'sending resume']);
    },
  },
  'dst-autumn': {
    tells: 'The night of 25 hours: the looks go on at their pace, and the last rung is said in the closure as well.',
    rule: '§4 in a closure',
    alerts: ['2026-10-23 08:00 warning password-expiry.soon', '2026-10-26 07:45 warning password-expiry.today'],
    also: (lines) => expectPace(lines, '2026-10-24 12:00', '2026-10-26 00:00'),
  },
  'dst-spring-and-easter': {
    tells:
      'An outage in the night of 23 hours with nobody there is never said; the day of expiry waits for Easter Monday to pass.',
    rule: '§3 summary',
    alerts: ['2027-03-26 08:00 warning password-expiry.soon', '2027-03-30 07:45 warning password-expiry.today'],
    also: (lines) => expectPace(lines, '2027-03-28 06:00', '2027-03-30 07:00'),
  },
  'always-on-over-christmas': {
    tells:
      'Always on over the holidays: no reminder and no rung in them; an outage is told, its end when school begins.',
    rule: '§4 in a closure',
    alerts: [
      '2026-12-24 10:14 critical sending.unreachable',
      '2027-01-04 07:45 warning summary = password-expiry.soon sending.ok',
    ],
  },
  'clock-a-year-ahead': {
    tells: 'The clock is a year ahead for a morning: no day is counted by it, and every rung comes as if it never was.',
    rule: '§2 clock not believed',
    alerts: [
      '2026-09-07 07:45 warning password-expiry.soon',
      '2026-09-10 07:46 warning password-expiry.soon',
      '2026-09-14 07:46 warning password-expiry.soon',
    ],
  },
  'clock-of-2015': {
    tells: 'The clock stands in 2015 until the network answers: the rung of that day is said as soon as it is right.',
    rule: '§2 clock set back',
    alerts: [
      '2026-09-07 07:45 warning password-expiry.soon',
      '2026-09-10 08:31 warning password-expiry.soon',
      '2026-09-14 07:46 warning password-expiry.soon',
    ],
  },
  'closure-of-the-school': {
    tells: 'The school’s own closure: no reminder in it, and one on the first morning after.',
    rule: '§4 in a closure',
    alerts: [
      '2026-09-09 10:00 critical receiving.password-refused',
      '2026-09-21 07:46 critical receiving.password-refused',
    ],
  },
  'saturday-pc': {
    tells: 'A PC that is on on Saturdays alone: its Saturdays are working days and its reminders come on them.',
    rule: '§4 own hours',
    alerts: [
      '2026-09-12 09:25..10:30 warning storage.very-high',
      '2026-09-19 09:01 critical storage.full',
      '2026-09-19 11:00 warning collection.waiting',
      '2026-09-26 09:01 critical storage.full',
      '2026-10-03 09:01 critical storage.full',
      '2026-10-10 09:01 critical storage.full',
      '2026-10-10 11:00 critical collection.abandoned',
      '2026-10-17 09:01 critical storage.full',
      '2026-10-24 09:01 critical storage.full',
      '2026-10-31 09:01 critical storage.full',
      '2026-11-07 09:01 critical storage.full',
      '2026-11-14 09:01 critical storage.full',
    ],
  },
  'refused-while-the-clock-is-ahead': {
    tells: 'Refused while the clock is a year ahead, and told: not said again that day as the date is known.',
    rule: '§2 clock set back',
    alerts: [
      '2026-09-08 09:00 critical sending.password-refused',
      '2026-09-09 07:46 critical sending.password-refused',
    ],
  },
  'full-and-uncollected-for-weeks': {
    tells:
      'A box is full and nobody collects, for weeks: one reminder a Monday of the box, and none of the mail on the Tuesday.',
    rule: '§3 reminded',
    alerts: [
      '2026-09-09 09:45 warning collection.waiting',
      '2026-09-10 07:46..10:00 warning storage.high',
      '2026-09-10 12:00..17:29 warning storage.very-high',
      '2026-09-11 07:46 critical storage.full',
      '2026-09-14 07:46 critical storage.full',
      '2026-09-14 09:45 critical collection.abandoned',
      '2026-09-15 07:46 critical storage.full',
      '2026-09-16 07:46 critical storage.full',
      '2026-09-17 07:46 critical storage.full',
      '2026-09-18 07:46 critical storage.full',
      '2026-09-21 07:46 critical storage.full',
      '2026-09-28 07:46 critical storage.full',
    ],
  },
};
