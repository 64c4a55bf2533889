import type { JSX } from 'preact';
import type { Leg } from '../../../domain/model/health.ts';
import type { LegView } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { usePlace } from '../../parts/place.tsx';
import { usePageText } from '../../parts/words.tsx';

/** The answers that a leg waits for. That of another PC is asked for at the top of the page. */
export function HoldActions({
  hold,
  leg,
  address,
}: {
  hold: NonNullable<LegView['hold']>;
  leg: Leg;
  address: string;
}): JSX.Element | null {
  const { t } = usePageText();
  const { go } = usePlace();
  const command = useCommand();
  const { held, actions } = t.window.home;
  switch (hold) {
    case 'other-pc':
      return null;
    case 'setup':
      return (
        <div class="row">
          <Button kind="primary" onClick={() => go({ view: 'setup', address })}>
            {held.setup}
          </Button>
        </div>
      );
    case 'renewal':
      return (
        <div class="row">
          <Button kind="primary" onClick={() => go({ view: 'renewal', address })}>
            {held.renewal}
          </Button>
          <Button onClick={() => command('end-renewal', { address })}>{held.stillGood}</Button>
        </div>
      );
    case 'server-changed':
      return (
        <div class="row">
          <Button kind="primary" onClick={() => go({ view: 'settings', address, check: leg })}>
            {actions[leg === 'receiving' ? 'retype-mailbox-password' : 'retype-cerbere-password']}
          </Button>
        </div>
      );
  }
}
