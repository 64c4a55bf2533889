import { accessSync, constants, mkdirSync } from 'node:fs';
import { app, dialog } from 'electron';
import { catalogue, typeset } from '../domain/text/index.ts';
import { dataFolder, readArguments, type StartArguments } from './arguments.ts';

/** How the program was started, and the profile's folder, which is there. */
export type Beginning = { readonly start: StartArguments; readonly folder: string };

/** Finds or makes the profile's folder. Null where it cannot be used: then the user was told, and the program ends. */
export function openProfileFolder(): Beginning | null {
  let folder: string | null = null;
  try {
    const start = readArguments(process.argv);
    folder = dataFolder(start, process.env, process.platform, app.getPath('userData'));
    mkdirSync(folder, { recursive: true });
    // Without its lock in there Electron would take the program for its own second start, and end it without a word.
    accessSync(folder, constants.W_OK);
    app.setPath('userData', folder);
    return { start, folder };
  } catch {
    notStarted(folder);
    return null;
  }
}

/**
 * Says in one sentence that nothing is watched, and ends the program. In French: nothing was read yet that says otherwise.
 * @param folder the one that is the cause; null for any other
 */
export function notStarted(folder: string | null): void {
  const words = catalogue('fr').shell.notStarted;
  dialog.showErrorBox(typeset(words.title, 'fr'), typeset(folder === null ? words.other : words.folder(folder), 'fr'));
  app.exit(1);
}
