import { createRequire } from 'node:module';
import { afterEach, describe, expect, it } from 'vitest';
import { type Keychain, type KeychainParts, openKeychain } from '../../../src/main/secrets/keychain.ts';
import { hangingAtMost, keychainDeadlineMs } from '../../../src/main/secrets/keychain-turns.ts';
import type { KeyringState } from '../../../src/main/secrets/secret-service.ts';

// The adapter loads the native module with `require`: what stands in for it goes where `require` looks first.
const require = createRequire(import.meta.url);
const path = require.resolve('keytar');
const before = require.cache[path];
const load = (descriptor: PropertyDescriptor): void => {
  const stand = Object.defineProperty({ id: path, filename: path, loaded: true }, 'exports', descriptor);
  require.cache[path] = stand as NodeJS.Module;
};
afterEach(() => {
  if (before) require.cache[path] = before;
  else delete require.cache[path];
});

const address = 'ec001234@adm.cfwb.be';
const service = 'be.vigie-bma/test';
const found = (password: string) => ({ kind: 'found', password });
const missing = { kind: 'missing' };
const unreadable = { kind: 'unreadable' };
/** On Linux, with a keyring that is open unless a test says otherwise. */
const open = (parts: KeychainParts = {}, of = service): Promise<Keychain> =>
  openKeychain(of, { platform: 'linux', keyring: async () => 'open', ...parts });
const dbus = new Error('Cannot autolaunch D-Bus without X11 $DISPLAY');

/** A keychain as keytar shows it: what is required and missing is thrown on the spot, all else is a promise. */
function createKeytar() {
  const held = new Map<string, string>();
  const broken = new Set<string>();
  const asked: string[] = [];
  /** While it is there, calls wait for it. */
  const stuck: { until: Promise<void> | null } = { until: null };
  const key = (of: string, account: string): string => `${of}|${account}`;
  const guard = async (call: string): Promise<void> => {
    asked.push(call);
    if (broken.has(call)) throw dbus;
    await stuck.until;
  };
  const keytar = {
    getPassword: async (of: string, account: string) => {
      await guard('getPassword');
      return held.get(key(of, account)) ?? null;
    },
    setPassword: (of: string, account: string, password: string) => {
      if (password === '') throw new Error('Password is required.');
      return guard('setPassword').then(() => void held.set(key(of, account), password));
    },
    deletePassword: async (of: string, account: string) => {
      await guard('deletePassword');
      return held.delete(key(of, account));
    },
    findPassword: async (of: string) => {
      await guard('findPassword');
      return [...held].find(([name]) => name.startsWith(`${of}|`))?.[1] ?? null;
    },
    findCredentials: async (of: string) => {
      await guard('findCredentials');
      return [...held]
        .filter(([name]) => name.startsWith(`${of}|`))
        .map(([name, password]) => ({ account: name.slice(of.length + 1), password }));
    },
  };
  load({ value: keytar });
  return { held, broken, asked, stuck };
}

/** Deadlines that pass when the test says so. */
function createDeadlines() {
  let waiting: { readonly ms: number; readonly pass: () => void }[] = [];
  const wait = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const one = { ms, pass: resolve };
      waiting.push(one);
      signal.addEventListener('abort', () => {
        waiting = waiting.filter((other) => other !== one);
        resolve();
      });
    });
  return {
    wait,
    waiting: () => waiting.map(({ ms }) => ms),
    pass: () => {
      for (const { pass } of waiting.splice(0)) pass();
    },
  };
}

