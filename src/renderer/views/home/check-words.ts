import type { CheckId, Leg } from '../../../domain/model/health.ts';
import type { CheckView, LegView, MailboxView } from '../../../domain/view/snapshot.ts';
import type { PageText } from '../../parts/words.tsx';
import type { HomeCard } from './home-cards.ts';

/** The checks that a mailbox has: a server profile may know only one of the two servers. */
export function checksOf({ checks, legs }: MailboxView): readonly CheckView[] {
  return checks.filter(({ id }) => {
    if (id === 'sending') return legs.sending.isWatched;
    return id === 'receiving' || id === 'storage' || id === 'collection' ? legs.receiving.isWatched : true;
  });
}

/** The leg that a check is about, where it is about one alone. */
export const ownLeg = ({ id }: CheckView): Leg | null => (id === 'receiving' || id === 'sending' ? id : null);

/** What a closed card says; a check that is well says its figure as well. */
export function summaryOf({ check, title }: HomeCard, mailbox: MailboxView, { t, day }: PageText): string {
  const { id, status } = check;
  const { password, storage } = mailbox;
  if (isNotYetChecked(check, mailbox)) return t.window.home.notYet.title;
  if (status !== 'ok') return title;
  if (id === 'password-expiry' && password.daysLeft !== null && password.expiresOn !== null)
    return t.window.home.password.summary(password.daysLeft, day(password.expiresOn));
  if (id === 'storage' && storage && storage.percent !== null)
    return t.window.home.storage.summary(title, storage.percent);
  return title;
}

/** What the verdict means; a leg that never was looked at is not one that was long ago. */
export const meaningOf = (check: CheckView, mailbox: MailboxView, { t }: PageText): string =>
  isNotYetChecked(check, mailbox) ? t.window.home.notYet.meaning : check.meaning;

/** What two passwords refused at once mean: Vigie has its one attempt before it, or tries no more by itself. */
export const bothRefusedMeaning = ({ legs: { receiving, sending } }: MailboxView, { t }: PageText): string =>
  receiving.nextLookMs === null && sending.nextLookMs === null
    ? t.alerts.bothRefused.reminder.body
    : t.window.home.bothRefused;

function isNotYetChecked(check: CheckView, { legs }: MailboxView): boolean {
  const leg = ownLeg(check);
  return leg !== null && check.code === `${leg}.stale` && legs[leg].lastLookMs === null;
}

/**
 * Since when the verdict stands, and where it rests on looks at a server, the last and the next of them: in a line, ready
 * to show; empty where there is nothing to say.
 */
export function lookTimes(check: CheckView, mailbox: MailboxView, words: PageText, nowMs: number): string {
  const leg = lookedAt(check.id, mailbox);
  const times = [
    ...(check.sinceMs > 0 ? [words.since(check.sinceMs)] : []),
    ...(leg ? looksAt(leg, check, words, nowMs) : []),
  ];
  return sentence(times.join(', '));
}

/** Of what was not measured at the last look, when it was; null where that look measured it too. */
function earlierMs({ id, measuredMs }: CheckView, { lastLookMs }: LegView): number | null {
  if (id === 'receiving' || id === 'sending' || measuredMs === null) return null;
  return lastLookMs !== null && measuredMs >= lastLookMs ? null : measuredMs;
}

function looksAt(leg: LegView, check: CheckView, { t, shortly }: PageText, nowMs: number): readonly string[] {
  const { isLooking, isLatched, isPasswordRefused, hold, nextLookMs, lastLookMs } = leg;
  const words = t.window.home;
  if (isLooking) return [words.test.looking];
  // A box that was never looked at says so in its title.
  const measuredMs = earlierMs(check, leg);
  const looked = lastLookMs === null ? [] : [words.lastLook(shortly(lastLookMs))];
  const last = measuredMs === null ? looked : [words.measured(shortly(measuredMs))];
  if (nextLookMs === null && check.id === 'certificate') return last;
  if (nextLookMs === null) {
    const shut = isPasswordRefused ? words.noNextLookLatched : words.noNextLookShut;
    return [...last, isLatched && hold === null ? shut : words.noNextLook];
  }
  return [...last, words.nextLook(nextLookMs <= nowMs ? words.soon : shortly(nextLookMs))];
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The leg whose looks feed a check; the age of a password and the mail program's settings need none. */
function lookedAt(id: CheckId, { legs: { receiving, sending } }: MailboxView): LegView | null {
  switch (id) {
    case 'sending':
      return sending;
    case 'receiving':
    case 'storage':
    case 'collection':
      return receiving;
    case 'certificate':
      return sending.isWatched ? sending : receiving;
    case 'password-expiry':
    case 'mail-program':
      return null;
  }
}
