import { describe, expect, it } from 'vitest';
import { probeSmtp } from '../../src/probe/smtp.ts';
import { prepareProbe } from '../support/scripted-probe.ts';
import { answer, hangUp, hear, type Keys, reset, type Step, say, silence } from '../support/scripted-server.ts';

const { good, probe } = await prepareProbe(probeSmtp);

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
const authPlain = (password: string) =>
  `AUTH PLAIN ${Buffer.from(`\0ec001234@adm.cfwb.be\0${password}`).toString('base64')}`;

describe.each(['whole', 'bytewise'] as const)('SMTP, replies delivered %s', (delivery) => {
  it('says EHLO, AUTH and QUIT, and succeeds at 235', async () => {
    const { reading, heard } = await probe([greeting, ehlo, accepted, ...bye], { delivery });
    expect(reading.outcome).toEqual({ ok: true, value: { mechanism: 'PLAIN', encrypted: true } });
    expect(heard).toEqual([expect.stringMatching(/^EHLO /), authPlain('geheim'), 'QUIT']);
    expect(reading.certificate).toMatchObject({ problem: null });
  });

  it('upgrades by STARTTLS before the login', async () => {
    const { reading, heard } = await probe([...starttls(), ehlo, accepted, ...bye], { delivery, security: 'starttls' });
    expect(reading.outcome).toMatchObject({ ok: true, value: { encrypted: true } });
    expect(heard.map((line) => line.split(' ')[0])).toEqual(['EHLO', 'STARTTLS', 'EHLO', 'AUTH', 'QUIT']);
    expect(reading.certificate).toMatchObject({ problem: null });
  });

  it.each([
    ['535', '535 5.7.8 Error: authentication failed', 'credentials', '535 5.7.8'],
    ['535 without enhanced code', '535 Incorrect authentication data', 'credentials', '535'],
    ['multi-line 535', '535-5.7.8 Username and Password\r\n535 5.7.8 not accepted', 'credentials', '535 5.7.8'],
    ['535 with words of expiry', '535 5.7.8 Votre mot de passe a expiré', 'credentials-expired', '535 5.7.8'],
    ['534', '534 5.7.9 Mechanism too weak', 'mechanism', '534 5.7.9'],
    ['538', '538 5.7.11 Encryption required', 'mechanism', '538 5.7.11'],
    ['504', '504 5.5.4 Unrecognized mechanism', 'mechanism', '504 5.5.4'],
    ['530', '530 5.7.0 Must issue STARTTLS', 'mechanism', '530 5.7.0'],
    ['525', '525 5.7.13 Account disabled', 'account-disabled', '525 5.7.13'],
    ['421', '421 4.7.0 going away', 'temporary', '421 4.7.0'],
    ['432, which is no expiry', '432 4.7.12 A password transition is needed', 'mechanism', '432 4.7.12'],
    ['435', '435 4.7.8 try later', 'temporary', '435 4.7.8'],
    ['454', '454 4.7.0 Temporary authentication failure', 'temporary', '454 4.7.0'],
    ['451', '451 4.3.0 later', 'temporary', '451 4.3.0'],
    ['503', '503 5.5.1 out of order', 'mechanism', '503 5.5.1'],
    ['500', '500 what?', 'mechanism', '500'],
  ])('AUTH answered with %s', async (_name, reply, kind, code) => {
    const { failure } = await probe([greeting, ehlo, answer(`${reply}\r\n`), ...bye], { delivery });
    expect(failure).toMatchObject({ kind, code, stage: 'password', passwordSent: false });
  });

  it.each([
    ['554 as greeting', [say('554 5.7.1 no service\r\n'), hangUp], 'rejected'],
    ['421 as greeting', [say('421 4.3.2 closing\r\n'), hangUp], 'temporary'],
    ['a POP3 greeting', [say('+OK POP3\r\n'), silence], 'protocol'],
    ['noise', [say('hello there\r\n'), silence], 'protocol'],
    ['an endless reply', [say(`220-${'x'.repeat(20_000)}`), silence], 'protocol'],
    ['a greeting cut by an empty line', [say('220-smtp\r\n\r\n220 smtp\r\n'), silence], 'protocol'],
    ['an EHLO reply cut by an empty line', [greeting, answer('250-x\r\n\r\n250 AUTH PLAIN\r\n'), silence], 'protocol'],
    ['half a greeting', [say('22'), hangUp], 'closed'],
    ['half an EHLO reply', [greeting, answer('250-smtp\r\n250-AUTH PL'), hangUp], 'closed'],
    ['an EHLO refusal without its line end', [greeting, answer('421 closing'), hangUp], 'temporary'],
    [
      'a goodbye behind the EHLO reply',
      [greeting, answer('250 AUTH PLAIN\r\n421 4.4.2 idle\r\n'), hangUp],
      'temporary',
    ],
    ['no AUTH on offer', [greeting, answer('250 smtp\r\n'), silence], 'mechanism'],
    ['no usable AUTH on offer', [greeting, answer('250-smtp\r\n250 AUTH XOAUTH2 GSSAPI\r\n'), silence], 'mechanism'],
    ['FIN at once', [hangUp], 'closed'],
    ['RST after EHLO', [greeting, hear, reset], 'closed'],
  ] as [string, Step[], string][])('%s', async (_name, script, kind) => {
    const { failure, heard } = await probe(script, { delivery });
    expect(failure).toMatchObject({ kind, passwordSent: false });
    expect(heard.join()).not.toMatch(/AUTH|HELO |MAIL/);
  });
});

