import { describe, expect, it } from 'vitest';
import { probeImapQuota } from '../../src/probe/imap-quota.ts';
import {
  bye,
  greeting,
  loggedIn,
  login,
  reply,
  rest,
  session,
  tagOf,
  withoutQuota,
  withQuota,
} from '../support/imap-script.ts';
import { prepareProbe } from '../support/scripted-probe.ts';
import { answer, hangUp, hear, reset, type Step, say, silence } from '../support/scripted-server.ts';

const { authority, good, probe } = await prepareProbe(probeImapQuota);

describe.each(['whole', 'bytewise'] as const)('IMAP quota, replies delivered %s', (delivery) => {
  it('reads storage in bytes, and messages', async () => {
    const { value, heard, reading } = await probe(
      session(reply('OK done', 'QUOTAROOT INBOX ""', 'QUOTA "" (STORAGE 512 51200 MESSAGE 12 500)')),
      { delivery },
    );
    expect(value).toEqual({
      kind: 'limited',
      storage: { usedBytes: 524_288, limitBytes: 52_428_800 },
      messages: { used: 12, limit: 500 },
    });
    expect(reading.certificate).toMatchObject({ problem: null });
    expect(heard.join('\n')).not.toMatch(/SELECT|EXAMINE|FETCH|STORE|EXPUNGE|STATUS/);
  });

  it('tells "unlimited" from "refused"', async () => {
    expect((await probe(session(reply('OK done', 'QUOTAROOT INBOX')), { delivery })).value).toEqual({
      kind: 'unlimited',
    });
    expect((await probe(session(reply('OK done', 'QUOTAROOT INBOX ""', 'QUOTA "" ()')), { delivery })).value).toEqual({
      kind: 'unlimited',
    });
    expect((await probe(session(reply('NO not yours')), { delivery })).value).toEqual({ kind: 'refused' });
  });

  it('a BAD to the question is a failure, not a refusal', async () => {
    expect((await probe(session(reply('BAD what?')), { delivery })).failure).toMatchObject({
      kind: 'rejected',
      stage: 'quota',
      passwordSent: false,
    });
  });

  it('tells "not offered" without asking', async () => {
    const { value, heard } = await probe(
      [greeting, withoutQuota, ...login('OK [CAPABILITY IMAP4rev1] in'), rest, ...bye],
      { delivery },
    );
    expect(value).toEqual({ kind: 'not-offered' });
    expect(heard.join('\n')).not.toContain('GETQUOTA');
  });

  it.each([
    ['BYE as greeting', [say('* BYE overloaded\r\n'), hangUp], 'temporary'],
    ['BYE instead of a login', [greeting, withQuota, hear, say('* BYE shutting down\r\n'), hangUp], 'temporary'],
    ['LOGINDISABLED', [greeting, reply('OK done', 'CAPABILITY IMAP4rev1 LOGINDISABLED QUOTA'), silence], 'mechanism'],
    ['a PREAUTH greeting', [say('* PREAUTH hello\r\n'), withQuota, rest, rest, rest, ...bye], 'protocol'],
    ['a POP3 greeting', [say('+OK POP3\r\n'), silence], 'protocol'],
    ['an endless line', [say(`* OK ${'x'.repeat(40_000)}`), silence], 'protocol'],
    ['FIN at once', [hangUp], 'closed'],
    ['RST after the greeting', [greeting, hear, reset], 'closed'],
  ] as [string, Step[], string][])('%s', async (_name, script, kind) => {
    const { failure } = await probe(script, { delivery, deadlineMs: 1_500 });
    expect(failure).toMatchObject({ kind });
  });
});

