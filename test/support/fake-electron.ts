import { EventEmitter } from 'node:events';
import { join } from 'node:path';

type MenuItem = { readonly label?: string; readonly click?: () => void; readonly submenu?: readonly MenuItem[] };
type Toast = EventEmitter & { readonly title: string; readonly body: string };
type Invoked = (event: { readonly senderFrame: unknown }, name: unknown, payload: unknown) => Promise<unknown>;

/** What the program did to the desktop, and the desktop that it did it to. */
const createDesktop = () => ({
  /** The user's own data folder, where `setPath` did not lead elsewhere. */
  userData: '',
  isPackaged: true,
  isOnline: true,
  isTaskbarDark: false,
  idle: 'active' as 'active' | 'locked',
  /** Since somebody touched keyboard or mouse. */
  idleSeconds: 0,
  /** Registry values under which programs start with Windows. */
  loginItems: new Map<string, string>(),
  identity: { name: '', appId: '', activator: '' },
  icon: '',
  tooltip: '',
  menu: [] as readonly MenuItem[],
  toasts: [] as Toast[],
  /** A click on a toast of an earlier run. */
  activate: null as ((details: object) => void) | null,
  opened: [] as string[],
  copied: [] as string[],
  saveAs: null as string | null,
  /** The file that the user chooses to open. */
  openThis: null as string | null,
  told: [] as string[],
  windows: [] as InstanceType<typeof BrowserWindow>[],
  invoke: null as Invoked | null,
  exits: [] as number[],
  isQuit: false,
});

/** Electron's surface as far as the program uses it, without Electron. */
export let desktop = createDesktop();

class App extends EventEmitter {
  private paths = new Map<string, string>();
  get isPackaged(): boolean {
    return desktop.isPackaged;
  }
  commandLine = { hasSwitch: () => false };
  whenReady = async (): Promise<void> => undefined;
  getVersion = (): string => '1.2.3';
  getAppPath = (): string => '/program';
  getPath = (name: string): string => this.paths.get(name) ?? join(desktop.userData, name === 'userData' ? '' : name);
  setPath = (name: string, path: string): void => void this.paths.set(name, path);
  setName = (name: string): void => {
    desktop.identity.name = name;
  };
  setAppUserModelId = (id: string): void => {
    desktop.identity.appId = id;
  };
  setToastActivatorCLSID = (id: string): void => {
    desktop.identity.activator = id;
  };
  disableHardwareAcceleration = (): void => undefined;
  requestSingleInstanceLock = (): boolean => true;
  setLoginItemSettings({ name = '', path = '', args = [] as string[], openAtLogin = false }): void {
    if (openAtLogin) desktop.loginItems.set(name, [path, ...args].join(' '));
    else desktop.loginItems.delete(name);
  }
  getLoginItemSettings({ path = '', args = [] as string[] }) {
    const launchItems = [...desktop.loginItems].map(([name]) => ({ name, scope: 'user', enabled: true }));
    const openAtLogin = [...desktop.loginItems.values()].includes([path, ...args].join(' '));
    return { openAtLogin, executableWillLaunchAtLogin: openAtLogin, launchItems };
  }
  exit = (code: number): void => void desktop.exits.push(code);
  quit(): void {
    desktop.isQuit = true;
    for (const event of ['before-quit', 'will-quit', 'quit']) this.emit(event);
  }
  forget(): void {
    this.removeAllListeners();
    this.paths.clear();
  }
}

class Tray extends EventEmitter {
  constructor(image: { readonly path: string }) {
    super();
    desktop.icon = image.path;
    trays.push(this);
  }
  setImage = ({ path }: { readonly path: string }): void => {
    desktop.icon = path;
  };
  setToolTip = (text: string): void => {
    desktop.tooltip = text;
  };
  setContextMenu = ({ items }: { readonly items: readonly MenuItem[] }): void => {
    desktop.menu = items;
  };
  isDestroyed = (): boolean => false;
  destroy = (): void => {
    desktop.icon = '';
  };
}
export const trays: Tray[] = [];

