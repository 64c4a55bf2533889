import { app } from 'electron';
import type { AutostartState } from '../../domain/view/snapshot.ts';

/** Starting with the Windows session, as it really is. */
export type Autostart = {
  state(): AutostartState;
  /**
   * What the user has switched off in Windows stays off: switching on is then done there and nowhere else.
   * @returns the state as it is now
   */
  set(isOn: boolean): AutostartState;
};

/**
 * @param isOwnProfile with `--profile` nothing is ever registered
 * @param appId name of the registry values, the AppUserModelID
 */
export function createAutostart(isOwnProfile: boolean, platform: NodeJS.Platform, appId: string): Autostart {
  // Unpackaged, the executable is Electron's own, which would start without the program.
  const isAvailable = !isOwnProfile && platform === 'win32' && app.isPackaged;
  // In quotes: Electron writes the path as it is given, and a bare one with spaces names several programs.
  const entry = { path: `"${process.execPath}"`, args: ['--hidden'] };
  const state = (): AutostartState => {
    if (!isAvailable) return 'not-available';
    const { openAtLogin, executableWillLaunchAtLogin, launchItems } = app.getLoginItemSettings(entry);
    // An entry of another form, by another version say, starts the program all the same.
    if (!openAtLogin) return executableWillLaunchAtLogin ? 'on' : 'off';
    const own = launchItems.find(({ name, scope }) => name === appId && scope === 'user');
    return (own?.enabled ?? executableWillLaunchAtLogin) ? 'on' : 'disabled-by-user';
  };
  return {
    state,
    set(isOn) {
      // Registering anew would also erase what Task Manager noted (StartupApproved).
      if (isAvailable && !(isOn && state() === 'disabled-by-user'))
        app.setLoginItemSettings({ ...entry, openAtLogin: isOn, name: appId });
      return state();
    },
  };
}
