import { hasLeg, type WatchContext } from '../model/context.ts';
import { type Health, isOfLegs, legs, type Status, worstStatus } from '../model/health.ts';
import { holdOf, latchedBy } from '../model/leg-state.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import { withNames } from '../tell/alert-text.ts';
import { isSnoozed } from '../tell/occasion.ts';
import { catalogue, type Lang } from '../text/index.ts';
import { isBelieved } from '../time/believed-clock.ts';
import { type Concern, concernsOf, rank, shownChecks } from './matter-view.ts';
import { dash, fitted, type MenuEntry, menuOf } from './tray-menu.ts';

/** One mailbox in a line: `label` is the user's name for it, or its address. */
export type MailboxLine = {
  readonly address: string;
  readonly label: string;
  readonly status: Status;
  readonly line: string;
  /** What stands after it, whole, where the line must be cut. */
  readonly figures: readonly string[];
};

/** All that the tray shows. The tooltip is never empty and has at most 127 UTF-16 units. */
export type TrayView = {
  readonly icon: Status;
  readonly tooltip: string;
  /** What the tooltip says, uncut: the gravest open trouble, how many others, and the days left of CERBERE. */
  readonly headline: string;
  /** Worst first. */
  readonly mailboxes: readonly MailboxLine[];
  readonly isSnoozed: boolean;
  readonly menu: readonly MenuEntry[];
};

/**
 * Icon, tooltip and menu for what is known at this moment.
 * @param labelOf the user's name for a mailbox; null where there is only one and no name is needed
 */
export function trayView(
  state: WatchState,
  nowMs: number,
  context: WatchContext,
  lang: Lang,
  labelOf: (address: string) => string | null,
): TrayView {
  const { tray, status: statusWords } = catalogue(lang);
  const isClockRight = isBelieved(state.clock);
  const mailboxes = state.mailboxes
    .map((mailbox): MailboxLine => {
      const { address } = mailbox;
      const status = mailboxStatus(mailbox, state, context);
      const titles = concernsOf({ ...state, mailboxes: [mailbox] }, context, lang).map(({ title }) => title);
      const fallback = isClockRight ? statusWords[status] : tray.clockWrong;
      const says = status === 'ok' ? tray.allWell(1) : titles.length > 0 ? titles.join(dash) : fallback;
      const figures = status === 'ok' ? figuresOf([mailbox], lang) : daysOf([mailbox], lang);
      return { address, label: labelOf(address) ?? address, status, line: says, figures };
    })
    .sort((a, b) => rank(a.status) - rank(b.status));
  const icon = mailboxes[0]?.status ?? 'unknown';
  const said = headlineOf(state, mailboxes, context, lang, labelOf);
  const withClock = (text: string): string =>
    isClockRight || text.startsWith(tray.clockWrong) ? text : [tray.clockWrong, text].join(dash);
  const headline = withClock(said.headline);
  const tooltip = isClockRight ? said.tooltip : fitted(headline);
  const view = {
    icon,
    tooltip,
    headline,
    mailboxes,
    isSnoozed: isSnoozed(state, nowMs),
  };
  return { ...view, menu: menuOf(view, state, nowMs, context, lang) };
}

/** The worst that is known of the mailbox; well only when every leg it has was seen to work, and dates are judged. */
export function mailboxStatus(
  mailbox: MailboxState,
  { clock }: Pick<WatchState, 'clock'>,
  context: WatchContext,
): Status {
  const worst = worstStatus(shownChecks(mailbox, context).map((check) => mailbox.health[check].status));
  const isLatched = legs.some((leg) => {
    const state = mailbox.legs[leg];
    return hasLeg(mailbox, leg, context) && latchedBy(state) !== null && holdOf(state) === null;
  });
  // A refusal stays red until the user acts, whatever was learned since.
  if (isLatched) return 'critical';
  const isAllKnown = isBelieved(clock) && unknownNeeds(mailbox, context).length === 0;
  return worst === 'ok' && !isAllKnown ? 'unknown' : worst;
}

/** Without which no mailbox is well: its legs, and how much a box that is not small may hold. */
function unknownNeeds({ address, health }: MailboxState, context: WatchContext): readonly Health[] {
  const needed = legs.filter((leg) => hasLeg({ address }, leg, context)).map((leg) => health[leg]);
  const { storage } = health;
  return [...needed, ...(storage.code === 'storage.learning' ? [storage] : [])].filter(
    ({ status }) => status === 'unknown',
  );
}

