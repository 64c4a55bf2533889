import { mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** The per-user folder for state that is neither settings nor cache. */
export function stateFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (process.platform === 'win32') {
    return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'Vigie BMA');
  }
  return join(env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'vigie-bma');
}

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
