import { hasLeg, type WatchContext } from '../model/context.ts';
import { type CheckId, checkIds, type HealthCode, type Leg, legs } from '../model/health.ts';
import { isAsking } from '../model/leg-state.ts';
import {
  forGoodMs,
  isSamePlace,
  type Matter,
  type MatterKind,
  type Member,
  newMatter,
  type Place,
  type Withdrawal,
} from '../model/matter.ts';
import { type MailboxState, mailboxOf, type WatchState } from '../model/state.ts';
import { isBelieved } from '../time/believed-clock.ts';
import { type Cause, causeOf } from './cause.ts';

/** What holds of a cause at this moment. */
type Present = { readonly cause: Cause; readonly members: readonly Member[] };
type Weighed = Member & { readonly gravity: number };

/** The state with its matters as the verdicts of this moment make them; the toast of one that is over goes. */
export function judgeMatters(state: WatchState, nowMs: number, context: WatchContext): WatchState {
  const matters = noteMatters(state, nowMs, context);
  if (matters === state.matters) return state;
  const isOver = ({ id, toast }: Matter): boolean =>
    toast !== null && !matters.some((matter) => matter.id === id && matter.quietMs === null);
  return withdrawn({ ...state, matters }, state.matters.filter(isOver));
}

/** The state in which the toasts of these matters are to go, and with them whatever else they said. */
export function withdrawn(state: WatchState, gone: readonly Matter[]): WatchState {
  if (gone.length === 0) return state;
  const tags = new Set(gone.map(({ toast }) => toast));
  const withdrawals = gone.map(
    ({ id, toast, address, members }): Withdrawal => ({
      tag: toast ?? id,
      matter: id,
      address: address ?? members[0]?.address ?? '',
    }),
  );
  const matters = state.matters.map((matter) =>
    matter.toast !== null && tags.has(matter.toast) ? { ...matter, toast: null } : matter,
  );
  return { ...state, matters, withdrawals: [...state.withdrawals, ...withdrawals] };
}

/**
 * The matters after verdicts have changed or time has passed: they open, are joined, rise, fall and end. A matter that
 * comes back within a day of its end is the same one.
 */
function noteMatters(state: WatchState, nowMs: number, context: WatchContext): readonly Matter[] {
  const present = presentCauses(state, context);
  const kept = state.matters.flatMap((matter) => {
    const next = carryOn(matter, present.get(matter.id), state, nowMs, context);
    return next === null ? [] : [next];
  });
  const ids = new Set(kept.map(({ id }) => id));
  const opened = [...present.values()]
    .filter(({ cause }) => !ids.has(cause.id))
    .map(({ cause, members }) => newMatter(cause, members, nowMs));
  const isSame =
    opened.length === 0 &&
    kept.length === state.matters.length &&
    kept.every((matter, index) => matter === state.matters[index]);
  return isSame ? state.matters : [...kept, ...opened];
}

function presentCauses({ mailboxes, matters }: WatchState, context: WatchContext): ReadonlyMap<string, Present> {
  const found = new Map<string, { cause: Cause; members: Weighed[] }>();
  for (const mailbox of mailboxes) {
    for (const check of checkIds) {
      const cause = causeOf(mailbox, check, matters, context);
      if (cause === null) continue;
      const member = { address: mailbox.address, check, code: mailbox.health[check].code, gravity: cause.gravity };
      const known = found.get(cause.id);
      if (known === undefined) found.set(cause.id, { cause, members: [member] });
      else {
        known.members.push(member);
        if (cause.gravity > known.cause.gravity) known.cause = cause;
      }
    }
  }
  const worstFirst = (members: Weighed[]): readonly Member[] =>
    members.sort((a, b) => b.gravity - a.gravity).map(({ address, check, code }) => ({ address, check, code }));
  return new Map([...found].map(([id, { cause, members }]) => [id, { cause, members: worstFirst(members) }]));
}

