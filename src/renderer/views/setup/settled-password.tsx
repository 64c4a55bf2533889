import type { JSX } from 'preact';
import type { Leg } from '../../../domain/model/health.ts';
import { LinkButton } from '../../parts/button.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import { usePageText } from '../../parts/words.tsx';

const marks = { accepted: 'ok', saved: 'unknown', postponed: 'held' } as const;

/** A password there is nothing to type for now. */
export function SettledPassword({
  leg,
  state,
  onReopen,
}: {
  leg: Leg;
  state: 'accepted' | 'saved' | 'postponed';
  onReopen: () => void;
}): JSX.Element {
  const { t } = usePageText();
  const { passwords: words } = t.window.setup;
  return (
    <>
      <p class="settled" tabIndex={-1}>
        <StatusMark status={marks[state]} isDecorative />
        <span>{words[state][leg]}</span>
      </p>
      {state === 'saved' && <p class="quiet">{words.savedMeaning}</p>}
      {state === 'postponed' && (
        <>
          <p class="quiet">{words.postponedMeaning[leg]}</p>
          <div>
            <LinkButton onClick={onReopen}>{words.unpostpone[leg]}</LinkButton>
          </div>
        </>
      )}
    </>
  );
}
