import type { JSX } from 'preact';
import type { Snapshot } from '../../../domain/view/snapshot.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { usePageText } from '../../parts/words.tsx';
import { DoButton } from './do-button.tsx';
import { EraseEverything } from './erase-everything.tsx';
import { Group } from './group.tsx';

export function AboutGroup({
  snapshot: { version, releasesUrl },
}: {
  snapshot: Pick<Snapshot, 'version' | 'releasesUrl'>;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.about;
  const command = useCommand();
  return (
    <Group name="about" title={words.title}>
      <Card title={words.product} level={3}>
        <p>{words.version(version)}</p>
        <p class="quiet">{words.licence}</p>
        {releasesUrl !== null && (
          <div>
            <LinkButton onClick={() => void command('open-page', { page: 'releases' })}>{words.releases}</LinkButton>
          </div>
        )}
      </Card>
      <Card title={words.report} level={3}>
        <p class="quiet">{words.reportHint}</p>
        <div class="do-list">
          <DoButton name="copy-report" done={words.reportCopied}>
            {words.copyReport}
          </DoButton>
          <DoButton name="save-report" done={words.reportSaved}>
            {words.saveReport}
          </DoButton>
          <DoButton name="trial-notification" done={t.window.settings.notifications.sent}>
            {t.window.settings.notifications.trial}
          </DoButton>
        </div>
      </Card>
      <EraseEverything />
    </Group>
  );
}
