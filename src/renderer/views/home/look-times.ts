import type { CheckId } from '../../../domain/model/health.ts';
import type { CheckView, LegView, MailboxView } from '../../../domain/view/snapshot.ts';
import type { PageText } from '../../parts/words.tsx';

/**
 * Since when the verdict stands, and where it rests on looks at a server, the last and the next of them: in a line, ready
 * to show; empty where there is nothing to say.
 */
export function lookTimes(check: CheckView, mailbox: MailboxView, words: PageText, nowMs: number): string {
  const leg = legOf(check.id, mailbox);
  const times = [
    ...(check.sinceMs > 0 ? [words.since(check.sinceMs)] : []),
    ...(leg ? looksAt(leg, check.id === 'certificate', words, nowMs) : []),
  ];
  return sentence(times.join(', '));
}

function looksAt(
  { isLooking, isLatched, isPasswordRefused, hold, nextLookMs, lastLookMs }: LegView,
  isFoundOnTheWay: boolean,
  { t, shortly }: PageText,
  nowMs: number,
): readonly string[] {
  const words = t.window.home;
  if (isLooking) return [words.test.looking];
  // A box that was never looked at says so in its title.
  const last = lastLookMs === null ? [] : [words.lastLook(shortly(lastLookMs))];
  if (nextLookMs === null && isFoundOnTheWay) return last;
  if (nextLookMs === null) {
    const shut = isPasswordRefused ? words.noNextLookLatched : words.noNextLookShut;
    return [...last, isLatched && hold === null ? shut : words.noNextLook];
  }
  return [...last, words.nextLook(nextLookMs <= nowMs ? words.soon : shortly(nextLookMs))];
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The leg whose looks feed a check; the age of a password and Outlook's settings need none. */
function legOf(id: CheckId, { legs: { receiving, sending } }: MailboxView): LegView | null {
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
    case 'outlook':
      return null;
  }
}
