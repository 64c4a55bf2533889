import type { JSX } from 'preact';
import type { Snapshot } from '../../../domain/view/snapshot.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { useSay } from '../../parts/words.tsx';
import { DoButton } from './do-button.tsx';
import { EraseEverything } from './erase-everything.tsx';
import { Group } from './group.tsx';

export function AboutGroup({
  snapshot: { version, releasesUrl },
}: {
  snapshot: Pick<Snapshot, 'version' | 'releasesUrl'>;
}): JSX.Element {
  const { t, say } = useSay();
  const words = t.window.settings.about;
  const command = useCommand();
  return (
    <Group name="about" title={say(words.title)}>
      <Card title={words.product} level={3}>
        <p>{say(words.version(version))}</p>
        <p class="quiet">{say(words.licence)}</p>
        {releasesUrl !== null && (
          <div>
            <LinkButton onClick={() => void command('open-page', { page: 'releases' })}>
              {say(words.releases)}
            </LinkButton>
          </div>
        )}
      </Card>
      <Card title={say(words.report)} level={3}>
        <p class="quiet">{say(words.reportHint)}</p>
        <div class="do-list">
          <DoButton name="copy-report" done={say(words.reportCopied)}>
            {say(words.copyReport)}
          </DoButton>
          <DoButton name="save-report" done={say(words.reportSaved)}>
            {say(words.saveReport)}
          </DoButton>
          <DoButton name="trial-notification" done={say(t.window.settings.notifications.sent)}>
            {say(t.window.settings.notifications.trial)}
          </DoButton>
        </div>
      </Card>
      <EraseEverything />
    </Group>
  );
}
