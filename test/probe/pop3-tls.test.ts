import { describe, expect, it } from 'vitest';
import type { Pop3Server } from '../../src/domain/model/server-profile.ts';
import { probePop3 } from '../../src/probe/pop3.ts';
import { createTestAuthority } from '../support/certificates.ts';
import { closedAfterEach } from '../support/scripted-probe.ts';
import { answer, hangUp, type Keys, type Step, say, silence } from '../support/scripted-server.ts';

const start = closedAfterEach();
const authority = await createTestAuthority();
const good = await authority.issue();

const greeting = say('+OK ready\r\n');
const ok = answer('+OK\r\n');
const maildrop = [ok, ok, answer('+OK 2 99\r\n'), hangUp];
const offersStls = answer('+OK\r\nUSER\r\nSTLS\r\n.\r\n');
const offersNothing = answer('+OK\r\nUSER\r\n.\r\n');
const secured = (keys: Keys): Step[] => [greeting, offersStls, ok, { startTls: keys }, ...maildrop];

type Given = {
  script: readonly Step[] | readonly (readonly Step[])[];
  security: Pop3Server['security'];
  mustEncrypt?: boolean;
  tls?: Keys;
  host?: string;
};

async function probe({ script, security, mustEncrypt = false, tls, host = '127.0.0.1' }: Given) {
  const server = await start(script, tls ? { tls } : {});
  const reading = await probePop3({
    server: { host, port: server.port, security },
    user: 'ec001234@adm.cfwb.be',
    password: 'geheim',
    trust: authority.trust,
    mustEncrypt,
    deadlineMs: 5_000,
  });
  return { reading, heard: server.heard, failure: reading.outcome.ok ? null : reading.outcome.failure };
}

describe('POP3 over TLS', () => {
  it.each(['127.0.0.1', 'localhost'])('accepts a good certificate for %s', async (host) => {
    const { reading } = await probe({ script: [greeting, ...maildrop], security: 'tls', tls: good, host });
    expect(reading.outcome).toMatchObject({ ok: true, value: { messages: 2, octets: 99, encrypted: true } });
    expect(reading.certificate).toMatchObject({
      host,
      problem: null,
      anchor: 'extra',
      names: expect.arrayContaining(['localhost']),
    });
  });

  it.each([
    ['expired', 'expired'],
    ['not-yet-valid', 'not-yet-valid'],
    ['wrong-host', 'wrong-host'],
    ['self-signed', 'untrusted'],
    ['weak', 'weak'],
  ] as const)('refuses a certificate that is %s before anything secret is sent', async (kind, problem) => {
    const keys = await authority.issue({ kind });
    for (const given of [
      { script: [greeting, ...maildrop], security: 'tls', tls: keys },
      { script: secured(keys), security: 'starttls' },
    ] as Given[]) {
      const { failure, reading, heard } = await probe(given);
      expect(failure).toMatchObject({ kind: 'certificate', certificateProblem: problem, passwordSent: false });
      expect(reading.certificate?.issuer).toMatch(/\w/);
      expect(heard.join()).not.toMatch(/USER|PASS/);
    }
  });

  it('a server that speaks no TLS is "tls", not a timeout', async () => {
    expect((await probe({ script: [greeting, silence], security: 'tls' })).failure).toMatchObject({
      kind: 'tls',
      stage: 'tls',
    });
  });

  it('a connection closed in the handshake is "closed"', async () => {
    expect((await probe({ script: [hangUp], security: 'tls' })).failure).toMatchObject({
      kind: 'closed',
      stage: 'tls',
    });
  });
});

describe('POP3 with STLS', () => {
  it('upgrades before the login', async () => {
    const { reading, heard } = await probe({ script: secured(good), security: 'starttls' });
    expect(reading.outcome).toMatchObject({ ok: true, value: { encrypted: true } });
    expect(heard.slice(0, 3)).toEqual(['CAPA', 'STLS', 'USER ec001234@adm.cfwb.be']);
  });

  it.each([
    ['not offered', [greeting, offersNothing, ...maildrop]],
    ['not known', [greeting, answer('-ERR what?\r\n'), ...maildrop]],
    ['refused', [greeting, offersStls, answer('-ERR not now\r\n'), ...maildrop]],
  ] as [string, Step[]][])('is a wrong mechanism where it is %s', async (_name, script) => {
    const { failure, heard } = await probe({ script, security: 'starttls' });
    expect(failure?.kind).toBe('mechanism');
    expect(heard.join()).not.toMatch(/USER|PASS/);
  });

  it.each([
    ['with the reply', [greeting, offersStls, answer('+OK\r\n+OK 9 9\r\n'), { startTls: good }, ...maildrop]],
    [
      'before the reply',
      [greeting, answer('+OK\r\nSTLS\r\n.\r\n+OK injected\r\n'), ok, { startTls: good }, ...maildrop],
    ],
  ] as [string, Step[]][])('drops the session when bytes are injected %s', async (_name, script) => {
    for (const security of ['starttls', 'auto'] as const) {
      const { failure, heard } = await probe({ script, security });
      expect(failure).toMatchObject({ kind: 'protocol', code: 'INJECTED' });
      expect(heard.join()).not.toMatch(/USER|PASS/);
    }
  });
});

describe('POP3 with "auto"', () => {
  it('uses STLS where it is offered properly', async () => {
    const { reading } = await probe({ script: secured(good), security: 'auto' });
    expect(reading.outcome).toMatchObject({ ok: true, value: { encrypted: true } });
  });

  it('stays plain where it is not offered', async () => {
    const { reading } = await probe({ script: [greeting, offersNothing, ...maildrop], security: 'auto' });
    expect(reading.outcome).toMatchObject({ ok: true, value: { encrypted: false } });
    expect(reading.certificate).toBeNull();
  });

  it('goes on in plain after a bad certificate, and keeps the certificate for its check', async () => {
    const keys = await authority.issue({ kind: 'self-signed' });
    const { reading } = await probe({ script: [secured(keys), [greeting, ...maildrop]], security: 'auto' });
    expect(reading.outcome).toMatchObject({ ok: true, value: { encrypted: false, messages: 2 } });
    expect(reading.certificate?.problem).toBe('untrusted');
  });

  it('never goes back to plain with a server that was once secured', async () => {
    const keys = await authority.issue({ kind: 'self-signed' });
    const stripped = await probe({
      script: [greeting, offersNothing, ...maildrop],
      security: 'auto',
      mustEncrypt: true,
    });
    expect(stripped.failure).toMatchObject({ kind: 'mechanism', code: 'STLS_NOT_OFFERED' });
    const forged = await probe({
      script: [secured(keys), [greeting, ...maildrop]],
      security: 'auto',
      mustEncrypt: true,
    });
    expect(forged.failure).toMatchObject({ kind: 'certificate', certificateProblem: 'untrusted' });
    expect([...stripped.heard, ...forged.heard].join()).not.toMatch(/USER|PASS/);
  });
});
