import type { ComponentChildren, JSX } from 'preact';
import type { Trial } from '../../../domain/model/trial.ts';
import { Message, type Tone } from '../../parts/message.tsx';

const tones: Readonly<Record<Trial['outcome'], Tone>> = {
  accepted: 'success',
  refused: 'critical',
  'kept-out': 'critical',
  'not-stored': 'critical',
  'known-refusal': 'warning',
  'locked-out': 'warning',
  'not-reached': 'warning',
  'too-many': 'warning',
  busy: 'warning',
  interrupted: 'warning',
};

/** What is wrong with the very text that was typed, and so stands at the field. */
export const isFieldsFault = ({ outcome }: Trial): boolean => outcome === 'refused' || outcome === 'known-refusal';

/** What came of a trial, and what to do. The title is left out where the field says it. */
export function TrialVerdict({
  trial,
  actions,
  children,
}: {
  trial: Trial;
  actions?: ComponentChildren;
  children?: ComponentChildren;
}): JSX.Element {
  const { meaning, advice } = trial;
  const buttons = actions === undefined ? {} : { actions };
  const title = isFieldsFault(trial) ? {} : { title: trial.title };
  return (
    <Message tone={tones[trial.outcome]} {...title} {...buttons}>
      <div class="step-words">
        <p>{meaning}</p>
        {advice !== '' && <p>{advice}</p>}
        {children}
      </div>
    </Message>
  );
}
