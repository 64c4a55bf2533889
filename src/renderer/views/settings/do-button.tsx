import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { useCommand, useProblemWords } from '../../parts/commands.tsx';
import { FieldNote } from '../../parts/field-frame.tsx';

/** A button for a command that needs nothing, and what came of it, in words beside it. */
export function DoButton({
  name,
  done,
  children,
}: {
  name: 'trial-notification' | 'copy-report' | 'save-report';
  /** What is said when it was done. */
  done: string;
  children: ComponentChildren;
}): JSX.Element {
  const command = useCommand({ isShownHere: true });
  const problemWords = useProblemWords();
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<{ readonly problem: string | null } | null>(null);
  const run = async (): Promise<void> => {
    setBusy(true);
    setAnswer(null);
    const result = await command(name, {});
    setAnswer({ problem: result.ok ? null : problemWords(result.problem) });
    setBusy(false);
  };
  return (
    <div class="do">
      <Button busy={isBusy} onClick={() => void run()}>
        {children}
      </Button>
      <FieldNote id={`${name}-error`} tone="error" text={answer?.problem ?? undefined} />
      <div aria-live="polite">{answer?.problem === null && <p class="done">{done}</p>}</div>
    </div>
  );
}