describe('the keychain', () => {
  it('keeps each password under the service and its own account', async () => {
    const { held } = createKeytar();
    const keychain = await open();
    expect(keychain.kind).toBe('keychain');
    expect(await keychain.set(address, 'receiving', 'Boîte-1')).toBe(true);
    expect(await keychain.set(address, 'sending', 'Cerbère-2')).toBe(true);
    expect([...held]).toEqual([
      [`${service}|incoming:${address}`, 'Boîte-1'],
      [`${service}|cerbere:${address}`, 'Cerbère-2'],
    ]);
    expect(await keychain.get(address, 'receiving')).toEqual(found('Boîte-1'));
    expect(await keychain.get('po000567@adm.cfwb.be', 'receiving')).toEqual(missing);
    expect(await (await open({}, 'be.vigie-bma')).get(address, 'receiving')).toEqual(missing);
  });

  it('forgets one password, and all of its own service only', async () => {
    const { held } = createKeytar();
    const keychain = await open();
    const other = await open({}, 'be.vigie-bma');
    for (const leg of ['receiving', 'sending'] as const) {
      await keychain.set(address, leg, 'x');
      await other.set(address, leg, 'y');
    }
    expect(await keychain.forget(address, 'receiving')).toBe(true);
    expect(await keychain.get(address, 'receiving')).toEqual(missing);
    expect(await keychain.get(address, 'sending')).toEqual(found('x'));
    expect(await keychain.forgetAll([])).toBeNull();
    expect([...held.values()]).toEqual(['y', 'y']);
  });

  it('has forgotten what was never there', async () => {
    createKeytar();
    const keychain = await open();
    expect(await keychain.forget(address, 'receiving')).toBe(true);
    expect(await keychain.forgetAll([])).toBeNull();
  });

  it('reads no password to see whether it is there', async () => {
    const { asked } = createKeytar();
    await open();
    expect(asked).toEqual(['getPassword']);
  });

  it.each([
    ['spaces at both ends', '  a b  '],
    ['what programs take for syntax', '"\'`$(x) & | < > \\ %PATH% {0} ; # \t'],
    ['accents, composed and not', 'é e\u0301 ß œ'],
    ['other scripts and pictures', 'пароль 密码 🔑'],
    ['512 characters of four bytes each', '🔑'.repeat(512)],
  ])('gives back a password with %s unchanged', async (_what, password) => {
    createKeytar();
    const keychain = await open();
    expect(await keychain.set(address, 'receiving', password)).toBe(true);
    expect(await keychain.get(address, 'receiving')).toEqual(found(password));
  });

  it('neither stores an empty password nor takes one for a password', async () => {
    const { held } = createKeytar();
    const keychain = await open();
    await keychain.set(address, 'sending', 'x');
    expect(await keychain.set(address, 'sending', '')).toBe(false);
    expect(await keychain.get(address, 'sending')).toEqual(found('x'));
    held.set(`${service}|cerbere:${address}`, '');
    expect(await keychain.get(address, 'sending')).toEqual(missing);
  });

  it('says when a password was not stored or cannot be read, and never throws', async () => {
    const { held, broken } = createKeytar();
    const keychain = await open();
    for (const call of ['getPassword', 'setPassword', 'deletePassword', 'findCredentials']) broken.add(call);
    expect(await keychain.set(address, 'sending', 'x')).toBe(false);
    expect(held.size).toBe(0);
    expect(await keychain.get(address, 'sending')).toEqual(unreadable);
    expect(await keychain.forget(address, 'sending')).toBe(false);
    expect(await keychain.forgetAll([])).toEqual([]);
  });

  it('believes no deletion that it cannot see', async () => {
    const { held } = createKeytar();
    const keychain = await open();
    await keychain.set(address, 'sending', 'x');
    const keytar = require('keytar') as { deletePassword: unknown };
    keytar.deletePassword = async () => true;
    expect(await keychain.forget(address, 'sending')).toBe(false);
    expect(await keychain.forgetAll([])).toEqual([{ address, leg: 'sending' }]);
    expect(held.size).toBe(1);
  });

  it.each(['keychain', 'session'] as const)(
    'stores no half of a character, which UTF-8 would change (%s)',
    async (kind) => {
      if (kind === 'keychain') createKeytar();
      else load({ value: {} });
      const keychain = await open(kind === 'session' ? { keyring: async () => 'absent' } : {});
      expect(keychain.kind).toBe(kind);
      expect(await keychain.set(address, 'sending', 'mot\ud83d passe')).toBe(false);
      expect(await keychain.set(address, 'sending', 'mot\udd11')).toBe(false);
      expect(await keychain.get(address, 'sending')).toEqual(missing);
      expect(await keychain.set(address, 'sending', 'mot🔑')).toBe(true);
    },
  );

  const both = [
    { address, leg: 'receiving' },
    { address, leg: 'sending' },
  ] as const;

  it.each([
    ['cannot say what it holds', { fails: true, left: [] }],
    ['forgets to say what it holds', { fails: false, left: null }],
  ])('that %s erases what is known to be in it, one by one', async (_what, { fails, left }) => {
    const { held, broken } = createKeytar();
    const keychain = await open();
    for (const { leg } of both) await keychain.set(address, leg, 'x');
    const keytar = require('keytar') as { findCredentials: unknown };
    if (fails) broken.add('findCredentials');
    else keytar.findCredentials = async () => [];
    expect(await keychain.forgetAll(both)).toEqual(left);
    expect(held.size).toBe(0);
  });

  it('names what may be left, of what it holds and of what is known', async () => {
    const { broken, held } = createKeytar();
    const keychain = await open();
    await keychain.set(address, 'sending', 'x');
    held.set(`${service}|of another kind`, 'y');
    broken.add('deletePassword');
    expect(await keychain.forgetAll([both[0]])).toEqual([both[1], both[0]]);
  });

  it('says when not all was forgotten', async () => {
    const { held, broken } = createKeytar();
    const keychain = await open();
    await keychain.set(address, 'sending', 'x');
    broken.add('deletePassword');
    expect(await keychain.forgetAll([])).toEqual([{ address, leg: 'sending' }]);
    expect(held.size).toBe(1);
  });
});

