import type { CheckId, Facts, HealthCode, Status } from './health.ts';
import type { Transition } from './watch.ts';

/** One line of the journal: a trouble began, changed or ended. */
export type JournalEntry = {
  readonly atMs: number;
  readonly address: string;
  readonly check: CheckId;
  readonly status: Status;
  readonly code: HealthCode;
  readonly facts: Facts;
};

/** Entries kept; a school with one trouble a day keeps a year. */
const entriesKept = 400;

/** What a reader of the journal wants to know of: what went wrong, and when it was good again. */
function isWorthKeeping({ from, to }: Transition): boolean {
  const isTrouble = (status: Status): boolean => status === 'warning' || status === 'critical';
  return isTrouble(to.status) || (isTrouble(from.status) && to.status === 'ok');
}

/** The journal after these transitions, newest last. */
export function noteTransitions(
  journal: readonly JournalEntry[],
  transitions: readonly Transition[],
): readonly JournalEntry[] {
  const added = transitions.filter(isWorthKeeping).map(({ atMs, address, check, to }): JournalEntry => {
    const { status, code, facts } = to;
    return { atMs, address, check, status, code, facts };
  });
  return added.length === 0 ? journal : [...journal, ...added].slice(-entriesKept);
}
