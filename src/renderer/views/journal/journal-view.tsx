import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type CheckId, checkIds } from '../../../domain/model/health.ts';
import type { Snapshot } from '../../../domain/view/snapshot.ts';
import { Card } from '../../parts/card.tsx';
import { Select } from '../../parts/fields.tsx';
import { useSay } from '../../parts/words.tsx';
import { JournalDays } from './journal-days.tsx';
import { journalItems } from './journal-items.ts';

const everything = '';

/** What happened, newest first, by mailbox and by subject. */
export function JournalView({ snapshot }: { snapshot: Snapshot }): JSX.Element {
  const { t, say } = useSay();
  const [address, setAddress] = useState(everything);
  const [kind, setKind] = useState<CheckId | typeof everything>(everything);
  const words = t.window.journalView;
  const isEmpty = snapshot.journal.length === 0 && snapshot.gaps.length === 0;
  const items = journalItems(snapshot, { address: address || null, kind: kind || null });
  return (
    <div class="journal">
      <h1 tabIndex={-1}>{say(words.title)}</h1>
      {isEmpty ? (
        <Card title={say(words.empty.title)}>
          <p>{say(words.empty.body)}</p>
        </Card>
      ) : (
        <>
          <p class="quiet">{say(words.intro)}</p>
          <search class="filters" aria-label={say(words.filters)}>
            {snapshot.mailboxes.length > 1 && (
              <Select
                label={say(words.mailbox)}
                value={address}
                onChange={setAddress}
                options={[
                  { value: everything, label: say(words.allMailboxes) },
                  ...snapshot.mailboxes.map((one) => ({ value: one.address, label: one.label })),
                ]}
              />
            )}
            <Select
              label={say(words.kind)}
              value={kind}
              onChange={setKind}
              options={[
                { value: everything, label: say(words.allKinds) },
                ...checkIds.map((id) => ({ value: id, label: say(t.check[id]) })),
              ]}
            />
          </search>
          <div role="status">{items.length === 0 && <p>{say(words.noneOfThese)}</p>}</div>
          <JournalDays items={items} snapshot={snapshot} />
        </>
      )}
    </div>
  );
}
