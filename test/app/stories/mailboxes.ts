import { expect } from 'vitest';
import { alertsOf, probesOf, type Story } from './story.ts';

/** Several mailboxes. */
export const mailboxesStories: Readonly<Record<string, Story>> = {
  'two-mailboxes': {
    tells: 'ETNIC is down for both boxes: one toast. Then only the authority’s password is refused.',
    rule: '§3 two boxes',
    alerts: [
      '2026-09-08 09:29 critical receiving.unreachable = receiving.unreachable receiving.unreachable sending.unreachable sending.unreachable',
      '2026-09-08 10:02..11:02 recovery receiving.ok = receiving.ok receiving.ok sending.ok sending.ok',
      '2026-09-09 11:00 critical sending.password-refused po005678',
      '2026-09-09 11:30 info summary po005678 = password-expiry.date-to-confirm sending.ok',
    ],
    also: (lines) => {
      for (const { title } of alertsOf(lines).slice(2)) expect(title).toContain('po005678');
      const boxes = new Set(probesOf(lines).map(({ mailbox }) => mailbox));
      expect(boxes.size).toBe(2);
    },
  },
  'certificate-refused-for-two-boxes': {
    tells: 'One certificate refused for two boxes: one matter, and the one that joins makes no toast.',
    rule: '§3 joins',
    alerts: [
      '2026-09-08 10:14 critical sending.certificate = certificate.refused sending.certificate',
      '2026-09-08 11:45..12:45 recovery sending.ok',
    ],
  },
  'two-boxes-expire-together': {
    tells: 'Two boxes whose passwords end on one day: each rung is one toast that names both.',
    rule: '§3 two boxes',
    alerts: [
      '2026-09-07 07:45 warning password-expiry.soon = password-expiry.soon password-expiry.soon',
      '2026-09-10 07:46 warning password-expiry.soon = password-expiry.soon password-expiry.soon',
    ],
  },
  'two-boxes-expire-apart': {
    tells: 'Two boxes whose passwords end on two days: a summary, not one number for both.',
    rule: '§3 two boxes',
    alerts: ['2026-09-07 07:45 warning summary = password-expiry.soon password-expiry.soon'],
  },
  'locked-out-of-one-box': {
    tells: 'One of two boxes is locked out, told in English: the other goes on.',
    rule: '§3 said once',
    alerts: [
      '2026-09-08 09:00 critical receiving.locked-out po005678',
      '2026-09-08 16:32..17:29 recovery receiving.ok po005678',
    ],
    also: (lines) =>
      expect(probesOf(lines).filter(({ mailbox, result }) => mailbox.startsWith('ec') && result !== 'ok')).toEqual([]),
  },
  'another-box-joins-two-weeks-later': {
    tells:
      'Sending of one box is away for weeks, and then receiving of the other as well: said at once, in words true of both.',
    rule: '§3 joins',
    alerts: [
      '2026-09-08 09:14..10:30 critical sending.unreachable po005678',
      '2026-09-09 07:46 critical sending.unreachable po005678',
      '2026-09-10 07:46 critical sending.unreachable po005678',
      '2026-09-11 07:46 critical sending.unreachable po005678',
      '2026-09-14 07:46 critical sending.unreachable po005678',
      '2026-09-15 07:46 critical sending.unreachable po005678',
      '2026-09-21 07:46 critical sending.unreachable po005678',
      '2026-09-22 09:14..10:00 critical receiving.unreachable = receiving.unreachable sending.unreachable',
      '2026-09-28 07:46 critical sending.unreachable po005678',
    ],
  },
};
