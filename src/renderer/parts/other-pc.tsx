import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAnnounce } from './announcer.tsx';
import { Button } from './button.tsx';
import { useCommand } from './commands.tsx';
import { Confirm } from './dialog.tsx';
import { Message } from './message.tsx';
import { usePageText } from './words.tsx';

/** These settings were made on another PC: this one takes over, or forgets them. Both are asked again. */
export function OtherPc(): JSX.Element {
  const { t } = usePageText();
  const command = useCommand();
  const [asked, setAsked] = useState<'adopt' | 'forget' | null>(null);
  const [isErasing, setErasing] = useState(false);
  const announce = useAnnounce();
  const erasing = t.window.common.erasing;
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
        title={words.title}
        actions={
          <>
            <Button kind="primary" onClick={() => setAsked('adopt')}>
              {words.adopt}
            </Button>
            <Button busy={isErasing} onClick={() => setAsked('forget')}>
              {words.forget}
            </Button>
          </>
        }
      >
        {isErasing ? erasing : words.body}
      </Message>
      {asked === 'adopt' && (
        <Confirm
          title={words.adoptTitle}
          body={words.adoptBody}
          confirm={words.adopt}
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
          title={words.forgetTitle}
          body={words.forgetBody}
          confirm={words.forgetConfirm}
          onConfirm={() => void erase()}
          onCancel={cancel}
        />
      )}
    </>
  );
}
