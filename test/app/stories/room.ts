import { expect } from 'vitest';
import { healthOf, local, type Story } from './story.ts';

/** Room in the box, and who empties it. */
export const roomStories: Readonly<Record<string, Story>> = {
  'full-box-nobody-collects': {
    tells:
      'Nobody collects: waiting, full over the weekend, abandoned, one reminder a day, and one all-clear when emptied.',
    rule: '§3 summary',
    alerts: [
      '2026-09-16 09:45 warning collection.waiting',
      '2026-09-17 09:45 warning collection.waiting',
      '2026-09-18 09:45 warning collection.waiting',
      '2026-09-21 07:46 critical storage.full',
      '2026-09-21 09:45 critical collection.abandoned',
      '2026-09-22 07:46 critical storage.full',
      '2026-09-23 07:46 critical storage.full',
      '2026-09-23 14:06..15:06 recovery summary = collection.ok storage.ok',
    ],
  },
  'storage-level-by-level': {
    tells:
      'A PC that is always on: a box that fills and that nobody collects are two matters, of which one is reminded.',
    rule: '§3 rises',
    alerts: [
      '2026-09-09 07:45 warning collection.waiting',
      '2026-09-10 07:45 warning collection.waiting',
      '2026-09-11 07:45 warning collection.waiting',
      '2026-09-14 07:45 critical collection.abandoned',
      '2026-09-15 07:45 critical collection.abandoned',
      '2026-09-16 07:45 critical collection.abandoned',
      '2026-09-17 07:45 critical summary = collection.abandoned storage.high',
      '2026-09-18 07:45 critical collection.abandoned',
      '2026-09-21 07:45 critical summary = collection.abandoned storage.full',
      '2026-09-22 07:45 critical storage.full',
      '2026-09-23 07:45 critical storage.full',
      '2026-09-24 07:45 critical storage.full',
    ],
  },
  'limit-in-messages': {
    tells: 'The limit that is known counts messages, not bytes: the worse share decides.',
    rule: '§1 second look',
    alerts: ['2026-09-07 11:48..12:48 warning storage.high', '2026-09-09 08:12..09:12 recovery storage.ok'],
  },
  'exact-quota': {
    tells: 'IMAP QUOTA stands beside POP3, all is well, nothing is said.',
    rule: '§3 never said',
    alerts: [],
  },
  'leave-a-copy': {
    tells: 'Old messages stay while newer ones go: copies are left on the server; unticked two weeks later.',
    rule: '§1 copies or nobody',
    alerts: [
      '2026-09-08 09:00..2026-09-09 17:30 warning collection.copy-left',
      '2026-09-21 09:46..11:46 recovery collection.ok',
    ],
  },
  'second-computer': {
    tells: 'Another computer collects while Outlook is closed here: a note in the window, never a toast.',
    rule: '§1 copies or nobody',
    alerts: [],
    also: (lines) => {
      const note = healthOf(lines).find(({ code }) => code === 'collection.second-reader');
      expect(note?.to).toBe('ok');
      expect(local(note?.at ?? '') < '2026-09-09 17:30').toBe(true);
    },
  },
  'second-reader': {
    tells: 'The same with its settings known to be right: the note once, and no toast in three weeks.',
    rule: '§1 copies or nobody',
    alerts: [],
    also: (lines) => {
      const told = healthOf(lines).filter(({ check, code }) => check === 'collection' && code !== 'collection.ok');
      expect(told.map(({ code, to }) => `${to} ${code}`)).toEqual(['ok collection.second-reader']);
    },
  },
  'outlook-keeps-every-copy': {
    tells:
      'Outlook is set to keep every copy: said once, nobody is said not to collect, and its end once it is unticked.',
    rule: '§1 copies or nobody',
    alerts: [
      '2026-09-07 07:45..08:00 warning mail-program.copies-left',
      '2026-10-12 10:00..10:40 recovery mail-program.ok|collection.ok',
    ],
    also: (lines) => {
      const codes = healthOf(lines).map(({ code }) => code);
      expect(codes).not.toContain('collection.abandoned');
      expect(codes).not.toContain('collection.waiting');
      expect(codes).toContain('collection.copy-left');
    },
  },
  'outlook-set-wrong': {
    tells:
      'Outlook logs in for sending as for receiving: a warning in the window, never a toast, until it is set right.',
    rule: '§1 copies or nobody',
    alerts: [],
    also: (lines) => {
      const told = healthOf(lines).filter(({ check }) => check === 'mail-program');
      expect(told.map(({ code, to }) => `${to} ${code}`)).toEqual([
        'warning mail-program.differs',
        'ok mail-program.ok',
      ]);
    },
  },
  'silence-unknown-limit': {
    tells: 'No limit is known and no mail comes any more for five working days: perhaps the box receives nothing.',
    rule: '§1 awake time',
    alerts: [
      '2026-10-05 09:45 warning collection.maybe-not-receiving',
      '2026-10-06 09:45 warning collection.maybe-not-receiving',
      '2026-10-07 07:46..09:52 recovery collection.ok',
    ],
    also: (lines) => {
      const codes = lines.flatMap((line) => ('code' in line ? [line.code] : []));
      expect(codes.filter((code) => code.startsWith('storage.') && code !== 'storage.ok')).toEqual([]);
    },
  },
  'unknown-limit-learning': {
    tells:
      'No limit is known and nothing is usual yet: said once that it is learned, and no all-clear when it is over.',
    rule: '§1 no known limit',
    alerts: ['2026-09-09 08:09..08:25 warning storage.learning'],
  },
  'unknown-limit-unusual': {
    tells: 'No limit is known, and after ten working days there is far more than usual: said, and its end.',
    rule: '§1 no known limit',
    alerts: ['2026-09-23 08:09..08:25 warning storage.unusual', '2026-09-24 08:00..08:40 recovery storage.ok'],
  },
  'copies-left-for-months': {
    tells: 'Outlook leaves copies for months: said once, and once a month again.',
    rule: '§3 reminded',
    alerts: [
      '2026-09-09 11:39..12:39 warning collection.copy-left',
      '2026-10-09 09:45 warning collection.copy-left',
      '2026-11-09 09:45 warning collection.copy-left',
      '2026-12-09 09:45 warning collection.copy-left',
    ],
  },
  'receiving-fails-with-a-full-box': {
    tells:
      'Receiving fails while the box fills: no all-clear from a failure, and what filled is told at the next look.',
    rule: '§1 failure proves nothing',
    alerts: [
      '2026-09-09 08:09..08:25 warning storage.very-high',
      '2026-09-09 09:45 warning collection.waiting',
      '2026-09-09 10:14 critical receiving.unreachable',
      '2026-09-09 14:44..15:44 critical storage.full',
      '2026-09-09 14:45..15:45 recovery receiving.ok',
      '2026-09-10 07:46 critical storage.full',
      '2026-09-11 07:46 critical storage.full',
    ],
  },
  'full-and-full-again': {
    tells: 'Full, emptied, and full again days later: told again.',
    rule: '§3 said once',
    alerts: [
      '2026-09-08 10:18..11:18 warning storage.high',
      '2026-09-08 13:19..14:19 warning storage.very-high',
      '2026-09-08 13:52..14:52 critical storage.full',
      '2026-09-09 07:46 critical storage.full',
      '2026-09-09 09:45 warning collection.waiting',
      '2026-09-09 14:10..15:10 recovery summary = collection.ok storage.ok',
      '2026-09-14 07:46 critical storage.full',
      '2026-09-15 07:46 critical storage.full',
      '2026-09-16 07:46 critical storage.full',
      '2026-09-16 09:45 warning collection.waiting',
      '2026-09-17 07:46 critical storage.full',
      '2026-09-18 07:46 critical storage.full',
    ],
  },
  'box-fills-in-an-afternoon': {
    tells: 'A box that fills in an afternoon: each level that is reached in hours is said, full the next morning.',
    rule: '§3 rises',
    alerts: ['2026-09-08 07:45 critical storage.full', '2026-09-08 14:12..15:12 recovery storage.ok'],
  },
  'noted-and-worse': {
    tells: 'Note was taken of a box that is very high: silent until it is full, and then reminded.',
    rule: '§3 noted',
    alerts: [
      '2026-09-09 07:46..08:43 warning storage.very-high',
      '2026-09-09 09:45 warning collection.waiting',
      '2026-09-09 10:11..11:11 critical storage.full',
      '2026-09-10 07:46 critical storage.full',
    ],
  },
  'quota-lost-for-weeks': {
    tells:
      'The quota that told a full box is not to be had any more: unknown after a day, over after weeks, no all-clear.',
    rule: '§1 failure proves nothing',
    alerts: [
      '2026-09-07 07:45 critical storage.full',
      '2026-09-08 07:46 critical storage.full',
      '2026-09-09 07:46 critical storage.full',
    ],
    withdrawn: ['2026-09-22 12:19 storage ec001234@adm.cfwb.be'],
    also: (lines) => {
      const found = healthOf(lines).filter(({ check }) => check === 'storage');
      expect(found.map(({ code }) => code)).toEqual(['storage.full', 'storage.unknown', 'storage.ok']);
    },
  },
  'quota-lost-while-copies-pile-up': {
    tells: 'No limit is typed, and the quota is lost for good: what the inbox holds is judged as that of any such box.',
    rule: '§1 failure proves nothing',
    alerts: [
      '2026-09-07 08:13 warning storage.high',
      '2026-09-09 09:45 warning collection.copy-left',
      '2026-10-09 09:45 warning collection.copy-left',
    ],
    also: (lines) => {
      const found = healthOf(lines).filter(({ check, at }) => check === 'storage' && at > '2026-09-10');
      expect(found.map(({ code, to }) => `${to} ${code}`)).toEqual([
        'unknown storage.unknown',
        'unknown storage.learning',
        'warning storage.learning',
        'ok storage.ok',
      ]);
    },
  },
  'copies-in-a-box-of-unknown-limit': {
    tells: 'No limit is known, and copies pile up past 45 MB: they are not mail that nobody collects.',
    rule: '§1 no known limit',
    alerts: [
      '2026-09-09 16:17 warning collection.copy-left',
      '2026-10-09 09:45 warning collection.copy-left',
      '2026-11-09 09:45 warning collection.copy-left',
      '2026-12-09 09:45 warning collection.copy-left',
    ],
  },
  'copies-by-age-over-a-holiday': {
    tells: 'Outlook removes its copies after a week, and a holiday without mail empties the box: they go on after it.',
    rule: '§1 copies or nobody',
    alerts: [
      '2026-09-09 09:45 warning collection.waiting',
      '2026-09-10 09:45 warning collection.waiting',
      '2026-09-11 09:45 warning collection.waiting',
      '2026-09-14 09:45 critical collection.abandoned',
      '2026-09-15 09:45 critical collection.abandoned',
      '2026-09-16 09:45 warning collection.copy-left',
      '2026-10-16 09:45 warning collection.copy-left',
      '2026-11-16 09:45 warning collection.copy-left',
    ],
  },
  'copies-cleared-in-the-webmail': {
    tells:
      'Outlook removes its copies after a week, and somebody clears the box in the webmail: they go on all the same.',
    rule: '§1 copies or nobody',
    alerts: [
      '2026-09-09 09:45 warning collection.waiting',
      '2026-09-10 09:45 warning collection.waiting',
      '2026-09-11 09:45 warning collection.waiting',
      '2026-09-14 09:45 critical collection.abandoned',
      '2026-09-15 09:45 critical collection.abandoned',
      '2026-09-16 09:45 warning collection.copy-left',
      '2026-10-16 09:45 warning collection.copy-left',
    ],
  },
  'full-said-by-sending-alone': {
    tells: 'Sending says full and then nothing for weeks: what is measured counts again, and no all-clear is given.',
    rule: '§1 rests on the last look',
    alerts: [
      '2026-09-08 09:38 critical storage.full = sending.mailbox-full storage.full',
      '2026-09-09 07:46 critical storage.full = sending.mailbox-full storage.full',
      '2026-09-09 09:30 critical sending.unreachable',
      '2026-09-10 07:46 critical sending.unreachable',
      '2026-09-11 07:46 critical sending.unreachable',
      '2026-09-14 07:46 critical sending.unreachable',
      '2026-09-15 07:46 critical sending.unreachable',
      '2026-09-16 07:46 critical sending.unreachable',
    ],
    withdrawn: ['2026-09-09 12:09 storage ec001234@adm.cfwb.be'],
  },
  'unanswered-and-unmeasured': {
    tells: 'A password that is never answered measures nothing: within hours nothing of the box is green.',
    rule: '§1 sight',
    alerts: [
      '2026-09-08 11:47 critical receiving.login-refused',
      '2026-09-09 07:46 critical receiving.login-refused',
      '2026-09-10 07:46 critical receiving.login-refused',
      '2026-09-11 07:46 critical receiving.login-refused',
      '2026-09-14 07:46 critical receiving.login-refused',
      '2026-09-15 07:46 critical receiving.login-refused',
      '2026-09-21 07:46 critical receiving.login-refused',
    ],
    also: (lines) => {
      const ofBox = healthOf(lines).filter(({ check }) => check === 'storage' || check === 'collection');
      const turned = ofBox.filter(({ at }) => at > '2026-09-08').map(({ at, to }) => `${local(at)} ${to}`);
      expect(turned).toEqual(['2026-09-08 10:45 unknown', '2026-09-08 10:45 unknown']);
    },
  },
  'unknown-limit-learned': {
    tells:
      'No limit is known, and the box fills: a warning while Vigie learns, and critical at 45 MB that nobody collects.',
    rule: '§1 no known limit',
    alerts: [
      '2026-09-09 07:46..08:43 warning storage.learning',
      '2026-09-09 09:45 warning collection.waiting',
      '2026-09-10 09:45 warning collection.waiting',
      '2026-09-11 07:46..08:46 critical storage.very-unusual',
    ],
  },
  'no-mail-over-christmas': {
    tells: 'No mail for the fortnight of the winter closure, at a PC that is on: days without school are no silence.',
    rule: '§1 awake time',
    alerts: [],
  },
};
