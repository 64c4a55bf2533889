import { type Application, createApplication, newAppData, newSavedWatch } from '../app/application.ts';
import { belgianCalendar, schoolCalendar } from '../app/belgium.ts';
import { createRefusedLogins, unconcealed } from '../app/refused-logins.ts';
import { runCommand } from '../app/run-command.ts';
import type { Status } from '../domain/model/health.ts';
import { trayView } from '../domain/view/tray-view.ts';
import { type BrowserShell, createBrowserShell } from './browser-shell.ts';
import type { DemoClock } from './demo-clock.ts';
import { createDemoProbes, demoSettings, fillInMailbox } from './demo-school.ts';
import { createDemoPasswords, inMemory } from './memory.ts';
import type { PageBackend } from './page-host.ts';
import type { StageAction } from './stage.ts';
import type { World } from './world.ts';

/** The application, running without Electron: the real judgement, real conversations, a shell that a browser shows. */
export type LiveDemo = PageBackend & {
  readonly application: Application;
  /** Newest first. */
  readonly toasts: BrowserShell['toasts'];
  readonly tray: () => { readonly icon: Status; readonly tooltip: string };
  /** What the watch does after the stage was changed: it looks soon, as if its turn had come. */
  react(action: StageAction): Promise<void>;
  /** Resolves when the watch has ended. */
  stop(): Promise<void>;
};

/** Real milliseconds between two snapshots on their way to the pages. */
const pushMs = 100;

export async function startLiveDemo(world: World, clock: DemoClock, version: string): Promise<LiveDemo> {
  const { address } = world.mailbox;
  const listeners = new Set<Parameters<PageBackend['subscribe']>[0]>();
  const shell = createBrowserShell(clock.now);
  let pushing: NodeJS.Timeout | null = null;

  const push = (): void => {
    pushing ??= setTimeout(() => {
      pushing = null;
      const shown = application.snapshot();
      for (const listener of listeners) listener(shown);
    }, pushMs);
  };
  const application = createApplication(
    {
      clock,
      calendar: belgianCalendar,
      schoolCalendar,
      random: Math.random,
      probes: createDemoProbes(world.caPem),
      passwords: createDemoPasswords(),
      refused: createRefusedLogins({ ...unconcealed, clock }),
      notifier: {
        show: async (alert, { title, body }) =>
          shell.show(alert.kind === 'single' ? alert.severity : 'warning', title, body),
      },
      settings: inMemory(demoSettings(world)),
      watch: inMemory(newSavedWatch()),
      data: inMemory(newAppData),
      version,
      pc: 'demo',
      notices: [],
      shell: shell.view,
    },
    push,
  );
  await fillInMailbox(application, world, clock.now());
  const running = application.run();

  return {
    application,
    run: (command) => runCommand(command, application, shell),
    snapshot: application.snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    toasts: shell.toasts,
    tray: () => {
      const { lang } = application.settings();
      const view = trayView(application.monitor.state(), clock.now(), application.context(), lang, () => null);
      return { icon: view.icon, tooltip: view.tooltip };
    },
    async react(action) {
      // Who empties the box is told by whether Outlook runs on this PC.
      if (action === 'collect') application.monitor.tell({ kind: 'mail-program', status: 'running' });
      if (action === 'other-reader') application.monitor.tell({ kind: 'mail-program', status: 'closed' });
      // Everything is well again: also the passwords are typed anew, as a user would.
      if (action === 'repair') await fillInMailbox(application, world, clock.now());
      else application.testNow(address, undefined, false);
    },
    async stop() {
      application.stop();
      await running;
      if (pushing) clearTimeout(pushing);
    },
  };
}
