import { pcClock } from '../app/clocks.ts';
import { demoPrograms, newOutlook } from './demo-outlook.ts';
import { createPacedClock, takeHandedPasswords } from './handed.ts';
import { endWithLauncher } from './launcher.ts';
import type { DemoPasswordStore } from './memory.ts';
import { followLauncher, type LedParts } from './program.ts';

/** What Windows knows a demonstration by: never what it knows the program by, whose toasts and shortcut it would take. */
const identity = {
  appId: 'be.vigie-bma.demonstration',
  name: 'Vigie BMA Démo',
  toastActivator: '{249e3b7c-06c5-4814-8fda-67e83983ecaf}',
};

let passwords: DemoPasswordStore | null = null;
let led: LedParts['application'] | null = null;
const outlook = newOutlook();

/**
 * The demonstration's edition of the program: it lives in the pace and with the passwords that its launcher hands it, and
 * ends when that is gone. Its build puts this in the place of `main/edition.ts`, whose type it has (test/demo/edition.test.ts).
 */
export const edition = {
  clock: createPacedClock(pcClock),
  identity: () => identity,
  openKeychain: async (_service: string) => {
    passwords = takeHandedPasswords(process.env);
    return passwords;
  },
  // Never those of the PC on which it is shown.
  mailPrograms: demoPrograms(outlook, () => led),
  begin: endWithLauncher,
  accompany: (application: LedParts['application'], run: LedParts['run']) => {
    led = application;
    return followLauncher({ application, run, passwords: { lose: (areLost) => passwords?.lose(areLost) }, outlook });
  },
};
