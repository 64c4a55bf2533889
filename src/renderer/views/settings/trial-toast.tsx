import type { JSX } from 'preact';
import { usePageText } from '../../parts/words.tsx';
import { DoButton } from './do-button.tsx';

/** Sends a notification that says it is a trial. */
export function TrialToast(): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.notifications;
  return (
    <>
      <p class="quiet">{words.trialHint}</p>
      <DoButton name="trial-notification" done={words.sent}>
        {words.trial}
      </DoButton>
    </>
  );
}
