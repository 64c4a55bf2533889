import { describe, expect, it } from 'vitest';
import { belgianCalendar, defaultProfile } from '../../../src/app/belgium.ts';
import { type HealthCode, healthCodes } from '../../../src/domain/model/health.ts';
import { reachability } from '../../../src/domain/view/help-view.ts';
import { helpFor } from '../../../src/domain/view/support.ts';
import { example } from '../../support/text-facts.ts';

const { technical, passwords } = defaultProfile.contacts;
const reach = (at: string, contact = technical) => reachability(contact, belgianCalendar, Date.parse(at));

describe('the support center, Monday to Friday 8:00 to 17:00', () => {
  it('has the number and address of the manual', () => {
    expect(technical).toMatchObject({ phone: '02 800 10 10', email: 'support@etnic.be' });
    expect(passwords).toMatchObject({ email: 'BMA@enseignement.be' });
  });

  it.each([
    ['2026-09-08T08:00:00+02:00', 'at the opening'],
    ['2026-09-08T12:30:00+02:00', 'at noon'],
    ['2026-09-08T16:59:59+02:00', 'a second before the closing'],
    ['2026-12-08T08:00:00+01:00', 'in winter time'],
  ])('%s is open (%s)', (at) => {
    expect(reach(at)).toEqual({ kind: 'open', closesMinute: 17 * 60 });
  });

  it.each([
    ['before the opening', '2026-09-08T07:59:59+02:00', '2026-09-08', 2],
    ['after the closing', '2026-09-08T17:00:00+02:00', '2026-09-09', 3],
    ['on Friday evening: reopens on Monday', '2026-09-11T18:00:00+02:00', '2026-09-14', 1],
    ['on Sunday', '2026-09-13T11:00:00+02:00', '2026-09-14', 1],
    ['on Armistice Day, a Wednesday', '2026-11-11T10:00:00+01:00', '2026-11-12', 4],
    ['on the eve of Armistice Day', '2026-11-10T17:30:00+01:00', '2026-11-12', 4],
    ['on Christmas, a Friday', '2026-12-25T10:00:00+01:00', '2026-12-28', 1],
    ['on New Year, a Friday', '2027-01-01T10:00:00+01:00', '2027-01-04', 1],
    ['on Easter Monday', '2027-03-29T10:00:00+02:00', '2027-03-30', 2],
    ['on Ascension Day', '2027-05-06T10:00:00+02:00', '2027-05-07', 5],
    ['on the Friday evening before Whit Monday', '2027-05-14T17:30:00+02:00', '2027-05-18', 2],
    ['on the national day', '2027-07-21T10:00:00+02:00', '2027-07-22', 4],
  ])('%s', (_name, at, opensOn, opensWeekday) => {
    expect(reach(at)).toEqual({ kind: 'closed', opensOn, opensWeekday, opensMinute: 8 * 60 });
  });

  it('a contact without hours can always be written to', () => {
    expect(reach('2026-09-13T03:00:00+02:00', passwords)).toEqual({ kind: 'always' });
  });
});

describe('helpFor', () => {
  it.each([
    ['receiving.unreachable', 'technical'],
    ['sending.unreachable', 'technical'],
    ['receiving.account-disabled', 'technical'],
    ['receiving.mechanism', 'technical'],
    ['receiving.access-off', 'technical'],
    ['sending.locked-out', 'technical'],
    ['receiving.mailbox-full', 'technical'],
    ['sending.certificate', 'technical'],
    ['storage.full', 'technical'],
    ['storage.high', 'technical'],
    ['collection.maybe-not-receiving', 'technical'],
    // Lost or refused incoming password: the service that gives them out.
    ['receiving.password-refused', 'passwords'],
    ['receiving.login-refused', 'passwords'],
    // The user's own affair.
    ['receiving.in-use', null],
    ['receiving.offline', null],
    ['password-expiry.soon', null],
    ['collection.copy-left', null],
  ] as const)('%s: contact %s', (code, contact) => {
    expect(helpFor(example(code)).contact).toBe(contact);
  });

  it.each([
    ['receiving.password-refused', 'retype-mailbox-password'],
    ['receiving.password-refused', 'open-webmail'],
    ['sending.password-refused', 'retype-cerbere-password'],
    ['sending.password-refused', 'open-cerbere'],
    ['sending.password-expired', 'renew-cerbere-password'],
    ['password-expiry.soon', 'renew-cerbere-password'],
    ['password-expiry.today', 'renew-cerbere-password'],
    ['password-expiry.expired', 'open-cerbere'],
    ['password-expiry.date-unknown', 'fill-in-date'],
    ['password-expiry.date-to-confirm', 'fill-in-date'],
    ['storage.full', 'open-webmail'],
    ['receiving.unreachable', 'call-technical'],
  ] as const)('%s offers %s', (code, action) => {
    expect(helpFor(example(code)).actions).toContain(action);
  });

  it('never sends a sending trouble to the incoming password, nor the reverse', () => {
    const of = (leg: string) =>
      healthCodes.filter((code) => code.startsWith(leg)).flatMap((code) => helpFor(example(code)).actions);
    expect(of('sending.')).not.toContain('retype-mailbox-password');
    expect(of('receiving.')).not.toContain('retype-cerbere-password');
  });

  const needy = healthCodes.filter((code: HealthCode) => !/\.(ok|unknown)$/.test(code));

  it.each(needy.filter((code) => code !== 'certificate.expires-soon'))('%s offers something to do', (code) => {
    expect(helpFor(example(code)).actions.length).toBeGreaterThan(0);
  });

  it('certificate.expires-soon offers something to do', () => {
    expect(helpFor(example('certificate.expires-soon')).actions.length).toBeGreaterThan(0);
  });

  it('needs nothing where all is well', () => {
    for (const code of healthCodes.filter((one) => one.endsWith('.ok')))
      expect(helpFor(example(code)).actions).toEqual([]);
  });
});
