import type { Saved } from '../app/application.ts';
import type { PasswordStore } from '../app/password-store.ts';
import type { Leg } from '../domain/health.ts';

/** A value that lives as long as the demonstration. */
export function inMemory<Value>(initial: Value): Saved<Value> & { readonly current: () => Value } {
  let current = initial;
  return {
    initial,
    current: () => current,
    save: (next) => {
      current = next;
    },
  };
}

/** Passwords that nobody else sees. They are shown as kept in a keychain: what the demonstration shows is the usual case. */
export function createDemoPasswords(): PasswordStore {
  const passwords = new Map<string, string>();
  const keyOf = (address: string, leg: Leg): string => `${leg}:${address}`;
  return {
    kind: 'keychain',
    get: async (address, leg) => {
      const password = passwords.get(keyOf(address, leg));
      return password === undefined ? { kind: 'missing' } : { kind: 'found', password };
    },
    set: async (address, leg, password) => {
      passwords.set(keyOf(address, leg), password);
      return true;
    },
    forget: async (address, leg) => {
      passwords.delete(keyOf(address, leg));
      return true;
    },
  };
}
