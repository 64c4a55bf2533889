import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { useCommand } from './commands.tsx';
import { Confirm } from './dialog.tsx';
import { Message } from './message.tsx';
import { useSay } from './words.tsx';

/** These settings were made on another PC: this one takes over, or forgets them. Both are asked again. */
export function OtherPc(): JSX.Element {
  const { t, say } = useSay();
  const command = useCommand();
  const [asked, setAsked] = useState<'adopt' | 'forget' | null>(null);
  const words = t.window.common.notices.otherPc;
  const cancel = (): void => setAsked(null);
  return (
    <>
      <Message
        tone="warning"
        title={say(words.title)}
        actions={
          <>
            <Button kind="primary" onClick={() => setAsked('adopt')}>
              {say(words.adopt)}
            </Button>
            <Button onClick={() => setAsked('forget')}>{say(words.forget)}</Button>
          </>
        }
      >
        {say(words.body)}
      </Message>
      {asked === 'adopt' && (
        <Confirm
          title={say(words.adoptTitle)}
          body={say(words.adoptBody)}
          confirm={say(words.adopt)}
          onConfirm={() => {
            cancel();
            void command('adopt-pc', {});
          }}
          onCancel={cancel}
        />
      )}
      {asked === 'forget' && (
        <Confirm
          kind="danger"
          title={say(words.forgetTitle)}
          body={say(words.forgetBody)}
          confirm={say(words.forgetConfirm)}
          onConfirm={() => {
            cancel();
            void command('forget-everything', { isConfirmed: true });
          }}
          onCancel={cancel}
        />
      )}
    </>
  );
}
