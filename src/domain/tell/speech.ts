import type { WatchContext } from '../model/context.ts';
import type { Finding, HealthCode } from '../model/health.ts';
import {
  forGoodMs,
  gatherMs,
  isSamePlace,
  type Matter,
  type MatterKind,
  type Member,
  type Place,
} from '../model/matter.ts';
import { type MailboxState, mailboxOf, type WatchState } from '../model/state.ts';
import { isBelieved } from '../time/believed-clock.ts';
import { addMonths } from '../time/dates.ts';
import { causeOf } from '../watch/cause.ts';
import { isLive, isWell } from '../watch/matters.ts';
import { hasOwnHours, isFresh } from './occasion.ts';

export type Severity = 'info' | 'warning' | 'critical' | 'recovery';

/** A verdict as it stands when it is told. */
export type Told = Finding & Place;

/** Something to be said of a matter at this moment. */
export type Speech = {
  readonly matter: Matter;
  readonly says: 'alarm' | 'reminder' | 'all-clear';
  readonly severity: Severity;
  readonly gravity: number;
  /** The verdict whose words it takes. */
  readonly lead: Told;
  /** Whom it speaks for. */
  readonly covers: readonly Member[];
  /** From when it could have been said. */
  readonly sinceMs: number;
};

/** How often an open matter is brought to mind again on working mornings; `unsaid`: at the next, since more has joined it. */
type Rhythm = 'never' | 'unsaid' | 'daily' | 'weekly' | 'monthly';

const rhythms: Readonly<Partial<Record<HealthCode, Rhythm>>> = {
  'password-expiry.soon': 'never',
  'password-expiry.today': 'never',
  'certificate.expires-in-closure': 'never',
  'certificate.expires-very-soon': 'never',
  'storage.learning': 'never',
  'storage.high': 'monthly',
  'storage.unusual': 'weekly',
  'storage.full-in-closure': 'never',
  'storage.very-high': 'weekly',
  'collection.copy-left': 'monthly',
  'mail-program.copies-left': 'never',
  'password-expiry.date-unknown': 'monthly',
  'password-expiry.date-to-confirm': 'monthly',
};

/** Their words count days. */
const countsDays: readonly MatterKind[] = ['collection', 'copies'];

/** What is to be said of a matter now, if anything. Whether it may be said is {@link ./occasion.ts}'s. */
export function speechOf(matter: Matter, state: WatchState, nowMs: number, context: WatchContext): Speech | null {
  if (countsDays.includes(matter.kind) && !isBelieved(state.clock)) return null;
  if (matter.quietMs !== null) return allClear(matter, matter.quietMs, state, nowMs);
  const covers = matter.members.filter((member) => isLive(matter, member, state, context));
  const lead = covers[0];
  const mailbox = mailboxOf(state, lead?.address);
  const cause = lead && mailbox && causeOf(mailbox, lead.check, state.matters, context);
  if (!cause || !isFresh(matter, covers, state, nowMs, context)) return null;
  const { level, gravity } = cause;
  const isMore = hasJoined(matter, covers);
  if (matter.notedGravity !== null && gravity <= matter.notedGravity && !isMore) return null;
  const speech = (says: 'alarm' | 'reminder', sinceMs: number): Speech => ({
    matter,
    says,
    severity: level,
    gravity,
    lead: asTold(lead, mailbox),
    covers,
    sinceMs,
  });
  if (!isAsked(matter, lead.code, mailbox, nowMs, context)) return null;
  const told = lastSaid(matter, state);
  if (told === null || gravity > told.gravity) return speech('alarm', matter.newsMs);
  const rhythm = isMore ? 'unsaid' : (rhythms[lead.code] ?? 'daily');
  const reminderMs = reminderDueMs(told, rhythm, state, nowMs, context);
  return reminderMs === null ? null : speech('reminder', reminderMs);
}

/** True where a leg that has joined since the matter was last said is in it still. */
export const hasJoined = ({ joined }: Matter, covers: readonly Place[]): boolean =>
  covers.some((member) => joined.some((one) => isSamePlace(one, member)));

/** What was said of a matter. A box that fills because nobody collects is brought to mind as the box that it is. */
function lastSaid({ told, kind, address }: Matter, { matters }: WatchState): Matter['told'] {
  if (told === null || kind !== 'collection') return told;
  const isOfBox = (one: Matter): boolean => one.kind === 'storage' && one.address === address && one.quietMs === null;
  return { ...told, lastMs: Math.max(told.lastMs, matters.find(isOfBox)?.told?.lastMs ?? 0) };
}

