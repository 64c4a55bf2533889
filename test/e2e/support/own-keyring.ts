import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import dbus from 'dbus-next';
import { call } from './bus.ts';
import { until } from './until.ts';

const secrets = 'org.freedesktop.secrets';
const service = '/org/freedesktop/secrets';
const secretService = 'org.freedesktop.Secret.Service';
const keyring = '/org/freedesktop/secrets/collection/login';

/** The keyring's own: whatever it was made with opens it again. */
const password = 'e2e';

/** A keyring of its own, on a bus of its own, on which nothing can ask the user for its password. */
export type OwnKeyring = {
  /** As the screen's lock does it. */
  lock(): Promise<void>;
  /** The user signs in. */
  unlock(): Promise<void>;
  close(): Promise<void>;
};

export async function startOwnKeyring(busAddress: string): Promise<OwnKeyring> {
  const folder = mkdtempSync(join(process.env.XDG_RUNTIME_DIR ?? tmpdir(), 'keyring-'));
  const bus = dbus.sessionBus({ busAddress });
  let daemon: ChildProcess | null = null;
  const isThere = async (): Promise<unknown> =>
    (
      await call(bus, 'org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.NameHasOwner', 's', [
        secrets,
      ])
    )[0];
  const end = async (): Promise<void> => {
    daemon?.kill();
    await until(isThere, false);
  };
  const start = async (): Promise<void> => {
    const [data, runtime] = ['data', 'runtime'].map((name) => join(folder, name));
    for (const path of [data, runtime]) mkdirSync(path ?? '', { recursive: true, mode: 0o700 });
    daemon = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
      env: {
        ...process.env,
        XDG_DATA_HOME: data,
        XDG_RUNTIME_DIR: runtime,
        DBUS_SESSION_BUS_ADDRESS: busAddress,
      },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    daemon.stdin?.end(password);
    await until(isThere, true);
  };
  await start();
  return {
    async lock() {
      await call(bus, secrets, service, `${secretService}.Lock`, 'ao', [[keyring]]);
    },
    async unlock() {
      const plain = ['plain', new dbus.Variant('s', '')];
      const [, session] = await call(bus, secrets, service, `${secretService}.OpenSession`, 'sv', plain);
      // Its own way in, for tests and for whoever signs in: no prompt.
      const guilt = 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface.UnlockWithMasterPassword';
      const secret = [session, Buffer.alloc(0), Buffer.from(password), 'text/plain'];
      await call(bus, secrets, service, guilt, 'o(oayays)', [keyring, secret]);
    },
    async close() {
      await end();
      bus.disconnect();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
