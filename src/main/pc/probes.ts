import type { Probes } from '../../app/ports.ts';
import type { Trust } from '../../probe/trust.ts';

/** The real conversations, each loaded on first use. @param extraCaPem certificates to believe as well */
export function createProbes(extraCaPem?: string): Probes {
  let made: Promise<Trust> | null = null;
  const trusted = (): Promise<Trust> => {
    made ??= import('../../probe/trust.ts').then(({ createTrust }) => createTrust(extraCaPem));
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
