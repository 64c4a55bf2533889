import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Leg } from '../../../domain/model/health.ts';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { LinkButton } from '../button.tsx';
import { Expander } from '../card.tsx';
import { useCommand } from '../commands.tsx';
import { Points } from '../steps/step-rows.tsx';
import { usePageText } from '../words.tsx';

/** Who gives out a new password, by e-mail. */
export type Giver = { readonly name: string; readonly email: string | null };

/** Where a password comes from, and what to do where it is lost; folded away. */
export function PasswordOrigin({
  leg,
  mailbox: { address },
  contact,
}: {
  leg: Leg;
  mailbox: MailboxView;
  contact: Giver | null;
}): JSX.Element {
  const { t } = usePageText();
  const { passwords: words } = t.window.setup;
  const command = useCommand();
  const ask = leg === 'receiving' && contact?.email != null ? [words.receiving.ask(contact.name, contact.email)] : [];
  const lines = [...words[leg].lost, ...ask];
  const [isOpen, setOpen] = useState(false);
  return (
    <Expander
      id={`origin-${leg}`}
      kind="flat"
      title={words[leg].lostTitle}
      isOpen={isOpen}
      onToggle={() => setOpen(!isOpen)}
    >
      <Points lines={lines} />
      {leg === 'sending' && (
        <LinkButton onClick={() => void command('open-link', { link: 'cerbere', address })}>
          {words.sending.openPage}
        </LinkButton>
      )}
    </Expander>
  );
}
