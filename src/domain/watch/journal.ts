import { type CheckId, checkIds, type Health, type HealthCode, type Status, type Verdict } from '../model/health.ts';
import { isSamePlace, type Matter, type MatterKind, type Place } from '../model/matter.ts';
import type { WatchState } from '../model/state.ts';
import { isRemembered } from './asleep.ts';
import { kindOf } from './cause.ts';
import type { Reduced } from './judge.ts';

/** One line of the journal: a trouble began, changed or ended. */
export type JournalEntry = Verdict & {
  readonly atMs: number;
  readonly address: string;
  readonly check: CheckId;
};

/** Entries kept; a school with one trouble a day keeps a year. */
const entriesKept = 400;

const isTrouble = (status: Status): boolean => status === 'warning' || status === 'critical';
/** No trouble, and yet worth a line. */
const isNote = (code: HealthCode): boolean => code === 'collection.second-reader';

/**
 * The journal after an event, newest last: what went wrong, and when it was good again. Of one matter in one mailbox it has
 * one line for its beginning, one for each rise and one for its end, whatever the number of checks that it touches.
 */
export function noteTransitions(
  journal: readonly JournalEntry[],
  { transitions, changes, state }: Pick<Reduced, 'transitions' | 'changes' | 'state'>,
  atMs: number,
): readonly JournalEntry[] {
  let noted = journal;
  const lastOf = (address: string, check: CheckId): JournalEntry | undefined =>
    noted.findLast((entry) => entry.address === address && entry.check === check);
  const note = (address: string, check: CheckId, { sinceMs: _since, ...verdict }: Health): void => {
    noted = [...withoutAhead(noted, atMs), { atMs, address, check, ...verdict }];
  };
  const open = state.matters.filter(({ quietMs }) => quietMs === null);
  const hasRisen = ({ id }: Matter): boolean =>
    changes.some(({ change, matter }) => change === 'rises' && matter.id === id);
  /** The matter has its line already, and is no worse than that. */
  const isSaid = (place: Place): boolean => {
    const { address, check } = place;
    const matter = open.find(({ members }) => members.some((one) => isSamePlace(one, place)));
    if (matter === undefined) return false;
    return matter.members.some((one) => {
      const last = one.address === address ? lastOf(address, one.check) : undefined;
      if (last === undefined || !isTrouble(last.status)) return false;
      if (one.check === check && kindOf(last.code) !== matter.kind) return false;
      return !hasRisen(matter) || (one.check !== check && last.atMs === atMs);
    });
  };
  /** The matter of which this entry speaks still touches the mailbox. */
  const goesOn = ({ address, code }: JournalEntry): boolean =>
    open.some(({ kind, members }) => kind === sharedKind(code) && members.some((one) => one.address === address));

  /** The gravest of a matter gives its line the words. */
  const rankOf = (place: Place): number =>
    Math.max(0, ...open.map(({ members }) => members.findIndex((one) => isSamePlace(one, place))));
  for (const { address, check, to } of transitions.toSorted((a, b) => rankOf(a) - rankOf(b)))
    if ((isTrouble(to.status) || isNote(to.code)) && !isSaid({ address, check })) note(address, check, to);
  if (transitions.length === 0 && changes.length === 0) return journal;
  for (const { address, health } of state.mailboxes) {
    for (const check of checkIds) {
      if (health[check].status !== 'ok') continue;
      const last = lastOf(address, check);
      if (last && isTrouble(last.status) && !goesOn(last)) note(address, check, health[check]);
    }
  }
  return noted === journal ? journal : noted.slice(-entriesKept);
}

/** What was noted before the clock was set back was noted by now. */
const withoutAhead = (journal: readonly JournalEntry[], nowMs: number): readonly JournalEntry[] =>
  journal.some(({ atMs }) => atMs > nowMs)
    ? journal.map((entry) => ({ ...entry, atMs: Math.min(entry.atMs, nowMs) }))
    : journal;

/** The kind of the matter that several checks of a mailbox may share; null where a matter is one check's own. */
const sharedKind = (code: HealthCode): MatterKind | null => {
  const kind = kindOf(code);
  return kind === 'password' ? null : kind;
};

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
