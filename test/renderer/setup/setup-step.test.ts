import { describe, expect, it } from 'vitest';
import { legStage, standingOf, stepNumber } from '../../../src/renderer/views/setup/setup-step.tsx';
import { mailboxWith, waitingLeg, workingLeg } from './mailbox-fixture.ts';

const mailbox = mailboxWith({});
const { address } = mailbox;

describe('where a setup stands', () => {
  it('begins with the address, also beside mailboxes that are watched', () => {
    expect(standingOf({ setup: null, mailboxes: [mailbox] }, false)).toEqual({ step: 'address' });
  });

  it.each(['passwords', 'dates', 'icon'] as const)('is taken up again at %s', (step) => {
    expect(standingOf({ setup: { address, step }, mailboxes: [mailbox] }, false)).toEqual({ step, mailbox });
  });

  it('goes back to the address when the user does, and when the mailbox is gone', () => {
    const setup = { address, step: 'dates' } as const;
    expect(standingOf({ setup, mailboxes: [mailbox] }, true)).toEqual({ step: 'address' });
    expect(standingOf({ setup, mailboxes: [] }, false)).toEqual({ step: 'address' });
  });

  it('is counted from one to four', () => {
    expect((['address', 'passwords', 'dates', 'icon'] as const).map(stepNumber)).toEqual([1, 2, 3, 4]);
  });
});

describe("how far a leg's password has come", () => {
  it.each([
    ['no such server', { sending: { ...waitingLeg, isWatched: false } }, 'absent'],
    ['held since the mailbox was made', { sending: waitingLeg }, 'waiting'],
    ['held because the server was changed', { sending: { ...workingLeg, hold: 'server-changed' } }, 'waiting'],
    ['no password', { sending: { ...workingLeg, isPasswordMissing: true } }, 'waiting'],
    [
      'locked away in the keychain',
      { sending: { ...workingLeg, isPasswordUnreadable: true }, sendingStatus: 'unknown' },
      'saved',
    ],
    ['refused after it was kept', { sending: { ...workingLeg, isLatched: true, isPasswordRefused: true } }, 'waiting'],
    [
      'kept, and nobody is let in, whatever the password',
      { sending: { ...workingLeg, isLatched: true }, sendingStatus: 'critical' },
      'saved',
    ],
    ['kept, and the server could not be asked', { sendingStatus: 'critical' }, 'saved'],
    ['kept, and not looked at yet', { sendingStatus: 'unknown' }, 'saved'],
    ['kept and good', {}, 'accepted'],
  ] as const)('%s: %j is %s', (_, parts, stage) => {
    expect(legStage(mailboxWith(parts), 'sending')).toBe(stage);
  });
});
