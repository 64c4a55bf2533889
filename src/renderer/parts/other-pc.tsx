import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAnnounce } from './announcer.tsx';
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
  const [isErasing, setErasing] = useState(false);
  const announce = useAnnounce();
  const erasing = say(t.window.common.erasing);
  const words = t.window.common.notices.otherPc;
  const cancel = (): void => setAsked(null);
  const erase = async (): Promise<void> => {
    cancel();
    setErasing(true);
    announce(erasing);
    // Where all goes well there is no answer: the program ends.
    await command('forget-everything', { isConfirmed: true });
    setErasing(false);
  };
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
            <Button busy={isErasing} onClick={() => setAsked('forget')}>
              {say(words.forget)}
            </Button>
          </>
        }
      >
        {isErasing ? erasing : say(words.body)}
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
          onConfirm={() => void erase()}
          onCancel={cancel}
        />
      )}
    </>
  );
}