/** A wrong date is asked about at most this often. */
const mostQuestions = 3;

/** A date that nobody knows is asked for after a month, and one that was proved wrong not for ever. */
function isAsked(
  { told }: Matter,
  code: HealthCode,
  { password }: MailboxState,
  nowMs: number,
  { calendar }: WatchContext,
): boolean {
  if (code === 'password-expiry.date-to-confirm') return (told?.times ?? 0) < mostQuestions;
  if (code !== 'password-expiry.date-unknown') return true;
  const { firstAcceptedOn } = password;
  return firstAcceptedOn !== null && calendar.localDate(nowMs) >= addMonths(firstAcceptedOn, 1);
}

/** Once, in words of the whole matter; after a comeback only when it has been quiet for a day. */
function allClear(matter: Matter, quietMs: number, state: WatchState, nowMs: number): Speech | null {
  if (matter.isSettled || matter.told === null) return null;
  if (matter.hasReturned && nowMs - quietMs < forGoodMs) return null;
  if (!matter.members.every((member) => isWell(member, state) && hasLastSucceeded(member, state))) return null;
  // What is over together is told together.
  if (nowMs - quietMs < gatherMs && state.mailboxes.some((mailbox) => isLookDue(mailbox, nowMs))) return null;
  const covers = matter.told.of.flatMap((member) => {
    const mailbox = mailboxOf(state, member.address);
    return mailbox?.health[member.check].status === 'ok' ? [asTold(member, mailbox)] : [];
  });
  const [lead] = covers;
  if (lead === undefined) return null;
  const sinceMs = matter.hasReturned ? quietMs + forGoodMs : quietMs;
  return { matter, says: 'all-clear', severity: 'recovery', gravity: 0, lead, covers, sinceMs };
}

/** Of a leg, its last look with the password that it has. One that has just failed may be the first of a new trouble. */
function hasLastSucceeded({ address, check }: Place, state: WatchState): boolean {
  if (check !== 'receiving' && check !== 'sending') return true;
  const lastKind = mailboxOf(state, address)?.legs[check].lastKind ?? null;
  return lastKind === null || lastKind === 'ok';
}

const isLookDue = ({ legs: { receiving, sending } }: MailboxState, nowMs: number): boolean =>
  [receiving, sending].some(({ due }) => due !== null && due.atMs <= nowMs);

function asTold({ address, check }: Place, { health }: MailboxState): Told {
  const { status: _status, sinceMs: _sinceMs, ...found } = health[check];
  return { address, check, ...found };
}

/** Since when a reminder is due; null while none is. */
function reminderDueMs(
  { alarmMs, lastMs }: NonNullable<Matter['told']>,
  rhythm: Rhythm,
  state: WatchState,
  nowMs: number,
  context: WatchContext,
): number | null {
  const { calendar } = context;
  const today = calendar.localDate(nowMs);
  const morningMs = morningOf(today, state, nowMs, context);
  const alarmDate = calendar.localDate(alarmMs);
  const lastDate = calendar.localDate(lastMs);
  // What was said in the small hours is not said again in the morning.
  if (rhythm === 'never' || morningMs === null || nowMs < morningMs || lastDate === today) return null;
  switch (rhythm) {
    case 'unsaid':
      return morningMs;
    case 'daily': {
      const isFirstWeek = calendar.daysBetween(alarmDate, today) <= 7;
      return isFirstWeek || isNewWeek(lastDate, today, calendar) ? morningMs : null;
    }
    case 'weekly':
      return calendar.daysBetween(lastDate, today) >= 7 ? morningMs : null;
    case 'monthly':
      return calendar.daysBetween(lastDate, today) >= 30 ? morningMs : null;
  }
}

/** From when a day's reminders are due: the morning of a school day; at a PC with hours of its own, whenever somebody comes. */
function morningOf(today: string, state: WatchState, nowMs: number, context: WatchContext): number | null {
  const { calendar, policy, schoolDays } = context;
  if (hasOwnHours(state, nowMs, context)) return calendar.startOfDay(today);
  return schoolDays.isSchoolDay(today) ? calendar.atLocal(today, policy.reminderAt) : null;
}

/** True when a Monday lies between: the first working day of a week speaks for a Monday that is a holiday. */
function isNewWeek(lastDate: string, today: string, calendar: WatchContext['calendar']): boolean {
  const { weekday } = calendar.localTime(calendar.atLocal(today, '12:00'));
  return calendar.daysBetween(lastDate, today) >= weekday;
}
