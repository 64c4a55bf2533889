import type { CheckId } from '../../../domain/model/health.ts';
import { isSamePlace } from '../../../domain/model/matter.ts';
import type { MatterView } from '../../../domain/view/matter-view.ts';
import type { CheckView, MailboxView } from '../../../domain/view/snapshot.ts';
import { checksOf, ownLeg } from './check-words.ts';

/** One card: a check, or all that one open matter touches in this mailbox. */
export type HomeCard = {
  /** The gravest, whose place the card has. */
  readonly check: CheckView;
  /** The other checks that the same matter touches. */
  readonly others: readonly CheckView[];
  readonly matter: MatterView | null;
  /** What is the matter, in a line. */
  readonly title: string;
};

/** Always in this order, so that each is found where it was. */
const order: readonly CheckId[] = [
  'receiving',
  'sending',
  'password-expiry',
  'storage',
  'collection',
  'certificate',
  'mail-program',
];

/** The cards of a mailbox: two checks that one cause brought down are one. */
export function cardsOf(mailbox: MailboxView, matters: readonly MatterView[]): readonly HomeCard[] {
  const checks = checksOf(mailbox).toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  const cards = new Map<string, HomeCard>();
  for (const check of checks) {
    const matter =
      matters.find(({ members }) =>
        members.some((one) => isSamePlace(one, { address: mailbox.address, check: check.id })),
      ) ?? null;
    const touched = matter?.members.filter(({ address }) => address === mailbox.address) ?? [];
    const all = touched.flatMap((one) => checks.find(({ id }) => id === one.check) ?? []);
    const [lead = check, ...others] = all;
    cards.set(lead.id, { check: lead, others, matter, title: titleOf(lead, others, matter) });
  }
  return [...cards.values()].sort((a, b) => order.indexOf(a.check.id) - order.indexOf(b.check.id));
}

/** Where both legs are down, the words of the whole matter; any other company says the same thing twice. */
const titleOf = (lead: CheckView, others: readonly CheckView[], matter: MatterView | null): string =>
  matter !== null && bothLegs(lead, others).length > 1 ? matter.title : lead.title;

/** The verdicts that a card puts into words. */
export const bothLegs = (lead: CheckView, others: readonly CheckView[]): readonly CheckView[] => [
  lead,
  ...others.filter((one) => ownLeg(lead) !== null && ownLeg(one) !== null),
];

/**
 * The verdict whose helper the card names. Where both passwords are refused at once the servers are in doubt: nobody is
 * asked for a new mailbox password, since asking changes it.
 */
export const helpedFor = ({ check, others, matter }: HomeCard): CheckView =>
  (matter?.kind === 'both-passwords' && [check, ...others].find(({ id }) => id === 'sending')) || check;

const reasonsShown = 2;

/** Why the verdict is what it is, the gravest matter first, and how many more need a look. */
export function reasonsOf(
  { status, legs }: MailboxView,
  cards: readonly HomeCard[],
  matters: readonly MatterView[],
): { readonly shown: readonly HomeCard[]; readonly hidden: number } {
  if (status === 'ok') return { shown: [], hidden: 0 };
  const isCause = ({ check }: HomeCard): boolean => {
    const leg = ownLeg(check);
    if (status === 'critical' && leg && legs[leg].isLatched) return true;
    return check.status === status && (status !== 'unknown' || leg !== null);
  };
  const place = ({ matter }: HomeCard): number => (matter === null ? matters.length : matters.indexOf(matter));
  // What waits because of another comes after it.
  const ranked = cards
    .filter(isCause)
    .toSorted((a, b) => Number(b.check.status === status) - Number(a.check.status === status) || place(a) - place(b));
  const different = ranked.filter(({ title }, index) => ranked.findIndex((one) => one.title === title) === index);
  const shown = different.slice(0, reasonsShown);
  const troubled = cards.filter(({ check }) => check.status === 'warning' || check.status === 'critical');
  return { shown, hidden: troubled.filter(({ title }) => !shown.some((one) => one.title === title)).length };
}
