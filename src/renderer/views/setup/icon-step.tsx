import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { Message } from '../../parts/message.tsx';
import { StepButtons, type Ways } from '../../parts/steps/step-form.tsx';
import { OpenButton, Points } from '../../parts/steps/step-rows.tsx';
import { usePageText } from '../../parts/words.tsx';
import { SetupFrame } from './setup-step.tsx';
import { TaskbarPicture } from './taskbar-picture.tsx';

/** Windows hides new icons and may hide notifications: how to see both. */
export function IconStep({ onDone, ways }: { onDone: () => void; ways: Ways }): JSX.Element {
  const { t } = usePageText();
  const { icon: words } = t.window.setup;
  return (
    <SetupFrame step="icon" title={words.title} intro={words.intro}>
      <Card>
        <TaskbarPicture label={words.picture} />
        <Points lines={words.steps} isOrdered />
        <OpenButton open={(command) => command('open-page', { page: 'taskbar-settings' })} failed={words.notOpened}>
          {words.open}
        </OpenButton>
      </Card>
      <TrialNotification />
      <StepButtons next={words.finish} onNext={onDone} {...ways} />
    </SetupFrame>
  );
}

/** `asked`: the system says that it showed it; whether somebody saw it is for the user to say. */
type Stage = 'before' | 'sending' | 'asked' | 'seen' | 'not-seen' | 'not-shown';

/** Sends a notification, and says what to do where it is not seen. */
function TrialNotification(): JSX.Element {
  const { t } = usePageText();
  const { icon: words } = t.window.setup;
  const command = useCommand({ isShownHere: true });
  const [stage, setStage] = useState<Stage>('before');
  const again = useRef<HTMLButtonElement>(null);
  // The two answers go with the question.
  const answer = (seen: Stage): void => {
    setStage(seen);
    again.current?.focus();
  };
  const send = async (): Promise<void> => {
    setStage('sending');
    setStage((await command('trial-notification', {})).ok ? 'asked' : 'not-shown');
  };
  return (
    <Card title={words.trialTitle}>
      <p>{words.trialIntro}</p>
      <div class="row">
        <Button buttonRef={again} busy={stage === 'sending'} onClick={() => void send()}>
          {stage === 'before' || stage === 'sending' ? words.trial : words.trialAgain}
        </Button>
      </div>
      <div class="live" aria-live="polite">
        {stage === 'asked' && (
          <Message
            tone="info"
            title={words.sent}
            actions={
              <>
                <Button onClick={() => answer('seen')}>{words.yes}</Button>
                <Button onClick={() => answer('not-seen')}>{words.no}</Button>
              </>
            }
          />
        )}
        {stage === 'seen' && <Message tone="success">{words.seen}</Message>}
        {stage === 'not-shown' && (
          <Message tone="warning" title={words.notShown.title}>
            {words.notShown.body}
          </Message>
        )}
        {stage === 'not-seen' && (
          <Message tone="info" title={words.notSeen.title}>
            <Points lines={words.notSeen.body} />
          </Message>
        )}
      </div>
    </Card>
  );
}
