import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import type { WaitingClock } from '../app/ports.ts';
import type { Leg } from '../domain/health.ts';

/** Where passwords live. Nothing here ever throws or hangs: what cannot be read is asked again. */
export type Keychain = {
  /** `session`: this machine has no keychain, passwords last until Vigie ends. */
  readonly kind: 'keychain' | 'session';
  /** @returns null where it is missing, unreadable or empty */
  get(address: string, leg: Leg): Promise<string | null>;
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

/** Milliseconds that the system's keychain has for an answer. */
export const keychainDeadlineMs = 10_000;

/** The PC's own time, also in a demonstration. */
const realWait: WaitingClock['wait'] = (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => undefined);

/** Asked for to see whether there is a keychain; nothing is ever stored under it. */
const nobody = 'nobody';

const accountOf = (address: string, leg: Leg): string => `${leg === 'receiving' ? 'incoming' : 'cerbere'}:${address}`;

/** The OS keychain through keytar; memory where there is none, or where it does not answer. */
export async function openKeychain(service: string, wait: WaitingClock['wait'] = realWait): Promise<Keychain> {
  const inTurn = createTurns(wait);
  const keytar = loadKeytar();
  const answers = keytar !== null && (await inTurn(() => keytar.getPassword(service, nobody).then(() => true), false));
  return answers ? inKeychain(keytar, service, inTurn) : inMemory();
}

/** Null where the module or its system library does not load. */
function loadKeytar(): Keytar | null {
  try {
    return createRequire(import.meta.url)('keytar');
  } catch {
    return null;
  }
}

/** Runs one call and gives `otherwise` where it fails or is late; a call whose turn comes too late is not made at all. */
type InTurn = <Value>(call: () => Promise<Value>, otherwise: Value) => Promise<Value>;

/**
 * One call at a time: each that hangs takes one of the process's four worker threads, and name lookups need them too. It
 * also keeps the order of what is stored and erased when an answer comes late.
 */
function createTurns(wait: WaitingClock['wait']): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return async (call, otherwise) => {
    let isLate = false;
    const answered = new AbortController();
    const turn = last.then(() => (isLate ? otherwise : call())).catch(() => otherwise);
    last = turn;
    const deadline = wait(keychainDeadlineMs, answered.signal).then(() => {
      isLate = true;
      return otherwise;
    });
    return Promise.race([turn, deadline]).finally(() => answered.abort());
  };
}

function inKeychain(keytar: Keytar, service: string, inTurn: InTurn): Keychain {
  const erase = (account: string): Promise<boolean> =>
    // False only says that there was nothing to erase.
    inTurn(() => keytar.deletePassword(service, account).then(() => true), false);
  return {
    kind: 'keychain',
    get: async (address, leg) =>
      (await inTurn(() => keytar.getPassword(service, accountOf(address, leg)), null)) || null,
    set: async (address, leg, password) =>
      password !== '' &&
      (await inTurn(() => keytar.setPassword(service, accountOf(address, leg), password).then(() => true), false)),
    forget: (address, leg) => erase(accountOf(address, leg)),
    forgetAll: async () => {
      const found = await inTurn<{ account: string }[] | null>(() => keytar.findCredentials(service), null);
      if (found === null) return false;
      const erased = await Promise.all(found.map(({ account }) => erase(account)));
      return !erased.includes(false);
    },
  };
}

function inMemory(): Keychain {
  const passwords = new Map<string, string>();
  return {
    kind: 'session',
    get: async (address, leg) => passwords.get(accountOf(address, leg)) ?? null,
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
      return true;
    },
  };
}
