import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { bytesOf, megabytesRule } from '../../../domain/model/rules.ts';
import type { MailboxView, StorageView } from '../../../domain/view/snapshot.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { LinkButton } from '../../parts/button.tsx';
import { useCommand, useProblemWords } from '../../parts/commands.tsx';
import { NumberField } from '../../parts/fields.tsx';
import { localMoment } from '../../parts/moment.ts';
import { usePlace } from '../../parts/place.tsx';
import { usePageText } from '../../parts/words.tsx';

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
          {/* Of a box in trouble the words above say it already. */}
          {status !== 'warning' && status !== 'critical' && <p>{words.noLimit(usedBytes)}</p>}
          {mailbox.isLimitAsked ? (
            <LimitField address={mailbox.address} />
          ) : (
            <LinkButton onClick={() => go({ view: 'settings', address: mailbox.address, check: 'storage' })}>
              {words.setLimit}
            </LinkButton>
          )}
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

/** What the box can hold, asked where nobody has said so; saved as soon as the field is left. */
function LimitField({ address }: { address: string }): JSX.Element {
  const { t } = usePageText();
  const command = useCommand({ isShownHere: true });
  const problemWords = useProblemWords();
  const announce = useAnnounce();
  const [problem, setProblem] = useState<string>();
  const { size, sizeUnit } = t.window.settings.mailboxes;
  const words = t.window.home.storage;
  const save = async (megabytes: number | null): Promise<void> => {
    const result = await command('save-mailbox', { address, limitBytes: bytesOf(megabytes) });
    setProblem(result.ok ? undefined : problemWords(result.problem));
    if (result.ok) announce(words.limitSaved);
  };
  return (
    <NumberField
      label={size}
      hint={words.limitHint}
      unit={sizeUnit}
      rule={megabytesRule}
      isOptional
      value={null}
      onChange={(megabytes) => void save(megabytes)}
      error={problem}
    />
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

type Samples = StorageView['samples'];

/** Points drawn at most; of the samples between two of them the fullest is kept. */
const pointsDrawn = 240;
const width = 600;
const height = 120;

/** The fill over time: a curve for the eye, the same in words for everyone. */
function StorageChart({ samples, limitBytes }: { samples: Samples; limitBytes: number | null }): JSX.Element | null {
  const { t, day } = usePageText();
  // Every snapshot brings new arrays of the same samples.
  const drawn = useMemo(() => thinned(inOrder(samples)), [samples.length, samples.at(-1)?.atMs]);
  const first = drawn[0];
  const last = drawn.at(-1);
  const words = t.window.home.storage;
  if (!first || !last || first.atMs === last.atMs) return null;
  const used = drawn.map((sample) => sample.used);
  const most = Math.max(...used);
  const top = Math.max(limitBytes ?? 0, most, 1) * 1.05;
  const x = (atMs: number): number => ((atMs - first.atMs) / (last.atMs - first.atMs)) * width;
  const y = (bytes: number): number => height - Math.max(0, bytes / top) * height;
  const line = drawn.map((sample) => `${x(sample.atMs).toFixed(1)},${y(sample.used).toFixed(1)}`).join('L');
  const date = (atMs: number): string => day(localMoment(atMs).date);
  return (
    <figure class="chart">
      <figcaption>
        <strong>{words.history}</strong>
        <span>{words.historyText(date(first.atMs), date(last.atMs), Math.min(...used), most)}</span>
      </figcaption>
      {limitBytes !== null && <p class="chart-limit">{words.limit(limitBytes)}</p>}
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path class="chart-area" d={`M0,${height}L${line}L${width},${height}Z`} />
        <path class="chart-line" d={`M${line}`} />
        {limitBytes !== null && <path class="chart-max" d={`M0,${y(limitBytes)}H${width}`} />}
      </svg>
      <p class="chart-ends" aria-hidden="true">
        <span>{date(first.atMs)}</span>
        <span>{date(last.atMs)}</span>
      </p>
    </figure>
  );
}

/** A clock that was set back, or a damaged file, may have put them otherwise. */
const inOrder = (samples: Samples): Samples =>
  samples.filter(({ used }) => used >= 0).sort((earlier, later) => earlier.atMs - later.atMs);

function thinned(samples: Samples): Samples {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || samples.length <= pointsDrawn) return samples;
  const stepMs = (last.atMs - first.atMs) / pointsDrawn;
  const fullest = new Map<number, Samples[number]>();
  for (const sample of samples) {
    const slot = Math.floor((sample.atMs - first.atMs) / stepMs);
    const kept = fullest.get(slot);
    if (!kept || sample.used > kept.used) fullest.set(slot, sample);
  }
  return [first, ...[...fullest.values()].filter((one) => one !== first && one !== last), last];
}
