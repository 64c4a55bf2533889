import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { Card, Heading } from '../../parts/card.tsx';
import { Message } from '../../parts/message.tsx';
import { IntoProgram } from '../../parts/passwords/into-program.tsx';
import { StepButtons, StepForm, StepFrame, type Ways } from '../../parts/steps/step.tsx';
import { Points, Tick } from '../../parts/steps/step-rows.tsx';
import { useLooks } from '../../parts/this-pc.tsx';
import { usePageText } from '../../parts/words.tsx';

/** First, what goes on trying the old password is stopped: Vigie by itself, Outlook by hand. */
export function CloseOutlookStep({
  mailbox,
  ways,
  onNext,
}: {
  mailbox: MailboxView;
  ways: Ways;
  onNext: () => void;
}): JSX.Element {
  const { t } = usePageText();
  const { renewal: words } = t.window;
  const { open } = mailbox.program;
  const [isTicked, setTicked] = useState(false);
  useLooks();
  // What is seen closed is ticked by itself, and what is opened again is not.
  useEffect(() => {
    if (open !== null) setTicked(open.length === 0);
  }, [open?.join()]);
  const [isPressed, setPressed] = useState(false);
  const submit = (): void => {
    setPressed(true);
    if (isTicked) onNext();
  };
  return (
    <StepFrame
      number={1}
      total={3}
      progress={words.progress}
      title={words.close.title}
      intro={words.forMailbox(mailbox.label)}
    >
      <Message tone="info" title={words.held.title}>
        {words.held.body}
      </Message>
      <StepForm onSubmit={submit}>
        <Card>
          <p>{words.close.intro}</p>
          <Points lines={words.close.steps} isOrdered />
          <p class="now" role="status">
            {open === null
              ? ''
              : open.length > 0
                ? t.program.open(open.map((one) => t.program.names[one]))
                : t.program.closed}
          </p>
          <Tick
            label={words.close.done}
            isOn={isTicked}
            onChange={setTicked}
            error={isPressed && !isTicked ? words.close.mustClose : undefined}
          />
        </Card>
        <StepButtons next={words.next} {...ways} />
      </StepForm>
    </StepFrame>
  );
}

/** The new password is accepted and kept; now Outlook has to learn it too. */
export function OutlookStep({ mailbox, onDone }: { mailbox: MailboxView; onDone: () => void }): JSX.Element {
  const { t } = usePageText();
  const { renewal } = t.window;
  const words = renewal.outlook;
  const { password } = mailbox;
  return (
    <StepFrame number={3} total={3} progress={renewal.progress} title={words.title}>
      <Message tone="success" title={words.accepted} isAlert>
        <p>{words.acceptedBody}</p>
        {password.expiresOn !== null && <p>{words.until(password.expiresOn)}</p>}
      </Message>
      <Card>
        <p>{words.intro}</p>
        <IntoProgram mailbox={mailbox} leg="sending" />
      </Card>
      <StepButtons next={words.finish} onNext={onDone} />
    </StepFrame>
  );
}

/** A new password came in today: whoever comes back may only want the steps for Outlook. */
export function RenewedToday({ onOutlook, onAgain }: { onOutlook: () => void; onAgain: () => void }): JSX.Element {
  const { t } = usePageText();
  const { today: words } = t.window.renewal;
  return (
    <>
      <Heading level={1}>{words.title}</Heading>
      <Card>
        <p>{words.body}</p>
        <div class="row">
          <Button kind="primary" onClick={onOutlook}>
            {words.outlook}
          </Button>
          <Button onClick={onAgain}>{words.again}</Button>
        </div>
      </Card>
    </>
  );
}
