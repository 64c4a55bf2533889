import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { app } from 'electron';
import { dataFolder, readArguments, type StartArguments } from '../arguments.ts';
import { notStarted } from '../ending.ts';

/** How the program was started, and the profile's folder, which is there. */
export type Beginning = { readonly start: StartArguments; readonly folder: string };

/** Finds or makes the profile's folder. Null where it cannot be used: then the user was told, and the program ends. */
export function openProfileFolder(): Beginning | null {
  let folder: string | null = null;
  try {
    const start = readArguments(process.argv);
    folder = dataFolder(start, process.env, process.platform, app.getPath('userData'));
    makeFolder(folder);
    // Without its lock in there Electron would take the program for its own second start, and end it without a word.
    accessSync(folder, constants.W_OK);
    app.setPath('userData', folder);
    return { start, folder };
  } catch {
    notStarted(folder === null ? { kind: 'other' } : { kind: 'folder', folder });
    return null;
  }
}

/**
 * Makes a folder and those above it. Not by `recursive`: that tries for ever where a file system says "no such folder"
 * of a parent that is there, as /proc does.
 */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another start may have made it meanwhile.
    if (!isFolder(folder)) throw error;
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