describe('a keychain that hangs', () => {
  const begin = async () => {
    const keytar = createKeytar();
    const deadlines = createDeadlines();
    const keychain = await open({ wait: deadlines.wait });
    await keychain.set(address, 'receiving', 'before');
    const releases: (() => void)[] = [];
    keytar.stuck.until = new Promise((resolve) => releases.push(resolve));
    keytar.asked.length = 0;
    const late = async <Value>(answer: Promise<Value>): Promise<Value> => {
      while (deadlines.waiting().length === 0) await Promise.resolve();
      deadlines.pass();
      return answer;
    };
    return {
      ...keytar,
      deadlines,
      keychain,
      late,
      heal: () => {
        keytar.stuck.until = null;
      },
      release: () => {
        for (const one of releases.splice(0)) one();
      },
    };
  };

  it('leaves no deadline behind while it answers', async () => {
    const { deadlines } = await begin();
    expect(deadlines.waiting()).toEqual([]);
  });

  it.each<[string, (keychain: Keychain) => Promise<unknown>, unknown]>([
    ['unreadable', (keychain) => keychain.get(address, 'receiving'), unreadable],
    ['not stored', (keychain) => keychain.set(address, 'receiving', 'late'), false],
    ['not forgotten', (keychain) => keychain.forget(address, 'receiving'), false],
    ['not all forgotten', (keychain) => keychain.forgetAll([]), []],
  ])('counts as %s once the deadline has passed', async (_what, ask, otherwise) => {
    const { keychain, deadlines, late } = await begin();
    const answer = ask(keychain);
    await Promise.resolve();
    expect(deadlines.waiting()).toEqual([keychainDeadlineMs]);
    expect(await late(answer)).toEqual(otherwise);
    expect(deadlines.waiting()).toEqual([]);
    expect(keychain.isHanging()).toBe(true);
  });

  it('holds up what was asked after it until its deadline, and no longer', async () => {
    const { keychain, asked, late, heal } = await begin();
    const first = keychain.get(address, 'receiving');
    const second = keychain.get(address, 'receiving');
    await new Promise(setImmediate);
    expect(asked).toEqual(['getPassword']);
    heal();
    expect(await late(first)).toEqual(unreadable);
    expect(await second).toEqual(found('before'));
    expect(await keychain.set(address, 'sending', 'x')).toBe(true);
  });

  it('is not given a second write about the same password while the first may still land', async () => {
    const { keychain, asked, held, late, heal, release } = await begin();
    expect(await late(keychain.set(address, 'receiving', 'first'))).toBe(false);
    heal();
    expect(await keychain.set(address, 'receiving', 'second')).toBe(false);
    expect(await keychain.forget(address, 'receiving')).toBe(false);
    expect(asked).toEqual(['setPassword']);
    release();
    await new Promise(setImmediate);
    expect([...held.values()]).toEqual(['first']);
    expect(await keychain.set(address, 'receiving', 'third')).toBe(true);
    expect([...held.values()]).toEqual(['third']);
  });

  it('is not asked to erase while it is still listing: libsecret ends the process for it', async () => {
    const { keychain, asked, late, heal, release } = await begin();
    const known = [{ address, leg: 'receiving' }] as const;
    expect(await late(keychain.forgetAll(known))).toEqual(known);
    heal();
    expect(await keychain.forget(address, 'receiving')).toBe(false);
    expect(await keychain.set(address, 'receiving', 'x')).toBe(false);
    expect(asked).toEqual(['findCredentials']);
    release();
    await new Promise(setImmediate);
    expect(await keychain.forgetAll(known)).toBeNull();
  });

  it('is not listed while it may still erase', async () => {
    const { keychain, asked, late, heal } = await begin();
    await late(keychain.forget(address, 'receiving'));
    heal();
    expect(await keychain.forgetAll([])).toEqual([]);
    expect(asked).toEqual(['deletePassword']);
  });

  it(`never has more than ${hangingAtMost} calls waiting: they take the threads that look up names`, async () => {
    const { keychain, asked, late, heal, release } = await begin();
    for (let count = 0; count < hangingAtMost; count += 1) await late(keychain.get(address, 'receiving'));
    heal();
    expect(await keychain.get(address, 'receiving')).toEqual(unreadable);
    expect(asked).toHaveLength(hangingAtMost);
    release();
    await new Promise(setImmediate);
    expect(keychain.isHanging()).toBe(false);
    expect(await keychain.get(address, 'receiving')).toEqual(found('before'));
  });

  it('from the start is still the keychain, and is asked again at each call', async () => {
    const { stuck, held } = createKeytar();
    held.set(`${service}|incoming:${address}`, 'kept');
    stuck.until = new Promise(() => undefined);
    const deadlines = createDeadlines();
    const opened = open({ wait: deadlines.wait });
    while (deadlines.waiting().length === 0) await Promise.resolve();
    deadlines.pass();
    const keychain = await opened;
    expect(keychain.kind).toBe('keychain');
    stuck.until = null;
    expect(await keychain.get(address, 'receiving')).toEqual(found('kept'));
  });
});

