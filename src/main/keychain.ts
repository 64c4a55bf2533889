import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import type { Secret, WaitingClock } from '../app/ports.ts';
import type { Leg } from '../domain/health.ts';
import { createTurns, type InTurn } from './keychain-turns.ts';

/** Where passwords live. Nothing here ever throws or hangs: what cannot be read is asked again. */
export type Keychain = {
  /** `session`: this machine has no keychain, passwords last until Vigie ends. */
  readonly kind: 'keychain' | 'session';
  /** An empty password is a missing one. */
  get(address: string, leg: Leg): Promise<Secret>;
  /** @returns whether it was stored; an empty password never is */
  set(address: string, leg: Leg, password: string): Promise<boolean>;
  /** @returns whether it is surely gone */
  forget(address: string, leg: Leg): Promise<boolean>;
  /** Erases every password of this service. @returns whether all are surely gone */
  forgetAll(): Promise<boolean>;
};

type Keytar = {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
  findCredentials(service: string): Promise<{ account: string; password: string }[]>;
};

/** The PC's own time, also in a demonstration. */
const realWait: WaitingClock['wait'] = (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => undefined);

/** Asked for to see whether there is a keychain; nothing is ever stored under it. */
const nobody = 'nobody';

const accountOf = (address: string, leg: Leg): string => `${leg === 'receiving' ? 'incoming' : 'cerbere'}:${address}`;

const secretOf = (password: string | null | undefined): Secret =>
  password ? { kind: 'found', password } : { kind: 'missing' };
const unreadable: Secret = { kind: 'unreadable' };

/** The OS keychain through keytar, also where it is slow to answer; memory where there is none. */
export async function openKeychain(
  service: string,
  wait: WaitingClock['wait'] = realWait,
  platform: NodeJS.Platform = process.platform,
): Promise<Keychain> {
  const keytar = loadKeytar();
  if (!keytar) return inMemory(async () => true);
  const inTurn = createTurns(wait);
  const presence = await inTurn<'there' | 'absent' | 'late'>(async () => {
    try {
      await keytar.getPassword(service, nobody);
      return 'there';
    } catch {
      return 'absent';
    }
  }, 'late');
  const keychain = inKeychain(keytar, service, inTurn);
  if (presence !== 'absent') return keychain;
  // Without a Secret Service there is nothing to erase; Windows and macOS always have a keychain, which may hold an earlier run's.
  return inMemory(async () => (await keychain.forgetAll()) || platform === 'linux');
}

/** Null where the module or its system library does not load. */
function loadKeytar(): Keytar | null {
  try {
    return createRequire(import.meta.url)('keytar');
  } catch {
    return null;
  }
}

function inKeychain(keytar: Keytar, service: string, inTurn: InTurn): Keychain {
  const erase = (account: string): Promise<boolean> =>
    // False only says that there was nothing to erase.
    inTurn(() => keytar.deletePassword(service, account).then(() => true), false, account);
  return {
    kind: 'keychain',
    get: (address, leg) =>
      inTurn(() => keytar.getPassword(service, accountOf(address, leg)).then(secretOf), unreadable),
    async set(address, leg, password) {
      if (password === '') return false;
      const account = accountOf(address, leg);
      return inTurn(() => keytar.setPassword(service, account, password).then(() => true), false, account);
    },
    forget: (address, leg) => erase(accountOf(address, leg)),
    forgetAll: async () => {
      const found = await inTurn<{ account: string }[] | null>(() => keytar.findCredentials(service), null);
      if (found === null) return false;
      const erased = await Promise.all(found.map(({ account }) => erase(account)));
      return !erased.includes(false);
    },
  };
}

/** @param forgetRest erases what may be left elsewhere; tells whether nothing is */
function inMemory(forgetRest: () => Promise<boolean>): Keychain {
  const passwords = new Map<string, string>();
  return {
    kind: 'session',
    get: async (address, leg) => secretOf(passwords.get(accountOf(address, leg))),
    set: async (address, leg, password) => {
      if (password === '') return false;
      passwords.set(accountOf(address, leg), password);
      return true;
    },
    forget: async (address, leg) => {
      passwords.delete(accountOf(address, leg));
      return true;
    },
    forgetAll: async () => {
      passwords.clear();
      return forgetRest();
    },
  };
}
