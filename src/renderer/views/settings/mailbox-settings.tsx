import type { JSX } from 'preact';
import { legs } from '../../../domain/model/health.ts';
import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { MailboxName as Address } from '../../parts/address.tsx';
import { Expander } from '../../parts/expander.tsx';
import { usePageText } from '../../parts/words.tsx';
import { ForgetMailbox } from './forget-mailbox.tsx';
import { MailboxDate } from './mailbox-date.tsx';
import { MailboxName } from './mailbox-name.tsx';
import { MailboxSize } from './mailbox-size.tsx';
import { PasswordRow } from './password-row.tsx';
import { isWanted, passwordState } from './password-state.ts';

/** One mailbox: its name, passwords, date and size. */
export function MailboxSettings({
  mailbox,
  snapshot,
  isOpen,
  onToggle,
}: {
  mailbox: MailboxView;
  snapshot: Snapshot;
  isOpen: boolean;
  onToggle: () => void;
}): JSX.Element {
  const { t } = usePageText();
  const { mailboxes: words, passwords } = t.window.settings;
  const { address, label, fase } = mailbox;
  const needsPassword = legs.some((leg) => isWanted(passwordState(mailbox, leg, snapshot.secrets)));
  const summary = [
    ...(label === address ? (fase === null ? [] : [`${words.faseLabel} ${fase}`]) : [words.summary(address, fase)]),
    ...(needsPassword ? [words.attention] : []),
  ];
  return (
    <div data-mailbox={address}>
      <Expander
        id={`settings-${address.replaceAll(/[^a-z\d]/gi, '-')}`}
        level={3}
        title={<Address label={label} />}
        summary={summary.length === 0 ? undefined : summary.map((line) => <span key={line}>{line}</span>)}
        isOpen={isOpen}
        onToggle={onToggle}
      >
        <MailboxName mailbox={mailbox} />
        <section class="part">
          <h4>{passwords.title}</h4>
          {legs.map((leg) => (
            <PasswordRow key={leg} mailbox={mailbox} leg={leg} secrets={snapshot.secrets} />
          ))}
        </section>
        <MailboxDate mailbox={mailbox} snapshot={snapshot} />
        <MailboxSize mailbox={mailbox} />
        <ForgetMailbox mailbox={mailbox} />
      </Expander>
    </div>
  );
}
