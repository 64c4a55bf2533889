import { getEventListeners } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import { probeImapQuota } from '../../src/probe/imap-quota.ts';
import { probePop3 } from '../../src/probe/pop3.ts';
import { probeSmtp } from '../../src/probe/smtp.ts';
import { createTestAuthority } from '../support/certificates.ts';
import { say, silence, startScriptedServer } from '../support/scripted-server.ts';

const authority = await createTestAuthority();
const keys = await authority.issue();
const plain = await startScriptedServer([say('+OK\r\n'), silence]);
const secured = await startScriptedServer([say('220 x\r\n* OK x\r\n'), silence], { tls: keys });
afterAll(() => Promise.all([plain.close(), secured.close()]));

type Frame = { deadlineMs?: number; signal?: AbortSignal };
const host = '127.0.0.1';
const login = { user: 'u', password: 'p', trust: authority.trust };
const probes: Record<string, (frame: Frame) => Promise<{ outcome: { ok: boolean } }>> = {
  POP3: (frame) => probePop3({ ...login, ...frame, server: { host, port: plain.port, security: 'auto' } }),
  'POP3 over TLS': (frame) => probePop3({ ...login, ...frame, server: { host, port: secured.port, security: 'tls' } }),
  'POP3 by name': (frame) =>
    probePop3({ ...login, ...frame, server: { host: 'localhost', port: plain.port, security: 'plain' } }),
  SMTP: (frame) => probeSmtp({ ...login, ...frame, server: { host, port: secured.port, security: 'tls' } }),
  'SMTP with STARTTLS': (frame) =>
    probeSmtp({ ...login, ...frame, server: { host, port: plain.port, security: 'starttls' } }),
  'IMAP quota': (frame) =>
    probeImapQuota({ ...login, ...frame, server: { host, port: secured.port, security: 'tls' } }),
};

/** Timers that keep the process alive; sockets of the scripted servers are not the probes' own. */
const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
const connecting = (): number => process.getActiveResourcesInfo().filter((kind) => /Connect/.test(kind)).length;

describe.each(Object.entries(probes))('%s', (_name, probe) => {
  it.each([0, 1, 40])('leaves nothing behind at a deadline of %i ms', async (deadlineMs) => {
    const { signal } = new AbortController();
    const before = timers();
    const { outcome } = await probe({ deadlineMs, signal });
    expect(outcome.ok).toBe(false);
    await new Promise((resolve) => setImmediate(resolve));
    expect(timers()).toBeLessThanOrEqual(before);
    expect(connecting()).toBe(0);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it.each([0, 1, 10])('leaves nothing behind when aborted after %i ms', async (afterMs) => {
    const abort = new AbortController();
    const before = timers();
    const running = probe({ signal: abort.signal });
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    abort.abort();
    expect((await running).outcome).toMatchObject({ ok: false, failure: { kind: 'internal', code: 'ABORTED' } });
    await new Promise((resolve) => setImmediate(resolve));
    expect(timers()).toBeLessThanOrEqual(before);
    expect(getEventListeners(abort.signal, 'abort')).toHaveLength(0);
  });
});
