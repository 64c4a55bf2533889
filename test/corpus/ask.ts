import type { Failure } from '../../src/domain/model/failure.ts';
import type { Trust } from '../../src/probe/certificate.ts';
import { probeImapQuota } from '../../src/probe/imap-quota.ts';
import { probePop3 } from '../../src/probe/pop3.ts';
import { probeSmtp } from '../../src/probe/smtp.ts';
import type { Keys } from '../support/scripted-server.ts';
import { type Said, startReplyServer } from './reply-server.ts';

/** What came of one look at a server that says this. */
export type Answer = { readonly failure: Failure | null; readonly reached: number };

const login = { user: 'ec001234@adm.cfwb.be', password: 'geheim-Pässword 1', deadlineMs: 20_000 };

/** One look at a server that behaves up to a moment and then says this. */
export async function ask(said: Said, keys: Keys, trust: Trust): Promise<Answer> {
  const server = await startReplyServer(said, keys);
  const at = { host: '127.0.0.1', port: server.port };
  const look = async () => {
    switch (said.protocol) {
      case 'pop3': {
        const early = said.stage === 'capa' ? 'auto' : said.stage === 'stls' ? 'starttls' : 'plain';
        return probePop3({ ...login, trust, server: { ...at, security: said.isTls ? 'tls' : early } });
      }
      case 'smtp':
        return probeSmtp({ ...login, trust, server: { ...at, security: said.isTls ? 'tls' : 'starttls' } });
      case 'imap':
        return probeImapQuota({ ...login, trust, server: { ...at, security: 'tls' } });
    }
  };
  try {
    const { outcome } = await look();
    return { failure: outcome.ok ? null : outcome.failure, reached: server.reached() };
  } finally {
    await server.close();
  }
}
