import { app } from 'electron';

/** Starting with the Windows session, as it really is. */
export type Autostart = {
  /** `disabled-by-user`: registered, but switched off in Task Manager or Settings. */
  state(): 'on' | 'off' | 'disabled-by-user' | 'not-available';
  set(isOn: boolean): void;
};

const args = ['--hidden'];

/** @param isOwnProfile with `--profile` nothing is ever registered */
export function createAutostart(isOwnProfile: boolean, platform: NodeJS.Platform): Autostart {
  const isAvailable = !isOwnProfile && platform === 'win32';
  return {
    state() {
      if (!isAvailable) return 'not-available';
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings({ args });
      if (!openAtLogin) return 'off';
      return executableWillLaunchAtLogin ? 'on' : 'disabled-by-user';
    },
    set(isOn) {
      if (isAvailable) app.setLoginItemSettings({ openAtLogin: isOn, args });
    },
  };
}
