import type { JSX } from 'preact';
import { Button } from '../../parts/button.tsx';
import { Message } from '../../parts/message.tsx';
import { useSay } from '../../parts/words.tsx';
import type { PasswordForm } from './use-password-form.ts';

/** The two passwords look wrong, and nothing was sent. */
export function DoubtMessage({ form, onSwapped }: { form: PasswordForm; onSwapped: () => void }): JSX.Element | null {
  const { t, say } = useSay();
  const { same, seemSwapped } = t.window.setup.passwords;
  switch (form.doubt) {
    case 'same':
      return (
        <Message tone="warning" title={say(same.title)} isAlert>
          {say(same.body)}
        </Message>
      );
    case 'seem-swapped':
      return (
        <Message
          tone="warning"
          title={say(seemSwapped.title)}
          isAlert
          actions={
            <Button
              onClick={() => {
                form.swap();
                onSwapped();
              }}
            >
              {say(seemSwapped.swap)}
            </Button>
          }
        >
          <p>{say(seemSwapped.body)}</p>
          <p>{say(seemSwapped.keep)}</p>
        </Message>
      );
    default:
      return null;
  }
}

/** Both were refused: each may be the other's. */
export function SwapProposal({ form }: { form: PasswordForm }): JSX.Element | null {
  const { t, say } = useSay();
  const { swapped } = t.window.setup.passwords;
  if (!form.isSwapLikely) return null;
  return (
    <div class="swap-proposal">
      <Message
        tone="warning"
        title={say(swapped.title)}
        isAlert
        actions={<Button onClick={() => void form.swapAndTry()}>{say(swapped.retry)}</Button>}
      >
        {say(swapped.body)}
      </Message>
    </div>
  );
}
