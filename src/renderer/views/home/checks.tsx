import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { CheckId, Status } from '../../../domain/model/health.ts';
import type { CheckView, MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { Expander } from '../../parts/card.tsx';
import { StatusMark } from '../../parts/icons.tsx';
import { usePlace } from '../../parts/place.tsx';
import { usePageText } from '../../parts/words.tsx';
import { Actions } from './actions.tsx';
import { checksOf, lookTimes, meaningOf, ownLeg, summaryOf } from './check-words.ts';
import { ContactHelp, TechnicalDetails } from './help.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { StoragePanel } from './storage-panel.tsx';
import type { Test } from './use-test.tsx';

/** Always in this order, so that each is found where it was; what needs a look is open. */
const order: readonly CheckId[] = [
  'receiving',
  'sending',
  'password-expiry',
  'storage',
  'collection',
  'certificate',
  'outlook',
];
const needsLook: readonly Status[] = ['critical', 'warning', 'held'];

/** A card for each check. */
export function Checks({
  mailbox,
  test,
  snapshot,
}: {
  mailbox: MailboxView;
  test: Test;
  snapshot: Snapshot;
}): JSX.Element {
  const { t } = usePageText();
  const { isOpen, toggle, open } = useOpenCards(mailbox);
  const { place, wish } = usePlace();
  const wanted = place.view === 'home' ? place.check : null;
  useEffect(() => {
    const check = mailbox.checks.find(({ id }) => id === wanted);
    if (!check) return;
    open(check);
    const button = document.getElementById(`check-${check.id}-button`);
    button?.focus({ preventScroll: true });
    button?.scrollIntoView({ block: 'start' });
  }, [wanted, wish]);
  const checks = checksOf(mailbox).toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  return (
    <section aria-labelledby="checks-title">
      <h2 id="checks-title">{t.window.home.checks}</h2>
      <div class="checks">
        {checks.map((check) => (
          <CheckCard
            key={check.id}
            check={check}
            mailbox={mailbox}
            test={test}
            snapshot={snapshot}
            isOpen={isOpen(check)}
            onToggle={() => toggle(check)}
          />
        ))}
      </div>
    </section>
  );
}

/** The user's wish holds until the verdict becomes another. */
function useOpenCards({ legs }: MailboxView) {
  const [wishes, setWishes] = useState<Readonly<Record<string, boolean>>>({});
  const key = ({ id, status }: CheckView): string => `${id} ${needsLook.includes(status) ? status : 'calm'}`;
  // What waits for the answer about another PC has nothing to say of its own.
  const isAnsweredAbove = (check: CheckView): boolean => {
    const leg = ownLeg(check);
    return leg !== null && legs[leg].hold === 'other-pc';
  };
  const isOpen = (check: CheckView): boolean =>
    wishes[key(check)] ?? (needsLook.includes(check.status) && !isAnsweredAbove(check));
  const set = (check: CheckView, wish: boolean): void => setWishes((all) => ({ ...all, [key(check)]: wish }));
  return {
    isOpen,
    toggle: (check: CheckView) => set(check, !isOpen(check)),
    open: (check: CheckView) => set(check, true),
  };
}

/** One check: in a line what is the matter, opened what it means and what to do. */
function CheckCard({
  check,
  mailbox,
  test,
  snapshot,
  isOpen,
  onToggle,
}: {
  check: CheckView;
  mailbox: MailboxView;
  test: Test;
  snapshot: Snapshot;
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
      note={lookTimes(check, mailbox, words, snapshot.atMs)}
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
