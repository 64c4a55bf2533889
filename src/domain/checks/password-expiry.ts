import type { WatchContext } from '../model/context.ts';
import { isOfLegs, type VerdictOn } from '../model/health.ts';
import { isOfPassword } from '../model/latch.ts';
import { type LegState, latchedBy } from '../model/leg-state.ts';
import type { MailboxState, PasswordState, WatchState } from '../model/state.ts';
import { isBelieved } from '../time/believed-clock.ts';
import type { Calendar } from '../time/calendar.ts';
import { addMonths } from '../time/dates.ts';
import { closureAhead, endsAround } from './closure-ahead.ts';

/** The CERBERE password's last day: as CERBERE's e-mail gave it, else the change plus its lifetime; null when unknown. */
export function expiryDate(address: string, context: WatchContext): string | null {
  const { passwordExpiresOn, passwordChangedOn, passwordLifetimeMonths } = context.settingsOf(address);
  return (
    passwordExpiresOn ?? (passwordChangedOn === null ? null : addMonths(passwordChangedOn, passwordLifetimeMonths))
  );
}

/** The same where it is believed: null also for a date that an accepted password has disproved. */
export function believedExpiry({ address, password }: MailboxState, context: WatchContext): string | null {
  const expiresOn = expiryDate(address, context);
  return expiresOn === password.disproved?.expiresOn ? null : expiresOn;
}

type Verdict = VerdictOn<'password-expiry'>;

/** The verdict on its age; where no date is known, with the latest day on which it can end. None by a clock that is wrong. */
export function assessPassword(
  mailbox: MailboxState,
  { clock }: WatchState,
  nowMs: number,
  context: WatchContext,
): Verdict {
  const { address, password, legs } = mailbox;
  const { calendar, settingsOf, policy } = context;
  const today = calendar.localDate(nowMs);
  const expiresOn = expiryDate(address, context);
  const daysLeft = expiresOn === null ? null : calendar.daysBetween(today, expiresOn);
  // The server's word beats the date.
  if (isRefused(legs.sending, password, expiresOn)) return refusedVerdict(legs.sending, expiresOn, daysLeft);
  if (!isBelieved(clock))
    return { status: 'unknown', code: 'password-expiry.clock-wrong', facts: { expiresOn, daysLeft: null } };
  if (expiresOn === null || daysLeft === null) {
    const { firstAcceptedOn } = password;
    const latest =
      firstAcceptedOn === null ? null : addMonths(firstAcceptedOn, settingsOf(address).passwordLifetimeMonths);
    return noExpiryDate(latest);
  }
  if (password.disproved?.expiresOn === expiresOn) {
    const facts = { expiresOn, daysLeft, ...(password.disproved.isRenewed ? { isRenewed: true as const } : {}) };
    return { status: 'unknown', code: 'password-expiry.date-to-confirm', facts };
  }
  const isAcceptedSince = password.lastAcceptedOn !== null && password.lastAcceptedOn > expiresOn;
  const closureTo = closureAbout(expiresOn, nowMs, context);
  return assessExpiry(expiresOn, daysLeft, isAcceptedSince, Math.max(...policy.passwordNoticeDays), closureTo);
}

/** True from a refusal until the password, or a new one, is accepted; for one whose date is new, while it is refused. */
function isRefused(sending: LegState, { refused }: PasswordState, expiresOn: string | null): boolean {
  return isRefusedNow(sending) || (refused !== null && refused.expiresOn === expiresOn);
}

/** The latch is closed for the password; a refusal that a damaged file took with it may never have been one. */
function isRefusedNow(sending: LegState): boolean {
  const by = latchedBy(sending);
  return by !== null && isOfPassword(by) && !('isUnsure' in sending.established.facts);
}

function refusedVerdict({ established }: LegState, expiresOn: string | null, daysLeft: number | null): Verdict {
  if (!isOfLegs(established.code, 'password-expired'))
    return { status: 'unknown', code: 'password-expiry.refused', facts: {} };
  const isPast = expiresOn !== null && daysLeft !== null && daysLeft <= 0;
  const facts = isPast ? { expiresOn, daysLeft } : { isSaid: true as const, expiresOn, daysLeft };
  return { status: 'critical', code: 'password-expiry.expired', facts };
}

