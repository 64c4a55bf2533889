import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Log } from '../log.ts';

/**
 * Certificates to believe beside the system's, from the file that `VIGIE_EXTRA_CA` names. For trying things out alone; one
 * that is not there, or holds none, is noted and does without.
 * @param isForTrial a profile folder of its own, or the demonstration: the user's own watch believes nothing that a
 * variable of the environment says
 */
export function readExtraCa(
  env: NodeJS.ProcessEnv,
  isForTrial: boolean,
  log: Pick<Log, 'note' | 'failed'>,
): string | undefined {
  const file = env.VIGIE_EXTRA_CA;
  if (!file) return undefined;
  if (!isForTrial) {
    log.note('extra certificates', { areUsed: false });
    return undefined;
  }
  try {
    const pem = readFileSync(file, 'utf8');
    new X509Certificate(pem);
    return pem;
  } catch (error) {
    log.failed('extra certificates', error);
    return undefined;
  }
}
