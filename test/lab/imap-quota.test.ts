import { expect, it } from 'vitest';
import { probeImapQuota } from '../../src/probe/imap-quota.ts';
import { readStatus, refusalIn } from '../../src/probe/imap-status.ts';
import {
  type Account,
  accounts,
  quotaLimitBytes,
  quotaLimitMessages,
  specialAccounts,
  troubledAccounts,
} from './support/accounts.ts';
import { itRefusesBadCertificates } from './support/bad-certificates.ts';
import type { CertificateName } from './support/certificates.ts';
import { imapAt, inLab, lab, type Secured, securedModes, trust } from './support/in-lab.ts';
import { rawImap } from './support/raw-session.ts';
import { schoolLimitBytes } from './support/strict.ts';
import { startTlsFront, strangerHost } from './support/tls-front.ts';

const ask = ({ user, password }: Account, security: Secured, certificate: CertificateName = 'good') =>
  probeImapQuota({ server: imapAt(security, certificate), user, password, trust: trust() });

/** RFC 9208 counts storage in units of 1,024 bytes. */
function wholeKibibytes(account: Account): number {
  return Math.ceil((lab().maildirs[account.user]?.bytes ?? 0) / 1_024) * 1_024;
}

inLab('IMAP quota on Dovecot', () => {
  it.each(securedModes)('reads storage and message quota over %s', async (security) => {
    const { outcome, certificate } = await ask(accounts.thousand, security);
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        kind: 'limited',
        storage: { usedBytes: wholeKibibytes(accounts.thousand), limitBytes: quotaLimitBytes },
        messages: { used: 1_000, limit: quotaLimitMessages },
      },
    });
    expect(certificate).toMatchObject({ problem: null, anchor: 'extra' });
  });

  it('reads a box at 98 % with no limit on messages', async () => {
    const { outcome } = await ask(accounts.full, 'tls');
    const storage = { usedBytes: wholeKibibytes(accounts.full), limitBytes: quotaLimitBytes };
    expect(outcome).toMatchObject({ ok: true, value: { kind: 'limited', storage, messages: null } });
    expect(storage.usedBytes / storage.limitBytes).toBeCloseTo(0.98, 3);
  });

  it('says unlimited where the server sets no limit', async () => {
    expect((await ask(accounts.unlimited, 'tls')).outcome).toEqual({ ok: true, value: { kind: 'unlimited' } });
  });

  it('says not-offered where the server has no QUOTA', async () => {
    const { user, password } = accounts.one;
    const server = { host: '127.0.0.1', port: lab().locking.imaps, security: 'tls' } as const;
    const { outcome } = await probeImapQuota({ server, user, password, trust: trust() });
    expect(outcome).toEqual({ ok: true, value: { kind: 'not-offered' } });
  });

  it.each(Object.entries(specialAccounts))('carries a password with %s', async (_, account) => {
    for (const security of securedModes) expect((await ask(account, security)).outcome).toMatchObject({ ok: true });
  });

  it.each(securedModes)('says credentials for a wrong password over %s', async (security) => {
    const { outcome } = await ask({ ...accounts.refused, password: 'faux' }, security);
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind: 'credentials', stage: 'password', code: 'AUTHENTICATIONFAILED', passwordSent: false },
    });
  });

  it('tells a box that is over its quota', async () => {
    const { outcome } = await ask(accounts.over, 'tls');
    const storage = { usedBytes: wholeKibibytes(accounts.over), limitBytes: 1_024 };
    expect(outcome).toMatchObject({ ok: true, value: { kind: 'limited', storage, messages: null } });
    expect(storage.usedBytes).toBeGreaterThan(storage.limitBytes);
  });

  it.each([
    ['whose password database cannot be read', troubledAccounts.unreadable, 'temporary', 'UNAVAILABLE'],
    [
      'that is disabled, which Dovecot keeps to itself',
      troubledAccounts.disabled,
      'credentials',
      'AUTHENTICATIONFAILED',
    ],
    ['that expired, in its administrator’s words', troubledAccounts.expired, 'credentials-expired', null],
  ])('an account %s', async (_, account, kind, code) => {
    expect((await ask(account, 'tls')).outcome).toMatchObject({
      ok: false,
      failure: { kind, code, stage: 'password', passwordAnswered: true },
    });
  });

  itRefusesBadCertificates((security, certificate) => ask(accounts.one, security, certificate));
});

