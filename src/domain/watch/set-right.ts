import { bounded, keepShut } from '../leg/index.ts';
import type { Health, Leg, Verdict } from '../model/health.ts';
import type { Patience, Rest } from '../model/latch.ts';
import type { LegState, Measured, Moment } from '../model/leg-state.ts';
import type { Matter, MatterKind } from '../model/matter.ts';
import type { CollectionState, MailboxState, Sleeper, StorageState, WatchState } from '../model/state.ts';
import type { AwakeTime } from '../time/awake.ts';
import type { Calendar } from '../time/calendar.ts';

/** The time that is right, and its local date. */
type Right = { readonly nowMs: number; readonly today: string };
type Rule<Value> = (value: Value, right: Right) => Value;
/** A rule for every field: one that is added does not compile before it has its own. */
type Rules<Whole> = { readonly [Key in keyof Whole]-?: Rule<Whole[Key]> };

/**
 * The state after the clock was set back: what it remembers and what lies ahead of now is brought to now, or dropped where
 * it would be evidence or an answer that nobody gave. Nothing is let through by it: a refusal stands, and whatever rests begins its rest anew.
 */
export const setRight = (state: WatchState, nowMs: number, calendar: Calendar): WatchState =>
  watch(state, { nowMs, today: calendar.localDate(nowMs) });

/** Has nothing to do with time, or is a length of it. */
const same = <Value>(value: Value): Value => value;
const instant: Rule<number> = (atMs, { nowMs }) => Math.min(atMs, nowMs);
const date: Rule<string> = (day, { today }) => (day > today ? today : day);
const orNull =
  <Value>(rule: Rule<Value>): Rule<Value | null> =>
  (value, right) =>
    value === null ? null : rule(value, right);
const each =
  <Value>(rule: Rule<Value>): Rule<readonly Value[]> =>
  (list, right) =>
    list.map((one) => rule(one, right));
const ofEach =
  <Whole extends object>(rule: Rule<Whole[keyof Whole]>): Rule<Whole> =>
  (record, right) =>
    Object.fromEntries(
      Object.entries(record).map(([key, one]) => [key, rule(one as Whole[keyof Whole], right)]),
    ) as Whole;
const pastDates: Rule<readonly string[]> = (dates, { today }) => dates.filter((day) => day <= today);
const pastDays: Rule<Readonly<Record<string, number>>> = (days, { today }) =>
  Object.fromEntries(Object.entries(days).filter(([day]) => day <= today));
const pastSamples: Rule<readonly { readonly atMs: number; readonly used: number }[]> = (samples, { nowMs }) =>
  samples.filter(({ atMs }) => atMs <= nowMs);

function whole<Whole extends object>(rules: Rules<Whole>): Rule<Whole> {
  const keys = Object.keys(rules) as (keyof Whole)[];
  return (value, right) => {
    const put = { ...value };
    // What an older file does not hold stays away.
    for (const key of keys) if (key in value) put[key] = rules[key](value[key], right);
    return put;
  };
}

/** Facts hold one instant, when a failure was seen, and two days in the past: when a leg was last looked at, and when a kept measurement was made. */
function verdict<Found extends Verdict>(found: Found, { nowMs, today }: Right): Found {
  const { facts } = found;
  if ('since' in facts && facts.since > today) return { ...found, facts: { ...facts, since: today } };
  if ('kept' in facts && facts.kept !== undefined && facts.kept.date > today)
    return { ...found, facts: { ...facts, kept: { ...facts.kept, date: today } } };
  if (!('sinceLookMs' in facts) || facts.sinceLookMs === null || facts.sinceLookMs <= nowMs) return found;
  return { ...found, facts: { ...facts, sinceLookMs: nowMs } };
}
const health: Rule<Health> = (known, right) => ({ ...verdict(known, right), sinceMs: instant(known.sinceMs, right) });

const rest: Rule<Rest> = whole<Rest>({ sinceMs: instant, lengthMs: same });
const patience: Rules<Patience> = { doubtSinceMs: orNull(instant), rest: orNull(rest) };

/** The other counter is of time awake. */
const moment: Rules<Moment> = { atMs: instant, awakeMs: same };
const measured: Rule<Measured> = whole<Measured>({ ...moment, paceMs: same });

const leg: Rule<LegState> = whole<LegState>({
  mode: same,
  due: (due, { nowMs }) => due && bounded(due, nowMs),
  lastLookMs: orNull(instant),
  lastKind: same,
  success: orNull(measured),
  told: orNull(measured),
  seenOn: orNull(date),
  // Counted all the same: a day of wrong dates gives no sessions back.
  sessions: whole<LegState['sessions']>({ date, count: same }),
  trouble: whole<LegState['trouble']>({
    transport: same,
    transportSinceMs: orNull(instant),
    silent: same,
    mechanism: same,
    // Counted on the time awake.
    busy: same,
  }),
  patience: whole(patience),
  established: verdict,
  loginDelaySeconds: same,
  isClearing: same,
  begunMs: orNull(instant),
});

const storage: Rule<StorageState> = whole<StorageState>({
  level: same,
  saidFull: ofEach<StorageState['saidFull']>((said, right) => said && measured(said, right)),
  // Counted on the time awake.
  rising: same,
  latest: same,
  quota: orNull(whole<NonNullable<StorageState['quota']>>({ ...moment, use: same, isFull: same })),
  owed: same,
  fine: pastSamples,
  daily: pastSamples,
  peaks: (peaks, { today }) => peaks.filter((peak) => peak.date <= today),
  oddOn: orNull(date),
});

