import Pop3Command from 'node-pop3';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Certificates, createCertificates } from '../../src/demo/certificates.ts';
import { collect, deliver, usedBytes } from '../../src/demo/mailbox.ts';
import { startWorld, type World } from '../../src/demo/world.ts';
import { closeRawClients, rawClient } from './raw-client.ts';

let certificates: Certificates;
let world: World;
const sizes = [1_000, 2_500, 78];

beforeAll(async () => {
  certificates = await createCertificates();
});
beforeEach(async () => {
  world = await startWorld({ certificates, mailboxes: [{ messageOctets: sizes, incomingPassword: ' a b#é ' }] });
});
afterEach(async () => {
  closeRawClients();
  await world.close();
});

const logIn = async (client: Awaited<ReturnType<typeof rawClient>>) => {
  await client.line();
  await client.ask(`USER ${world.mailbox.address}`);
  return client.ask(`PASS ${world.mailbox.incomingPassword}`);
};

describe('node-pop3, an independent client', () => {
  // node-pop3 trims passwords.
  beforeEach(() => {
    world.mailbox.incomingPassword = 'Boîte#2026';
  });
  const client = (secure: boolean) =>
    new Pop3Command({
      host: 'localhost',
      port: world.pop3.port,
      user: world.mailbox.address,
      password: world.mailbox.incomingPassword,
      tls: secure,
      tlsOptions: { ca: certificates.caPem },
    });

  it.each([false, true])('reads, fetches and deletes messages (TLS: %s)', async (secure) => {
    world.pop3.configure({ security: secure ? 'tls' : 'plain' });
    const uids = world.mailbox.messages.map(({ uid }, index) => [`${index + 1}`, uid]);
    const first = client(secure);
    expect(await first.STAT()).toBe('3 3578');
    expect(await first.UIDL()).toEqual(uids);
    expect(await first.LIST()).toEqual(sizes.map((size, index) => [`${index + 1}`, `${size}`]));
    expect(await first.RETR(1)).toMatch(/^Subject: demonstration\r\n\r\nxxx/);
    expect(await first.TOP(2, 1)).toMatch(/^Subject: demonstration\r\n\r\nx{76}/);
    await first.command('DELE', '2');
    await first.QUIT();
    expect(world.mailbox.messages.map(({ octets }) => octets)).toEqual([1_000, 78]);
    expect(world.pop3.record.transcript.every(({ isEncrypted }) => isEncrypted === secure)).toBe(true);
  });

  it('is told that the password is wrong', async () => {
    world.mailbox.incomingPassword = 'one';
    const late = client(false);
    world.mailbox.incomingPassword = 'another';
    await expect(late.STAT()).rejects.toThrow('[AUTH]');
    expect(world.pop3.record).toMatchObject({ loginsAccepted: 0, loginsRefused: 1 });
  });
});

