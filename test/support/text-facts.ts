import { failureKinds, unknownFailure } from '../../src/domain/model/failure.ts';
import { blindReasons, type Finding, type FindingOf, type HealthCode } from '../../src/domain/model/health.ts';
import type { MailProgram } from '../../src/domain/model/mail-program.ts';
import { unreadReasons } from '../../src/domain/model/program-finding.ts';
import { differencesIn } from './mail-programs.ts';

const certificateProblems = ['untrusted', 'expired', 'not-yet-valid', 'wrong-host', 'weak'];
const holdReasons = ['setup', 'renewal', 'server-changed', 'other-pc', 'locked-out'];

const allDifferences = (['outlook', 'thunderbird'] as const).flatMap(differencesIn);

type Given = Readonly<Record<string, unknown>>;

/** What can be counted, as so many: a code takes only what it carries. */
export const withCount = (count: number): Given => ({
  messages: count,
  octets: count * 1_500,
  percent: count * 10.04,
  usedBytes: count * 2_000_000,
  limitBytes: 104_857_600,
  daysLeft: count,
  workingDays: count,
  expiresOn: `2026-03-0${count + 1}`,
});

/** What is found in the settings of these programs: all that can be different, or nothing. */
const programFacts = (code: HealthCode, programs: readonly MailProgram[], differences = allDifferences): Given =>
  code === 'mail-program.unknown'
    ? { reason: 'not-read' }
    : { programs, unchecked: ['ports', 'encryption'], ...(code.endsWith('.ok') ? {} : { differences }) };

/** What a code carries, each at an ordinary value. */
function typicalOf(code: HealthCode): Given {
  const { messages, octets, percent, usedBytes, limitBytes, daysLeft, workingDays, expiresOn } = withCount(5);
  if (code === 'receiving.ok') return { messages, octets };
  if (code === 'sending.ok') return { mechanism: 'PLAIN' };
  if (/^mail-program/.test(code)) return programFacts(code, ['outlook']);
  if (/\.held$/.test(code)) return { reason: 'setup' };
  if (/\.not-watched$/.test(code)) return { reason: 'password-missing', since: '2026-11-24' };
  if (code === 'password-expiry.refused') return {};
  if (/\.(unknown|names-not-found|stale|offline)$/.test(code) && !/^certificate/.test(code)) return {};
  if (code === 'password-expiry.date-unknown') return { expiresOn: null, daysLeft: null, expiresAtLatest: null };
  if (code === 'certificate.unknown') return { issuer: null, expiresAt: null, daysLeft: null };
  if (code === 'password-expiry.clock-wrong') return { expiresOn, daysLeft: null };
  const closure = { closedFrom: '2026-02-14', closedTo: '2026-03-01' };
  const measured = { usedBytes, messages, limitMessages: null, source: 'pop3-stat' };
  if (/^storage\.(learning|unusual|very-unusual)$/.test(code))
    return { ...measured, usualBytes: 1_000_000, usualMessages: 3 };
  if (code === 'storage.full-in-closure') return { ...measured, limitBytes, percent, ...closure, fullOn: '2026-02-20' };
  if (/^storage/.test(code)) return { ...measured, limitBytes, percent };
  if (/^password-expiry/.test(code)) return { expiresOn, daysLeft };
  if (/^collection/.test(code)) return { workingDays, messages };
  if (/^certificate/.test(code)) {
    const [host, expiresAt] = ['mail.example.org', '2026-03-06T00:00:00.000Z'];
    const seen = { issuer: 'Exemple SA', expiresAt, daysLeft, host, names: [host], problem: null, anchor: 'public' };
    return code === 'certificate.expires-in-closure' ? { ...seen, ...closure, expiresOn: '2026-02-20' } : seen;
  }
  return { ...unknownFailure, kind: 'timeout', issuer: 'Exemple SA' };
}

/** A code with what it typically carries, but for what is given. */
export const example = <Code extends HealthCode>(code: Code, given: Given = {}): FindingOf<Code> =>
  ({ code, facts: { ...typicalOf(code), ...given, ...withoutLimit(code) } }) as unknown as FindingOf<Code>;

/** What is said of a box whose limit nobody knows. */
const withoutLimit = (code: HealthCode): Given =>
  /^storage\.(learning|unusual|very-unusual)$/.test(code) ? { limitBytes: null, percent: null } : {};

/** What is not known has no variants. */
const ordinary: Given = {};

