import { expect } from 'vitest';
import { alertsOf, type Story } from './story.ts';

/** The CERBERE password. */
export const expiryStories: Readonly<Record<string, Story>> = {
  'quiet-year': {
    tells: 'A healthy year says nothing but the password ladder: 30 days fall on a Sunday and are told on the Monday.',
    rule: '§4 ladder',
    alerts: [
      '2026-11-16 07:46 warning password-expiry.soon',
      '2027-04-20 07:46 warning password-expiry.soon',
      '2027-05-10 07:46 warning password-expiry.soon',
    ],
  },
  'expiry-renewed': {
    tells: 'The first rung waits for the end of the summer closure; the head renews in time and hears no more.',
    rule: '§4 in a closure',
    alerts: [
      '2026-08-24 07:46 warning password-expiry.soon',
      '2026-09-07 07:46 warning password-expiry.soon',
      '2026-09-14 07:46 warning password-expiry.soon',
    ],
  },
  'expiry-ignored': {
    tells: 'Nobody renews: refused on the day after, one attempt in all, one reminder each working day until renewed.',
    rule: '§3 reminded',
    alerts: [
      '2026-09-14 07:45 warning password-expiry.soon',
      '2026-09-17 07:46 warning password-expiry.soon',
      '2026-09-21 07:46 critical sending.password-expired = sending.password-expired password-expiry.expired',
      '2026-09-22 07:45 critical sending.password-expired = sending.password-expired password-expiry.expired',
      '2026-09-23 07:45 critical sending.password-expired = sending.password-expired password-expiry.expired',
      '2026-09-24 07:45 critical sending.password-expired = sending.password-expired password-expiry.expired',
      '2026-09-25 07:45 critical sending.password-expired = sending.password-expired password-expiry.expired',
      '2026-09-25 10:00 recovery password-expiry.ok = password-expiry.ok sending.ok',
    ],
    looks: {
      leg: 'sending',
      from: '2026-09-21 00:00',
      to: '2026-09-25 10:05',
      at: ['2026-09-21 07:46', '2026-09-25 10:00'],
    },
  },
  'expiry-renewed-late': {
    tells:
      'Renewed on the site three days late, only the new password typed in: with the end of it, the date is asked for.',
    rule: '§1 date',
    alerts: [
      '2026-09-14 07:45 warning password-expiry.soon',
      '2026-09-17 07:46 warning password-expiry.soon',
      '2026-09-21 07:46 critical sending.password-expired = sending.password-expired password-expiry.expired',
      '2026-09-22 07:45 critical sending.password-expired = sending.password-expired password-expiry.expired',
      '2026-09-23 07:45 critical sending.password-expired = sending.password-expired password-expiry.expired',
      '2026-09-23 10:00 info summary = password-expiry.date-to-confirm sending.ok',
    ],
  },
  'expiry-date-was-wrong': {
    tells: 'The password is accepted after its computed date: one question.',
    rule: '§1 date',
    alerts: [
      '2026-09-16 07:45 warning password-expiry.soon',
      '2026-09-17 07:46 warning password-expiry.soon',
      '2026-09-22 07:46 info password-expiry.date-to-confirm',
    ],
  },
  'expiry-date-unknown': {
    tells: 'Nobody knows the date: an invitation to fill it in once a month, not on All Souls, never a number of days.',
    rule: '§3 reminded',
    alerts: [
      '2026-10-01 07:46 info password-expiry.date-unknown',
      '2026-11-03 07:46 info password-expiry.date-unknown',
      '2026-12-03 07:46 info password-expiry.date-unknown',
    ],
    also: (lines) => {
      for (const { title } of alertsOf(lines)) expect(title).not.toMatch(/\d/);
    },
  },
  'expiry-refused-on-the-day': {
    tells: 'Refused on the very day of expiry: expired, and no second toast that it expires today.',
    rule: '§1 no contradiction',
    alerts: [
      '2026-09-14 07:45 warning password-expiry.soon',
      '2026-09-15 07:46 critical sending.password-expired = password-expiry.expired sending.password-expired',
      '2026-09-16 07:46 critical sending.password-expired = password-expiry.expired sending.password-expired',
      '2026-09-16 09:30..10:30 recovery password-expiry.ok = password-expiry.ok sending.ok',
    ],
  },
  'expiry-end-of-february': {
    tells: '31 August and six calendar months: 28 February, in a closure, of which only the last rungs are said.',
    rule: '§4 in a closure',
    alerts: ['2027-02-25 07:46 warning password-expiry.soon'],
    also: (lines) => {
      expect(alertsOf(lines)[0]?.title).toContain('3');
    },
  },
  'refused-before-the-date': {
    tells: 'Refused three weeks before the date: not called expired, and both causes are offered.',
    rule: '§1 answered password',
    alerts: [
      '2026-09-07 07:45 warning password-expiry.soon',
      '2026-09-08 10:00 critical sending.password-refused',
      '2026-09-09 07:46 critical sending.password-refused',
      '2026-09-09 10:30 info summary = password-expiry.date-to-confirm sending.ok',
    ],
  },
  'expired-in-so-many-words': {
    tells: 'The server itself says that the password has expired, whatever the date.',
    rule: '§1 no contradiction',
    alerts: [
      '2026-09-08 10:00 critical sending.password-expired = password-expiry.expired sending.password-expired',
      '2026-09-08 10:30..11:30 recovery sending.ok = password-expiry.ok sending.ok',
    ],
  },
  'evening-pc': {
    tells: 'A PC of the evenings has hours of its own: from the second evening on everything is said.',
    rule: '§4 own hours',
    alerts: [
      '2026-09-08 19:01 warning password-expiry.soon',
      '2026-09-10 19:01 warning password-expiry.soon',
      '2026-09-14 19:01 warning password-expiry.soon',
      '2026-09-16 19:01 warning password-expiry.soon',
      '2026-09-17 19:01 warning password-expiry.today',
    ],
  },
  'renewed-on-the-last-day': {
    tells: 'Every rung, and renewed on the last day: the toast goes, and nothing is asked.',
    rule: '§4 ladder',
    alerts: [
      '2026-09-07 07:45 warning password-expiry.soon',
      '2026-09-10 07:46 warning password-expiry.soon',
      '2026-09-14 07:46 warning password-expiry.soon',
      '2026-09-16 07:46 warning password-expiry.soon',
      '2026-09-17 07:46 warning password-expiry.today',
    ],
    withdrawn: ['2026-09-17 09:00 cerbere ec001234@adm.cfwb.be'],
  },
  'rungs-missed-away': {
    tells: 'Three weeks away: of the rungs that were missed only the nearest is said.',
    rule: '§4 ladder',
    alerts: [
      '2026-09-07 07:45 warning password-expiry.soon',
      '2026-09-28 07:46 warning password-expiry.soon',
      '2026-09-29 07:46 warning password-expiry.soon',
    ],
  },
  'full-and-last-day': {
    tells: 'Full on the last day of the password: one summary, whose title says the gravest.',
    rule: '§3 summary',
    alerts: [
      '2026-09-07 07:45 warning password-expiry.soon',
      '2026-09-08 07:46 critical summary = password-expiry.today storage.full',
    ],
  },
  'expires-in-the-autumn-closure': {
    tells: 'The password ends in the autumn holidays: that is said on the last two school days before them.',
    rule: '§4 before a closure',
    alerts: [
      '2026-10-12 07:45 warning password-expiry.soon',
      '2026-10-13 07:46 warning password-expiry.soon',
      '2026-10-15 07:46 warning password-expiry.soon',
    ],
  },
  'expires-in-summer-and-one-visit': {
    tells: 'It expires in the summer closure, and somebody is there on one day, 27 days before: said on that day.',
    rule: '§4 in a closure',
    alerts: [
      '2026-07-24 07:46 warning password-expiry.soon',
      '2026-08-24 07:46 critical sending.password-expired = sending.password-expired password-expiry.expired',
      '2026-08-25 07:46 critical sending.password-expired = sending.password-expired password-expiry.expired',
    ],
  },
  'expired-by-the-date-at-midnight': {
    tells:
      'The last day is over at midnight: whether it has expired is for the first look of the day, which is accepted.',
    rule: '§1 no contradiction',
    alerts: ['2026-09-07 07:45 warning password-expiry.today', '2026-09-09 07:45 info password-expiry.date-to-confirm'],
  },
  'date-given-before-the-password': {
    tells:
      'The date of the change is given first, then the new password: the date is the new one’s, and not asked for again.',
    rule: '§1 date',
    alerts: [
      '2026-09-07 07:45 warning password-expiry.soon',
      '2026-09-08 09:02..09:58 critical sending.password-refused',
      '2026-09-08 10:00 recovery sending.ok',
    ],
  },
  'back-after-eighty-days': {
    tells: 'Eighty days away, then two hours a day: a certificate within its dates settles in an hour what day it is.',
    rule: '§2 clock not believed',
    alerts: [
      '2026-09-14 09:00..09:20 warning password-expiry.soon',
      '2026-09-16 08:01 warning password-expiry.soon',
      '2026-09-17 08:01 warning password-expiry.today',
      '2026-09-18 08:01 critical sending.password-expired = sending.password-expired password-expiry.expired',
      '2026-09-21 08:01 critical sending.password-expired = sending.password-expired password-expiry.expired',
      '2026-09-22 08:01 critical sending.password-expired = sending.password-expired password-expiry.expired',
      '2026-09-23 08:01 critical sending.password-expired = sending.password-expired password-expiry.expired',
      '2026-09-24 08:01 critical sending.password-expired = sending.password-expired password-expiry.expired',
      '2026-09-25 08:01 critical sending.password-expired = sending.password-expired password-expiry.expired',
    ],
  },
  'expires-in-summer-and-mondays-only': {
    tells:
      'It expires on a Friday of the summer closure, at a PC of Mondays: the last rungs fall on other days, so an earlier one is said.',
    rule: '§4 in a closure',
    alerts: ['2027-07-19 09:01 warning password-expiry.soon', '2027-08-30 09:01 info password-expiry.date-to-confirm'],
  },
  'always-on-in-summer-and-somebody-on-mondays': {
    tells: 'The same at a PC that is always on, at which somebody sits on Mondays: who is there counts, not the PC.',
    rule: '§4 in a closure',
    alerts: ['2027-07-19 09:00 warning password-expiry.soon', '2027-08-30 09:00 info password-expiry.date-to-confirm'],
  },
};
