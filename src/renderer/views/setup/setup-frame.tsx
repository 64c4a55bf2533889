import type { ComponentChildren, JSX } from 'preact';
import { usePageText } from '../../parts/words.tsx';
import { type ShownStep, shownSteps, stepNumber } from './setup-step.ts';
import { StepFrame } from './step-frame.tsx';

/** One step of a mailbox's first start. */
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
  const number = stepNumber(step);
  const total = shownSteps.length;
  return <StepFrame progress={t.window.setup.progress(number, total)} number={number} total={total} {...frame} />;
}
