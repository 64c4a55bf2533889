import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { answerIn, type DateAnswer, datesToSave } from '../../../domain/model/cerbere-date.ts';
import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { CerbereDate } from '../../parts/cerbere-date.tsx';
import { FieldNote } from '../../parts/field-frame.tsx';
import { usePageText } from '../../parts/words.tsx';
import { mailboxChange } from './change.ts';
import { useSaving } from './saving.tsx';
import { useKept } from './use-kept.ts';

type Draft = { readonly answer: DateAnswer; readonly date: string | null };

/**
 * What is known of the CERBERE password's age. "I do not know" is saved at once, a date when the focus leaves it: while it
 * is being typed it passes through others.
 */
export function MailboxDate({ mailbox, snapshot }: { mailbox: MailboxView; snapshot: Snapshot }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.mailboxes;
  const { save } = useSaving();
  const { changedOn, givenExpiry, expiresOn } = mailbox.password;
  const dates = useKept({ passwordChangedOn: changedOn, passwordExpiresOn: givenExpiry }, (next) =>
    save('mailboxes', mailboxChange(mailbox, next)),
  );
  const [draft, setDraft] = useState<Draft | null>(null);
  const [problem, setProblem] = useState<'missing' | null>(null);
  const { passwordChangedOn, passwordExpiresOn } = dates.value;
  const answer = draft?.answer ?? answerIn(passwordChangedOn, passwordExpiresOn) ?? 'unknown';
  const date = draft ? draft.date : (passwordExpiresOn ?? passwordChangedOn);

  const keep = (next: Draft): void => {
    const read = datesToSave(next.answer, next.date, snapshot.today);
    setProblem(!read.ok && read.problem === 'missing' ? 'missing' : null);
    if (!read.ok) return;
    setDraft(null);
    void dates.change(read.dates);
  };
  const choose = (next: DateAnswer): void => {
    const own = next === 'changed' ? passwordChangedOn : next === 'expires' ? passwordExpiresOn : null;
    const chosen = { answer: next, date: own };
    setDraft(chosen);
    setProblem(null);
    if (next === 'unknown' || own !== null) keep(chosen);
  };
  const leave = ({ target }: FocusEvent): void => {
    if (draft && target instanceof HTMLInputElement && target.type === 'date') keep(draft);
  };
  return (
    <section class="part" data-target="password-expiry" onFocusOut={leave}>
      <h4>{words.dateTitle}</h4>
      <CerbereDate
        question={{ answer, date, problem, onAnswer: choose, onDate: (next) => setDraft({ answer, date: next }) }}
        mailbox={mailbox}
        snapshot={snapshot}
      />
      <FieldNote id={`date-error-${mailbox.address}`} tone="error" text={dates.refusal?.text} />
      {draft === null && expiresOn !== null && changedOn !== null && givenExpiry !== null && (
        <p class="quiet">{words.validUntil(expiresOn)}</p>
      )}
    </section>
  );
}
