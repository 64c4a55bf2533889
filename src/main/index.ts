import { mkdirSync } from 'node:fs';
import { app, Menu } from 'electron';
import { dataFolder, keychainService, readArguments } from './arguments.ts';
import { createAssets } from './assets.ts';
import { openKeychain } from './keychain.ts';
import { openLog } from './log.ts';
import { registerToasts } from './notifier.ts';
import { registerPageScheme } from './page-protocol.ts';
import { createSecretMask } from './secrets.ts';
import { refuseTheRest } from './security.ts';
import { createTray } from './tray.ts';

/**
 * The start: what must come before Electron is ready, then the icon, and only then the rest of the program, so that the
 * icon does not wait for it (npm run bench:idle).
 */
const start = readArguments(process.argv);
const folder = dataFolder(start, process.env, process.platform, app.getPath('userData'));
mkdirSync(folder, { recursive: true });
app.setPath('userData', folder);
// Equal to the installer's appId: Windows shows toasts only for a known one.
const appId = 'be.vigie-bma.app';
app.setAppUserModelId(appId);
app.disableHardwareAcceleration();
Menu.setApplicationMenu(null);
registerToasts(process.platform);
registerPageScheme();
refuseTheRest();

const secrets = createSecretMask();
const log = openLog({ folder, redact: secrets.redact });

// Handed over as data: Chromium reorders the arguments of a second start.
if (app.requestSingleInstanceLock(start)) void app.whenReady().then(begin).catch(giveUp);
else app.quit();

async function begin(): Promise<void> {
  const assets = createAssets(app.getAppPath(), process.platform);
  const tray = start.isForgetting ? null : createTray(assets);
  const keychain = secrets.guard(await openKeychain(keychainService(start)));
  const { runProgram } = await import('./program.ts');
  await runProgram({ start, folder, appId, log, assets, tray, keychain });
}

/** Without its parts it cannot watch: better gone than there and blind. */
async function giveUp(error: unknown): Promise<void> {
  log.failed('start', error);
  await log.begin();
  app.exit(1);
}
