import { Fragment, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Snapshot } from '../../../domain/view/snapshot.ts';
import { Card } from '../../parts/card.tsx';
import { usePageText } from '../../parts/words.tsx';
import { Group } from './group.tsx';
import { RestoreOriginal } from './restore-original.tsx';
import { Snooze } from './snooze.tsx';
import { SpeakingHours } from './speaking-hours.tsx';
import { TrialToast } from './trial-toast.tsx';

export function NotificationsGroup({
  snapshot: { policy, snoozedUntilMs },
}: {
  snapshot: Pick<Snapshot, 'policy' | 'snoozedUntilMs'>;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.notifications;
  const [restored, setRestored] = useState(0);
  return (
    <Group name="notifications" title={words.title}>
      <Card title={words.snooze} level={3}>
        <Snooze untilMs={snoozedUntilMs} />
      </Card>
      <Card title={words.hours} level={3}>
        <Fragment key={restored}>
          <SpeakingHours policy={policy} />
        </Fragment>
        <RestoreOriginal
          group="notifications"
          policy={policy}
          names={['speakingHours', 'reminderAt']}
          onRestored={() => setRestored(restored + 1)}
        />
      </Card>
      <Card title={words.trialTitle} level={3}>
        <TrialToast />
      </Card>
    </Group>
  );
}
