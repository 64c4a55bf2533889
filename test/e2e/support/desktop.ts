import dbus from 'dbus-next';
import { call, plain, property, serve } from './bus.ts';

/** A toast as the desktop was asked to show it. */
export type Toast = {
  readonly id: number;
  readonly app: string;
  readonly title: string;
  readonly body: string;
  /** What is written on each, by its key. */
  readonly buttons: Readonly<Record<string, string>>;
  readonly hints: Readonly<Record<string, unknown>>;
  readonly timeoutMs: number;
};

export type MenuItem = {
  readonly id: number;
  readonly label: string;
  readonly isEnabled: boolean;
  readonly isSeparator: boolean;
  readonly items: readonly MenuItem[];
};

/** The tray icon as the desktop sees it. */
export type TrayItem = {
  readonly tooltip: string;
  readonly title: string;
  /** Straight-alpha RGBA rows of the largest picture offered. */
  readonly picture: { readonly width: number; readonly height: number; readonly rgba: Buffer } | null;
};

/** A desktop of its own on the session bus: a notification daemon and a notification area, both recording. */
export type Desktop = {
  readonly toasts: Toast[];
  /** Ids of toasts that the program took away. */
  readonly closed: readonly number[];
  /** The toast shown last. */
  lastToast(): Toast | undefined;
  /** The user clicks a toast, or one of its buttons. */
  clickToast(id: number, button?: string): void;
  /** Icons that are there now. */
  trayItems(): readonly string[];
  tray(): Promise<TrayItem | null>;
  menu(): Promise<readonly MenuItem[]>;
  /** The user chooses a menu entry, also of a submenu. */
  choose(label: string): Promise<void>;
  clickTray(): Promise<void>;
  close(): void;
};

const notifications = 'org.freedesktop.Notifications';
const watcher = 'org.kde.StatusNotifierWatcher';
const item = 'org.kde.StatusNotifierItem';

/** The list of keys and words, one after the other. */
const buttonsOf = (list: readonly string[]): Toast['buttons'] =>
  Object.fromEntries(list.flatMap((key, index) => (index % 2 === 0 ? [[key, spaced(list[index + 1] ?? '')]] : [])));