describe.each(['whole', 'bytewise'] as const)('SMTP, EHLO answered %s', (delivery) => {
  it.each([
    ['500', 'mechanism'],
    ['500 5.5.1 Command unrecognized', 'mechanism'],
    ['502 5.5.2 Error: command not recognized', 'mechanism'],
    ['504 5.5.4 Command parameter not implemented', 'mechanism'],
    ['550 no', 'mechanism'],
    ['550-this server\r\n550 does without', 'mechanism'],
    ['550 5.7.1 Invalid HELO domain', 'rejected'],
    ['501 5.5.4 Syntactically invalid EHLO argument(s)', 'rejected'],
    ['521 5.3.2 no mail here', 'rejected'],
    ['451 4.3.0 later', 'temporary'],
    ['421 4.3.2 too busy', 'temporary'],
  ])('"%s" is %s: no password is sent, and HELO is not tried', async (reply, kind) => {
    const { failure, heard } = await probe([greeting, answer(`${reply}\r\n`), hear, silence], { delivery });
    expect(failure).toMatchObject({ kind, stage: 'capabilities', passwordSent: false, passwordAnswered: false });
    expect(heard).toEqual([expect.stringMatching(/^EHLO /)]);
  });

  it.each([
    ['the code alone', '220\r\n'],
    ['the code alone at the end', '220-smtp\r\n220\r\n'],
    ['a tab', '220\tsmtp\r\n'],
    ['an empty line before', '\r\n\n220 smtp\r\n'],
    ['two carriage returns', '220 smtp\r\r\n'],
    ['line feeds only', '220-a\n220 b\n'],
  ])('a greeting with %s is one', async (_name, text) => {
    const { reading } = await probe([say(text), ehlo, accepted, ...bye], { delivery });
    expect(reading.outcome).toMatchObject({ ok: true });
  });
});

describe('SMTP, the verdict', () => {
  it.each([
    ['a 2xx that is not 235', '250 ok', 'protocol'],
    ['nonsense', 'yes', 'protocol'],
  ])('%s is no success', async (_name, reply, kind) => {
    const { failure } = await probe([greeting, ehlo, answer(`${reply}\r\n`), silence]);
    expect(failure).toMatchObject({ kind });
  });

  it.each([
    ['FIN', hangUp, 'closed'],
    ['RST', reset, 'closed'],
    ['silence', silence, 'timeout'],
  ] as [string, Step, string][])('%s after AUTH counts as a possible refusal', async (_name, end, kind) => {
    const { failure } = await probe([greeting, ehlo, hear, end], { deadlineMs: 500 });
    expect(failure).toMatchObject({ kind, stage: 'password', passwordSent: true });
  });

  it('a reply that drips in AUTH settles at the deadline', async () => {
    const drip = Array.from({ length: 300 }, () => say('2'));
    const { failure } = await probe([greeting, ehlo, hear, ...drip, silence], { deadlineMs: 500 });
    expect(failure).toMatchObject({ kind: 'timeout', passwordSent: true });
  });

  it('stands once 235 is here, whatever QUIT does', async () => {
    for (const end of [hangUp, reset, silence]) {
      const { reading } = await probe([greeting, ehlo, accepted, hear, end]);
      expect(reading.outcome.ok).toBe(true);
    }
  });

  it.each([' devant', 'derrière ', 'a"b\'c\\d', 'p€ss', 'été', 'x'.repeat(128)])(
    'sends the password %j byte for byte',
    async (password) => {
      const { reading, heard } = await probe([greeting, ehlo, accepted, ...bye], { password });
      expect(reading.outcome.ok).toBe(true);
      expect(heard[1]).toBe(authPlain(password));
    },
  );

  it('a reply that nobody asked for is no success', async () => {
    const early = answer('250-x\r\n250 AUTH PLAIN\r\n235 ok\r\n');
    const { failure } = await probe([greeting, early, answer('535 bad\r\n'), ...bye]);
    expect(failure).toMatchObject({ kind: 'protocol' });
  });

  it('challenges without end are no conversation', async () => {
    const challenge = answer('334 \r\n');
    const { failure, heard } = await probe([greeting, ehlo, challenge, challenge, challenge, silence]);
    expect(failure).toMatchObject({ kind: 'protocol', code: 'CHALLENGE_UNASKED', passwordSent: true });
    expect(heard).toHaveLength(2);
  });

  it.each(['250 ok', '200 x', '220 x'])('after "%s" the password may still be judged', async (reply) => {
    const { failure } = await probe([greeting, ehlo, answer(`${reply}\r\n`), silence]);
    expect(failure).toMatchObject({ kind: 'protocol', passwordSent: true });
  });

  it.each([
    ['greeting', [say(`220 ${'x'.repeat(5_000)}\r\n`), silence]],
    ['EHLO line', [greeting, answer(`250-${'x'.repeat(5_000)}\r\n250 AUTH PLAIN\r\n`), silence]],
  ] as [string, Step[]][])('a %s over 4 kB is unreadable', async (_name, script) => {
    expect((await probe(script)).failure).toMatchObject({ kind: 'protocol' });
  });

  it('masks the password and its base64 forms when the server echoes them', async () => {
    const base64 = Buffer.from('geheim').toString('base64');
    const { failure } = await probe([
      greeting,
      ehlo,
      answer(`535 5.7.8 no geheim ${base64} ${authPlain('geheim').slice(11)}\r\n`),
      silence,
    ]);
    expect(failure?.response).toBe('535 5.7.8 no ••• ••• •••');
  });
});

describe('SMTP always settles', () => {
  it.each([0, 1])('at a deadline of %i ms', async (deadlineMs) => {
    expect((await probe([greeting, silence], { deadlineMs })).failure?.kind).toMatch(/timeout|dns/);
  });
});
