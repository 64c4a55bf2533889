import { describe, expect, it } from 'vitest';
import { isRenewedToday, mailboxToRenew } from '../../../src/renderer/views/renewal/renewal-view.tsx';
import { mailboxWith, waitingLeg, workingLeg } from '../setup/mailbox-fixture.ts';

const today = '2026-11-23';

describe('a renewal opens with what is left to do in Outlook', () => {
  it('when a new password was accepted today', () => {
    expect(isRenewedToday(mailboxWith({ changedOn: today }), today)).toBe(true);
  });

  it.each([
    ['sending works with an older password', { changedOn: '2026-05-23' }],
    ['nobody knows how old the password is', {}],
    ['sending is refused', { sendingStatus: 'critical', changedOn: today }],
    ['another renewal was left undecided', { sending: { ...workingLeg, hold: 'renewal' }, changedOn: today }],
    ['the first password is still missing', { sending: waitingLeg, sendingStatus: 'held' }],
  ] as const)('but not when %s: %j', (_, parts) => {
    expect(isRenewedToday(mailboxWith(parts), today)).toBe(false);
  });
});

describe('the mailbox to renew for', () => {
  const school = mailboxWith({});
  const authority = mailboxWith({ address: 'po000567@adm.cfwb.be' });

  it('is the one asked for', () => {
    expect(mailboxToRenew([school, authority], authority.address)).toBe(authority);
  });

  it('is the only one, whatever was asked for', () => {
    expect(mailboxToRenew([school], null)).toBe(school);
    expect(mailboxToRenew([school], 'ec009999@adm.cfwb.be')).toBe(school);
  });

  it('is for the user to choose among several', () => {
    expect(mailboxToRenew([school, authority], null)).toBeNull();
    expect(mailboxToRenew([], null)).toBeNull();
  });
});
