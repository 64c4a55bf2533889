import { expect } from 'vitest';
import { looksFrom, type Story } from './story.ts';

/** Both passwords at once, and passwords that were never answered. */
export const refusalsStories: Readonly<Record<string, Story>> = {
  'both-refused-and-right-two-hours-later': {
    tells: 'Both refused at once: the incoming one is tried once two hours later, is right, and then the other.',
    rule: '§1 both passwords refused',
    alerts: [
      '2026-09-08 09:00 critical receiving.password-refused = receiving.password-refused sending.password-refused',
      '2026-09-08 10:31..11:31 recovery receiving.ok = receiving.ok sending.ok',
    ],
    also: (lines) =>
      expect(looksFrom(lines, '2026-09-08 09:00', '2026-09-08 11:10')).toEqual([
        '2026-09-08 09:00 receiving credentials',
        '2026-09-08 09:00 sending credentials',
        '2026-09-08 11:00 receiving ok',
        '2026-09-08 11:01 sending ok',
      ]),
  },
  'both-refused-for-good': {
    tells: 'Both refused, and refused again two hours later: no attempt more until they are typed anew.',
    rule: '§1 both passwords refused',
    alerts: [
      '2026-09-08 09:00 critical receiving.password-refused = receiving.password-refused sending.password-refused',
      '2026-09-09 07:45 critical receiving.password-refused = receiving.password-refused sending.password-refused',
    ],
    also: (lines) =>
      expect(looksFrom(lines, '2026-09-08 09:00', '2026-09-09 17:30')).toEqual([
        '2026-09-08 09:00 receiving credentials',
        '2026-09-08 09:00 sending credentials',
        '2026-09-08 11:00 receiving credentials',
        '2026-09-09 10:00 receiving credentials',
        '2026-09-09 10:00 sending credentials',
      ]),
  },
  'both-refused-after-a-holiday': {
    tells: 'Both refused after ten days away: nothing speaks for the servers, two matters in one summary.',
    rule: '§1 both passwords refused',
    alerts: [
      '2026-09-21 07:46 critical summary = receiving.password-refused sending.password-refused',
      '2026-09-21 13:00 info summary = password-expiry.date-to-confirm receiving.ok sending.ok',
    ],
  },
  'hang-up-on-the-password-twice': {
    tells: 'The server hangs up on the password twice, and then answers: nothing is said.',
    rule: '§1 unanswered password',
    alerts: [],
  },
  'hang-up-on-the-password-for-days': {
    tells: 'The server hangs up on the password for a week: told in those words, and one attempt a working day.',
    rule: '§1 unanswered password',
    alerts: [
      '2026-09-08 11:45 critical sending.login-refused',
      '2026-09-09 07:46 critical sending.login-refused',
      '2026-09-10 07:46 critical sending.login-refused',
      '2026-09-11 07:46 critical sending.login-refused',
      '2026-09-14 07:46 critical sending.login-refused',
      '2026-09-15 07:46 recovery sending.ok',
    ],
    looks: {
      leg: 'sending',
      from: '2026-09-08 09:15',
      to: '2026-09-15 07:50',
      at: [
        '2026-09-08 09:15',
        '2026-09-08 09:45',
        '2026-09-08 11:45',
        '2026-09-09 07:46',
        '2026-09-10 07:46',
        '2026-09-11 07:46',
        '2026-09-14 07:46',
        '2026-09-15 07:46',
      ],
    },
  },
  'access-off-for-a-month': {
    tells: 'Nobody mends it: a reminder each working day for a week, then on Mondays.',
    rule: '§3 reminded',
    alerts: [
      '2026-09-08 09:00 critical sending.access-off',
      '2026-09-09 07:46 critical sending.access-off',
      '2026-09-10 07:46 critical sending.access-off',
      '2026-09-11 07:46 critical sending.access-off',
      '2026-09-14 07:46 critical sending.access-off',
      '2026-09-15 07:46 critical sending.access-off',
      '2026-09-21 07:46 critical sending.access-off',
      '2026-09-28 07:46 critical sending.access-off',
      '2026-10-05 07:46 critical sending.access-off',
    ],
  },
  'refused-in-a-closure': {
    tells: 'Refused in the Christmas holidays with somebody there: told at once, reminded when school begins.',
    rule: '§4 in a closure',
    alerts: [
      '2026-12-28 10:00 critical receiving.password-refused',
      '2027-01-04 07:46 critical receiving.password-refused',
      '2027-01-05 10:00..11:00 recovery receiving.ok',
    ],
  },
  'noted-and-over': {
    tells: 'Note was taken of a refusal: not reminded, and its end is told.',
    rule: '§3 noted',
    alerts: ['2026-09-08 09:00 critical sending.access-off', '2026-09-11 10:00..11:00 recovery sending.ok'],
  },
  'keychain-gone-for-days': {
    tells:
      'The keychain loses both passwords: after three working days that is a trouble of its own, over when they are typed.',
    rule: '§1 sight',
    alerts: [
      '2026-09-11 09:45 warning receiving.not-watched = receiving.not-watched sending.not-watched',
      '2026-09-14 07:45 warning receiving.not-watched = receiving.not-watched sending.not-watched',
      '2026-09-15 07:45 warning receiving.not-watched = receiving.not-watched sending.not-watched',
      '2026-09-15 09:31..10:31 recovery receiving.ok = receiving.ok sending.ok',
    ],
  },
  'both-refused-and-one-let-in': {
    tells:
      'Both passwords refused at once, and two hours later only the first is accepted: the other is refused by itself.',
    rule: '§1 both passwords refused',
    alerts: [
      '2026-09-08 09:00..09:36 critical receiving.password-refused = receiving.password-refused sending.password-refused',
      '2026-09-08 11:00..11:38 critical sending.password-refused',
      '2026-09-09 07:46 critical sending.password-refused',
      '2026-09-10 07:46 critical sending.password-refused',
      '2026-09-11 07:46 critical sending.password-refused',
    ],
  },
  'refused-and-the-renewal-left-open': {
    tells:
      'CERBERE is refused, its renewal begun and left open: three working days later it is said that nobody watches.',
    rule: '§1 sight',
    alerts: [
      '2026-09-08 09:00..10:12 critical sending.password-refused',
      '2026-09-11 09:45 warning sending.not-watched',
      '2026-09-14 07:46 warning sending.not-watched',
      '2026-09-15 07:46 warning sending.not-watched',
      '2026-09-16 07:46 warning sending.not-watched',
      '2026-09-17 07:46 warning sending.not-watched',
      '2026-09-18 07:46 warning sending.not-watched',
      '2026-09-21 07:46 warning sending.not-watched',
      '2026-09-28 07:46 warning sending.not-watched',
      '2026-10-05 07:46 warning sending.not-watched',
    ],
  },
  'new-password-in-the-wrong-field': {
    tells:
      'A new password typed into the wrong field was never accepted: its refusal and that of the other are no surprise.',
    rule: '§1 both passwords refused',
    alerts: [
      '2026-09-08 10:00 critical receiving.password-refused',
      '2026-09-08 10:01..11:02 critical sending.password-refused',
      '2026-09-09 07:45 critical summary = receiving.password-refused sending.password-refused',
    ],
  },
};
