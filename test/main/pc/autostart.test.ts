import type { LaunchItems, LoginItemSettings, Settings } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createAutostart } from '../../../src/main/pc/autostart.ts';

const appId = 'be.vigie-bma.app';

/** The two registry keys of Windows, as Electron's login item functions see them. */
const windows = vi.hoisted(() => ({
  isPackaged: true,
  run: new Map<string, string>(),
  switchedOff: new Set<string>(),
}));
vi.mock('electron', () => ({
  app: {
    get isPackaged() {
      return windows.isPackaged;
    },
    setLoginItemSettings({ name = '', path, args, openAtLogin }: Settings) {
      windows.switchedOff.delete(name);
      if (openAtLogin) windows.run.set(name, [path, ...(args ?? [])].join(' '));
      else windows.run.delete(name);
    },
    getLoginItemSettings({ path = '', args = [] }): Partial<LoginItemSettings> {
      const launchItems = [...windows.run]
        .filter(([, command]) => command.startsWith(path))
        .map(([name, command]): LaunchItems => {
          const enabled = !windows.switchedOff.has(name);
          return { name, path, args: command.slice(path.length).trim().split(' '), scope: 'user', enabled };
        });
      return {
        openAtLogin: windows.run.get('be.vigie-bma.app') === [path, ...args].join(' '),
        executableWillLaunchAtLogin: launchItems.some(({ enabled }) => enabled),
        launchItems,
      };
    },
  },
}));

beforeEach(() => {
  windows.isPackaged = true;
  windows.run.clear();
  windows.switchedOff.clear();
});

describe('starting with Windows', () => {
  it('is off at first, on once set, hidden and with the path in quotes, and off again', () => {
    const autostart = createAutostart(false, 'win32', appId);
    expect(autostart.state()).toBe('off');
    expect(autostart.set(true)).toBe('on');
    expect([...windows.run]).toEqual([[appId, `"${process.execPath}" --hidden`]]);
    expect(autostart.set(false)).toBe('off');
    expect([...windows.run]).toEqual([]);
  });

  it('is shown as switched off when the user did that in Task Manager, and is not switched on behind their back', () => {
    const autostart = createAutostart(false, 'win32', appId);
    autostart.set(true);
    windows.switchedOff.add(appId);
    expect(autostart.state()).toBe('disabled-by-user');
    expect(autostart.set(true)).toBe('disabled-by-user');
    expect(windows.switchedOff).toContain(appId);
  });

  it('is shown as switched off even if another entry starts the program', () => {
    const autostart = createAutostart(false, 'win32', appId);
    autostart.set(true);
    windows.switchedOff.add(appId);
    windows.run.set('of the user', `"${process.execPath}"`);
    expect(autostart.state()).toBe('disabled-by-user');
  });

  it('is on when an entry of another form starts the program', () => {
    windows.run.set(appId, `"${process.execPath}" --minimised`);
    expect(createAutostart(false, 'win32', appId).state()).toBe('on');
  });

  it.each([
    ['with a profile of its own', true, 'win32', true],
    ['on Linux', false, 'linux', true],
    ['when it is not installed', false, 'win32', false],
  ] as const)('is not available %s, and nothing is registered', (_when, isOwnProfile, platform, isPackaged) => {
    windows.isPackaged = isPackaged;
    const autostart = createAutostart(isOwnProfile, platform, appId);
    expect(autostart.state()).toBe('not-available');
    expect(autostart.set(true)).toBe('not-available');
    expect(windows.run.size).toBe(0);
  });
});
