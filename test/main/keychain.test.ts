import { createRequire } from 'node:module';
import { afterEach, describe, expect, it } from 'vitest';
import { keychainDeadlineMs, openKeychain } from '../../src/main/keychain.ts';

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
    const keychain = await openKeychain(service);
    expect(keychain.kind).toBe('keychain');
    expect(await keychain.set(address, 'receiving', 'Boîte-1')).toBe(true);
    expect(await keychain.set(address, 'sending', 'Cerbère-2')).toBe(true);
    expect([...held]).toEqual([
      [`${service}|incoming:${address}`, 'Boîte-1'],
      [`${service}|cerbere:${address}`, 'Cerbère-2'],
    ]);
    expect(await keychain.get(address, 'receiving')).toBe('Boîte-1');
    expect(await keychain.get('po000567@adm.cfwb.be', 'receiving')).toBeNull();
    expect(await (await openKeychain('be.vigie-bma')).get(address, 'receiving')).toBeNull();
  });

  it('forgets one password, and all of its own service only', async () => {
    const { held } = createKeytar();
    const keychain = await openKeychain(service);
    const other = await openKeychain('be.vigie-bma');
    for (const leg of ['receiving', 'sending'] as const) {
      await keychain.set(address, leg, 'x');
      await other.set(address, leg, 'y');
    }
    expect(await keychain.forget(address, 'receiving')).toBe(true);
    expect(await keychain.get(address, 'receiving')).toBeNull();
    expect(await keychain.get(address, 'sending')).toBe('x');
    expect(await keychain.forgetAll()).toBe(true);
    expect([...held.values()]).toEqual(['y', 'y']);
  });

  it('has forgotten what was never there', async () => {
    createKeytar();
    const keychain = await openKeychain(service);
    expect(await keychain.forget(address, 'receiving')).toBe(true);
    expect(await keychain.forgetAll()).toBe(true);
  });

  it('reads no password to see whether it is there', async () => {
    const { asked } = createKeytar();
    await openKeychain(service);
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
    const keychain = await openKeychain(service);
    expect(await keychain.set(address, 'receiving', password)).toBe(true);
    expect(await keychain.get(address, 'receiving')).toBe(password);
  });

  it('neither stores an empty password nor takes one for a password', async () => {
    const { held } = createKeytar();
    const keychain = await openKeychain(service);
    await keychain.set(address, 'sending', 'x');
    expect(await keychain.set(address, 'sending', '')).toBe(false);
    expect(await keychain.get(address, 'sending')).toBe('x');
    held.set(`${service}|cerbere:${address}`, '');
    expect(await keychain.get(address, 'sending')).toBeNull();
  });

  it('says when a password was not stored, and never throws', async () => {
    const { held, broken } = createKeytar();
    const keychain = await openKeychain(service);
    for (const call of ['getPassword', 'setPassword', 'deletePassword', 'findCredentials']) broken.add(call);
    expect(await keychain.set(address, 'sending', 'x')).toBe(false);
    expect(held.size).toBe(0);
    expect(await keychain.get(address, 'sending')).toBeNull();
    expect(await keychain.forget(address, 'sending')).toBe(false);
    expect(await keychain.forgetAll()).toBe(false);
  });

  it('says when not all was forgotten', async () => {
    const { held, broken } = createKeytar();
    const keychain = await openKeychain(service);
    await keychain.set(address, 'sending', 'x');
    broken.add('deletePassword');
    expect(await keychain.forgetAll()).toBe(false);
    expect(held.size).toBe(1);
  });
});

describe('a keychain that hangs', () => {
  const begin = async () => {
    const keytar = createKeytar();
    const deadlines = createDeadlines();
    const keychain = await openKeychain(service, deadlines.wait);
    await keychain.set(address, 'receiving', 'before');
    let release = (): void => undefined;
    keytar.stuck.until = new Promise((resolve) => {
      release = resolve;
    });
    keytar.asked.length = 0;
    return { ...keytar, deadlines, keychain, release };
  };

  it('leaves no deadline behind while it answers', async () => {
    const { deadlines } = await begin();
    expect(deadlines.waiting()).toEqual([]);
  });

  it('counts as missing, not stored and not forgotten once the deadline has passed', async () => {
    const { keychain, deadlines } = await begin();
    const answers = Promise.all([
      keychain.get(address, 'receiving'),
      keychain.set(address, 'receiving', 'late'),
      keychain.forget(address, 'receiving'),
      keychain.forgetAll(),
    ]);
    expect(deadlines.waiting()).toEqual([1, 1, 1, 1].map(() => keychainDeadlineMs));
    deadlines.pass();
    expect(await answers).toEqual([null, false, false, false]);
  });

  it('is left alone until it answers, and what came too late is never done', async () => {
    const { keychain, deadlines, asked, held, stuck, release } = await begin();
    const answers = [keychain.get(address, 'receiving'), keychain.set(address, 'receiving', 'too late')];
    await Promise.resolve();
    deadlines.pass();
    await Promise.all(answers);
    const next = keychain.get(address, 'receiving');
    expect(asked).toEqual(['getPassword']);
    stuck.until = null;
    release();
    expect(await next).toBe('before');
    expect(asked).toEqual(['getPassword', 'getPassword']);
    expect([...held.values()]).toEqual(['before']);
  });

  it('from the start is none: passwords are kept for this run', async () => {
    const { stuck } = createKeytar();
    stuck.until = new Promise(() => undefined);
    const deadlines = createDeadlines();
    const opened = openKeychain(service, deadlines.wait);
    deadlines.pass();
    const keychain = await opened;
    expect(keychain.kind).toBe('session');
    expect(await keychain.set(address, 'receiving', 'a')).toBe(true);
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
    const keychain = await openKeychain(service);
    expect(keychain.kind).toBe('session');
    expect(await keychain.get(address, 'receiving')).toBeNull();
    expect(await keychain.set(address, 'receiving', 'a')).toBe(true);
    expect(await keychain.set(address, 'sending', 'b')).toBe(true);
    expect(await keychain.get(address, 'receiving')).toBe('a');
    expect(await keychain.set(address, 'receiving', '')).toBe(false);
    expect(await keychain.get(address, 'receiving')).toBe('a');
    expect(await keychain.forget(address, 'receiving')).toBe(true);
    expect(await keychain.get(address, 'receiving')).toBeNull();
    expect(await keychain.get(address, 'sending')).toBe('b');
    expect(await keychain.forgetAll()).toBe(true);
    expect(await keychain.get(address, 'sending')).toBeNull();
    await keychain.set(address, 'sending', 'c');
    expect(await (await openKeychain(service)).get(address, 'sending')).toBeNull();
  });
});
