import type { JSX } from 'preact';
import type { Snapshot } from '../../../domain/view/snapshot.ts';
import { gapInWords } from '../../parts/gap-words.ts';
import { Message } from '../../parts/message.tsx';
import { usePageText } from '../../parts/words.tsx';

const shownForMs = 7 * 86_400_000;

/** The last time that nothing was watched, for a week; the journal keeps them all. */
export function RecentGap({ snapshot: { gaps, atMs } }: { snapshot: Snapshot }): JSX.Element | null {
  const words = usePageText();
  const gap = gaps.at(-1);
  if (!gap || gap.toMs < atMs - shownForMs) return null;
  return (
    <Message tone="info" title={gapInWords(gap, words)}>
      {words.t.window.home.gap.body}
    </Message>
  );
}
