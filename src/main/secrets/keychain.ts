import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import type { StoredPassword } from '../../app/passwords.ts';
import type { Secret, WaitingClock } from '../../app/ports.ts';
import { type Leg, legs } from '../../domain/model/health.ts';
import { createTurns, everyPassword, type Turns } from './keychain-turns.ts';
import { askKeyring, type KeyringState } from './secret-service.ts';

/** Where passwords live. Nothing here ever throws or hangs: what cannot be read is asked again. */
export type Keychain = {
  /** `session`: this machine has no keychain, passwords last until Vigie ends. */
  readonly kind: 'keychain' | 'session';
  /** An empty password is a missing one, one that is locked away is unreadable. */
  get(address: string, leg: Leg): Promise<Secret>;
  /** @returns whether it was stored; never one that is empty, or that UTF-8 would change */
  set(address: string, leg: Leg, password: string): Promise<boolean>;
  /** @returns whether it is surely gone */
  forget(address: string, leg: Leg): Promise<boolean>;
  /**
   * Erases every password of this service.
   * @param known those that it may hold: they are erased one by one where it cannot tell what it holds
   * @returns null when all are surely gone, else those that may be left; none where nobody knows them
   */
  forgetAll(known: readonly StoredPassword[]): Promise<readonly StoredPassword[] | null>;
  /** A call has not come back: the process cannot end by itself before it does. */
  isHanging(): boolean;
};

type Keytar = {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
  findPassword(service: string): Promise<string | null>;
  findCredentials(service: string): Promise<{ account: string; password: string }[]>;
};

export type KeychainParts = {
  readonly wait?: WaitingClock['wait'];
  readonly platform?: NodeJS.Platform;
  /** Asked on Linux only. */
  readonly keyring?: (service: string) => Promise<KeyringState>;
};

/** The PC's own time, also in a demonstration. */
const realWait: WaitingClock['wait'] = (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => undefined);

/** Asked for to see whether there is a keychain; nothing is ever stored under it. */
const nobody = 'nobody';

const prefixes: Readonly<Record<Leg, string>> = { receiving: 'incoming', sending: 'cerbere' };
const accountOf = (address: string, leg: Leg): string => `${prefixes[leg]}:${address}`;

/** None for an account that no version of ours made. */
function passwordsOf(account: string): readonly StoredPassword[] {
  const leg = legs.find((one) => account.startsWith(`${prefixes[one]}:`));
  return leg ? [{ address: account.slice(prefixes[leg].length + 1), leg }] : [];
}

/** The name under which the system's own program lists a password. */
export const keychainEntry = (service: string, address: string, leg: Leg): string =>
  `${service}/${accountOf(address, leg)}`;

const isStorable = (password: string): boolean => password !== '' && !/\p{Surrogate}/u.test(password);
const missing: Secret = { kind: 'missing' };
const unreadable: Secret = { kind: 'unreadable' };

/** The OS keychain through keytar, also where it is slow to answer; memory where there is none. */
export async function openKeychain(
  service: string,
  { wait = realWait, platform = process.platform, keyring = askKeyring }: KeychainParts = {},
): Promise<Keychain> {
  const keytar = loadKeytar();
  // Windows and macOS always have a keychain: if it cannot be asked, passwords of an earlier run may be in it.
  if (!keytar)
    return inMemory(
      async (known) => (platform === 'linux' ? null : known),
      () => false,
    );
  const turns = createTurns(wait);
  if (platform !== 'linux') return inKeychain({ keytar, service, turns, isLocked: async () => false });
  const keychain = inKeychain({
    keytar,
    service,
    turns,
    isLocked: async () => (await keyring(service)) === 'locked',
  });
  const isThere = await turns.inTurn(async () => {
    try {
      await keytar.getPassword(service, nobody);
      return true;
    } catch {
      return !isAbsent(await keyring(service));
    }
  }, true);
  if (isThere) return keychain;
  const forgetRest: Keychain['forgetAll'] = async (known) => {
    const left = await keychain.forgetAll(known);
    return left === null || isAbsent(await keyring(service)) ? null : left;
  };
  return inMemory(forgetRest, turns.isUnderWay);
}

/** Where nothing can be asked, the question that failed is all that is known. */
const isAbsent = (state: KeyringState): boolean => state === 'absent' || state === 'unknown';

/** Null where the module or its system library does not load. */
function loadKeytar(): Keytar | null {
  try {
    return createRequire(import.meta.url)('keytar');
  } catch {
    return null;
  }
}

type OpenKeychain = {
  readonly keytar: Keytar;
  readonly service: string;
  readonly turns: Turns;
  /** A locked keyring answers "no such password", and to a deletion "nothing to erase". */
  readonly isLocked: () => Promise<boolean>;
};

function inKeychain({ keytar, service, turns, isLocked }: OpenKeychain): Keychain {
  const { inTurn } = turns;
  let hasPrompted = false;
  /** The system asks the user to unlock, once: whoever declined is not asked again each minute. */
  const read = async (account: string): Promise<Secret> => {
    if (await isLocked()) {
      if (hasPrompted) return unreadable;
      hasPrompted = true;
    }
    const password = await keytar.getPassword(service, account);
    if (password) return { kind: 'found', password };
    return (await isLocked()) ? unreadable : missing;
  };
  const erase = (account: string): Promise<boolean> =>
    inTurn(
      async () => {
        // What it answers says little: false stands for "nothing to erase" and for "locked".
        await keytar.deletePassword(service, account);
        return (await keytar.getPassword(service, account)) === null && !(await isLocked());
      },
      false,
      account,
    );
  /** Null where they cannot be told. To list those of a locked keyring would end the process (keytar 7.10.6). */
  const accounts = async (): Promise<readonly string[] | null> => {
    if (await isLocked()) await keytar.findPassword(service);
    if (await isLocked()) return null;
    return (await keytar.findCredentials(service)).map(({ account }) => account);
  };
  return {
    kind: 'keychain',
    get: (address, leg) => inTurn(() => read(accountOf(address, leg)), unreadable),
    async set(address, leg, password) {
      if (!isStorable(password)) return false;
      const account = accountOf(address, leg);
      return inTurn(() => keytar.setPassword(service, account, password).then(() => true), false, account);
    },
    forget: (address, leg) => erase(accountOf(address, leg)),
    forgetAll: async (known) => {
      const listed = await inTurn(accounts, null, everyPassword);
      const all = new Set([...(listed ?? []), ...known.map(({ address, leg }) => accountOf(address, leg))]);
      const left: string[] = [];
      for (const account of all) if (!(await erase(account))) left.push(account);
      return listed !== null && left.length === 0 ? null : left.flatMap(passwordsOf);
    },
    isHanging: turns.isUnderWay,
  };
}

/** @param forgetRest erases what may be left elsewhere */
function inMemory(forgetRest: Keychain['forgetAll'], isHanging: () => boolean): Keychain {
  const passwords = new Map<string, string>();
  return {
    kind: 'session',
    get: async (address, leg) => {
      const password = passwords.get(accountOf(address, leg));
      return password === undefined ? missing : { kind: 'found', password };
    },
    set: async (address, leg, password) => {
      if (!isStorable(password)) return false;
      passwords.set(accountOf(address, leg), password);
      return true;
    },
    forget: async (address, leg) => {
      passwords.delete(accountOf(address, leg));
      return true;
    },
    forgetAll: (known) => {
      passwords.clear();
      return forgetRest(known);
    },
    isHanging,
  };
}
