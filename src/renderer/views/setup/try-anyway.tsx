import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Trial } from '../../../domain/model/trial.ts';
import { Button } from '../../parts/button.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { usePageText } from '../../parts/words.tsx';

/** Outcomes of a password that was not sent, and can be if the user insists. */
export const isUnsent = ({ outcome }: Trial): boolean => outcome === 'known-refusal' || outcome === 'locked-out';

/** Tries a password that was refused before, or that is best not sent during a lock-out; asks first. */
export function TryAnyway({ trial, onTry }: { trial: Trial; onTry: () => void }): JSX.Element {
  const { t } = usePageText();
  const { passwords: words } = t.window.setup;
  const isLockedOut = trial.outcome === 'locked-out';
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
