import { app } from 'electron';
import { createApplication, storedPasswords } from '../app/application.ts';
import { belgianCalendar, belgium } from '../app/belgium.ts';
import { createRefusedLogins } from '../app/refused-logins.ts';
import { runCommand } from '../app/run-command.ts';
import { conceal, isSameSecret } from '../disk/concealed.ts';
import type { Lang } from '../domain/text/index.ts';
import type { Place } from '../domain/view/snapshot.ts';
import { snapshotChannel } from '../ipc/page.ts';
import type { StartArguments } from './arguments.ts';
import type { AppAssets } from './assets.ts';
import { openBridge } from './border.ts';
import { keepWatching } from './bugs.ts';
import { edition } from './edition.ts';
import { hearQuit } from './ending.ts';
import type { Log } from './log.ts';
import { createVerdictLog } from './log.ts';
import { createAutostart } from './pc/autostart.ts';
import type { Identity } from './pc/identity.ts';
import { thisPc } from './pc/identity.ts';
import { createMailPrograms } from './pc/mail-programs/mail-programs.ts';
import { createNotifier, hearEarlierToasts } from './pc/notifier.ts';
import { createProbes, readExtraCa } from './pc/probes.ts';
import { createShell } from './pc/shell.ts';
import { watchPrograms, watchSurroundings } from './pc/surroundings.ts';
import type { Keychain } from './secrets/keychain.ts';
import type { SecretMask } from './secrets/secrets.ts';
import { createSignal } from './signal.ts';
import type { FurtherStarts } from './single-instance.ts';
import { type EverythingParts, everything } from './store/everything.ts';
import { openProfileFiles, type ProfileFiles } from './store/files.ts';
import type { TrayIcon } from './tray/tray.ts';
import { createTrayMenu } from './tray/tray-menu.ts';
import { createPageSession, pageUrl } from './window/page.ts';
import { createPlaces, createWindowHost } from './window/window.ts';
import { createHidingNotice, openWindowMemory } from './window/window-memory.ts';

/** The day of the build, `YYYY-MM-DD`; the build puts it in this place (electron.vite.config.ts). */
declare const __VIGIE_BUILT_ON__: string | undefined;

/** An instant of the day on which this program was built, epoch milliseconds; 0 where it runs without having been built. */
const builtOnMs = typeof __VIGIE_BUILT_ON__ === 'string' ? Date.parse(__VIGIE_BUILT_ON__) : 0;

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

/** The composition root: makes every part once, in the order of what needs what, and ties them together. */
export async function runProgram(parts: ProgramParts): Promise<void> {
  const { start, folder, identity, log, secrets, assets, tray, keychain, furtherStarts } = parts;
  const today = belgianCalendar.localDate(Date.now());
  /** Something that the icon, the log or the window shows may have changed. */
  const changes = createSignal();

  const files = openProfileFiles(folder, today, undefined, (file, written) => {
    if (written.ok) log.note('saved again', { file });
    else log.note('not saved', { file, code: written.code });
    changes.raise();
  });
  const memory = openWindowMemory(folder, today);
  const autostart = createAutostart(start.profile !== null, process.platform, identity.appId);
  const kept = { start, folder, identity, keychain, autostart, files, memory, log };
  if (!tray) return everything({ ...kept, ...asSaved(files) })('command-line');

  const version = app.getVersion();
  log.note('start', { version, electron: process.versions.electron, hidden: start.isHidden, secrets: keychain.kind });
  for (const { kind, file } of files.notices) log.note(kind, { file });

  const clicks = createSignal<Place | null>();
  const noted = createSignal<Place>();
  const notifier = createNotifier({
    icon: assets.appIcon,
    name: identity.name,
    platform: process.platform,
    onClick: clicks.raise,
    onNoted: noted.raise,
    onTold: (code, isShown) => log.note('toast', { code, isShown }),
  });
  const places = createPlaces(changes.raise);
  const { clock } = edition;
  const application = createApplication(
    {
      clock,
      ...belgium,
      random: Math.random,
      probes: createProbes(readExtraCa(process.env, start.profile !== null, log)),
      passwords: keychain,
      refused: createRefusedLogins({
        clock,
        initial: files.refusedLogins.initial.refused,
        save: (refused) => files.refusedLogins.save({ schema: 1, refused }),
        conceal,
        isSame: isSameSecret,
      }),
      notifier,
      mailPrograms:
        edition.mailPrograms ??
        createMailPrograms({ platform: process.platform, env: process.env, executable: process.execPath }),
      settings: files.settings,
      watch: files.watch,
      data: files.data,
      version,
      pc: thisPc(),
      notices: files.notices,
      areSettingsLost: files.areSettingsLost,
      builtOnMs,
      unsaved: files.unsaved,
      onBug: (error) => log.failed('watch', error),
      shell: () => ({ autostart: autostart.state(), place: places.last(), releasesUrl: null }),
    },
    changes.raise,
  );
  const lang = (): Lang => application.settings().lang;
  const watching = keepWatching(application, log, clock);
  const forget = everything({ ...kept, stop: watching.stop, stored: application.storedPasswords, lang });
  const quitting = hearQuit(log, keychain);
  const explainHiding = createHidingNotice(memory, notifier, application.settings);
  const windowHost = createWindowHost({
    assets,
    url: pageUrl,
    openSession: createPageSession(assets.page),
    memory,
    places,
    lang,
    onClosed: () => void (quitting.hasBegun() || explainHiding()),
  });
  const shell = createShell({
    showTrial: notifier.trial,
    setAutostart: autostart.set,
    forgetEverything: () => forget('window'),
  });
  const drawTray = createTrayMenu({ tray, application, windowHost, shell, clock: application.clock });
  const noteVerdicts = createVerdictLog(log);
  openBridge({
    isOwn: windowHost.isOwn,
    run: (command) => {
      secrets.hear(command);
      return runCommand(command, application, shell);
    },
    onRefused: (command, problem, error) =>
      error === undefined ? log.note('refused', { command, problem }) : log.failed(`command ${command}`, error),
  });
  const accompanied = edition.accompany(application, (command) => runCommand(command, application, shell));
  const leaveSurroundings = watchSurroundings(application.monitor, log);
  const leavePrograms = watchPrograms(application.lookAtPrograms);

  changes.act(() => {
    drawTray();
    noteVerdicts(application.monitor.state());
    windowHost.send(snapshotChannel, application.snapshot);
    accompanied();
  });
  clicks.act((place) => windowHost.open(place ?? undefined));
  noted.act(({ address, check }) => {
    if (address !== null && check !== null) application.noteMatter(address, check, true);
  });
  quitting.act(() => {
    leaveSurroundings();
    leavePrograms();
    application.stop();
    tray.destroy();
    windowHost.close();
  });
  app.on('render-process-gone', (_event, _contents, { reason }) => log.note('page gone', { reason }));
  if (!start.isHidden) windowHost.open();
  hearEarlierToasts(process.platform, () => windowHost.open(), application.noteToast);
  void log.begin();
  watching.begin();
  furtherStarts.act(({ isHidden, isForgetting }) => {
    if (isForgetting) void forget('command-line');
    else if (!isHidden) windowHost.open();
  });
}

/** What there is to forget where nothing is watched: as the files say. */
function asSaved({ settings, data }: ProfileFiles): Pick<EverythingParts, 'stop' | 'stored' | 'lang'> {
  const { mailboxes, lang } = settings.initial;
  const addresses = mailboxes.map(({ address }) => address);
  return { stop: async () => undefined, stored: () => storedPasswords(data.initial, addresses), lang: () => lang };
}
