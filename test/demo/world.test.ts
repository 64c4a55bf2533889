import { once } from 'node:events';
import { createServer } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type CertificateKind,
  type Certificates,
  certificateKinds,
  createCertificates,
} from '../../src/demo/certificates.ts';
import { protocols } from '../../src/demo/faults.ts';
import { startWorld, type World } from '../../src/demo/world.ts';
import { closeRawClients, rawClient } from './raw-client.ts';

let certificates: Certificates;
let world: World | null = null;

beforeAll(async () => {
  certificates = await createCertificates();
});
afterEach(async () => {
  closeRawClients();
  await world?.close();
  world = null;
});

async function start(options: Parameters<typeof startWorld>[0] = {}): Promise<World> {
  world = await startWorld({ certificates, ...options });
  return world;
}

describe('a world', () => {
  it('starts with one line', async () => {
    const started = await startWorld();
    expect(new Set(protocols.map((protocol) => started[protocol].port)).size).toBe(3);
    expect(started.mailbox).toMatchObject({ address: 'ec001234@adm.cfwb.be', messages: [] });
    expect(started.caPem).toContain('BEGIN CERTIFICATE');
    await started.close();
  });

  it('holds several mailboxes, and the login decides', async () => {
    const po = { address: 'po001234@adm.cfwb.be', incomingPassword: 'po', messageOctets: [500] };
    const { pop3, mailboxes } = await start({ mailboxes: [{ incomingPassword: 'ec' }, po] });
    expect(mailboxes.map(({ messages }) => messages.length)).toEqual([0, 1]);
    const stat = async (user: string, password: string) => {
      const client = await rawClient(pop3.port);
      await client.line();
      await client.ask(`USER ${user}`);
      return (await client.ask(`PASS ${password}`))?.startsWith('+OK') ? client.ask('STAT') : null;
    };
    expect(await stat('EC001234@adm.cfwb.be', 'ec')).toBe('+OK 0 0');
    expect(await stat('po001234@adm.cfwb.be', 'po')).toBe('+OK 1 500');
    expect(await stat('po001234@adm.cfwb.be', 'ec')).toBeNull();
  });

  it('listens where it is told, and leaves nothing behind where it cannot', async () => {
    const { pop3 } = await start();
    await expect(startWorld({ certificates, ports: { imap: pop3.port } })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    const { port } = pop3;
    await world?.close();
    expect((await start({ ports: { pop3: port } })).pop3.port).toBe(port);
  });

  it('is repaired: no fault, good certificates', async () => {
    const { setFault, setCertificate, repair, imap, smtp } = await start();
    await setFault('smtp', { kind: 'refuse-connections' });
    await setCertificate('imap', 'expired');
    await repair();
    expect(smtp.fault).toBeNull();
    expect(imap.settings.certificate.kind).toBe('good');
    expect(await (await rawClient(smtp.port, certificates.caPem)).line()).toMatch(/^220/);
    expect(await (await rawClient(imap.port, certificates.caPem)).line()).toMatch(/^\* OK/);
  });

  it('leaves nothing open, whatever its clients are at', async () => {
    const count = () => process.getActiveResourcesInfo().filter((name) => /TCP|TLS|Timeout/.test(name)).length;
    const before = count();
    const { pop3, smtp, imap, setFault, close } = await start();
    await setFault('pop3', { kind: 'drip', at: 'greeting', intervalMs: 60_000 });
    const dripping = await rawClient(pop3.port);
    await expect.poll(() => dripping.socket.bytesRead).toBe(1);
    await setFault('pop3', { kind: 'delay', at: 'connect', delayMs: 60_000 });
    const waiting = await rawClient(pop3.port);
    const loggingIn = await rawClient(smtp.port, certificates.caPem);
    await loggingIn.line();
    // Half a handshake.
    const shaking = await rawClient(imap.port);
    shaking.socket.write(Buffer.from([0x16, 0x03, 0x01, 0x00, 0xff, 0x01]));
    await expect.poll(() => imap.record.openSessions).toBe(1);
    await close();
    await close();
    for (const server of [pop3, smtp, imap]) expect(server.record.openSessions).toBe(0);
    for (const client of [dripping, waiting, loggingIn, shaking]) await client.broken();
    await expect(rawClient(pop3.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await pop3.setFault(null);
    await expect(rawClient(pop3.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await expect.poll(count).toBeLessThanOrEqual(before);
  });
});

describe('a certificate', () => {
  const codes: Readonly<Record<CertificateKind, string>> = {
    good: 'accepted',
    expiring: 'accepted',
    expired: 'CERT_HAS_EXPIRED',
    'not-yet-valid': 'CERT_NOT_YET_VALID',
    'wrong-host': 'ERR_TLS_CERT_ALTNAME_INVALID',
    'self-signed': 'DEPTH_ZERO_SELF_SIGNED_CERT',
    'unknown-intermediate': 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    // OpenSSL 3.5: "EE certificate key too weak", which Node has no name for.
    weak: 'UNSPECIFIED',
  };
  it.each(certificateKinds)('that is %s is judged so by Node', async (kind) => {
    const { imap, setCertificate } = await start();
    const issued = await setCertificate('imap', kind);
    const client = connectTls({ host: '127.0.0.1', port: imap.port, ca: certificates.caPem, servername: 'localhost' });
    const verdict = await once(client, 'secureConnect').then(
      () => 'accepted',
      (error: NodeJS.ErrnoException) => error.code,
    );
    client.destroy();
    expect(verdict).toBe(codes[kind]);
    expect(issued.kind).toBe(kind);
  });

  it('names the address too, and says how long it lasts', async () => {
    const { imap } = await start({ certificate: { kind: 'expiring', daysLeft: 5, hosts: ['adm.cfwb.be'] } });
    const client = connectTls({ host: '127.0.0.1', port: imap.port, ca: certificates.caPem });
    await once(client, 'secureConnect');
    const { subjectaltname, valid_to, fingerprint256 } = client.getPeerCertificate();
    client.destroy();
    expect(subjectaltname).toBe('DNS:localhost, DNS:adm.cfwb.be, IP Address:127.0.0.1');
    expect(Math.floor((Date.parse(valid_to) - Date.now()) / 86_400_000)).toBe(5);
    expect(fingerprint256).toBe(imap.settings.certificate.fingerprint256);
  });
});

it('binds to loopback only', async () => {
  const { pop3 } = await start();
  expect(pop3.host).toBe('127.0.0.1');
  const elsewhere = createServer().listen(pop3.port, '127.0.0.9');
  await once(elsewhere, 'listening');
  elsewhere.close();
});
