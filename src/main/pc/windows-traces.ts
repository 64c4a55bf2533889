import { win32 } from 'node:path';
import type { ShortcutDetails } from 'electron';
import type { Identity } from './identity.ts';
import type { Run } from './system-program.ts';

/**
 * What Electron writes outside the profile on Windows, by itself, and leaves there (windows_toast_activator.cc): the
 * activator's key in the registry, and an entry of the Start menu.
 */

/** A class id as Windows writes it; nothing else ever becomes a part of a key's name. */
const classId = /^\{[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\}$/i;

/**
 * Deletes the key under which Windows starts the program for a click on a toast.
 * @param systemRoot Windows' own folder: `reg.exe` of no other place is started
 * @returns whether it is surely gone
 */
export async function eraseActivator(id: string, run: Run, systemRoot: string): Promise<boolean> {
  if (!classId.test(id)) return false;
  const reg = win32.join(systemRoot, 'System32', 'reg.exe');
  const key = `HKCU\\Software\\Classes\\CLSID\\${id}`;
  // It answers 1 where there is no such key, and says nothing else that is the same in every language.
  const isGone = async (): Promise<boolean> => (await run(reg, ['query', key]))?.code === 1;
  if (await isGone()) return true;
  await run(reg, ['delete', key, '/f']);
  return isGone();
}

/** The user's Start menu. */
export type StartMenu = {
  /** `%APPDATA%` */
  readonly appData: string;
  /** Throws where there is no entry that can be read. */
  read(path: string): Pick<ShortcutDetails, 'target' | 'appUserModelId' | 'toastActivatorClsid'>;
  exists(path: string): boolean;
  /** Throws where it cannot be removed. */
  remove(path: string): void;
};

/**
 * Removes the entry that Electron wrote. That of an installed program, which Electron also rewrites, is the uninstaller's
 * to remove: it stays while there is one beside the program.
 * @returns whether none of ours is left, and the activator that the entry names, where it is ours: Electron takes that one
 * rather than the program's own
 */
export function eraseStartMenuEntry(
  { appId, name }: Pick<Identity, 'appId' | 'name'>,
  menu: StartMenu,
): { readonly isGone: boolean; readonly activator: string } {
  const path = win32.join(menu.appData, 'Microsoft', 'Windows', 'Start Menu', 'Programs', `${name}.lnk`);
  if (!menu.exists(path)) return { isGone: true, activator: '' };
  try {
    const { target, appUserModelId, toastActivatorClsid: activator = '' } = menu.read(path);
    if (appUserModelId !== appId) return { isGone: true, activator: '' };
    const isInstalled = menu.exists(win32.join(win32.dirname(target), `Uninstall ${name}.exe`));
    if (!isInstalled) menu.remove(path);
    return { isGone: isInstalled || !menu.exists(path), activator };
  } catch {
    return { isGone: false, activator: '' };
  }
}
