import { hasLeg, type WatchContext } from '../model/context.ts';
import { type CheckId, checkIds, type HealthCode, isOfLegs, legs, type Status } from '../model/health.ts';
import type { Level, MatterKind, Place } from '../model/matter.ts';
import { type MailboxState, mailboxOf, type WatchState } from '../model/state.ts';
import { extentOf, wholeWords } from '../tell/whole-words.ts';
import { catalogue, explain, type Lang } from '../text/index.ts';
import { causeOf } from '../watch/cause.ts';
import { isLive } from '../watch/matters.ts';

/** A trouble as the last looks left it, whomever it touches: what the window's verdict, its cards and the icon speak of. */
export type MatterView = {
  readonly id: string;
  readonly kind: MatterKind;
  readonly level: Level;
  /** Higher is worse: the order of the toasts. */
  readonly gravity: number;
  /** Of the gravest verdict in it, whose title it has. */
  readonly code: HealthCode;
  readonly title: string;
  /** Epoch milliseconds. */
  readonly sinceMs: number;
  /** When a toast last spoke of it, epoch milliseconds; null where none has. */
  readonly saidMs: number | null;
  /** The user has taken note of it: nothing more is said until it is over or worse. */
  readonly isNoted: boolean;
  /** The gravest first. */
  readonly members: readonly Place[];
};

/** The open matters, the gravest first; without those of which nothing is seen at this moment, such as without network. */
export function matterViews(state: WatchState, context: WatchContext, lang: Lang): readonly MatterView[] {
  return state.matters
    .filter(({ quietMs }) => quietMs === null)
    .flatMap((matter): MatterView[] => {
      const { id, kind, level, gravity, sinceMs, told, notedGravity } = matter;
      const members = matter.members.filter((member) => isLive(matter, member, state, context));
      const [lead] = members;
      const health = mailboxOf(state, lead?.address)?.health;
      if (!lead || !health) return [];
      const found = health[lead.check];
      const { title } = wholeWords(kind, found, members, lang) ?? explain(found, lang);
      const isNoted = notedGravity !== null && gravity <= notedGravity;
      const places = members.map(({ address, check }) => ({ address, check }));
      const saidMs = told?.lastMs ?? null;
      return [{ id, kind, level, gravity, code: found.code, title, sinceMs, saidMs, isNoted, members: places }];
    })
    .sort((a, b) => b.gravity - a.gravity);
}

/** Something other than well that the icon has to say in one line, of one mailbox or of several. */
export type Concern = {
  /** The same of the same trouble, in whatever mailbox. */
  readonly key: string;
  readonly status: Status;
  /** Among those of one status, higher is worse. */
  readonly gravity: number;
  readonly title: string;
  readonly addresses: readonly string[];
};

/** Worst first. A mailbox nobody could look at outranks one that is well: a green icon is a promise. */
const worstFirst: readonly Status[] = ['critical', 'warning', 'held', 'unknown', 'ok'];
export const rank = (status: Status): number => worstFirst.indexOf(status);

/** What is to be said, the gravest first: open matters as the toasts say them, then what is no matter, then what nobody knows. */
export function concernsOf(state: WatchState, context: WatchContext, lang: Lang): readonly Concern[] {
  const matters = matterViews(state, context, lang).flatMap(
    ({ kind, code, level, gravity, title, members }): Concern[] =>
      level === 'info'
        ? []
        : [
            {
              key: `${kind} ${code} ${extentOf(members)}`,
              status: level,
              gravity,
              title,
              addresses: [...new Set(members.map(({ address }) => address))],
            },
          ],
  );
  const others = state.mailboxes.flatMap((mailbox) =>
    shownChecks(mailbox, context).flatMap((check) => besideMatters(mailbox, check, state, context, lang)),
  );
  const merged = new Map<string, Concern>();
  for (const concern of [...matters, ...others]) {
    const known = merged.get(concern.key);
    const addresses = [...new Set([...(known?.addresses ?? []), ...concern.addresses])];
    merged.set(concern.key, { ...(known ?? concern), addresses });
  }
  return [...merged.values()].sort((a, b) => rank(a.status) - rank(b.status) || b.gravity - a.gravity);
}

/** What a verdict has to say that no matter says: trouble without a cause, a leg that waits or is not known. */
function besideMatters(
  mailbox: MailboxState,
  check: CheckId,
  { matters }: WatchState,
  context: WatchContext,
  lang: Lang,
): readonly Concern[] {
  const health = mailbox.health[check];
  const { status, code } = health;
  if (status === 'ok') return [];
  const isNeeded = check === 'receiving' || check === 'sending' || code === 'storage.learning';
  if (status === 'unknown' && !isNeeded) return [];
  if (status !== 'unknown' && causeOf(mailbox, check, matters, context) !== null) return [];
  const isNew = legs.every((leg) => mailbox.legs[leg].lastLookMs === null);
  const title = isNew && isOfLegs(code, 'stale') ? catalogue(lang).tray.notYetChecked : explain(health, lang).title;
  return [{ key: title, status, gravity: 0, title, addresses: [mailbox.address] }];
}

/** Every check, but those of legs the mailbox does not have. */
export const shownChecks = (mailbox: MailboxState, context: WatchContext): readonly CheckId[] =>
  checkIds.filter((check) => (check === 'receiving' || check === 'sending' ? hasLeg(mailbox, check, context) : true));
