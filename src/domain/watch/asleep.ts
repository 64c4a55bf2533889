import { restart } from '../leg/index.ts';
import type { WatchContext } from '../model/context.ts';
import { type MailboxState, newMailbox, type Sleeper, type WatchState } from '../model/state.ts';

/** Milliseconds for which the state of a mailbox that left the settings is kept: it may have left by mistake. */
export const sleepMs = 30 * 86_400_000;

/**
 * The watch of the mailboxes that the settings name now. New ones are looked at, those that had left and are back go on
 * where they were, and those that are gone fall asleep: nothing of them is lost for {@link sleepMs}.
 */
export function followSettings(
  state: WatchState,
  addresses: readonly string[],
  nowMs: number,
  context: WatchContext,
): WatchState {
  const awake = byAddress(state.mailboxes);
  const asleep = byAddress(state.asleep.map(({ mailbox }) => mailbox));
  const beginning = addresses.flatMap((address) => {
    if (awake.has(keyOf(address))) return [];
    const sleeper = asleep.get(keyOf(address));
    return [sleeper ? { ...sleeper, address } : newMailbox(address)];
  });
  const begun = byAddress(restart(beginning, 'start', nowMs, context));
  const named = new Set(addresses.map(keyOf));
  const isGone = ({ address }: MailboxState): boolean => !named.has(keyOf(address));
  return {
    ...state,
    mailboxes: addresses.flatMap((address) => {
      const known = awake.get(keyOf(address));
      return known ? { ...known, address } : (begun.get(keyOf(address)) ?? []);
    }),
    asleep: [
      ...state.asleep.filter(({ mailbox }) => isGone(mailbox)),
      ...state.mailboxes.filter(isGone).map((mailbox): Sleeper => ({ sinceMs: nowMs, mailbox })),
    ],
  };
}

/** Forgets those that have slept too long. Not while the settings could not be read: who they do not name is not gone. */
export function forgetLongAsleep(state: WatchState, nowMs: number, context: WatchContext): WatchState {
  if (context.areSettingsLost) return state;
  return state.asleep
    .filter(({ sinceMs }) => nowMs - sinceMs >= sleepMs)
    .reduce<WatchState>((rest, { mailbox }) => forgetMailbox(rest, mailbox.address), state);
}

/** Nothing is known of this mailbox any more, awake or asleep. */
export function forgetMailbox(state: WatchState, address: string): WatchState {
  const isOther = (mailbox: MailboxState): boolean => keyOf(mailbox.address) !== keyOf(address);
  return {
    ...state,
    mailboxes: state.mailboxes.filter(isOther),
    asleep: state.asleep.filter(({ mailbox }) => isOther(mailbox)),
    matters: state.matters.filter((matter) => matter.address === null || keyOf(matter.address) !== keyOf(address)),
  };
}

/** True where something is known of a mailbox, awake or asleep. */
export const isRemembered = ({ mailboxes, asleep }: WatchState, address: string): boolean =>
  [...mailboxes, ...asleep.map(({ mailbox }) => mailbox)].some((mailbox) => keyOf(mailbox.address) === keyOf(address));

/** Upper and lower case make no other mailbox. */
const keyOf = (address: string): string => address.toLowerCase();

const byAddress = (mailboxes: readonly MailboxState[]): ReadonlyMap<string, MailboxState> =>
  new Map(mailboxes.map((mailbox) => [keyOf(mailbox.address), mailbox]));
