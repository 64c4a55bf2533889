import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { app, shell } from 'electron';
import type { StoredPassword } from '../../app/application.ts';
import { codeOf, stateFolder } from '../../disk/disk.ts';
import type { Lang } from '../../domain/text/index.ts';
import { keychainService, type StartArguments } from '../arguments.ts';
import { exitProgram } from '../ending.ts';
import type { Log } from '../log.ts';
import type { Autostart } from '../pc/autostart.ts';
import type { Identity } from '../pc/identity.ts';
import { runProgram } from '../pc/system-program.ts';
import { eraseActivator, eraseStartMenuEntry, type StartMenu } from '../pc/windows-traces.ts';
import type { Keychain } from '../secrets/keychain.ts';
import type { WindowMemory } from '../window/window-memory.ts';
import type { ProfileFiles } from './files.ts';
import { type Asker, createForgetting, type ForgettingParts } from './forgetting.ts';
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

/** Of `vigie check`, with its lock, cut writes and what was set aside; the folder of status files; crash reports. */
const ours = /^(check-memory\.json(\..*)?|status|Crashpad)$/;

/** What Chromium works with: nothing of a mailbox is in it. It holds some of these until the program has ended. */
const chromiums: readonly string[] = [
  'blob_storage',
  'Cache',
  'Code Cache',
  'Cookies',
  'Cookies-journal',
  'databases',
  'DawnGraphiteCache',
  'DawnWebGPUCache',
  'DevToolsActivePort',
  'Dictionaries',
  'DIPS',
  'DIPS-wal',
  'GPUCache',
  'IndexedDB',
  'Local State',
  'Local Storage',
  'Network',
  'Network Persistent State',
  'Partitions',
  'Preferences',
  'Service Worker',
  'Session Storage',
  'Shared Dictionary',
  'SharedStorage',
  'shared_proto_db',
  'Trust Tokens',
  'Trust Tokens-journal',
  'VideoDecodeStats',
  'WebStorage',
];

const reallyRemove = (path: string): void => rmSync(path, { recursive: true, force: true });

/**
 * Erases what lies in these folders beside the profile's own files.
 * @returns whether nothing of ours is left; Chromium may keep some of its own until the program has ended
 */
export function eraseRemains(folders: readonly string[], remove: (path: string) => void = reallyRemove): boolean {
  let isGone = true;
  for (const folder of folders) {
    const names = namesIn(folder);
    if (names === null) isGone = false;
    for (const name of names ?? []) {
      const isOurs = ours.test(name);
      if (!isOurs && !chromiums.includes(name)) continue;
      try {
        remove(join(folder, name));
      } catch {
        if (isOurs) isGone = false;
      }
    }
  }
  return isGone;
}

/** None where there is no such folder; null where it cannot be told. */
function namesIn(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder);
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes(codeOf(error)) ? [] : null;
  }
}
