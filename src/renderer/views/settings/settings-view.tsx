import type { JSX } from 'preact';
import type { Snapshot } from '../../../domain/view/snapshot.ts';
import { Heading } from '../../parts/heading.tsx';
import { usePageText } from '../../parts/words.tsx';
import '../../style/settings.css';
import { AboutGroup } from './about-group.tsx';
import { FrequencyGroup } from './frequency-group.tsx';
import { LanguageGroup } from './language-group.tsx';
import { MailboxesGroup } from './mailboxes-group.tsx';
import { NotificationsGroup } from './notifications-group.tsx';
import { Saving } from './saving.tsx';
import { ServersGroup } from './servers-group.tsx';
import { StartupGroup } from './startup-group.tsx';
import { ThresholdsGroup } from './thresholds-group.tsx';

/** All that can be set. Each change is saved at once and can be undone. */
export function SettingsView({ snapshot }: { snapshot: Snapshot }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings;
  return (
    <Saving snapshot={snapshot}>
      <div class="settings">
        <header>
          <Heading level={1}>{words.title}</Heading>
          <p class="quiet">{words.intro}</p>
        </header>
        <MailboxesGroup snapshot={snapshot} />
        <NotificationsGroup snapshot={snapshot} />
        <ThresholdsGroup policy={snapshot.policy} />
        <FrequencyGroup policy={snapshot.policy} />
        <StartupGroup autostart={snapshot.autostart} />
        <LanguageGroup lang={snapshot.lang} />
        <ServersGroup snapshot={snapshot} />
        <AboutGroup snapshot={snapshot} />
      </div>
    </Saving>
  );
}
