import { homedir } from 'node:os';
import { join } from 'node:path';

/** The per-user folder for state that is neither settings nor cache: on Windows also the program's own profile. */
export function stateFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'Vigie BMA');
  return join(env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'vigie-bma');
}
