import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { Message } from '../../parts/message.tsx';
import { usePageText } from '../../parts/words.tsx';
import { focusInvalid } from '../setup/invalid-field.ts';
import { StepFrame } from '../setup/step-frame.tsx';
import { Tick } from '../setup/tick.tsx';
import { RenewalButtons } from './renewal-buttons.tsx';

/** First, what goes on trying the old password is stopped: Vigie by itself, Outlook by hand. */
export function CloseOutlookStep({
  mailbox,
  onNext,
  onCancel,
  onLeave,
}: {
  mailbox: MailboxView;
  onNext: () => void;
  onCancel: () => void;
  onLeave: () => void;
}): JSX.Element {
  const { t } = usePageText();
  const { renewal: words } = t.window;
  const form = useRef<HTMLFormElement>(null);
  const [isClosed, setClosed] = useState(false);
  const [isPressed, setPressed] = useState(false);
  return (
    <StepFrame
      progress={words.progress(1, 3)}
      number={1}
      total={3}
      title={words.close.title}
      intro={words.forMailbox(mailbox.label)}
    >
      <Message tone="info" title={words.held.title}>
        {words.held.body}
      </Message>
      <form
        ref={form}
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isClosed) return onNext();
          setPressed(true);
          setTimeout(() => focusInvalid(form.current));
        }}
      >
        <Card>
          <p>{words.close.intro}</p>
          <ol class="points">
            {words.close.steps.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          <Tick
            label={words.close.done}
            isOn={isClosed}
            onChange={setClosed}
            error={isPressed && !isClosed ? words.close.mustClose : undefined}
          />
        </Card>
        <RenewalButtons onCancel={onCancel} onLeave={onLeave}>
          <Button kind="primary" type="submit">
            {words.next}
          </Button>
        </RenewalButtons>
      </form>
    </StepFrame>
  );
}
