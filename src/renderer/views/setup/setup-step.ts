import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';

export const shownSteps = ['address', 'passwords', 'dates', 'icon'] as const;
export type ShownStep = (typeof shownSteps)[number];

/** Where a setup stands. Only the address has no mailbox yet. */
export type Standing =
  | { readonly step: 'address' }
  | { readonly step: Exclude<ShownStep, 'address'>; readonly mailbox: MailboxView };

/** The step to show: the saved one, unless the user went back to the address or its mailbox is gone. */
export function standingOf(
  { setup, mailboxes }: Pick<Snapshot, 'setup' | 'mailboxes'>,
  isAtAddress: boolean,
): Standing {
  const mailbox = setup && mailboxes.find(({ address }) => address === setup.address);
  return setup && mailbox && !isAtAddress ? { step: setup.step, mailbox } : { step: 'address' };
}

/** Counted from 1. */
export const stepNumber = (step: ShownStep): number => shownSteps.indexOf(step) + 1;
