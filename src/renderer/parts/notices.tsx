import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Snapshot, View } from '../../domain/view/snapshot.ts';
import { useAnnounce } from './announcer.tsx';
import { Button } from './button.tsx';
import { useCommand } from './commands.tsx';
import { Confirm } from './dialog.tsx';
import { FileNotices, MendedNotice } from './file-notices.tsx';
import { Message } from './message.tsx';
import { usePlace } from './place.tsx';
import { usePageText } from './words.tsx';

/** What is to be known before anything on the page, whatever the page. */
export function Notices({ snapshot, view }: { snapshot: Snapshot; view: View }): JSX.Element {
  const isHome = view === 'home';
  return (
    <div class="notices">
      {snapshot.isOtherPc && <OtherPc />}
      <FileNotices snapshot={snapshot} />
      <MendedNotice snapshot={snapshot} />
      {snapshot.secrets === 'session' && view !== 'journal' && <NoKeychain />}
      {isHome && !snapshot.isNetworkUp && !isToldOffline(snapshot) && <Offline />}
      {isHome && snapshot.setup && !snapshot.isOtherPc && <SetupWaits address={snapshot.setup.address} />}
      {isHome && snapshot.programs.icon === 'hidden-again' && <HiddenIcon />}
      {isHome && snapshot.snoozedUntilMs !== null && <Snoozed untilMs={snapshot.snoozedUntilMs} />}
    </div>
  );
}

/** True while a notice asks for more than to be read. */
export const isSomethingAsked = ({ isOtherPc, notices, mended, secrets, setup }: Snapshot): boolean =>
  isOtherPc || notices.length > 0 || mended.length > 0 || secrets === 'session' || setup !== null;

/** Every verdict says so already. */
const isToldOffline = ({ mailboxes }: Snapshot): boolean =>
  mailboxes.every(({ checks }) => checks.some(({ code }) => code.endsWith('.offline')));

function NoKeychain(): JSX.Element {
  const { t } = usePageText();
  const words = t.window.common.notices.noKeychain;
  return (
    <Message tone="warning" title={words.title}>
      {words.body}
    </Message>
  );
}

function Offline(): JSX.Element {
  const { t } = usePageText();
  const words = t.window.common.notices.offline;
  return (
    <Message tone="info" title={words.title}>
      {words.body}
    </Message>
  );
}

function SetupWaits({ address }: { address: string }): JSX.Element {
  const { t } = usePageText();
  const { go } = usePlace();
  const words = t.window.common.notices.setup;
  return (
    <Message
      tone="info"
      title={words.title}
      actions={<Button onClick={() => go({ view: 'setup', address })}>{words.go}</Button>}
    >
      {words.body}
    </Message>
  );
}

/** Windows shows the icon no longer where it was: one line, until it does or the user leaves it so. */
function HiddenIcon(): JSX.Element {
  const { t } = usePageText();
  const command = useCommand();
  const { again } = t.program.icon;
  return (
    <Message
      tone="info"
      title={again.title}
      actions={
        <>
          <Button onClick={() => command('open-page', { page: 'taskbar-settings' })}>{t.window.setup.icon.open}</Button>
          <Button onClick={() => command('leave-icon', {})}>{again.leave}</Button>
        </>
      }
    >
      {again.body}
    </Message>
  );
}

function Snoozed({ untilMs }: { untilMs: number }): JSX.Element {
  const { t, when } = usePageText();
  const command = useCommand();
  const words = t.window.common.notices.snoozed;
  return (
    <Message
      tone="info"
      title={words.title(when(untilMs))}
      actions={<Button onClick={() => command('snooze', { for: 'end' })}>{words.end}</Button>}
    >
      {words.body}
    </Message>
  );
}

/** These settings were made on another PC: this one takes over, or forgets them. Both are asked again. */
function OtherPc(): JSX.Element {
  const { t } = usePageText();
  const command = useCommand();
  const [asked, setAsked] = useState<'adopt' | 'forget' | null>(null);
  const [isErasing, setErasing] = useState(false);
  const announce = useAnnounce();
  const erasing = t.window.common.erasing;
  const words = t.window.common.notices.otherPc;
  const cancel = (): void => setAsked(null);
  const erase = async (): Promise<void> => {
    cancel();
    setErasing(true);
    announce(erasing);
    // Where all goes well there is no answer: the program ends.
    await command('forget-everything', { isConfirmed: true });
    setErasing(false);
  };
  return (
    <>
      <Message
        tone="warning"
        title={words.title}
        actions={
          <>
            <Button kind="primary" onClick={() => setAsked('adopt')}>
              {words.adopt}
            </Button>
            <Button busy={isErasing} onClick={() => setAsked('forget')}>
              {words.forget}
            </Button>
          </>
        }
      >
        {isErasing ? erasing : words.body}
      </Message>
      {asked === 'adopt' && (
        <Confirm
          title={words.adoptTitle}
          body={words.adoptBody}
          confirm={words.adopt}
          onConfirm={() => {
            cancel();
            void command('adopt-pc', {});
          }}
          onCancel={cancel}
        />
      )}
      {asked === 'forget' && (
        <Confirm
          kind="danger"
          title={words.forgetTitle}
          body={words.forgetBody}
          confirm={words.forgetConfirm}
          onConfirm={() => void erase()}
          onCancel={cancel}
        />
      )}
    </>
  );
}
