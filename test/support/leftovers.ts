/**
 * Run as its own process: `node leftovers.ts '{"pop3":port,…}' caFile`. Ends every probe at awkward moments and prints what is
 * left of them: handles that keep the process alive, and listeners on the caller's signal.
 */
import { getEventListeners } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTrust } from '../../src/probe/certificate.ts';
import { probeImapQuota } from '../../src/probe/imap-quota.ts';
import { probePop3 } from '../../src/probe/pop3.ts';
import { probeSmtp } from '../../src/probe/smtp.ts';

type Ports = Readonly<Record<'plainPop3' | 'pop3' | 'plainSmtp' | 'smtp' | 'imap', number>>;
const ports: Ports = JSON.parse(process.argv[2] ?? '{}');
const trust = createTrust(readFileSync(process.argv[3] ?? '', 'utf8'));

type Frame = { deadlineMs?: number; signal: AbortSignal };
const host = '127.0.0.1';
const login = { user: 'u', password: 'p', trust };
const probes: Record<
  string,
  (frame: Frame) => ReturnType<typeof probePop3 | typeof probeSmtp | typeof probeImapQuota>
> = {
  'POP3 auto': (frame) => probePop3({ ...login, ...frame, server: { host, port: ports.plainPop3, security: 'auto' } }),
  'POP3 over TLS': (frame) => probePop3({ ...login, ...frame, server: { host, port: ports.pop3, security: 'tls' } }),
  'POP3 by name': (frame) =>
    probePop3({ ...login, ...frame, server: { host: 'localhost', port: ports.plainPop3, security: 'plain' } }),
  'SMTP over TLS': (frame) => probeSmtp({ ...login, ...frame, server: { host, port: ports.smtp, security: 'tls' } }),
  'SMTP with STARTTLS': (frame) =>
    probeSmtp({ ...login, ...frame, server: { host, port: ports.plainSmtp, security: 'starttls' } }),
  'IMAP quota': (frame) => probeImapQuota({ ...login, ...frame, server: { host, port: ports.imap, security: 'tls' } }),
};

const unhandled: string[] = [];
process.on('unhandledRejection', (reason) => unhandled.push(String(reason)));
process.on('uncaughtException', (error) => unhandled.push(String(error)));

const results: { name: string; when: string; kind: string; listeners: number }[] = [];
for (const [name, probe] of Object.entries(probes)) {
  for (const deadlineMs of [0, 1, 5, 60]) {
    const { signal } = new AbortController();
    const { outcome } = await probe({ deadlineMs, signal });
    const kind = outcome.ok ? 'ok' : outcome.failure.kind;
    results.push({ name, when: `deadline ${deadlineMs}`, kind, listeners: getEventListeners(signal, 'abort').length });
  }
  for (const afterMs of [0, 1, 5, 60]) {
    const abort = new AbortController();
    const running = probe({ signal: abort.signal });
    await sleep(afterMs);
    abort.abort();
    const { outcome } = await running;
    const kind = outcome.ok ? 'ok' : (outcome.failure.code ?? outcome.failure.kind);
    results.push({ name, when: `abort ${afterMs}`, kind, listeners: getEventListeners(abort.signal, 'abort').length });
  }
}
// Closing a socket takes the event loop a few turns.
await sleep(100);
const resources = process.getActiveResourcesInfo().filter((kind) => !/Pipe|TTY|FSReq|Immediate|TickObject/.test(kind));
process.stdout.write(JSON.stringify({ results, resources, unhandled }));
