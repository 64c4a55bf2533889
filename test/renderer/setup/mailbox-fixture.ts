import type { CheckView, LegView, MailboxView } from '../../../src/domain/view/snapshot.ts';

/** A leg that was looked at and goes on. */
export const workingLeg: LegView = {
  isWatched: true,
  lastLookMs: 1_700_000_000_000,
  nextLookMs: 1_700_001_800_000,
  isLatched: false,
  isPasswordRefused: false,
  isLooking: false,
  hold: null,
  isPasswordMissing: false,
  isPasswordUnreadable: false,
};
export const waitingLeg: LegView = { ...workingLeg, lastLookMs: null, nextLookMs: null, hold: 'setup' };

const check = (id: CheckView['id'], status: CheckView['status']): CheckView => ({
  id,
  status,
  code: `${id}.${status}`,
  sinceMs: 0,
  measuredMs: null,
  title: '',
  meaning: '',
  advice: '',
  details: [],
  actions: [],
  contact: null,
  mail: null,
});

/** As much of a mailbox as the window's steps look at. All is well unless told. */
export function mailboxWith({
  address = 'ec001234@adm.cfwb.be',
  receiving = workingLeg,
  sending = workingLeg,
  receivingStatus = 'ok',
  sendingStatus = 'ok',
  changedOn = null,
}: {
  address?: string;
  receiving?: LegView;
  sending?: LegView;
  receivingStatus?: CheckView['status'];
  sendingStatus?: CheckView['status'];
  changedOn?: string | null;
}): MailboxView {
  return {
    address,
    ownLabel: '',
    label: address,
    user: null,
    profileId: 'etnic',
    fase: '1234',
    status: 'ok',
    checks: [check('receiving', receivingStatus), check('sending', sendingStatus)],
    legs: { receiving, sending },
    storage: null,
    program: { holders: [], open: null, differences: [], unchecked: '', readMs: null },
    lastTakenMs: null,
    password: { changedOn, expiresOn: null, givenExpiry: null, daysLeft: null },
    passwordChangedOn: changedOn,
    limitBytes: null,
    limitMessages: null,
    isLimitAsked: false,
    links: { webmail: 'http://webmail.adm.cfwb.be', cerbere: 'http://www.am.cfwb.be' },
  };
}
