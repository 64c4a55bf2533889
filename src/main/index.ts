import { app, Menu } from 'electron';
import { keychainService } from './arguments.ts';
import { createAssets } from './assets.ts';
import { hasRemoteDebugging, refuseTheRest } from './border.ts';
import { outliveBugs } from './bugs.ts';
import { edition } from './edition.ts';
import { notStarted } from './ending.ts';
import { openLog } from './log.ts';
import { takeIdentity } from './pc/identity.ts';
import { createSecretMask } from './secrets/secrets.ts';
import { hearFurtherStarts, outliveFirst } from './single-instance.ts';
import { type Beginning, openProfileFolder } from './store/profile-folder.ts';
import { createTray } from './tray/tray.ts';
import { registerPageScheme } from './window/page.ts';

/**
 * The start: what must come before Electron is ready, then the icon, and only then the rest of the program, so that the
 * icon does not wait for it (npm run bench:idle).
 */
edition.begin(() => app.exit(0));
if (hasRemoteDebugging()) notStarted({ kind: 'remote-debugging' });
else {
  const beginning = openProfileFolder();
  try {
    if (beginning) open(beginning);
  } catch {
    notStarted({ kind: 'other' });
  }
}

function open({ start, folder }: Beginning): void {
  const secrets = createSecretMask();
  const log = openLog({ folder, redact: secrets.redact });
  outliveBugs(log);
  const identity = edition.identity();
  takeIdentity(identity, process.platform);
  app.disableHardwareAcceleration();
  Menu.setApplicationMenu(null);
  registerPageScheme();
  refuseTheRest();
  const furtherStarts = hearFurtherStarts();

  const begin = async (): Promise<void> => {
    await app.whenReady();
    const assets = createAssets(app.getAppPath(), process.platform);
    const tray = start.isForgetting ? null : createTray(assets);
    const keychain = secrets.guard(await edition.openKeychain(keychainService(start)));
    const { runProgram } = await import('./program.ts');
    await runProgram({ start, folder, identity, log, secrets, assets, tray, keychain, furtherStarts });
  };
  /** Without its parts it cannot watch: better gone than there and blind. */
  const giveUp = async (error: unknown): Promise<void> => {
    log.failed('start', error);
    await log.begin();
    notStarted({ kind: 'other' });
  };

  // Handed over as data: Chromium reorders the arguments of a second start.
  if (app.requestSingleInstanceLock(start)) begin().catch(giveUp);
  else if (start.isForgetting)
    void outliveFirst(start).then((isFirst) => (isFirst ? begin().catch(giveUp) : app.exit(1)));
  else app.quit();
}
