import { readdirSync, readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import holidays from '../../assets/holidays/be.json' with { type: 'json' };
import { belgianCalendar, defaultProfile } from '../../src/app/belgium.ts';
import type { SimulationLine } from '../../src/app/simulation/lines.ts';
import { readScenario } from '../../src/app/simulation/scenario.ts';
import { simulate } from '../../src/app/simulation/simulate.ts';
import { healthCodes } from '../../src/domain/model/health.ts';

const folder = new URL('../scenarios/', import.meta.url);

type Probe = Extract<SimulationLine, { event: 'probe' }>;
type Health = Extract<SimulationLine, { event: 'health' }>;
type Alert = Extract<SimulationLine, { event: 'alert' }>;

/** One scenario of test/scenarios, what it tells, and everything it must say. */
type Story = {
  readonly tells: string;
  /**
   * Every alert, and no other: `DATE TIME severity code [mailbox] [= covered codes]`. `TIME` is Brussels time and lasts
   * two minutes, `TIME..TIME` or `DATE TIME..DATE TIME` whatever the jitter or the chance of arrivals allows. `a|b`:
   * either code. No mailbox: the first.
   */
  readonly alerts: readonly string[];
  /** Brussels times of all looks at one leg within a span, to the minute. */
  readonly looks?: { readonly leg: string; readonly from: string; readonly to: string; readonly at: readonly string[] };
  readonly also?: (lines: readonly SimulationLine[]) => void;
};

const stories: Readonly<Record<string, Story>> = {
  // The CERBERE password.
  'quiet-year': {
    tells: 'A healthy year says nothing but the password ladder: 30 days fall on a Sunday and are told on the Monday.',
    alerts: [
      '2026-11-16 07:46 warning password-expiry.soon',
      '2027-04-20 07:46 warning password-expiry.soon',
      '2027-05-05 07:46 warning password-expiry.soon',
    ],
  },
  'expiry-renewed': {
    tells: 'Three rungs, two of them reached at a weekend; the head renews in time and hears no more.',
    alerts: [
      '2026-08-21 07:46 warning password-expiry.soon',
      '2026-09-07 07:46 warning password-expiry.soon',
      '2026-09-14 07:46 warning password-expiry.soon',
    ],
  },
  'expiry-ignored': {
    tells: 'Nobody renews: refused on the day after, one attempt in all, one reminder each working day until renewed.',
    alerts: [
      '2026-09-14 07:45 warning password-expiry.soon',
      '2026-09-17 07:46 warning password-expiry.soon',
      '2026-09-21 07:46 critical sending.password-expired',
      '2026-09-22 07:45 critical sending.password-expired',
      '2026-09-23 07:45 critical sending.password-expired',
      '2026-09-24 07:45 critical sending.password-expired',
      '2026-09-25 07:45 critical sending.password-expired',
      '2026-09-25 10:00 recovery sending.ok',
    ],
    looks: {
      leg: 'sending',
      from: '2026-09-21 00:00',
      to: '2026-09-25 10:05',
      at: ['2026-09-21 07:46', '2026-09-25 10:00'],
    },
  },
  'expiry-renewed-late': {
    tells: 'Renewed on the site three days late, only the new password typed in: the date is to be confirmed, once.',
    alerts: [
      '2026-09-14 07:45 warning password-expiry.soon',
      '2026-09-17 07:46 warning password-expiry.soon',
      '2026-09-21 07:46 critical sending.password-expired',
      '2026-09-22 07:45 critical sending.password-expired',
      '2026-09-23 07:45 critical sending.password-expired',
      '2026-09-23 10:00 recovery sending.ok',
      '2026-09-23 10:00 info password-expiry.date-to-confirm',
    ],
  },
  'expiry-date-was-wrong': {
    tells: 'The password is accepted after its computed date: one question, then silence.',
    alerts: [
      '2026-09-16 07:45 warning password-expiry.soon',
      '2026-09-17 07:46 warning password-expiry.soon',
      '2026-09-21 07:46 info password-expiry.date-to-confirm',
    ],
  },
  'expiry-date-unknown': {
    tells: 'Nobody knows the date: an invitation to fill it in once a month, never a number of days.',
    alerts: [
      '2026-10-01 07:46 info password-expiry.date-unknown',
      '2026-11-02 07:46 info password-expiry.date-unknown',
      '2026-12-01 07:46..2026-12-02 07:47 info password-expiry.date-unknown',
    ],
    also: (lines) => {
      for (const { title } of alertsOf(lines)) expect(title).not.toMatch(/\d/);
    },
  },
  'expiry-refused-on-the-day': {
    tells: 'Refused on the very day of expiry: expired, and no second toast that it expires today.',
    alerts: [
      '2026-09-14 07:45 warning password-expiry.soon',
      '2026-09-15 07:46 critical sending.password-expired',
      '2026-09-16 07:45 critical sending.password-expired',
      '2026-09-16 10:00 recovery sending.ok',
    ],
  },
  'expiry-end-of-february': {
    tells: '31 August and six calendar months: 28 February, renewed on the Friday before.',
    alerts: ['2027-02-22 07:45 warning password-expiry.soon', '2027-02-25 07:46 warning password-expiry.soon'],
    also: (lines) => {
      expect(alertsOf(lines)[0]?.title).toContain('6');
    },
  },
  'refused-before-the-date': {
    tells: 'Refused three weeks before the date: not called expired, and both causes are offered.',
    alerts: [
      '2026-09-07 07:45 warning password-expiry.soon',
      '2026-09-08 10:00 critical sending.password-refused',
      '2026-09-09 07:45 critical sending.password-refused',
      '2026-09-09 10:30 recovery sending.ok',
    ],
  },
  'expired-in-so-many-words': {
    tells: 'The server itself says that the password has expired, whatever the date.',
    alerts: ['2026-09-08 10:00 critical sending.password-expired', '2026-09-08 11:00 recovery sending.ok'],
  },

  // Room in the box, and who empties it.
  'full-box-nobody-collects': {
    tells: 'Nobody collects: waiting, full over the weekend, abandoned, a reminder a day, and all well when emptied.',
    alerts: [
      '2026-09-16 09:45 warning collection.waiting',
      '2026-09-21 07:46 critical storage.full',
      '2026-09-21 09:45 critical collection.abandoned',
      '2026-09-22 09:45 critical collection.abandoned',
      '2026-09-23 09:45 critical collection.abandoned',
      '2026-09-23 14:00..14:52 recovery storage.ok',
      '2026-09-23 14:00..14:52 recovery collection.ok',
    ],
  },
  'storage-level-by-level': {
    tells:
      'A PC that is always on: each level once, the one of Saturday night passed over for the worse one of Sunday.',
    alerts: [
      '2026-09-09 07:30 warning collection.waiting',
      '2026-09-14 02:00..02:30 critical collection.abandoned',
      '2026-09-14 07:30 critical collection.abandoned',
      '2026-09-15 07:30 critical collection.abandoned',
      '2026-09-16 07:30 critical collection.abandoned',
      '2026-09-17 07:30 critical collection.abandoned',
      '2026-09-16 17:00..2026-09-17 16:00 warning storage.high',
      '2026-09-18 07:30 critical collection.abandoned',
      '2026-09-19 15:00..2026-09-20 17:00 critical storage.full',
      '2026-09-21 07:30 critical collection.abandoned',
      '2026-09-22 07:30 critical collection.abandoned',
      '2026-09-23 07:30 critical collection.abandoned',
      '2026-09-24 07:30 critical collection.abandoned',
    ],
  },
  'limit-in-messages': {
    tells: 'The limit that is known counts messages, not bytes: the worse share decides.',
    alerts: ['2026-09-07 11:00..12:40 warning storage.high', '2026-09-09 08:00..08:52 recovery storage.ok'],
  },
  'exact-quota': {
    tells: 'IMAP QUOTA stands beside POP3, all is well, nothing is said.',
    alerts: [],
  },
  'leave-a-copy': {
    tells: 'Old messages stay while newer ones go: copies are left on the server; unticked two weeks later.',
    alerts: [
      '2026-09-08 09:00..2026-09-09 17:30 warning collection.copy-left',
      '2026-09-21 09:00..09:46 recovery collection.ok',
    ],
  },
  'second-computer': {
    tells: 'Another computer collects while Outlook is closed here: a note in the window, never a toast.',
    alerts: [],
    also: (lines) => {
      const note = healthOf(lines).find(({ code }) => code === 'collection.second-reader');
      expect(note?.to).toBe('ok');
      expect(local(note?.at ?? '') < '2026-09-09 17:30').toBe(true);
    },
  },
  'silence-unknown-limit': {
    tells: 'No limit is known and no mail comes any more for five working days: perhaps the box receives nothing.',
    alerts: [
      '2026-10-05 09:45 warning collection.maybe-not-receiving',
      '2026-10-07 07:46..09:52 recovery collection.ok',
    ],
    also: (lines) => {
      const codes = lines.filter((line) => line.event !== 'probe').map(({ code }) => code);
      expect(codes.filter((code) => code.startsWith('storage.') && code !== 'storage.ok')).toEqual([]);
    },
  },

  // Time asleep, holidays, clocks.
  'holiday-fortnight': {
    tells: 'Away for a fortnight: two rungs passed in one alert, and the mail that waited is nobody’s fault.',
    alerts: [
      '2026-12-09 07:46 warning password-expiry.soon',
      '2027-01-04 07:46 warning password-expiry.soon',
      '2027-01-05 07:46 warning password-expiry.soon',
    ],
  },
  'laptop-asleep-a-month': {
    tells: 'A month asleep: one look at each leg on waking, no alarm about what nobody could collect.',
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
    tells: 'The night of 25 hours: the looks go on at their pace, and Monday’s alert comes at 07:30 winter time.',
    alerts: ['2026-10-23 08:00 warning password-expiry.soon', '2026-10-26 07:30 warning password-expiry.today'],
    also: (lines) => expectPace(lines, '2026-10-24 12:00', '2026-10-26 00:00'),
  },
  'dst-spring-and-easter': {
    tells: 'An outage in the night of 23 hours; its end waits over Easter Monday and is told with the day of expiry.',
    alerts: [
      '2027-03-26 08:00 warning password-expiry.soon',
      '2027-03-28 00:04..00:42 critical receiving.unreachable',
      '2027-03-30 07:30 warning summary = receiving.ok password-expiry.today',
    ],
    also: (lines) => expectPace(lines, '2027-03-28 06:00', '2027-03-30 07:00'),
  },
  'always-on-over-christmas': {
    tells: 'Always on over the holidays: no reminder and no rung on Christmas, New Year or a weekend.',
    alerts: [
      '2026-12-23 08:00 warning password-expiry.soon',
      '2026-12-24 10:04 critical sending.unreachable',
      '2026-12-28 07:30 critical sending.unreachable',
      '2026-12-28 07:30 warning password-expiry.soon',
      '2026-12-28 09:00..09:33 recovery sending.ok',
      '2027-01-04 07:30 warning password-expiry.soon',
    ],
  },

  // This PC's own network and names.
  'flapping-wifi': {
    tells:
      'The Wi-Fi comes and goes twelve times in a morning: nothing is said, and each return is followed by a look.',
    alerts: [],
    also: (lines) => {
      for (const hour of ['09', '10', '11']) {
        for (const minute of ['09', '24', '39', '54']) expectLookWithin(lines, `2026-09-08 ${hour}:${minute}`, 2);
      }
    },
  },
  'own-network-down': {
    tells: 'This PC is offline for a day and a half: no look but the one asked for, no alert, one look on return.',
    alerts: [],
    also: (lines) => {
      const meanwhile = probesOf(lines).filter(
        ({ at }) => local(at) > '2026-09-08 09:01' && local(at) < '2026-09-09 15:00',
      );
      expect(meanwhile.filter(({ cause }) => cause !== 'user')).toEqual([]);
      expectLookWithin(lines, '2026-09-09 15:00', 2);
    },
  },
  'names-not-found-a-day': {
    tells: 'This PC finds neither server’s name: one warning after two working hours, not two critical alarms.',
    alerts: [
      '2026-09-08 12:00..12:31 warning receiving.names-not-found',
      '2026-09-09 10:00..10:37 recovery receiving.ok',
    ],
  },
  'name-of-one-host': {
    tells: 'Only the incoming server’s name is gone: that is its outage, and sending is not accused.',
    alerts: ['2026-09-08 09:19 critical receiving.unreachable', '2026-09-08 11:00..11:33 recovery receiving.ok'],
    also: (lines) => expectUntroubled(lines, 'sending'),
  },

  // Servers that fail.
  'etnic-outage-a-day': {
    tells: 'ETNIC is down for a day, its names too: one toast for both legs, one reminder, one recovery.',
    alerts: [
      '2026-09-08 09:19 critical receiving.unreachable',
      '2026-09-09 07:46 critical receiving.unreachable',
      '2026-09-09 09:06 recovery receiving.ok',
    ],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 09:15',
      to: '2026-09-08 10:55',
      at: [
        '2026-09-08 09:15',
        '2026-09-08 09:16',
        '2026-09-08 09:19',
        '2026-09-08 09:49',
        '2026-09-08 10:19',
        '2026-09-08 10:49',
      ],
    },
  },
  'short-hiccup': {
    tells: 'Two failures, then success: nothing is said and nothing turns.',
    alerts: [],
    also: (lines) => {
      expectUntroubled(lines, 'receiving');
      expectUntroubled(lines, 'sending');
    },
  },
  'flapping-server': {
    tells: 'One success between failures is no recovery: one alarm, one all-clear.',
    alerts: ['2026-09-08 09:19 critical receiving.unreachable', '2026-09-08 10:15..10:48 recovery receiving.ok'],
  },
  'sending-only-broken': {
    tells: 'Only sending is down for two days; receiving stays green throughout.',
    alerts: [
      '2026-09-08 10:04 critical sending.unreachable',
      '2026-09-09 07:46 critical sending.unreachable',
      '2026-09-10 07:46 critical sending.unreachable',
      '2026-09-10 10:00..10:33 recovery sending.ok',
    ],
    also: (lines) => expectUntroubled(lines, 'receiving'),
  },
  'outage-at-the-weekend': {
    tells: 'Down on Saturday: critical at once even at night, the recovery waits for Monday.',
    alerts: ['2026-09-12 03:04..03:42 critical receiving.unreachable', '2026-09-14 07:30 recovery receiving.ok'],
  },
  'outage-before-the-school-opens': {
    tells: 'The outage of the night ends as the PC wakes: two failures and a success, nothing is said.',
    alerts: [],
  },
  'restart-in-mid-incident': {
    tells: 'Restarts before, during and after an outage: what was told is not told again.',
    alerts: ['2026-09-08 09:17..09:21 critical sending.unreachable', '2026-09-08 12:00..12:33 recovery sending.ok'],
  },
  snooze: {
    tells: 'Snoozed for an hour: what is still true is told then, what came and went is not; colours never wait.',
    alerts: ['2026-09-08 10:10 critical sending.unreachable', '2026-09-08 11:00..11:33 recovery sending.ok'],
    also: (lines) => {
      const turned = healthOf(lines).filter(({ to }) => to === 'critical');
      expect(turned.map(({ at, code }) => `${local(at)} ${code}`)).toEqual([
        '2026-09-08 09:19 sending.unreachable',
        '2026-09-09 09:19 receiving.unreachable',
      ]);
    },
  },
  'warnings-of-a-weekend': {
    tells: 'Three warnings of a weekend in one summary on Monday; the box in use on Sunday is long past and left out.',
    alerts: [
      '2026-09-14 07:30 warning summary = storage.high certificate.expires-soon password-expiry.soon',
      '2026-09-14 08:00..08:52 recovery storage.ok',
    ],
  },

  // Logins that are refused, and boxes that are busy.
  'wrong-password-retyped-twice': {
    tells: 'Two new passwords typed in are wrong as well: one attempt each, no second alarm, one reminder.',
    alerts: [
      '2026-09-08 09:00 critical receiving.password-refused',
      '2026-09-09 07:45 critical receiving.password-refused',
      '2026-09-09 09:00 recovery receiving.ok',
    ],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 09:00',
      to: '2026-09-09 09:05',
      at: ['2026-09-08 09:00', '2026-09-08 10:00', '2026-09-08 10:10', '2026-09-09 09:00'],
    },
  },
  'both-passwords-wrong': {
    tells: 'Both passwords are wrong, two troubles told: when both are put right, both all-clears are told.',
    alerts: [
      '2026-09-08 09:00 critical receiving.password-refused',
      '2026-09-08 09:00 critical sending.password-refused',
      '2026-09-08 12:00 recovery receiving.ok',
      '2026-09-08 12:00 recovery sending.ok',
    ],
  },
  'patience-all-day': {
    tells: 'Patience is asked for all day and the sessions run short: “Test now” still looks at once.',
    alerts: ['2026-09-08 07:30 warning receiving.login-delay', '2026-09-09 07:30 recovery receiving.ok'],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 15:00',
      to: '2026-09-08 15:32',
      at: ['2026-09-08 15:00', '2026-09-08 15:30'],
    },
  },
  'flapping-at-the-cap': {
    tells: 'The sessions run short and the Wi-Fi flaps: one look an hour remains.',
    alerts: ['2026-09-08 07:30 warning receiving.login-delay', '2026-09-09 07:30 recovery receiving.ok'],
    also: (lines) => {
      const times = probesOf(lines)
        .filter(
          ({ at, leg }) => leg === 'receiving' && '2026-09-08 13:00' <= local(at) && local(at) < '2026-09-08 20:30',
        )
        .map(({ at }) => Date.parse(at));
      const gaps = times.slice(1).map((atMs, index) => (atMs - (times[index] ?? 0)) / 60_000);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(75);
    },
  },
  'restart-while-latched': {
    tells: 'Restarts, nights and a lost network do not open the latch: one attempt in two days.',
    alerts: [
      '2026-09-08 09:00 critical receiving.password-refused',
      '2026-09-09 07:45 critical receiving.password-refused',
      '2026-09-10 07:45 critical receiving.password-refused',
      '2026-09-10 10:00 recovery receiving.ok',
    ],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 09:00',
      to: '2026-09-10 10:05',
      at: ['2026-09-08 09:00', '2026-09-10 10:00'],
    },
  },
  'test-now-while-latched': {
    tells: '“Test now” without confirmation makes no attempt on a latched leg; with it, one.',
    alerts: ['2026-09-08 09:00 critical receiving.password-refused', '2026-09-08 13:00 recovery receiving.ok'],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 09:00',
      to: '2026-09-08 13:05',
      at: ['2026-09-08 09:00', '2026-09-08 11:00', '2026-09-08 13:00'],
    },
    also: (lines) => {
      const later = probesOf(lines).find(({ at, leg }) => leg === 'receiving' && local(at) > '2026-09-08 13:05');
      expect(later?.cause).toBe('schedule');
    },
  },
  'account-disabled': {
    tells: 'The account is disabled, told in English: no attempt until a confirmed test.',
    alerts: ['2026-09-08 09:00 critical receiving.account-disabled', '2026-09-08 15:30 recovery receiving.ok'],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 09:00',
      to: '2026-09-08 15:35',
      at: ['2026-09-08 09:00', '2026-09-08 15:30'],
    },
  },
  'server-closes-after-password': {
    tells: 'The server hangs up on the password: again after 30 minutes, then every two hours, critical at the third.',
    alerts: ['2026-09-08 11:45 critical receiving.unreachable', '2026-09-08 15:45..15:47 recovery receiving.ok'],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 09:15',
      to: '2026-09-08 15:45',
      at: ['2026-09-08 09:15', '2026-09-08 09:45', '2026-09-08 11:45', '2026-09-08 13:45'],
    },
  },
  'box-in-use-5-minutes': {
    tells: 'Outlook is in the box for five minutes: normal life.',
    alerts: [],
    also: (lines) => {
      expectUntroubled(lines, 'receiving');
      const looks = probesOf(lines).filter(({ at, leg }) => leg === 'receiving' && local(at) >= '2026-09-08 10:00');
      expect(looks[0]?.result).toBe('in-use');
      const gap = Date.parse(looks[1]?.at ?? '') - Date.parse(looks[0]?.at ?? '');
      expect(gap).toBeGreaterThanOrEqual(2 * 60_000);
      expect(gap).toBeLessThanOrEqual(5 * 60_000 + 2_000);
    },
  },
  'box-in-use-4-hours': {
    tells: 'Four hours of nothing else: a warning after three, and the all-clear.',
    alerts: ['2026-09-08 13:00..13:31 warning receiving.in-use', '2026-09-08 14:30..15:03 recovery receiving.ok'],
  },
  'login-refused-twice': {
    tells: 'An unclear refusal, a restart, and a second one ten minutes later: now it counts, and the attempts end.',
    alerts: ['2026-09-08 09:25 critical receiving.login-refused', '2026-09-08 11:00 recovery receiving.ok'],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 09:15',
      to: '2026-09-08 11:05',
      at: ['2026-09-08 09:15', '2026-09-08 09:25', '2026-09-08 11:00'],
    },
  },
  'login-refused-once': {
    tells: 'An unclear refusal that does not repeat is nothing.',
    alerts: [],
    also: (lines) => expectUntroubled(lines, 'receiving'),
  },
  'mechanism-refused': {
    tells: 'The server wants another way to log in: again after 30 minutes, critical, then once a day.',
    alerts: [
      '2026-09-08 09:45 critical sending.mechanism',
      '2026-09-09 07:46 critical sending.mechanism',
      '2026-09-10 07:46..07:48 recovery sending.ok',
    ],
    looks: {
      leg: 'sending',
      from: '2026-09-08 09:15',
      to: '2026-09-10 07:46',
      at: ['2026-09-08 09:15', '2026-09-08 09:45', '2026-09-09 07:46'],
    },
  },
  'login-delay': {
    tells: 'The server asks for patience and gets it: every 15 minutes, and not a word.',
    alerts: [],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 09:15',
      to: '2026-09-08 10:05',
      at: ['2026-09-08 09:15', '2026-09-08 09:30', '2026-09-08 09:45', '2026-09-08 10:00'],
    },
  },

  'login-delay-that-is-named': {
    tells: 'The server names forty minutes, and gets them.',
    alerts: [],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 09:15',
      to: '2026-09-08 10:40',
      at: ['2026-09-08 09:15', '2026-09-08 09:55', '2026-09-08 10:35'],
    },
  },
  'sending-refused-without-a-reason': {
    tells: 'A refusal that gives no reason, and a second one: two attempts in all until a password is typed.',
    alerts: ['2026-09-08 09:25 critical sending.login-refused', '2026-09-08 11:00 recovery sending.ok'],
    looks: {
      leg: 'sending',
      from: '2026-09-08 09:15',
      to: '2026-09-08 11:05',
      at: ['2026-09-08 09:15', '2026-09-08 09:25', '2026-09-08 11:00'],
    },
  },

  // What is said of the account, the way in or the box, and not of the password.
  'full-said-at-login': {
    tells: 'The server says at login that the box is full: one toast about the box, one a morning, one all-clear.',
    alerts: [
      '2026-09-08 09:00 critical storage.full',
      '2026-09-09 07:46 critical storage.full',
      '2026-09-09 11:00..11:31 recovery storage.ok',
    ],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 09:00',
      to: '2026-09-08 10:35',
      at: ['2026-09-08 09:00', '2026-09-08 09:30', '2026-09-08 10:00', '2026-09-08 10:30'],
    },
    also: (lines) => {
      expectNoWordOfPasswords(lines);
      for (const { title } of alertsOf(lines)) expect(title).not.toContain('%');
    },
  },
  'full-said-by-both-servers': {
    tells: 'Both servers say that the box is full: it is one trouble, and over when both let in again.',
    alerts: ['2026-09-08 09:00 critical storage.full', '2026-09-08 14:00 recovery storage.ok'],
    also: (lines) => {
      const box = healthOf(lines).filter(({ check, at }) => check === 'storage' && local(at) >= '2026-09-08');
      expect(box.map(({ code, at }) => `${local(at)} ${code}`)).toEqual([
        '2026-09-08 09:00 storage.full',
        '2026-09-08 14:00 storage.ok',
      ]);
    },
  },
  'access-off': {
    tells: 'This way in is switched off: not the password’s fault, and no attempt until a confirmed test.',
    alerts: [
      '2026-09-08 09:00 critical sending.access-off',
      '2026-09-09 07:45 critical sending.access-off',
      '2026-09-09 10:30 recovery sending.ok',
    ],
    looks: {
      leg: 'sending',
      from: '2026-09-08 09:00',
      to: '2026-09-09 10:35',
      at: ['2026-09-08 09:00', '2026-09-09 10:30'],
    },
  },
  'access-off-before-the-password': {
    tells: 'Switched off, said before the password left: again after 30 minutes, critical, then once a day.',
    alerts: [
      '2026-09-08 09:45 critical sending.access-off',
      '2026-09-09 07:46 critical sending.access-off',
      '2026-09-10 07:46 recovery sending.ok',
    ],
    looks: {
      leg: 'sending',
      from: '2026-09-08 09:15',
      to: '2026-09-10 07:50',
      at: ['2026-09-08 09:15', '2026-09-08 09:45', '2026-09-09 07:46', '2026-09-10 07:46'],
    },
  },
  'account-disabled-before-the-password': {
    tells: 'No such account, said before the password left: the latch stays open, and the leg comes back by itself.',
    alerts: ['2026-09-08 09:45 critical receiving.account-disabled', '2026-09-09 07:46 recovery receiving.ok'],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 09:15',
      to: '2026-09-09 07:50',
      at: ['2026-09-08 09:15', '2026-09-08 09:45', '2026-09-09 07:46'],
    },
  },
  'refused-before-the-password': {
    tells: '[AUTH] before any password was seen: it is not called refused, and nothing is latched.',
    alerts: ['2026-09-08 09:45 critical receiving.account-disabled', '2026-09-09 07:46 recovery receiving.ok'],
    also: (lines) => expectNoWordOfPasswords(lines),
  },
  'locked-out': {
    tells: 'Locked out without a time: six hours of silence on both legs, then the one last accepted, then the other.',
    alerts: ['2026-09-08 09:00 critical receiving.locked-out', '2026-09-08 15:01 recovery receiving.ok'],
    also: (lines) => {
      expect(looksFrom(lines, '2026-09-08 09:00', '2026-09-08 15:05')).toEqual([
        '2026-09-08 09:00 receiving locked-out',
        '2026-09-08 15:00 sending ok',
        '2026-09-08 15:01 receiving ok',
      ]);
      const waits = healthOf(lines).find(({ check, to }) => check === 'sending' && to === 'held');
      expect(local(waits?.at ?? '')).toBe('2026-09-08 09:00');
    },
  },
  'locked-out-for-two-hours': {
    tells: 'Locked out for two hours, as the server says: two hours, and the other leg first.',
    alerts: ['2026-09-08 09:00 critical sending.locked-out', '2026-09-08 11:01 recovery sending.ok'],
    also: (lines) =>
      expect(looksFrom(lines, '2026-09-08 09:00', '2026-09-08 11:05')).toEqual([
        '2026-09-08 09:00 sending locked-out',
        '2026-09-08 11:00 receiving ok',
        '2026-09-08 11:01 sending ok',
      ]),
  },
  'locked-out-again': {
    tells: 'Locked out again after the hour that was named: from then on six hours each time, over a night as well.',
    alerts: [
      '2026-09-08 09:00 critical receiving.locked-out',
      '2026-09-09 07:45 critical receiving.locked-out',
      '2026-09-09 16:30 recovery receiving.ok',
    ],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 09:00',
      to: '2026-09-09 16:35',
      at: [
        '2026-09-08 09:00',
        '2026-09-08 10:01',
        '2026-09-08 16:02',
        '2026-09-09 07:47',
        '2026-09-09 13:48',
        '2026-09-09 16:30',
      ],
    },
  },
  'banned-at-the-greeting': {
    tells: 'Banned before the password left: that leg alone keeps away for the three hours that are named.',
    alerts: ['2026-09-08 09:00 critical receiving.locked-out', '2026-09-08 12:00 recovery receiving.ok'],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 09:00',
      to: '2026-09-08 12:05',
      at: ['2026-09-08 09:00', '2026-09-08 12:00'],
    },
    also: (lines) => expectUntroubled(lines, 'sending'),
  },

  // Certificates.
  'certificate-expires': {
    tells: 'The certificate nears its end: one warning at 30 days, one at 7, reached at a weekend.',
    alerts: [
      '2026-09-17 14:00..2026-09-18 15:13 warning certificate.expires-soon',
      '2026-10-12 07:46 warning certificate.expires-very-soon',
    ],
  },
  'certificate-refused': {
    tells: 'Something intercepts the encryption: one toast that names the issuer, one recovery.',
    alerts: [
      '2026-09-08 10:04 critical sending.certificate|certificate.refused',
      '2026-09-08 11:00..11:33 recovery sending.ok|certificate.ok',
    ],
    also: (lines) => expect(alertsOf(lines)[0]?.body).toContain('Filtre réseau'),
  },

  // Several mailboxes.
  'two-mailboxes': {
    tells: 'ETNIC is down for both boxes: one toast. Then only the authority’s password is refused.',
    alerts: [
      '2026-09-08 09:19 critical receiving.unreachable',
      '2026-09-08 10:32 recovery receiving.ok',
      '2026-09-09 11:00 critical sending.password-refused po005678',
      '2026-09-09 11:30 recovery sending.ok po005678',
    ],
    also: (lines) => {
      for (const { title } of alertsOf(lines).slice(2)) expect(title).toContain('po005678');
      const boxes = new Set(probesOf(lines).map(({ mailbox }) => mailbox));
      expect(boxes.size).toBe(2);
    },
  },
};

