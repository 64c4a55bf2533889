import { arch, release } from 'node:os';
import { join } from 'node:path';
import { app, clipboard, dialog, shell } from 'electron';
import { mostCalendarBytes } from '../../app/closures-in.ts';
import type { ChosenFile, Shell } from '../../app/run-command.ts';
import { readBounded } from '../../disk/read-bounded.ts';
import { writeWhole } from '../../disk/write-whole.ts';

export type ShellParts = {
  readonly showTrial: Shell['showTrial'];
  readonly setAutostart: Shell['setAutostart'];
  readonly forgetEverything: Shell['forgetEverything'];
};

/** What the application needs of the desktop, on Electron. Links come checked. */
export function createShell({ showTrial, setAutostart, forgetEverything }: ShellParts): Shell {
  return {
    system: () => {
      const { electron, chrome, node } = process.versions;
      return `${process.platform} ${release()} ${arch()}, Electron ${electron}, Chromium ${chrome}, Node ${node}`;
    },
    showTrial,
    setAutostart,
    forgetEverything,
    copyText: (text) => clipboard.writeText(text),
    async saveText(suggestedName, text) {
      const defaultPath = join(app.getPath('documents'), suggestedName);
      const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath });
      if (canceled || !filePath) return false;
      return writeWhole(filePath, text, { mode: 0o666 }).ok;
    },
    async chooseCalendarFile() {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        defaultPath: app.getPath('documents'),
        properties: ['openFile'],
        filters: [{ name: 'iCalendar', extensions: ['ics', 'ical'] }],
      });
      const [path] = filePaths;
      return canceled || path === undefined ? { kind: 'cancelled' } : readChosenFile(path, mostCalendarBytes);
    },
    openLink: (url) =>
      shell.openExternal(url).then(
        () => true,
        () => false,
      ),
  };
}

/** A file that the user chose, whole, unless it cannot be read or holds more bytes than it may. Never throws. */
export async function readChosenFile(path: string, mostBytes: number): Promise<ChosenFile> {
  const file = await readBounded(path, mostBytes);
  if (file.kind === 'read') return { kind: 'chosen', bytes: file.bytes };
  return { kind: 'refused', reason: file.kind === 'too-large' ? 'too-large' : 'unreadable' };
}
