import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { usePageText } from '../../parts/words.tsx';

/** Where a CERBERE password is changed, for whoever has not done so yet. */
export function CerberePortal({ mailbox: { address, links } }: { mailbox: MailboxView }): JSX.Element {
  const { t } = usePageText();
  const { password: words } = t.window.renewal;
  const command = useCommand({ isShownHere: true });
  const [hasFailed, setFailed] = useState(false);
  return (
    <Card>
      <p>{words.intro}</p>
      <div class="row">
        <Button onClick={async () => setFailed(!(await command('open-link', { link: 'cerbere', address })).ok)}>
          {words.open}
        </Button>
      </div>
      <div class="live" aria-live="polite">
        {hasFailed && (
          <p>
            {words.notOpened} <span class="address">{links.cerbere}</span>
          </p>
        )}
      </div>
      <ol class="points">
        {words.steps(address).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Card>
  );
}
