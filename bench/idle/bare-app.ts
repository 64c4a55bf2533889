import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The least that a tray app can be in Electron: one instance, an icon, a tooltip, no hardware acceleration. */
const main = (icon: string, tooltip: string, userData: string): string => `
const { app, Tray } = require('electron');
app.setPath('userData', ${JSON.stringify(userData)});
app.disableHardwareAcceleration();
let tray;
if (app.requestSingleInstanceLock())
  app.whenReady().then(() => {
    tray = new Tray(${JSON.stringify(icon)});
    tray.setToolTip(${JSON.stringify(tooltip)});
  });
else app.quit();
app.on('window-all-closed', () => {});
`;

/** Writes it into a folder. @returns what Electron is to start */
export function writeBareApp(folder: string, icon: string, tooltip: string): string {
  const app = join(folder, 'bare');
  mkdirSync(app, { recursive: true });
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'bare-tray', version: '1.0.0', main: 'main.js' }));
  writeFileSync(join(app, 'main.js'), main(icon, tooltip, join(folder, 'bare-profile')));
  return app;
}