/** Facts that a text may meet, by name, and the codes that can carry them. */
const variants: readonly (readonly [name: string, codes: RegExp, given: Given])[] = [
  ['typical facts', /./, ordinary],
  ['counts of zero', /./, withCount(0)],
  ['counts of one', /./, withCount(1)],
  ['counts of two', /./, withCount(2)],
  ['no known limit', /^storage\.ok$/, { percent: null, limitBytes: null }],
  ['a limit of messages only', /^storage/, { limitBytes: null }],
  [
    'messages that alone are counted',
    /^storage\.(?!learning|unusual|very-unusual)/,
    { limitBytes: null, usedBytes: null },
  ],
  ['a habit that is not known', /^storage\.(unusual|very-unusual)$/, { usualBytes: null, usualMessages: null }],
  ['a quota of an hour ago', /^storage/, { kept: { date: '2026-02-13', minute: 960 } }],
  ['a box that is full elsewhere', /^storage/, { isInFolders: true }],
  ['a failure of which nothing is known', /^(receiving|sending)\.(?!ok|held|not-watched)/, unknownFailure],
  ['a certificate past its end', /^certificate/, { daysLeft: -3 }],
  ['an issuer without a name', /./, { issuer: '' }],
  ['a root of this PC only', /^certificate/, { anchor: 'system' }],
  ['a password already refused', /^(receiving|sending)/, { isRemembered: true }],
  ['a password perhaps refused', /\.login-refused$/, { isUnsure: true }],
  ['a password that the keychain keeps to itself', /\.not-configured$/, { isUnreadable: true }],
  ['a box that the server calls full', /^storage\.full$/, { percent: null, saidFullAt: '2026-09-08T08:00:00.000Z' }],
  ['swapped towards sending', /^(receiving|sending)/, { kind: 'protocol', detail: 'GREETING_SMTP' }],
  ['swapped towards receiving', /^(receiving|sending)/, { kind: 'protocol', detail: 'GREETING_POP3' }],
  ['an expiry within a closure', /^password-expiry\.soon$/, { expiresOn: '2026-12-28', closureTo: '2027-01-03' }],
  ['an expiry just after a closure', /^password-expiry\.soon$/, { expiresOn: '2027-01-05', closureTo: '2027-01-03' }],
  ['a password renewed', /^password-expiry\.date-to-confirm$/, { isRenewed: true }],
  ['expired by the server’s word', /^password-expiry\.expired$/, { isSaid: true }],
  ['expired without a date', /^password-expiry\.expired$/, { isSaid: true, expiresOn: null, daysLeft: null }],
  ...allDifferences.map(
    (difference) =>
      [
        `only ${difference.kind} in ${'program' in difference ? difference.program : 'several'}`,
        /^mail-program\.(differs|copies-left)$/,
        { differences: [difference] },
      ] as const,
  ),
  ['nothing left unchecked', /^mail-program\.(ok|differs|copies-left)$/, { unchecked: [] }],
  ['two programs', /^mail-program\.(ok|differs|copies-left)$/, { programs: ['outlook', 'thunderbird'] }],
  ['messages that are no copies', /^collection\.(waiting|abandoned)$/, { isNoCopy: true }],
  ...blindReasons.map((reason) => [`not watched for ${reason}`, /\.not-watched$/, { reason }] as const),
  ...holdReasons.map((reason) => [`held for ${reason}`, /\.held$/, { reason }] as const),
  ...failureKinds.map((kind) => [`failure ${kind}`, /^(receiving|sending)/, { kind }] as const),
  ...certificateProblems.map(
    (problem) =>
      [`certificate ${problem}`, /certificate/, { kind: 'certificate', problem, certificateProblem: problem }] as const,
  ),
];

/** Codes that may carry no fact at all. */
const bare = /\.(ok|not-configured|offline|stale|names-not-found)$/;

/** Everything that can be found with this code, by name. */
export const findingsOf = (code: HealthCode): readonly (readonly [name: string, found: Finding])[] => [
  ...variants.flatMap(([name, codes, given]) =>
    codes.test(code) && (given === ordinary || !/(unknown|clock-wrong)$/.test(code))
      ? [[name, example(code, given)] as const]
      : [],
  ),
  ...(code === 'mail-program.unknown'
    ? unreadReasons.map((reason) => [reason, { code, facts: { reason } }] as const)
    : []),
  ...(bare.test(code) && /^(receiving|sending)/.test(code)
    ? [['no facts', { code, facts: {} } as unknown as Finding] as const]
    : []),
];
