import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Snapshot } from '../../../domain/view/snapshot.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { useCommand, useProblemWords } from '../../parts/commands.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { FieldNote } from '../../parts/field-frame.tsx';
import { usePageText } from '../../parts/words.tsx';
import { Section } from './saving.tsx';

/** What this program is, its report, and its end. */
export function About({
  snapshot: { version, releasesUrl },
}: {
  snapshot: Pick<Snapshot, 'version' | 'releasesUrl'>;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.about;
  const command = useCommand();
  return (
    <Section name="about" title={words.title}>
      <Card title={words.product} level={3}>
        <p>{words.version(version)}</p>
        <p class="quiet">{words.licence}</p>
        {releasesUrl !== null && (
          <div>
            <LinkButton onClick={() => void command('open-page', { page: 'releases' })}>{words.releases}</LinkButton>
          </div>
        )}
      </Card>
      <Card title={words.report} level={3}>
        <p class="quiet">{words.reportHint}</p>
        <div class="do-list">
          <DoButton name="copy-report" done={words.reportCopied}>
            {words.copyReport}
          </DoButton>
          <DoButton name="save-report" done={words.reportSaved}>
            {words.saveReport}
          </DoButton>
        </div>
      </Card>
      <EraseEverything />
    </Section>
  );
}

/** Leaves nothing of Vigie's on this PC, once that is confirmed. */
function EraseEverything(): JSX.Element {
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

/** A button for a command that needs nothing, and what came of it, in words beside it. */
export function DoButton({
  name,
  done,
  children,
}: {
  name: 'trial-notification' | 'copy-report' | 'save-report';
  /** What is said when it was done. */
  done: string;
  children: ComponentChildren;
}): JSX.Element {
  const command = useCommand({ isShownHere: true });
  const problemWords = useProblemWords();
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<{ readonly problem: string | null } | null>(null);
  const run = async (): Promise<void> => {
    setBusy(true);
    setAnswer(null);
    const result = await command(name, {});
    setAnswer({ problem: result.ok ? null : problemWords(result.problem) });
    setBusy(false);
  };
  return (
    <div class="do">
      <Button busy={isBusy} onClick={() => void run()}>
        {children}
      </Button>
      <FieldNote id={`${name}-error`} tone="error" text={answer?.problem ?? undefined} />
      <div aria-live="polite">{answer?.problem === null && <p class="done">{done}</p>}</div>
    </div>
  );
}
