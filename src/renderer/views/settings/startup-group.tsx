import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { AutostartState } from '../../../domain/view/snapshot.ts';
import { Card } from '../../parts/card.tsx';
import { Toggle } from '../../parts/choices.tsx';
import { FieldNote } from '../../parts/field-frame.tsx';
import { Message } from '../../parts/message.tsx';
import { usePageText } from '../../parts/words.tsx';
import { autostartChange } from './change.ts';
import { Group } from './group.tsx';
import { useSaving } from './saving.tsx';

/** Shows what Windows really does, also where it did not follow. */
export function StartupGroup({ autostart }: { autostart: AutostartState }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.startup;
  const { save } = useSaving();
  const [problem, setProblem] = useState<string | null>(null);
  const [, setTries] = useState(0);
  const change = async (isOn: boolean): Promise<void> => {
    setProblem(await save('startup', autostartChange(isOn)));
    setTries((count) => count + 1);
  };
  const canChange = autostart === 'on' || autostart === 'off';
  return (
    <Group name="startup" title={words.title}>
      <Card>
        <Toggle
          label={words.toggle}
          hint={autostart === 'not-available' ? words.none : words.hint}
          isOn={autostart === 'on'}
          onChange={(isOn) => void change(isOn)}
          isDisabled={!canChange}
        />
        <FieldNote id="startup-error" tone="error" text={problem ?? undefined} />
        {autostart === 'disabled-by-user' && (
          <Message tone="info" title={words.byUser.title}>
            {words.byUser.body}
          </Message>
        )}
      </Card>
    </Group>
  );
}
