import type { CheckId, Status, Verdict } from '../model/health.ts';
import type { WatchState } from '../model/state.ts';
import { isRemembered } from './asleep.ts';
import type { Transition } from './watch.ts';

/** One line of the journal: a trouble began, changed or ended. */
export type JournalEntry = Verdict & {
  readonly atMs: number;
  readonly address: string;
  readonly check: CheckId;
};

/** Entries kept; a school with one trouble a day keeps a year. */
const entriesKept = 400;

const isTrouble = (status: Status): boolean => status === 'warning' || status === 'critical';

/** The journal after these transitions, newest last: what went wrong, and when it was good again. */
export function noteTransitions(
  journal: readonly JournalEntry[],
  transitions: readonly Transition[],
): readonly JournalEntry[] {
  let noted = journal;
  for (const { atMs, address, check, from, to } of transitions) {
    const { sinceMs: _since, ...verdict } = to;
    const { status } = verdict;
    const last = noted.findLast((entry) => entry.address === address && entry.check === check);
    const isEnd = status === 'ok' && isTrouble(last?.status ?? from.status);
    if (isTrouble(status) || isEnd) noted = [...noted, { atMs, address, check, ...verdict }];
  }
  return noted === journal ? journal : noted.slice(-entriesKept);
}

/** The journal without the mailboxes of which the watch before still knew something and the one after does not. */
export function withoutForgotten(
  journal: readonly JournalEntry[],
  before: WatchState,
  after: WatchState,
): readonly JournalEntry[] {
  const isForgotten = ({ address }: JournalEntry): boolean =>
    isRemembered(before, address) && !isRemembered(after, address);
  return journal.some(isForgotten) ? journal.filter((entry) => !isForgotten(entry)) : journal;
}
