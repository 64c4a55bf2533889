import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CheckView, MailboxView } from '../../../domain/view/snapshot.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { Button } from '../../parts/button.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { Expander } from '../../parts/expander.tsx';
import { usePageText } from '../../parts/words.tsx';

/** Sending is known not to work, or waits for the user. */
export const isSendingBroken = ({ checks, legs }: MailboxView): boolean =>
  legs.sending.isWatched &&
  checks.some(({ id, status }) => id === 'sending' && status !== 'ok' && status !== 'unknown');

/** The e-mail to whoever helps, written already. */
export function PreparedMail({
  mail,
  check: { id },
  mailbox,
  isOpenAtFirst,
}: {
  mail: NonNullable<CheckView['mail']>;
  check: CheckView;
  mailbox: MailboxView;
  isOpenAtFirst: boolean;
}): JSX.Element {
  const { t } = usePageText();
  const command = useCommand();
  const announce = useAnnounce();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const [isCopied, setCopied] = useState(false);
  const words = t.window.home.contact;
  const { address } = mailbox;
  const copy = async (): Promise<void> => {
    const { ok } = await command('copy', { what: 'message', address, check: id });
    setCopied(ok);
    if (ok) announce(t.window.common.copied);
  };
  return (
    <div class="mail">
      <Expander id={`mail-${id}`} kind="flat" title={words.mail} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
        <dl class="mail-text">
          <dt>{words.to}</dt>
          <dd>{mail.to}</dd>
          <dt>{words.subject}</dt>
          <dd>{mail.subject}</dd>
          <dt>{words.body}</dt>
          <dd class="mail-body">{mail.body}</dd>
        </dl>
      </Expander>
      {isSendingBroken(mailbox) && <p>{words.otherAddress}</p>}
      <div class="row">
        <Button onClick={copy}>{words.copy}</Button>
        <Button onClick={() => command('open-contact', { way: 'email', address, check: id })}>{words.open}</Button>
        {isCopied && <span class="quiet">{t.window.common.copied}</span>}
      </div>
    </div>
  );
}
