import { isTestHarmless } from '../leg/index.ts';
import { hasLeg, type WatchContext } from '../model/context.ts';
import { legs, type Status } from '../model/health.ts';
import type { WatchState } from '../model/state.ts';
import { formatDate, formatTime, weekdayName } from '../text/format.ts';
import { catalogue, type Lang } from '../text/index.ts';
import type { Calendar } from '../time/calendar.ts';
import type { TrayView } from './tray-view.ts';

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

const hourMs = 3_600_000;

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

/** The whole menu. @param shown what the tray says beside it */
export function menuOf(
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
  const command = (name: MenuCommand, text: string, isEnabled = true): MenuEntry => ({
    kind: 'command',
    command: name,
    label: text,
    isEnabled,
  });
  const snooze = (until: SnoozeKind): MenuEntry => ({
    kind: 'snooze',
    until,
    label: menu[until],
    isEnabled: true,
  });
  const until = isSnoozed ? untilText(state.snoozedUntilMs ?? nowMs, nowMs, context.calendar, lang) : null;
  const separator: MenuEntry = { kind: 'separator' };
  return [
    { kind: 'headline', label: tooltip, isEnabled: true },
    ...(hasMailbox ? [separator] : []),
    ...mailboxes.map(
      ({ address, label: name, status, line, figures }): MenuEntry => ({
        kind: 'mailbox',
        address,
        status,
        label: fitted(tray.named(name, line), figures),
        isEnabled: true,
      }),
    ),
    separator,
    command('test-now', menu.testNow, canTest),
    command('open', menu.open),
    separator,
    {
      kind: 'submenu',
      label: until === null ? menu.snooze : menu.snoozed(until),
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

/** Between two things of one line. */
export const dash = ' – ';

/**
 * The text and the figures after it; where that is too long, as many whole words of the text as fit with an ellipsis.
 * Never half a surrogate pair.
 */
export function fitted(text: string, figures: readonly string[] = []): string {
  const tail = figures.map((figure) => `${dash}${figure}`).join('');
  // Figures out of all measure are a text like another.
  if (tail.length > tooltipUnits / 2) return fitted(text + tail);
  const units = tooltipUnits - tail.length;
  if (text.length <= units) return text + tail;
  const space = text.slice(0, units).lastIndexOf(' ');
  // A first word that is far too long is cut where it stands.
  const kept = space < units / 2 ? text.slice(0, units - 1).replace(/[\ud800-\udbff]$/, '') : text.slice(0, space);
  return `${kept.replace(/[\s–:;,]+$/, '')}…${tail}`;
}