const ages = each(whole<CollectionState['ages'][number]>({ date, count: same }));

const collection: Rule<CollectionState> = whole<CollectionState>({
  last: orNull(whole<NonNullable<CollectionState['last']>>({ atMs: instant, messages: same, octets: same })),
  waitingSince: orNull(date),
  isCollected: same,
  takenMs: orNull(instant),
  lookedOn: pastDates,
  listed: orNull(whole<NonNullable<CollectionState['listed']>>({ atMs: instant, hashes: same })),
  ages,
  listedAges: ages,
  agedOut: (events, { today }) => events.filter(({ on }) => on <= today),
  survivors: whole<CollectionState['survivors']>({ hashes: same, dates: pastDates }),
  cleared: orNull(whole<NonNullable<CollectionState['cleared']>>({ on: date, mailSinceMs: orNull(instant) })),
  foreign: pastDates,
  arrivals: pastDays,
  overnight: pastDays,
  lastArrival: orNull(date),
  verdict,
});

const mailboxRules: Rule<MailboxState> = whole<MailboxState>({
  address: same,
  legs: ofEach<Readonly<Record<Leg, LegState>>>(leg),
  // The other counter is of time awake.
  names: orNull(whole<NonNullable<MailboxState['names']>>({ sinceMs: instant, sinceWorkingMs: same })),
  storage,
  quotaLatch: whole<MailboxState['quotaLatch']>({ ...patience, closedBy: same, silent: same }),
  lockOut: orNull(rest),
  password: whole<MailboxState['password']>({
    firstAcceptedOn: orNull(date),
    lastAcceptedOn: orNull(date),
    refused: same,
    // A day that is still to come has disproved nothing.
    disproved: (known, { today }) => (known && !known.isRenewed && known.expiresOn >= today ? null : known),
  }),
  collection,
  program: whole<MailboxState['program']>({ found: same, readMs: orNull(instant), copiesOn: orNull(date) }),
  measured: whole<MailboxState['measured']>({ storage: orNull(measured), collection: orNull(measured) }),
  // Their own dates are the servers'.
  certificates: ofEach<MailboxState['certificates']>(
    (shown, right) => shown && { ...shown, seen: measured(shown.seen, right) },
  ),
  health: ofEach<MailboxState['health']>(health),
});

/** A lock-out that began ahead of now may have let a leg try already: the pause begins anew for all. */
const mailbox: Rule<MailboxState> = (known, right) => {
  const put = mailboxRules(known, right);
  const isAhead = known.lockOut !== null && known.lockOut.sinceMs > right.nowMs;
  return isAhead ? keepShut(put, right.nowMs) : put;
};

/** What was said of these hung on the date: said ahead of now, it was not true. */
const dated: readonly MatterKind[] = ['cerbere', 'date', 'certificate', 'collection', 'copies'];

const told: Rule<NonNullable<Matter['told']>> = whole<NonNullable<Matter['told']>>({
  gravity: same,
  code: same,
  alarmMs: instant,
  lastMs: instant,
  of: same,
  times: same,
});
const matterRules: Rule<Matter> = whole<Matter>({
  id: same,
  kind: same,
  address: same,
  members: same,
  level: same,
  gravity: same,
  sinceMs: instant,
  newsMs: instant,
  told: orNull(told),
  fallenMs: orNull(instant),
  quietMs: orNull(instant),
  isSettled: same,
  hasReturned: same,
  toast: same,
  joined: same,
  notedGravity: same,
});
const matter: Rule<Matter> = (known, right) => {
  const isUntrue = dated.includes(known.kind) && known.told !== null && known.told.lastMs > right.nowMs;
  return matterRules(isUntrue ? { ...known, told: null, notedGravity: null } : known, right);
};

const awake: Rule<AwakeTime> = whole<AwakeTime>({
  sinceMs: orNull(instant),
  countedToMs: instant,
  totalMs: same,
  onlineMs: same,
  workingMs: same,
  byDay: pastDays,
});

const watchRules: Rule<WatchState> = whole<WatchState>({
  schema: same,
  // Knows by itself.
  clock: same,
  awake,
  isNetworkUp: same,
  mailProgram: whole<WatchState['mailProgram']>({ status: same, sinceMs: instant, ranOn: orNull(date) }),
  snoozedUntilMs: same,
  snoozeLengthMs: same,
  audience: whole<WatchState['audience']>({
    isPresent: same,
    sinceMs: instant,
    knownFrom: orNull(date),
    lastInHours: orNull(date),
    thereOn: pastDates,
  }),
  mailboxes: each(mailbox),
  asleep: each(whole<Sleeper>({ sinceMs: instant, mailbox })),
  matters: each(matter),
  withdrawals: same,
  gaps: (gaps, { nowMs }) => gaps.filter(({ fromMs, toMs }) => Math.max(fromMs, toMs) <= nowMs),
});

const watch: Rule<WatchState> = (state, right) => {
  const put = watchRules(state, right);
  const { snoozedUntilMs, snoozeLengthMs } = put;
  // A snooze lasts no longer than it was to last.
  return snoozedUntilMs === null
    ? put
    : { ...put, snoozedUntilMs: Math.min(snoozedUntilMs, right.nowMs + snoozeLengthMs) };
};
