import { expect } from 'vitest';
import {
  alertsOf,
  expectNoWordOfPasswords,
  expectUntroubled,
  healthOf,
  local,
  looksFrom,
  type Story,
} from './story.ts';

/** What is said of the account, the way in or the box, and not of the password. */
export const answersStories: Readonly<Record<string, Story>> = {
  'full-said-at-login': {
    tells: 'The server says at login that the box is full: one toast about the box, one a morning, one all-clear.',
    rule: '§1 answered password',
    alerts: [
      '2026-09-08 09:00 critical storage.full = receiving.mailbox-full storage.full',
      '2026-09-09 07:46 critical storage.full = receiving.mailbox-full storage.full',
      '2026-09-09 11:00..11:31 recovery storage.ok = receiving.ok storage.ok',
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
    rule: '§1 no contradiction',
    alerts: [
      '2026-09-08 09:00 critical storage.full = receiving.mailbox-full storage.full',
      '2026-09-08 14:00 recovery storage.ok = receiving.ok storage.ok',
    ],
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
    rule: '§1 answered password',
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
    rule: '§1 answered password',
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
    rule: '§1 answered password',
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
    rule: '§1 answered password',
    alerts: ['2026-09-08 09:45 critical receiving.account-disabled', '2026-09-09 07:46 recovery receiving.ok'],
    also: (lines) => expectNoWordOfPasswords(lines),
  },
  'locked-out': {
    tells: 'Locked out without a time: six hours of silence on both legs, then the one last accepted, then the other.',
    rule: '§3 all-clear',
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
    rule: '§3 all-clear',
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
    rule: '§3 reminded',
    alerts: [
      '2026-09-08 09:00 critical receiving.locked-out',
      '2026-09-09 07:47 critical receiving.locked-out',
      '2026-09-09 16:00..17:00 recovery receiving.ok',
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
    rule: '§1 rests on the last look',
    alerts: ['2026-09-08 09:00 critical receiving.locked-out', '2026-09-08 12:00 recovery receiving.ok'],
    looks: {
      leg: 'receiving',
      from: '2026-09-08 09:00',
      to: '2026-09-08 12:05',
      at: ['2026-09-08 09:00', '2026-09-08 12:00'],
    },
    also: (lines) => expectUntroubled(lines, 'sending'),
  },
  'full-said-where-nothing-is-received': {
    tells:
      'Only sending is watched, and its server said that the box is full until it let in again: the toast goes, nothing was measured.',
    rule: '§3 withdrawn',
    alerts: [
      '2026-09-08 09:01..09:59 critical storage.full = storage.full sending.mailbox-full',
      '2026-09-09 07:46 critical storage.full = storage.full sending.mailbox-full',
      '2026-09-10 07:46 critical storage.full = storage.full sending.mailbox-full',
    ],
    withdrawn: ['2026-09-10 09:16 storage ec001234@adm.cfwb.be'],
  },
};
