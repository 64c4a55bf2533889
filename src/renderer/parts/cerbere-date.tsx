import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  answerIn,
  type DateAnswer,
  type DateProblem,
  dateAnswers,
  datesToSave,
  daysFor,
  lastDay,
} from '../../domain/model/cerbere-date.ts';
import { usualLifetimeMonths } from '../../domain/model/rules.ts';
import type { MailboxView, Snapshot } from '../../domain/view/snapshot.ts';
import { Choice } from './choices.tsx';
import { DateField } from './fields.tsx';
import { profileOf } from './mailbox.tsx';
import { usePageText } from './words.tsx';

/** The question as it stands: an answer, its date, and what is wrong with them. */
export type CerbereQuestion = {
  readonly answer: DateAnswer | null;
  readonly date: string | null;
  readonly problem: DateProblem | null;
  onAnswer(answer: DateAnswer): void;
  onDate(date: string | null): void;
};

/**
 * "When was the CERBERE password changed?", as a form asks it that is saved when it is sent.
 * @param start the answer taken for given where nothing is known
 */
export function useCerbereQuestion({ password }: MailboxView, today: string, start: DateAnswer | null = null) {
  const { changedOn, givenExpiry } = password;
  const [answer, setAnswer] = useState<DateAnswer | null>(answerIn(changedOn, givenExpiry) ?? start);
  const [date, setDate] = useState(givenExpiry ?? changedOn);
  const [isSent, setSent] = useState(false);
  const read = datesToSave(answer, date, today);
  const question: CerbereQuestion = {
    answer,
    date,
    problem: isSent && !read.ok ? read.problem : null,
    onAnswer(next) {
      setAnswer(next);
      setSent(false);
    },
    onDate: setDate,
  };
  return {
    question,
    /** The dates to save; null where something is wrong, which the question shows from now on. */
    send() {
      setSent(true);
      return read.ok ? read.dates : null;
    },
  };
}

/** What is known of the CERBERE password's age, and until when it is good if that is so. */
export function CerbereDate({
  question: { answer, date, problem, onAnswer, onDate },
  mailbox,
  snapshot,
}: {
  question: CerbereQuestion;
  mailbox: MailboxView;
  snapshot: Pick<Snapshot, 'today' | 'profiles'>;
}): JSX.Element {
  const { t } = usePageText();
  const { dates: words } = t.window.setup;
  const { today } = snapshot;
  const months = profileOf(snapshot, mailbox)?.passwordLifetimeMonths ?? usualLifetimeMonths;
  const last = lastDay(answer, date, months);
  const isOver = last !== null && last < today;
  return (
    <>
      <div class={problem === 'choose' ? 'question wrong' : 'question'}>
        <Choice
          label={words.question}
          hint={words.hint(months)}
          value={answer}
          options={dateAnswers.map((value) => ({ value, label: words[value] }))}
          onChange={onAnswer}
          error={problem === 'choose' ? words.choose : undefined}
        />
      </div>
      {(answer === 'changed' || answer === 'expires') && (
        <div class="under-choice">
          <DateField
            key={answer}
            label={answer === 'changed' ? words.changedLabel : words.expiresLabel}
            value={date}
            {...daysFor(answer, today)}
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
