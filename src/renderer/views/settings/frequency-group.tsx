import { Fragment, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type Policy, policyRanges } from '../../../domain/model/rules.ts';
import { Card } from '../../parts/card.tsx';
import { usePageText } from '../../parts/words.tsx';
import { Group } from './group.tsx';
import { RestoreOriginal } from './restore-original.tsx';
import { RuleNumber } from './rule-number.tsx';

export function FrequencyGroup({ policy }: { policy: Policy }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.frequency;
  const [restored, setRestored] = useState(0);
  return (
    <Group name="frequency" title={words.title}>
      <Card>
        <Fragment key={restored}>
          <RuleNumber
            group="frequency"
            policy={policy}
            name="receivingMinutes"
            range={policyRanges.receivingMinutes}
            label={words.receiving}
            hint={words.receivingHint}
            unit={words.minutes}
          />
          <RuleNumber
            group="frequency"
            policy={policy}
            name="sendingMinutes"
            range={policyRanges.sendingMinutes}
            label={words.sending}
            unit={words.minutes}
          />
        </Fragment>
        <RestoreOriginal
          group="frequency"
          policy={policy}
          names={['receivingMinutes', 'sendingMinutes']}
          onRestored={() => setRestored(restored + 1)}
        />
      </Card>
    </Group>
  );
}
