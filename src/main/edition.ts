import { app } from 'electron';
import type { Application } from '../app/application.ts';
import { pcClock } from '../app/clocks.ts';
import type { MailPrograms, WaitingClock } from '../app/ports.ts';
import type { CheckedCommand } from '../ipc/contract.ts';
import { type Identity, identityOf } from './pc/identity.ts';
import { type Keychain, openKeychain } from './secrets/keychain.ts';

/**
 * What another edition of the program may have otherwise. The demonstration's build puts its own file in this one's place
 * (electron.vite.config.ts), so that the shipped program carries nothing of it.
 */
export type Edition = {
  /** The clock the application lives by. */
  readonly clock: WaitingClock;
  identity(): Identity;
  /** @param service the keychain's name for what is this profile's */
  openKeychain(service: string): Promise<Keychain>;
  /** In place of those of this PC. */
  readonly mailPrograms?: MailPrograms;
  /** Called first of all. @param end ends the program */
  begin(end: () => void): void;
  /** Called once the application is there. @returns what is called when there may be something new to show */
  accompany(application: Application, run: (command: CheckedCommand) => Promise<unknown>): () => void;
};

export const edition: Edition = {
  clock: pcClock,
  identity: () => identityOf(app.isPackaged),
  openKeychain,
  begin: () => undefined,
  accompany: () => () => undefined,
};
