import { expect } from 'vitest';
import { expectUntroubled, local, probesOf, type Story } from './story.ts';

/** Logins that are refused, and boxes that are busy. */
export const loginsStories: Readonly<Record<string, Story>> = {
  'wrong-password-retyped-twice': {
    tells: 'Two new passwords typed in are wrong as well: one attempt each, no second alarm, one reminder.',
    rule: '§3 said once',
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
    tells: 'Both passwords, accepted a day ago, are refused at once: one toast that doubts the servers, one all-clear.',
    rule: '§1 both passwords refused',
    alerts: [
      '2026-09-08 09:00 critical receiving.password-refused = receiving.password-refused sending.password-refused',
      '2026-09-08 12:00 info summary = password-expiry.date-to-confirm receiving.ok sending.ok',
    ],
  },
  'patience-all-day': {
    tells:
      'Patience is asked for all day and the sessions run short: said when somebody is there, and “Test now” still looks.',
    rule: '§4 speaking hours',
    alerts: ['2026-09-08 07:45 warning receiving.login-delay', '2026-09-09 07:45 recovery receiving.ok'],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 15:00',
      to: '2026-09-08 15:32',
      at: ['2026-09-08 15:00', '2026-09-08 15:30'],
    },
  },
  'flapping-at-the-cap': {
    tells: 'The sessions run short and the Wi-Fi flaps: one look an hour remains.',
    rule: '§4 speaking hours',
    alerts: ['2026-09-08 07:45 warning receiving.login-delay', '2026-09-09 07:45 recovery receiving.ok'],
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
    rule: '§1 answered password',
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
    rule: '§1 answered password',
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
    rule: '§1 answered password',
    alerts: ['2026-09-08 09:00 critical receiving.account-disabled', '2026-09-08 15:30 recovery receiving.ok'],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 09:00',
      to: '2026-09-08 15:35',
      at: ['2026-09-08 09:00', '2026-09-08 15:30'],
    },
  },
  'server-closes-after-password': {
    tells: 'The server hangs up on the password three times: perhaps refused, and tried again the next working day.',
    rule: '§1 unanswered password',
    alerts: ['2026-09-08 11:45 critical receiving.login-refused', '2026-09-09 07:46..07:48 recovery receiving.ok'],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 09:15',
      to: '2026-09-09 07:50',
      at: ['2026-09-08 09:15', '2026-09-08 09:45', '2026-09-08 11:45', '2026-09-09 07:46'],
    },
  },
  'box-in-use-5-minutes': {
    tells: 'Outlook is in the box for five minutes: normal life.',
    rule: '§3 never said',
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
    rule: '§3 all-clear',
    alerts: ['2026-09-08 13:21 warning receiving.in-use', '2026-09-08 14:21..15:21 recovery receiving.ok'],
  },
  'login-refused-twice': {
    tells: 'An unclear refusal, a restart, and a second one ten minutes later: now it counts, and the attempts end.',
    rule: '§1 answered password',
    alerts: ['2026-09-08 09:25 critical receiving.login-refused', '2026-09-08 10:30..11:30 recovery receiving.ok'],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 09:15',
      to: '2026-09-08 11:05',
      at: ['2026-09-08 09:15', '2026-09-08 09:25', '2026-09-08 11:00'],
    },
  },
  'login-refused-once': {
    tells: 'An unclear refusal that does not repeat is nothing.',
    rule: '§3 never said',
    alerts: [],
    also: (lines) => expectUntroubled(lines, 'receiving'),
  },
  'mechanism-refused': {
    tells: 'The server wants another way to log in: again after 30 minutes, critical, then once a day.',
    rule: '§1 answered password',
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
    rule: '§3 never said',
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
    rule: '§3 never said',
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
    rule: '§1 answered password',
    alerts: [
      '2026-09-08 09:25 critical sending.login-refused',
      '2026-09-08 11:00 info summary = password-expiry.date-to-confirm sending.ok',
    ],
    looks: {
      leg: 'sending',
      from: '2026-09-08 09:15',
      to: '2026-09-08 11:05',
      at: ['2026-09-08 09:15', '2026-09-08 09:25', '2026-09-08 11:00'],
    },
  },
};
