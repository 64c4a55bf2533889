import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Snapshot } from '../../../domain/view/snapshot.ts';
import type { CommandInput } from '../../../ipc/contract.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { useCommand, useProblemWords } from '../../parts/commands.tsx';
import { FieldNote } from '../../parts/field-frame.tsx';
import { usePageText } from '../../parts/words.tsx';
import { DoButton } from './about.tsx';
import { Restorable, RuleGroup, TimeRule, WeekdaysRule } from './rule-fields.tsx';
import { Section } from './saving.tsx';

/** When to speak: silence for a while, days and hours, and a notification to see that they come. */
export function Notifications({
  snapshot: { snoozedUntilMs },
}: {
  snapshot: Pick<Snapshot, 'snoozedUntilMs'>;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.notifications;
  return (
    <Section name="notifications" title={words.title}>
      <Card title={words.snooze} level={3}>
        <Snooze untilMs={snoozedUntilMs} />
      </Card>
      <Card title={words.hours} level={3}>
        <Restorable of={['speakingHours', 'reminderAt']}>
          <p class="quiet">{words.hoursHint}</p>
          <RuleGroup of="speakingHours">
            <WeekdaysRule of="speakingHours.days" />
            <div class="side-by-side">
              <TimeRule of="speakingHours.opens" />
              <TimeRule of="speakingHours.closes" />
            </div>
          </RuleGroup>
          <TimeRule of="reminderAt" />
        </Restorable>
      </Card>
      <Card title={words.trialTitle} level={3}>
        <p class="quiet">{words.trialHint}</p>
        <DoButton name="trial-notification" done={words.sent}>
          {words.trial}
        </DoButton>
      </Card>
    </Section>
  );
}

type SnoozeChoice = CommandInput<'snooze'>['for'];

/** Silence for a while, and its end. */
function Snooze({ untilMs }: { untilMs: number | null }): JSX.Element {
  const { t, when } = usePageText();
  const words = t.window.settings.notifications;
  const command = useCommand({ isShownHere: true });
  const problemWords = useProblemWords();
  const announce = useAnnounce();
  const [problem, setProblem] = useState<string>();
  const row = useRef<HTMLDivElement>(null);
  const isSnoozed = untilMs !== null;
  const wasSnoozed = useRef(isSnoozed);
  // The button that ended it is gone, and the focus with it.
  useEffect(() => {
    if (wasSnoozed.current && !isSnoozed && document.activeElement === document.body)
      row.current?.querySelector('button')?.focus();
    wasSnoozed.current = isSnoozed;
  }, [isSnoozed]);
  const snooze = async (choice: SnoozeChoice): Promise<void> => {
    const result = await command('snooze', { for: choice });
    setProblem(result.ok ? undefined : problemWords(result.problem));
    if (result.ok) announce(choice === 'end' ? words.speaking : words.silent);
  };
  return (
    <>
      <p class="quiet">{words.snoozeHint}</p>
      <p class="now">{untilMs === null ? words.speaking : words.snoozed(when(untilMs))}</p>
      <div class="row" ref={row}>
        {(['hour', 'day', 'monday'] as const).map((choice) => (
          <Button key={choice} onClick={() => void snooze(choice)}>
            {words.choices[choice]}
          </Button>
        ))}
        {untilMs !== null && <Button onClick={() => void snooze('end')}>{words.end}</Button>}
      </div>
      <FieldNote id="snooze-error" tone="error" text={problem} />
    </>
  );
}
