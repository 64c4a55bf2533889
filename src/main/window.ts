import { BrowserWindow, Menu, session } from 'electron';
import type { AppAssets } from './assets.ts';

/** The one window: made when asked for, gone when closed, so that nothing renders while nobody looks. */
export type WindowHost = {
  open(): void;
  send(channel: string, payload: unknown): void;
  isOwn(sender: unknown): boolean;
  close(): void;
};

export function createWindowHost(assets: AppAssets, url: string): WindowHost {
  let window: BrowserWindow | null = null;

  const create = (): BrowserWindow => {
    const created = new BrowserWindow({
      width: 980,
      height: 760,
      minWidth: 560,
      minHeight: 480,
      show: false,
      autoHideMenuBar: true,
      title: 'Vigie BMA',
      icon: assets.appIcon,
      webPreferences: {
        preload: assets.preload,
        session: session.fromPartition('vigie', { cache: false }),
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        spellcheck: false,
        devTools: false,
      },
    });
    created.removeMenu();
    created.webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
      if (!isEditable && selectionText === '') return;
      Menu.buildFromTemplate([
        { role: 'cut', label: 'Couper', enabled: editFlags.canCut, visible: isEditable },
        { role: 'copy', label: 'Copier', enabled: editFlags.canCopy },
        { role: 'paste', label: 'Coller', enabled: editFlags.canPaste, visible: isEditable },
      ]).popup();
    });
    created.once('ready-to-show', () => created.show());
    created.on('closed', () => {
      window = null;
    });
    void created.loadURL(url);
    return created;
  };

  return {
    open() {
      window ??= create();
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    send: (channel, payload) => window?.webContents.send(channel, payload),
    isOwn: (sender) => window !== null && sender === window.webContents.mainFrame,
    close: () => window?.destroy(),
  };
}