inLab('IMAP quota on a Dovecot that is strict', () => {
  const askAt = (port: number, { user, password }: Account = accounts.one) =>
    probeImapQuota({ server: { host: '127.0.0.1', port, security: 'tls' }, user, password, trust: trust() });
  const loginOf = ({ user, password }: Account): string => `a LOGIN ${user} "${password}"`;
  /** What a line of its own words means to a look that has come as far as the stage. */
  const meaningOf = (reply: string, stage: 'password' | 'quota') => {
    const said = reply
      .trim()
      .split('\r\n')
      .reverse()
      .map((line) => readStatus(line.replace(/^\S+ /, '')));
    return refusalIn(said, { stage, hasPasswordLeft: true });
  };

  it('has two quota roots: the fuller one decides, named first', async () => {
    const { socket, replies } = await rawImap(lab().strict.imap, [loginOf(accounts.full), 'b GETQUOTAROOT INBOX']);
    socket.destroy();
    expect(replies.at(-1)).toMatch(/^\* QUOTAROOT INBOX Boite Ecole\r\n/);
    const { outcome } = await askAt(lab().strict.imaps, accounts.thousand);
    const storage = { usedBytes: wholeKibibytes(accounts.thousand), limitBytes: quotaLimitBytes };
    expect(outcome).toMatchObject({ ok: true, value: { storage, messages: { limit: quotaLimitMessages } } });
  });

  it('limits a box only by the school’s root where it has none of its own', async () => {
    const { outcome } = await askAt(lab().strict.imaps, accounts.unlimited);
    expect(outcome).toMatchObject({ ok: true, value: { storage: { limitBytes: schoolLimitBytes }, messages: null } });
  });

  it('takes no message for a box that is over its quota, and says [OVERQUOTA]', async () => {
    const commands = [loginOf(accounts.over), 'b APPEND INBOX {10}'];
    const { socket, replies } = await rawImap(lab().strict.imap, commands);
    socket.destroy();
    expect(replies.at(-1)).toMatch(/^b NO \[OVERQUOTA\] /);
    expect(meaningOf(replies.at(-1) ?? '', 'quota')).toMatchObject({ kind: 'mailbox-full', code: 'OVERQUOTA' });
  });

  it('lets one session in at a time, and asks the next for patience', async () => {
    const { socket } = await rawImap(lab().strict.imap, [loginOf(accounts.one)]);
    const { outcome } = await askAt(lab().strict.imaps);
    socket.destroy();
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'login-delay', code: 'LIMIT', stage: 'password' } });
  });

  it('suspends an account, and sends it to its administrator', async () => {
    expect((await askAt(lab().strict.imaps, troubledAccounts.suspended)).outcome).toMatchObject({
      ok: false,
      failure: { kind: 'account-disabled', code: 'CONTACTADMIN', response: 'Compte_suspendu', passwordAnswered: true },
    });
  });

  it('takes no password in clear, also where TLS ends in front of it', async () => {
    const front = await startTlsFront(lab(), lab().strict.imap);
    const { outcome } = await askAt(front.port);
    front.stop();
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind: 'mechanism', code: 'LOGINDISABLED', passwordSent: false, passwordAnswered: false },
    });
    const { socket, replies } = await rawImap(lab().strict.imap, [loginOf(accounts.refused)], strangerHost);
    socket.destroy();
    expect(replies.at(-1)).toContain('a NO [PRIVACYREQUIRED] ');
    expect(meaningOf(replies.at(-1) ?? '', 'password')).toMatchObject({ kind: 'mechanism', code: 'PRIVACYREQUIRED' });
  });
});
