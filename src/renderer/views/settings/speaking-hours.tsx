import type { JSX } from 'preact';
import { type Policy, type RuleProblem, speakingProblem } from '../../../domain/model/rules.ts';
import { fits, textRules } from '../../../domain/model/text-rules.ts';
import { Weekdays } from '../../parts/choices.tsx';
import { TimeField } from '../../parts/fields.tsx';
import { usePageText } from '../../parts/words.tsx';
import { useSaving } from './saving.tsx';
import { useKept } from './use-kept.ts';

/** The days and hours at which warnings may be spoken, and the hour of reminders. */
export function SpeakingHours({ policy }: { policy: Policy }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.notifications;
  const { savePolicy } = useSaving();
  const inWords = (problem: RuleProblem | null): string | null => {
    if (problem === null) return null;
    return problem === 'no-day' ? words.noDay : problem === 'order' ? words.order : words.time;
  };
  const hours = useKept(
    policy.speakingHours,
    (speakingHours) => savePolicy('notifications', { speakingHours }),
    (next) => inWords(speakingProblem(next)),
  );
  const reminder = useKept(
    policy.reminderAt,
    (reminderAt) => savePolicy('notifications', { reminderAt }),
    (next) => inWords(fits(textRules.time, next) ? null : 'time'),
  );
  return (
    <>
      <p class="quiet">{words.hoursHint}</p>
      <Weekdays
        label={words.days}
        days={hours.value.days}
        onChange={(days) => void hours.change({ ...hours.value, days }, 'days')}
        error={hours.errorAt('days')}
      />
      <div class="side-by-side">
        {(['opens', 'closes'] as const).map((name) => (
          <TimeField
            key={name}
            label={words[name]}
            value={hours.value[name]}
            onChange={(value) => void hours.change({ ...hours.value, [name]: value }, name)}
            error={hours.errorAt(name)}
          />
        ))}
      </div>
      <TimeField
        label={words.reminder}
        hint={words.reminderHint}
        value={reminder.value}
        onChange={(value) => void reminder.change(value)}
        error={reminder.refusal?.text}
      />
    </>
  );
}
