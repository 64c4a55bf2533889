import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { type Lab, startLab } from './lab.ts';
import { whyNoLab } from './prerequisites.ts';

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be added to.
  interface ProvidedContext {
    lab: Lab | null;
  }
}

/** Starts the servers once for all test files; where they cannot run, says why, and the tests are skipped. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const reason = whyNoLab();
  if (reason !== null) {
    console.warn(
      `\n*** LABORATORY SKIPPED: ${reason}.\n*** No probe has met a real mail server: 0 passed, all skipped.\n`,
    );
    project.provide('lab', null);
    return undefined;
  }
  const { lab, stop } = await startLab();
  project.provide('lab', lab);
  return async () => {
    await stop();
    if (existsSync(lab.directory)) throw new Error(`${lab.directory} was left behind.`);
  };
}
