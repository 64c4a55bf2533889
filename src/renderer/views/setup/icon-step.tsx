import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ProgramsView } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { Message } from '../../parts/message.tsx';
import { StepButtons, type Ways } from '../../parts/steps/step.tsx';
import { OpenButton, Points } from '../../parts/steps/step-rows.tsx';
import { IconState, useLooks } from '../../parts/this-pc.tsx';
import { usePageText } from '../../parts/words.tsx';
import { SetupFrame } from './setup-step.tsx';

/** Windows hides new icons and may hide notifications: how to see both. */
export function IconStep({
  icon,
  onDone,
  ways,
}: {
  icon: ProgramsView['icon'];
  onDone: () => void;
  ways: Ways;
}): JSX.Element {
  const { t } = usePageText();
  useLooks();
  const { icon: words } = t.window.setup;
  return (
    <SetupFrame step="icon" title={words.title} intro={words.intro}>
      <Card>
        <IconState icon={icon} />
        {icon !== 'shown' && (
          <>
            <TaskbarPicture label={words.picture} />
            <Points lines={words.steps} isOrdered />
            <OpenButton open={(command) => command('open-page', { page: 'taskbar-settings' })} failed={words.notOpened}>
              {words.open}
            </OpenButton>
          </>
        )}
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

/**
 * The right end of Windows 11's taskbar: the pane behind the little arrow, and Vigie's icon on its way from there to the
 * clock.
 */
function TaskbarPicture({ label }: { label: string }): JSX.Element {
  return (
    <svg class="taskbar-picture" viewBox="0 0 360 140" role="img" aria-label={label} focusable="false">
      <rect class="desk" width="360" height="140" rx="8" />
      <path class="bar" d="M0 100H360V132a8 8 0 0 1-8 8H8a8 8 0 0 1-8-8Z" />
      <path class="edge" d="M0 100H360" />
      <rect class="flyout" x="52" y="14" width="120" height="74" rx="8" />
      <g class="others">
        <rect x="70" y="27" width="16" height="16" rx="4" />
        <circle cx="112" cy="35" r="8" />
        <rect x="138" y="27" width="16" height="16" rx="8" />
        <rect x="70" y="59" width="16" height="16" rx="4" />
      </g>
      <rect class="gone" x="101" y="56" width="22" height="22" rx="4" />
      <path class="way" d="M126 67C164 67 172 78 179 96" />
      <path class="way-head" d="M171.5 91 180 98.5 184.5 88" />
      <path class="sign" d="M106 123 112 117 118 123" />
      <rect class="spot" x="164" y="102" width="36" height="36" rx="6" />
      <VigieIcon x={171} y={109} />
      <path class="sign" d="M222 117A12 12 0 0 1 240 117M225.5 120.5A7 7 0 0 1 236.5 120.5" />
      <circle class="dot" cx="231" cy="124.5" r="1.8" />
      <path class="sign" d="M256 117.5H260L265 113.5V126.5L260 122.5H256ZM269 116.5A5 5 0 0 1 269 123.5" />
      <g class="clock">
        <rect x="303" y="110" width="36" height="5" rx="2.5" />
        <rect x="289" y="123" width="50" height="5" rx="2.5" />
      </g>
    </svg>
  );
}

/** The tray icon while all is well, 22 units wide. */
function VigieIcon({ x, y }: { x: number; y: number }): JSX.Element {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect class="letter" x="0" y="2" width="20" height="15" rx="2" />
      <path class="flap" d="M1 4 10 11 19 4" />
      <circle class="well" cx="16" cy="16" r="6" />
      <path class="well-sign" d="M13.2 16.2 15.2 18.2 19 14" />
    </g>
  );
}
