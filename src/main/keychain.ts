import { createRequire } from 'node:module';
import type { Leg } from '../domain/health.ts';

/** Where passwords live. Nothing here ever throws: what cannot be read is asked again. */
export type Keychain = {
  /** `session`: this machine has no keychain, passwords last until Vigie ends. */
  readonly kind: 'keychain' | 'session';
  get(address: string, leg: Leg): Promise<string | null>;
  /** @returns whether it was stored */
  set(address: string, leg: Leg, password: string): Promise<boolean>;
  forget(address: string, leg: Leg): Promise<void>;
  /** Erases every password of this service. */
  forgetAll(): Promise<void>;
};

type Keytar = {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
  findCredentials(service: string): Promise<{ account: string; password: string }[]>;
};

const accountOf = (address: string, leg: Leg): string => `${leg === 'receiving' ? 'incoming' : 'cerbere'}:${address}`;

/** The OS keychain through keytar; memory where there is none. */
export async function openKeychain(service: string): Promise<Keychain> {
  const keytar = await loadKeytar(service);
  return keytar ? inKeychain(keytar, service) : inMemory();
}

/** Loading fails without its system library, the first call without a keychain service: both mean "none here". */
async function loadKeytar(service: string): Promise<Keytar | null> {
  try {
    const keytar: Keytar = createRequire(import.meta.url)('keytar');
    await keytar.findCredentials(service);
    return keytar;
  } catch {
    return null;
  }
}

function inKeychain(keytar: Keytar, service: string): Keychain {
  return {
    kind: 'keychain',
    get: (address, leg) => keytar.getPassword(service, accountOf(address, leg)).catch(() => null),
    set: (address, leg, password) =>
      keytar.setPassword(service, accountOf(address, leg), password).then(
        () => true,
        () => false,
      ),
    forget: async (address, leg) => {
      await keytar.deletePassword(service, accountOf(address, leg)).catch(() => false);
    },
    forgetAll: async () => {
      const found = await keytar.findCredentials(service).catch(() => []);
      await Promise.all(found.map(({ account }) => keytar.deletePassword(service, account).catch(() => false)));
    },
  };
}

function inMemory(): Keychain {
  const passwords = new Map<string, string>();
  return {
    kind: 'session',
    get: async (address, leg) => passwords.get(accountOf(address, leg)) ?? null,
    set: async (address, leg, password) => {
      passwords.set(accountOf(address, leg), password);
      return true;
    },
    forget: async (address, leg) => {
      passwords.delete(accountOf(address, leg));
    },
    forgetAll: async () => passwords.clear(),
  };
}
