import { describe, expect, it } from 'vitest';
import { probePop3 } from '../../src/probe/pop3.ts';
import { greeting, ok, preparePop3 } from '../support/scripted-pop3.ts';
import { answer, hangUp, hear, reset, type Step, say, silence } from '../support/scripted-server.ts';

const { start, trust, probe, failureOf } = preparePop3();
/** A conversation up to the point where PASS is heard. */
const toPassword = [greeting, ok, hear];

describe.each(['whole', 'bytewise'] as const)('POP3, replies delivered %s', (delivery) => {
  it('reads messages and octets and sends the shortest sequence', async () => {
    const { reading, heard } = await probe(
      [greeting, ok, ok, answer('+OK 3 12345\r\n'), answer('+OK bye\r\n'), hangUp],
      {},
      delivery,
    );
    expect(reading.outcome).toEqual({
      ok: true,
      value: { messages: 3, octets: 12_345, encrypted: false, uidlHashes: null, capabilities: null },
    });
    expect(heard).toEqual(['USER ec001234@adm.cfwb.be', 'PASS geheim', 'STAT', 'QUIT']);
  });

  it.each([
    ['LF-only lines', [say('+OK\n'), answer('+OK\n'), answer('+OK\n'), answer('+OK 1 2\n'), hangUp]],
    ['a tab after the status', [say('+OK\tready\r\n'), answer('+OK\t\r\n'), ok, answer('+OK 1 2\r\n'), hangUp]],
    ['text after the numbers', [greeting, ok, ok, answer('+OK 1 2 (plus text)\r\n'), hangUp]],
    ['STAT and QUIT answered in one segment', [greeting, ok, ok, answer('+OK 1 2\r\n+OK bye\r\n'), hangUp]],
    ['a server that goes silent at QUIT', [greeting, ok, ok, answer('+OK 1 2\r\n'), hear, silence]],
    ['a connection reset at QUIT', [greeting, ok, ok, answer('+OK 1 2\r\n'), hear, reset]],
    ['an error at QUIT', [greeting, ok, ok, answer('+OK 1 2\r\n'), answer('-ERR no\r\n'), hangUp]],
  ] as [string, Step[]][])('accepts %s', async (_name, script) => {
    const { reading } = await probe(script, {}, delivery);
    expect(reading.outcome).toMatchObject({ ok: true, value: { messages: 1, octets: 2 } });
  });

  it.each([
    [
      '[IN-USE] at PASS',
      [greeting, ok, answer('-ERR [IN-USE] Do you have another POP session running?\r\n')],
      'in-use',
      'IN-USE',
    ],
    ['lower-case [in-use]', [greeting, ok, answer('-ERR [in-use] busy\r\n')], 'in-use', 'IN-USE'],
    [
      'a maildrop already locked (RFC 1939)',
      [greeting, ok, answer('-ERR maildrop already locked\r\n')],
      'in-use',
      null,
    ],
    ['a French lock', [greeting, ok, answer('-ERR Boîte verrouillée par une autre session\r\n')], 'in-use', null],
    ['a busy box', [greeting, ok, answer('-ERR mailbox is busy, try later\r\n')], 'in-use', null],
    [
      'a locked account, which is no busy maildrop',
      [greeting, ok, answer('-ERR account locked out\r\n')],
      'locked-out',
      null,
    ],
    ['[LOGIN-DELAY]', [greeting, ok, answer('-ERR [LOGIN-DELAY] wait\r\n')], 'login-delay', 'LOGIN-DELAY'],
    ['[AUTH]', [greeting, ok, answer('-ERR [AUTH] Authentication failed.\r\n')], 'credentials', 'AUTH'],
    ['[SYS/TEMP]', [greeting, ok, answer('-ERR [SYS/TEMP] try again\r\n')], 'temporary', 'SYS/TEMP'],
    ['[SYS/PERM]', [greeting, ok, answer('-ERR [SYS/PERM] call support\r\n')], 'account-disabled', 'SYS/PERM'],
    ['-ERR with a blank', [greeting, ok, answer('-ERR \r\n')], 'login-refused', null],
    ['-ERR with a tab', [greeting, ok, answer('-ERR\t\r\n')], 'login-refused', null],
    ['bare -ERR', [greeting, ok, answer('-ERR\r\n')], 'login-refused', null],
    ['-ERR with words', [greeting, ok, answer('-ERR Bad login\r\n')], 'credentials', null],
    ['-ERR at USER', [greeting, answer('-ERR unknown user\r\n')], 'account-disabled', null],
    [
      'an expired password in words',
      [greeting, ok, answer('-ERR Votre mot de passe a expiré\r\n')],
      'credentials-expired',
      null,
    ],
    [
      'the same behind [AUTH]',
      [greeting, ok, answer('-ERR [AUTH] password expired\r\n')],
      'credentials-expired',
      'AUTH',
    ],
    [
      'the same in Latin-1',
      [greeting, ok, answer(Buffer.from('-ERR mot de passe expiré\r\n', 'latin1'))],
      'credentials-expired',
      null,
    ],
    [
      'an expired session, which is no expired password',
      [greeting, ok, answer('-ERR la session a expiré\r\n')],
      'login-refused',
      null,
    ],
    [
      'plain login refused at USER',
      [greeting, answer('-ERR [AUTH] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.\r\n')],
      'mechanism',
      'AUTH',
    ],
    ['-ERR as greeting', [say('-ERR out of order\r\n')], 'temporary', null],
    ['-ERR at STAT', [greeting, ok, ok, answer('-ERR disk trouble\r\n')], 'temporary', null],
    ['an SMTP greeting', [say('220 mail ESMTP\r\n')], 'protocol', 'GREETING_SMTP'],
    ['an IMAP greeting', [say('* OK IMAP4rev1\r\n')], 'protocol', 'GREETING_IMAP'],
    ['noise', [say('\u0000\u0001garbage\r\n')], 'protocol', null],
    ['an endless line', [say('x'.repeat(4_097))], 'protocol', 'LINE_TOO_LONG'],
    ['STAT without numbers', [greeting, ok, ok, answer('+OK\r\n')], 'protocol', 'STAT_UNREADABLE'],
    ['STAT with one number', [greeting, ok, ok, answer('+OK 3\r\n')], 'protocol', 'STAT_UNREADABLE'],
    ['STAT with a negative number', [greeting, ok, ok, answer('+OK -1 5\r\n')], 'protocol', 'STAT_UNREADABLE'],
    [
      'STAT with insane numbers',
      [greeting, ok, ok, answer('+OK 3 99999999999999999999\r\n')],
      'protocol',
      'STAT_UNREADABLE',
    ],
    ['STAT with letters', [greeting, ok, ok, answer('+OK 3 12a\r\n')], 'protocol', 'STAT_UNREADABLE'],
    ['FIN at once', [hangUp], 'closed', 'FIN'],
    ['FIN instead of a greeting line', [say('+O'), hangUp], 'closed', 'FIN'],
  ] as [string, Step[], string, string | null][])('%s', async (_name, script, kind, code) => {
    expect(await failureOf(script, {}, delivery)).toMatchObject({ kind, code, passwordSent: false });
  });
});

