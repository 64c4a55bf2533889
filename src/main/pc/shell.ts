import { arch, release } from 'node:os';
import { join } from 'node:path';
import { app, clipboard, dialog, shell } from 'electron';
import type { Shell } from '../../app/links.ts';
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
    openLink: (url) =>
      shell.openExternal(url).then(
        () => true,
        () => false,
      ),
  };
}
