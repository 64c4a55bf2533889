import type { JSX } from 'preact';
import type { Snapshot, View } from '../../domain/view/snapshot.ts';
import { Icon, StatusMark } from './icons.tsx';
import { MailboxName, useShownMailbox } from './mailbox.tsx';
import { usePlace } from './place.tsx';
import { usePageText } from './words.tsx';

const pages = ['home', 'journal', 'settings'] as const;

/** The pages, and where there are several mailboxes, which one is shown, each with its state. */
export function Navigation({ snapshot, view }: { snapshot: Snapshot; view: View }): JSX.Element {
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
