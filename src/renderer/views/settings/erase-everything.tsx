import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAnnounce } from '../../parts/announcer.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { useCommand, useProblemWords } from '../../parts/commands.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { FieldNote } from '../../parts/field-frame.tsx';
import { usePageText } from '../../parts/words.tsx';

/** Leaves nothing of Vigie's on this PC, once that is confirmed. */
export function EraseEverything(): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.about;
  const command = useCommand({ isShownHere: true });
  const problemWords = useProblemWords();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const announce = useAnnounce();
  const erasing = t.window.common.erasing;
  const erase = async (): Promise<void> => {
    setAsking(false);
    setBusy(true);
    announce(erasing);
    // Where all goes well there is no answer: the program ends.
    const result = await command('forget-everything', { isConfirmed: true });
    setBusy(false);
    setProblem(result.ok ? undefined : problemWords(result.problem));
  };
  return (
    <Card title={words.erase} level={3}>
      {isBusy ? <p>{erasing}</p> : <p class="quiet">{words.eraseHint}</p>}
      <div class="row">
        <Button kind="danger" busy={isBusy} onClick={() => setAsking(true)}>
          {words.eraseButton}
        </Button>
      </div>
      <FieldNote id="erase-error" tone="error" text={problem} />
      {isAsking && (
        <Confirm
          title={words.eraseTitle}
          body={words.eraseBody}
          confirm={words.eraseConfirm}
          kind="danger"
          onConfirm={() => void erase()}
          onCancel={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
