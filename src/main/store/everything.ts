import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { app, shell } from 'electron';
import type { StoredPassword } from '../../app/application.ts';
import { stateFolder } from '../../disk/state-folder.ts';
import type { Lang } from '../../domain/text/index.ts';
import { keychainService, type StartArguments } from '../arguments.ts';
import type { Log } from '../log.ts';
import type { Autostart } from '../pc/autostart.ts';
import type { Identity } from '../pc/identity.ts';
import { runProgram } from '../pc/run-program.ts';
import { eraseActivator, eraseStartMenuEntry, type StartMenu } from '../pc/windows-traces.ts';
import { exitProgram } from '../quitting.ts';
import type { Keychain } from '../secrets/keychain.ts';
import type { WindowMemory } from '../window/window-memory.ts';
import type { ProfileFiles } from './files.ts';
import { type Asker, createForgetting, type ForgettingParts } from './forgetting.ts';
import { eraseRemains } from './remains.ts';
import { createTeller } from './tell-left.ts';

export type EverythingParts = {
  readonly start: StartArguments;
  /** The profile's. */
  readonly folder: string;
  readonly identity: Identity;
  readonly keychain: Keychain;
  readonly autostart: Autostart;
  readonly files: ProfileFiles;
  readonly memory: WindowMemory;
  readonly log: Log;
  readonly stop: () => Promise<unknown>;
  readonly stored: () => readonly StoredPassword[];
  readonly lang: () => Lang;
};

/** Everything that Vigie keeps on this PC (docs/privacy.md), to be forgotten. */
export function everything(parts: EverythingParts): (asker: Asker) => Promise<void> {
  const { start, folder, keychain, autostart, files, memory, log } = parts;
  const isOwnProfile = start.profile !== null;
  // What a profile of its own shares with the user's is the user's.
  const isOnWindows = process.platform === 'win32' && !isOwnProfile;
  return createForgetting({
    stop: parts.stop,
    passwords: () => keychain.forgetAll(parts.stored()),
    rest: [
      ['autostart', () => autostart.set(false) !== 'on'],
      ...(isOnWindows ? ofWindows(parts.identity) : []),
      ['files', files.erase],
      ['files', memory.erase],
      ['files', () => eraseRemains(isOwnProfile ? [folder] : [folder, stateFolder()])],
      ['files', log.erase],
    ],
    tell: createTeller(() => ({
      lang: parts.lang(),
      platform: process.platform,
      service: keychainService(start),
      folder,
    })),
    log,
    exit: (code) => exitProgram(code, keychain),
  });
}

/** What Electron has left outside the profile. */
function ofWindows(identity: Identity): ForgettingParts['rest'] {
  const menu: StartMenu = {
    appData: app.getPath('appData'),
    read: (path) => shell.readShortcutLink(path),
    exists: existsSync,
    remove: (path) => rmSync(path),
  };
  const systemRoot = process.env.SystemRoot ?? join('C:', 'Windows');
  let named = '';
  return [
    [
      'start-menu',
      () => {
        const { isGone, activator } = eraseStartMenuEntry(identity, menu);
        named = activator;
        return isGone;
      },
    ],
    [
      'registry',
      async () => {
        const ids = [identity.toastActivator, named].filter((id) => id !== '');
        const areGone = await Promise.all(ids.map((id) => eraseActivator(id, runProgram, systemRoot)));
        return !areGone.includes(false);
      },
    ],
  ];
}
