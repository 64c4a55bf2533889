import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { useSay } from '../../parts/words.tsx';
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
  const { t, say } = useSay();
  const { icon: words } = t.window.setup;
  const command = useCommand({ isShownHere: true });
  const [hasFailed, setFailed] = useState(false);
  const openSettings = async (): Promise<void> => {
    const { ok } = await command('open-page', { page: 'taskbar-settings' });
    setFailed(!ok);
  };
  return (
    <SetupFrame step="icon" title={say(words.title)} intro={say(words.intro)}>
      <Card>
        <TaskbarPicture label={say(words.picture)} />
        <ol class="points">
          {words.steps.map((line) => (
            <li key={line}>{say(line)}</li>
          ))}
        </ol>
        <div class="row">
          <Button onClick={() => void openSettings()}>{say(words.open)}</Button>
        </div>
        <div class="live" aria-live="polite">
          {hasFailed && <p>{say(words.notOpened)}</p>}
        </div>
      </Card>
      <TrialNotification />
      <StepButtons onBack={onBack} onLeave={onLeave}>
        <Button kind="primary" onClick={onDone}>
          {say(words.finish)}
        </Button>
      </StepButtons>
    </SetupFrame>
  );
}
