import type { WatchContext } from '../model/context.ts';
import type { VerdictOn } from '../model/health.ts';
import type { MailboxState } from '../model/state.ts';
import { addMonths } from '../time/dates.ts';

/** The CERBERE password's last day: as CERBERE's e-mail gave it, else the change plus its lifetime; null when unknown. */
export function expiryDate(address: string, context: WatchContext): string | null {
  const { passwordExpiresOn, passwordChangedOn, passwordLifetimeMonths } = context.settingsOf(address);
  return (
    passwordExpiresOn ?? (passwordChangedOn === null ? null : addMonths(passwordChangedOn, passwordLifetimeMonths))
  );
}

/** The verdict on its age; where no date is known, with the latest day on which it can end. */
export function assessPassword(
  { address, password }: MailboxState,
  nowMs: number,
  context: WatchContext,
): VerdictOn<'password-expiry'> {
  const { calendar, settingsOf, policy } = context;
  const expiresOn = expiryDate(address, context);
  if (expiresOn === null) {
    const { firstAcceptedOn } = password;
    const latest =
      firstAcceptedOn === null ? null : addMonths(firstAcceptedOn, settingsOf(address).passwordLifetimeMonths);
    return noExpiryDate(latest);
  }
  const daysLeft = calendar.daysBetween(calendar.localDate(nowMs), expiresOn);
  const isAcceptedSince = password.lastAcceptedOn !== null && password.lastAcceptedOn > expiresOn;
  return assessExpiry(expiresOn, daysLeft, isAcceptedSince, Math.max(...policy.passwordNoticeDays));
}

/** The verdict without a date. @param expiresAtLatest the last day that the password can have; null where not even that is known */
const noExpiryDate = (expiresAtLatest: string | null): VerdictOn<'password-expiry'> => ({
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
 */
export function assessExpiry(
  expiresOn: string | null,
  daysLeft: number | null,
  isAcceptedSince: boolean,
  noticeDays = expiryNoticeDays,
): VerdictOn<'password-expiry'> {
  if (expiresOn === null || daysLeft === null) {
    return noExpiryDate(null);
  }
  const facts = { expiresOn, daysLeft };
  if (daysLeft < 0 && isAcceptedSince) return { status: 'unknown', code: 'password-expiry.date-to-confirm', facts };
  if (daysLeft < 0) return { status: 'critical', code: 'password-expiry.expired', facts };
  if (daysLeft === 0) return { status: 'warning', code: 'password-expiry.today', facts };
  if (daysLeft <= noticeDays) return { status: 'warning', code: 'password-expiry.soon', facts };
  return { status: 'ok', code: 'password-expiry.ok', facts };
}
