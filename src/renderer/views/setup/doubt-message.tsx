import type { JSX } from 'preact';
import { Button } from '../../parts/button.tsx';
import { Message } from '../../parts/message.tsx';
import { usePageText } from '../../parts/words.tsx';
import type { PasswordForm } from './use-password-form.ts';

/** The two passwords look wrong, and nothing was sent. */
export function DoubtMessage({ form, onSwapped }: { form: PasswordForm; onSwapped: () => void }): JSX.Element | null {
  const { t } = usePageText();
  const { same, seemSwapped } = t.window.setup.passwords;
  switch (form.doubt) {
    case 'same':
      return (
        <Message tone="warning" title={same.title} isAlert>
          {same.body}
        </Message>
      );
    case 'seem-swapped':
      return (
        <Message
          tone="warning"
          title={seemSwapped.title}
          isAlert
          actions={
            <Button
              onClick={() => {
                form.swap();
                onSwapped();
              }}
            >
              {seemSwapped.swap}
            </Button>
          }
        >
          <p>{seemSwapped.body}</p>
          <p>{seemSwapped.keep}</p>
        </Message>
      );
    default:
      return null;
  }
}

/** Both were refused: each may be the other's. */
export function SwapProposal({ form }: { form: PasswordForm }): JSX.Element | null {
  const { t } = usePageText();
  const { swapped } = t.window.setup.passwords;
  if (!form.isSwapLikely) return null;
  return (
    <div class="swap-proposal">
      <Message
        tone="warning"
        title={swapped.title}
        isAlert
        actions={<Button onClick={() => void form.swapAndTry()}>{swapped.retry}</Button>}
      >
        {swapped.body}
      </Message>
    </div>
  );
}
