import { expect, it } from 'vitest';
import { probeImapQuota } from '../../src/probe/imap-quota.ts';
import { type Account, accounts, quotaLimitBytes, quotaLimitMessages, specialAccounts } from './support/accounts.ts';
import { itRefusesBadCertificates } from './support/bad-certificates.ts';
import type { CertificateName } from './support/certificates.ts';
import { imapAt, inLab, lab, type Secured, securedModes, trust } from './support/in-lab.ts';

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

  itRefusesBadCertificates((security, certificate) => ask(accounts.one, security, certificate));
});
