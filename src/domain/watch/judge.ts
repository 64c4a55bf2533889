import { certificateTurnMs } from '../checks/certificate.ts';
import { assess } from '../checks/index.ts';
import { boxStaleMs, measuringLeg, staleMs } from '../checks/sight.ts';
import { wordsEndMs } from '../checks/storage.ts';
import { namesLimitMs, type WatchContext } from '../model/context.ts';
import { type CheckId, checkIds, type Health, type Leg, legs } from '../model/health.ts';
import type { Measured } from '../model/leg-state.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import type { WatchEvent } from '../model/watch-event.ts';
import { dayInUseMs } from '../time/awake.ts';
import type { ClockDoubt } from '../time/believed-clock.ts';
import { type MatterChange, matterChanges } from './matter-changes.ts';
import { judgeMatters } from './matters.ts';

/** A verdict that changed. */
export type Transition = {
  readonly atMs: number;
  readonly address: string;
  readonly check: CheckId;
  readonly from: Health;
  readonly to: Health;
};

export type Reduced = {
  readonly state: WatchState;
  readonly transitions: readonly Transition[];
  readonly changes: readonly MatterChange[];
};

/** What may change verdicts on mailboxes that it does not touch. */
const concernsAll: readonly WatchEvent['kind'][] = [
  'started',
  'resumed',
  'suspended',
  'network',
  'settings-changed',
  'rules-changed',
  'mail-program',
];

/** By what rules a mailbox was judged, and for which time what was found holds unless something happens to it. */
type Judgement = Pick<WatchContext, 'policy' | 'settingsOf' | 'calendar' | 'schoolDays'> & {
  readonly doubt: ClockDoubt | null;
  readonly fromMs: number;
  readonly untilMs: number;
};
/** Of mailboxes as they were left by {@link judge}. It only spares work: judged again, they would be found the same. */
const judgements = new WeakMap<MailboxState, Judgement>();

/** Verdicts and matters after an event: of mailboxes that it has touched, and where the time has come. */
export function judge(state: WatchState, { kind, atMs }: WatchEvent, context: WatchContext): Reduced {
  const transitions: Transition[] = [];
  const mayHold = !concernsAll.includes(kind);
  const mailboxes = state.mailboxes.map((mailbox) =>
    mayHold && isJudged(mailbox, state, atMs, context) ? mailbox : judged(mailbox, state, atMs, context, transitions),
  );
  const isSame = mailboxes.every((mailbox, index) => mailbox === state.mailboxes[index]);
  const judgedState = judgeMatters(isSame ? state : { ...state, mailboxes }, atMs, context);
  return { state: judgedState, transitions, changes: matterChanges(state.matters, judgedState.matters) };
}

function isJudged(mailbox: MailboxState, { clock }: WatchState, nowMs: number, context: WatchContext): boolean {
  const known = judgements.get(mailbox);
  if (known === undefined || nowMs < known.fromMs || nowMs >= known.untilMs) return false;
  const { policy, settingsOf, calendar, schoolDays } = context;
  const isSameRule = known.policy === policy && known.settingsOf === settingsOf && known.doubt === clock.doubt;
  return isSameRule && known.calendar === calendar && known.schoolDays === schoolDays;
}

/** @param transitions takes in the verdicts that have changed */
function judged(
  mailbox: MailboxState,
  watch: WatchState,
  nowMs: number,
  context: WatchContext,
  transitions: Transition[],
): MailboxState {
  const verdicts = assess(mailbox, watch, nowMs, context);
  const health = { ...mailbox.health };
  for (const check of checkIds) {
    const from = mailbox.health[check];
    const verdict = verdicts[check];
    const isSame = from.status === verdict.status && from.code === verdict.code;
    if (isSame && from.facts === verdict.facts) continue;
    const to: Health = { ...verdict, sinceMs: isSame ? from.sinceMs : nowMs };
    health[check] = to;
    if (isSame) continue;
    transitions.push({ atMs: nowMs, address: mailbox.address, check, from, to });
  }
  const found: MailboxState = {
    ...mailbox,
    health,
    // What has only grown old is compared with what it was.
    collection:
      verdicts.collection.status === 'unknown'
        ? mailbox.collection
        : { ...mailbox.collection, verdict: verdicts.collection },
  };
  const { policy, settingsOf, calendar, schoolDays } = context;
  const untilMs = sureUntilMs(found, watch, nowMs, context);
  const { doubt } = watch.clock;
  judgements.set(found, { doubt, policy, settingsOf, calendar, schoolDays, fromMs: nowMs, untilMs });
  return found;
}

/**
 * The first instant (epoch milliseconds) at which time alone may change what {@link assess} says of a mailbox. Until then
 * only what happens to it can, to the network, to the rules, or a clock that is set back. Counters of awake time never
 * run faster than the clock, so the time that they lack is a lower bound.
 */
function sureUntilMs(mailbox: MailboxState, { awake }: WatchState, nowMs: number, context: WatchContext): number {
  const { calendar } = context;
  const today = calendar.localDate(nowMs);
  let untilMs = calendar.startOfDay(calendar.addDays(today, 1));
  const consider = (inMs: number): void => {
    if (inMs > 0) untilMs = Math.min(untilMs, nowMs + inMs);
  };
  // Stale is what is older than the limit.
  const considerCounter = (awakeMs: number): void => consider(awakeMs + 1 - awake.totalMs);
  const considerAge = (leg: Leg, measured: Measured | null | undefined): void => {
    if (measured) considerCounter(measured.awakeMs + staleMs(measured, leg, context));
  };
  for (const leg of legs) {
    considerAge(leg, mailbox.legs[leg].success);
    considerAge(leg, mailbox.legs[leg].told);
    considerAge(leg, mailbox.certificates[leg]?.seen);
  }
  considerAge('receiving', mailbox.certificates.quota?.seen);
  const boxLeg = measuringLeg(mailbox, context);
  for (const measured of Object.values(mailbox.measured))
    if (measured) considerCounter(measured.awakeMs + boxStaleMs(measured, boxLeg, context));
  for (const endMs of wordsEndMs(mailbox, context)) considerCounter(endMs);
  if (mailbox.names) consider(mailbox.names.sinceWorkingMs + namesLimitMs - awake.workingMs);
  consider(dayInUseMs(awake, today) - (awake.byDay[today] ?? 0));
  const notice = context.policy.certificateNoticeDays;
  for (const seen of Object.values(mailbox.certificates)) consider(certificateTurnMs(seen, nowMs, notice) - nowMs);
  return untilMs;
}
