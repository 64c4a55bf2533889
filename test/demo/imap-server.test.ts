import { ImapFlow } from 'imapflow';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Certificates, createCertificates } from '../../src/demo/certificates.ts';
import type { ImapSettings } from '../../src/demo/imap-server.ts';
import { startWorld, type World } from '../../src/demo/world.ts';
import { closeRawClients, rawClient } from './raw-client.ts';

let certificates: Certificates;
let world: World;

beforeAll(async () => {
  certificates = await createCertificates();
});
beforeEach(async () => {
  const mailbox = { messageOctets: [1_000, 1_048], limitBytes: 1_048_576, incomingPassword: 'a "b\\c" é' };
  world = await startWorld({ certificates, mailboxes: [mailbox] });
});
afterEach(async () => {
  closeRawClients();
  await world.close();
});

const flow = () => {
  const client = new ImapFlow({
    host: 'localhost',
    port: world.imap.port,
    secure: world.imap.settings.security === 'tls',
    doSTARTTLS: world.imap.settings.security === 'starttls',
    tls: { ca: certificates.caPem },
    auth: { user: world.mailbox.address, pass: world.mailbox.incomingPassword },
    logger: false,
  });
  client.on('error', () => undefined);
  return client;
};

async function quota(): Promise<unknown> {
  const client = flow();
  await client.connect();
  const found = await client.getQuota('INBOX');
  await client.logout();
  return found;
}

describe('imapflow', () => {
  const storage = { usage: 2_048, limit: 1_048_576 };

  const logins: Partial<ImapSettings>[] = [
    { security: 'tls' },
    { security: 'starttls' },
    { security: 'plain' },
    { mechanisms: ['PLAIN'], hasSaslIr: false },
    { mechanisms: ['LOGIN'] },
    { mechanisms: [] },
  ];
  it.each(logins)('logs in and reads the quota: %j', async (settings) => {
    world.imap.configure(settings);
    expect(await quota()).toMatchObject({ path: 'INBOX', storage });
    expect(world.imap.record).toMatchObject({ sessions: 1, loginsAccepted: 1 });
    const logins = world.imap.record.commands.filter((command) => /LOGIN|AUTHENTICATE/.test(command));
    expect(logins).toEqual([expect.stringMatching(/( \*\*\*|AUTHENTICATE PLAIN|AUTHENTICATE LOGIN)$/)]);
  });

  it('reads both limits', async () => {
    world.mailbox.limitMessages = 500;
    expect(await quota()).toMatchObject({ storage, message: { usage: 2, limit: 500 } });
  });

  it.each(['not-offered', 'refused'] as const)('gets no quota: %s', async (kind) => {
    world.imap.configure({ quota: kind });
    expect(await quota()).toBe(false);
    const hasAsked = world.imap.record.commands.some((command) => command.includes('GETQUOTAROOT'));
    expect(hasAsked).toBe(kind === 'refused');
  });

  it.each(['unlimited', 'no-root'] as const)('reads no limit: %s', async (kind) => {
    world.imap.configure({ quota: kind });
    expect(await quota()).not.toHaveProperty('storage');
  });

  it('reads no storage limit where only messages are limited', async () => {
    world.mailbox.limitBytes = null;
    world.mailbox.limitMessages = 3;
    const found = await quota();
    expect(found).toMatchObject({ message: { usage: 2, limit: 3 } });
    expect(found).not.toHaveProperty('storage');
  });

  it('is refused with the code set', async () => {
    for (const code of ['AUTHENTICATIONFAILED', 'EXPIRED', 'UNAVAILABLE', 'INUSE']) {
      await world.imap.setFault({ kind: 'reply', at: 'password', text: `{tag} NO [${code}] No` });
      await expect(flow().connect()).rejects.toMatchObject({ serverResponseCode: code });
    }
    expect(world.imap.record).toMatchObject({ loginsAccepted: 0, loginsRefused: 4 });
  });

  it('is sent away by BYE', async () => {
    world.imap.configure({ greeting: 'bye' });
    await expect(flow().connect()).rejects.toThrow();
    expect(world.imap.record.logins).toEqual([]);
  });

  it('cannot log in where LOGINDISABLED and nothing else is offered', async () => {
    world.imap.configure({ isLoginDisabled: true, mechanisms: [] });
    await expect(flow().connect()).rejects.toThrow();
  });
});

describe('the IMAP server', () => {
  const password = 'a "b\\c" é';
  const octets = Buffer.byteLength(password);
  const logIns: [string, string[]][] = [
    ['quoted', ['a LOGIN "ec001234@adm.cfwb.be" "a \\"b\\\\c\\" é"']],
    ['literal+', [`a LOGIN {20+}\r\nec001234@adm.cfwb.be {${octets}+}\r\n${password}`]],
    ['literal', ['a LOGIN {20}', `ec001234@adm.cfwb.be {${octets}}`, password]],
  ];
  it.each(logIns)('understands LOGIN, %s', async (_name, lines) => {
    const client = await rawClient(world.imap.port, certificates.caPem);
    expect(await client.line()).toMatch(/^\* OK \[CAPABILITY IMAP4rev1 /);
    for (const line of lines.slice(0, -1)) expect(await client.ask(line)).toMatch(/^\+ /);
    expect(await client.ask(lines.at(-1) ?? '')).toMatch(/^a OK \[CAPABILITY .*QUOTA=RES-STORAGE/);
    expect(world.imap.record.commands).toEqual(['a LOGIN ec001234@adm.cfwb.be ***']);
  });

  it('requires encryption before a login', async () => {
    world.imap.configure({ security: 'starttls' });
    const client = await rawClient(world.imap.port);
    expect(await client.line()).toMatch(/STARTTLS LOGINDISABLED\]/);
    expect(await client.ask('a LOGIN x y')).toMatch(/^a NO \[PRIVACYREQUIRED\]/);
    expect(await client.ask('b AUTHENTICATE PLAIN AAAA')).toMatch(/^b NO \[PRIVACYREQUIRED\]/);
  });

  it('answers ID, NAMESPACE, ENABLE and GETQUOTA, and nothing on messages', async () => {
    world.imap.configure({ greeting: 'preauth' });
    const client = await rawClient(world.imap.port, certificates.caPem);
    expect(await client.line()).toMatch(/^\* PREAUTH /);
    expect(await client.ask('a ID NIL')).toBe('* ID ("name" "Vigie demo")');
    await client.line();
    expect(await client.ask('b NAMESPACE')).toBe('* NAMESPACE (("" "/")) NIL NIL');
    await client.line();
    expect(await client.ask('c ENABLE UTF8=ACCEPT')).toBe('* ENABLED');
    await client.line();
    expect(await client.ask('d GETQUOTA "User quota"')).toBe('* QUOTA "User quota" (STORAGE 2 1024)');
    await client.line();
    expect(await client.ask('e GETQUOTA other')).toMatch(/^e NO \[NONEXISTENT\]/);
    expect(await client.ask('f SELECT INBOX')).toMatch(/^f BAD/);
    expect(await client.ask('')).toMatch(/^\* BAD/);
    expect(await client.ask('g LOGOUT')).toMatch(/^\* BYE/);
  });
});
