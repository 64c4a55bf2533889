import type { JSX } from 'preact';
import type { Snapshot } from '../../domain/view/snapshot.ts';
import { Button } from './button.tsx';
import { useCommand } from './commands.tsx';
import { isCopyOfSettings } from './file-notices.tsx';
import { Message } from './message.tsx';
import { usePlace } from './place.tsx';
import { usePageText } from './words.tsx';

/** What in the settings was refused and replaced, one point each, until the user says that it was understood. */
export function MendedNotice({
  snapshot: { mended, mailboxes, notices: all },
}: {
  snapshot: Snapshot;
}): JSX.Element | null {
  const { t } = usePageText();
  const { go } = usePlace();
  const command = useCommand();
  const { notices, understood } = t.window.common;
  const words = notices.mended;
  const copy = all.find(isCopyOfSettings);
  if (mended.length === 0) return null;
  return (
    <Message
      tone="warning"
      title={words.title(mended.length)}
      actions={
        <>
          <Button onClick={() => go({ view: 'settings', address: mailboxes[0]?.address ?? null, check: null })}>
            {notices.files.toSettings}
          </Button>
          <Button onClick={() => command('dismiss-notices', {})}>{understood}</Button>
        </>
      }
    >
      <p>{words.body}</p>
      <ul class="points">
        {mended.map(({ part, of, was }, index) => (
          <li key={index}>
            {words.parts[part](of)}
            {was !== '' && <span class="quiet file-name"> {words.was(was)}</span>}
          </li>
        ))}
      </ul>
      {copy && <p class="quiet file-name">{words.copy(copy.file)}</p>}
    </Message>
  );
}
