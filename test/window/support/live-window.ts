import { type Application, createApplication, newAppData, newSavedWatch } from '../../../src/app/application.ts';
import { belgium } from '../../../src/app/belgium.ts';
import { pcClock } from '../../../src/app/clocks.ts';
import type { PasswordStore } from '../../../src/app/passwords.ts';
import { createRefusedLogins, unconcealed } from '../../../src/app/refused-logins.ts';
import { runCommand } from '../../../src/app/run-command.ts';
import { createBrowserShell } from '../../../src/demo/browser-shell.ts';
import { createDemoProbes, demoSettings } from '../../../src/demo/demo-school.ts';
import { createDemoPasswords, inMemory } from '../../../src/demo/memory.ts';
import { servePage } from '../../../src/demo/page-host.ts';
import type { World } from '../../../src/demo/world.ts';
import type { Snapshot } from '../../../src/domain/view/snapshot.ts';

/** The program as it is on the first day, talking to real servers; its window in a browser. */
export type LiveWindow = {
  readonly url: string;
  readonly application: Application;
  readonly passwords: PasswordStore;
  close(): Promise<void>;
};

export async function openLiveWindow(world: World, folder: string): Promise<LiveWindow> {
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const shell = createBrowserShell(pcClock.now);
  const passwords = createDemoPasswords();
  const application = createApplication(
    {
      clock: pcClock,
      ...belgium,
      random: Math.random,
      probes: createDemoProbes(world.caPem),
      passwords,
      refused: createRefusedLogins({ ...unconcealed, clock: pcClock }),
      notifier: { show: async () => true, withdraw: () => undefined },
      settings: inMemory({ ...demoSettings(world), mailboxes: [] }),
      watch: inMemory(newSavedWatch()),
      data: inMemory(newAppData),
      version: '0.1.0',
      pc: 'test',
      notices: [],
      shell: shell.view,
    },
    () => {
      const shown = application.snapshot();
      for (const listener of listeners) listener(shown);
    },
  );
  const running = application.run();
  const site = await servePage({
    folder,
    run: (command) => runCommand(command, application, shell),
    snapshot: application.snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  });
  return {
    url: site.url,
    application,
    passwords,
    async close() {
      await site.close();
      application.stop();
      await running;
    },
  };
}
