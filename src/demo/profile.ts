import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApplication, newSavedWatch } from '../app/application.ts';
import { newAppData } from '../app/application-parts.ts';
import { belgianCalendar, schoolCalendar } from '../app/belgium.ts';
import type { PasswordStore } from '../app/passwords.ts';
import { createRefusedLogins, unconcealed } from '../app/refused-logins.ts';
import { noShell } from './browser-shell.ts';
import { createDemoProbes, demoSettings, fillInMailbox } from './demo-school.ts';
import { inMemory } from './memory.ts';
import type { World } from './world.ts';

/**
 * Writes the profile folder of a program that has had its first start with this world's mailbox, its passwords in the
 * store given. The application itself fills it in, so that what it checks at its next start holds.
 */
export async function writeProfile(
  folder: string,
  world: World,
  passwords: PasswordStore,
  nowMs: number,
): Promise<void> {
  const settings = inMemory(demoSettings(world));
  const data = inMemory(newAppData);
  const application = createApplication(
    {
      clock: { now: () => nowMs, monotonic: () => 0, wait: async () => undefined },
      calendar: belgianCalendar,
      schoolCalendar,
      random: Math.random,
      probes: createDemoProbes(world.caPem),
      passwords,
      refused: createRefusedLogins({ ...unconcealed, clock: { now: () => nowMs } }),
      notifier: { show: async () => false },
      settings,
      watch: inMemory(newSavedWatch()),
      data,
      version: '',
      pc: '',
      notices: [],
      shell: () => noShell,
    },
    () => undefined,
  );
  await fillInMailbox(application, world, nowMs);
  for (const [name, value] of [
    ['settings', settings.current()],
    ['app', data.current()],
  ] as const)
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(value));
}
