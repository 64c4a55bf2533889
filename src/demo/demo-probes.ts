import type { Probes } from '../app/ports.ts';
import { probeImapQuota } from '../probe/imap-quota.ts';
import { probePop3 } from '../probe/pop3.ts';
import { probeSmtp } from '../probe/smtp.ts';
import { createTrust } from '../probe/trust.ts';

/** The real conversations, believing the embedded servers' authority. */
export function createDemoProbes(caPem: string): Probes {
  const trust = createTrust(caPem);
  return {
    maildrop: (question) => probePop3({ ...question, trust }),
    submission: (question) => probeSmtp({ ...question, trust }),
    quota: (question) => probeImapQuota({ ...question, trust }),
  };
}
