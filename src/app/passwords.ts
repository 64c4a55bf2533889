import type { FailureKind } from '../domain/model/failure.ts';
import { type HoldReason, type Leg, legs } from '../domain/model/health.ts';
import { holdOf } from '../domain/model/leg-state.ts';
import type { AppData } from './application-parts.ts';
import type { MailboxBook } from './mailbox-book.ts';
import type { Monitor } from './monitor.ts';
import type { Secret } from './ports.ts';

/** Where passwords live. Nothing here ever throws. */
export type PasswordStore = {
  readonly kind: 'keychain' | 'session';
  get(address: string, leg: Leg): Promise<Secret>;
  /** @returns whether it was stored */
  set(address: string, leg: Leg, password: string): Promise<boolean>;
  /** @returns whether it is surely gone */
  forget(address: string, leg: Leg): Promise<boolean>;
};

/** A password that was stored, by whose it is. */
export type StoredPassword = { readonly address: string; readonly leg: Leg };

/** Stores all passwords of a form, or none. @returns whether they were stored */
export async function storePasswords(
  store: PasswordStore,
  address: string,
  typed: readonly (readonly [Leg, string])[],
): Promise<boolean> {
  const before: (readonly [Leg, string, Secret])[] = [];
  for (const [leg, password] of typed) before.push([leg, password, await store.get(address, leg)]);
  // What cannot be read could not be put back.
  if (typed.length > 1 && before.some(([, , old]) => old.kind === 'unreadable')) return false;
  const replaced: typeof before = [];
  for (const one of before) {
    const [leg, password] = one;
    if (await store.set(address, leg, password)) replaced.push(one);
    else {
      for (const [other, , old] of replaced)
        await (old.kind === 'found' ? store.set(address, other, old.password) : store.forget(address, other));
      return false;
    }
  }
  return true;
}

/** @returns whether the passwords of all these legs are surely gone */
export async function forgetPasswords(
  store: PasswordStore,
  address: string,
  forgotten: readonly Leg[],
): Promise<boolean> {
  let areGone = true;
  for (const leg of forgotten) areGone = (await store.forget(address, leg)) && areGone;
  return areGone;
}

/** For which servers, and on which PC, each password was typed: it is sent to no other and from no other. */
export type PasswordBindings = {
  /** Notes that this leg's password was typed on this PC for these servers. @param binding as the book had it before the attempt */
  bind(address: string, leg: Leg, binding: string): void;
  unbind(address: string, forgotten: readonly Leg[]): void;
  isBound(address: string, leg: Leg): boolean;
  /** The refusal that is noted beside a binding; null where there is none. */
  refusedAs(address: string, leg: Leg): FailureKind | null;
  /** @returns whether it was written down */
  noteRefusal(address: string, leg: Leg, as: FailureKind | null): boolean;
  /** These settings were made on another PC: until the user decides, no password is typed here and none is used. */
  isOtherPc(): boolean;
  /** Holds and releases legs as bindings and PC demand. */
  review(monitor: Pick<Monitor, 'state' | 'tell'>): void;
};

/** Every password that may be in the keychain, for all that is known: of these mailboxes, and of those that were typed. */
export function storedPasswords({ bindings }: AppData, addresses: readonly string[]): readonly StoredPassword[] {
  const bound = Object.keys(bindings);
  const watched = addresses.flatMap((address) => legs.map((leg) => keyOf(address, leg)));
  return [...new Set([...watched, ...bound])].flatMap((key) => {
    const leg = legs.find((one) => key.startsWith(`${one}:`));
    return leg ? [{ address: key.slice(leg.length + 1), leg }] : [];
  });
}

const keyOf = (address: string, leg: Leg): string => `${leg}:${address}`;

export type BindingParts = {
  readonly data: () => AppData;
  /** @returns whether it was written down */
  readonly saveData: (next: Partial<AppData>) => boolean;
  readonly book: Pick<MailboxBook, 'binding'>;
  /** Identifies this PC. */
  readonly pc: string;
};

export function createPasswordBindings({ data, saveData, book, pc }: BindingParts): PasswordBindings {
  const isBound = (address: string, leg: Leg): boolean =>
    data().bindings[keyOf(address, leg)] === book.binding(address, leg);
  const refused = (): NonNullable<AppData['refused']> => data().refused ?? {};
  const isOtherPc = (): boolean => data().pc !== '' && data().pc !== pc;
  const holdFor = (address: string, leg: Leg): HoldReason | null => {
    if (isOtherPc()) return 'other-pc';
    const isKnown = data().bindings[keyOf(address, leg)] !== undefined;
    return isKnown && !isBound(address, leg) ? 'server-changed' : null;
  };
  const without = <Value>(record: Readonly<Record<string, Value>>, keys: readonly string[]): Record<string, Value> =>
    Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
  return {
    isBound,
    isOtherPc,
    bind(address, leg, binding) {
      const key = keyOf(address, leg);
      saveData({ pc, bindings: { ...data().bindings, [key]: binding }, refused: without(refused(), [key]) });
    },
    unbind(address, forgotten) {
      const own = forgotten.map((leg) => keyOf(address, leg));
      saveData({ bindings: without(data().bindings, own), refused: without(refused(), own) });
    },
    refusedAs: (address, leg) => (isBound(address, leg) ? (refused()[keyOf(address, leg)] ?? null) : null),
    noteRefusal(address, leg, as) {
      const key = keyOf(address, leg);
      if ((refused()[key] ?? null) === as) return true;
      const others = without(refused(), [key]);
      return saveData({ refused: as === null ? others : { ...others, [key]: as } });
    },
    review(monitor) {
      for (const { address, legs: states } of monitor.state().mailboxes) {
        for (const leg of legs) {
          const hold = holdOf(states[leg]);
          const wanted = holdFor(address, leg);
          // What waits for a password goes on waiting.
          if (hold === wanted || hold === 'renewal' || hold === 'setup') continue;
          monitor.tell(
            wanted ? { kind: 'leg-held', address, leg, reason: wanted } : { kind: 'leg-released', address, leg },
          );
        }
      }
    },
  };
}
