import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { answerIn, type DateAnswer, datesToSave } from '../../../domain/model/cerbere-date.ts';
import { bytesOf, mailboxRules, megabytesOf, megabytesRule } from '../../../domain/model/rules.ts';
import { fits, textRules } from '../../../domain/model/text-rules.ts';
import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { CerbereDate } from '../../parts/cerbere-date.tsx';
import { useCommand, useProblemWords } from '../../parts/commands.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { FieldNote } from '../../parts/field-frame.tsx';
import { NumberField } from '../../parts/fields.tsx';
import { usePageText } from '../../parts/words.tsx';
import { mailboxChange } from './changes.ts';
import { SavedText } from './rule-fields.tsx';
import { useKept, useSave } from './saving.tsx';

/** What the mailbox is called, beside what it is. */
export function MailboxName({ mailbox }: { mailbox: MailboxView }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.mailboxes;
  const save = useSave();
  const field = useKept(
    mailbox.ownLabel,
    (label) => save(mailboxChange(mailbox, { label: label.trim() })),
    (label) => {
      if (fits(textRules.label, label.trim())) return null;
      return label.trim().length > textRules.label.max
        ? words.nameTooLong(String(textRules.label.max))
        : words.nameCharacters;
    },
  );
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{words.addressLabel}</dt>
          <dd>{mailbox.address}</dd>
        </div>
        <div>
          <dt>{words.faseLabel}</dt>
          <dd>{mailbox.fase ?? words.noFase}</dd>
        </div>
      </dl>
      <SavedText label={words.name} hint={words.nameHint} field={field} />
    </>
  );
}

type Draft = { readonly answer: DateAnswer; readonly date: string | null };

/**
 * What is known of the CERBERE password's age. "I do not know" is saved at once, a date when the focus leaves it: while it
 * is being typed it passes through others.
 */
export function MailboxDate({ mailbox, snapshot }: { mailbox: MailboxView; snapshot: Snapshot }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.mailboxes;
  const save = useSave();
  const { changedOn, givenExpiry, expiresOn } = mailbox.password;
  const dates = useKept({ passwordChangedOn: changedOn, passwordExpiresOn: givenExpiry }, (next) =>
    save(mailboxChange(mailbox, next)),
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
    dates.change(read.dates);
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
      <FieldNote id={`date-error-${mailbox.address}`} tone="error" text={dates.error} />
      {draft === null && expiresOn !== null && changedOn !== null && givenExpiry !== null && (
        <p class="quiet">{words.validUntil(expiresOn)}</p>
      )}
    </section>
  );
}

/** What the mailbox can hold, as far as the user knows it. */
export function MailboxSize({ mailbox }: { mailbox: MailboxView }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.mailboxes;
  const save = useSave();
  const size = useKept(megabytesOf(mailbox.limitBytes), (megabytes) =>
    save(mailboxChange(mailbox, { limitBytes: bytesOf(megabytes) })),
  );
  const messages = useKept(mailbox.limitMessages, (limitMessages) => save(mailboxChange(mailbox, { limitMessages })));
  return (
    <section class="part" data-target="storage">
      <h4>{words.sizeTitle}</h4>
      <NumberField
        label={words.size}
        hint={words.sizeHint}
        unit={words.sizeUnit}
        rule={megabytesRule}
        isOptional
        value={size.value}
        onChange={size.change}
        error={size.error}
      />
      <NumberField
        label={words.messages}
        hint={words.messagesHint}
        rule={mailboxRules.limitMessages}
        isOptional
        value={messages.value}
        onChange={messages.change}
        error={messages.error}
      />
    </section>
  );
}

export function ForgetMailbox({ mailbox: { address, label } }: { mailbox: MailboxView }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.mailboxes;
  const command = useCommand({ isShownHere: true });
  const problemWords = useProblemWords();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const forget = async (): Promise<void> => {
    setAsking(false);
    const result = await command('forget-mailbox', { address });
    setProblem(result.ok ? undefined : problemWords(result.problem));
  };
  return (
    <div class="part">
      <div class="row">
        <Button kind="danger" onClick={() => setAsking(true)}>
          {words.forget}
        </Button>
      </div>
      <FieldNote id={`forget-error-${address}`} tone="error" text={problem} />
      {isAsking && (
        <Confirm
          title={words.forgetTitle(label)}
          body={words.forgetBody}
          confirm={words.forgetConfirm}
          kind="danger"
          onConfirm={() => void forget()}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  );
}
