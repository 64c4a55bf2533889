import type { JSX } from 'preact';
import type { ContactView } from '../../../domain/view/help-view.ts';
import type { CheckView, MailboxView } from '../../../domain/view/snapshot.ts';
import { LinkButton } from '../../parts/button.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { usePageText } from '../../parts/words.tsx';
import { PreparedMail } from './prepared-mail.tsx';

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
