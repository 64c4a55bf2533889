import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type CheckId, checkIds } from '../../../domain/model/health.ts';
import type { Snapshot } from '../../../domain/view/snapshot.ts';
import { Card } from '../../parts/card.tsx';
import { Select } from '../../parts/choices.tsx';
import { usePageText } from '../../parts/words.tsx';
import { JournalDays, journalItems } from './journal-days.tsx';

const everything = '';

/** What happened, newest first, by mailbox and by subject. */
export function JournalView({ snapshot }: { snapshot: Snapshot }): JSX.Element {
  const { t } = usePageText();
  const [address, setAddress] = useState(everything);
  const [kind, setKind] = useState<CheckId | typeof everything>(everything);
  const words = t.window.journalView;
  const isEmpty = snapshot.journal.length === 0 && snapshot.gaps.length === 0;
  const items = journalItems(snapshot, { address: address || null, kind: kind || null });
  return (
    <div class="journal">
      <h1 tabIndex={-1}>{words.title}</h1>
      {isEmpty ? (
        <Card title={words.empty.title}>
          <p>{words.empty.body}</p>
        </Card>
      ) : (
        <>
          <p class="quiet">{words.intro}</p>
          <search class="filters" aria-label={words.filters}>
            {snapshot.mailboxes.length > 1 && (
              <Select
                label={words.mailbox}
                value={address}
                onChange={setAddress}
                options={[
                  { value: everything, label: words.allMailboxes },
                  ...snapshot.mailboxes.map((one) => ({ value: one.address, label: one.label })),
                ]}
              />
            )}
            <Select
              label={words.kind}
              value={kind}
              onChange={setKind}
              options={[
                { value: everything, label: words.allKinds },
                ...checkIds.map((id) => ({ value: id, label: t.check[id] })),
              ]}
            />
          </search>
          <div role="status">{items.length === 0 && <p>{words.noneOfThese}</p>}</div>
          <JournalDays items={items} snapshot={snapshot} />
        </>
      )}
    </div>
  );
}