function carryOn(
  matter: Matter,
  present: Present | undefined,
  state: WatchState,
  nowMs: number,
  context: WatchContext,
): Matter | null {
  const waiting = matter.members.filter((member) => isUndecided(member, matter, state, context));
  if (present !== undefined) {
    const isOver = matter.quietMs !== null && nowMs - matter.quietMs >= forGoodMs;
    return isOver ? newMatter(present.cause, present.members, nowMs) : goOn(matter, present, waiting, nowMs);
  }
  if (waiting.length === 0 || matter.quietMs !== null) return end(matter, state, nowMs);
  // Of a leg at which nobody looks nothing will be learned: it does not hold up the end of the others.
  const isAlone = (member: Member): boolean => waiting.includes(member) && isUnasked(member, state);
  const others = matter.members.filter((member) => !isAlone(member));
  const areOver = others.length > 0 && !others.some((member) => waiting.includes(member));
  return areOver ? end({ ...matter, members: others }, state, nowMs) : matter;
}

function isUnasked({ address, check }: Member, state: WatchState): boolean {
  const mailbox = mailboxOf(state, address);
  if (mailbox === undefined) return false;
  const asked = check === 'certificate' ? unansweredRefusals(mailbox) : legs.filter((leg) => leg === check);
  return asked.length > 0 && !asked.some((leg) => isAsking(mailbox.legs[leg]));
}

/** Where another leg is another loss, though no worse a one. */
const spreading: readonly MatterKind[] = ['servers', 'certificate', 'not-let-in', 'blind'];

/** The legs that joined since it was last said, and are in it still. */
function joinedBy({ kind, joined, members: before }: Matter, members: readonly Member[]): readonly Place[] {
  if (!spreading.includes(kind)) return joined;
  const has = (list: readonly Place[], place: Place): boolean => list.some((one) => isSamePlace(one, place));
  const isNew = (member: Member): boolean =>
    (member.check === 'receiving' || member.check === 'sending') && !has(before, member);
  const fresh = members.filter((member) => isNew(member) && !has(joined, member));
  return [...joined, ...fresh.map(({ address, check }) => ({ address, check }))];
}

function goOn(matter: Matter, { cause, members }: Present, waiting: readonly Member[], nowMs: number): Matter {
  const { level, gravity } = cause;
  const isPresent = (waits: Member): boolean => members.some((one) => isSamePlace(one, waits));
  const told = matter.told;
  const isBetter = told !== null && gravity < told.gravity;
  const fallenMs = isBetter ? (matter.fallenMs ?? nowMs) : null;
  const isBetterForGood = fallenMs !== null && nowMs - fallenMs >= forGoodMs;
  const next: Matter = {
    ...matter,
    members: [...members, ...waiting.filter((one) => !isPresent(one))],
    level,
    gravity,
    joined: joinedBy(matter, members),
    // What comes back may not come back alone.
    newsMs: gravity > matter.gravity || matter.quietMs !== null ? nowMs : matter.newsMs,
    told: told !== null && isBetterForGood ? { ...told, gravity } : told,
    fallenMs: isBetterForGood ? null : fallenMs,
    quietMs: null,
    isSettled: false,
    hasReturned: matter.hasReturned || matter.quietMs !== null,
  };
  // Time that changes nothing leaves the very same matter.
  return JSON.stringify(next) === JSON.stringify(matter) ? matter : next;
}

function end(matter: Matter, state: WatchState, nowMs: number): Matter | null {
  const { told, quietMs } = matter;
  if (told === null) return null;
  if (quietMs === null) {
    // What has become another trouble is told as that.
    const isOver = matter.members.every((member) => isWell(member, state) && isMeasured(member, state));
    const isSettled = !isOver || !needsAllClear(matter);
    return { ...matter, quietMs: nowMs, newsMs: nowMs, isSettled, fallenMs: null, joined: [], notedGravity: null };
  }
  const isForgotten = matter.isSettled && nowMs - quietMs >= forGoodMs;
  return isForgotten || !matter.members.some(({ address }) => mailboxOf(state, address)) ? null : matter;
}

