import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { probeSmtp } from '../../src/probe/smtp.ts';
import { prepareProbe } from '../support/scripted-probe.ts';
import { answer, hangUp, hear, reset, type Step, say, silence } from '../support/scripted-server.ts';

const { good, probe } = await prepareProbe(probeSmtp);

const user = 'ec001234@adm.cfwb.be';
const password = 'geheim';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const plain = `AUTH PLAIN ${base64(`\0${user}\0${password}`)}`;
const login = ['AUTH LOGIN', base64(user), base64(password)];
const challenge = '<1896.697170952@smtp>';
const digest = base64(`${user} ${createHmac('md5', password).update(challenge).digest('hex')}`);
const cram = ['AUTH CRAM-MD5', digest];

const greeting = say('220 smtp ESMTP\r\n');
const reply = (text: string): Step => answer(`${text}\r\n`);
const offers = (mechanisms: string): Step[] => [greeting, reply(`250-smtp\r\n250 AUTH ${mechanisms}`)];
const bye = [reply('221 bye'), hangUp];
const forUser = reply('334 VXNlcm5hbWU6');
const forPassword = reply('334 UGFzc3dvcmQ6');
const forDigest = reply(`334 ${base64(challenge)}`);
const accepted = reply('235 2.7.0 ok');
/** What was heard after EHLO and before QUIT. */
const exchanged = (heard: readonly string[]): string[] => heard.slice(1).filter((line) => line !== 'QUIT');

describe.each(['whole', 'bytewise'] as const)('AUTH, replies delivered %s', (delivery) => {
  it.each([
    ['235 alone', 'PLAIN', ['235'], [plain]],
    ['235 and a blank', 'PLAIN', ['235 '], [plain]],
    ['235 behind an empty line', 'PLAIN', ['\r\n235 ok'], [plain]],
    ['235 on two lines, the code alone on the last', 'PLAIN', ['235-2.7.0 ok\r\n235'], [plain]],
    ['235 and a tab', 'PLAIN', ['235\tok'], [plain]],
    ['235 with two carriage returns', 'PLAIN', ['235 ok\r'], [plain]],
    ['334 and 235 alone', 'LOGIN', ['334', '334', '235'], login],
    ['334 and a blank', 'LOGIN', ['334 ', '334 ', '235 ok'], login],
    ['334 and a tab', 'LOGIN', ['334\tVXNlcm5hbWU6', '334\tUGFzc3dvcmQ6', '235\tok'], login],
    ['334 with two carriage returns', 'LOGIN', ['334 VXNlcm5hbWU6\r', '334 UGFzc3dvcmQ6\r', '235 ok\r'], login],
    ['334 on two lines', 'LOGIN', ['334-please\r\n334 VXNlcm5hbWU6', '334-\r\n334', '235 ok'], login],
    ['334 behind an empty line', 'LOGIN', ['\r\n334 x', '\r\n334 x', '\r\n235 ok'], login],
    ['challenges in plain words', 'LOGIN', ['334 Username:', '334 Password:', '235 ok'], login],
    ['a challenge with blanks and two carriage returns', 'CRAM-MD5', [`334  ${base64(challenge)} \r`, '235'], cram],
  ])('%s is understood', async (_name, mechanism, replies, lines) => {
    const { value, heard } = await probe([...offers(mechanism), ...replies.map(reply), ...bye], { delivery });
    expect(value).toEqual({ mechanism, encrypted: true });
    expect(exchanged(heard)).toEqual(lines);
  });

  it.each([
    ['534', '534', 'mechanism'],
    ['535', '535', 'credentials'],
    ['454', '454', 'temporary'],
    ['525 behind an empty line', '\r\n525', 'account-disabled'],
  ])('%s alone is a refusal like any other', async (_name, text, kind) => {
    const { failure } = await probe([...offers('PLAIN'), reply(text), ...bye], { delivery });
    expect(failure).toMatchObject({ kind, code: text.trim(), passwordAnswered: true });
  });

  it.each([
    ['the old spelling', '250-smtp\r\n250-AUTH=LOGIN PLAIN\r\n250 OK', 'PLAIN'],
    ['both spellings', '250-smtp\r\n250-AUTH LOGIN\r\n250-AUTH=LOGIN PLAIN\r\n250', 'PLAIN'],
    ['several lines', '250-smtp\r\n250-AUTH XOAUTH2\r\n250-AUTH NTLM\r\n250 AUTH PLAIN', 'PLAIN'],
    ['blanks around', '250-  smtp\r\n250-\r\n250-   AUTH   GSSAPI   PLAIN   \r\n250 ', 'PLAIN'],
    ['a tab', '250-smtp\r\n250 AUTH\tPLAIN', 'PLAIN'],
    ['small letters', '250-smtp\r\n250 auth plain', 'PLAIN'],
    ['two carriage returns', '250-smtp\r\r\n250 AUTH PLAIN\r', 'PLAIN'],
  ])('AUTH is found in an EHLO reply with %s', async (_name, ehlo, mechanism) => {
    const { value } = await probe([greeting, reply(ehlo), accepted, ...bye], { delivery });
    expect(value).toMatchObject({ mechanism });
  });

  it.each(['XOAUTH2', 'XOAUTH2 OAUTHBEARER GSSAPI NTLM', 'PLAINTEXT XLOGIN', ''])(
    'nothing is sent to a server that offers "%s"',
    async (mechanisms) => {
      const { failure, heard } = await probe([...offers(mechanisms), silence], { delivery });
      expect(failure).toMatchObject({ kind: 'mechanism', code: 'AUTH_NOT_OFFERED', passwordAnswered: false });
      expect(exchanged(heard)).toEqual([]);
    },
  );

  it('AUTH that is offered only under TLS is taken from the EHLO reply under TLS', async () => {
    const script = [greeting, reply('250-smtp\r\n250 STARTTLS'), reply('220 go'), { startTls: good }];
    const { value } = await probe([...script, reply('250 AUTH LOGIN'), forUser, forPassword, accepted, ...bye], {
      delivery,
      security: 'starttls',
    });
    expect(value).toMatchObject({ mechanism: 'LOGIN' });
  });

  it.each([
    ['504 to PLAIN', 'PLAIN LOGIN', [reply('504 5.5.4 no'), forUser, forPassword, accepted], [plain, ...login]],
    ['504 alone to PLAIN', 'PLAIN CRAM-MD5', [reply('504'), forDigest, accepted], [plain, ...cram]],
    ['534 to AUTH LOGIN', 'LOGIN CRAM-MD5', [reply('534 5.7.9 weak'), forDigest, accepted], ['AUTH LOGIN', ...cram]],
    ['538 to AUTH LOGIN', 'LOGIN CRAM-MD5', [reply('538'), forDigest, accepted], ['AUTH LOGIN', ...cram]],
    [
      '501 to the user name',
      'LOGIN CRAM-MD5',
      [forUser, reply('501 5.5.2 no'), forDigest, accepted],
      [...login.slice(0, 2), ...cram],
    ],
    [
      '504 to PLAIN, 501 to AUTH LOGIN',
      'PLAIN LOGIN CRAM-MD5',
      [reply('504'), reply('501 no'), forDigest, accepted],
      [plain, 'AUTH LOGIN', ...cram],
    ],
  ] as [string, string, Step[], string[]][])(
    'after %s comes the next mechanism',
    async (_name, offer, steps, lines) => {
      const { value, heard } = await probe([...offers(offer), ...steps, ...bye], { delivery });
      expect(value).toMatchObject({ mechanism: offer.split(' ').at(-1) });
      expect(exchanged(heard)).toEqual(lines);
    },
  );
});

