import { createHash } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { app } from 'electron';

/**
 * What Windows knows a program by. Electron writes it down by itself: a shortcut `<name>.lnk` in the user's Start menu
 * that carries both ids and leads to the program that runs, rewritten where one of them differs, and the activator's key
 * in `HKCU\Software\Classes\CLSID`. Programs that shared any of the three would take toasts and shortcut from each other.
 */
export type Identity = {
  /** The AppUserModelID. */
  readonly appId: string;
  readonly name: string;
  /** Under which Windows starts the program for a click on a toast. Never changed: toasts already shown name it. */
  readonly toastActivator: string;
};

/** Equal to the installer's: Windows shows toasts only for a known one. */
const installed: Identity = {
  appId: 'be.vigie-bma.app',
  name: 'Vigie BMA',
  toastActivator: '{d2d70e22-9930-413b-80aa-2a8fcd950f9d}',
};
const development: Identity = {
  appId: 'be.vigie-bma.development',
  name: 'Vigie BMA Dev',
  toastActivator: '{6e341f91-cabb-40b0-b21c-9147b1a35452}',
};

export const identityOf = (isPackaged: boolean): Identity => (isPackaged ? installed : development);

/**
 * Makes toasts the program's own, and clickable even when it has ended since (Electron 45 has that, 33 not). Before any
 * toast, and after the profile's folder was found: its usual place goes by the name the program was given.
 */
export function takeIdentity({ appId, name, toastActivator }: Identity, platform: NodeJS.Platform): void {
  app.setName(name);
  app.setAppUserModelId(appId);
  if (platform === 'win32' && 'setToastActivatorCLSID' in app) app.setToastActivatorCLSID(toastActivator);
}

/** Tells this user on this PC from any other, without saying who or where. */
export const thisPc = (): string =>
  createHash('sha256').update(`${hostname()}\n${userInfo().username}`).digest('hex').slice(0, 32);