class Notification extends EventEmitter {
  static isSupported = (): boolean => true;
  static handleActivation = (act: (details: object) => void): void => {
    desktop.activate = act;
  };
  readonly title: string;
  readonly body: string;
  constructor({ title, body }: { readonly title: string; readonly body: string }) {
    super();
    this.title = title;
    this.body = body;
  }
  show(): void {
    desktop.toasts.push(this);
    this.emit('show');
  }
  close(): void {
    this.emit('close');
  }
}

class WebContents extends EventEmitter {
  readonly mainFrame = {};
  readonly sent: (readonly [channel: string, value: unknown])[] = [];
  isDestroyed = (): boolean => false;
  setZoomFactor = (): void => undefined;
  send = (channel: string, value: unknown): void => void this.sent.push([channel, value]);
}

class BrowserWindow extends EventEmitter {
  static getAllWindows = (): readonly BrowserWindow[] => desktop.windows;
  readonly webContents = new WebContents();
  readonly options: { readonly icon?: string; readonly webPreferences?: Readonly<Record<string, unknown>> };
  url = '';
  shows = 0;
  constructor(options: BrowserWindow['options']) {
    super();
    this.options = options;
    desktop.windows.push(this);
  }
  removeMenu = (): void => undefined;
  setBackgroundColor = (): void => undefined;
  getNormalBounds = () => ({ x: 10, y: 20, width: 800, height: 600 });
  isMaximized = (): boolean => false;
  isMinimized = (): boolean => false;
  isDestroyed = (): boolean => false;
  maximize = (): void => undefined;
  focus = (): void => undefined;
  show = (): void => {
    this.shows += 1;
  };
  loadURL = async (url: string): Promise<void> => {
    this.url = url;
  };
  close(): void {
    this.emit('close');
    this.destroy();
  }
  destroy(): void {
    desktop.windows = desktop.windows.filter((one) => one !== this);
    this.emit('closed');
  }
}

class Theme extends EventEmitter {
  get shouldUseDarkColors(): boolean {
    return desktop.isTaskbarDark;
  }
}
const nativeTheme = new Theme();
const powerMonitor = Object.assign(new EventEmitter(), {
  getSystemIdleState: () => desktop.idle,
  getSystemIdleTime: () => desktop.idleSeconds,
});
const app = new App();
const session = {
  setPermissionRequestHandler: () => undefined,
  setPermissionCheckHandler: () => undefined,
  on: () => undefined,
  protocol: { handle: () => undefined },
};

export const electron = {
  app,
  Tray,
  Notification,
  BrowserWindow,
  nativeTheme,
  powerMonitor,
  Menu: { setApplicationMenu: () => undefined, buildFromTemplate: (items: readonly MenuItem[]) => ({ items }) },
  nativeImage: { createFromPath: (path: string) => ({ path }) },
  net: { isOnline: () => desktop.isOnline },
  protocol: { registerSchemesAsPrivileged: () => undefined },
  session: { fromPartition: () => session },
  screen: {
    getPrimaryDisplay: () => ({ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }),
    getAllDisplays: () => [],
  },
  shell: { openExternal: async (url: string) => void desktop.opened.push(url) },
  clipboard: { writeText: (text: string) => void desktop.copied.push(text) },
  dialog: {
    showErrorBox: (_title: string, text: string) => void desktop.told.push(text),
    showOpenDialog: async () => ({
      canceled: desktop.openThis === null,
      filePaths: desktop.openThis === null ? [] : [desktop.openThis],
    }),
    showSaveDialog: async () => ({ canceled: desktop.saveAs === null, filePath: desktop.saveAs }),
  },
  ipcMain: {
    handle: (_channel: string, answer: Invoked) => {
      desktop.invoke = answer;
    },
    removeAllListeners: () => undefined,
  },
};

/** A desktop on which nothing runs yet. */
export function clearDesktop(change: Partial<ReturnType<typeof createDesktop>>): void {
  desktop = { ...createDesktop(), ...change };
  app.forget();
  nativeTheme.removeAllListeners();
  powerMonitor.removeAllListeners();
  trays.length = 0;
}
