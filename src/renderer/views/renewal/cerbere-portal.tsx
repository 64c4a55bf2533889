import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { useSay } from '../../parts/words.tsx';

/** Where a CERBERE password is changed, for whoever has not done so yet. */
export function CerberePortal({ mailbox: { address, links } }: { mailbox: MailboxView }): JSX.Element {
  const { t, say } = useSay();
  const { password: words } = t.window.renewal;
  const command = useCommand({ isShownHere: true });
  const [hasFailed, setFailed] = useState(false);
  return (
    <Card>
      <p>{say(words.intro)}</p>
      <div class="row">
        <Button onClick={async () => setFailed(!(await command('open-link', { link: 'cerbere', address })).ok)}>
          {say(words.open)}
        </Button>
      </div>
      <div class="live" aria-live="polite">
        {hasFailed && (
          <p>
            {say(words.notOpened)} <span class="address">{links.cerbere}</span>
          </p>
        )}
      </div>
      <ol class="points">
        {words.steps(address).map((line) => (
          <li key={line}>{say(line)}</li>
        ))}
      </ol>
    </Card>
  );
}