/** The last day of a closure that is about to begin and within which, or just after, the password ends; else null. */
function closureAbout(expiresOn: string, nowMs: number, context: WatchContext): string | null {
  const ahead = closureAhead(nowMs, context);
  return ahead !== null && expiresOn >= ahead.from && endsAround(expiresOn, ahead, context) ? ahead.to : null;
}

/** What is known of the password after an accepted CERBERE login. @param before the leg before that look */
export function notePasswordAccepted(
  password: PasswordState,
  before: LegState,
  { today, expiresOn }: { readonly today: string; readonly expiresOn: string | null },
  { calendar, lifetimeMonths }: { readonly calendar: Calendar; readonly lifetimeMonths: number },
): PasswordState {
  const { refused, firstAcceptedOn, lastAcceptedOn } = password;
  // Who closed the latch did not open it: another password was typed.
  const isAnother = refused !== null && refused.expiresOn === expiresOn && latchedBy(before) === null;
  // A date that lies a whole lifetime after the old one was last accepted is the new one's, given before it was typed.
  const isOfNew =
    expiresOn !== null && lastAcceptedOn !== null && expiresOn >= addMonths(lastAcceptedOn, lifetimeMonths);
  const isRenewed = isAnother && !isOfNew;
  const isPast = expiresOn !== null && calendar.daysBetween(expiresOn, today) > 1;
  const isKnown = expiresOn !== null && password.disproved?.expiresOn === expiresOn;
  const disproved =
    expiresOn !== null && (isRenewed || (isPast && !isKnown)) ? { expiresOn, isRenewed } : password.disproved;
  return {
    firstAcceptedOn: firstAcceptedOn ?? today,
    lastAcceptedOn: today,
    refused: null,
    disproved,
  };
}

/** What is known of it after a look that failed. @param after the leg after that look */
export const notePasswordRefused = (
  password: PasswordState,
  after: LegState,
  expiresOn: string | null,
): PasswordState =>
  isRefusedNow(after) && password.refused === null ? { ...password, refused: { expiresOn } } : password;

/** The verdict without a date. @param expiresAtLatest the last day that the password can have; null where not even that is known */
const noExpiryDate = (expiresAtLatest: string | null): Verdict => ({
  status: 'unknown',
  code: 'password-expiry.date-unknown',
  facts: { expiresOn: null, daysLeft: null, expiresAtLatest },
});

/** Days before the CERBERE password's expiry from which it is worth a warning. */
export const expiryNoticeDays = 30;

/**
 * The CERBERE password's expiry.
 * @param daysLeft whole days until the day of expiry; negative once it is past, null when no date is known
 * @param noticeDays days left from which it is worth a warning
 * @param isAcceptedSince a login was accepted after that day: then the date is wrong, not the password
 * @param closureTo last day of a closure about to begin that hides the expiry: a warning however many days are left
 */
export function assessExpiry(
  expiresOn: string | null,
  daysLeft: number | null,
  isAcceptedSince: boolean,
  noticeDays = expiryNoticeDays,
  closureTo: string | null = null,
): Verdict {
  if (expiresOn === null || daysLeft === null) {
    return noExpiryDate(null);
  }
  const facts = { expiresOn, daysLeft };
  if (daysLeft < 0 && isAcceptedSince) return { status: 'unknown', code: 'password-expiry.date-to-confirm', facts };
  if (daysLeft < 0) return { status: 'critical', code: 'password-expiry.expired', facts };
  if (daysLeft === 0) return { status: 'warning', code: 'password-expiry.today', facts };
  if (closureTo !== null) return { status: 'warning', code: 'password-expiry.soon', facts: { ...facts, closureTo } };
  if (daysLeft <= noticeDays) return { status: 'warning', code: 'password-expiry.soon', facts };
  return { status: 'ok', code: 'password-expiry.ok', facts };
}
