import { failureKinds } from '../../src/domain/model/failure.ts';
import type { Facts } from '../../src/domain/model/health.ts';

const certificateProblems = ['untrusted', 'expired', 'not-yet-valid', 'wrong-host', 'weak'];
const holdReasons = ['setup', 'renewal', 'server-changed', 'other-pc', 'locked-out'];

/** Facts of every check at once: a text takes only those that it needs. */
export const withCount = (count: number): Facts => ({
  messages: count,
  octets: count * 1_500,
  percent: count * 10.04,
  usedBytes: count * 2_000_000,
  limitBytes: 104_857_600,
  daysLeft: count,
  workingDays: count,
  expiresOn: `2026-03-0${count + 1}`,
  issuer: 'Exemple SA',
  anchor: 'bundled',
});
export const typical = withCount(5);

/** Every kind of facts that a text may meet, by name. */
export const factSets: Readonly<Record<string, Facts>> = {
  'no facts': {},
  'typical facts': typical,
  'counts of zero': withCount(0),
  'counts of one': withCount(1),
  'counts of two': withCount(2),
  'no known limit': { ...typical, percent: null, limitBytes: null },
  'a limit of messages only': { ...typical, limitBytes: null },
  'every fact null': Object.fromEntries(Object.keys(typical).map((name) => [name, null])),
  'a certificate past its end': { ...typical, daysLeft: -3 },
  'a root of this PC only': { ...typical, anchor: 'system' },
  'a password already refused': { ...typical, isRemembered: true },
  'a password perhaps refused': { ...typical, isUnsure: true },
  'a password that the keychain keeps to itself': { ...typical, isUnreadable: true },
  'a box that the server calls full': { ...typical, percent: null, saidFullAt: '2026-09-08T08:00:00.000Z' },
  'swapped towards sending': { ...typical, kind: 'protocol', detail: 'GREETING_SMTP' },
  'swapped towards receiving': { ...typical, kind: 'protocol', detail: 'GREETING_POP3' },
  ...Object.fromEntries(holdReasons.map((reason) => [`held for ${reason}`, { ...typical, reason }])),
  ...Object.fromEntries(failureKinds.map((kind) => [`failure ${kind}`, { ...typical, kind }])),
  ...Object.fromEntries(
    certificateProblems.map((problem) => [
      `certificate ${problem}`,
      { ...typical, kind: 'certificate', problem, certificateProblem: problem },
    ]),
  ),
};
