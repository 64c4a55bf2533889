import type { JSX } from 'preact';
import { dateRule } from '../../../domain/model/number-rules.ts';
import { Choice, DateField } from '../../parts/fields.tsx';
import { usePageText } from '../../parts/words.tsx';
import { type DateAnswer, lastDay } from './password-dates.ts';

const answers: readonly DateAnswer[] = ['changed', 'expires', 'unknown'];

/** What is known of the CERBERE password's age, and until when it is good if that is so. */
export function CerbereDate({
  months,
  today,
  answer,
  onAnswer,
  date,
  onDate,
  problem,
}: {
  /** How long a password lives. */
  months: number;
  today: string;
  answer: DateAnswer | null;
  onAnswer: (answer: DateAnswer) => void;
  date: string | null;
  onDate: (date: string | null) => void;
  problem: 'choose' | 'missing' | 'outside' | null;
}): JSX.Element {
  const { t } = usePageText();
  const { dates: words } = t.window.setup;
  const last = lastDay(answer, date, months);
  const isOver = last !== null && last < today;
  const isDateShown = answer === 'changed' || answer === 'expires';
  return (
    <>
      <div class={problem === 'choose' ? 'question wrong' : 'question'}>
        <Choice
          label={words.question}
          hint={words.hint(months)}
          value={answer}
          options={answers.map((value) => ({ value, label: words[value] }))}
          onChange={onAnswer}
          error={problem === 'choose' ? words.choose : undefined}
        />
      </div>
      {isDateShown && (
        <div class="under-choice">
          <DateField
            key={answer}
            label={answer === 'changed' ? words.changedLabel : words.expiresLabel}
            value={date}
            min={dateRule.min}
            max={answer === 'changed' ? today : dateRule.max}
            onChange={onDate}
            error={problem === 'missing' ? words.missing : undefined}
            warning={isOver ? words.alreadyOver(last) : undefined}
          />
          {last !== null && !isOver && answer === 'changed' && date !== null && date <= today && (
            <p class="quiet">{words.untilThen(last)}</p>
          )}
        </div>
      )}
      {answer === 'unknown' && <p class="quiet under-choice">{words.unknownMeaning}</p>}
    </>
  );
}
