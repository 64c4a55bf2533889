import type { ComponentChildren, JSX } from 'preact';
import type { Leg } from '../../../domain/model/health.ts';
import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { StepFrame } from '../../parts/steps/step.tsx';
import { usePageText } from '../../parts/words.tsx';

const shownSteps = ['address', 'passwords', 'dates', 'icon'] as const;
type ShownStep = (typeof shownSteps)[number];

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

/** How far a leg's password has come. `saved`: kept, not known to be good; `absent`: the profile has no such server. */
export type LegStage = 'absent' | 'waiting' | 'saved' | 'accepted';

export function legStage({ legs, checks }: Pick<MailboxView, 'legs' | 'checks'>, leg: Leg): LegStage {
  const { isWatched, hold, isPasswordMissing, isPasswordRefused } = legs[leg];
  if (!isWatched) return 'absent';
  // A password that was refused after all is to be typed again.
  if (hold === 'setup' || hold === 'server-changed' || isPasswordMissing || isPasswordRefused) return 'waiting';
  return checks.some(({ id, status }) => id === leg && status === 'ok') ? 'accepted' : 'saved';
}

/** The frame of one step. */
export function SetupFrame({
  step,
  ...frame
}: {
  step: ShownStep;
  title: string;
  intro?: string;
  children: ComponentChildren;
}): JSX.Element {
  const { t } = usePageText();
  return (
    <StepFrame number={stepNumber(step)} total={shownSteps.length} progress={t.window.setup.progress} {...frame} />
  );
}
