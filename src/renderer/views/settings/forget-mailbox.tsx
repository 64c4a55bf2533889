import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { useCommand, useProblemWords } from '../../parts/commands.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { FieldNote } from '../../parts/field-frame.tsx';
import { usePageText } from '../../parts/words.tsx';

export function ForgetMailbox({ mailbox: { address, label } }: { mailbox: MailboxView }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.mailboxes;
  const command = useCommand({ isShownHere: true });
  const problemWords = useProblemWords();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const forget = async (): Promise<void> => {
    setAsking(false);
    const result = await command('forget-mailbox', { address });
    setProblem(result.ok ? undefined : problemWords(result.problem));
  };
  return (
    <div class="part">
      <div class="row">
        <Button kind="danger" onClick={() => setAsking(true)}>
          {words.forget}
        </Button>
      </div>
      <FieldNote id={`forget-error-${address}`} tone="error" text={problem} />
      {isAsking && (
        <Confirm
          title={words.forgetTitle(label)}
          body={words.forgetBody}
          confirm={words.forgetConfirm}
          kind="danger"
          onConfirm={() => void forget()}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  );
}
