import { expect } from 'vitest';
import { expectNoWordOfPasswords, expectUntroubled, healthOf, local, type Story } from './story.ts';

/** Servers that fail. */
export const serversStories: Readonly<Record<string, Story>> = {
  'etnic-outage-a-day': {
    tells: 'ETNIC is down for a day, its names too: one toast for both legs, one reminder, one recovery.',
    rule: '§1 down together',
    alerts: [
      '2026-09-08 09:29 critical receiving.unreachable = receiving.unreachable sending.unreachable',
      '2026-09-09 07:46 critical receiving.unreachable = receiving.unreachable sending.unreachable',
      '2026-09-09 09:06 recovery receiving.ok = receiving.ok sending.ok',
    ],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 09:15',
      to: '2026-09-08 10:55',
      at: [
        '2026-09-08 09:15',
        '2026-09-08 09:16',
        '2026-09-08 09:19',
        '2026-09-08 09:29',
        '2026-09-08 09:59',
        '2026-09-08 10:29',
      ],
    },
  },
  'short-hiccup': {
    tells: 'Two failures, then success: nothing is said and nothing turns.',
    rule: '§1 outage established',
    alerts: [],
    also: (lines) => {
      expectUntroubled(lines, 'receiving');
      expectUntroubled(lines, 'sending');
    },
  },
  'flapping-server': {
    tells: 'One success between failures is no recovery: one alarm, one all-clear.',
    rule: '§1 rests on the last look',
    alerts: ['2026-09-08 09:29 critical receiving.unreachable', '2026-09-08 10:15..10:48 recovery receiving.ok'],
  },
  'sending-only-broken': {
    tells: 'Only sending is down for two days; receiving stays green throughout.',
    rule: '§3 reminded',
    alerts: [
      '2026-09-08 10:14 critical sending.unreachable',
      '2026-09-09 07:46 critical sending.unreachable',
      '2026-09-10 07:46 critical sending.unreachable',
      '2026-09-10 10:00..10:33 recovery sending.ok',
    ],
    also: (lines) => expectUntroubled(lines, 'receiving'),
  },
  'outage-at-the-weekend': {
    tells: 'Down on Saturday at night: told when somebody comes, and its end, at night again, waits for Monday.',
    rule: '§4 somebody there',
    alerts: ['2026-09-12 09:00 critical receiving.unreachable', '2026-09-14 07:45 recovery receiving.ok'],
  },
  'outage-before-the-school-opens': {
    tells: 'The outage of the night ends as the PC wakes: nothing is said.',
    rule: '§3 never said',
    alerts: [],
  },
  'restart-in-mid-incident': {
    tells: 'Restarts before, during and after an outage: what was told is not told again.',
    rule: '§3 said once',
    alerts: ['2026-09-08 09:27..09:31 critical sending.unreachable', '2026-09-08 12:00..12:33 recovery sending.ok'],
  },
  snooze: {
    tells: 'Snoozed for an hour: what is still true is told then, what came and went is not; colours never wait.',
    rule: '§3 never said',
    alerts: ['2026-09-08 10:10 critical sending.unreachable', '2026-09-08 11:00..11:33 recovery sending.ok'],
    also: (lines) => {
      const turned = healthOf(lines).filter(({ to }) => to === 'critical');
      expect(turned.map(({ at, code }) => `${local(at)} ${code}`)).toEqual([
        '2026-09-08 09:29 sending.unreachable',
        '2026-09-09 09:29 receiving.unreachable',
      ]);
    },
  },
  'warnings-of-a-weekend': {
    tells: 'Two warnings of a weekend in one summary on Monday; the box in use on Sunday is long past and left out.',
    rule: '§3 summary',
    alerts: [
      '2026-09-14 07:45 warning summary = password-expiry.soon storage.high',
      '2026-09-14 08:08..09:08 recovery storage.ok',
    ],
  },
  'restart-of-ten-minutes': {
    tells: 'Both servers restart within ten minutes: nobody’s news.',
    rule: '§1 outage established',
    alerts: [],
  },
  'three-failures-in-four-minutes': {
    tells: 'Three failures in four minutes, and well again before ten: no outage.',
    rule: '§1 outage established',
    alerts: [],
  },
  'outage-returns-the-same-day': {
    tells: 'Down again three hours after its end was told: no new alarm, and its end is told after a day of quiet.',
    rule: '§3 returns within a day',
    alerts: [
      '2026-09-08 10:14 critical sending.unreachable',
      '2026-09-08 10:45..11:45 recovery sending.ok',
      '2026-09-09 14:45..15:45 recovery sending.ok',
    ],
  },
  'outage-returns-days-later': {
    tells: 'Down again two days later: another matter, told anew.',
    rule: '§3 said once',
    alerts: [
      '2026-09-08 10:14 critical sending.unreachable',
      '2026-09-08 10:45..11:45 recovery sending.ok',
      '2026-09-10 10:14 critical sending.unreachable',
      '2026-09-10 10:45..11:45 recovery sending.ok',
    ],
  },
  'second-leg-joins': {
    tells: 'What joins an open matter makes no toast: the next reminder names both legs, and so does the end.',
    rule: '§3 joins',
    alerts: [
      '2026-09-08 10:14 critical sending.unreachable',
      '2026-09-09 07:46 critical receiving.unreachable = receiving.unreachable sending.unreachable',
      '2026-09-09 09:47..10:47 recovery sending.ok = receiving.ok sending.ok',
    ],
  },
  'outage-ends-in-the-night': {
    tells: 'An outage that ends in the night: no reminder in the morning, and its toast goes as its end is told.',
    rule: '§3 withdrawn',
    alerts: [
      '2026-09-08 16:14 critical receiving.unreachable = receiving.unreachable sending.unreachable',
      '2026-09-09 07:47 recovery receiving.ok = receiving.ok sending.ok',
    ],
    withdrawn: ['2026-09-09 07:47 servers'],
  },
  'temporary-after-the-password': {
    tells: 'A passing trouble after the password is no refusal: an outage, and over by itself.',
    rule: '§1 answered password',
    alerts: ['2026-09-08 09:14 critical sending.unreachable', '2026-09-08 11:45..12:45 recovery sending.ok'],
    also: (lines) => expectNoWordOfPasswords(lines),
  },
  'snoozed-over-the-end': {
    tells: 'It ends while everything is snoozed: its toast goes at once, its end is told when the snooze is over.',
    rule: '§3 withdrawn',
    alerts: ['2026-09-08 10:14 critical sending.unreachable', '2026-09-08 13:00..14:00 recovery sending.ok'],
    withdrawn: ['2026-09-08 11:15 servers'],
  },
  'own-network-lost-in-an-outage': {
    tells: 'This PC goes offline in an outage: nothing is over until a look says so.',
    rule: '§1 failure proves nothing',
    alerts: [
      '2026-09-08 10:14 critical receiving.unreachable = receiving.unreachable sending.unreachable',
      '2026-09-08 11:31..12:31 recovery receiving.ok = receiving.ok sending.ok',
    ],
  },
  'laptop-lid-closed-in-lessons': {
    tells: 'A laptop awake for minutes at a time: the outage is established across the lid, and told at noon.',
    rule: '§1 outage established',
    alerts: [
      '2026-09-08 12:11 critical receiving.unreachable = receiving.unreachable sending.unreachable',
      '2026-09-08 15:02..16:02 recovery receiving.ok = receiving.ok sending.ok',
    ],
  },
  'monday-and-thursday-school': {
    tells: 'On two days a week: told on Thursday, reminded on Monday, over an hour later.',
    rule: '§3 reminded',
    alerts: [
      '2026-09-10 08:15 critical sending.unreachable',
      '2026-09-14 08:01 critical sending.unreachable',
      '2026-09-14 08:32..09:32 recovery sending.ok',
    ],
  },
  'nobody-there-until-eleven': {
    tells: 'Down at nine with nobody there: told at eleven, to somebody.',
    rule: '§4 somebody there',
    alerts: ['2026-09-08 11:00 critical sending.unreachable', '2026-09-08 14:45..15:45 recovery sending.ok'],
  },
  'over-before-anybody-came': {
    tells: 'Down at nine and over at ten, before anybody came: never said, nor its end.',
    rule: '§3 never said',
    alerts: [],
  },
  'sending-noted-and-then-receiving': {
    tells:
      'Sending is away and the head has taken note; two weeks later receiving as well: that is said, and both named.',
    rule: '§3 noted',
    alerts: [
      '2026-09-08 09:14..10:30 critical sending.unreachable',
      '2026-09-22 09:14..10:00 critical receiving.unreachable = receiving.unreachable sending.unreachable',
      '2026-09-28 07:46 critical sending.unreachable',
    ],
  },
  'one-failed-look-beside-an-outage': {
    tells: 'Sending has been away for two weeks: that a single look at receiving fails as the PC wakes proves nothing.',
    rule: '§1 outage established',
    alerts: ['2026-09-08 09:14..10:30 critical sending.unreachable'],
  },
  'outage-behind-a-renewal': {
    tells: 'A renewal begins in an outage and is left open: the end of what is looked at is told all the same.',
    rule: '§3 all-clear',
    alerts: [
      '2026-09-08 09:14..10:00 critical receiving.unreachable = receiving.unreachable sending.unreachable',
      '2026-09-08 11:00..11:40 recovery receiving.ok',
      '2026-09-11 09:45 warning sending.not-watched',
    ],
  },
  'outage-returns-the-next-morning': {
    tells:
      'Both servers are away again the next morning: the reminder of that day waits for the other leg, and names both.',
    rule: '§3 returns within a day',
    alerts: [
      '2026-09-08 09:14..10:15 critical receiving.unreachable = receiving.unreachable sending.unreachable',
      '2026-09-08 15:01..15:59 recovery receiving.ok = receiving.ok sending.ok',
      '2026-09-09 08:00 critical receiving.unreachable = receiving.unreachable sending.unreachable',
      '2026-09-10 12:01..12:59 recovery receiving.ok = receiving.ok sending.ok',
    ],
  },
};
