import { type Application, createApplication, newAppData, newSavedWatch } from '../app/application.ts';
import { belgium } from '../app/belgium.ts';
import { createRefusedLogins, unconcealed } from '../app/refused-logins.ts';
import { runCommand } from '../app/run-command.ts';
import type { Status } from '../domain/model/health.ts';
import { trayView } from '../domain/view/tray-view.ts';
import { type BrowserShell, createBrowserShell } from './browser-shell.ts';
import type { DemoClock } from './demo-clock.ts';
import { demoPrograms, newOutlook } from './demo-outlook.ts';
import { createDemoProbes, demoSettings, fillInMailbox } from './demo-school.ts';
import { createDemoPasswords, inMemory } from './memory.ts';
import type { PageBackend } from './page-host.ts';
import { type DemoProgram, perform } from './program.ts';
import type { World } from './world.ts';

/** The application, running without Electron: the real judgement, real conversations, a shell that a browser shows. */
export type LiveDemo = PageBackend & {
  readonly application: Application;
  readonly program: DemoProgram;
  /** Newest first. */
  readonly toasts: BrowserShell['toasts'];
  readonly tray: () => { readonly icon: Status; readonly tooltip: string };
  /** The user has clicked "C'est noté" on a toast. */
  noteToast(id: number): void;
  /** Resolves when the watch has ended. */
  stop(): Promise<void>;
};

/** Real milliseconds between two snapshots on their way to the pages. */
const pushMs = 100;

export async function startLiveDemo(world: World, clock: DemoClock, version: string): Promise<LiveDemo> {
  const listeners = new Set<Parameters<PageBackend['subscribe']>[0]>();
  const shell = createBrowserShell(clock.now);
  const passwords = createDemoPasswords();
  const outlook = newOutlook();
  let pushing: NodeJS.Timeout | null = null;

  const push = (): void => {
    pushing ??= setTimeout(() => {
      pushing = null;
      const shown = application.snapshot();
      for (const listener of listeners) listener(shown);
    }, pushMs);
  };
  const application: Application = createApplication(
    {
      clock,
      ...belgium,
      random: Math.random,
      probes: createDemoProbes(world.caPem),
      passwords,
      refused: createRefusedLogins({ ...unconcealed, clock }),
      notifier: {
        show: async ({ tag, severity, points }, { title, body, buttons }) => {
          const [lead] = points.map(({ lead }) => lead);
          const noted =
            lead && severity !== 'recovery' ? { address: lead.address, check: lead.check, label: buttons.noted } : null;
          return shell.showAlert({ tag, severity, title, body, noted });
        },
        withdraw: shell.withdraw,
      },
      mailPrograms: demoPrograms(outlook, () => application),
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
  await application.checkPrograms();

  const run: PageBackend['run'] = (command) => runCommand(command, application, shell);

  return {
    application,
    program: { snapshot: application.snapshot, act: (act) => perform(act, { application, passwords, run, outlook }) },
    run,
    snapshot: application.snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    toasts: shell.toasts,
    tray: () => {
      const { lang } = application.settings();
      const view = trayView(
        application.monitor.state(),
        application.clock.now(),
        application.context(),
        lang,
        () => null,
      );
      return { icon: view.icon, tooltip: view.tooltip };
    },
    noteToast(id) {
      const noted = shell.toasts().find((toast) => toast.id === id)?.noted;
      if (noted) application.noteMatter(noted.address, noted.check, true);
      shell.close(id);
    },
    async stop() {
      application.stop();
      await running;
      if (pushing) clearTimeout(pushing);
    },
  };
}
