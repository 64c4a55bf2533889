import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ContactView } from '../../../domain/view/help-view.ts';
import type { CheckView, MailboxView } from '../../../domain/view/snapshot.ts';
import type { CommandInput } from '../../../ipc/contract.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Expander } from '../../parts/card.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { usePageText } from '../../parts/words.tsx';

/** Who can help, and how to reach them: the number first while somebody answers it, the message first while nobody does. */
export function ContactHelp({
  check,
  contact,
  mailbox,
}: {
  check: CheckView;
  contact: ContactView;
  mailbox: MailboxView;
}): JSX.Element {
  const { t } = usePageText();
  const command = useCommand();
  const { address } = mailbox;
  const phone = contact.phone !== null && (
    <p class="contact-phone">
      <LinkButton onClick={() => command('open-contact', { way: 'phone', address, check: check.id })}>
        {t.window.home.contact.call(contact.phone.replaceAll(' ', '\u00a0'))}
      </LinkButton>
    </p>
  );
  const isPhoneFirst = contact.isOpen === true && contact.phone !== null;
  const mail = check.mail && (
    <PreparedMail mail={check.mail} check={check} mailbox={mailbox} isOpenAtFirst={!isPhoneFirst} />
  );
  return (
    <div class="contact">
      <h4>{t.support.whoHelps}</h4>
      <p>
        <strong>{contact.name}</strong> – {contact.hours}
      </p>
      {isPhoneFirst ? [phone, mail] : [mail, phone]}
    </div>
  );
}

/** Sending is known not to work, or waits for the user. */
const isSendingBroken = ({ checks, legs }: MailboxView): boolean =>
  legs.sending.isWatched &&
  checks.some(({ id, status }) => id === 'sending' && status !== 'ok' && status !== 'unknown');

/** The e-mail to whoever helps, written already. */
function PreparedMail({
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
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const words = t.window.home.contact;
  const about = { address: mailbox.address, check: id };
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
      <CopyRow label={words.copy} of={{ what: 'message', ...about }}>
        <Button onClick={() => command('open-contact', { way: 'email', ...about })}>{words.open}</Button>
      </CopyRow>
    </div>
  );
}

/** For whoever helps: folded away until asked for. `isOneOfSeveral`: the card has those of another check too. */
export function TechnicalDetails({
  check,
  address,
  isOneOfSeveral,
}: {
  check: CheckView;
  address: string;
  isOneOfSeveral: boolean;
}): JSX.Element {
  const { t } = usePageText();
  const [isOpen, setOpen] = useState(false);
  const words = t.window.home.details;
  return (
    <Expander
      id={`details-${check.id}`}
      kind="flat"
      title={isOneOfSeveral ? words.of(t.check[check.id]) : words.title}
      isOpen={isOpen}
      onToggle={() => setOpen(!isOpen)}
    >
      <ul class="details" lang="en">
        {check.details.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <CopyRow label={words.copy} of={{ what: 'details', address, check: check.id }} />
    </Expander>
  );
}

/** Copies, and says beside the buttons that it did. */
function CopyRow({
  label,
  of,
  children,
}: {
  label: string;
  of: CommandInput<'copy'>;
  children?: ComponentChildren;
}): JSX.Element {
  const { t } = usePageText();
  const command = useCommand();
  const announce = useAnnounce();
  const [isCopied, setCopied] = useState(false);
  const { copied } = t.window.common;
  const copy = async (): Promise<void> => {
    const { ok } = await command('copy', of);
    setCopied(ok);
    if (ok) announce(copied);
  };
  return (
    <div class="row">
      <Button onClick={copy}>{label}</Button>
      {children}
      {isCopied && <span class="quiet">{copied}</span>}
    </div>
  );
}
