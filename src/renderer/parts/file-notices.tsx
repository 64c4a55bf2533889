import type { JSX } from 'preact';
import type { FileNotice, Snapshot } from '../../domain/view/snapshot.ts';
import { Button } from './button.tsx';
import { useCommand } from './commands.tsx';
import { Message } from './message.tsx';
import { usePlace } from './place.tsx';
import { usePageText } from './words.tsx';

/** What became of files that could not be used or saved. One button says that all of the past was understood. */
export function FileNotices({ snapshot: { notices, mailboxes } }: { snapshot: Snapshot }): JSX.Element {
  const { t } = usePageText();
  const command = useCommand();
  const { understood } = t.window.common;
  // Settings that were mended have a notice of their own.
  const past = notices.filter((notice) => !isPresent(notice) && !isCopyOfSettings(notice));
  const present = presentKinds.flatMap((one) => asOne(notices.filter(({ kind }) => kind === one)));
  return (
    <>
      {[...past, ...present].map((notice) => (
        <Notice key={`${notice.kind} ${notice.file}`} notice={notice} address={mailboxes[0]?.address ?? null}>
          {notice === past.at(-1) && <Button onClick={() => command('dismiss-notices', {})}>{understood}</Button>}
        </Notice>
      ))}
    </>
  );
}

/** Settings of which not all could be used: their copy, as they were. */
const isCopyOfSettings = ({ kind, store }: FileNotice): boolean => kind === 'damaged' && store === 'settings';

/** What lasts only as long as the disk refuses. */
const presentKinds: readonly FileNotice['kind'][] = ['disk-full', 'not-saved'];
const isPresent = ({ kind }: FileNotice): boolean => presentKinds.includes(kind);

/** One trouble with several files is told once. */
function asOne(notices: readonly FileNotice[]): readonly FileNotice[] {
  const [first] = notices;
  return first ? [{ ...first, file: notices.map(({ file }) => file).join(', ') }] : [];
}

function Notice({
  notice,
  address,
  children,
}: {
  notice: FileNotice;
  address: string | null;
  children: JSX.Element | false;
}): JSX.Element {
  const { t } = usePageText();
  const { go } = usePlace();
  const { files } = t.window.common.notices;
  const isAside = notice.kind === 'set-aside';
  const { title, body } = {
    'set-aside': files[notice.store],
    damaged: files.damaged,
    unreadable: files.unreadable,
    'disk-full': files.diskFull,
    'not-saved': files.notSaved,
    'password-removed': files.passwordRemoved,
  }[notice.kind];
  const link =
    notice.kind === 'password-removed'
      ? files.toPasswords
      : isAside && { settings: files.toSettings, watch: null, app: files.toPasswords, refused: null }[notice.store];
  return (
    <Message
      tone="warning"
      title={title}
      actions={
        <>
          {link && (
            <Button
              onClick={() => go({ view: 'settings', address, check: notice.store === 'app' ? 'receiving' : null })}
            >
              {link}
            </Button>
          )}
          {children}
        </>
      }
    >
      <p>{body}</p>
      <p class="quiet file-name">{files.putAside(notice.file)}</p>
    </Message>
  );
}

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
