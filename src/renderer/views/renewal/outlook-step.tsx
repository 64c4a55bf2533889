import type { JSX } from 'preact';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { Card, Heading } from '../../parts/card.tsx';
import { Message } from '../../parts/message.tsx';
import { StepButtons } from '../../parts/steps/step-form.tsx';
import { StepFrame } from '../../parts/steps/step-frame.tsx';
import { Points } from '../../parts/steps/step-rows.tsx';
import { usePageText } from '../../parts/words.tsx';

/** The new password is accepted and kept; now Outlook has to learn it too. */
export function OutlookStep({
  mailbox: { address, password },
  onDone,
}: {
  mailbox: MailboxView;
  onDone: () => void;
}): JSX.Element {
  const { t } = usePageText();
  const { renewal } = t.window;
  const words = renewal.outlook;
  return (
    <StepFrame number={3} total={3} progress={renewal.progress} title={words.title}>
      <Message tone="success" title={words.accepted} isAlert>
        <p>{words.acceptedBody}</p>
        {password.expiresOn !== null && <p>{words.until(password.expiresOn)}</p>}
      </Message>
      <Card>
        <p>{words.intro}</p>
        <Points lines={words.steps(address)} isOrdered />
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
