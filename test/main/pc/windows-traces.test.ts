import { win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../../src/main/pc/system-program.ts';
import { eraseActivator, eraseStartMenuEntry, type StartMenu } from '../../../src/main/pc/windows-traces.ts';

const identity = {
  appId: 'be.vigie-bma.app',
  name: 'Vigie BMA',
  toastActivator: '{d2d70e22-9930-413b-80aa-2a8fcd950f9d}',
};
const keyOf = (id: string): string => `HKCU\\Software\\Classes\\CLSID\\${id}`;

/** A registry behind reg.exe, which answers 1 to every question that it does not like. */
function createRegistry(...ids: readonly string[]) {
  const keys = new Set(ids.map(keyOf));
  const asked: (readonly string[])[] = [];
  let isLocked = false;
  const run: Run = async (program, [verb = '', key = '', ...flags]) => {
    asked.push([program, verb, key, ...flags]);
    if (!keys.has(key)) return { code: 1, out: '', err: 'ERROR' };
    if (verb === 'delete') {
      if (isLocked || !flags.includes('/f')) return { code: 1, out: '', err: 'ERROR' };
      keys.delete(key);
    }
    return { code: 0, out: key, err: '' };
  };
  const lock = (): void => {
    isLocked = true;
  };
  return { keys, asked, run, lock };
}

describe("the toast activator's key", () => {
  it('goes, and is seen to be gone', async () => {
    const registry = createRegistry(identity.toastActivator, '{another}');
    expect(await eraseActivator(identity.toastActivator, registry.run, 'C:\\Windows')).toBe(true);
    expect([...registry.keys]).toEqual([keyOf('{another}')]);
  });

  it('need not be there', async () => {
    const registry = createRegistry();
    expect(await eraseActivator(identity.toastActivator, registry.run, 'C:\\Windows')).toBe(true);
    expect(registry.asked.map(([, verb]) => verb)).toEqual(['query']);
  });

  it('that does not go is not taken for gone', async () => {
    const registry = createRegistry(identity.toastActivator);
    registry.lock();
    expect(await eraseActivator(identity.toastActivator, registry.run, 'C:\\Windows')).toBe(false);
  });

  it('cannot be told where the program does not start', async () => {
    expect(await eraseActivator(identity.toastActivator, async () => null, 'C:\\Windows')).toBe(false);
  });

  it("is asked for with Windows' own program, wherever the path leads, and with arguments only", async () => {
    const registry = createRegistry(identity.toastActivator);
    await eraseActivator(identity.toastActivator, registry.run, 'D:\\Windows');
    expect(new Set(registry.asked.map(([program]) => program))).toEqual(new Set(['D:\\Windows\\System32\\reg.exe']));
  });

  it.each(['', '*', '{d2d70e22}', '{d2d70e22-9930-413b-80aa-2a8fcd950f9d}\\..', 'Software'])(
    'is never the key of what is no such id: %j',
    async (id) => {
      const registry = createRegistry(id);
      expect(await eraseActivator(id, registry.run, 'C:\\Windows')).toBe(false);
      expect(registry.asked).toEqual([]);
    },
  );
});

/** A Start menu with one entry, and the folder that it leads to. */
function createMenu(given: {
  readonly link?: Awaited<ReturnType<StartMenu['read']>>;
  readonly files?: readonly string[];
  readonly isHeld?: boolean;
}) {
  const menu = 'C:\\Users\\Direction\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs\\Vigie BMA.lnk';
  let { link } = given;
  const system: StartMenu = {
    appData: 'C:\\Users\\Direction\\AppData\\Roaming',
    read: (path) => {
      if (path !== menu || !link) throw new Error('Failed to read shortcut link');
      return link;
    },
    exists: (path) => (path === menu ? link !== undefined : (given.files ?? []).includes(path)),
    remove: (path) => {
      expect(path).toBe(menu);
      if (given.isHeld) throw new Error('EPERM');
      link = undefined;
    },
  };
  return { system, isThere: () => link !== undefined };
}

const folder = 'C:\\Users\\Direction\\Downloads\\Vigie';
const own = {
  target: `${folder}\\Vigie BMA.exe`,
  appUserModelId: identity.appId,
  toastActivatorClsid: identity.toastActivator,
};

describe('the entry of the Start menu', () => {
  it.each([
    ['leads to a program that nobody installed', own, [own.target]],
    ['leads to a program that is gone', own, []],
    ['has no activator yet', { ...own, toastActivatorClsid: '' }, [own.target]],
  ])('that Electron wrote goes: it %s', (_what, link, files) => {
    const menu = createMenu({ link, files });
    expect(eraseStartMenuEntry(identity, menu.system)).toEqual({ isGone: true, activator: link.toastActivatorClsid });
    expect(menu.isThere()).toBe(false);
  });

  it("of an installed program stays, whoever wrote it last: it is the uninstaller's", () => {
    const files = [own.target, win32.join(folder, 'Uninstall Vigie BMA.exe')];
    const menu = createMenu({ link: own, files });
    expect(eraseStartMenuEntry(identity, menu.system)).toEqual({ isGone: true, activator: own.toastActivatorClsid });
    expect(menu.isThere()).toBe(true);
  });

  it("that is another program's stays", () => {
    const menu = createMenu({ link: { ...own, appUserModelId: 'org.other' }, files: [own.target] });
    expect(eraseStartMenuEntry(identity, menu.system)).toEqual({ isGone: true, activator: '' });
    expect(menu.isThere()).toBe(true);
  });

  it('need not be there', () => {
    expect(eraseStartMenuEntry(identity, createMenu({}).system)).toEqual({ isGone: true, activator: '' });
  });

  it('that is held by another program is not taken for gone', () => {
    const menu = createMenu({ link: own, isHeld: true });
    expect(eraseStartMenuEntry(identity, menu.system)).toMatchObject({ isGone: false });
  });
});
