import { isSaidFull } from '../checks/storage.ts';
import type { WatchContext } from '../model/context.ts';
import { type Finding, isOfLegs, legs } from '../model/health.ts';
import { gatherMs, isSamePlace, type Matter, type MatterKind, type Member } from '../model/matter.ts';
import type { WatchState } from '../model/state.ts';
import { briefly, catalogue, explain, type Lang } from '../text/index.ts';
import { withdrawn } from '../watch/matters.ts';
import { isLookAwaited, type Occasion, occasionOf } from './occasion.ts';
import { type Severity, type Speech, speechOf, type Told } from './speech.ts';

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
    .filter((speech) => maySay(speech, occasion, context));
  return speeches.length === 0 ? null : alertOf(speeches);
}

/** In a closure too, the last rungs of the ladder are said: as many as these. */
const lastRungs = 3;

function maySay({ severity, gravity, lead }: Speech, occasion: Occasion, { policy }: WatchContext): boolean {
  if (severity === 'critical' || occasion === 'all') return true;
  const isRung = lead.code === 'password-expiry.soon' || lead.code === 'password-expiry.today';
  return occasion === 'closure' && isRung && gravity % 100 > policy.passwordNoticeDays.length - lastRungs;
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
    fallenMs: null,
    toast: tag,
  };
}

export type AlertText = {
  readonly title: string;
  readonly body: string;
  /** Words for its buttons, where the system shows any. */
  readonly buttons: { readonly help: string; readonly noted: string };
};

/** What an alert needs beside itself to be put into words. */
export type AlertTextOptions = {
  readonly lang: Lang;
  /** The user's name for a mailbox; null where there is only one and no name is needed. */
  readonly labelOf: (address: string) => string | null;
  /** Local date on which the box will be full; null when the data do not say. */
  readonly fullOn: (address: string) => string | null;
};

/** Title and body of a toast: what happened, what it means, what to do. Of several points, the gravest is the title. */
export function alertText({ points }: Alert, options: AlertTextOptions): AlertText {
  const texts = points.map((point) => pointText(point, options));
  const { summaryTitle, buttons } = catalogue(options.lang).alerts;
  const [first = { title: '', body: '' }, ...others] = texts;
  if (others.length === 0) return { ...first, buttons };
  const body = texts.map((text) => `• ${text.title}`).join('\n');
  return { title: summaryTitle(first.title, others.length), body, buttons };
}

function pointText(point: Point, options: AlertTextOptions): Words {
  const { title, body } =
    point.says === 'all-clear' ? allClearWords(point, options.lang) : troubleWords(point, options);
  return {
    title: withNames(
      title,
      coversOf(point).map(({ address }) => address),
      options,
    ),
    body,
  };
}

const coversOf = ({ speeches }: Point): readonly Member[] => speeches.flatMap(({ covers }) => covers);

type Words = Omit<AlertText, 'buttons'>;

function allClearWords(point: Point, lang: Lang): Words {
  const { allClear, allClearOf } = catalogue(lang).alerts;
  const { kind, lead, speeches } = point;
  const { check } = lead;
  const isOfOneLeg = kind === 'servers' && !isOfBothLegs(coversOf(point));
  if (isOfOneLeg && (check === 'receiving' || check === 'sending')) return allClearOf[check];
  if (kind === 'password' && check === 'sending') return allClear.cerbere;
  const wereMissing = speeches[0]?.matter.told?.code === 'collection.maybe-not-receiving';
  return wereMissing ? allClearOf.arrivals : allClear[kind];
}

function troubleWords(point: Point, { lang, fullOn }: AlertTextOptions): Words {
  const { alerts } = catalogue(lang);
  const { says, kind, lead } = point;
  const whole = wholeWords(kind, lead, coversOf(point), lang, says === 'reminder' ? says : 'alarm');
  if (whole?.body !== undefined) return { title: whole.title, body: whole.body };
  const { title, meaning, advice } = explain(lead, lang);
  const isByWord = isSaidFull(lead);
  const isDated = lead.check === 'storage' && !isByWord && lead.code !== 'storage.full-in-closure';
  const date = isDated ? fullOn(lead.address) : null;
  const forecast = date === null ? '' : alerts.fullOn(date);
  const brief = isByWord ? alerts.saidFull : briefly(lead, lang);
  const body = brief === null ? [meaning, forecast, advice] : [brief, forecast];
  return { title: whole?.title ?? title, body: body.filter((part) => part !== '').join(' ') };
}

/**
 * Words of a whole matter, where those of its gravest verdict alone would not do; without a body where that verdict's own
 * does.
 */
export function wholeWords(
  kind: MatterKind,
  lead: Finding,
  covers: OfChecks,
  lang: Lang,
  says: 'alarm' | 'reminder' = 'alarm',
): { readonly title: string; readonly body?: string } | null {
  const { bothRefused, bothAway, blindTo } = catalogue(lang).alerts;
  if (kind === 'both-passwords') return bothRefused[says];
  if (!isOfBothLegs(covers)) return null;
  if (isOfLegs(lead.code, 'unreachable')) return bothAway;
  return 'since' in lead.facts ? { title: blindTo(lead.facts.since) } : null;
}

type OfChecks = readonly Pick<Member, 'check'>[];

export const isOfBothLegs = (covers: OfChecks): boolean =>
  legs.every((leg) => covers.some(({ check }) => check === leg));

/** A title with the mailboxes that it is about, where there is more than one to be meant. */
export function withNames(
  title: string,
  addresses: readonly string[],
  { lang, labelOf }: Pick<AlertTextOptions, 'lang' | 'labelOf'>,
): string {
  const { alerts } = catalogue(lang);
  const labels = [...new Set(addresses)].flatMap((address) => labelOf(address) ?? []);
  return labels.length === 0 ? title : alerts.named(alerts.names(labels), title);
}