describe('the POP3 server', () => {
  it('compares passwords byte by byte, spaces included', async () => {
    expect(await logIn(await rawClient(world.pop3.port))).toBe('+OK Logged in.');
    world.mailbox.incomingPassword = 'a b#é';
    const trimmed = await rawClient(world.pop3.port);
    await trimmed.line();
    await trimmed.ask(`USER ${world.mailbox.address}`);
    expect(await trimmed.ask('PASS  a b#é ')).toMatch(/^-ERR \[AUTH\]/);
  });

  it('sends as many octets as it says', async () => {
    const client = await rawClient(world.pop3.port);
    await logIn(client);
    for (const [index, size] of sizes.entries()) {
      expect(await client.ask(`RETR ${index + 1}`)).toBe(`+OK ${size} octets`);
      const lines = (await client.until(/^\.$/)).slice(0, -1);
      expect(lines.join('\r\n').length + 2).toBe(size);
    }
  });

  it('does not say whether the user or the password is wrong, and hangs up after three', async () => {
    const client = await rawClient(world.pop3.port);
    await client.line();
    const replies: (string | null)[] = [];
    for (const user of [world.mailbox.address, 'nobody@adm.cfwb.be', 'x']) {
      expect(await client.ask(`USER ${user}`)).toBe('+OK');
      replies.push(await client.ask('PASS wrong'));
    }
    expect(new Set(replies).size).toBe(1);
    expect(await client.line()).toBeNull();
  });

  it('locks the maildrop for one session at a time', async () => {
    const outlook = await rawClient(world.pop3.port);
    await logIn(outlook);
    expect(await logIn(await rawClient(world.pop3.port))).toMatch(/^-ERR \[IN-USE\]/);
    await outlook.ask('QUIT');
    await outlook.broken();
    expect(await logIn(await rawClient(world.pop3.port))).toBe('+OK Logged in.');
  });

  it('lets a vanished client keep no lock', async () => {
    const gone = await rawClient(world.pop3.port);
    await logIn(gone);
    gone.close();
    await expect.poll(() => world.pop3.record.openSessions).toBe(0);
    expect(await logIn(await rawClient(world.pop3.port))).toBe('+OK Logged in.');
  });

  it('shares the maildrop where told so', async () => {
    world.pop3.configure({ locksMaildrop: false });
    await logIn(await rawClient(world.pop3.port));
    expect(await logIn(await rawClient(world.pop3.port))).toBe('+OK Logged in.');
  });

  it('keeps what was to be deleted when the session breaks, or after RSET', async () => {
    const client = await rawClient(world.pop3.port);
    await logIn(client);
    await client.ask('DELE 1');
    expect(await client.ask('STAT')).toBe('+OK 2 2578');
    await client.ask('RSET');
    expect(await client.ask('STAT')).toBe('+OK 3 3578');
    await client.ask('DELE 1');
    client.close();
    await expect.poll(() => world.pop3.record.openSessions).toBe(0);
    expect(world.mailbox.messages).toHaveLength(3);
  });

  it('upgrades with STLS and forgets the user name', async () => {
    const plain = await rawClient(world.pop3.port);
    await plain.line();
    await plain.ask(`USER ${world.mailbox.address}`);
    plain.send('CAPA\r\n');
    expect(await plain.until(/^\.$/)).toContain('STLS');
    expect(await plain.ask('STLS')).toMatch(/^\+OK/);
    const secured = await plain.upgrade(certificates.caPem);
    expect(await secured.ask('PASS x')).toBe('-ERR USER first');
    secured.send('CAPA\r\n');
    expect(await secured.until(/^\.$/)).not.toContain('STLS');
    await secured.ask(`USER ${world.mailbox.address}`);
    expect(await secured.ask(`PASS ${world.mailbox.incomingPassword}`)).toBe('+OK Logged in.');
    expect(world.pop3.record.logins).toEqual([
      { session: 1, user: world.mailbox.address, mechanism: 'USER', isAccepted: true },
    ]);
  });

  it('announces a login delay, or knows no CAPA at all', async () => {
    world.pop3.configure({ loginDelaySeconds: 900 });
    const client = await rawClient(world.pop3.port);
    client.send('CAPA\r\n');
    expect(await client.until(/^\.$/)).toContain('LOGIN-DELAY 900');
    world.pop3.configure({ hasCapa: false });
    const old = await rawClient(world.pop3.port);
    await old.line();
    expect(await old.ask('CAPA')).toMatch(/^-ERR/);
  });

  it('lets nobody into a disabled box', async () => {
    world.mailbox.isIncomingDisabled = true;
    expect(await logIn(await rawClient(world.pop3.port))).toMatch(/^-ERR \[SYS\/PERM\]/);
  });

  it('records commands without the password', async () => {
    const client = await rawClient(world.pop3.port);
    await logIn(client);
    await client.ask('STAT');
    expect(world.pop3.record.commands).toEqual([`USER ${world.mailbox.address}`, 'PASS ***', 'STAT']);
    world.pop3.forget();
    expect(world.pop3.record).toMatchObject({ sessions: 0, openSessions: 1, commands: [], logins: [] });
  });
});

describe('the mailbox', () => {
  it('refuses mail when it is full, webmail folders included, until it is collected', () => {
    const { mailbox } = world;
    mailbox.limitBytes = 10_000;
    mailbox.otherFoldersBytes = 6_000;
    expect(deliver(mailbox, 1_000)).toBe(false);
    expect(mailbox.refusedDeliveries).toBe(1);
    expect(collect(mailbox)).toBe(3);
    expect(deliver(mailbox, 1_000)).toBe(true);
    expect(usedBytes(mailbox)).toBe(7_000);
    mailbox.limitMessages = 1;
    expect(deliver(mailbox, 100)).toBe(false);
  });
});