/** @param busAddress the session bus of the environment unless given */
export async function openDesktop(busAddress: string | null = null): Promise<Desktop> {
  const bus = dbus.sessionBus(busAddress === null ? {} : { busAddress });
  const toasts: Toast[] = [];
  const closed: number[] = [];
  const items: { readonly name: string; readonly path: string }[] = [];

  await serve(bus, notifications, notifications, (member, { body }) => {
    switch (member) {
      case 'GetServerInformation':
        return { signature: 'ssss', body: ['vigie-e2e', 'vigie', '1', '1.2'] };
      case 'GetCapabilities':
        return { signature: 'as', body: [['actions', 'body', 'persistence']] };
      case 'Notify': {
        const [app, replaced, , title, text, buttons, hints, timeoutMs] = body;
        const id = replaced || toasts.length + 1;
        toasts.push({
          id,
          app,
          title: spaced(title),
          body: spaced(text),
          buttons: buttonsOf(buttons as string[]),
          hints: plain(hints) as Toast['hints'],
          timeoutMs,
        });
        return { signature: 'u', body: [id] };
      }
      case 'CloseNotification':
        closed.push(Number(body[0]));
        bus.send(
          dbus.Message.newSignal('/org/freedesktop/Notifications', notifications, 'NotificationClosed', 'uu', [
            body[0],
            3,
          ]),
        );
        return {};
      default:
        return null;
    }
  });
  await serve(bus, watcher, watcher, (member, { body, sender }) => {
    switch (member) {
      case 'RegisterStatusNotifierItem': {
        const given = String(body[0]);
        items.push(
          given.startsWith('/') ? { name: sender, path: given } : { name: given, path: '/StatusNotifierItem' },
        );
        return {};
      }
      case 'RegisterStatusNotifierHost':
        return {};
      case 'Get IsStatusNotifierHostRegistered':
        return { signature: 'v', body: [new dbus.Variant('b', true)] };
      case 'Get ProtocolVersion':
        return { signature: 'v', body: [new dbus.Variant('i', 0)] };
      case 'Get RegisteredStatusNotifierItems':
        return {
          signature: 'v',
          body: [
            new dbus.Variant(
              'as',
              items.map(({ name, path }) => name + path),
            ),
          ],
        };
      case 'GetAll':
        return {
          signature: 'a{sv}',
          body: [
            { IsStatusNotifierHostRegistered: new dbus.Variant('b', true), ProtocolVersion: new dbus.Variant('i', 0) },
          ],
        };
      default:
        return null;
    }
  });
  // An icon goes when its owner leaves the bus.
  await call(bus, 'org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.AddMatch', 's', [
    "type='signal',interface='org.freedesktop.DBus',member='NameOwnerChanged'",
  ]);
  bus.on('message', (message) => {
    if (message.member !== 'NameOwnerChanged' || message.body[2] !== '') return;
    const at = items.findIndex(({ name }) => name === message.body[0]);
    if (at >= 0) items.splice(at, 1);
  });

  const latest = () => items.at(-1) ?? null;
  const menuPath = async ({ name, path }: { name: string; path: string }): Promise<string> =>
    String(await property(bus, name, path, item, 'Menu'));
  const desktop: Desktop = {
    toasts,
    closed,
    lastToast: () => toasts.at(-1),
    clickToast: (id, button = 'default') => {
      const path = '/org/freedesktop/Notifications';
      bus.send(dbus.Message.newSignal(path, notifications, 'ActionInvoked', 'us', [id, button]));
    },
    trayItems: () => items.map(({ name }) => name),
    async tray() {
      const one = latest();
      if (!one) return null;
      const get = (name: string): Promise<unknown> => property(bus, one.name, one.path, item, name);
      try {
        const tooltip = (await get('ToolTip')) as [string, unknown, string, string];
        const pixmaps = (await get('IconPixmap').catch(() => [])) as [number, number, Uint8Array][];
        return {
          tooltip: spaced([tooltip[2], tooltip[3]].filter((text) => text !== '').join('\n')),
          title: String(await get('Title').catch(() => '')),
          picture: pictureOf(pixmaps),
        };
      } catch {
        return null;
      }
    },
    async menu() {
      const one = latest();
      if (!one) return [];
      const path = await menuPath(one);
      const [, root] = await call(bus, one.name, path, 'com.canonical.dbusmenu.GetLayout', 'iias', [0, -1, []]);
      return menuItem(plain(root)).items;
    },
    async choose(label) {
      const one = latest();
      const found = flat(await desktop.menu()).find((entry) => entry.label === label);
      if (!one || !found) throw new Error(`no menu entry "${label}"`);
      if (!found.isEnabled) throw new Error(`menu entry "${label}" is disabled`);
      const event = [found.id, 'clicked', new dbus.Variant('i', 0), 0];
      // Who quits may leave the bus before it answers.
      const path = await menuPath(one);
      await call(bus, one.name, path, 'com.canonical.dbusmenu.Event', 'isvu', event).catch((error: dbus.DBusError) => {
        if (error.type !== 'org.freedesktop.DBus.Error.NoReply') throw error;
      });
    },
    async clickTray() {
      const one = latest();
      if (!one) throw new Error('no tray icon');
      await call(bus, one.name, one.path, `${item}.Activate`, 'ii', [0, 0]);
    },
    close: () => bus.disconnect(),
  };
  return desktop;
}

/** With ordinary spaces: French typesetting puts those that do not break. */
export const spaced = (text: unknown): string => String(text ?? '').replace(/[\u00a0\u202f]/g, ' ');

/** Every entry, submenus included. */
export const flat = (items: readonly MenuItem[]): readonly MenuItem[] =>
  items.flatMap((entry) => [entry, ...flat(entry.items)]);

function menuItem(node: unknown): MenuItem {
  const [id, properties, children] = node as [number, Record<string, unknown>, unknown[]];
  return {
    id,
    // An underscore marks the accelerator; two stand for one.
    label: spaced(properties.label).replace(/_(.)/g, '$1'),
    isEnabled: properties.enabled !== false,
    isSeparator: properties.type === 'separator',
    items: children.map(menuItem),
  };
}

function pictureOf(pixmaps: readonly [number, number, Uint8Array][]): TrayItem['picture'] {
  const [largest] = [...pixmaps].sort(([a], [b]) => b - a);
  if (!largest) return null;
  const [width, height, argb] = largest;
  const rgba = Buffer.alloc(argb.length);
  // Network byte order: ARGB.
  for (let at = 0; at + 3 < argb.length; at += 4)
    rgba.set([argb[at + 1] ?? 0, argb[at + 2] ?? 0, argb[at + 3] ?? 0, argb[at] ?? 0], at);
  return { width, height, rgba };
}
