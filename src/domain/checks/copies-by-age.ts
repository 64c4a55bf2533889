import type { CollectionState } from '../model/state.ts';
import type { Calendar } from '../time/calendar.ts';
import type { CollectionLook } from './collection.ts';

/** Days by which the ages differ at which copies go: a mail program removes them only while it runs. */
const slackDays = 3;
/** Dates on which it must have been seen. */
const evidenceDates = 3;

type Kept = Pick<CollectionState, 'ages' | 'listedAges' | 'agedOut'>;
/** The first-seen dates of what went, of what stayed, and whether the oldest went and all newer stayed. */
export type Fall = { readonly went: readonly string[]; readonly stayed: number; readonly isOldest: boolean };

/**
 * The ages of what is in the box after a look, and whether something went only because it was old: a mail program that
 * removes its copies after some days takes the oldest and leaves all newer ones. What empties the box may be so too.
 */
export function noteAges(
  state: CollectionState,
  look: CollectionLook,
  today: string,
  calendar: Calendar,
): Kept & { readonly fall: Fall; readonly isByAge: boolean; readonly mayBeByAge: boolean } {
  const { ages, fall } = compare(state, look, today, calendar);
  const youngest = fall.went.reduce((latest, date) => (date > latest ? date : latest), '');
  const days = youngest === '' ? 0 : calendar.daysBetween(youngest, today);
  const known = knownDays(state);
  const isOld = days >= 1 && days >= known - slackDays;
  const isByAge = fall.isOldest && fall.stayed > 0 && isOld;
  // Copies of which the last one is old leave an empty box as well, and a holiday without mail lets it be: that decides nothing.
  const mayBeByAge = state.agedOut.length > 0 && !isYoung(days, known);
  const isCollected = look.messages === 0 && fall.went.length > 0 && !mayBeByAge && !goByAge(state);
  return {
    ages: inRuns(ages),
    listedAges: look.hashes ? inRuns(ages) : look.messages === 0 ? [] : state.listedAges,
    agedOut: isByAge ? withToday(state.agedOut, today, days) : isCollected ? [] : state.agedOut,
    fall,
    isByAge,
    mayBeByAge,
  };
}

/** The least age at which copies were seen to go, in days; by far too little while none were. */
const knownDays = ({ agedOut }: CollectionState): number =>
  agedOut.length === 0 ? Number.NEGATIVE_INFINITY : Math.min(...agedOut.map(({ days }) => days));

/** Clearly younger than what goes by age. */
const isYoung = (days: number, known: number): boolean => days < Math.max(known - slackDays, known / 2);

/** Does the mail program remove its copies when they are old? */
export const goByAge = ({ agedOut }: CollectionState): boolean => agedOut.length >= evidenceDates;

/** The local date from which the oldest copy should have gone; null where none is known to go by age. */
export function overdueSince(state: CollectionState, calendar: Calendar): string | null {
  const oldest = state.ages.map(({ date }) => date).sort()[0];
  if (oldest === undefined || !goByAge(state)) return null;
  return calendar.addDays(oldest, Math.max(...state.agedOut.map(({ days }) => days)));
}

function compare(
  state: CollectionState,
  look: CollectionLook,
  today: string,
  calendar: Calendar,
): { readonly ages: readonly string[]; readonly fall: Fall } {
  const counted = compareCounts(state, look, today, calendar);
  const before = state.listed?.hashes ?? [];
  const seen = outOfRuns(state.listedAges);
  // A server may be asked for its list at some looks only: what came since the last list is dated by the counts.
  if (!look.hashes || before.length === 0 || seen.length !== before.length) return counted;
  const isLastLook = state.listed?.atMs === state.last?.atMs;
  const dates = isLastLook ? look.hashes.map(() => today) : counted.ages;
  return compareLists(new Map(before.map((hash, index) => [hash, seen[index] ?? today])), look.hashes, dates);
}

function compareLists(
  seenOn: ReadonlyMap<string, string>,
  hashes: readonly string[],
  unlisted: readonly string[],
): { readonly ages: readonly string[]; readonly fall: Fall } {
  const present = new Set(hashes);
  const before = [...seenOn];
  const went = before.filter(([hash]) => !present.has(hash)).map(([, date]) => date);
  const stayed = before.filter(([hash]) => present.has(hash)).map(([, date]) => date);
  const youngestGone = [...went].sort().at(-1) ?? '';
  return {
    ages: hashes.map((hash, index) => seenOn.get(hash) ?? unlisted[index] ?? ''),
    fall: { went, stayed: stayed.length, isOldest: stayed.every((date) => date >= youngestGone) },
  };
}

function compareCounts(
  state: CollectionState,
  { messages, octets }: CollectionLook,
  today: string,
  calendar: Calendar,
): { readonly ages: readonly string[]; readonly fall: Fall } {
  const { ages, last } = state;
  const seen = outOfRuns(ages);
  const isSwapped = last !== null && last.messages === messages && last.octets !== octets;
  const fell = last === null ? 0 : isSwapped ? Math.min(1, messages) : Math.max(0, last.messages - messages);
  // Small beside what stays: whoever collects takes all of it, and little has come since.
  const isSmall = fell * 2 <= messages;
  const youngest = seen[fell - 1];
  const isExpected =
    goByAge(state) && youngest !== undefined && calendar.daysBetween(youngest, today) >= knownDays(state) - slackDays;
  const isOldest = messages > 0 && (isSmall || isExpected);
  const stayed = isOldest ? seen.slice(fell).slice(0, messages) : [];
  return {
    ages: [...stayed, ...Array.from({ length: messages - stayed.length }, () => today)],
    fall: { went: seen.slice(0, isOldest ? fell : seen.length), stayed: stayed.length, isOldest },
  };
}

const outOfRuns = (ages: CollectionState['ages']): readonly string[] =>
  ages.flatMap(({ date, count }) => Array.from({ length: count }, () => date));

const withToday = (events: CollectionState['agedOut'], today: string, days: number): CollectionState['agedOut'] =>
  [...events.filter(({ on }) => on !== today), { on: today, days }].slice(-evidenceDates);

function inRuns(dates: readonly string[]): CollectionState['ages'] {
  const runs: { date: string; count: number }[] = [];
  for (const date of dates) {
    const run = runs.at(-1);
    if (run?.date === date) run.count += 1;
    else runs.push({ date, count: 1 });
  }
  return runs;
}
