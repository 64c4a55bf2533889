import { hasLeg, type WatchContext } from '../model/context.ts';
import { checkIds, type Health, isOfLegs, legs, type Status, worstStatus } from '../model/health.ts';
import { holdOf, latchedBy } from '../model/leg-state.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import { isSnoozed } from '../tell/alert.ts';
import { catalogue, explain, type Lang } from '../text/index.ts';
import { fitted, type MenuEntry, menuOf } from './tray-menu.ts';

/** One mailbox in a line: `label` is the user's name for it, or its address. */
export type MailboxLine = {
  readonly address: string;
  readonly label: string;
  readonly status: Status;
  readonly line: string;
};

/** All that the tray shows. The tooltip is never empty and has at most 127 UTF-16 units. */
export type TrayView = {
  readonly icon: Status;
  readonly tooltip: string;
  /** What the tooltip says, uncut. */
  readonly headline: string;
  /** Worst first. */
  readonly mailboxes: readonly MailboxLine[];
  readonly isSnoozed: boolean;
  readonly menu: readonly MenuEntry[];
};

/** Worst first. A mailbox nobody could look at outranks one that is well: a green icon is a promise. */
const worstFirst: readonly Status[] = ['critical', 'warning', 'held', 'unknown', 'ok'];
const rank = (status: Status): number => worstFirst.indexOf(status);

const dash = ' – ';

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
  const mailboxes = state.mailboxes
    .map((mailbox): MailboxLine => {
      const { address } = mailbox;
      const status = mailboxStatus(mailbox, context);
      return { address, label: labelOf(address) ?? address, status, line: lineOf(mailbox, status, context, lang) };
    })
    .sort((a, b) => rank(a.status) - rank(b.status));
  const headline = headlineOf(state, mailboxes, lang, labelOf);
  const view = {
    icon: mailboxes[0]?.status ?? 'unknown',
    tooltip: fitted(headline),
    headline,
    mailboxes,
    isSnoozed: isSnoozed(state, nowMs),
  };
  return { ...view, menu: menuOf(view, state, nowMs, context, lang) };
}

/** The worst that is known of the mailbox; well only when every leg it has was seen to work. */
export function mailboxStatus(mailbox: MailboxState, context: WatchContext): Status {
  const worst = worstStatus(shown(mailbox, context).map(({ status }) => status));
  const isLatched = legs.some((leg) => {
    const state = mailbox.legs[leg];
    return hasLeg(mailbox, leg, context) && latchedBy(state) !== null && holdOf(state) === null;
  });
  // A refusal stays red until the user acts, whatever was learned since.
  if (isLatched) return 'critical';
  return worst === 'ok' && unknownLegs(mailbox, context).length > 0 ? 'unknown' : worst;
}

/** Every verdict, but those on legs the mailbox does not have. */
function shown(mailbox: MailboxState, context: WatchContext): readonly Health[] {
  return checkIds
    .filter((check) => (check === 'receiving' || check === 'sending' ? hasLeg(mailbox, check, context) : true))
    .map((check) => mailbox.health[check]);
}

function unknownLegs(mailbox: MailboxState, context: WatchContext): readonly Health[] {
  return legs
    .filter((leg) => hasLeg(mailbox, leg, context))
    .map((leg) => mailbox.health[leg])
    .filter(({ status }) => status === 'unknown');
}

function lineOf(mailbox: MailboxState, status: Status, context: WatchContext, lang: Lang): string {
  const { tray, status: statusWords } = catalogue(lang);
  if (status === 'ok') return [tray.allWell(1), ...figures([mailbox], lang)].join(dash);
  const troubles = shown(mailbox, context)
    .filter(({ status }) => status !== 'ok' && status !== 'unknown')
    .sort((a, b) => rank(a.status) - rank(b.status));
  const isNew = legs.every((leg) => mailbox.legs[leg].lastLookMs === null);
  const codes = new Set(troubles.map(({ code }) => code));
  const titles = [...troubles, ...unknownLegs(mailbox, context)]
    // The refused login has already said it.
    .filter(({ code }) => code !== 'password-expiry.expired' || !codes.has('sending.password-expired'))
    .map((one) => (isNew && isOfLegs(one.code, 'stale') ? tray.notYetChecked : explain(one, lang).title));
  return titles.length === 0 ? statusWords[status] : [...new Set(titles)].join(dash);
}

/** How full a box is, as far as its verdict says. */
function fillOf(health: Health): { readonly percent?: number | null; readonly usedBytes?: number | null } {
  switch (health.code) {
    case 'storage.ok':
    case 'storage.high':
    case 'storage.very-high':
    case 'storage.full':
      return health.facts;
    default:
      return {};
  }
}

/** How long the CERBERE password lasts and how full the box is; of several mailboxes the nearest to trouble. */
function figures(mailboxes: readonly MailboxState[], lang: Lang): readonly string[] {
  const { tray } = catalogue(lang);
  const count = mailboxes.length;
  const isSaid = (code: Health['code']): boolean =>
    mailboxes.some(({ health }) => health['password-expiry'].code === code);
  const days = mailboxes.flatMap(({ health: { 'password-expiry': found } }) =>
    found.code === 'password-expiry.ok' ? [found.facts.daysLeft] : [],
  );
  const fills = mailboxes.map(({ health }) => fillOf(health.storage));
  const percents = fills.flatMap(({ percent }) => percent ?? []);
  const [only] = fills;
  const password = isSaid('password-expiry.date-to-confirm')
    ? [tray.cerbereDateDoubtful]
    : isSaid('password-expiry.date-unknown')
      ? [tray.cerbereDateMissing]
      : days.length > 0
        ? [tray.cerbereDays(Math.min(...days), count)]
        : [];
  const space =
    percents.length === count
      ? [tray.filled(Math.floor(Math.max(...percents)), count)]
      : count === 1 && only?.usedBytes != null
        ? [tray.contains(only.usedBytes)]
        : [];
  return [...password, ...space];
}

function headlineOf(
  { mailboxes: states }: WatchState,
  mailboxes: readonly MailboxLine[],
  lang: Lang,
  labelOf: (address: string) => string | null,
): string {
  const { tray } = catalogue(lang);
  const troubled = mailboxes.filter(({ status }) => status !== 'ok');
  const [worst] = troubled;
  if (mailboxes.length === 0) return tray.noMailbox;
  if (!worst) return [tray.allWell(states.length), ...figures(states, lang)].join(dash);
  // What is true of all of them is said once.
  if (mailboxes.length > 1 && mailboxes.every(({ line }) => line === worst.line)) return worst.line;
  return troubled
    .map(({ address, label, line }) =>
      mailboxes.length === 1 && labelOf(address) === null ? line : tray.named(label, line),
    )
    .join(dash);
}
