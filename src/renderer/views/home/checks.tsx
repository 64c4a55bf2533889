import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { CheckId, Status } from '../../../domain/model/health.ts';
import type { CheckView, MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { usePlace } from '../../parts/place.tsx';
import { usePageText } from '../../parts/words.tsx';
import { CheckCard } from './check-card.tsx';
import { checksOf } from './reasons.ts';
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
  nowMs,
}: {
  mailbox: MailboxView;
  test: Test;
  snapshot: Snapshot;
  nowMs: number;
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
            nowMs={nowMs}
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
  const isAnsweredAbove = ({ id }: CheckView): boolean =>
    (id === 'receiving' || id === 'sending') && legs[id].hold === 'other-pc';
  const isOpen = (check: CheckView): boolean =>
    wishes[key(check)] ?? (needsLook.includes(check.status) && !isAnsweredAbove(check));
  const set = (check: CheckView, wish: boolean): void => setWishes((all) => ({ ...all, [key(check)]: wish }));
  return {
    isOpen,
    toggle: (check: CheckView) => set(check, !isOpen(check)),
    open: (check: CheckView) => set(check, true),
  };
}
