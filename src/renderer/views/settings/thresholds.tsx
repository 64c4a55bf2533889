import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Policy } from '../../../domain/model/rules.ts';
import { formatNumber } from '../../../domain/text/format.ts';
import { Expander } from '../../parts/card.tsx';
import { writeList } from '../../parts/typed-values.ts';
import { usePageText } from '../../parts/words.tsx';
import { ListRule, Restorable, RuleGroup } from './rule-fields.tsx';
import { Section } from './saving.tsx';

/** From when on to warn. */
export function Thresholds({ policy }: { policy: Policy }): JSX.Element {
  const { t, lang } = usePageText();
  const words = t.window.settings.thresholds;
  const [open, setOpen] = useState<readonly string[]>([]);
  const number = (value: number): string => formatNumber(value, lang, 1);
  const { storage, certificateNoticeDays, collection, passwordNoticeDays } = policy;
  const parts = [
    {
      id: 'storage',
      title: words.storage,
      summary: words.storageSummary(
        number(storage.highPercent),
        number(storage.veryHighPercent),
        number(storage.fullPercent),
      ),
      body: <RuleGroup of="storage" />,
    },
    {
      id: 'notice',
      title: words.notice,
      summary: words.noticeSummary(writeList(passwordNoticeDays)),
      body: <ListRule of="passwordNoticeDays" />,
    },
    {
      id: 'certificate',
      title: words.certificate,
      summary: words.certificateSummary(certificateNoticeDays.soon, certificateNoticeDays.verySoon),
      body: <RuleGroup of="certificateNoticeDays" />,
    },
    {
      id: 'collection',
      title: words.collection,
      summary: words.collectionSummary(collection.waitingDays),
      body: <RuleGroup of="collection" />,
    },
  ];
  const toggle = (id: string): void => setOpen(open.includes(id) ? open.filter((one) => one !== id) : [...open, id]);
  return (
    <Section name="thresholds" title={words.title}>
      <Restorable of={['storage', 'passwordNoticeDays', 'certificateNoticeDays', 'collection']}>
        <div class="settings-list">
          {parts.map(({ id, title, summary, body }) => (
            <Expander
              key={id}
              id={`settings-${id}`}
              level={3}
              title={title}
              summary={summary}
              isOpen={open.includes(id)}
              onToggle={() => toggle(id)}
            >
              {body}
            </Expander>
          ))}
        </div>
      </Restorable>
    </Section>
  );
}
