import { assess } from '../checks/index.ts';
import { sureUntilMs } from '../checks/sure-until.ts';
import type { WatchContext } from '../model/context.ts';
import { type CheckId, checkIds, type Health } from '../model/health.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import type { WatchEvent } from '../model/watch-event.ts';
import { noteIncidents } from './incidents.ts';

/** A verdict that changed. */
export type Transition = {
  readonly atMs: number;
  readonly address: string;
  readonly check: CheckId;
  readonly from: Health;
  readonly to: Health;
};

export type Reduced = { readonly state: WatchState; readonly transitions: readonly Transition[] };

/** What may change verdicts on mailboxes that it does not touch. */
const concernsAll: readonly WatchEvent['kind'][] = [
  'started',
  'resumed',
  'suspended',
  'network',
  'settings-changed',
  'rules-changed',
];

/** By what rules a mailbox was judged, and for which time what was found holds unless something happens to it. */
type Judgement = Pick<WatchContext, 'policy' | 'settingsOf' | 'calendar'> & {
  readonly fromMs: number;
  readonly untilMs: number;
};
/** Of mailboxes as they were left by {@link judge}. It only spares work: judged again, they would be found the same. */
const judgements = new WeakMap<MailboxState, Judgement>();

/** Verdicts and incidents after an event: of mailboxes that it has touched, and where the time has come. */
export function judge(state: WatchState, { kind, atMs }: WatchEvent, context: WatchContext): Reduced {
  const transitions: Transition[] = [];
  const mayHold = !concernsAll.includes(kind);
  const mailboxes = state.mailboxes.map((mailbox) =>
    mayHold && isJudged(mailbox, atMs, context) ? mailbox : judged(mailbox, state, atMs, context, transitions),
  );
  const isSame = mailboxes.every((mailbox, index) => mailbox === state.mailboxes[index]);
  return { state: isSame ? state : { ...state, mailboxes }, transitions };
}

function isJudged(mailbox: MailboxState, nowMs: number, { policy, settingsOf, calendar }: WatchContext): boolean {
  const known = judgements.get(mailbox);
  if (known === undefined || nowMs < known.fromMs || nowMs >= known.untilMs) return false;
  return known.policy === policy && known.settingsOf === settingsOf && known.calendar === calendar;
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
  let hasTurned = false;
  for (const check of checkIds) {
    const from = mailbox.health[check];
    const verdict = verdicts[check];
    const isSame = from.status === verdict.status && from.code === verdict.code;
    if (isSame && from.facts === verdict.facts) continue;
    const to: Health = { ...verdict, sinceMs: isSame ? from.sinceMs : nowMs };
    health[check] = to;
    if (isSame) continue;
    hasTurned = true;
    transitions.push({ atMs: nowMs, address: mailbox.address, check, from, to });
  }
  const assessed: MailboxState = {
    ...mailbox,
    health,
    collection: { ...mailbox.collection, verdict: verdicts.collection },
  };
  const found = hasTurned ? noteIncidents(assessed, nowMs) : assessed;
  const { policy, settingsOf, calendar } = context;
  const untilMs = sureUntilMs(found, watch, nowMs, context);
  judgements.set(found, { policy, settingsOf, calendar, fromMs: nowMs, untilMs });
  return found;
}
