import type { Leg } from '../domain/model/health.ts';
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
export async function forgetPasswords(store: PasswordStore, address: string, legs: readonly Leg[]): Promise<boolean> {
  let areGone = true;
  for (const leg of legs) areGone = (await store.forget(address, leg)) && areGone;
  return areGone;
}
