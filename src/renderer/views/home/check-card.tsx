import type { JSX } from 'preact';
import type { CheckView, MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { Expander } from '../../parts/expander.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import { usePageText } from '../../parts/words.tsx';
import { Actions } from './actions.tsx';
import { ContactHelp } from './contact-help.tsx';
import { lookTimes } from './look-times.ts';
import { PasswordPanel } from './password-panel.tsx';
import { StoragePanel } from './storage-panel.tsx';
import { meaningOf, summaryOf } from './summary.ts';
import { TechnicalDetails } from './technical-details.tsx';
import type { Test } from './use-test.tsx';

/** One check: in a line what is the matter, opened what it means and what to do. */
export function CheckCard({
  check,
  mailbox,
  test,
  snapshot,
  nowMs,
  isOpen,
  onToggle,
}: {
  check: CheckView;
  mailbox: MailboxView;
  test: Test;
  snapshot: Snapshot;
  nowMs: number;
  isOpen: boolean;
  onToggle: () => void;
}): JSX.Element {
  const words = usePageText();
  const { t } = words;
  const { id, status } = check;
  const isDateAsked = check.actions.includes('fill-in-date');
  const storage = id === 'storage' ? mailbox.storage : null;
  const password = id === 'password-expiry' && <PasswordPanel check={check} mailbox={mailbox} snapshot={snapshot} />;
  const actions = <Actions check={check} mailbox={mailbox} test={test} />;
  return (
    <Expander
      id={`check-${id}`}
      level={3}
      mark={<StatusMark status={status} />}
      title={t.check[id]}
      summary={summaryOf(check, mailbox, words)}
      note={lookTimes(check, mailbox, words, nowMs)}
      isOpen={isOpen}
      onToggle={onToggle}
    >
      {!(storage && status === 'ok') && <p>{meaningOf(check, mailbox, words)}</p>}
      {storage && <StoragePanel mailbox={mailbox} storage={storage} />}
      {isDateAsked ? [actions, password] : [password, actions]}
      {check.contact && <ContactHelp check={check} contact={check.contact} mailbox={mailbox} />}
      <TechnicalDetails check={check} address={mailbox.address} />
    </Expander>
  );
}
