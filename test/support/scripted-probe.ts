import { afterEach } from 'vitest';
import type { Reading } from '../../src/domain/model/reading.ts';
import type { Trust } from '../../src/probe/certificate.ts';
import { createTestAuthority } from './certificates.ts';
import { type Delivery, type Keys, type ScriptedServer, type Step, startScriptedServer } from './scripted-server.ts';

/** Starts scripted servers, each of which is closed after its test. To be called at the top of a test file. */
export function closedAfterEach(): typeof startScriptedServer {
  const servers: ScriptedServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  return async (scripts, options) => {
    const server = await startScriptedServer(scripts, options);
    servers.push(server);
    return server;
  };
}

type Secured = 'tls' | 'starttls';
type Request = {
  readonly server: { readonly host: string; readonly port: number; readonly security: Secured };
  readonly user: string;
  readonly password: string;
  readonly deadlineMs: number;
  readonly trust: Trust;
};
type Extra = {
  password?: string;
  deadlineMs?: number;
  security?: Secured;
  keys?: Keys;
  delivery?: Delivery;
  user?: string;
};

/** An authority, a good certificate of its own, and a probe that talks to a server of one script. */
export async function prepareProbe<Value>(run: (request: Request) => Promise<Reading<Value>>) {
  const start = closedAfterEach();
  const authority = await createTestAuthority();
  const good = await authority.issue();
  const probe = async (
    script: readonly Step[],
    {
      password = 'geheim',
      deadlineMs = 5_000,
      security = 'tls',
      keys = good,
      delivery = 'whole',
      user = 'ec001234@adm.cfwb.be',
    }: Extra = {},
  ) => {
    const server = await start(script, { delivery, ...(security === 'tls' ? { tls: keys } : {}) });
    const reading = await run({
      server: { host: '127.0.0.1', port: server.port, security },
      user,
      password,
      deadlineMs,
      trust: authority.trust,
    });
    const { outcome } = reading;
    return {
      reading,
      heard: server.heard,
      failure: outcome.ok ? null : outcome.failure,
      value: outcome.ok ? outcome.value : null,
    };
  };
  return { authority, good, start, probe };
}
