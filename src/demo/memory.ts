import type { Saved } from '../app/application.ts';
import type { PasswordStore } from '../app/passwords.ts';
import type { Leg } from '../domain/model/health.ts';

/** A value that lives as long as the demonstration. */
export function inMemory<Value>(initial: Value): Saved<Value> & { readonly current: () => Value } {
  let current = initial;
  return {
    initial,
    current: () => current,
    save: (next) => {
      current = next;
      return true;
    },
  };
}

/** Passwords by leg and address. */
export type DemoPasswords = Readonly<Record<string, string>>;

export type DemoPasswordStore = PasswordStore & {
  /** Always null, for nothing left: nothing is kept anywhere else. */
  forgetAll(): Promise<null>;
  /** Never. */
  isHanging(): boolean;
  all(): DemoPasswords;
  /** Loses all passwords that it has, or finds those again that were not replaced meanwhile. */
  lose(areLost: boolean): void;
};

/** Passwords that nobody else sees. They are shown as kept in a keychain: what the demonstration shows is the usual case. */
export function createDemoPasswords(initial: DemoPasswords = {}): DemoPasswordStore {
  const passwords = new Map(Object.entries(initial));
  const lost = new Map<string, string>();
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
      lost.delete(keyOf(address, leg));
      passwords.delete(keyOf(address, leg));
      return true;
    },
    forgetAll: async () => {
      passwords.clear();
      lost.clear();
      return null;
    },
    isHanging: () => false,
    all: () => Object.fromEntries(passwords),
    lose(areLost) {
      const [from, to] = areLost ? [passwords, lost] : [lost, passwords];
      for (const [key, password] of from) if (!to.has(key) || areLost) to.set(key, password);
      from.clear();
    },
  };
}
