import { arch, release } from 'node:os';
import { join } from 'node:path';
import { app, clipboard, dialog, shell } from 'electron';
import { mostCalendarBytes } from '../../app/calendar-file.ts';
import type { Shell } from '../../app/run-command.ts';
import { writeWhole } from '../../disk/write-whole.ts';
import { readChosenFile } from './chosen-file.ts';

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
