import { hasLeg, isTestHarmless } from '../leg/schedule.ts';
import type { WatchContext } from '../model/context.ts';
import { checkIds, type Health, legs, type Status, worstStatus } from '../model/health.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import { isSnoozed } from '../tell/alert.ts';
import { formatDate, formatTime, weekdayName } from '../text/format.ts';
import { catalogue, explain, type Lang } from '../text/index.ts';
import type { Calendar } from '../time/calendar.ts';

/** Windows keeps 128 UTF-16 units of a tooltip, the closing zero included (NOTIFYICONDATA.szTip). */
export const tooltipUnits = 127;

/** For how long no toast is shown: an hour, a day, or until the next Monday begins. */
export type SnoozeKind = 'hour' | 'day' | 'monday';

export type MenuCommand =
  | 'test-now'
  | 'open'
  | 'unsnooze'
  | 'renew-cerbere-password'
  | 'open-webmail'
  | 'open-cerbere'
  | 'quit';

type Labelled = { readonly label: string; readonly isEnabled: boolean };

/** One line of the menu. Labels are plain text: an `&` in them is a mere `&`. */
export type MenuEntry =
  | { readonly kind: 'separator' }
  | (Labelled & { readonly kind: 'headline' })
  | (Labelled & { readonly kind: 'mailbox'; readonly address: string; readonly status: Status })
  | (Labelled & { readonly kind: 'command'; readonly command: MenuCommand })
  | (Labelled & { readonly kind: 'snooze'; readonly until: SnoozeKind })
  | (Labelled & { readonly kind: 'submenu'; readonly entries: readonly MenuEntry[] });

/** One mailbox in a line: `label` is the user's name for it, or its address. */
export type MailboxLine = {
  readonly address: string;
  readonly label: string;
  readonly status: Status;
  readonly line: string;
};

/** All that the tray shows. The tooltip is never empty and has at most {@link tooltipUnits} UTF-16 units. */
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
const hourMs = 3_600_000;

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
    tooltip: fitted(headline, tooltipUnits),
    headline,
    mailboxes,
    isSnoozed: isSnoozed(state, nowMs),
  };
  return { ...view, menu: menuOf(view, state, nowMs, context, lang) };
}

/** When a snooze chosen now ends. */
export function snoozeUntil(kind: SnoozeKind, nowMs: number, calendar: Calendar): number {
  switch (kind) {
    case 'hour':
      return nowMs + hourMs;
    case 'day':
      return nowMs + 24 * hourMs;
    case 'monday': {
      const { date, weekday } = calendar.localTime(nowMs);
      return calendar.startOfDay(calendar.addDays(date, 8 - weekday));
    }
  }
}

