import { describe, expect, it } from 'vitest';
import { probeSmtp } from '../../src/probe/smtp.ts';
import { prepareProbe } from '../support/scripted-probe.ts';
import { answer, hangUp, hear, type Keys, type Step, say, silence } from '../support/scripted-server.ts';

const { authority, good, start, probe } = await prepareProbe(probeSmtp);

const greeting = say('220 smtp ESMTP\r\n');
const ehlo = answer('250-smtp\r\n250-SIZE 1000\r\n250 AUTH PLAIN LOGIN\r\n');
const accepted = answer('235 2.7.0 Authentication successful\r\n');
const bye = [answer('221 bye\r\n'), hangUp];
const starttls = (keys: Keys = good): Step[] => [
  greeting,
  answer('250-smtp\r\n250 STARTTLS\r\n'),
  answer('220 go\r\n'),
  { startTls: keys },
];

describe('SMTP and TLS', () => {
  it.each([
    ['expired', 'expired'],
    ['not-yet-valid', 'not-yet-valid'],
    ['wrong-host', 'wrong-host'],
    ['self-signed', 'untrusted'],
    ['weak', 'weak'],
  ] as const)('refuses a certificate that is %s before the login', async (kind, problem) => {
    const keys = await authority.issue({ kind });
    for (const security of ['tls', 'starttls'] as const) {
      const script = [...(security === 'tls' ? [greeting] : starttls(keys)), ehlo, accepted, ...bye];
      const { failure, reading, heard } = await probe(script, { security, keys });
      expect(failure).toMatchObject({ kind: 'certificate', certificateProblem: problem, passwordSent: false });
      expect(reading.certificate?.issuer).toMatch(/\w/);
      expect(heard.join()).not.toContain('AUTH');
    }
  });

  it('does not send STARTTLS where EHLO does not offer it', async () => {
    const { failure, heard } = await probe([greeting, ehlo, silence], { security: 'starttls' });
    expect(failure).toMatchObject({ kind: 'mechanism', code: 'STARTTLS_NOT_OFFERED' });
    expect(heard).toHaveLength(1);
  });

  it.each(['500', '502 5.5.1 no', '504 no', '550 no'])(
    'an EHLO that is refused with "%s" after STARTTLS is "mechanism", and HELO is not tried',
    async (reply) => {
      const script = [...starttls(), answer(`${reply}\r\n`), hear, silence];
      const { failure, heard } = await probe(script, { security: 'starttls' });
      expect(failure).toMatchObject({ kind: 'mechanism', stage: 'capabilities', passwordSent: false });
      expect(heard.join()).not.toContain('HELO ');
    },
  );

  it.each([
    ['454 4.7.0 TLS not available', 'temporary'],
    ['502 5.5.1 not implemented', 'mechanism'],
    ['540 TLS not available', 'mechanism'],
    ['502', 'mechanism'],
  ])('STARTTLS answered with "%s" is %s', async (reply, kind) => {
    const script = [greeting, answer('250-smtp\r\n250 STARTTLS\r\n'), answer(`${reply}\r\n`), hear, silence];
    const { failure, heard } = await probe(script, { security: 'starttls' });
    expect(failure).toMatchObject({ kind, stage: 'starttls', passwordSent: false });
    expect(heard).toHaveLength(2);
  });

  it.each([
    ['a whole reply', '250-injected\r\n250 AUTH XOAUTH2\r\n'],
    ['half a line', '250-injected'],
  ])('%s that somebody put before the handshake ends the session, and is told', async (_name, injected) => {
    const script = [
      greeting,
      answer('250-smtp\r\n250 STARTTLS\r\n'),
      answer(`220 go\r\n${injected}`),
      { startTls: good } as Step,
      ehlo,
      accepted,
      ...bye,
    ];
    const { failure, heard } = await probe(script, { security: 'starttls' });
    expect(failure).toMatchObject({ kind: 'protocol', code: 'INJECTED', passwordSent: false });
    expect(heard.join()).not.toContain('AUTH');
  });

  it('a server that speaks no TLS is "tls"', async () => {
    const server = await start([greeting, silence]);
    const reading = await probeSmtp({
      server: { host: '127.0.0.1', port: server.port, security: 'tls' },
      user: 'u',
      password: 'p',
      trust: authority.trust,
    });
    expect(reading.outcome).toMatchObject({ ok: false, failure: { kind: 'tls' } });
  });
});
