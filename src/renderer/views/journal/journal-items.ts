import type { CheckId } from '../../../domain/model/health.ts';
import type { JournalView, Snapshot } from '../../../domain/view/snapshot.ts';

/** One line of the page. `startedMs`: of an end, when the trouble that it ends began, where the journal still knows it. */
export type JournalItem =
  | { readonly kind: 'incident'; readonly atMs: number; readonly entry: JournalView; readonly startedMs: number | null }
  | { readonly kind: 'gap'; readonly atMs: number; readonly gap: Snapshot['gaps'][number] };

type Filter = { readonly address: string | null; readonly kind: CheckId | null };

/** Newest first. Times without watch belong to every mailbox and to no subject. */
export function journalItems({ journal, gaps }: Snapshot, { address, kind }: Filter): readonly JournalItem[] {
  const incidents = journal
    .map(
      (entry, index): JournalItem => ({
        kind: 'incident',
        atMs: entry.atMs,
        entry,
        startedMs: startOf(journal, index),
      }),
    )
    .filter(
      (item) =>
        item.kind === 'incident' &&
        (address === null || item.entry.address === address) &&
        (kind === null || item.entry.check === kind),
    );
  const unwatched = kind === null ? gaps.map((gap): JournalItem => ({ kind: 'gap', atMs: gap.toMs, gap })) : [];
  return [...incidents, ...unwatched].sort((a, b) => b.atMs - a.atMs);
}

/** Of an end: the first trouble after the end before it. */
function startOf(journal: readonly JournalView[], index: number): number | null {
  const end = journal[index];
  if (end?.status !== 'ok') return null;
  let startedMs: number | null = null;
  for (const entry of journal.slice(index + 1)) {
    if (entry.address !== end.address || entry.check !== end.check) continue;
    if (entry.status === 'ok') break;
    startedMs = entry.atMs;
  }
  return startedMs;
}
