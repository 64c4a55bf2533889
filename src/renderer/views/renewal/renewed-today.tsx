import type { JSX } from 'preact';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { Heading } from '../../parts/heading.tsx';
import { usePageText } from '../../parts/words.tsx';

/** A new password came in today: whoever comes back may only want the steps for Outlook. */
export function RenewedToday({ onOutlook, onAgain }: { onOutlook: () => void; onAgain: () => void }): JSX.Element {
  const { t } = usePageText();
  const { today: words } = t.window.renewal;
  return (
    <>
      <Heading level={1}>{words.title}</Heading>
      <Card>
        <p>{words.body}</p>
        <div class="row">
          <Button kind="primary" onClick={onOutlook}>
            {words.outlook}
          </Button>
          <Button onClick={onAgain}>{words.again}</Button>
        </div>
      </Card>
    </>
  );
}
