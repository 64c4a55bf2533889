import type { JSX } from 'preact';
import type { AutostartState } from '../../../domain/view/snapshot.ts';
import { Card } from '../../parts/card.tsx';
import { Toggle } from '../../parts/fields.tsx';
import { useSay } from '../../parts/words.tsx';

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
  const { t, say } = useSay();
  const { dates: words } = t.window.setup;
  switch (state) {
    case 'not-available':
      return <p class="quiet">{say(words.autostartNone)}</p>;
    case 'disabled-by-user':
      return <p class="quiet">{say(words.autostartByUser)}</p>;
    default:
      return (
        <Card>
          <Toggle label={say(words.autostart)} hint={say(words.autostartHint)} isOn={isWanted} onChange={onChange} />
        </Card>
      );
  }
}
