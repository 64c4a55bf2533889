import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Leg } from '../../../domain/model/health.ts';
import { Button } from '../../parts/button.tsx';
import { useCommand, useProblemWords } from '../../parts/commands.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { usePageText } from '../../parts/words.tsx';

export function ForgetPassword({
  address,
  leg,
  onForgotten,
  onProblem,
}: {
  address: string;
  leg: Leg;
  /** Told in words that it is gone. */
  onForgotten: (text: string) => void;
  /** Told in words why it is not. */
  onProblem: (text: string) => void;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.passwords;
  const command = useCommand({ isShownHere: true });
  const problemWords = useProblemWords();
  const [isAsking, setAsking] = useState(false);
  const forget = async (): Promise<void> => {
    setAsking(false);
    const result = await command('forget-password', { address, leg });
    if (result.ok) onForgotten(words.forgotten);
    else onProblem(problemWords(result.problem));
  };
  return (
    <>
      <Button label={words.forgetName[leg]} onClick={() => setAsking(true)}>
        {words.forget}
      </Button>
      {isAsking && (
        <Confirm
          title={words.forgetTitle[leg]}
          body={words.forgetBody[leg]}
          confirm={words.forgetConfirm}
          kind="danger"
          onConfirm={() => void forget()}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}
