import type { JSX } from 'preact';
import { useSay } from '../../parts/words.tsx';
import { DoButton } from './do-button.tsx';

/** Sends a notification that says it is a trial. */
export function TrialToast(): JSX.Element {
  const { t, say } = useSay();
  const words = t.window.settings.notifications;
  return (
    <>
      <p class="quiet">{say(words.trialHint)}</p>
      <DoButton name="trial-notification" done={say(words.sent)}>
        {say(words.trial)}
      </DoButton>
    </>
  );
}
