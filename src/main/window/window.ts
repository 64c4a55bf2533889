import { BrowserWindow, nativeTheme, type Session, screen } from 'electron';
import type { Lang } from '../../domain/text/index.ts';
import { home, type Place } from '../../domain/view/snapshot.ts';
import type { AppAssets } from '../assets.ts';
import { offerEditMenu, zoomByKeys } from './page-input.ts';
import { fitOnScreens, type Rectangle, smallestSize, type WindowMemory } from './window-memory.ts';

/** Where the window was last asked to go; `count` grows with every request, so that the same place can be asked for again. */
type PlaceRequest = Place & { readonly count: number };

/** Remembers where the window was asked to go. */
export type Places = {
  last(): PlaceRequest;
  ask(place: Place): void;
};

/** @param onAsk another place was asked for, or the same again */
export function createPlaces(onAsk: () => void): Places {
  let request: PlaceRequest = { ...home, count: 0 };
  return {
    last: () => request,
    ask(place) {
      request = { ...place, count: request.count + 1 };
      onAsk();
    },
  };
}

/** The one window: made when asked for, gone when closed, so that nothing renders while nobody looks. */
export type WindowHost = {
  /** Shows the window, at this place if one is given; a new window begins on the first page. */
  open(place?: Place): void;
  /** Tells the window; what to tell is only made when there is one. */
  send(channel: string, make: () => unknown): void;
  isOwn(sender: unknown): boolean;
  close(): void;
};

export type WindowParts = {
  readonly assets: AppAssets;
  readonly url: string;
  /** The page's own session, made when it is first needed. */
  readonly openSession: () => Session;
  readonly memory: WindowMemory;
  readonly places: Places;
  readonly lang: () => Lang;
  /** It was closed by the user, or because the program ends. */
  readonly onClosed: () => void;
};

/** Until the window has come to rest, its place is not worth writing. */
const restMs = 500;

/** The page's own background (`--back` in style/tokens.css), so that the window never flashes in another. */
const background = (): string => (nativeTheme.shouldUseDarkColors ? '#202020' : '#f3f3f3');

export function createWindowHost(parts: WindowParts): WindowHost {
  let window: BrowserWindow | null = null;
  const create = (): BrowserWindow => {
    const created = makeWindow(parts);
    created.on('close', parts.onClosed);
    created.on('closed', () => {
      window = null;
    });
    return created;
  };

  return {
    open(place) {
      const wanted = place ?? (window ? null : home);
      if (window) bringForward(window);
      else window = create();
      if (wanted) parts.places.ask(wanted);
    },
    send(channel, make) {
      if (window && !window.webContents.isDestroyed()) window.webContents.send(channel, make());
    },
    isOwn: (sender) => window !== null && sender === window.webContents.mainFrame,
    close: () => window?.destroy(),
  };
}

function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function makeWindow({ assets, url, openSession, memory, lang }: WindowParts): BrowserWindow {
  const { bounds, isMaximised, zoom } = memory.read();
  const window = new BrowserWindow({
    ...fitOnScreens(bounds, workAreas()),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: false,
    autoHideMenuBar: true,
    title: 'Vigie BMA',
    icon: assets.appIcon,
    backgroundColor: background(),
    webPreferences: {
      preload: assets.preload,
      session: openSession(),
      zoomFactor: zoom,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      spellcheck: false,
      devTools: false,
    },
  });
  window.removeMenu();
  window.once('ready-to-show', () => {
    if (isMaximised) window.maximize();
    window.show();
    window.focus();
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  rememberPlace(window, memory);
  const { webContents } = window;
  zoomByKeys(
    webContents,
    () => memory.read().zoom,
    (factor) => memory.change({ zoom: factor }),
  );
  webContents.on('before-input-event', (event, { type, control, alt, shift, key }) => {
    if (type !== 'keyDown' || !control || alt || shift || key.toLowerCase() !== 'w') return;
    event.preventDefault();
    window.close();
  });
  offerEditMenu(webContents, lang);
  // A page that died would stay blank: the next opening makes a new one.
  webContents.on('render-process-gone', () => window.destroy());
  const paint = (): void => window.setBackgroundColor(background());
  nativeTheme.on('updated', paint);
  window.once('closed', () => nativeTheme.off('updated', paint));
  void window.loadURL(url);
  return window;
}

function workAreas(): readonly Rectangle[] {
  const first = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== first.id);
  return [first, ...others].map(({ workArea }) => workArea);
}

function rememberPlace(window: BrowserWindow, memory: WindowMemory): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    if (!window.isDestroyed()) memory.change({ bounds: window.getNormalBounds(), isMaximised: window.isMaximized() });
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, restMs);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('close', save);
  window.on('closed', () => clearTimeout(timer));
}