describe('a second mechanism', () => {
  it.each(['535 5.7.8 no', '535', '534 5.7.9 no', '538 5.7.11 no', '501 5.5.2 no', '500 no', '503 no', '550 5.7.1 no'])(
    'never follows "%s" to a password',
    async (text) => {
      for (const script of [
        [...offers('PLAIN LOGIN CRAM-MD5'), reply(text)],
        [...offers('LOGIN CRAM-MD5'), forUser, forPassword, reply(text)],
        [...offers('PLAIN LOGIN CRAM-MD5'), reply('504'), forUser, forPassword, reply(text)],
      ]) {
        const { failure, heard } = await probe([...script, forDigest, accepted, ...bye]);
        expect(failure).toMatchObject({ stage: 'password', passwordSent: false, passwordAnswered: true });
        expect(heard).not.toContain('AUTH CRAM-MD5');
      }
    },
  );

  it.each(['421 4.7.0 no', '432 4.7.12 transition', '435 4.7.8 no', '454 4.7.0 no', '504 5.5.4 no'])(
    'never follows "%s" to a password that answered a challenge',
    async (text) => {
      const { failure, heard } = await probe([...offers('LOGIN CRAM-MD5'), forUser, forPassword, reply(text), ...bye]);
      expect(failure).toMatchObject({ kind: expect.stringMatching(/^(temporary|mechanism)$/), passwordAnswered: true });
      expect(exchanged(heard)).toEqual(login);
    },
  );

  it.each(['535 5.7.8 Bad username or password', '530 no', '500 no', '550 5.1.1 unknown', '454 4.7.0 no'])(
    'does not follow "%s" before the password either, which is not about it',
    async (text) => {
      for (const before of [[], [forUser]]) {
        const { failure, heard } = await probe([...offers('LOGIN CRAM-MD5'), ...before, reply(text), ...bye]);
        expect(failure).toMatchObject({ stage: 'password', passwordSent: false, passwordAnswered: false });
        expect(failure?.kind).not.toMatch(/^(credentials|credentials-expired|login-refused)$/);
        expect(heard.join()).not.toContain('CRAM');
        expect(heard).not.toContain(login[2]);
      }
    },
  );

  it('judges no password by 504, and then says what the last mechanism was told', async () => {
    const none = await probe([...offers('PLAIN LOGIN'), reply('504 5.5.4 no'), reply('504 5.7.4 nor that'), ...bye]);
    expect(none.failure).toMatchObject({ kind: 'mechanism', code: '504 5.7.4', passwordAnswered: false });
    const refused = await probe([...offers('PLAIN LOGIN'), reply('504'), forUser, forPassword, reply('535'), ...bye]);
    expect(refused.failure).toMatchObject({ kind: 'credentials', code: '535', passwordAnswered: true });
  });

  it.each([
    ['FIN', hangUp],
    ['RST', reset],
    ['goodbye', say('221 bye\r\n')],
  ])('that is met with %s leaves the first answer standing', async (_name, end) => {
    const { failure } = await probe([...offers('PLAIN LOGIN'), reply('504 5.5.4 no'), hear, end]);
    expect(failure).toMatchObject({ kind: 'mechanism', code: '504 5.5.4', passwordSent: false });
  });

  it('that is met with a hang-up at its password may have been refused', async () => {
    const { failure } = await probe([...offers('PLAIN LOGIN'), reply('504'), forUser, forPassword, hear, hangUp]);
    expect(failure).toMatchObject({ kind: 'closed', passwordSent: true });
  });

  it('takes no reply that was there before its command', async () => {
    const { failure, heard } = await probe([...offers('PLAIN LOGIN'), reply('504 no\r\n235 ok'), ...bye]);
    expect(failure).toMatchObject({ kind: 'mechanism', code: '504' });
    expect(exchanged(heard)).toEqual([plain]);
  });
});

