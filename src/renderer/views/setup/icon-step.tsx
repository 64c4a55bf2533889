import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { usePageText } from '../../parts/words.tsx';
import { SetupFrame } from './setup-frame.tsx';
import { StepButtons } from './step-buttons.tsx';
import { TaskbarPicture } from './taskbar-picture.tsx';
import { TrialNotification } from './trial-notification.tsx';

/** Windows hides new icons and may hide notifications: how to see both. */
export function IconStep({
  onDone,
  onBack,
  onLeave,
}: {
  onDone: () => void;
  onBack: () => void;
  onLeave: () => void;
}): JSX.Element {
  const { t } = usePageText();
  const { icon: words } = t.window.setup;
  const command = useCommand({ isShownHere: true });
  const [hasFailed, setFailed] = useState(false);
  const openSettings = async (): Promise<void> => {
    const { ok } = await command('open-page', { page: 'taskbar-settings' });
    setFailed(!ok);
  };
  return (
    <SetupFrame step="icon" title={words.title} intro={words.intro}>
      <Card>
        <TaskbarPicture label={words.picture} />
        <ol class="points">
          {words.steps.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <div class="row">
          <Button onClick={() => void openSettings()}>{words.open}</Button>
        </div>
        <div class="live" aria-live="polite">
          {hasFailed && <p>{words.notOpened}</p>}
        </div>
      </Card>
      <TrialNotification />
      <StepButtons onBack={onBack} onLeave={onLeave}>
        <Button kind="primary" onClick={onDone}>
          {words.finish}
        </Button>
      </StepButtons>
    </SetupFrame>
  );
}
