import { expect, it } from 'vitest';
import { probeSmtp } from '../../src/probe/smtp.ts';
import { type Account, accounts, specialAccounts } from './support/accounts.ts';
import { itRefusesBadCertificates } from './support/bad-certificates.ts';
import type { CertificateName } from './support/certificates.ts';
import { inLab, lab, type Secured, securedModes, smtpAt, trust } from './support/in-lab.ts';

const logIn = (account: Account, security: Secured, certificate: CertificateName = 'good') =>
  probeSmtp({
    server: smtpAt(security, certificate),
    user: account.user,
    password: account.submissionPassword,
    trust: trust(),
  });

inLab('SMTP on Postfix', () => {
  it.each(securedModes)('logs in over %s', async (security) => {
    const { outcome, certificate } = await logIn(accounts.one, security);
    expect(outcome).toMatchObject({ ok: true, value: { mechanism: 'PLAIN', encrypted: true } });
    expect(certificate).toMatchObject({ problem: null, anchor: 'extra' });
  });

  it.each(Object.entries(specialAccounts))('carries a password with %s', async (_, account) => {
    for (const security of securedModes) expect((await logIn(account, security)).outcome).toMatchObject({ ok: true });
  });

  it.each(securedModes)('says credentials for a wrong password over %s', async (security) => {
    const { outcome } = await logIn({ ...accounts.refused, submissionPassword: 'faux' }, security);
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind: 'credentials', stage: 'password', code: expect.stringContaining('535'), passwordSent: false },
    });
  });

  it('says credentials for the incoming password', async () => {
    const { outcome } = await logIn({ ...accounts.refused, submissionPassword: accounts.refused.password }, 'tls');
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'credentials' } });
  });

  itRefusesBadCertificates((security, certificate) => logIn(accounts.one, security, certificate));

  it('says tls where the port does not begin with TLS', async () => {
    const server = { host: '127.0.0.1', port: lab().postfix.submission, security: 'tls' } as const;
    const { user, submissionPassword: password } = accounts.one;
    const { outcome } = await probeSmtp({ server, user, password, trust: trust() });
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'tls', passwordSent: false } });
  });

  it('says protocol where a POP3 server answers', async () => {
    const server = { host: '127.0.0.1', port: lab().dovecot.pop3s, security: 'tls' } as const;
    const { user, submissionPassword: password } = accounts.one;
    const { outcome } = await probeSmtp({ server, user, password, trust: trust() });
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'protocol', passwordSent: false } });
  });
});
