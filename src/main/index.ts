import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { app, clipboard, powerMonitor, session, shell } from 'electron';
import { createApplication } from '../app/application.ts';
import { belgianCalendar } from '../app/belgium.ts';
import { report } from '../app/report.ts';
import { catalogue, typeset } from '../domain/text/index.ts';
import type { MenuCommand } from '../domain/tray-view.ts';
import { trayView } from '../domain/tray-view.ts';
import { snapshotChannel } from '../ipc/channels.ts';
import type { CheckedCommand, CommandResult } from '../ipc/contract.ts';
import { dataFolder, keychainService, readArguments } from './arguments.ts';
import { createAssets } from './assets.ts';
import { openBridge } from './bridge.ts';
import { systemClock } from './clock.ts';
import { watchConnectivity } from './connectivity.ts';
import { openProfileFiles } from './files.ts';
import { openKeychain } from './keychain.ts';
import { createNotifier } from './notifier.ts';
import { pageUrl, registerPageScheme, servePage } from './page-protocol.ts';
import { createProbes } from './probes.ts';
import { isAllowedLink, refuseTheRest, restrictSession } from './security.ts';
import { createTray } from './tray.ts';
import { createWindowHost } from './window.ts';

const start = readArguments(process.argv);
const folder = dataFolder(start, process.env, process.platform, app.getPath('userData'));
mkdirSync(folder, { recursive: true });
app.setPath('userData', folder);
app.setAppUserModelId('be.vigie-bma.app');
app.disableHardwareAcceleration();
registerPageScheme();
refuseTheRest();

if (app.requestSingleInstanceLock()) void app.whenReady().then(run);
else app.quit();

async function run(): Promise<void> {
  const files = openProfileFiles(folder, belgianCalendar.localDate(Date.now()));
  const keychain = await openKeychain(keychainService(start));
  if (start.isForgetting) {
    await keychain.forgetAll();
    files.settings.save({ ...files.settings.initial, mailboxes: [] });
    return app.quit();
  }
  const assets = createAssets(app.getAppPath(), process.platform);
  const pageSession = session.fromPartition('vigie', { cache: false });
  restrictSession(pageSession);
  servePage(pageSession, assets.page);

  const windowHost = createWindowHost(assets, pageUrl, () => undefined);
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
  const { lang } = application.settings();
  const words = catalogue(lang);
  const labelOf = (address: string): string | null =>
    application.settings().mailboxes.length > 1
      ? application.settings().mailboxes.find((one) => one.address === address)?.label || address
      : null;
  const view = () => trayView(application.monitor.state(), Date.now(), application.context(), lang, labelOf);

  const openLink = (link: 'webmail' | 'cerbere'): void => {
    const { profiles } = application.settings();
    const url = profiles[0]?.links[link] ?? '';
    const known = profiles.flatMap(({ links }) => Object.values(links));
    if (isAllowedLink(url, known)) void shell.openExternal(url);
  };
  const testAll = (): void => {
    for (const { address } of application.settings().mailboxes) application.testNow(address, undefined, false);
  };
  const commands: Record<MenuCommand, () => void> = {
    'test-now': testAll,
    open: () => windowHost.open(),
    unsnooze: () => application.snooze('end'),
    'renew-cerbere-password': () => windowHost.open(),
    'open-webmail': () => openLink('webmail'),
    'open-cerbere': () => openLink('cerbere'),
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

  const runCommand = async (command: CheckedCommand): Promise<CommandResult<unknown>> => {
    const { name, payload } = command;
    switch (name) {
      case 'snapshot':
        return { ok: true, value: application.snapshot() };
      case 'save-mailbox':
        return withValue(await application.saveMailbox(payload));
      case 'forget-mailbox':
        return withValue(await application.forgetMailbox(payload.address));
      case 'test-now':
        return withValue(application.testNow(payload.address, payload.leg, payload.isConfirmed));
      case 'snooze':
        return withValue(application.snooze(payload.for));
      case 'adopt-pc':
        return withValue(application.adoptPc());
      case 'dismiss-notices':
        return withValue(application.dismissNotices());
      case 'open-link':
        openLink(payload.link);
        return { ok: true, value: null };
      case 'copy-report':
        clipboard.writeText(report(application.snapshot(), application.settings()));
        return { ok: true, value: null };
      case 'trial-notification': {
        const isShown = await notifier.trial(
          typeset(words.alerts.trial.title, lang),
          typeset(words.alerts.trial.body, lang),
        );
        return isShown ? { ok: true, value: null } : { ok: false, problem: 'not-shown' };
      }
    }
  };
  openBridge(windowHost.isOwn, runCommand);

  const stopWatching = watchConnectivity((isUp) => application.monitor.tell({ kind: 'network', isUp }));
  powerMonitor.on('suspend', () => application.monitor.tell({ kind: 'suspended' }));
  powerMonitor.on('resume', () => application.monitor.tell({ kind: 'resumed' }));
  app.on('second-instance', (_event, argv) => {
    if (!readArguments(argv).isHidden) windowHost.open();
  });
  // The tray is the program; a closed window ends nothing.
  app.on('window-all-closed', () => undefined);
  app.on('will-quit', () => {
    stopWatching();
    application.stop();
    tray.destroy();
    windowHost.close();
  });
  if (!start.isHidden) windowHost.open();
  await application.run();
}

function withValue(result: { ok: true } | { ok: false; problem: string }): CommandResult<unknown> {
  return result.ok ? { ok: true, value: null } : result;
}
