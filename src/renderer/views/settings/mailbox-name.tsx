import type { JSX } from 'preact';
import { textRules } from '../../../domain/model/text-rules.ts';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { usePageText } from '../../parts/words.tsx';
import { mailboxChange } from './change.ts';
import { labelProblem } from './mailbox-texts.ts';
import { SavedText } from './saved-text.tsx';
import { useSaving } from './saving.tsx';
import { useKept } from './use-kept.ts';

/** What the mailbox is called, beside what it is. */
export function MailboxName({ mailbox }: { mailbox: MailboxView }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.mailboxes;
  const { save } = useSaving();
  const field = useKept(
    mailbox.ownLabel,
    (label) => save('mailboxes', mailboxChange(mailbox, { label: label.trim() })),
    (label) => {
      switch (labelProblem(label.trim())) {
        case 'nameTooLong':
          return words.nameTooLong(String(textRules.label.max));
        case 'nameCharacters':
          return words.nameCharacters;
        case null:
          return null;
      }
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
