import type { ComponentChildren, JSX } from 'preact';
import { Button } from '../../parts/button.tsx';
import { usePageText } from '../../parts/words.tsx';

/** On, back, and away for now: at the foot of every step. */
export function StepButtons({
  onBack,
  onLeave,
  leave,
  isBusy = false,
  children,
}: {
  onBack?: (() => void) | undefined;
  onLeave?: (() => void) | null;
  /** What leaving is called, ready to show; "continue later" unless given. */
  leave?: string;
  isBusy?: boolean;
  /** The button that goes on. */
  children: ComponentChildren;
}): JSX.Element {
  const { t } = usePageText();
  const { setup } = t.window;
  return (
    <div class="row step-buttons">
      {children}
      {onBack && (
        <Button disabled={isBusy} onClick={onBack}>
          {setup.back}
        </Button>
      )}
      {onLeave && (
        <Button kind="subtle" disabled={isBusy} onClick={onLeave}>
          {leave ?? setup.later}
        </Button>
      )}
    </div>
  );
}