const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length));

/** What the rules need to know of a scenario, read without the program's own reader. */
type Script = {
  readonly start: string;
  readonly lang?: string;
  readonly mailboxes: readonly { readonly address: string }[];
  readonly pc: 'always' | readonly { readonly days: string; readonly from: string; readonly to: string }[];
  readonly away?: readonly { readonly from: string; readonly to: string }[];
  readonly world: readonly {
    readonly from: string;
    readonly to: string | null;
    readonly network?: string;
    readonly beforePassword?: boolean;
    readonly retryAfter?: string;
  }[];
  readonly user?: readonly {
    readonly at: string;
    readonly does: string;
    readonly mailbox?: number;
    readonly leg?: string;
  }[];
};

const scriptOf = (name: string): Script => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));

async function play(name: string): Promise<readonly SimulationLine[]> {
  const read = readScenario(scriptOf(name));
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const lines: SimulationLine[] = [];
  await simulate(read.scenario, { calendar: belgianCalendar, profile: defaultProfile }, (line) => lines.push(line));
  return lines;
}

const played = new Map<string, readonly SimulationLine[]>();
for (const name of names) played.set(name, await play(name));
const linesOf = (name: string): readonly SimulationLine[] => played.get(name) ?? [];

const probesOf = (lines: readonly SimulationLine[]): Probe[] => lines.filter((line) => line.event === 'probe');
const healthOf = (lines: readonly SimulationLine[]): Health[] => lines.filter((line) => line.event === 'health');
const alertsOf = (lines: readonly SimulationLine[]): Alert[] => lines.filter((line) => line.event === 'alert');

