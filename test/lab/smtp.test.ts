import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { probeSmtp } from '../../src/probe/smtp.ts';
import { type Account, accounts, specialAccounts, troubledAccounts } from './support/accounts.ts';
import { itRefusesBadCertificates } from './support/bad-certificates.ts';
import type { CertificateName } from './support/certificates.ts';
import { inLab, lab, type Secured, securedModes, smtpAt, trust } from './support/in-lab.ts';
import { startLosingSasl } from './support/losing-sasl.ts';
import type { OutOfOrder } from './support/postfix.ts';

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

inLab('SMTP on a Postfix that', () => {
  let stop: () => Promise<void> = async () => undefined;
  beforeAll(async () => {
    const running = inject('lab');
    if (running) stop = await startLosingSasl(running);
  });
  afterAll(() => stop());

  const logInAt = (name: OutOfOrder, password = accounts.one.submissionPassword) =>
    probeSmtp({
      server: { host: '127.0.0.1', port: lab().postfix.outOfOrder[name], security: 'tls' },
      user: accounts.one.user,
      password,
      trust: trust(),
    });

  it.each([
    ['offers LOGIN only', 'LOGIN'],
    ['offers CRAM-MD5 only', 'CRAM-MD5'],
  ] as const)('%s lets the right password in, and refuses a wrong one', async (name, mechanism) => {
    expect((await logInAt(name)).outcome).toEqual({ ok: true, value: { mechanism, encrypted: true } });
    expect((await logInAt(name, 'faux')).outcome).toMatchObject({
      ok: false,
      failure: { kind: 'credentials', code: '535 5.7.8', passwordAnswered: true },
    });
  });

  it('offers no AUTH is told nothing', async () => {
    expect((await logInAt('offers no AUTH')).outcome).toMatchObject({
      ok: false,
      failure: { kind: 'mechanism', code: 'AUTH_NOT_OFFERED', passwordSent: false, passwordAnswered: false },
    });
  });

  it('loses Dovecot at AUTH has a trouble of its own', async () => {
    expect((await logInAt('loses Dovecot at AUTH')).outcome).toMatchObject({
      ok: false,
      failure: { kind: 'temporary', code: '454 4.7.0', response: expect.stringContaining('Connection lost') },
    });
  });

  it('finds no Dovecot hangs up before it greets', async () => {
    expect((await logInAt('finds no Dovecot')).outcome).toMatchObject({
      ok: false,
      failure: { kind: 'closed', stage: 'greeting', passwordSent: false, passwordAnswered: false },
    });
  });
});

inLab('SMTP on Postfix, of an account', () => {
  // Postfix 3.7 passes on Dovecot's reasons, but neither its codes for "disabled" nor those for "temporary".
  it.each([
    ['that expired', troubledAccounts.expired, 'credentials-expired', 'Mot_de_passe_expiré'],
    ['that is disabled', troubledAccounts.disabled, 'credentials', '(reason unavailable)'],
    ['whose database cannot be read', troubledAccounts.unreadable, 'credentials', '(reason unavailable)'],
  ])('%s, says no more than Dovecot told it', async (_, account, kind, words) => {
    expect((await logIn(account, 'tls')).outcome).toMatchObject({
      ok: false,
      failure: { kind, code: '535 5.7.8', response: expect.stringContaining(words), passwordAnswered: true },
    });
  });
});
