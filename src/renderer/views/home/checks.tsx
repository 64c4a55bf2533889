import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Status } from '../../../domain/model/health.ts';
import type { MatterView } from '../../../domain/view/matter-view.ts';
import type { CheckView, MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { Expander } from '../../parts/card.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { StatusMark } from '../../parts/icons.tsx';
import { usePlace } from '../../parts/place.tsx';
import { usePageText } from '../../parts/words.tsx';
import { Actions } from './actions.tsx';
import { bothRefusedMeaning, lookTimes, meaningOf, ownLeg, summaryOf } from './check-words.ts';
import { ContactHelp, TechnicalDetails } from './help.tsx';
import { bothLegs, type HomeCard, helpedFor } from './home-cards.ts';
import { PasswordPanel } from './password-panel.tsx';
import { ProgramPanel } from './program-panel.tsx';
import { StoragePanel } from './storage-panel.tsx';
import type { Test } from './use-test.tsx';

/** What needs a look is open. */
const needsLook: readonly Status[] = ['critical', 'warning', 'held'];

/** Well, and yet worth reading. */
const isNote = ({ code }: CheckView): boolean => code === 'collection.second-reader';

/** A card for each check, or for what one trouble touches. */
export function Checks({
  mailbox,
  cards,
  test,
  snapshot,
}: {
  mailbox: MailboxView;
  cards: readonly HomeCard[];
  test: Test;
  snapshot: Snapshot;
}): JSX.Element {
  const { t } = usePageText();
  const { isOpen, toggle, open } = useOpenCards(mailbox);
  const { place, wish } = usePlace();
  const wanted = place.view === 'home' ? place.check : null;
  useEffect(() => {
    const card = cards.find(({ check, others }) => [check, ...others].some(({ id }) => id === wanted));
    if (!card) return;
    const { check } = card;
    open(check);
    const button = document.getElementById(`check-${check.id}-button`);
    button?.focus({ preventScroll: true });
    button?.scrollIntoView({ block: 'start' });
  }, [wanted, wish]);
  return (
    <section aria-labelledby="checks-title">
      <h2 id="checks-title">{t.window.home.checks}</h2>
      <div class="checks">
        {cards.map((card) => (
          <CheckCard
            key={card.check.id}
            card={card}
            mailbox={mailbox}
            test={test}
            snapshot={snapshot}
            isOpen={isOpen(card.check)}
            onToggle={() => toggle(card.check)}
          />
        ))}
      </div>
    </section>
  );
}

/** The user's wish holds until the verdict becomes another. */
function useOpenCards({ legs }: MailboxView) {
  const [wishes, setWishes] = useState<Readonly<Record<string, boolean>>>({});
  const key = (check: CheckView): string =>
    `${check.id} ${needsLook.includes(check.status) ? check.status : isNote(check) ? 'note' : 'calm'}`;
  // What waits for the answer about another PC has nothing to say of its own.
  const isAnsweredAbove = (check: CheckView): boolean => {
    const leg = ownLeg(check);
    return leg !== null && legs[leg].hold === 'other-pc';
  };
  const isOpen = (check: CheckView): boolean =>
    wishes[key(check)] ?? ((needsLook.includes(check.status) || isNote(check)) && !isAnsweredAbove(check));
  const set = (check: CheckView, wish: boolean): void => setWishes((all) => ({ ...all, [key(check)]: wish }));
  return {
    isOpen,
    toggle: (check: CheckView) => set(check, !isOpen(check)),
    open: (check: CheckView) => set(check, true),
  };
}

/** One trouble, or one check that is well: in a line what is the matter, opened what it means and what to do. */
function CheckCard({
  card,
  mailbox,
  test,
  snapshot,
  isOpen,
  onToggle,
}: {
  card: HomeCard;
  mailbox: MailboxView;
  test: Test;
  snapshot: Snapshot;
  isOpen: boolean;
  onToggle: () => void;
}): JSX.Element {
  const words = usePageText();
  const { t } = words;
  const { check, others, matter } = card;
  const { id, status } = check;
  const all = [check, ...others];
  const helped = helpedFor(card);
  const isDateAsked = check.actions.includes('fill-in-date');
  const storage = all.some((one) => one.id === 'storage') ? mailbox.storage : null;
  const program = all.find((one) => one.id === 'mail-program');
  const expiry = all.find((one) => one.id === 'password-expiry');
  const password = expiry && <PasswordPanel check={expiry} mailbox={mailbox} snapshot={snapshot} />;
  const isOfBoth = matter?.kind === 'both-passwords';
  // Each password that is gone has to be typed again.
  const alike = matter?.kind === 'blind' ? bothLegs(check, others) : [check];
  const meanings = isOfBoth
    ? [bothRefusedMeaning(mailbox, words)]
    : bothLegs(check, others).map((one) => meaningOf(one, mailbox, words));
  const actions = !isOfBoth && <Actions check={check} alike={alike} mailbox={mailbox} test={test} />;
  return (
    <Expander
      id={`check-${id}`}
      level={3}
      mark={<StatusMark status={status} />}
      title={t.alerts.names(all.map((one) => t.check[one.id]))}
      summary={summaryOf(card, mailbox, words)}
      note={lookTimes(check, mailbox, words, snapshot.atMs)}
      isOpen={isOpen}
      onToggle={onToggle}
    >
      {!(storage && status === 'ok') && [...new Set(meanings)].map((meaning) => <p key={meaning}>{meaning}</p>)}
      {storage && <StoragePanel mailbox={mailbox} storage={storage} />}
      {isDateAsked ? [actions, password] : [password, actions]}
      {program && <ProgramPanel check={program} mailbox={mailbox} />}
      {helped.contact && <ContactHelp check={helped} contact={helped.contact} mailbox={mailbox} />}
      {matter && <Noted matter={matter} check={check} address={mailbox.address} />}
      {all.map((one) => (
        <TechnicalDetails key={one.id} check={one} address={mailbox.address} isOneOfSeveral={all.length > 1} />
      ))}
    </Expander>
  );
}

/** "C'est noté": nothing more is said of this matter until it is over or worse; shown, and taken back, here. */
function Noted({
  matter: { isNoted },
  check: { id },
  address,
}: {
  matter: MatterView;
  check: CheckView;
  address: string;
}): JSX.Element {
  const { t } = usePageText();
  const command = useCommand();
  const words = t.window.home.noted;
  return (
    <div class="noted">
      <div role="status">{isNoted && <p class="quiet">{words.isSo}</p>}</div>
      <Button onClick={() => command('note-matter', { address, check: id, isNoted: !isNoted })}>
        {isNoted ? words.takeBack : words.note}
      </Button>
    </div>
  );
}