/** `YYYY-MM-DD HH:MM` in Brussels. */
function local(at: string): string {
  if (at === '') return '';
  const zoned = Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Brussels');
  return `${zoned.toPlainDate()} ${zoned.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

const instant = (text: string): number =>
  Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime('Europe/Brussels').epochMilliseconds;

type Expected = {
  readonly text: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly severity: string;
  readonly codes: readonly string[];
  readonly mailbox: string | null;
  readonly covers: readonly string[];
};

const expectation =
  /^(?<date>\d{4}-\d\d-\d\d) (?<time>\d\d:\d\d)(?:\.\.(?<toDate>\d{4}-\d\d-\d\d )?(?<to>\d\d:\d\d))? (?<severity>\w+) (?<codes>\S+)(?: (?<mailbox>\w+))?(?: = (?<covers>.+))?$/;

function expected(text: string): Expected {
  const found = expectation.exec(text)?.groups;
  if (!found) throw new Error(`not an expected alert: ${text}`);
  const { date = '', time = '', toDate, to, severity = '', codes = '', mailbox = null, covers } = found;
  const fromMs = instant(`${date} ${time}`);
  // The last minute belongs to the span.
  const toMs = to === undefined ? fromMs + 2 * 60_000 : instant(`${toDate?.trim() ?? date} ${to}`) + 60_000;
  return { text, fromMs, toMs, severity, codes: codes.split('|'), mailbox, covers: covers?.split(' ').sort() ?? [] };
}

function isMeant(alert: Alert, wanted: Expected, firstMailbox: string): boolean {
  const atMs = Date.parse(alert.at);
  const covers = alert.covers.map(({ code }) => code).sort();
  return (
    wanted.fromMs <= atMs &&
    atMs < wanted.toMs &&
    alert.severity === wanted.severity &&
    wanted.codes.includes(alert.code) &&
    alert.mailbox.split('@')[0] === (wanted.mailbox ?? firstMailbox.split('@')[0]) &&
    covers.join(' ') === wanted.covers.join(' ')
  );
}

function expectAlerts(name: string): void {
  const missing = stories[name]?.alerts.map(expected) ?? [];
  const firstMailbox = scriptOf(name).mailboxes[0]?.address ?? '';
  const unexpected: string[] = [];
  for (const alert of alertsOf(linesOf(name))) {
    const index = missing.findIndex((wanted) => isMeant(alert, wanted, firstMailbox));
    if (index >= 0) missing.splice(index, 1);
    else {
      const covers = alert.covers.map(({ code }) => code).join(' ');
      unexpected.push(`${local(alert.at)} ${alert.severity} ${alert.code} ${alert.mailbox} = ${covers}`);
    }
  }
  expect({ missing: missing.map(({ text }) => text), unexpected }).toEqual({ missing: [], unexpected: [] });
}

function expectLooks(name: string): void {
  const looks = stories[name]?.looks;
  if (!looks) return;
  const seen = probesOf(linesOf(name))
    .filter(({ leg }) => leg === looks.leg)
    .map(({ at }) => local(at))
    .filter((at) => looks.from <= at && at < looks.to);
  expect(seen).toEqual(looks.at);
}

/** The check of a leg never leaves `ok` once it has been reached. */
function expectUntroubled(lines: readonly SimulationLine[], leg: string): void {
  const turned = healthOf(lines).filter(({ check, to }) => check === leg && to !== 'ok');
  expect(turned).toEqual([]);
}

/** No verdict is ever about a password. */
function expectNoWordOfPasswords(lines: readonly SimulationLine[]): void {
  expect(healthOf(lines).filter(({ code }) => /\.(password|login)-refused$|\.password-expired$/.test(code))).toEqual(
    [],
  );
}

/** `DATE TIME leg result` of all looks within a span. */
const looksFrom = (lines: readonly SimulationLine[], from: string, to: string): string[] =>
  probesOf(lines)
    .filter(({ at }) => from <= local(at) && local(at) < to)
    .map(({ at, leg, result }) => `${local(at)} ${leg} ${result}`);

function expectLookWithin(lines: readonly SimulationLine[], from: string, minutes: number): void {
  const fromMs = instant(from);
  const looks = probesOf(lines).filter(
    ({ at }) => Date.parse(at) >= fromMs && Date.parse(at) <= fromMs + minutes * 60_000,
  );
  expect(new Set(looks.map(({ leg }) => leg)), `after ${from}`).toEqual(new Set(['receiving', 'sending']));
}

/** Scheduled looks keep their interval within the jitter of a fifth: no burst, no silence. */
function expectPace(lines: readonly SimulationLine[], from: string, to: string): void {
  for (const [leg, minutes] of [
    ['receiving', 30],
    ['sending', 60],
  ] as const) {
    const times = probesOf(lines)
      .filter((probe) => probe.leg === leg)
      .map(({ at }) => Date.parse(at))
      .filter((atMs) => instant(from) <= atMs && atMs < instant(to));
    expect(times.length).toBeGreaterThan(20);
    times.slice(1).forEach((atMs, index) => {
      const gap = (atMs - (times[index] ?? 0)) / 60_000;
      expect(gap, `${leg} ${new Date(atMs).toISOString()}`).toBeGreaterThan(minutes * 0.8 - 0.1);
      expect(gap, `${leg} ${new Date(atMs).toISOString()}`).toBeLessThan(minutes * 1.2 + 0.6);
    });
  }
}

describe('stories', () => {
  it('has an expectation for every scenario, and at least 24 of them', () => {
    expect(Object.keys(stories).sort()).toEqual(names.sort());
    expect(names.length).toBeGreaterThanOrEqual(24);
  });

  for (const [name, story] of Object.entries(stories)) {
    it(`${name}: ${story.tells}`, () => {
      expectAlerts(name);
      expectLooks(name);
      story.also?.(linesOf(name));
    });
  }
});

const latching = ['credentials', 'credentials-expired', 'account-disabled', 'access-off'];
const doubtMs = 10 * 60_000;

type Latch = { isClosed: boolean; doubtSinceMs: number | null };

/** Looks that were made on a latched leg although nobody asked for them. */
function forbiddenLooks(script: Script, lines: readonly SimulationLine[]): Probe[] {
  const forbidden: Probe[] = [];
  for (const [index, { address }] of script.mailboxes.entries()) {
    for (const leg of ['receiving', 'sending']) {
      const edits = (script.user ?? [])
        .filter((act) => (act.mailbox ?? 0) === index && frees(act, leg))
        .map(({ at }) => Date.parse(at))
        .sort((a, b) => a - b);
      const latch: Latch = { isClosed: false, doubtSinceMs: null };
      for (const probe of probesOf(lines)) {
        if (probe.mailbox !== address || probe.leg !== leg) continue;
        const atMs = Date.parse(probe.at);
        while (edits[0] !== undefined && edits[0] <= atMs) {
          edits.shift();
          latch.isClosed = false;
          latch.doubtSinceMs = null;
        }
        if (latch.isClosed && probe.cause !== 'user') forbidden.push(probe);
        if (!isBeforePassword(script, atMs)) noteResult(latch, probe.result, atMs);
      }
    }
  }
  return forbidden;
}

const isInForce = ({ from, to }: Script['world'][number], atMs: number): boolean =>
  Date.parse(from) <= atMs && (to === null || atMs < Date.parse(to));

/** What is said before the password has left is not said of it. */
const isBeforePassword = ({ world }: Script, atMs: number): boolean =>
  world.some((entry) => entry.beforePassword === true && isInForce(entry, atMs));

/** Looks that were made in a lock-out although nobody asked for them. */
function looksWhileLockedOut(script: Script, lines: readonly SimulationLine[]): Probe[] {
  return script.mailboxes.flatMap(({ address }) => {
    let untilMs = 0;
    return probesOf(lines).filter(({ mailbox, result, cause, at }) => {
      if (mailbox !== address) return false;
      const atMs = Date.parse(at);
      const isForbidden = cause !== 'user' && atMs < untilMs;
      if (result === 'locked-out' && !isBeforePassword(script, atMs)) {
        const named = script.world.find(
          (entry) => entry.retryAfter !== undefined && isInForce(entry, atMs),
        )?.retryAfter;
        untilMs = atMs + Temporal.Duration.from(named ?? 'PT6H').total('milliseconds');
      }
      return isForbidden;
    });
  });
}

/** Only a new password opens a latch by itself; a confirmed test does so by succeeding. */
function frees({ does, leg: only }: { does: string; leg?: string }, leg: string): boolean {
  if (does === 'password-changed') return leg === 'sending';
  return does === 'edit-password' && (only === undefined || only === leg);
}

function noteResult(latch: Latch, result: string, atMs: number): void {
  if (result === 'ok') {
    latch.isClosed = false;
    latch.doubtSinceMs = null;
  } else if (latching.includes(result)) latch.isClosed = true;
  else if (result === 'login-refused') {
    if (latch.doubtSinceMs === null) latch.doubtSinceMs = atMs;
    else if (atMs - latch.doubtSinceMs >= doubtMs) latch.isClosed = true;
  }
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function isAwake({ pc, away = [] }: Script, atMs: number): boolean {
  if (away.some(({ from, to }) => Date.parse(from) < atMs && atMs <= Date.parse(to))) return false;
  if (pc === 'always') return true;
  const zoned = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO('Europe/Brussels');
  const time = zoned.toPlainTime().toString();
  return pc.some(({ days, from, to }) => {
    const [first = '', last = first] = days.split('-');
    const day = zoned.dayOfWeek - 1;
    const isDay = weekdays.indexOf(first) <= day && day <= weekdays.indexOf(last);
    return isDay && from <= time && time <= `${to}:00`;
  });
}

function isOnline({ world }: Script, atMs: number): boolean {
  const inForce = world.filter(
    ({ from, to, network }) =>
      network !== undefined && Date.parse(from) <= atMs && (to === null || atMs < Date.parse(to)),
  );
  return inForce.at(-1)?.network !== 'down';
}

function isSpeakingTime(at: string): boolean {
  const zoned = Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Brussels');
  const time = zoned.toPlainTime().toString({ smallestUnit: 'minute' });
  const isHoliday = holidays.days.includes(zoned.toPlainDate().toString());
  return zoned.dayOfWeek <= 5 && !isHoliday && '07:30' <= time && time < '18:00';
}

/** A mark without the no-break space before it (times of day and addresses of pages excepted), or a straight apostrophe. */
const roughFrench = /'|(?<![\u00a0;:?!])[;?!%]|(?<!\u00a0):(?!\/\/)|« |(?<!\u00a0)»/;

describe.each(names)('%s keeps the rules', (name) => {
  const script = scriptOf(name);

  it('plays the same twice', async () => {
    expect(await play(name)).toEqual(linesOf(name));
  });

  it('makes no automatic attempt after a latch', () => {
    expect(forbiddenLooks(script, linesOf(name))).toEqual([]);
  });

  it('sends nothing in a lock-out', () => {
    expect(looksWhileLockedOut(script, linesOf(name))).toEqual([]);
  });

  it('looks only while awake, and online unless asked', () => {
    const wrong = probesOf(linesOf(name)).filter(({ at, cause }) => {
      // The line is written when the look has ended, a second after it began.
      const atMs = Date.parse(at);
      return !isAwake(script, atMs) || (cause !== 'user' && !isOnline(script, atMs - 1_000));
    });
    expect(wrong).toEqual([]);
  });

  it('stays within the sessions of a day, and looks at one thing at a time', () => {
    const sessions = new Map<string, number>();
    const instants = new Set<string>();
    for (const { at, mailbox, leg } of probesOf(linesOf(name))) {
      const day = `${mailbox} ${leg} ${local(at).slice(0, 10)}`;
      sessions.set(day, (sessions.get(day) ?? 0) + 1);
      expect(instants.has(`${mailbox} ${at}`), `${mailbox} ${at}`).toBe(false);
      instants.add(`${mailbox} ${at}`);
    }
    for (const [day, count] of sessions) expect(count, day).toBeLessThanOrEqual(day.includes(' receiving ') ? 60 : 40);
  });

  it('says one thing at a time about a check, warnings and recoveries within speaking hours', () => {
    const alerts = alertsOf(linesOf(name));
    const keys = alerts.map(({ at, mailbox, check }) => `${at} ${mailbox} ${check}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(alerts.filter(({ at, severity }) => severity !== 'critical' && !isSpeakingTime(at))).toEqual([]);
  });

  it('uses the known codes', () => {
    const known: readonly string[] = [...healthCodes, 'summary'];
    const used = linesOf(name).flatMap((line) =>
      line.event === 'alert'
        ? [line.code, ...line.covers.map(({ code }) => code)]
        : line.event === 'health'
          ? [line.code]
          : [],
    );
    expect(used.filter((code) => !known.includes(code))).toEqual([]);
  });

  it('tells recoveries only of what was told', () => {
    let open = 0;
    for (const { severity, covers, code } of alertsOf(linesOf(name))) {
      if (code === 'summary') open += covers.filter(({ code: covered }) => !covered.endsWith('.ok')).length;
      else if (severity === 'recovery') expect(open).toBeGreaterThan(0);
      else open += 1;
    }
  });

  it('writes titles and bodies that read well', () => {
    for (const { title, body } of alertsOf(linesOf(name))) {
      for (const text of [title, body]) {
        expect(text.trim()).not.toBe('');
        expect(text).not.toMatch(/\b(undefined|null|NaN)\b|\[object| {2}/);
        if ((script.lang ?? 'fr') === 'fr') expect(text).not.toMatch(roughFrench);
      }
    }
  });
});

describe('a year', () => {
  it('says how long it takes', async () => {
    const before = performance.now();
    await play('quiet-year');
    const ms = Math.round(performance.now() - before);
    const rssMb = Math.round(process.memoryUsage().rss / 1_048_576);
    console.log(`quiet-year: ${ms} ms, process at ${rssMb} MB with the test runner in it`);
  });
});
