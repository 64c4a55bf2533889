import { expect } from 'vitest';
import { alertsOf, type Story } from './story.ts';

/** Certificates. */
export const certificatesStories: Readonly<Record<string, Story>> = {
  'certificate-expires': {
    tells: 'The certificate nears its end: noted in the window, and said once in its last days.',
    rule: '§1 certificate',
    alerts: ['2026-10-12 07:46 warning certificate.expires-very-soon'],
  },
  'certificate-refused': {
    tells: 'Something intercepts the encryption: one toast that names the issuer, one recovery.',
    rule: '§1 certificate',
    alerts: [
      '2026-09-08 10:14 critical sending.certificate|certificate.refused = sending.certificate certificate.refused',
      '2026-09-08 11:00..11:33 recovery sending.ok|certificate.ok = sending.ok certificate.ok',
    ],
    also: (lines) => expect(alertsOf(lines)[0]?.body).toContain('Filtre réseau'),
  },
  'certificate-refused-and-then-out-of-reach': {
    tells: 'A certificate is refused, and then its server is away: that of the other server is no all-clear.',
    rule: '§3 all-clear',
    alerts: [
      '2026-09-08 09:14 critical receiving.certificate = receiving.certificate certificate.refused',
      '2026-09-08 13:01..13:30 critical receiving.unreachable',
      '2026-09-08 16:01..16:31 recovery receiving.ok = receiving.ok certificate.ok',
      '2026-09-08 16:01..16:32 recovery receiving.ok',
    ],
  },
  'certificate-refused-behind-a-renewal': {
    tells:
      'Only sending was refused for its certificate, and a renewal keeps it still: the other certificate is no all-clear for it.',
    rule: '§3 all-clear',
    alerts: [
      '2026-09-08 09:14 critical sending.certificate = sending.certificate certificate.refused',
      '2026-09-10 11:00 recovery sending.ok = sending.ok certificate.ok',
    ],
  },
  'certificate-accepted-and-the-password-refused': {
    tells: 'The certificate is accepted again and the password refused: the one takes the place of the other at once.',
    rule: '§1 no contradiction',
    alerts: [
      '2026-09-08 09:14 critical sending.certificate = sending.certificate certificate.refused',
      '2026-09-08 13:01..13:59 critical sending.password-refused',
      '2026-09-09 07:46 critical sending.password-refused',
    ],
  },
};
