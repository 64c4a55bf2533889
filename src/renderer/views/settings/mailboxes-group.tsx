import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Snapshot } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { usePlace } from '../../parts/place.tsx';
import { usePageText } from '../../parts/words.tsx';
import { Group } from './group.tsx';
import { MailboxSettings } from './mailbox-settings.tsx';
import { useDeepLink } from './use-deep-link.ts';

export function MailboxesGroup({ snapshot }: { snapshot: Snapshot }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.mailboxes;
  const { go } = usePlace();
  const [open, setOpen] = useState<readonly string[]>([]);
  const list = useDeepLink((address) => setOpen((known) => (known.includes(address) ? known : [...known, address])));
  const toggle = (address: string): void =>
    setOpen((known) => (known.includes(address) ? known.filter((one) => one !== address) : [...known, address]));
  return (
    <Group name="mailboxes" title={words.title}>
      <div class="settings-list" ref={list}>
        {snapshot.mailboxes.length === 0 && (
          <Card>
            <p>{words.none}</p>
          </Card>
        )}
        {snapshot.mailboxes.map((mailbox) => (
          <MailboxSettings
            key={mailbox.address}
            mailbox={mailbox}
            snapshot={snapshot}
            isOpen={open.includes(mailbox.address)}
            onToggle={() => toggle(mailbox.address)}
          />
        ))}
      </div>
      <div class="row">
        <Button onClick={() => go({ view: 'setup' })}>{words.add}</Button>
      </div>
    </Group>
  );
}
