import { describe, expect, it } from 'vitest';
import { standingOf, stepNumber } from '../../../src/renderer/views/setup/setup-step.tsx';
import { mailboxWith } from './mailbox-fixture.ts';

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
