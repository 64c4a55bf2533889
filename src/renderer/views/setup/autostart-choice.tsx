import type { JSX } from 'preact';
import type { AutostartState } from '../../../domain/view/snapshot.ts';
import { Card } from '../../parts/card.tsx';
import { Toggle } from '../../parts/choices.tsx';
import { usePageText } from '../../parts/words.tsx';

/** Starting with Windows; where Vigie cannot decide that, it says who can. */
export function AutostartChoice({
  state,
  isWanted,
  onChange,
}: {
  state: AutostartState;
  isWanted: boolean;
  onChange: (isWanted: boolean) => void;
}): JSX.Element {
  const { t } = usePageText();
  const { dates: words } = t.window.setup;
  switch (state) {
    case 'not-available':
      return <p class="quiet">{words.autostartNone}</p>;
    case 'disabled-by-user':
      return <p class="quiet">{words.autostartByUser}</p>;
    default:
      return (
        <Card>
          <Toggle label={words.autostart} hint={words.autostartHint} isOn={isWanted} onChange={onChange} />
        </Card>
      );
  }
}
