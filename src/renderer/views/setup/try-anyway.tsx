import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { useSay } from '../../parts/words.tsx';

/** Tries a password once more that was refused before; asks first. */
export function TryAnyway({ onTry }: { onTry: () => void }): JSX.Element {
  const { t, say } = useSay();
  const { passwords: words } = t.window.setup;
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{say(words.tryAnyway)}</Button>
      {isAsking && (
        <Confirm
          title={say(words.tryAnywayTitle)}
          body={say(words.tryAnywayBody)}
          confirm={say(words.tryOnce)}
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
