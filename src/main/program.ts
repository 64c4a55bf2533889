import { setTimeout } from 'node:timers/promises';
import { app } from 'electron';
import { createApplication, storedPasswords } from '../app/application.ts';
import { belgianCalendar } from '../app/belgium.ts';
import { createRefusedLogins } from '../app/refused-logins.ts';
import { runCommand } from '../app/run-command.ts';
import { conceal, isSameSecret } from '../disk/concealed.ts';
import { snapshotChannel } from '../ipc/channels.ts';
import type { StartArguments } from './arguments.ts';
import type { AppAssets } from './assets.ts';
import { openBridge } from './bridge.ts';
import { keepWatching } from './bugs.ts';
import { systemClock } from './clock.ts';
import type { Log } from './log.ts';
import { createAutostart } from './pc/autostart.ts';
import { readExtraCa } from './pc/extra-ca.ts';
import type { Identity } from './pc/identity.ts';
import { createNotifier, hearEarlierToasts } from './pc/notifier.ts';
import { createProbes } from './pc/probes.ts';
import { createShell } from './pc/shell.ts';
import { watchSurroundings } from './pc/surroundings.ts';
import { thisPc } from './pc/this-pc.ts';
import { hearQuit } from './quitting.ts';
import type { Keychain } from './secrets/keychain.ts';
import type { SecretMask } from './secrets/secrets.ts';
import type { FurtherStarts } from './single-instance.ts';
import { everything } from './store/everything.ts';
import { openProfileFiles } from './store/files.ts';
import type { TrayIcon } from './tray/tray.ts';
import { createTrayMenu } from './tray/tray-menu.ts';
import { createVerdictLog } from './verdict-log.ts';
import { createHidingNotice } from './window/hiding.ts';
import { pageUrl } from './window/page-protocol.ts';
import { createPageSession } from './window/page-session.ts';
import { createWindowHost } from './window/window.ts';
import { openWindowMemory } from './window/window-memory.ts';

/** Set by the build: true only in the demonstration's own. */
declare const __VIGIE_DEMO__: boolean;

/** What the watch has to end in before everything is erased; longer than the keychain may take. */
const stopWithinMs = 12_000;

export type ProgramParts = {
  readonly start: StartArguments;
  /** The profile's folder. */
  readonly folder: string;
  readonly identity: Identity;
  readonly log: Log;
  readonly secrets: Pick<SecretMask, 'hear'>;
  readonly assets: AppAssets;
  /** Null where there is nothing to watch for: everything is being forgotten. */
  readonly tray: TrayIcon | null;
  readonly keychain: Keychain;
  readonly furtherStarts: FurtherStarts;
};

/** The composition root: makes every part once and ties them together. */
export async function runProgram(parts: ProgramParts): Promise<void> {
  const { start, folder, identity, log, assets, tray, keychain } = parts;
  const today = belgianCalendar.localDate(Date.now());
  const files = openProfileFiles(folder, today, undefined, (file, written) => {
    if (written.ok) log.note('saved again', { file });
    else log.note('not saved', { file, code: written.code });
    refresh();
  });
  const memory = openWindowMemory(folder, today);
  const autostart = createAutostart(start.profile !== null, process.platform, identity.appId);
  let stop = async (): Promise<unknown> => undefined;
  const forget = everything({
    start,
    folder,
    identity,
    keychain,
    autostart,
    files,
    memory,
    log,
    stop: () => stop(),
    stored: () => {
      if (tray) return application.storedPasswords();
      const addresses = files.settings.initial.mailboxes.map(({ address }) => address);
      return storedPasswords(files.data.initial, addresses);
    },
    lang: () => application.settings().lang,
  });
  if (!tray) return forget('command-line');
  const version = app.getVersion();
  log.note('start', { version, electron: process.versions.electron, hidden: start.isHidden, secrets: keychain.kind });
  for (const { kind, file } of files.notices) log.note(kind, { file });

  const notifier = createNotifier({
    icon: assets.appIcon,
    onClick: (place) => windowHost.open(place ?? undefined),
    onTold: (code, isShown) => log.note('toast', { code, isShown }),
  });
  const explainHiding = createHidingNotice(memory, notifier, () => application.settings());
  const isQuitting = hearQuit(log, keychain, () => {
    stopWatching();
    application.stop();
    tray.destroy();
    windowHost.close();
  });
  const windowHost = createWindowHost({
    assets,
    url: pageUrl,
    openSession: createPageSession(assets.page),
    memory,
    lang: () => application.settings().lang,
    onPlace: () => refresh(),
    onClosed: () => void (isQuitting() || explainHiding()),
  });
  const extraCa = readExtraCa(process.env, start.profile !== null || __VIGIE_DEMO__, log);
  const noteVerdicts = createVerdictLog(log);
  const application = createApplication(
    {
      clock: systemClock,
      calendar: belgianCalendar,
      random: Math.random,
      probes: createProbes(extraCa),
      passwords: keychain,
      refused: createRefusedLogins({
        clock: systemClock,
        initial: files.refusedLogins.initial.refused,
        save: (refused) => files.refusedLogins.save({ schema: 1, refused }),
        conceal,
        isSame: isSameSecret,
      }),
      notifier,
      settings: files.settings,
      watch: files.watch,
      data: files.data,
      version,
      pc: thisPc(),
      notices: files.notices,
      areSettingsLost: files.areSettingsLost,
      unsaved: files.unsaved,
      onBug: (error) => log.failed('watch', error),
      shell: () => ({ autostart: autostart.state(), place: windowHost.place(), releasesUrl: null }),
    },
    () => refresh(),
  );
  const shell = createShell({
    showTrial: notifier.trial,
    setAutostart: autostart.set,
    forgetEverything: () => forget('window'),
  });
  const drawTray = createTrayMenu({ tray, application, windowHost, shell, clock: systemClock });
  const refresh = (): void => {
    drawTray();
    noteVerdicts(application.monitor.state());
    windowHost.send(snapshotChannel, () => application.snapshot());
  };
  openBridge({
    isOwn: windowHost.isOwn,
    run: (command) => {
      parts.secrets.hear(command);
      return runCommand(command, application, shell);
    },
    onRefused: (command, problem, error) =>
      error === undefined ? log.note('refused', { command, problem }) : log.failed(`command ${command}`, error),
  });

  const stopWatching = watchSurroundings(application.monitor, log);
  app.on('render-process-gone', (_event, _contents, { reason }) => log.note('page gone', { reason }));
  if (!start.isHidden) windowHost.open();
  hearEarlierToasts(process.platform, () => windowHost.open());
  void log.begin();
  const watching = keepWatching(application.run, log, systemClock);
  stop = () => {
    application.stop();
    return Promise.race([watching, setTimeout(stopWithinMs)]);
  };
  parts.furtherStarts.act(({ isHidden, isForgetting }) => {
    if (isForgetting) void forget('command-line');
    else if (!isHidden) windowHost.open();
  });
}