describe('IMAP quota', () => {
  it('upgrades by STARTTLS before the login', async () => {
    const script = [
      greeting,
      reply('OK done', 'CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED'),
      reply('OK go'),
      { startTls: good } as Step,
      withQuota,
      ...loggedIn,
      rest,
      reply('OK done', 'QUOTAROOT INBOX ""', 'QUOTA "" (STORAGE 1 2)'),
      ...bye,
    ];
    const { value, heard } = await probe(script, { security: 'starttls' });
    expect(value).toMatchObject({ kind: 'limited', storage: { usedBytes: 1_024, limitBytes: 2_048 } });
    expect(heard.slice(0, 3).map((line) => line.split(' ')[1])).toEqual(['CAPABILITY', 'STARTTLS', 'CAPABILITY']);
  });

  it('STARTTLS wanted and not offered is a wrong mechanism', async () => {
    const { failure, heard } = await probe([greeting, withQuota, silence], { security: 'starttls' });
    expect(failure).toMatchObject({ kind: 'mechanism', code: 'STARTTLS_NOT_OFFERED' });
    expect(heard).toHaveLength(1);
  });

  it('a server that takes no login in clear and hangs up is gone, not unsuitable', async () => {
    const disabled = reply('OK done', 'CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED');
    const { failure } = await probe([greeting, disabled, hear, hangUp], { security: 'starttls' });
    expect(failure).toMatchObject({ kind: 'closed' });
  });

  it('bytes injected before TLS are never interpreted', async () => {
    const script = [
      greeting,
      reply('OK done', 'CAPABILITY IMAP4rev1 STARTTLS'),
      answer((line) => `${tagOf(line)} OK go\r\n* OK injected\r\n`),
      { startTls: good } as Step,
      silence,
    ];
    const { failure } = await probe(script, { security: 'starttls' });
    expect(failure).toMatchObject({ kind: 'protocol', code: 'STARTTLS_INJECTION' });
  });

  it.each([
    ['expired', 'expired'],
    ['wrong-host', 'wrong-host'],
    ['self-signed', 'untrusted'],
    ['weak', 'weak'],
  ] as const)('refuses a certificate that is %s before the login', async (kind, problem) => {
    const keys = await authority.issue({ kind });
    for (const security of ['tls', 'starttls'] as const) {
      const script =
        security === 'tls'
          ? [greeting, withQuota, silence]
          : [
              greeting,
              reply('OK done', 'CAPABILITY IMAP4rev1 STARTTLS'),
              reply('OK go'),
              { startTls: keys } as Step,
              withQuota,
              silence,
            ];
      const { failure, reading, heard } = await probe(script, { security, keys });
      expect(failure).toMatchObject({ kind: 'certificate', certificateProblem: problem, passwordSent: false });
      expect(reading.certificate?.issuer).toMatch(/\w/);
      expect(heard.join()).not.toMatch(/LOGIN|AUTHENTICATE/);
    }
  });

  it.each([
    ['FIN', hangUp, 'closed'],
    ['RST', reset, 'closed'],
    ['silence', silence, 'timeout'],
  ] as [string, Step, string][])('%s after the login counts as a possible refusal', async (_name, end, kind) => {
    const { failure } = await probe([greeting, withQuota, answer('+ \r\n'), hear, end], { deadlineMs: 700 });
    expect(failure).toMatchObject({ kind, stage: 'password', passwordSent: true });
  });

  it.each([' devant', 'derrière ', 'a"b\'c\\d', 'p€ss', 'été', 'x'.repeat(128)])(
    'sends the password %j byte for byte',
    async (password) => {
      const { heard } = await probe([greeting, withQuota, ...loggedIn, rest, reply('NO no'), ...bye], { password });
      expect(heard[2]).toBe(Buffer.from(`\0ec001234@adm.cfwb.be\0${password}`).toString('base64'));
    },
  );

  it('a session over 64 kB is unreadable', async () => {
    const flood = say('* OK still here\r\n'.repeat(6_000));
    const { failure } = await probe([greeting, withQuota, flood, silence], { deadlineMs: 3_000 });
    expect(failure).toMatchObject({ kind: 'protocol', code: 'TOO_MUCH' });
  });

  it('masks an echoed password inside a quoted string', async () => {
    const password = 'a"b\\cdef';
    const quoted = 'a\\"b\\\\cdef';
    const { failure } = await probe([greeting, withQuota, ...login(`NO bad line ${quoted}`), silence], { password });
    expect(failure?.response).toBe('bad line •••');
  });

  it('masks an echoed password', async () => {
    const { failure } = await probe([greeting, withQuota, ...login('NO no geheim here'), silence]);
    expect(failure?.response).toBe('no ••• here');
  });

  it.each([0, 1])('settles at a deadline of %i ms', async (deadlineMs) => {
    expect((await probe([greeting, silence], { deadlineMs })).failure?.kind).toMatch(/timeout|dns/);
  });
});
