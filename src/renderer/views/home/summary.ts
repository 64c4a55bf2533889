import type { CheckView, MailboxView } from '../../../domain/view/snapshot.ts';
import type { PageText } from '../../parts/words.tsx';

/** What a closed card says of its check; a check that is well says its figure as well. */
export function summaryOf(check: CheckView, mailbox: MailboxView, { t, day }: PageText): string {
  const { id, status, title } = check;
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

const isNotYetChecked = ({ id, code }: CheckView, { legs }: MailboxView): boolean =>
  (id === 'receiving' || id === 'sending') && code === `${id}.stale` && legs[id].lastLookMs === null;