/** What was only foreseen or learned: its end is not worth a word. */
const foreseen: readonly HealthCode[] = [
  'password-expiry.soon',
  'password-expiry.today',
  'storage.learning',
  'storage.full-in-closure',
  'certificate.expires-in-closure',
];

/** A countdown that is over needs no word, nor does a question that was answered. */
const needsAllClear = ({ kind, told, members }: Matter): boolean => {
  const codes = [...(told ? [told.code] : []), ...members.map(({ code }) => code)];
  const isForeseen =
    kind === 'cerbere' ? told !== null && foreseen.includes(told.code) : codes.every((code) => foreseen.includes(code));
  return kind !== 'date' && !isForeseen;
};

/** Nothing new was learned of it: it neither goes on nor is over. */
function isUndecided({ address, check }: Member, { told }: Matter, state: WatchState, context: WatchContext): boolean {
  const mailbox = mailboxOf(state, address);
  if (mailbox === undefined) return false;
  const { status, code } = mailbox.health[check];
  // A date is known or not: no look stands between, only a clock that is wrong.
  if (check === 'password-expiry') return code === 'password-expiry.clock-wrong';
  // Whoever does not want the settings read any more wants nothing said of them.
  if (check === 'mail-program') return false;
  // Where no server shows a certificate any more, its legs say whether it is over.
  if (code === 'certificate.unknown') {
    const asking = legs.filter((leg) => hasLeg(mailbox, leg, context) && isAsking(mailbox.legs[leg]));
    return !isBelieved(state.clock) || asking.length === 0 || asking.some((leg) => mailbox.health[leg].status !== 'ok');
  }
  if (check === 'certificate' && unansweredRefusals(mailbox).some((leg) => hasLeg(mailbox, leg, context))) return true;
  // Nobody measures it: only its own login takes back what it said.
  if (check === 'storage' && !hasLeg(mailbox, 'receiving', context))
    return status === 'unknown' && mailbox.storage.saidFull.sending !== undefined;
  if (status === 'unknown' || status === 'held') return true;
  // Two successes end a trouble that was told, one success any other.
  return told !== null && (check === 'receiving' || check === 'sending') && mailbox.legs[check].isClearing;
}

/** The legs that were refused for a certificate and have shown none since: that of another does not answer it. */
const unansweredRefusals = (mailbox: MailboxState): readonly Leg[] =>
  legs.filter((leg) => mailbox.certificates[leg]?.isFatal === true);

/** True where a check is in no trouble of any kind. Of a date or a certificate, that nobody warns of it. */
export function isWell(place: Place, state: WatchState): boolean {
  const status = mailboxOf(state, place.address)?.health[place.check].status;
  return status === 'ok' || (isOfWarnings(place.check) && status === 'unknown');
}

/** False for a box that is called well only because what had found it full measures no more. */
const isMeasured = ({ address, check }: Place, state: WatchState): boolean =>
  check !== 'storage' || mailboxOf(state, address)?.storage.owed === null;

const isOfWarnings = (check: CheckId): boolean =>
  check === 'password-expiry' || check === 'certificate' || check === 'mail-program';

/** True where this check is in trouble for this very matter at this moment, as the last look left it. */
export const isLive = (matter: Matter, member: Place, state: WatchState, context: WatchContext): boolean => {
  const mailbox = mailboxOf(state, member.address);
  return mailbox !== undefined && causeOf(mailbox, member.check, state.matters, context)?.id === matter.id;
};

/** The matters after the user has taken note of those that this check belongs to, or has taken that back. */
export const withNoted = (
  matters: readonly Matter[],
  noted: Place & { readonly isNoted: boolean },
): readonly Matter[] =>
  matters.map((matter) => {
    const isMeant = matter.quietMs === null && matter.members.some((one) => isSamePlace(one, noted));
    return isMeant ? { ...matter, notedGravity: noted.isNoted ? matter.gravity : null } : matter;
  });