describe('a machine without a keychain', () => {
  const absent: readonly (readonly [string, () => void])[] = [
    [
      'whose library does not load',
      () =>
        load({
          get: () => {
            throw new Error('libsecret-1.so.0: cannot open shared object file');
          },
        }),
    ],
    ['whose service does not answer', () => void createKeytar().broken.add('getPassword')],
    ['whose module is something else', () => load({ value: {} })],
  ];

  it.each(absent)('%s keeps passwords for this run only, and says so', async (_what, prepare) => {
    prepare();
    const keychain = await open({ keyring: async () => 'absent' });
    expect(keychain.kind).toBe('session');
    expect(await keychain.get(address, 'receiving')).toEqual(missing);
    expect(await keychain.set(address, 'receiving', 'a')).toBe(true);
    expect(await keychain.set(address, 'sending', 'b')).toBe(true);
    expect(await keychain.get(address, 'receiving')).toEqual(found('a'));
    expect(await keychain.set(address, 'receiving', '')).toBe(false);
    expect(await keychain.get(address, 'receiving')).toEqual(found('a'));
    expect(await keychain.forget(address, 'receiving')).toBe(true);
    expect(await keychain.get(address, 'receiving')).toEqual(missing);
    expect(await keychain.get(address, 'sending')).toEqual(found('b'));
    expect(await keychain.forgetAll([])).toBeNull();
    expect(await keychain.get(address, 'sending')).toEqual(missing);
    await keychain.set(address, 'sending', 'c');
    expect(await (await open({ keyring: async () => 'absent' })).get(address, 'sending')).toEqual(missing);
  });

  it('has forgotten everything only where there cannot be a keychain', async () => {
    const keytar = createKeytar();
    keytar.broken.add('getPassword');
    keytar.held.set(`${service}|incoming:${address}`, 'of an earlier run');
    let state: KeyringState = 'absent';
    const keychain = await open({ keyring: async () => state });
    expect(keychain.kind).toBe('session');
    keytar.broken.add('findCredentials');
    expect(await keychain.forgetAll([])).toBeNull();
    state = 'silent';
    expect(await keychain.forgetAll([])).toEqual([]);
    for (const call of ['getPassword', 'findCredentials']) keytar.broken.delete(call);
    expect(await keychain.forgetAll([])).toBeNull();
    expect(keytar.held.size).toBe(0);
  });

  it.each(['win32', 'darwin'] as const)('cannot say that all is forgotten on %s, which has one', async (platform) => {
    load({
      get: () => {
        throw new Error('The specified module could not be found.');
      },
    });
    const keychain = await openKeychain(service, { platform });
    expect(keychain.kind).toBe('session');
    expect(await keychain.forgetAll([])).toEqual([]);
    const known = [{ address, leg: 'sending' }] as const;
    expect(await keychain.forgetAll(known)).toEqual(known);
  });
});

