import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { app, session } from 'electron';
import { createApplication } from '../app/application.ts';
import { belgianCalendar } from '../app/belgium.ts';
import { type MenuCommand, trayView } from '../domain/tray-view.ts';
import { snapshotChannel } from '../ipc/channels.ts';
import { dataFolder, keychainService, readArguments, type StartArguments } from './arguments.ts';
import { createAssets } from './assets.ts';
import { createAutostart } from './autostart.ts';
import { openBridge } from './bridge.ts';
import { systemClock } from './clock.ts';
import { openLink, runCommand } from './commands.ts';
import { watchConnectivity } from './connectivity.ts';
import { openProfileFiles } from './files.ts';
import { openKeychain } from './keychain.ts';
import { createNotifier } from './notifier.ts';
import { pageUrl, registerPageScheme, servePage } from './page-protocol.ts';
import { watchPower } from './power.ts';
import { createProbes } from './probes.ts';
import { refuseTheRest, restrictSession } from './security.ts';
import { createTray } from './tray.ts';
import { createWindowHost } from './window.ts';

/** The composition root: makes every part once and ties them together. */
const start = readArguments(process.argv);
const folder = dataFolder(start, process.env, process.platform, app.getPath('userData'));
mkdirSync(folder, { recursive: true });
app.setPath('userData', folder);
// Equal to the installer's appId: Windows shows toasts only for a known one.
app.setAppUserModelId('be.vigie-bma.app');
app.disableHardwareAcceleration();
registerPageScheme();
refuseTheRest();

// Handed over as data: Chromium reorders the arguments of a second start.
if (app.requestSingleInstanceLock(start)) void app.whenReady().then(run);
else app.quit();

async function run(): Promise<void> {
  const files = openProfileFiles(folder, belgianCalendar.localDate(Date.now()));
  const keychain = await openKeychain(keychainService(start));
  const autostart = createAutostart(start.profile !== null, process.platform);
  const forget = async (): Promise<void> => {
    await keychain.forgetAll();
    autostart.set(false);
    files.erase();
  };
  if (start.isForgetting) return forget().then(() => app.quit());
  const assets = createAssets(app.getAppPath(), process.platform);
  const pageSession = session.fromPartition('vigie', { cache: false });
  restrictSession(pageSession);
  servePage(pageSession, assets.page);

  const windowHost = createWindowHost(assets, pageUrl);
  const notifier = createNotifier(assets.appIcon, () => windowHost.open());
  const extraCa = process.env.VIGIE_EXTRA_CA;
  const application = createApplication(
    {
      clock: systemClock,
      calendar: belgianCalendar,
      random: Math.random,
      probes: createProbes(extraCa ? readFileSync(extraCa, 'utf8') : undefined),
      passwords: keychain,
      notifier,
      settings: files.settings,
      watch: files.watch,
      data: files.data,
      version: app.getVersion(),
      pc: createHash('sha256').update(`${hostname()}\n${userInfo().username}`).digest('hex').slice(0, 32),
      notices: files.setAside,
    },
    () => refresh(),
  );
  const view = () => {
    const { lang, mailboxes } = application.settings();
    const labelOf = (address: string): string | null =>
      mailboxes.length > 1 ? mailboxes.find((one) => one.address === address)?.label || address : null;
    return trayView(application.monitor.state(), Date.now(), application.context(), lang, labelOf);
  };
  const commands: Record<MenuCommand, () => void> = {
    'test-now': () => {
      for (const { address } of application.settings().mailboxes) application.testNow(address, undefined, false);
    },
    open: () => windowHost.open(),
    unsnooze: () => application.snooze('end'),
    'renew-cerbere-password': () => windowHost.open(),
    'open-webmail': () => openLink(application, 'webmail'),
    'open-cerbere': () => openLink(application, 'cerbere'),
    quit: () => app.quit(),
  };
  const tray = createTray(assets, view(), {
    open: () => windowHost.open(),
    command: (command) => commands[command](),
    snooze: (kind) => application.snooze(kind),
  });
  const refresh = (): void => {
    tray.show(view());
    windowHost.send(snapshotChannel, application.snapshot());
  };
  openBridge(windowHost.isOwn, (command) => runCommand(command, application, notifier));

  const stopWatching = [
    watchConnectivity((isUp) => application.monitor.tell({ kind: 'network', isUp })),
    watchPower((happening) => application.monitor.tell(happening)),
  ];
  app.on('second-instance', (_event, _argv, _folder, second) => {
    const { isHidden, isForgetting } = second as StartArguments;
    if (isForgetting) void forget().then(() => app.quit());
    else if (!isHidden) windowHost.open();
  });
  // The tray is the program: a closed window ends nothing.
  app.on('window-all-closed', () => undefined);
  app.on('will-quit', () => {
    for (const stop of stopWatching) stop();
    application.stop();
    tray.destroy();
    windowHost.close();
  });
  if (!start.isHidden) windowHost.open();
  await application.run();
}
