import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type CheckId, checkIds } from '../../../domain/model/health.ts';
import { formatTime } from '../../../domain/text/format.ts';
import type { JournalView as JournalLine, Snapshot } from '../../../domain/view/snapshot.ts';
import { Card } from '../../parts/card.tsx';
import { Select } from '../../parts/choices.tsx';
import { Icon, StatusMark } from '../../parts/icons.tsx';
import { daysBetween, localMoment } from '../../parts/moment.ts';
import { type PageText, usePageText } from '../../parts/words.tsx';

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

/** One line of the page. `startedMs`: of an end, when the trouble that it ends began, where the journal still knows it. */
type JournalItem =
  | { readonly kind: 'incident'; readonly atMs: number; readonly entry: JournalLine; readonly startedMs: number | null }
  | { readonly kind: 'gap'; readonly atMs: number; readonly gap: Snapshot['gaps'][number] };

type Filter = { readonly address: string | null; readonly kind: CheckId | null };

/** Newest first. Times without watch belong to every mailbox and to no subject. */
function journalItems({ journal, gaps }: Snapshot, { address, kind }: Filter): readonly JournalItem[] {
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
function startOf(journal: readonly JournalLine[], index: number): number | null {
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

/** The lines under the day on which they happened. */
function JournalDays({ items, snapshot }: { items: readonly JournalItem[]; snapshot: Snapshot }): JSX.Element {
  const words = usePageText();
  const days = byDay(items);
  return (
    <>
      {[...days].map(([date, ofDay]) => (
        <section key={date} aria-labelledby={`day-${date}`}>
          <h2 id={`day-${date}`}>{dayName(date, snapshot.today, words)}</h2>
          <ul class="journal-day">
            {ofDay.map((item, index) => (
              <li key={`${item.atMs} ${index}`}>
                <Line item={item} snapshot={snapshot} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function byDay(items: readonly JournalItem[]): ReadonlyMap<string, readonly JournalItem[]> {
  const days = new Map<string, JournalItem[]>();
  for (const item of items) {
    const { date } = localMoment(item.atMs);
    days.set(date, [...(days.get(date) ?? []), item]);
  }
  return days;
}

function dayName(date: string, today: string, { t, day }: PageText): string {
  const words = t.window.journalView;
  switch (daysBetween(date, today)) {
    case 0:
      return words.today;
    case 1:
      return words.yesterday;
    default:
      return day(date);
  }
}

function Line({ item, snapshot: { mailboxes } }: { item: JournalItem; snapshot: Snapshot }): JSX.Element {
  const words = usePageText();
  const { t, lang } = words;
  const { lasted, from } = t.window.journalView;
  const label = item.kind === 'incident' && mailboxes.find(({ address }) => address === item.entry.address)?.label;
  return (
    <>
      <span class="journal-time">{formatTime(localMoment(item.atMs).minuteOfDay, lang)}</span>
      {item.kind === 'incident' ? <StatusMark status={item.entry.status} size="small" /> : <Icon name="pause" />}
      <span class="journal-words">
        <span>{item.kind === 'incident' ? item.entry.title : words.gap(item.gap)}</span>
        {item.kind === 'incident' && item.startedMs !== null && (
          <span class="quiet">{lasted(duration(item.atMs - item.startedMs, words))}</span>
        )}
        {mailboxes.length > 1 && label && <span class="quiet">{from(label)}</span>}
      </span>
    </>
  );
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

function duration(ms: number, { t }: PageText): string {
  const { minutes, hours, days } = t.window.journalView;
  if (ms < 2 * hourMs) return minutes(Math.max(1, Math.round(ms / minuteMs)));
  return ms < 2 * dayMs ? hours(Math.round(ms / hourMs)) : days(Math.round(ms / dayMs));
}
