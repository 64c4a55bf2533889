import { join } from 'node:path';
import { type NativeImage, nativeImage } from 'electron';
import type { Status } from '../domain/model/health.ts';

/** Files that come with the program. */
export type AppAssets = {
  readonly appIcon: string;
  readonly preload: string;
  readonly page: string;
  /** @param isDark the taskbar is dark */
  trayIcon(status: Status, isDark: boolean): NativeImage;
};

/** @param root the application's folder, the asar in an installed program */
export function createAssets(root: string, platform: NodeJS.Platform): AppAssets {
  const icons = join(root, 'assets', 'icons');
  const extension = platform === 'win32' ? 'ico' : 'png';
  return {
    appIcon: join(icons, `app.${extension}`),
    preload: join(root, 'out', 'preload', 'index.cjs'),
    page: join(root, 'out', 'renderer'),
    trayIcon: (status, isDark) =>
      nativeImage.createFromPath(join(icons, `${status}-${isDark ? 'dark' : 'light'}.${extension}`)),
  };
}
