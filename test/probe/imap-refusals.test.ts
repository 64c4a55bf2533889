import { describe, expect, it } from 'vitest';
import { probeImapQuota } from '../../src/probe/imap-quota.ts';
import { greeting, loggedIn, login, reply, rest, session, tagOf, withQuota } from '../support/imap-script.ts';
import { prepareProbe } from '../support/scripted-probe.ts';
import { answer, hangUp, hear, type Step, say, silence } from '../support/scripted-server.ts';

const { probe } = await prepareProbe(probeImapQuota);

/** What Exchange Online says to those who ask too often; imapflow would wait. */
const throttled = 'BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds';

describe.each(['whole', 'bytewise'] as const)('refusals of an IMAP server, delivered %s', (delivery) => {
  it.each([
    ['[AUTHENTICATIONFAILED]', 'NO [AUTHENTICATIONFAILED] wrong', 'credentials', 'AUTHENTICATIONFAILED'],
    ['[AUTHORIZATIONFAILED]', 'NO [AUTHORIZATIONFAILED] not you', 'account-disabled', 'AUTHORIZATIONFAILED'],
    ['[EXPIRED]', 'NO [EXPIRED] change it', 'credentials-expired', 'EXPIRED'],
    ['[PRIVACYREQUIRED]', 'NO [PRIVACYREQUIRED] not in clear', 'mechanism', 'PRIVACYREQUIRED'],
    ['[CONTACTADMIN]', 'NO [CONTACTADMIN] see us', 'account-disabled', 'CONTACTADMIN'],
    ['[UNAVAILABLE]', 'NO [UNAVAILABLE] later', 'temporary', 'UNAVAILABLE'],
    ['[INUSE]', 'NO [INUSE] busy', 'in-use', 'INUSE'],
    ['[LIMIT]', 'NO [LIMIT] not so many', 'login-delay', 'LIMIT'],
    ['[OVERQUOTA]', 'NO [OVERQUOTA] sorry', 'mailbox-full', 'OVERQUOTA'],
    ['a code in small letters', 'no [overquota] sorry', 'mailbox-full', 'OVERQUOTA'],
    ['a code with arguments', 'NO [UNAVAILABLE 15] later', 'temporary', 'UNAVAILABLE'],
    ['bare NO', 'NO no', 'login-refused', null],
    ['NO without a word', 'NO', 'login-refused', null],
    ['NO with words', 'NO login failed', 'credentials', null],
    ['NO with words of expiry', 'NO mot de passe expiré', 'credentials-expired', null],
    ['a status that is none', 'LOGIN incorrect', 'credentials', null],
    ['neither status nor reason', 'SORRY', 'login-refused', null],
    ['a throttle', throttled, 'login-delay', null],
  ])('login answered with %s', async (_name, status, kind, code) => {
    const { failure } = await probe([greeting, withQuota, ...login(status), silence], { delivery, deadlineMs: 2_000 });
    expect(failure).toMatchObject({ kind, code, stage: 'password', passwordSent: false, passwordAnswered: true });
  });

  it('a throttle is read as it stands, with the time that it names', async () => {
    const { failure } = await probe([greeting, withQuota, ...login(throttled), silence], { delivery });
    expect(failure).toMatchObject({
      retryAfterSeconds: 93,
      response: 'Request is throttled. Suggested Backoff Time: 92415 milliseconds',
    });
  });

  it.each([
    ['words, then BAD Goodbye', 'BAD Goodbye', ['Too many invalid logon attempts.'], 'locked-out'],
    ['an alert, then a bare NO', 'NO', ['NO [ALERT] Your account is locked for 30 minutes'], 'locked-out'],
    ['an alert in an OK', 'NO no', ['OK [ALERT] Too many failed logins'], 'locked-out'],
    ['a code, then a bare NO', 'NO no', ['NO [UNAVAILABLE] x'], 'temporary'],
    ['the tagged line where both say why', 'NO wrong password', ['NO [ALERT] Your mailbox is full'], 'credentials'],
    ['the last of several', 'NO no', ['NO [ALERT] mailbox full', 'NO [ALERT] too many failed logins'], 'locked-out'],
    ['news that is no reason', 'NO no', ['OK Temporary wait', 'ID ("name" "full mailbox")'], 'login-refused'],
  ] as [string, string, string[], string][])('reads %s', async (_name, status, untagged, kind) => {
    const script = [greeting, withQuota, ...login(status, ...untagged), hangUp];
    expect((await probe(script, { delivery })).failure).toMatchObject({ kind, passwordAnswered: true });
  });

  it('reads an answer without a tag', async () => {
    const script = [greeting, withQuota, answer('+ \r\n'), answer('NO [AUTHENTICATIONFAILED] no\r\n'), silence];
    expect((await probe(script, { delivery })).failure).toMatchObject({ kind: 'credentials', passwordAnswered: true });
  });

  it.each([
    ['BYE Too many failed logins', 'locked-out', true],
    ['BYE [UNAVAILABLE] shutting down', 'temporary', false],
    ['BYE', 'temporary', false],
    ['NO [ALERT] Invalid password', 'credentials', true],
    ['BYE Invalid password', 'credentials', true],
    ['OK Waiting for authentication', 'closed', false],
  ])('%s instead of the answer to a password', async (line, kind, isAnswered) => {
    const script = [greeting, withQuota, answer('+ \r\n'), hear, say(`* ${line}\r\n`), hangUp];
    const { failure } = await probe(script, { delivery });
    expect(failure).toMatchObject({ kind, passwordAnswered: isAnswered, passwordSent: !isAnswered });
  });

  it.each([
    ['* BYE Too many connections from your address\r\n', 'login-delay'],
    ['* BYE [UNAVAILABLE] overloaded\r\n', 'temporary'],
    ['* BYE\r\n', 'temporary'],
    ['* BAD internal server error\r\n', 'temporary'],
    ['* NO Too many failed logins\r\n', 'locked-out'],
    ['\r\n* BYE Invalid password\r\n', 'temporary'],
  ])('greeting %j is never about the password', async (line, kind) => {
    const { failure } = await probe([say(line), hangUp], { delivery });
    expect(failure).toMatchObject({ stage: 'greeting', passwordSent: false, passwordAnswered: false });
    expect(failure?.kind).toBe(kind);
  });

  it('an empty line may stand before the greeting', async () => {
    const [, ...rest] = session(reply('OK done', 'QUOTAROOT INBOX'));
    const { value } = await probe([say('\r\n* OK ready\r\n'), ...rest], { delivery });
    expect(value).toEqual({ kind: 'unlimited' });
  });

  it.each([
    [throttled, 'login-delay'],
    ['NO [UNAVAILABLE] later', 'temporary'],
  ])('CAPABILITY answered %s: no password leaves', async (status, kind) => {
    const { failure, heard } = await probe([greeting, reply(status), silence], { delivery, deadlineMs: 2_000 });
    expect(failure).toMatchObject({ kind, stage: 'capabilities', passwordSent: false, passwordAnswered: false });
    expect(heard).toHaveLength(1);
  });

  it.each([
    ['NO', 'NO [PRIVACYREQUIRED] no plain text', 'mechanism'],
    ['NO', 'NO', 'temporary'],
    ['NO', 'NO authentication failed', 'account-disabled'],
  ])('AUTHENTICATE answered %s before the password left', async (_name, status, kind) => {
    const { failure, heard } = await probe([greeting, withQuota, reply(status), silence], { delivery });
    expect(failure).toMatchObject({ kind, passwordSent: false, passwordAnswered: false });
    expect(heard).toHaveLength(2);
  });

  it('AUTHENTICATE LOGIN refused after the user name says nothing of the password', async () => {
    const offered = reply('OK done', 'CAPABILITY IMAP4rev1 QUOTA AUTH=LOGIN');
    let tag = '';
    const asksUser = answer((line) => {
      tag = tagOf(line);
      return '+ VXNlcm5hbWU6\r\n';
    });
    const refused = [greeting, offered, asksUser, answer(() => `${tag} NO no\r\n`), silence];
    expect((await probe(refused, { delivery })).failure).toMatchObject({ kind: 'temporary', passwordAnswered: false });
    const asksPassword = answer('+ UGFzc3dvcmQ6\r\n');
    const answered = [greeting, offered, asksUser, asksPassword, answer(() => `${tag} NO no\r\n`), silence];
    // A password may be the user's name.
    for (const password of ['geheim', 'ec001234@adm.cfwb.be']) {
      const { failure } = await probe(answered, { delivery, password });
      expect(failure).toMatchObject({ kind: 'login-refused', passwordAnswered: true });
    }
  });

  it.each([
    ['NO [OVERQUOTA] no room', 'mailbox-full'],
    ['NO Mailbox is over quota', 'mailbox-full'],
    ['NO [INUSE] busy', 'in-use'],
    ['NO [LIMIT] not so often', 'login-delay'],
    ['NO [UNAVAILABLE] later', 'temporary'],
    ['NO [SERVERBUG] oops', 'temporary'],
    [throttled, 'login-delay'],
    ['BAD what?', 'rejected'],
  ])('the question answered %s', async (status, kind) => {
    const { failure } = await probe(session(reply(status)), { delivery, deadlineMs: 2_000 });
    expect(failure).toMatchObject({ kind, stage: 'quota', passwordSent: false, passwordAnswered: false });
  });

  it.each([
    'NO',
    'NO IMAP QUOTA is not enabled.',
    'NO [NOPERM] not yours',
    'NO [AUTHORIZATIONFAILED] not yours',
    'NO [CONTACTADMIN] ask us',
    'NO [EXPIRED] no longer',
    'NO [PRIVACYREQUIRED] not here',
    'NO Login failed',
  ])('the question answered %s is declined: the account is well', async (status) => {
    expect((await probe(session(reply(status)), { delivery })).value).toEqual({ kind: 'refused' });
  });

  it('over its quota, said beside an answer without numbers', async () => {
    const beside = (...untagged: string[]) =>
      session(reply('OK done', ...untagged, 'NO [OVERQUOTA] over the soft limit'));
    expect((await probe(beside('QUOTAROOT INBOX'), { delivery })).failure).toMatchObject({ kind: 'mailbox-full' });
    expect((await probe(beside('QUOTA "" (STORAGE 11 10)'), { delivery })).value).toMatchObject({ kind: 'limited' });
  });

  it.each([
    ['hangs up', [hear, hangUp], 'closed'],
    ['says goodbye', [hear, say('* BYE Server shutting down\r\n'), hangUp], 'temporary'],
    ['says why', [hear, say('* BYE [OVERQUOTA] no room\r\n'), hangUp], 'mailbox-full'],
  ] as [string, Step[], string][])(
    'a server that %s instead of an answer to the question',
    async (_name, end, kind) => {
      const { failure } = await probe([greeting, withQuota, ...loggedIn, rest, ...end], { delivery });
      expect(failure).toMatchObject({ kind, stage: 'quota', passwordSent: false, passwordAnswered: false });
    },
  );

  it('a throttle on what imapflow asks by itself', async () => {
    const script = [greeting, withQuota, ...loggedIn, reply(throttled), silence];
    expect((await probe(script, { delivery, deadlineMs: 2_000 })).failure).toMatchObject({ kind: 'login-delay' });
  });

  it('a password that Exchange takes for a box that is not there', async () => {
    const offered = reply('OK done', 'CAPABILITY IMAP4rev1 QUOTA NAMESPACE AUTH=PLAIN');
    const script = [
      greeting,
      offered,
      ...login('OK in'),
      reply('BAD User is authenticated but not connected.'),
      silence,
    ];
    expect((await probe(script, { delivery })).failure).toMatchObject({ kind: 'temporary' });
  });
});
