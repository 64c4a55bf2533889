import { createRequire } from 'node:module';
import { afterEach, describe, expect, it } from 'vitest';
import { openKeychain } from '../../src/main/keychain.ts';

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

/** A keychain as keytar shows it. */
function createKeytar() {
  const held = new Map<string, string>();
  const broken = new Set<string>();
  const key = (of: string, account: string): string => `${of}|${account}`;
  const guard = (call: string): void => {
    if (broken.has(call)) throw dbus;
  };
  const keytar = {
    getPassword: async (of: string, account: string) => {
      guard('getPassword');
      return held.get(key(of, account)) ?? null;
    },
    setPassword: async (of: string, account: string, password: string) => {
      guard('setPassword');
      held.set(key(of, account), password);
    },
    deletePassword: async (of: string, account: string) => {
      guard('deletePassword');
      return held.delete(key(of, account));
    },
    findCredentials: async (of: string) => {
      guard('findCredentials');
      return [...held]
        .filter(([name]) => name.startsWith(`${of}|`))
        .map(([name, password]) => ({ account: name.slice(of.length + 1), password }));
    },
  };
  load({ value: keytar });
  return { held, broken };
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
    await keychain.forget(address, 'receiving');
    expect(await keychain.get(address, 'receiving')).toBeNull();
    expect(await keychain.get(address, 'sending')).toBe('x');
    await keychain.forgetAll();
    expect([...held.values()]).toEqual(['y', 'y']);
  });

  it('says when a password was not stored, and never throws', async () => {
    const { held, broken } = createKeytar();
    const keychain = await openKeychain(service);
    for (const call of ['getPassword', 'setPassword', 'deletePassword', 'findCredentials']) broken.add(call);
    expect(await keychain.set(address, 'sending', 'x')).toBe(false);
    expect(held.size).toBe(0);
    expect(await keychain.get(address, 'sending')).toBeNull();
    await keychain.forget(address, 'sending');
    await keychain.forgetAll();
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
    ['whose service does not answer', () => void createKeytar().broken.add('findCredentials')],
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
    await keychain.forget(address, 'receiving');
    expect(await keychain.get(address, 'receiving')).toBeNull();
    expect(await keychain.get(address, 'sending')).toBe('b');
    await keychain.forgetAll();
    expect(await keychain.get(address, 'sending')).toBeNull();
    await keychain.set(address, 'sending', 'c');
    expect(await (await openKeychain(service)).get(address, 'sending')).toBeNull();
  });
});
