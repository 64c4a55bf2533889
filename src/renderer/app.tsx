import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Snapshot, View } from '../domain/view/snapshot.ts';
import { Announcer } from './parts/announcer.tsx';
import { CommandProblem, Commands } from './parts/commands.tsx';
import { Icon, StatusMark } from './parts/icons.tsx';
import { MailboxName, useShownMailbox } from './parts/mailbox.tsx';
import { Notices } from './parts/notices.tsx';
import { Places, usePlace } from './parts/place.tsx';
import { usePageText, Words } from './parts/words.tsx';
import { HomeView } from './views/home/home-view.tsx';
import { JournalView } from './views/journal/journal-view.tsx';
import { RenewalView } from './views/renewal/renewal-view.tsx';
import { SettingsView } from './views/settings/settings-view.tsx';
import { SetupView } from './views/setup/setup-view.tsx';

const viewOf: Readonly<Record<View, (props: { snapshot: Snapshot }) => JSX.Element>> = {
  home: HomeView,
  setup: SetupView,
  renewal: RenewalView,
  journal: JournalView,
  settings: SettingsView,
};

/** The whole window: all it knows is one snapshot. */
export function App({ snapshot }: { snapshot: Snapshot }): JSX.Element {
  return (
    <Words snapshot={snapshot}>
      <Places snapshot={snapshot}>
        <Announcer>
          <Commands>
            <Frame snapshot={snapshot} />
          </Commands>
        </Announcer>
      </Places>
    </Words>
  );
}

function Frame({ snapshot }: { snapshot: Snapshot }): JSX.Element {
  const view = useView(snapshot);
  const main = useRef<HTMLElement>(null);
  const shown = useRef(view);
  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    window.scrollTo(0, 0);
    // What had the focus may have gone with the view before.
    if (document.activeElement === document.body) main.current?.querySelector('h1')?.focus();
  }, [view]);
  const Shown = viewOf[view];
  return (
    <div class="frame">
      <Navigation snapshot={snapshot} view={view} />
      <main ref={main} class="page">
        <CommandProblem />
        <Notices snapshot={snapshot} view={view} />
        <Shown snapshot={snapshot} />
      </main>
    </div>
  );
}

/** Where the window is; a first start that waits comes first until the user goes elsewhere. */
function useView({ mailboxes, setup }: Snapshot): View {
  const { place, isChosen, go } = usePlace();
  const wasSettingUp = useRef(setup !== null);
  const hasEnded = wasSettingUp.current && setup === null;
  useEffect(() => {
    wasSettingUp.current = setup !== null;
    if (hasEnded && isChosen && place.view === 'setup') go({ view: 'home' });
  });
  return isChosen || (mailboxes.length > 0 && setup === null) ? place.view : 'setup';
}

const pages = ['home', 'journal', 'settings'] as const;

/** The pages, and where there are several mailboxes, which one is shown, each with its state. */
function Navigation({ snapshot, view }: { snapshot: Snapshot; view: View }): JSX.Element {
  const { t } = usePageText();
  const { go } = usePlace();
  const words = t.window.common;
  return (
    <header class="pane">
      <p class="brand">Vigie BMA</p>
      <nav aria-label={words.navigation}>
        <ul class="pages">
          {pages.map((page) => (
            <li key={page}>
              <button
                type="button"
                class="pane-button"
                aria-current={page === view ? 'page' : undefined}
                onClick={() => go({ view: page })}
              >
                <Icon name={page} />
                {words.views[page]}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      {snapshot.mailboxes.length > 1 && <Switcher snapshot={snapshot} view={view} />}
    </header>
  );
}

function Switcher({ snapshot, view }: { snapshot: Snapshot; view: View }): JSX.Element {
  const { t } = usePageText();
  const { go } = usePlace();
  const shown = useShownMailbox(snapshot);
  return (
    <nav aria-label={t.window.common.mailboxes}>
      <p class="pane-heading" aria-hidden="true">
        {t.window.common.mailboxes}
      </p>
      <ul class="pages">
        {snapshot.mailboxes.map(({ address, label, status }) => (
          <li key={address}>
            <button
              type="button"
              class="pane-button"
              aria-current={view === 'home' && address === shown?.address ? 'true' : undefined}
              onClick={() => go({ view: 'home', address })}
            >
              <StatusMark status={status} size="small" isDecorative />
              <span class="pane-words">
                <span class="pane-label">
                  <MailboxName label={label} />
                </span>
                <span class="pane-state">{t.status[status]}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
