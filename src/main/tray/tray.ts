import { Menu, type MenuItemConstructorOptions, nativeTheme, Tray } from 'electron';
import type { MenuCommand, MenuEntry, SnoozeKind } from '../../domain/view/tray-menu.ts';
import type { TrayView } from '../../domain/view/tray-view.ts';
import type { AppAssets } from '../assets.ts';

export type TrayActions = {
  open(address: string | null): void;
  command(command: MenuCommand): void;
  snooze(kind: SnoozeKind): void;
};

export type TrayIcon = {
  show(view: TrayView): void;
  /** What clicks do from now on. A click made before it is an early wish for the window. */
  act(actions: TrayActions): void;
  destroy(): void;
};

/** What stands there while the rest of the program is being loaded. */
const loading: TrayView = {
  icon: 'unknown',
  tooltip: 'Vigie BMA',
  headline: 'Vigie BMA',
  mailboxes: [],
  isSnoozed: false,
  menu: [],
};

/** The icon in the notification area. It has no GUID: see docs/decisions/0007-no-tray-guid-yet.md. */
export function createTray(assets: Pick<AppAssets, 'trayIcon'>): TrayIcon {
  let view = loading;
  let actions: TrayActions | null = null;
  let isWanted = false;
  const image = (): Electron.NativeImage => assets.trayIcon(view.icon, isTaskbarDark());
  const tray = new Tray(image());
  let drawn = '';

  const draw = (): void => {
    const key = JSON.stringify([view.icon, isTaskbarDark(), view.tooltip, view.menu]);
    if (key === drawn || tray.isDestroyed()) return;
    drawn = key;
    tray.setImage(image());
    tray.setToolTip(view.tooltip);
    if (actions) tray.setContextMenu(Menu.buildFromTemplate(template(view.menu, actions)));
  };
  tray.on('click', () => {
    if (actions) actions.open(null);
    else isWanted = true;
  });
  nativeTheme.on('updated', draw);
  draw();
  return {
    show(next) {
      view = next;
      draw();
    },
    act(next) {
      actions = next;
      if (isWanted) actions.open(null);
    },
    destroy() {
      nativeTheme.off('updated', draw);
      tray.destroy();
    },
  };
}

/** The taskbar's own theme where the system tells it apart from the windows' (Electron 36 and later). */
function isTaskbarDark(): boolean {
  const theme = nativeTheme as { shouldUseDarkColorsForSystemIntegratedUI?: boolean };
  return theme.shouldUseDarkColorsForSystemIntegratedUI ?? nativeTheme.shouldUseDarkColors;
}

/** Menu labels take `&` for an accelerator. */
const plain = (label: string): string => label.replaceAll('&', '&&');

const template = (entries: readonly MenuEntry[], actions: TrayActions): MenuItemConstructorOptions[] =>
  entries.map((entry) => menuItem(entry, actions));

function menuItem(entry: MenuEntry, actions: TrayActions): MenuItemConstructorOptions {
  if (entry.kind === 'separator') return { type: 'separator' };
  const shown = { label: plain(entry.label), enabled: entry.isEnabled };
  switch (entry.kind) {
    case 'headline':
      return { ...shown, click: () => actions.open(null) };
    case 'mailbox':
      return { ...shown, click: () => actions.open(entry.address) };
    case 'command':
      return { ...shown, click: () => actions.command(entry.command) };
    case 'snooze':
      return { ...shown, click: () => actions.snooze(entry.until) };
    case 'submenu':
      return { ...shown, submenu: template(entry.entries, actions) };
  }
}
