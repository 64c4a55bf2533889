import { describe, expect, it } from 'vitest';
import { legStage } from '../../../src/renderer/views/setup/setup-step.tsx';
import { mailboxWith, waitingLeg, workingLeg } from './mailbox-fixture.ts';

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
