import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Certificates, createCertificates } from '../../src/demo/certificates.ts';
import {
  drip,
  type Fault,
  garbageGreeting,
  greetingOf,
  loginRefusals,
  type Moment,
  type Protocol,
  protocols,
  silence,
} from '../../src/demo/faults.ts';
import { startWorld, type World } from '../../src/demo/world.ts';
import { closeRawClients, type RawClient, rawClient } from './raw-client.ts';

let certificates: Certificates;
let world: World;

beforeAll(async () => {
  certificates = await createCertificates();
});
beforeEach(async () => {
  const plain = { security: 'plain' } as const;
  world = await startWorld({ certificates, pop3: plain, smtp: plain, imap: plain });
});
afterEach(async () => {
  closeRawClients();
  await world.close();
});

const user = 'ec001234@adm.cfwb.be';
const password = 'secret#1';
const plainToken = Buffer.from(`\0${user}\0${password}`).toString('base64');

/** The commands that take a client from its greeting to the answer to its password. */
const logins: Readonly<Record<Protocol, readonly string[]>> = {
  pop3: [`USER ${user}`, `PASS ${password}`],
  smtp: [`AUTH PLAIN ${plainToken}`],
  imap: [`a1 LOGIN ${user} ${password}`],
};

async function logIn(protocol: Protocol, client?: RawClient): Promise<string | null> {
  world.mailbox.incomingPassword = password;
  world.mailbox.cerberePassword = password;
  const session = client ?? (await rawClient(world[protocol].port));
  if (!client) await session.line();
  if (protocol === 'smtp') {
    session.send('EHLO me\r\n');
    await session.until(/^250 /);
  }
  let reply: string | null = null;
  for (const command of logins[protocol]) reply = await session.ask(command);
  return reply;
}

