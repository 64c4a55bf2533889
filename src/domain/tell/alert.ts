import { endsAround } from '../checks/closure-ahead.ts';
import type { WatchContext } from '../model/context.ts';
import { gatherMs, isSamePlace, type Matter, type MatterKind, type Member } from '../model/matter.ts';
import type { WatchState } from '../model/state.ts';
import { explain } from '../text/index.ts';
import { withdrawn } from '../watch/matters.ts';
import { isLookAwaited, type Occasion, occasionOf } from './occasion.ts';
import { hasJoined, type Severity, type Speech, speechOf, type Told } from './speech.ts';
import { wholeWords } from './whole-words.ts';

/** One toast: one thing said of one matter, of the same trouble in several mailboxes, or of several matters at once. */
export type Alert = {
  /** Where the system can replace one toast by the next: the same for the same matter. */
  readonly tag: string;
  readonly severity: Severity;
  /** Each a line of its own where there are several; the gravest first. */
  readonly points: readonly Point[];
};

/** What is said in one sentence: the same of each of these matters. */
export type Point = {
  readonly says: Speech['says'];
  readonly kind: MatterKind;
  readonly severity: Severity;
  readonly lead: Told;
  readonly speeches: readonly Speech[];
};

/** What should be said at this moment, as one toast or none. Pure; what was really shown is noted by {@link noteTold}. */
export function dueAlert(state: WatchState, nowMs: number, context: WatchContext): Alert | null {
  const occasion = occasionOf(state, nowMs, context);
  if (occasion === 'nothing') return null;
  const fromMs = speakingSinceMs(state, nowMs, context);
  const gatheredMs = fromMs + gatherMs;
  if (nowMs < gatheredMs && isLookAwaited(state, gatheredMs, context)) return null;
  const speeches = state.matters
    .flatMap((matter) => speechOf(matter, state, nowMs, context) ?? [])
    .filter((speech) => maySay(speech, occasion, state, nowMs, context));
  return speeches.length === 0 ? null : alertOf(speeches);
}

function maySay(speech: Speech, occasion: Occasion, state: WatchState, nowMs: number, context: WatchContext): boolean {
  if (speech.severity === 'critical' || occasion === 'all') return true;
  return occasion === 'closure' && isRungOfClosure(speech, state, nowMs, context);
}

/** The last rungs of the ladder, which are said in a closure too: as many as these. */
const lastRungs = 3;

/**
 * Of the ladder: its last rungs, and an earlier one on a visit, where nobody has been warned of an end that the closure
 * hides: there may be no other.
 */
function isRungOfClosure(
  { matter, gravity, lead }: Speech,
  state: WatchState,
  nowMs: number,
  context: WatchContext,
): boolean {
  if (lead.code !== 'password-expiry.soon' && lead.code !== 'password-expiry.today') return false;
  const { calendar, policy, schoolDays } = context;
  if (gravity % 100 > policy.passwordNoticeDays.length - lastRungs) return true;
  const today = calendar.localDate(nowMs);
  const closure = schoolDays.shutDaysOn(today);
  const isHidden = closure !== null && endsAround(lead.facts.expiresOn, closure, context);
  const lastDays = Math.max(0, ...policy.passwordNoticeDays.slice(-lastRungs));
  return matter.told === null && isHidden && isVisit(state.audience, today, lastDays, context);
}

/** True where nobody was there for so many days before today, of a PC that is known for longer: who comes now may not come again before. */
function isVisit(
  { knownFrom, thereOn }: WatchState['audience'],
  today: string,
  days: number,
  { calendar }: WatchContext,
): boolean {
  const from = calendar.addDays(today, -days);
  return knownFrom !== null && knownFrom < from && !thereOn.some((date) => from <= date && date < today);
}

const order: readonly Severity[] = ['critical', 'warning', 'info', 'recovery'];

function alertOf(speeches: readonly Speech[]): Alert | null {
  const points = new Map<string, Point>();
  for (const speech of [...speeches].sort(worstFirst)) {
    const { says, severity, lead, covers } = speech;
    const { kind } = speech.matter;
    const { title } = wholeWords(kind, lead, covers, 'en') ?? explain(lead, 'en');
    // Two boxes with one trouble are one sentence, unless it tells a number that is another for each.
    const key = says === 'all-clear' ? `${says} ${kind}` : `${kind} ${title}`;
    const known = points.get(key);
    points.set(
      key,
      known ? { ...known, speeches: [...known.speeches, speech] } : { says, kind, severity, lead, speeches: [speech] },
    );
  }
  const [first, ...others] = points.values();
  if (!first) return null;
  const id = first.speeches[0]?.matter.id ?? '';
  const isAlone = others.length === 0 && first.speeches.length === 1;
  return { tag: isAlone ? id : `several ${id}`, severity: first.severity, points: [first, ...others] };
}

const worstFirst = (a: Speech, b: Speech): number =>
  order.indexOf(a.severity) - order.indexOf(b.severity) || b.gravity - a.gravity;

/** From when speaking has been possible without a break: today's opening, the PC's waking, the user's return, the snooze's end. */
function speakingSinceMs(
  { awake, audience, snoozedUntilMs }: WatchState,
  nowMs: number,
  { calendar, policy }: WatchContext,
): number {
  const opening = calendar.atLocal(calendar.localDate(nowMs), policy.speakingHours.opens);
  return Math.max(opening <= nowMs ? opening : 0, awake.sinceMs ?? 0, audience.sinceMs, snoozedUntilMs ?? 0);
}

/** The state after this alert was really shown. */
export function noteTold(state: WatchState, alert: Alert, nowMs: number): WatchState {
  const said = new Map(alert.points.flatMap(({ speeches }) => speeches.map((speech) => [speech.matter.id, speech])));
  const matters = state.matters.map((matter) => {
    const speech = said.get(matter.id);
    return speech ? afterSaying(matter, speech, alert.tag, nowMs) : matter;
  });
  const isReplaced = ({ id, toast }: Matter): boolean => said.has(id) && toast !== null && toast !== alert.tag;
  return withdrawn({ ...state, matters }, state.matters.filter(isReplaced));
}

function afterSaying(matter: Matter, { says, gravity, lead, covers }: Speech, tag: string, nowMs: number): Matter {
  if (says === 'all-clear') return { ...matter, isSettled: true, toast: null };
  const alarmMs = says === 'alarm' ? nowMs : (matter.told?.alarmMs ?? nowMs);
  const times = (matter.told?.times ?? 0) + 1;
  const known = matter.told?.of ?? [];
  const isNew = (member: Member): boolean => !known.some((one) => isSamePlace(one, member));
  const of = [...known, ...covers.filter(isNew).map(({ address, check }) => ({ address, check }))];
  return {
    ...matter,
    told: { gravity, code: lead.code, alarmMs, lastMs: nowMs, of, times },
    // What the user had taken note of was not yet what is said now.
    notedGravity: hasJoined(matter, covers) ? null : matter.notedGravity,
    joined: [],
    fallenMs: null,
    toast: tag,
  };
}