describe('POP3, when the answer to the password never comes', () => {
  it.each([
    ['FIN', [...toPassword, hangUp], 'closed'],
    ['RST', [...toPassword, reset], 'closed'],
    ['silence', [...toPassword, silence], 'timeout'],
    ['an unreadable answer', [...toPassword, say('what?\r\n')], 'protocol'],
  ] as [string, Step[], string][])('%s counts as a possible refusal', async (_name, script, kind) => {
    expect(await failureOf(script, { deadlineMs: 400 })).toMatchObject({ kind, stage: 'password', passwordSent: true });
  });

  it('a reply that drips is no reply', async () => {
    const drip = Array.from({ length: 200 }, () => say('.'));
    expect(await failureOf([...drip, silence], { deadlineMs: 300 })).toMatchObject({
      kind: 'timeout',
      stage: 'greeting',
    });
  });
});

describe('POP3 credentials', () => {
  it.each([' espace devant', 'espace derrière ', 'a"b\'c\\d', 'p€ss', 'été', 'x'.repeat(128), 'a b  c', '100%:;#'])(
    'sends the password %j byte for byte',
    async (password) => {
      const { reading, heard } = await probe([greeting, ok, ok, answer('+OK 0 0\r\n'), hangUp], { password });
      expect(reading.outcome.ok).toBe(true);
      expect(heard[1]).toBe(`PASS ${password}`);
    },
  );

  it.each([
    ['user', { user: 'a\r\nDELE 1' }],
    ['password', { password: 'a\nDELE 1' }],
    ['password', { password: 'a\0b' }],
    ['password', { password: '' }],
  ])('a line break, NUL or nothing in the %s is refused before connecting', async (_name, extra) => {
    const server = await start([greeting]);
    const reading = await probePop3({
      server: { host: '127.0.0.1', port: server.port, security: 'plain' },
      user: 'u',
      password: 'p',
      trust,
      ...extra,
    });
    expect(reading.outcome).toMatchObject({ ok: false, failure: { kind: 'not-configured', stage: 'setup' } });
    expect(server.connections()).toBe(0);
  });

  it.each([
    ['as it is', 'geheim'],
    ['in capitals', 'GEHEIM'],
    ['in base64', Buffer.from('geheim').toString('base64')],
    ['as AUTH PLAIN', Buffer.from('\0ec001234@adm.cfwb.be\0geheim').toString('base64')],
  ])('a password echoed %s is masked', async (_name, echoed) => {
    const failure = await failureOf([greeting, ok, answer(`-ERR no mailbox for ${echoed}, sorry\u0007\r\n`)]);
    expect(failure?.response).toBe('no mailbox for •••, sorry');
  });

  it('keeps at most 300 characters', async () => {
    const failure = await failureOf([greeting, ok, answer(`-ERR ${'long '.repeat(200)}\r\n`)]);
    expect(failure?.response).toHaveLength(300);
  });
});

