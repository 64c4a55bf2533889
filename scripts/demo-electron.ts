import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeProfile } from '../src/demo/profile.ts';
import { paceMessage, paceVariable } from '../src/demo/remote-pace.ts';
import type { Desktop } from '../src/demo/run.ts';
import { keychainService } from '../src/main/arguments.ts';
import { openKeychain } from '../src/main/keychain.ts';
import { demoApp } from './build-app.ts';
import { launchElectron } from './electron.ts';

/** The program's demonstration build in Electron, on a profile of its own, in demo time; its passwords leave the keychain when it ends. */
export function electronDesktop(path: string): Desktop {
  return async ({ folder, world, clock }) => {
    const keychain = await openKeychain(keychainService({ profile: folder, isHidden: false, isForgetting: false }));
    const hasPasswords = await writeProfile(folder, world, keychain, clock.now());
    if (!hasPasswords || keychain.kind === 'session') {
      const { incomingPassword, cerberePassword } = world.mailbox;
      console.log(
        `Ce PC n'a pas de trousseau ouvert : tapez dans Vigie « ${incomingPassword} » (boîte) et « ${cerberePassword} » (CERBERE).`,
      );
    }
    const caFile = join(folder, 'demo-ca.pem');
    writeFileSync(caFile, world.caPem);
    const env = { ...process.env, VIGIE_EXTRA_CA: caFile, [paceVariable]: JSON.stringify(clock.pace()) };
    const child = launchElectron(path, demoApp, ['--profile', folder, `--user-data-dir=${folder}`], env);
    const ended = new Promise<void>((resolve) => {
      child.once('close', () => resolve()).once('error', () => resolve());
    });
    return {
      follow: () => void (child.connected && child.send(paceMessage(clock.pace()))),
      ended,
      close: async () => {
        child.kill('SIGTERM');
        await ended;
        await keychain.forgetAll();
      },
    };
  };
}
