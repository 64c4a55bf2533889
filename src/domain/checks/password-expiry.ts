import type { Verdict } from '../model/health.ts';

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
): Verdict {
  if (expiresOn === null || daysLeft === null) {
    return { status: 'unknown', code: 'password-expiry.date-unknown', facts: { expiresOn: null, daysLeft: null } };
  }
  const facts = { expiresOn, daysLeft };
  if (daysLeft < 0 && isAcceptedSince) return { status: 'unknown', code: 'password-expiry.date-to-confirm', facts };
  if (daysLeft < 0) return { status: 'critical', code: 'password-expiry.expired', facts };
  if (daysLeft === 0) return { status: 'warning', code: 'password-expiry.today', facts };
  if (daysLeft <= noticeDays) return { status: 'warning', code: 'password-expiry.soon', facts };
  return { status: 'ok', code: 'password-expiry.ok', facts };
}
