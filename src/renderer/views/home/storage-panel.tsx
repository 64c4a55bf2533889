import type { JSX } from 'preact';
import type { MailboxView, StorageView } from '../../../domain/view/snapshot.ts';
import { LinkButton } from '../../parts/button.tsx';
import { usePlace } from '../../parts/place.tsx';
import { usePageText } from '../../parts/words.tsx';
import { StorageChart } from './storage-chart.tsx';

/** How full the box is, when it will be full, and how it came to that. */
export function StoragePanel({ mailbox, storage }: { mailbox: MailboxView; storage: StorageView }): JSX.Element {
  const { t, day } = usePageText();
  const { go } = usePlace();
  const { usedBytes, limitBytes, percent, isExact, isSaidFull, fullOn, samples } = storage;
  const words = t.window.home.storage;
  const status = mailbox.checks.find(({ id }) => id === 'storage')?.status ?? 'unknown';
  return (
    <div class="storage">
      {isSaidFull ? null : limitBytes !== null && percent !== null ? (
        <>
          <p class="figure">{words.filled(percent)}</p>
          <Gauge percent={percent} status={status} />
          <p>{(isExact ? words.of : words.atLeast)(usedBytes, limitBytes)}</p>
        </>
      ) : (
        <>
          <p>{words.noLimit(usedBytes)}</p>
          <LinkButton onClick={() => go({ view: 'settings', address: mailbox.address, check: 'storage' })}>
            {words.setLimit}
          </LinkButton>
        </>
      )}
      {fullOn !== null && !isSaidFull && (
        <p>
          <strong>{words.fullOn(day(fullOn))}</strong>
        </p>
      )}
      {!isExact && <p class="quiet">{words.inboxOnly}</p>}
      {samples.length > 1 && !isSaidFull && <StorageChart samples={samples} limitBytes={limitBytes} />}
    </div>
  );
}

function Gauge({ percent, status }: { percent: number; status: string }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.home.storage;
  return (
    <meter class={`gauge ${status}`} aria-label={words.meter} min={0} max={100} value={percent}>
      {words.filled(percent)}
    </meter>
  );
}
