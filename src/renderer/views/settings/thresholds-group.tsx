import { Fragment, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Policy } from '../../../domain/model/settings.ts';
import { formatNumber } from '../../../domain/text/format.ts';
import { Expander } from '../../parts/expander.tsx';
import { writeList } from '../../parts/typed-values.ts';
import { usePageText } from '../../parts/words.tsx';
import { CertificateDays } from './certificate-days.tsx';
import { CollectionDays } from './collection-days.tsx';
import { Group } from './group.tsx';
import { NoticeDays } from './notice-days.tsx';
import { RestoreOriginal } from './restore-original.tsx';
import { StorageLevels } from './storage-levels.tsx';

/** From when on to warn. */
export function ThresholdsGroup({ policy }: { policy: Policy }): JSX.Element {
  const { t, lang } = usePageText();
  const words = t.window.settings.thresholds;
  const [restored, setRestored] = useState(0);
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
      body: <StorageLevels policy={policy} />,
    },
    {
      id: 'notice',
      title: words.notice,
      summary: words.noticeSummary(writeList(passwordNoticeDays)),
      body: <NoticeDays policy={policy} />,
    },
    {
      id: 'certificate',
      title: words.certificate,
      summary: words.certificateSummary(certificateNoticeDays.soon, certificateNoticeDays.verySoon),
      body: <CertificateDays policy={policy} />,
    },
    {
      id: 'collection',
      title: words.collection,
      summary: words.collectionSummary(collection.waitingDays),
      body: <CollectionDays policy={policy} />,
    },
  ];
  const toggle = (id: string): void => setOpen(open.includes(id) ? open.filter((one) => one !== id) : [...open, id]);
  return (
    <Group name="thresholds" title={words.title}>
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
            <Fragment key={restored}>{body}</Fragment>
          </Expander>
        ))}
      </div>
      <RestoreOriginal
        group="thresholds"
        policy={policy}
        names={['storage', 'passwordNoticeDays', 'certificateNoticeDays', 'collection']}
        onRestored={() => setRestored(restored + 1)}
      />
    </Group>
  );
}