describe.each(protocols)('%s', (protocol) => {
  const fault = (wanted: Fault | null) => world.setFault(protocol, wanted);
  const client = () => rawClient(world[protocol].port);

  it('refuses connections, then listens on the same port again', async () => {
    const { port } = world[protocol];
    const before = await client();
    await before.line();
    await fault({ kind: 'refuse-connections' });
    expect(await before.line()).toBeNull();
    await expect(client()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await fault({ kind: 'refuse-connections' });
    await fault(null);
    expect(world[protocol].port).toBe(port);
    expect(await (await client()).line()).toMatch(/^(\+OK|220|\* OK) /);
  });

  it('accepts and says nothing', async () => {
    await fault(silence);
    const mute = await client();
    mute.send('QUIT\r\n');
    await expect.poll(() => world[protocol].record.openSessions).toBe(1);
    await fault(null);
    expect(await (await client()).line()).not.toBeNull();
    expect(mute.socket.bytesRead).toBe(0);
  });

  it('drips one byte at a time', async () => {
    await fault({ ...drip, intervalMs: 1 });
    const slow = await client();
    const sizes: number[] = [];
    slow.socket.on('data', (chunk: Buffer) => sizes.push(chunk.length));
    const greeting = await slow.line();
    expect(greeting).toMatch(/^(\+OK|220|\* OK) /);
    expect(sizes.length).toBeGreaterThan((greeting ?? '').length / 4);
  });

  it('can be cut in the middle of a drip', async () => {
    await fault({ kind: 'drip', at: 'greeting', intervalMs: 60_000 });
    const slow = await client();
    await once(slow.socket, 'data');
    expect(world[protocol].record.transcript).toHaveLength(1);
    world[protocol].dropSessions();
    expect(await slow.line()).toBeNull();
  });

  it.each(['connect', 'greeting', 'password'] as const)('closes at %s', async (at) => {
    await fault({ kind: 'close', at });
    const cut = await client();
    expect(at === 'password' ? await logInOf(cut) : await cut.line()).toBeNull();
    expect(await cut.broken()).toBe('end');
  });

  it.each(['connect', 'greeting', 'password'] as const)('resets at %s', async (at) => {
    await fault({ kind: 'reset', at });
    const cut = connect(world[protocol].port, '127.0.0.1');
    const [error] = await Promise.all([
      once(cut, 'error').then(
        ([e]) => e,
        (e: unknown) => e,
      ),
      new Promise<void>((resolve) => {
        cut.once('close', () => resolve());
        cut.on('data', () => {
          const isGreeted = cut.bytesWritten > 0;
          const lines = protocol === 'smtp' ? ['EHLO me', ...logins.smtp] : logins[protocol];
          if (!isGreeted) cut.write(`${lines.join('\r\n')}\r\n`);
        });
      }),
    ]);
    expect(error).toMatchObject({ code: 'ECONNRESET' });
  });

  async function logInOf(session: RawClient): Promise<string | null> {
    await session.line();
    return logIn(protocol, session);
  }

  it('never answers the password', async () => {
    await fault({ kind: 'stall', at: 'password' });
    const waiting = await client();
    void logInOf(waiting);
    await expect.poll(() => world[protocol].record.logins).toHaveLength(1);
    expect(world[protocol].record.openSessions).toBe(1);
    const last = world[protocol].record.transcript.at(-1);
    expect(last?.from).toBe('client');
  });

  it.each([null, 'greeting'] as const)('answers late (at %s)', async (at) => {
    await fault({ kind: 'delay', at, delayMs: 30 });
    const from = performance.now();
    await (await client()).line();
    // Timers may fire a millisecond early.
    expect(performance.now() - from).toBeGreaterThan(28);
  });

  it('greets with garbage, or as another protocol', async () => {
    await fault(garbageGreeting);
    expect(await (await client()).line()).not.toMatch(/^(\+OK|220|\* OK)/);
    await fault(greetingOf('ssh'));
    expect(await (await client()).line()).toMatch(/^SSH-/);
    await fault(greetingOf(protocol === 'pop3' ? 'smtp' : 'pop3'));
    expect(await (await client()).line()).toMatch(protocol === 'pop3' ? /^220 / : /^\+OK/);
  });

  it('sends a line that never ends', async () => {
    await fault({ kind: 'over-long-line', at: 'greeting', octets: 300_000 });
    const flooded = await client();
    await expect.poll(() => flooded.socket.bytesRead).toBe(300_000);
  });

  it.each(loginRefusals)('refuses the right password: %s', async (kind) => {
    expect(await logIn(protocol)).toMatch(/^(\+OK|235|a1 OK)/);
    world[protocol].dropSessions();
    await fault({ kind });
    const reply = await logIn(protocol);
    expect(reply).toMatchSnapshot();
    expect(reply?.includes(password)).toBe(kind === 'echo-password');
    expect(JSON.stringify(world[protocol].record)).not.toContain(password);
    expect(world[protocol].record).toMatchObject({ loginsAccepted: 1, loginsRefused: 1 });
  });

  it('answers a login as scripted', async () => {
    const accepted = { pop3: '+OK come in', smtp: '235 come in', imap: '{tag} OK come in' }[protocol];
    await fault({ kind: 'reply', at: 'password', text: accepted });
    expect(await logIn(protocol)).toBe(accepted.replace('{tag}', 'a1'));
    await fault({ kind: 'reply', at: 'password', text: 'what?' });
    expect(await logIn(protocol)).toBe('what?');
    expect(world[protocol].record).toMatchObject({ loginsAccepted: 1, loginsRefused: 1 });
  });

  it('refuses a login that is not encrypted', async () => {
    await fault({ kind: 'plaintext-login-refused' });
    const refused = await client();
    await refused.line();
    const [command = ''] = logins[protocol];
    expect(await refused.ask(command)).toMatch(/^(-ERR \[AUTH\]|538 5\.7\.11|a1 NO \[PRIVACYREQUIRED\])/);
    expect(world[protocol].record.logins).toEqual([]);
  });
});

describe.each(protocols)('%s with STARTTLS', (protocol) => {
  const command = { pop3: 'STLS', smtp: 'STARTTLS', imap: 'a STARTTLS' }[protocol];
  const ask = { pop3: 'CAPA', smtp: 'EHLO me', imap: 'a CAPABILITY' }[protocol];
  const last = { pop3: /^\.$/, smtp: /^250 /, imap: /^a OK/ }[protocol];

  beforeEach(() => world[protocol].configure({ security: 'starttls' }));

  const offered = async (client: RawClient) => {
    client.send(`${ask}\r\n`);
    return (await client.until(last)).join(' ').includes(command.replace('a ', ''));
  };
  const greeted = async () => {
    const client = await rawClient(world[protocol].port);
    await client.line();
    return client;
  };

  it('does not offer it', async () => {
    expect(await offered(await greeted())).toBe(true);
    await world.setFault(protocol, { kind: 'starttls-not-offered' });
    const client = await greeted();
    expect(await offered(client)).toBe(false);
    expect(await client.ask(command)).toMatch(/^(-ERR|50\d|a BAD)/);
  });

  it('offers and refuses it', async () => {
    await world.setFault(protocol, { kind: 'starttls-refused' });
    const client = await greeted();
    expect(await offered(client)).toBe(true);
    expect(await client.ask(command)).toMatch(/^(-ERR|454|a NO)/);
  });

  it('slips plain text in before the handshake', async () => {
    await world.setFault(protocol, { kind: 'starttls-injection' });
    const client = await greeted();
    expect(await client.ask(command)).toMatch(/^(\+OK|220|a OK)/);
    expect(await client.line()).toContain('injected');
  });

  it.each(['starttls', 'tls'] as Moment[])('closes at %s', async (at) => {
    await world.setFault(protocol, { kind: 'close', at });
    const client = await greeted();
    const reply = await client.ask(command);
    expect(at === 'tls' ? await client.line() : reply).toBeNull();
  });

  it('stalls instead of the handshake, and lets go', async () => {
    await world.setFault(protocol, { kind: 'stall', at: 'tls' });
    const client = await greeted();
    await client.ask(command);
    void client.upgrade(certificates.caPem).catch(() => undefined);
    await expect.poll(() => client.socket.bytesWritten).toBeGreaterThan(100);
    client.close();
    await expect.poll(() => world[protocol].record.openSessions).toBe(0);
  });
});

describe.each(protocols)('%s over TLS', (protocol) => {
  beforeEach(() => world[protocol].configure({ security: 'tls' }));

  it.each(['close', 'reset', 'stall'] as const)('fails instead of the handshake: %s', async (kind) => {
    await world.setFault(protocol, { kind, at: 'tls' });
    const attempt = rawClient(world[protocol].port, certificates.caPem);
    if (kind === 'stall') {
      await expect.poll(() => world[protocol].record.openSessions).toBe(1);
      world[protocol].dropSessions();
    }
    await expect(attempt).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('resets an encrypted session', async () => {
    await world.setFault(protocol, { kind: 'reset', at: 'greeting' });
    const client = await rawClient(world[protocol].port, certificates.caPem);
    expect(await client.broken()).toBe('ECONNRESET');
  });
});

describe('pop3 after the login', () => {
  it('fails at STAT', async () => {
    await world.setFault('pop3', { kind: 'reply', at: 'stat', text: '+OK many' });
    const client = await rawClient(world.pop3.port);
    await client.line();
    expect(await logIn('pop3', client)).toBe('+OK Logged in.');
    expect(await client.ask('STAT')).toBe('+OK many');
  });
});