describe('POP3 always settles', () => {
  it.each([0, 1])('at a deadline of %i ms', async (deadlineMs) => {
    const failure = await failureOf([greeting, silence], { deadlineMs });
    expect(failure?.kind).toMatch(/timeout|dns/);
  });

  it('on abort, before and during', async () => {
    expect(await failureOf([greeting, silence], { signal: AbortSignal.abort() })).toMatchObject({
      kind: 'internal',
      code: 'ABORTED',
    });
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 50);
    expect(await failureOf([greeting, silence], { signal: abort.signal })).toMatchObject({
      kind: 'internal',
      code: 'ABORTED',
    });
  });

  it('when nobody listens', async () => {
    const server = await start([greeting]);
    await server.close();
    const reading = await probePop3({
      server: { host: '127.0.0.1', port: server.port, security: 'plain' },
      user: 'u',
      password: 'p',
      trust,
    });
    expect(reading.outcome).toMatchObject({
      ok: false,
      failure: { kind: 'refused', stage: 'connect', code: 'ECONNREFUSED' },
    });
  });

  it('when the name does not exist', async () => {
    const reading = await probePop3({
      server: { host: 'nowhere.invalid', port: 110, security: 'plain' },
      user: 'u',
      password: 'p',
      trust,
      deadlineMs: 8_000,
    });
    expect(reading.outcome).toMatchObject({ ok: false, failure: { kind: 'dns', stage: 'resolve' } });
  });

  it('by another address of the name when the first refuses', async () => {
    const server = await start([greeting, ok, ok, answer('+OK 0 0\r\n'), hangUp]);
    const reading = await probePop3({
      server: { host: 'localhost', port: server.port, security: 'plain' },
      user: 'u',
      password: 'p',
      trust,
    });
    expect(reading.outcome.ok).toBe(true);
  });
});

describe('POP3 replies that nobody asked for', () => {
  it('are no success when the real answers follow', async () => {
    const early = say('+OK hi\r\n+OK\r\n+OK\r\n+OK 0 0\r\n');
    const failure = await failureOf([early, ok, answer('-ERR [AUTH] no\r\n'), answer('+OK\r\n'), silence]);
    expect(failure).toMatchObject({ kind: 'protocol', code: 'UNSOLICITED', passwordSent: true });
  });

  it('are tolerated when a hasty server has said all it had to say', async () => {
    const { reading } = await probe([say('+OK hi\r\n+OK\r\n+OK\r\n+OK 2 30\r\n+OK bye\r\n'), hear, hear, hear, hangUp]);
    expect(reading.outcome).toMatchObject({ ok: true, value: { messages: 2, octets: 30 } });
  });
});
