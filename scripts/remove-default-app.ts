import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * electron-builder's `afterExtract` hook: the app that Electron starts where there is none of its own goes before the
 * archives are hashed. electron-builder removes it from its own downloads only, not from an Electron it was given.
 */
export async function afterExtract({ appOutDir }: { readonly appOutDir: string }): Promise<void> {
  for (const name of [join('resources', 'default_app.asar'), 'version'])
    await rm(join(appOutDir, name), { force: true });
}
