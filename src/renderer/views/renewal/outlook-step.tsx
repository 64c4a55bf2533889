import type { JSX } from 'preact';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { Message } from '../../parts/message.tsx';
import { useSay } from '../../parts/words.tsx';
import { StepFrame } from '../setup/step-frame.tsx';

/** The new password is accepted and kept; now Outlook has to learn it too. */
export function OutlookStep({
  mailbox: { address, password },
  onDone,
}: {
  mailbox: MailboxView;
  onDone: () => void;
}): JSX.Element {
  const { t, say } = useSay();
  const { renewal } = t.window;
  const words = renewal.outlook;
  return (
    <StepFrame progress={say(renewal.progress(3, 3))} number={3} total={3} title={say(words.title)}>
      <Message tone="success" title={say(words.accepted)} isAlert>
        <p>{say(words.acceptedBody)}</p>
        {password.expiresOn !== null && <p>{say(words.until(password.expiresOn))}</p>}
      </Message>
      <Card>
        <p>{say(words.intro)}</p>
        <ol class="points">
          {words.steps(address).map((line) => (
            <li key={line}>{say(line)}</li>
          ))}
        </ol>
      </Card>
      <div class="row step-buttons">
        <Button kind="primary" onClick={onDone}>
          {say(words.finish)}
        </Button>
      </div>
    </StepFrame>
  );
}
