import { expect, it } from 'vitest';
import { probePop3 } from '../../src/probe/pop3.ts';
import { type Account, accounts, specialAccounts, troubledAccounts } from './support/accounts.ts';
import { type CertificateName, frugalHosts } from './support/certificates.ts';
import { inLab, lab, pop3At, trust } from './support/in-lab.ts';
import { holdMaildrop } from './support/raw-session.ts';

type Security = 'plain' | 'starttls' | 'tls' | 'auto';

const look = (account: Account, security: Security, certificate: CertificateName = 'good', uidlUpTo?: number) =>
  probePop3({
    server: pop3At(security, certificate),
    user: account.user,
    password: account.password,
    trust: trust(),
    ...(uidlUpTo === undefined ? {} : { uidlUpTo }),
  });

inLab('POP3 on Dovecot', () => {
  it.each(['plain', 'starttls', 'tls', 'auto'] as const)('counts one message over %s', async (security) => {
    const { outcome, certificate } = await look(accounts.one, security);
    const { messages, octets } = maildirOf(accounts.one);
    expect(outcome).toMatchObject({ ok: true, value: { messages, octets, encrypted: security !== 'plain' } });
    expect(certificate?.problem).toBe(security === 'plain' ? undefined : null);
  });

  it.each([
    ['no message', accounts.empty],
    ['one message', accounts.one],
    ['1,000 messages', accounts.thousand],
    ['20,000 messages', accounts.many],
    ['a box at 98 % of its limit', accounts.full],
  ])('counts %s and their octets', async (_, account) => {
    const { messages, octets } = maildirOf(account);
    expect((await look(account, 'tls')).outcome).toMatchObject({ ok: true, value: { messages, octets } });
  });

  it('lists 1,000 distinct UIDL hashes, the same on the next look', async () => {
    const first = await look(accounts.thousand, 'starttls', 'good', 1_000);
    const hashes = first.outcome.ok ? first.outcome.value.uidlHashes : null;
    expect(hashes).toHaveLength(1_000);
    expect(new Set(hashes).size).toBe(1_000);
    expect(hashes?.every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
    const second = await look(accounts.thousand, 'starttls', 'good', 1_000);
    expect(second.outcome).toMatchObject({ ok: true, value: { uidlHashes: hashes } });
  });

  it('lists 20,000 UIDL hashes', async () => {
    const { outcome } = await look(accounts.many, 'tls', 'good', 20_000);
    expect(outcome.ok && outcome.value.uidlHashes?.length).toBe(20_000);
  });

  it('asks no UIDL of a box above the limit', async () => {
    const { outcome } = await look(accounts.thousand, 'plain', 'good', 999);
    expect(outcome).toMatchObject({ ok: true, value: { messages: 1_000, uidlHashes: null } });
  });

  it('reads the capabilities when asked', async () => {
    const { user, password } = accounts.one;
    const server = pop3At('plain');
    const { outcome } = await probePop3({ server, user, password, trust: trust(), capabilities: true });
    expect(outcome.ok && outcome.value.capabilities).toEqual(expect.arrayContaining(['UIDL', 'STLS', 'RESP-CODES']));
  });

  it.each(Object.entries(specialAccounts))('carries a password with %s', async (_, account) => {
    expect((await look(account, 'plain')).outcome).toMatchObject({ ok: true, value: { messages: 1 } });
    expect((await look(account, 'tls')).outcome).toMatchObject({ ok: true, value: { messages: 1 } });
  });

  it.each(['plain', 'starttls', 'tls', 'auto'] as const)(
    'says credentials for a wrong password over %s',
    async (security) => {
      const { outcome } = await look({ ...accounts.refused, password: 'faux' }, security);
      expect(outcome).toMatchObject({
        ok: false,
        failure: {
          kind: 'credentials',
          stage: 'password',
          code: 'AUTH',
          certificateProblem: null,
          passwordSent: false,
        },
      });
    },
  );

  it('says in-use while another session holds the maildrop, and not afterwards', async () => {
    const { user, password } = accounts.one;
    const server = { host: '127.0.0.1', port: lab().locking.pop3, security: 'plain' } as const;
    const release = await holdMaildrop(server.port, user, password);
    try {
      // Dovecot itself waits 10 s for the lock.
      const { outcome } = await probePop3({ server, user, password, trust: trust() });
      expect(outcome).toMatchObject({ ok: false, failure: { kind: 'in-use', code: 'IN-USE', passwordSent: false } });
    } finally {
      await release();
    }
    const { outcome } = await probePop3({ server, user, password, trust: trust() });
    expect(outcome).toMatchObject({ ok: true });
  });

  it('leaves the maildrop free for a session that follows at once', async () => {
    const { user, password } = accounts.one;
    const server = { host: '127.0.0.1', port: lab().locking.pop3, security: 'plain' } as const;
    for (let round = 0; round < 5; round += 1) {
      const { outcome, durationMs } = await probePop3({ server, user, password, trust: trust() });
      expect(outcome).toMatchObject({ ok: true });
      expect(durationMs).toBeLessThan(5_000);
    }
  });
});

inLab('POP3 on Dovecot, of an account', () => {
  it.each([
    ['that is disabled', troubledAccounts.disabled, 'credentials', 'password', 'AUTH', 'Authentication failed'],
    ['that expired', troubledAccounts.expired, 'credentials-expired', 'password', 'AUTH', 'Mot_de_passe_expiré'],
    ['whose database cannot be read', troubledAccounts.unreadable, 'temporary', 'password', 'SYS/TEMP', 'Temporary'],
    ['whose mail is nowhere', troubledAccounts.homeless, 'temporary', 'password', 'SYS/TEMP', 'Internal error'],
    ['whose mail cannot be opened', troubledAccounts.sealed, 'temporary', 'stat', 'SYS/TEMP', 'Internal error'],
  ])('%s, says no more than Dovecot does', async (_, account, kind, stage, code, words) => {
    // Over TLS, Dovecot may hang up before the words of "nowhere" are through.
    expect((await look(account, 'plain')).outcome).toMatchObject({
      ok: false,
      failure: {
        kind,
        stage,
        code,
        response: expect.stringContaining(words),
        passwordSent: false,
        passwordAnswered: stage === 'password',
      },
    });
  });

  it('above its limit, counts as ever: POP3 says nothing of a quota', async () => {
    const { messages, octets } = maildirOf(accounts.over);
    const { outcome } = await look(accounts.over, 'tls', 'good', 10);
    expect(outcome).toMatchObject({ ok: true, value: { messages, octets, uidlHashes: { length: messages } } });
  });
});

inLab('POP3 on a Dovecot without', () => {
  const lookAt = (host: string, security: Security, mustEncrypt = false) =>
    probePop3({
      server: { ...pop3At(security), host },
      user: accounts.one.user,
      password: accounts.one.password,
      trust: trust(),
      mustEncrypt,
    });
  const clear = frugalHosts['no login in clear'];
  const encryption = frugalHosts['no encryption'];

  it('logins in clear, is told no password in plain, and lets auto in', async () => {
    expect((await lookAt(clear, 'plain')).outcome).toMatchObject({
      ok: false,
      failure: { kind: 'mechanism', stage: 'user', code: 'AUTH', passwordSent: false, passwordAnswered: false },
    });
    expect((await lookAt(clear, 'auto')).outcome).toMatchObject({ ok: true, value: { encrypted: true } });
  });

  it('encryption, is spoken to in clear only where that was never otherwise', async () => {
    expect((await lookAt(encryption, 'auto')).outcome).toMatchObject({ ok: true, value: { encrypted: false } });
    for (const reading of [await lookAt(encryption, 'starttls'), await lookAt(encryption, 'auto', true)]) {
      expect(reading.outcome).toMatchObject({
        ok: false,
        failure: { kind: 'mechanism', code: 'STLS_NOT_OFFERED', passwordSent: false },
      });
    }
  });
});

inLab('bad certificates on POP3', () => {
  const bad = [
    ['expired', 'expired'],
    ['future', 'not-yet-valid'],
    ['wrong-host', 'wrong-host'],
    ['self-signed', 'untrusted'],
    ['weak', 'weak'],
  ] as const;

  it.each(bad)('starttls refuses one that is %s', async (certificate, certificateProblem) => {
    const reading = await look(accounts.one, 'starttls', certificate);
    expect(reading.outcome).toMatchObject({
      ok: false,
      failure: { kind: 'certificate', certificateProblem, passwordSent: false },
    });
    expect(reading.certificate?.problem).toBe(certificateProblem);
  });

  it.each(bad)('tls refuses one that is %s', async (certificate, certificateProblem) => {
    const { outcome } = await look(accounts.one, 'tls', certificate);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'certificate', certificateProblem } });
  });

  it.each(bad)('auto goes on in plain and warns of one that is %s', async (certificate, certificateProblem) => {
    const reading = await look(accounts.one, 'auto', certificate);
    expect(reading.outcome).toMatchObject({ ok: true, value: { messages: 1, encrypted: false } });
    expect(reading.certificate?.problem).toBe(certificateProblem);
  });

  it.each(bad)('auto on a server once secured refuses one that is %s', async (certificate, certificateProblem) => {
    const { user, password } = accounts.one;
    const server = pop3At('auto', certificate);
    const { outcome } = await probePop3({ server, user, password, trust: trust(), mustEncrypt: true });
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'certificate', certificateProblem } });
  });

  it('reads issuer, names and dates of a good one', async () => {
    const { certificate } = await look(accounts.one, 'tls', 'soon');
    expect(certificate).toMatchObject({ issuer: 'Vigie lab', problem: null, code: null, anchor: 'extra' });
    expect(certificate?.names).toEqual(['localhost', '127.0.0.7']);
    expect(Date.parse(certificate?.expiresAt ?? '')).toBeGreaterThan(Date.now());
  });
});

function maildirOf(account: Account) {
  const maildir = lab().maildirs[account.user];
  if (!maildir) throw new Error(`No maildir of ${account.user}.`);
  return maildir;
}