/** The worst that is known of the mailbox; well only when every leg it has was seen to work. */
export function mailboxStatus(mailbox: MailboxState, context: WatchContext): Status {
  const worst = worstStatus(shown(mailbox, context).map(({ status }) => status));
  const isLatched = legs.some((leg) => {
    const { latch, hold } = mailbox.legs[leg];
    return hasLeg(mailbox, leg, context) && latch.closedBy !== null && hold === null;
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
  if (status === 'ok') return [tray.allWell(1), ...figures([mailbox], lang)].map((text) => text).join(dash);
  const troubles = shown(mailbox, context)
    .filter(({ status }) => status !== 'ok' && status !== 'unknown')
    .sort((a, b) => rank(a.status) - rank(b.status));
  const isNew = legs.every((leg) => mailbox.legs[leg].lastLookMs === null);
  const codes = new Set(troubles.map(({ code }) => code));
  const titles = [...troubles, ...unknownLegs(mailbox, context)]
    // The refused login has already said it.
    .filter(({ code }) => code !== 'password-expiry.expired' || !codes.has('sending.password-expired'))
    .map(({ code, facts }) =>
      isNew && code.endsWith('.stale') ? tray.notYetChecked : explain(code, facts, lang).title,
    );
  return titles.length === 0 ? statusWords[status] : [...new Set(titles)].join(dash);
}

/** How long the CERBERE password lasts and how full the box is; of several mailboxes the nearest to trouble. */
function figures(mailboxes: readonly MailboxState[], lang: Lang): readonly string[] {
  const { tray } = catalogue(lang);
  const count = mailboxes.length;
  const numbers = (check: 'password-expiry' | 'storage', fact: string): number[] =>
    mailboxes.map(({ health }) => health[check].facts[fact]).filter((value) => typeof value === 'number');
  const isSaid = (code: Health['code']): boolean =>
    mailboxes.some(({ health }) => health['password-expiry'].code === code);
  const days = isSaid('password-expiry.ok') ? numbers('password-expiry', 'daysLeft') : [];
  const percents = numbers('storage', 'percent');
  const used = numbers('storage', 'usedBytes');
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
      : count === 1 && used[0] !== undefined
        ? [tray.contains(used[0])]
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
  if (!worst) return [tray.allWell(states.length), ...figures(states, lang)].map((text) => text).join(dash);
  // What is true of all of them is said once.
  if (mailboxes.length > 1 && mailboxes.every(({ line }) => line === worst.line)) return worst.line;
  return troubled
    .map(({ address, label, line }) =>
      mailboxes.length === 1 && labelOf(address) === null ? line : tray.named(label, line),
    )
    .join(dash);
}

function menuOf(
  { tooltip, mailboxes, isSnoozed }: Omit<TrayView, 'menu'>,
  state: WatchState,
  nowMs: number,
  context: WatchContext,
  lang: Lang,
): readonly MenuEntry[] {
  const { tray } = catalogue(lang);
  const { menu } = tray;
  const hasMailbox = mailboxes.length > 0;
  const canTest = state.mailboxes.some((mailbox) =>
    legs.some((leg) => hasLeg(mailbox, leg, context) && isTestHarmless(mailbox.legs[leg])),
  );
  const canRenew = state.mailboxes.some((mailbox) => hasLeg(mailbox, 'sending', context));
  const label = (text: string): string => text;
  const command = (name: MenuCommand, text: string, isEnabled = true): MenuEntry => ({
    kind: 'command',
    command: name,
    label: label(text),
    isEnabled,
  });
  const snooze = (until: SnoozeKind): MenuEntry => ({
    kind: 'snooze',
    until,
    label: label(menu[until]),
    isEnabled: true,
  });
  const until = isSnoozed ? untilText(state.snoozedUntilMs ?? nowMs, nowMs, context.calendar, lang) : null;
  const separator: MenuEntry = { kind: 'separator' };
  return [
    { kind: 'headline', label: tooltip, isEnabled: true },
    ...(hasMailbox ? [separator] : []),
    ...mailboxes.map(
      ({ address, label: name, status, line }): MenuEntry => ({
        kind: 'mailbox',
        address,
        status,
        label: fitted(label(tray.named(name, line)), tooltipUnits),
        isEnabled: true,
      }),
    ),
    separator,
    command('test-now', menu.testNow, canTest),
    command('open', menu.open),
    separator,
    {
      kind: 'submenu',
      label: label(until === null ? menu.snooze : menu.snoozed(until)),
      isEnabled: hasMailbox,
      entries: [
        snooze('hour'),
        snooze('day'),
        snooze('monday'),
        ...(isSnoozed ? [separator, command('unsnooze', menu.unsnooze)] : []),
      ],
    },
    command('renew-cerbere-password', menu.renewed, canRenew),
    separator,
    command('open-webmail', menu.webmail, hasMailbox),
    command('open-cerbere', menu.cerbere, hasMailbox),
    separator,
    command('quit', menu.quit),
  ];
}

/** "until 15:30", "until Monday", "until Monday 9:00": as short as it stays clear. */
function untilText(untilMs: number, nowMs: number, calendar: Calendar, lang: Lang): string {
  const { tray } = catalogue(lang);
  const { date, minuteOfDay, weekday } = calendar.localTime(untilMs);
  const days = calendar.daysBetween(calendar.localDate(nowMs), date);
  if (days > 7) return tray.untilDate(formatDate(date, lang));
  const day = days === 0 ? [] : [weekdayName(weekday, lang)];
  const time = minuteOfDay === 0 && days > 0 ? [] : [formatTime(minuteOfDay, lang)];
  return tray.until([...day, ...time].join(' '));
}

/** The text itself, or as many whole words as fit with an ellipsis; never half a surrogate pair. */
function fitted(text: string, units: number): string {
  if (text.length <= units) return text;
  const space = text.slice(0, units).lastIndexOf(' ');
  // A first word that is far too long is cut where it stands.
  const kept = space < units / 2 ? text.slice(0, units - 1).replace(/[\ud800-\udbff]$/, '') : text.slice(0, space);
  return `${kept.replace(/[\s–:;,]+$/, '')}…`;
}