/** How full a box is, as far as its verdict says. */
function fillOf(health: Health): { readonly percent?: number | null; readonly usedBytes?: number | null } {
  switch (health.code) {
    case 'storage.ok':
    case 'storage.high':
    case 'storage.very-high':
    case 'storage.full-in-closure':
    case 'storage.full':
    case 'storage.learning':
    case 'storage.unusual':
    case 'storage.very-unusual':
      return health.facts;
    default:
      return {};
  }
}

/** How long the CERBERE password lasts, of several mailboxes the soonest; nothing where that is over or not known. */
function daysOf(mailboxes: readonly MailboxState[], lang: Lang): readonly string[] {
  const { tray } = catalogue(lang);
  const days = mailboxes.flatMap(({ health }) => {
    const found = health['password-expiry'];
    const isOver =
      isOfLegs(health.sending.code, 'password-refused') || isOfLegs(health.sending.code, 'password-expired');
    return !isOver && hasDaysLeft(found) ? [found.facts.daysLeft] : [];
  });
  return days.length > 0 ? [tray.cerbereDays(Math.min(...days), mailboxes.length)] : [];
}

type Countdown = Extract<Health, { code: 'password-expiry.ok' | 'password-expiry.soon' | 'password-expiry.today' }>;
const hasDaysLeft = (health: Health): health is Countdown =>
  health.code === 'password-expiry.ok' ||
  health.code === 'password-expiry.soon' ||
  health.code === 'password-expiry.today';

/** How long the CERBERE password lasts and how full the box is; of several mailboxes the nearest to trouble. */
function figuresOf(mailboxes: readonly MailboxState[], lang: Lang): readonly string[] {
  const { tray } = catalogue(lang);
  const count = mailboxes.length;
  const isSaid = (code: Health['code']): boolean =>
    mailboxes.some(({ health }) => health['password-expiry'].code === code);
  const fills = mailboxes.map(({ health }) => fillOf(health.storage));
  const percents = fills.flatMap(({ percent }) => percent ?? []);
  const [only] = fills;
  const password = isSaid('password-expiry.date-to-confirm')
    ? [tray.cerbereDateDoubtful]
    : isSaid('password-expiry.date-unknown')
      ? [tray.cerbereDateMissing]
      : daysOf(mailboxes, lang);
  const space =
    percents.length === count
      ? [tray.filled(Math.floor(Math.max(...percents)), count)]
      : count === 1 && only?.usedBytes != null
        ? [tray.contains(only.usedBytes)]
        : [];
  return [...password, ...space];
}

/** The first line: the gravest thing that is open, whose it is, how many others there are, and the days left of CERBERE. */
function headlineOf(
  state: WatchState,
  mailboxes: readonly MailboxLine[],
  context: WatchContext,
  lang: Lang,
  labelOf: (address: string) => string | null,
): Pick<TrayView, 'headline' | 'tooltip'> {
  const { tray, alerts } = catalogue(lang);
  const count = mailboxes.length;
  if (count === 0) return withFigures(tray.noMailbox, []);
  const troubled = mailboxes.filter(({ status }) => status !== 'ok');
  if (troubled.length === 0) return withFigures(tray.allWell(count), figuresOf(state.mailboxes, lang));
  const [first, ...others] = concernsOf(state, context, lang);
  // A refusal outlives its verdict: then the mailbox says no more than its colour.
  const title = first ? nameOf(first, count, lang, labelOf) : (troubled[0]?.line ?? '');
  const says = others.length > 0 ? alerts.summaryTitle(title, others.length) : title;
  return withFigures(says, first?.key.startsWith('cerbere ') ? [] : daysOf(state.mailboxes, lang));
}

/** Its title with the mailboxes that it is about; what nobody knows of any of them is nobody's in particular. */
function nameOf(
  { title, status, addresses }: Concern,
  count: number,
  lang: Lang,
  labelOf: (address: string) => string | null,
): string {
  const isOfAll = status === 'unknown' && addresses.length === count;
  return isOfAll ? title : withNames(title, addresses, { lang, labelOf });
}

const withFigures = (says: string, figures: readonly string[]): Pick<TrayView, 'headline' | 'tooltip'> => ({
  headline: [says, ...figures].join(dash),
  tooltip: fitted(says, figures),
});
