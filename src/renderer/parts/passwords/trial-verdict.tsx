import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Trial, TrialOutcome } from '../../../ipc/contract.ts';
import { Button } from '../button.tsx';
import { Confirm } from '../dialog.tsx';
import { Message, type Tone } from '../message.tsx';
import { usePageText } from '../words.tsx';

const tones: Readonly<Record<TrialOutcome, Tone>> = {
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

/** The very text that was typed is wrong: its field says so. */
export const isFieldsFault = ({ outcome }: Trial): boolean => outcome === 'refused' || outcome === 'known-refusal';

/** Not sent, and can be if the user insists. */
const unsent: readonly TrialOutcome[] = ['known-refusal', 'locked-out'];

/** Nothing was learned of the password: it may be kept for a later look to use. */
const keepable: readonly TrialOutcome[] = ['not-reached', 'kept-out', 'interrupted', 'too-many'];

/** What came of a trial, and what can be done about it here. The title is left out where the field says it. */
export function TrialVerdict({
  trial,
  onTryAnyway,
  onKeepUntested,
  onRefused,
  children,
}: {
  trial: Trial;
  onTryAnyway: () => void;
  /** Where it may be kept although it was not tried. */
  onKeepUntested?: (() => void) | undefined;
  /** A button for a password that was refused. */
  onRefused?: ComponentChildren;
  children?: ComponentChildren;
}): JSX.Element {
  const { t } = usePageText();
  const { outcome, title, meaning, advice } = trial;
  const actions = unsent.includes(outcome) ? (
    <TryAnyway isLockedOut={outcome === 'locked-out'} onTry={onTryAnyway} />
  ) : onKeepUntested && keepable.includes(outcome) ? (
    <Button onClick={onKeepUntested}>{t.window.setup.passwords.saveUntested}</Button>
  ) : outcome === 'refused' ? (
    onRefused
  ) : undefined;
  return (
    <Message tone={tones[outcome]} title={isFieldsFault(trial) ? undefined : title} actions={actions}>
      <div class="step-words">
        <p>{meaning}</p>
        {advice !== '' && <p>{advice}</p>}
        {children}
      </div>
    </Message>
  );
}

/** Tries a password that was refused before, or that is best not sent during a lock-out; asks first. */
function TryAnyway({ isLockedOut, onTry }: { isLockedOut: boolean; onTry: () => void }): JSX.Element {
  const { t } = usePageText();
  const { passwords: words } = t.window.setup;
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{words.tryAnyway}</Button>
      {isAsking && (
        <Confirm
          title={isLockedOut ? words.tryLockedTitle : words.tryAnywayTitle}
          body={isLockedOut ? words.tryLockedBody : words.tryAnywayBody}
          confirm={words.tryOnce}
          onConfirm={() => {
            setAsking(false);
            onTry();
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}