describe('the password', () => {
  it.each([
    ['LOGIN', [], 'user name'],
    ['LOGIN', [forUser], 'password'],
    ['CRAM-MD5', [], 'digest'],
  ] as [string, Step[], string][])('%s: has not left before the %s is asked for', async (mechanism, steps) => {
    const { failure } = await probe([...offers(mechanism), ...steps, hear, hangUp]);
    expect(failure).toMatchObject({ kind: 'closed', passwordSent: false, passwordAnswered: false });
  });

  it.each([
    ['PLAIN', []],
    ['LOGIN', [forUser, forPassword]],
    ['CRAM-MD5', [forDigest]],
  ] as [string, Step[]][])('%s: has left with the last line, a digest too', async (mechanism, steps) => {
    const { failure } = await probe([...offers(mechanism), ...steps, hear, hangUp]);
    expect(failure).toMatchObject({ kind: 'closed', passwordSent: true });
  });

  it('was refused where its digest was', async () => {
    const { failure } = await probe([...offers('CRAM-MD5'), forDigest, reply('535 5.7.8 no'), ...bye]);
    expect(failure).toMatchObject({ kind: 'credentials', passwordAnswered: true });
  });

  it.each(['535 5.7.8 no', '535-5.7.8 no\r\n535 5.7.8 at all'])(
    'was refused by "%s" too, where the server hangs up in the midst of that line',
    async (text) => {
      const { failure } = await probe([...offers('PLAIN'), answer(text), hangUp]);
      expect(failure).toMatchObject({ kind: 'credentials', passwordSent: false, passwordAnswered: true });
    },
  );

  it('was not looked at where CRAM-MD5 asks for another mechanism first (432), which is no expiry', async () => {
    const { failure } = await probe([...offers('CRAM-MD5'), forDigest, reply('432 4.7.12 transition'), ...bye]);
    expect(failure).toMatchObject({ kind: 'mechanism', code: '432 4.7.12', passwordSent: false });
  });

  it('is not believed to be accepted before it was sent', async () => {
    const { failure } = await probe([...offers('LOGIN'), accepted, silence]);
    expect(failure).toMatchObject({ kind: 'protocol', passwordSent: false });
  });
});
