import type { JSX } from 'preact';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { Message } from '../../parts/message.tsx';
import { usePageText } from '../../parts/words.tsx';
import { StepFrame } from '../setup/step-frame.tsx';

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
    <StepFrame progress={renewal.progress(3, 3)} number={3} total={3} title={words.title}>
      <Message tone="success" title={words.accepted} isAlert>
        <p>{words.acceptedBody}</p>
        {password.expiresOn !== null && <p>{words.until(password.expiresOn)}</p>}
      </Message>
      <Card>
        <p>{words.intro}</p>
        <ol class="points">
          {words.steps(address).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </Card>
      <div class="row step-buttons">
        <Button kind="primary" onClick={onDone}>
          {words.finish}
        </Button>
      </div>
    </StepFrame>
  );
}
