import type { JSX } from 'preact';
import type { Snapshot } from '../../../domain/view/snapshot.ts';
import '../../style/renewal.css';
import '../../style/setup.css';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { Heading } from '../../parts/heading.tsx';
import { usePlace } from '../../parts/place.tsx';
import { usePageText } from '../../parts/words.tsx';
import { useStepFocus } from '../setup/use-step-focus.ts';
import { Renewal } from './renewal.tsx';
import { mailboxToRenew } from './renewal-start.ts';

/** "I have changed my CERBERE password": for the mailbox that was asked for, the only one, or the one chosen here. */
export function RenewalView({ snapshot }: { snapshot: Snapshot }): JSX.Element {
  const { t } = usePageText();
  const { renewal: words } = t.window;
  const { place, go } = usePlace();
  const candidates = snapshot.mailboxes.filter(({ legs }) => legs.sending.isWatched);
  const mailbox = mailboxToRenew(candidates, place.address);
  const { title, intro } = candidates.length > 0 ? words.choose : { title: words.none.title, intro: words.none.body };
  const frame = useStepFocus(mailbox?.address ?? '');
  if (mailbox)
    return (
      <div ref={frame}>
        <Renewal key={mailbox.address} snapshot={snapshot} mailbox={mailbox} />
      </div>
    );
  return (
    <div class="renewal stack" ref={frame}>
      <Heading level={1}>{words.title}</Heading>
      <Card title={title}>
        <p>{intro}</p>
        <div class="row">
          {candidates.map(({ address, label }) => (
            <Button key={address} onClick={() => go({ view: 'renewal', address })}>
              {label}
            </Button>
          ))}
          {candidates.length === 0 && <Button onClick={() => go({ view: 'home' })}>{t.window.common.back}</Button>}
        </div>
      </Card>
    </div>
  );
}
