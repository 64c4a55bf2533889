import { z } from 'zod';
import { createDemoPasswords, type DemoPasswordStore, type DemoPasswords } from './memory.ts';

/** The environment variable with the passwords of a demonstration, as JSON. */
export const passwordsVariable = 'VIGIE_DEMO_PASSWORDS';

/** Made when asked for, as in `remote-pace.ts`. */
const passwordsSchema = () => z.record(z.string(), z.string());

/**
 * The passwords of a demonstration that another process began. They live in memory, so that none is left in the PC's
 * keychain, however it ends. The variable is emptied: programs started from here need not know them.
 */
export function takeHandedPasswords(env: NodeJS.ProcessEnv): DemoPasswordStore {
  const handed = readPasswords(env[passwordsVariable]);
  delete env[passwordsVariable];
  return createDemoPasswords(handed);
}

function readPasswords(text: string | undefined): DemoPasswords {
  try {
    return passwordsSchema().safeParse(JSON.parse(text ?? '')).data ?? {};
  } catch {
    return {};
  }
}
