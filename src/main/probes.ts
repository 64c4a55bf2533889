import type { Probes } from '../app/ports.ts';
import { probePop3 } from '../probe/pop3.ts';
import { probeSmtp } from '../probe/smtp.ts';
import { createTrust } from '../probe/trust.ts';

/** The real conversations. The one with IMAP is loaded on first use: most schools never need it. */
export function createProbes(extraCaPem?: string): Probes {
  const trust = createTrust(extraCaPem);
  return {
    maildrop: (question) => probePop3({ ...question, trust }),
    submission: (question) => probeSmtp({ ...question, trust }),
    quota: async (question) => (await import('../probe/imap-quota.ts')).probeImapQuota({ ...question, trust }),
  };
}
