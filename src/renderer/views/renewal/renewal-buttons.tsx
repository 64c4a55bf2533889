import type { ComponentChildren, JSX } from 'preact';
import { Button } from '../../parts/button.tsx';
import { usePageText } from '../../parts/words.tsx';

/** On, give up, and away for now, while sending waits. */
export function RenewalButtons({
  onCancel,
  onLeave,
  isBusy = false,
  children,
}: {
  onCancel: () => void;
  onLeave: () => void;
  isBusy?: boolean;
  /** The button that goes on. */
  children: ComponentChildren;
}): JSX.Element {
  const { t } = usePageText();
  const { renewal: words } = t.window;
  return (
    <div class="row step-buttons">
      {children}
      <Button disabled={isBusy} onClick={onCancel}>
        {words.cancel}
      </Button>
      <Button kind="subtle" disabled={isBusy} onClick={onLeave}>
        {words.leave}
      </Button>
    </div>
  );
}
