import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeProfile } from '../src/demo/demo-school.ts';
import { paceMessage, paceVariable, passwordsVariable } from '../src/demo/handed.ts';
import { createDemoPasswords } from '../src/demo/memory.ts';
import { leadThrough } from '../src/demo/program.ts';
import type { Desktop } from '../src/demo/run.ts';
import { demoApp } from './build-app.ts';
import { launchElectron } from './electron.ts';

/** Milliseconds that the program has to end by itself. */
const patienceMs = 4_000;

/** The program's demonstration build in Electron, on a profile of its own, in demo time, with passwords in its memory alone. */
export function electronDesktop(path: string): Desktop {
  return async ({ folder, world, clock }) => {
    const passwords = createDemoPasswords();
    await writeProfile(folder, world, passwords, clock.now());
    const caFile = join(folder, 'demo-ca.pem');
    writeFileSync(caFile, world.caPem);
    const env = {
      ...process.env,
      VIGIE_EXTRA_CA: caFile,
      [paceVariable]: JSON.stringify(clock.pace()),
      [passwordsVariable]: JSON.stringify(passwords.all()),
    };
    const child = launchElectron(path, demoApp, ['--profile', folder, `--user-data-dir=${folder}`], env);
    const ended = new Promise<void>((resolve) => {
      child.once('close', () => resolve()).once('error', () => resolve());
    });
    const send = (message: object): void => void (child.connected && child.send(message));
    return {
      program: leadThrough({ send, onMessage: (listener) => void child.on('message', listener), ended }),
      follow: () => send(paceMessage(clock.pace())),
      ended,
      close: async () => {
        child.kill('SIGTERM');
        // A program that hangs, on a locked keyring for one, hears no request.
        const killing = setTimeout(() => child.kill('SIGKILL'), patienceMs);
        await ended;
        clearTimeout(killing);
      },
    };
  };
}
