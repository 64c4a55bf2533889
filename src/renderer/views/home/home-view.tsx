import type { JSX } from 'preact';
import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { useShownMailbox } from '../../parts/mailbox.tsx';
import { Message } from '../../parts/message.tsx';
import { isSomethingAsked } from '../../parts/notices.tsx';
import { usePlace } from '../../parts/place.tsx';
import { usePageText } from '../../parts/words.tsx';
import { Checks } from './checks.tsx';
import { cardsOf } from './home-cards.ts';
import { useTest } from './use-test.tsx';
import { Verdict } from './verdict.tsx';

/** Does our box work, and if not, what do I do? */
export function HomeView({ snapshot }: { snapshot: Snapshot }): JSX.Element {
  const mailbox = useShownMailbox(snapshot);
  return mailbox ? <Mailbox key={mailbox.address} mailbox={mailbox} snapshot={snapshot} /> : <NoMailbox />;
}

function Mailbox({ mailbox, snapshot }: { mailbox: MailboxView; snapshot: Snapshot }): JSX.Element {
  const test = useTest(mailbox);
  const cards = cardsOf(mailbox, snapshot.matters);
  return (
    <div class="home">
      <Verdict
        mailbox={mailbox}
        cards={cards}
        matters={snapshot.matters}
        isNoticed={!snapshot.isClockBelieved || isSomethingAsked(snapshot)}
        test={test}
      />
      {!snapshot.isClockBelieved && <WrongClock />}
      <RecentGap snapshot={snapshot} />
      <Checks mailbox={mailbox} cards={cards} test={test} snapshot={snapshot} />
      {test.question}
    </div>
  );
}

function WrongClock(): JSX.Element {
  const { title, body } = usePageText().t.window.home.clock;
  return (
    <Message tone="warning" title={title}>
      {body}
    </Message>
  );
}

function NoMailbox(): JSX.Element {
  const { t } = usePageText();
  const { go } = usePlace();
  const { title, body, go: begin } = t.window.home.none;
  return (
    <div class="home">
      <h1 tabIndex={-1}>{title}</h1>
      <Card>
        <p>{body}</p>
        <div>
          <Button kind="primary" onClick={() => go({ view: 'setup', address: null })}>
            {begin}
          </Button>
        </div>
      </Card>
    </div>
  );
}

const shownForMs = 7 * 86_400_000;

/** The last time that nothing was watched, for a week; the journal keeps them all. */
function RecentGap({ snapshot: { gaps, atMs } }: { snapshot: Snapshot }): JSX.Element | null {
  const words = usePageText();
  const gap = gaps.at(-1);
  if (!gap || gap.toMs < atMs - shownForMs) return null;
  return (
    <Message tone="info" title={words.gap(gap)}>
      {words.t.window.home.gap.body}
    </Message>
  );
}
