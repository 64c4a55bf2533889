import { isSaidFull } from '../checks/storage.ts';
import type { HealthCode } from '../model/health.ts';
import type { Member } from '../model/matter.ts';
import { briefly, catalogue, explain, type Lang } from '../text/index.ts';
import type { Alert, Point } from './alert.ts';
import { extentOf, wholeWords } from './whole-words.ts';

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
  const isOfOneLeg = kind === 'servers' && extentOf(coversOf(point)) === 'same';
  if (isOfOneLeg && (check === 'receiving' || check === 'sending')) return allClearOf[check];
  if (kind === 'password' && check === 'sending') return allClear.cerbere;
  const wereMissing = speeches[0]?.matter.told?.code === 'collection.maybe-not-receiving';
  return wereMissing ? allClearOf.arrivals : allClear[kind];
}

/** Of a box that is full, or whose day the words tell already. */
const isOver: readonly HealthCode[] = ['storage.full', 'storage.full-in-closure'];

function troubleWords(point: Point, { lang, fullOn }: AlertTextOptions): Words {
  const { alerts } = catalogue(lang);
  const { says, kind, lead } = point;
  const whole = wholeWords(kind, lead, coversOf(point), lang, says === 'reminder' ? says : 'alarm');
  if (whole?.body !== undefined) return { title: whole.title, body: whole.body };
  const { title, meaning, advice } = explain(lead, lang);
  const isByWord = isSaidFull(lead);
  const isDated = lead.check === 'storage' && !isOver.includes(lead.code);
  const date = isDated ? fullOn(lead.address) : null;
  const forecast = date === null ? '' : alerts.fullOn(date);
  const brief = isByWord ? alerts.saidFull : briefly(lead, lang);
  const body = brief === null ? [meaning, forecast, advice] : [brief, forecast];
  return { title: whole?.title ?? title, body: body.filter((part) => part !== '').join(' ') };
}

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
