import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { probeImapQuota } from '../../src/probe/imap-quota.ts';
import { probePop3 } from '../../src/probe/pop3.ts';
import { probeSmtp } from '../../src/probe/smtp.ts';
import { accounts } from './support/accounts.ts';
import { imapAt, inLab, lab, pop3At, securedModes, smtpAt, trust } from './support/in-lab.ts';
import { until } from './support/loopback.ts';
import { fingerprint } from './support/maildir.ts';
import { rawSession } from './support/raw-session.ts';
import { mailEvents, mailSessions, readLog, smtpSessions } from './support/server-logs.ts';

/** The part of a log that is written while `act` runs, up to the moment `isComplete` is content with it. */
async function logged(
  file: string,
  act: () => Promise<unknown>,
  isComplete: (log: string) => boolean,
): Promise<string> {
  const start = readLog(file).length;
  await act();
  return until(() => {
    const log = readLog(file).slice(start);
    return isComplete(log) ? log : null;
  }, `the end of the sessions in ${file}`);
}

/** Commands that Dovecot itself recorded after the login of the account `witness`, while `act` ran. */
async function recorded(act: () => Promise<unknown>): Promise<string[]> {
  const { directory } = maildirOf(accounts.witness.user);
  const files = (): string[] => readdirSync(join(directory, 'rawlog')).filter((name) => name.endsWith('.in'));
  const before = new Set(files());
  await logged(lab().dovecot.log, act, (log) => mailSessions(log).length > 0);
  return files()
    .filter((name) => !before.has(name))
    .flatMap((name) => readFileSync(join(directory, 'rawlog', name), 'utf8').split('\n'))
    .map((line) => line.replace(/^\d+\.\d+ /, '').trim())
    .filter((line) => line !== '');
}

function maildirOf(user: string) {
  const maildir = lab().maildirs[user];
  if (!maildir) throw new Error(`No maildir of ${user}.`);
  return maildir;
}

const withTrust = () => ({ user: accounts.witness.user, password: accounts.witness.password, trust: trust() });

inLab("the servers' own records", () => {
  it.each(['plain', 'starttls', 'tls', 'auto'] as const)(
    'POP3 over %s: STAT and QUIT, nothing read, nothing deleted',
    async (security) => {
      const log = await logged(
        lab().dovecot.log,
        async () =>
          expect(await recorded(() => probePop3({ ...withTrust(), server: pop3At(security) }))).toEqual([
            'STAT',
            'QUIT',
          ]),
        (text) => mailSessions(text).length > 0,
      );
      expect(mailSessions(log)).toEqual([{ protocol: 'pop3', user: accounts.witness.user, read: 0, deleted: 0 }]);
      expect(log).toContain('Logged out top=0/0, retr=0/0, del=0/3');
      expect(mailEvents(log)).toEqual([]);
    },
  );

  it('POP3 with UIDL: STAT, UIDL and QUIT', async () => {
    const commands = await recorded(() => probePop3({ ...withTrust(), server: pop3At('tls'), uidlUpTo: 100 }));
    expect(commands).toEqual(['STAT', 'UIDL', 'QUIT']);
  });

  it.each(securedModes)('IMAP over %s: no folder is opened', async (security) => {
    const commands = await recorded(() => probeImapQuota({ ...withTrust(), server: imapAt(security) }));
    const names = commands.map((command) => command.split(' ')[1]);
    expect(names).toEqual(expect.arrayContaining(['GETQUOTAROOT', 'LOGOUT']));
    const harmless = ['CAPABILITY', 'ID', 'NAMESPACE', 'ENABLE', 'NOOP', 'GETQUOTAROOT', 'GETQUOTA', 'LOGOUT'];
    expect(names.filter((name) => !harmless.includes(name ?? ''))).toEqual([]);
  });

  it.each(securedModes)('SMTP over %s: no MAIL FROM, no message in any queue', async (security) => {
    const { user, submissionPassword: password } = accounts.witness;
    const log = await logged(
      lab().postfix.log,
      () => probeSmtp({ server: smtpAt(security), user, password, trust: trust() }),
      (text) => smtpSessions(text).length > 0,
    );
    const expected = security === 'tls' ? { ehlo: 1, auth: 1, quit: 1 } : { ehlo: 2, starttls: 1, auth: 1, quit: 1 };
    expect(smtpSessions(log)).toEqual([expected]);
  });
});

inLab('the proofs themselves', () => {
  it('notice a message that is read', async () => {
    const { user, password } = accounts.control;
    const { directory, print } = maildirOf(user);
    const log = await logged(
      lab().dovecot.log,
      () => rawSession(lab().dovecot.pop3, [`USER ${user}`, `PASS ${password}`, 'RETR 1', 'QUIT']),
      (text) => mailSessions(text).length > 0,
    );
    expect(mailSessions(log)).toEqual([{ protocol: 'pop3', user, read: 1, deleted: 0 }]);
    // Dovecot writes the mark "seen" into the file's name.
    expect(fingerprint(directory)).not.toBe(print);
  });

  it('notice a message that is deleted', async () => {
    const { user, password } = accounts.control;
    const log = await logged(
      lab().dovecot.log,
      () => rawSession(lab().dovecot.pop3, [`USER ${user}`, `PASS ${password}`, 'DELE 2', 'QUIT']),
      (text) => mailSessions(text).length > 0,
    );
    expect(mailSessions(log)).toEqual([{ protocol: 'pop3', user, read: 0, deleted: 1 }]);
    expect(mailEvents(log)).not.toEqual([]);
  });

  it('notice a MAIL FROM', async () => {
    const log = await logged(
      lab().postfix.log,
      () => rawSession(lab().postfix.control, ['EHLO lab.test', 'MAIL FROM:<ecole@lab.test>', 'QUIT']),
      (text) => smtpSessions(text, 'control').length > 0,
    );
    expect(smtpSessions(log, 'control')).toEqual([{ ehlo: 1, mail: 1, quit: 1 }]);
  });
});