describe('a keychain that fails at the first question', () => {
  it.each(['win32', 'darwin'] as const)('is still the keychain on %s, and is asked again', async (platform) => {
    const { broken, held } = createKeytar();
    held.set(`${service}|incoming:${address}`, 'kept');
    broken.add('getPassword');
    const keychain = await openKeychain(service, { platform });
    expect(keychain.kind).toBe('keychain');
    expect(await keychain.get(address, 'receiving')).toEqual(unreadable);
    broken.delete('getPassword');
    expect(await keychain.get(address, 'receiving')).toEqual(found('kept'));
  });

  it.each<[KeyringState, Keychain['kind']]>([
    ['open', 'keychain'],
    ['locked', 'keychain'],
    ['silent', 'keychain'],
    ['absent', 'session'],
    ['unknown', 'session'],
  ])('counts on Linux for what its service is: %s → %s', async (state, kind) => {
    createKeytar().broken.add('getPassword');
    expect((await open({ keyring: async () => state })).kind).toBe(kind);
  });
});

describe('a keyring that is locked', () => {
  /** As libsecret shows it: nothing is there, and nothing to erase; whoever is asked to unlock it declines. */
  const begin = async () => {
    const keytar = createKeytar();
    keytar.held.set(`${service}|incoming:${address}`, 'kept');
    const inside = new Map(keytar.held);
    let state: KeyringState = 'locked';
    keytar.held.clear();
    const keychain = await open({ keyring: async () => state });
    keytar.asked.length = 0;
    return {
      ...keytar,
      keychain,
      inside,
      unlock: () => {
        state = 'open';
        for (const [name, password] of inside) keytar.held.set(name, password);
      },
    };
  };

  it('is unreadable and not empty, and what is in it is found once it is unlocked', async () => {
    const { keychain, unlock } = await begin();
    expect(keychain.kind).toBe('keychain');
    expect(await keychain.get(address, 'receiving')).toEqual(unreadable);
    unlock();
    expect(await keychain.get(address, 'receiving')).toEqual(found('kept'));
    expect(await keychain.get(address, 'sending')).toEqual(missing);
  });

  it('is asked for a password once, so that the user is not asked to unlock it each minute', async () => {
    const { keychain, asked, unlock } = await begin();
    for (let count = 0; count < 3; count += 1) expect(await keychain.get(address, 'receiving')).toEqual(unreadable);
    expect(asked).toEqual(['getPassword']);
    unlock();
    expect(await keychain.get(address, 'receiving')).toEqual(found('kept'));
  });

  it('has forgotten nothing, and is never asked to list what it holds, which would end the program', async () => {
    const { keychain, asked, held, unlock } = await begin();
    expect(await keychain.forget(address, 'receiving')).toBe(false);
    expect(await keychain.forgetAll([])).toEqual([]);
    expect(asked).not.toContain('findCredentials');
    unlock();
    expect(await keychain.forgetAll([])).toBeNull();
    expect(held.size).toBe(0);
  });

  it('that the user unlocks for it is erased', async () => {
    const keytar = createKeytar();
    keytar.held.set(`${service}|incoming:${address}`, 'kept');
    const states: KeyringState[] = ['locked'];
    const keychain = await open({ keyring: async () => states.shift() ?? 'open' });
    expect(await keychain.forgetAll([])).toBeNull();
    expect(keytar.asked).toContain('findPassword');
    expect(keytar.held.size).toBe(0);
  });
});
