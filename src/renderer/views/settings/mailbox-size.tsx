import type { JSX } from 'preact';
import { bytesOf, mailboxRules, megabytesOf, megabytesRule } from '../../../domain/model/rules.ts';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { NumberField } from '../../parts/fields.tsx';
import { usePageText } from '../../parts/words.tsx';
import { mailboxChange } from './change.ts';
import { useSaving } from './saving.tsx';
import { useKept } from './use-kept.ts';

/** What the mailbox can hold, as far as the user knows it. */
export function MailboxSize({ mailbox }: { mailbox: MailboxView }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.mailboxes;
  const { save } = useSaving();
  const size = useKept(megabytesOf(mailbox.limitBytes), (megabytes) =>
    save('mailboxes', mailboxChange(mailbox, { limitBytes: bytesOf(megabytes) })),
  );
  const messages = useKept(mailbox.limitMessages, (limitMessages) =>
    save('mailboxes', mailboxChange(mailbox, { limitMessages })),
  );
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
        onChange={(value) => void size.change(value)}
        error={size.refusal?.text}
      />
      <NumberField
        label={words.messages}
        hint={words.messagesHint}
        rule={mailboxRules.limitMessages}
        isOptional
        value={messages.value}
        onChange={(value) => void messages.change(value)}
        error={messages.refusal?.text}
      />
    </section>
  );
}
