import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export { stateFolder } from '../disk/state-folder.ts';

/**
 * Makes a folder and its parents, level by level: Node's own recursive mkdir never returns where a parent can never be
 * made (below /proc, for one). @throws what `mkdirSync` throws
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another run may have made it in the meantime.
    if (!isFolder(folder)) throw error;
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
