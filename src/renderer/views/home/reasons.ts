import type { CheckView, MailboxView } from '../../../domain/view/snapshot.ts';

const shownAtMost = 2;

/** The checks that a mailbox has: a server profile may know only one of the two servers. */
export function checksOf({ checks, legs }: MailboxView): readonly CheckView[] {
  return checks.filter(({ id }) => {
    if (id === 'sending') return legs.sending.isWatched;
    return id === 'receiving' || id === 'storage' || id === 'collection' ? legs.receiving.isWatched : true;
  });
}

/** Why the verdict is what it is: the checks that make it so, and how many more need a look. */
export function reasonsOf(mailbox: MailboxView): { readonly shown: readonly CheckView[]; readonly hidden: number } {
  const { status, legs } = mailbox;
  if (status === 'ok') return { shown: [], hidden: 0 };
  const checks = checksOf(mailbox);
  const isLeg = ({ id }: CheckView): boolean => id === 'receiving' || id === 'sending';
  const isLatched = (check: CheckView): boolean =>
    status === 'critical' && isLeg(check) && legs[check.id as 'receiving' | 'sending'].isLatched;
  const causes = checks.filter(
    (check) => (check.status === status && (status !== 'unknown' || isLeg(check))) || isLatched(check),
  );
  // What waits because of another comes after it.
  const ranked = causes.toSorted((a, b) => Number(b.status === status) - Number(a.status === status));
  const different = ranked.filter(({ title }, index) => ranked.findIndex((one) => one.title === title) === index);
  const shown = different.slice(0, shownAtMost);
  const troubled = checks.filter((check) => check.status === 'warning' || check.status === 'critical');
  return { shown, hidden: troubled.filter(({ title }) => !shown.some((one) => one.title === title)).length };
}
