import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Probes } from '../../app/ports.ts';
import type { Trust } from '../../probe/certificate.ts';
import type { Log } from '../log.ts';

/** The real conversations, each loaded on first use. @param extraCaPem certificates to believe as well */
export function createProbes(extraCaPem?: string): Probes {
  let made: Promise<Trust> | null = null;
  const trusted = (): Promise<Trust> => {
    made ??= import('../../probe/certificate.ts').then(({ createTrust }) => createTrust(extraCaPem));
    return made;
  };
  return {
    async maildrop(question) {
      const [{ probePop3 }, trust] = await Promise.all([import('../../probe/pop3.ts'), trusted()]);
      return probePop3({ ...question, trust });
    },
    async submission(question) {
      const [{ probeSmtp }, trust] = await Promise.all([import('../../probe/smtp.ts'), trusted()]);
      return probeSmtp({ ...question, trust });
    },
    async quota(question) {
      const [{ probeImapQuota }, trust] = await Promise.all([import('../../probe/imap-quota.ts'), trusted()]);
      return probeImapQuota({ ...question, trust });
    },
  };
}

/**
 * Certificates to believe beside the system's, from the file that `VIGIE_EXTRA_CA` names. For trying things out alone; one
 * that is not there, or holds none, is noted and does without.
 * @param isForTrial a profile folder of its own: the user's own watch believes nothing that a variable of the environment
 * says
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
