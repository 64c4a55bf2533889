import { expiryDate } from '../checks/password-expiry.ts';
import type { WatchContext } from '../model/context.ts';
import type { MailboxState, PasswordState } from '../model/state.ts';
import { addMonths } from '../time/dates.ts';
import { causeOf } from '../watch/incidents.ts';
import type { Notice } from './notice.ts';

/**
 * What is to be told of the CERBERE password's age: each rung of the notice ladder once, then "expired" each working day
 * until a login is accepted; a date that proved wrong once; an unknown date once a month.
 */
export function passwordCandidates(mailbox: MailboxState, nowMs: number, context: WatchContext): Notice[] {
  const { address, password, health } = mailbox;
  const { calendar, policy } = context;
  const { status: _status, sinceMs: _since, ...found } = health['password-expiry'];
  const today = calendar.localDate(nowMs);
  const sinceMs = calendar.startOfDay(today);
  const cause = causeOf(found.code, address);
  const notice = (severity: Notice['severity']): Notice[] => [
    { address, check: 'password-expiry', severity, ...found, sinceMs, cause },
  ];
  switch (found.code) {
    case 'password-expiry.soon':
    case 'password-expiry.today': {
      const { expiresOn, daysLeft } = found.facts;
      // The server has already said that it is over.
      if (health.sending.code === 'sending.password-expired') return [];
      const rung = rungOf(daysLeft, policy.passwordNoticeDays);
      const before = password.rung;
      const isNew = before === null || before.expiresOn !== expiresOn || rung < before.days;
      return rung <= Math.max(...policy.passwordNoticeDays) && isNew ? notice('warning') : [];
    }
    case 'password-expiry.expired':
      return password.expiredToldOn !== today && calendar.isWorkingDay(today) ? notice('warning') : [];
    case 'password-expiry.date-to-confirm':
      return password.confirmToldFor !== found.facts.expiresOn ? notice('info') : [];
    case 'password-expiry.date-unknown':
      return isInvitationDue(password, today) ? notice('info') : [];
    default:
      return [];
  }
}

/** The lowest rung that has been reached: 14 days left stand on the rung of 15. */
function rungOf(daysLeft: number, rungs: readonly number[]): number {
  return Math.min(...rungs.filter((rung) => daysLeft <= rung), Number.POSITIVE_INFINITY);
}

/** A month after the first accepted login, then once a month. */
function isInvitationDue({ firstAcceptedOn, invitedOn }: PasswordState, today: string): boolean {
  const since = invitedOn ?? firstAcceptedOn;
  return since !== null && today >= addMonths(since, 1);
}

/** The state after such a notice was shown. */
export function passwordTold(
  mailbox: MailboxState,
  notice: Notice,
  nowMs: number,
  context: WatchContext,
): MailboxState {
  const today = context.calendar.localDate(nowMs);
  const expiresOn = expiryDate(mailbox.address, context) ?? '';
  const told = (password: Partial<PasswordState>): MailboxState => ({
    ...mailbox,
    password: { ...mailbox.password, ...password },
  });
  switch (notice.code) {
    case 'password-expiry.soon':
    case 'password-expiry.today':
      return told({ rung: { expiresOn, days: rungOf(notice.facts.daysLeft, context.policy.passwordNoticeDays) } });
    case 'password-expiry.expired':
      return told({ expiredToldOn: today });
    case 'password-expiry.date-to-confirm':
      return told({ confirmToldFor: expiresOn });
    case 'password-expiry.date-unknown':
      return told({ invitedOn: today });
    default:
      return mailbox;
  }
}
