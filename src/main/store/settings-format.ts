import { basename, dirname } from 'node:path';
import electron from 'electron';
import ElectronStore from 'electron-store';
import { readSettings, type Settings } from '../../domain/model/settings.ts';
import { type FileFormat, parseJson, plainJson } from './file-format.ts';

const json = plainJson<Settings>(() => null, '\t');

/** Settings as people read and edit them: electron-store reads them, {@link readSettings} knows their versions. */
export const settingsFormat: FileFormat<Settings> = {
  write: json.write,
  read(text, path) {
    const read = readSettings(throughElectronStore(text, path));
    if (read.kind !== 'ok') return null;
    const { settings } = read;
    // What was mended before has its copy already.
    return { value: settings, isDamaged: settings.mended?.some(({ isSettled }) => !isSettled) ?? false };
  },
};

/** Without defaults, versions and schema of its own, which it would write into the file by itself. */
function throughElectronStore(text: string, path: string): unknown {
  try {
    const store = new ElectronStore({
      cwd: dirname(path),
      name: basename(path, '.json'),
      clearInvalidConfig: false,
      // It knows no encoding but UTF-8, so it is given the text as it was decoded.
      deserialize: () => parseJson(text) as Record<string, unknown>,
    });
    return store.store;
  } finally {
    // It opens a channel of its own, which would tell any page the profile's folder; outside Electron there is none.
    (electron as Partial<typeof electron>).ipcMain?.removeAllListeners('electron-store-get-data');
  }
}
