import { createTrust } from '../../src/probe/certificate.ts';
import { probePop3 } from '../../src/probe/pop3.ts';
import { closedAfterEach } from './scripted-probe.ts';
import { answer, type Delivery, type Step, say } from './scripted-server.ts';

type Request = Parameters<typeof probePop3>[0];
type Extra = Partial<Omit<Request, 'server'>> & { readonly security?: Request['server']['security'] };
type Script = readonly Step[] | readonly (readonly Step[])[];

export const greeting = say('+OK IMail POP3 ready\r\n');
export const ok = answer('+OK\r\n');

/** A POP3 probe that talks to a server of one script, unencrypted unless told otherwise. Call it at the top of a test file. */
export function preparePop3() {
  const start = closedAfterEach();
  const trust = createTrust();
  const probe = async (script: Script, { security = 'plain', ...extra }: Extra = {}, delivery: Delivery = 'whole') => {
    const server = await start(script, { delivery });
    const reading = await probePop3({
      user: 'ec001234@adm.cfwb.be',
      password: 'geheim',
      deadlineMs: 5_000,
      trust,
      ...extra,
      server: { host: '127.0.0.1', port: server.port, security },
    });
    return { reading, heard: server.heard, connections: server.connections() };
  };
  const failureOf = async (script: Script, extra: Extra = {}, delivery: Delivery = 'whole') => {
    const { outcome } = (await probe(script, extra, delivery)).reading;
    return outcome.ok ? null : outcome.failure;
  };
  return { start, trust, probe, failureOf };
}
