import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import {
  type ClosureImport,
  closureRules,
  type FoundClosure,
  type OwnClosure,
} from '../../../domain/model/own-closures.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { Button } from '../../parts/button.tsx';
import { useCommand, useProblemWords } from '../../parts/commands.tsx';
import { FieldNote } from '../../parts/field-frame.tsx';
import { Message } from '../../parts/message.tsx';
import { usePageText } from '../../parts/words.tsx';

/** Asks for a calendar file, shows what it holds, and adds what is chosen of it. */
export function ImportClosures({
  closures,
  keep,
}: {
  closures: readonly OwnClosure[];
  keep: (next: readonly OwnClosure[]) => Promise<boolean>;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.closures;
  const command = useCommand({ isShownHere: true });
  const problemWords = useProblemWords();
  const announce = useAnnounce();
  const id = useId();
  const [isBusy, setBusy] = useState(false);
  const [found, setFound] = useState<ClosureImport | null>(null);
  const [problem, setProblem] = useState<string>();
  const ask = async (): Promise<void> => {
    setBusy(true);
    setFound(null);
    const result = await command('import-closures', {});
    setBusy(false);
    setProblem(result.ok ? undefined : problemWords(result.problem));
    if (!result.ok || result.value.kind === 'cancelled') return;
    setFound(result.value);
    announce(result.value.kind === 'refused' ? words.refused : words.found);
  };
  const take = async (chosen: readonly OwnClosure[]): Promise<void> => {
    if (await keep([...closures, ...chosen])) setFound(null);
  };
  return (
    <div class="part">
      <p class="quiet" id={id}>
        {words.importHint}
      </p>
      <div class="row">
        <Button busy={isBusy} describedBy={id} onClick={() => void ask()}>
          {words.importFile}
        </Button>
      </div>
      <FieldNote id="import-closures-error" tone="error" text={problem} />
      {found?.kind === 'refused' && (
        <Message tone="warning" title={words.refused} onClose={() => setFound(null)}>
          {words.refusals[found.reason]}
        </Message>
      )}
      {found?.kind === 'read' && (
        <FoundClosures
          found={found}
          room={closureRules.most - closures.length}
          onTake={(chosen) => void take(chosen)}
          onCancel={() => setFound(null)}
        />
      )}
    </div>
  );
}

/** What a calendar file holds, for the user to choose from. */
function FoundClosures({
  found: { closures, leftOut },
  room,
  onTake,
  onCancel,
}: {
  found: Extract<ClosureImport, { kind: 'read' }>;
  room: number;
  onTake: (chosen: readonly OwnClosure[]) => void;
  onCancel: () => void;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.closures;
  const [chosen, setChosen] = useState<readonly FoundClosure[]>(closures.filter(({ isKnown }) => !isKnown));
  const [isSent, setSent] = useState(false);
  const problem = chosen.length === 0 ? words.takeNone : chosen.length > room ? words.full : undefined;
  const take = (): void => {
    setSent(true);
    if (problem === undefined) onTake(chosen.map(({ from, to, name }) => ({ from, to, name })));
  };
  return (
    <>
      {closures.length === 0 ? (
        <p>{words.noneFound}</p>
      ) : (
        <fieldset class="choice">
          <legend class="field-label">{words.found}</legend>
          <p class="field-hint">{words.foundHint}</p>
          {closures.map((closure) => (
            <label key={`${closure.from} ${closure.to}`} class="choice-option">
              <input
                type="checkbox"
                checked={chosen.includes(closure)}
                onChange={({ currentTarget: { checked } }) =>
                  setChosen(closures.filter((one) => (one === closure ? checked : chosen.includes(one))))
                }
              />
              <span>
                {closure.name || words.unnamed}
                <small class="choice-hint">
                  {words.when(closure.from, closure.to)}
                  {closure.isKnown && ` (${words.isKnown})`}
                </small>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {leftOut.length > 0 && (
        <div class="quiet">
          <p>{words.leftOutTitle}</p>
          <ul>
            {leftOut.map(({ reason, count }) => (
              <li key={reason}>{words.leftOut[reason](count)}</li>
            ))}
          </ul>
        </div>
      )}
      <FieldNote id="found-closures-error" tone="error" text={isSent ? problem : undefined} />
      <div class="row">
        {closures.length > 0 && (
          <Button kind="primary" onClick={take}>
            {words.take(chosen.length)}
          </Button>
        )}
        <Button onClick={onCancel}>{closures.length > 0 ? t.window.common.cancel : t.window.common.close}</Button>
      </div>
    </>
  );
}
