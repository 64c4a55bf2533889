import type { Leg } from '../domain/health.ts';

/** Where passwords live. Nothing here ever throws. */
export type PasswordStore = {
  readonly kind: 'keychain' | 'session';
  get(address: string, leg: Leg): Promise<string | null>;
  /** @returns whether it was stored */
  set(address: string, leg: Leg, password: string): Promise<boolean>;
  forget(address: string, leg: Leg): Promise<unknown>;
};

/** Stores all passwords of a form, or none. @returns whether they were stored */
export async function storePasswords(
  store: PasswordStore,
  address: string,
  typed: readonly (readonly [Leg, string])[],
): Promise<boolean> {
  const replaced: (readonly [Leg, string | null])[] = [];
  for (const [leg, password] of typed) {
    const before = await store.get(address, leg);
    if (await store.set(address, leg, password)) replaced.push([leg, before]);
    else {
      for (const [one, old] of replaced)
        await (old === null ? store.forget(address, one) : store.set(address, one, old));
      return false;
    }
  }
  return true;
}
