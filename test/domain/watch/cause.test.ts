import { describe, expect, it } from 'vitest';
import { type CheckId, checkIds, type HealthCode, healthCodes } from '../../../src/domain/model/health.ts';
import type { Cause } from '../../../src/domain/watch/cause.ts';
import { causeOf } from '../../../src/domain/watch/cause.ts';
import { bad, board, calm, context, school, tuesdayMs, turned } from '../../support/judged.ts';

const checkOf = (code: HealthCode): CheckId => {
  const check = checkIds.find((id) => code.startsWith(`${id}.`));
  if (check === undefined) throw new Error(`of no check: ${code}`);
  return check;
};

/** What a single verdict of the school's mailbox is the sign of. */
function causeIn(
  code: HealthCode,
  status: 'warning' | 'critical' | 'unknown' = 'critical',
  facts?: object,
): Cause | null {
  const state = turned(calm(), school, { [checkOf(code)]: bad(code, status, facts) }, tuesdayMs);
  const [mailbox] = state.mailboxes;
  return mailbox ? causeOf(mailbox, checkOf(code), [], context) : null;
}

/** Verdicts that are never a trouble: all is well, or nothing is known, or the user is asked elsewhere. */
const harmless =
  /\.(ok|held|stale|offline|not-configured|unknown|second-reader|differs|expires-soon|date-unknown|date-to-confirm|clock-wrong|refused-date)$|^password-expiry\.refused$/;

describe('a cause', () => {
  it.each(healthCodes.filter((code) => !harmless.test(code)))('is known of %s', (code) => {
    expect(causeIn(code)).not.toBeNull();
    expect(causeIn(code, 'warning')?.level).toBe('warning');
  });

  it.each(healthCodes.filter((code) => !/date-(unknown|to-confirm)$/.test(code)))(
    'is none where %s is no trouble',
    (code) => {
      const status = code.endsWith('.ok') ? 'ok' : 'held';
      const state = turned(calm(), school, { [checkOf(code)]: bad(code, status) }, tuesdayMs);
      const [mailbox] = state.mailboxes;
      expect(mailbox && causeOf(mailbox, checkOf(code), [], context)).toBeNull();
    },
  );

  it.each<[string, HealthCode, string]>([
    ['servers', 'receiving.unreachable', 'servers'],
    ['servers', 'sending.names-not-found', 'servers'],
    ['certificates', 'certificate.refused', 'certificate'],
    ['the receiving password', 'receiving.password-refused', `password receiving ${school}`],
    ['the sending password', 'sending.login-refused', `password sending ${school}`],
    ['the age of CERBERE', 'password-expiry.expired', `cerbere ${school}`],
    ['a box', 'storage.full', `storage ${school}`],
    ['a box that says so itself', 'receiving.mailbox-full', `storage ${school}`],
    ['its collection', 'collection.abandoned', `collection ${school}`],
    ['copies', 'collection.copy-left', `copies ${school}`],
  ])('has one place for %s: %s', (_what, code, id) => {
    expect(causeIn(code)?.id).toBe(id);
  });

  it.each<[HealthCode, 'warning' | 'critical', HealthCode, 'warning' | 'critical']>([
    ['storage.full', 'critical', 'storage.very-high', 'warning'],
    ['storage.very-high', 'warning', 'storage.high', 'warning'],
    ['collection.abandoned', 'critical', 'collection.waiting', 'warning'],
    ['receiving.unreachable', 'critical', 'receiving.names-not-found', 'warning'],
    ['receiving.password-refused', 'critical', 'receiving.login-refused', 'critical'],
    ['certificate.refused', 'critical', 'certificate.expires-very-soon', 'warning'],
    ['sending.password-expired', 'critical', 'password-expiry.expired', 'critical'],
    ['password-expiry.expired', 'critical', 'password-expiry.today', 'warning'],
    ['password-expiry.today', 'warning', 'password-expiry.soon', 'warning'],
  ])('is worse in %s (%s) than in %s (%s)', (worse, worseStatus, milder, milderStatus) => {
    const facts = (code: HealthCode) =>
      /soon$|today$/.test(code) ? { expiresOn: '2026-09-15', daysLeft: code.endsWith('today') ? 0 : 7 } : undefined;
    const worst = causeIn(worse, worseStatus, worse.startsWith('password-expiry') ? facts(worse) : undefined);
    const mild = causeIn(milder, milderStatus, milder.startsWith('password-expiry') ? facts(milder) : undefined);
    expect(worst?.kind).toBe(mild?.kind);
    expect(worst?.gravity ?? 0).toBeGreaterThan(mild?.gravity ?? 0);
  });

  it('is a rung of the ladder, each of which is a step', () => {
    const steps = [31, 30, 16, 15, 8, 7, 4, 3, 2, 1, 0].map(
      (daysLeft) =>
        causeIn(daysLeft === 0 ? 'password-expiry.today' : 'password-expiry.soon', 'warning', {
          expiresOn: '2026-09-15',
          daysLeft,
        })?.gravity ?? null,
    );
    const reached = steps.map((gravity) => (gravity === null ? null : gravity % 100));
    expect(reached).toEqual([null, 1, 1, 2, 2, 3, 3, 4, 4, 5, 6]);
  });
});

describe('both passwords refused', () => {
  const refused = (address: string, acceptedMs: number) => {
    const verdicts = {
      receiving: bad('receiving.password-refused'),
      sending: bad('sending.login-refused'),
    };
    const state = turned(calm(tuesdayMs, [school, board]), address, verdicts, tuesdayMs);
    const [mailbox] = state.mailboxes.filter((one) => one.address === address);
    if (!mailbox) throw new Error('no mailbox');
    const success = { atMs: acceptedMs, awakeMs: 0, paceMs: 0 };
    const legs = {
      receiving: { ...mailbox.legs.receiving, success },
      sending: { ...mailbox.legs.sending, success },
    };
    return { ...mailbox, legs };
  };

  it('that were accepted within the last day have one cause: the servers', () => {
    const mailbox = refused(school, tuesdayMs - 23 * 3_600_000);
    const ids = (['receiving', 'sending'] as const).map((leg) => causeOf(mailbox, leg, [], context)?.id);
    expect(ids).toEqual([`both-passwords ${school}`, `both-passwords ${school}`]);
  });

  it('of which nothing was accepted for longer are two', () => {
    const mailbox = refused(school, tuesdayMs - 25 * 3_600_000);
    const ids = (['receiving', 'sending'] as const).map((leg) => causeOf(mailbox, leg, [], context)?.id);
    expect(ids).toEqual([`password receiving ${school}`, `password sending ${school}`]);
  });
});
