import nodemailer from 'nodemailer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Certificates, createCertificates } from '../../src/demo/certificates.ts';
import type { SmtpMechanism } from '../../src/demo/smtp-server.ts';
import { startWorld, type World } from '../../src/demo/world.ts';
import { closeRawClients, rawClient } from './raw-client.ts';

let certificates: Certificates;
let world: World;

beforeAll(async () => {
  certificates = await createCertificates();
});
beforeEach(async () => {
  world = await startWorld({ certificates });
});
afterEach(async () => {
  closeRawClients();
  await world.close();
});

const transport = (method?: SmtpMechanism) =>
  nodemailer.createTransport({
    host: 'localhost',
    port: world.smtp.port,
    secure: world.smtp.settings.security === 'tls',
    requireTLS: world.smtp.settings.security !== 'plain',
    ignoreTLS: world.smtp.settings.security === 'plain',
    tls: { ca: certificates.caPem },
    auth: { user: world.mailbox.address, pass: world.mailbox.cerberePassword },
    ...(method && { authMethod: method }),
  });

describe('nodemailer', () => {
  it.each(['tls', 'starttls', 'plain'] as const)('verifies the CERBERE password (%s)', async (security) => {
    world.smtp.configure({ security });
    expect(await transport().verify()).toBe(true);
    expect(world.smtp.record).toMatchObject({ sessions: 1, loginsAccepted: 1, loginsRefused: 0 });
    expect(world.smtp.mailFromCommands).toBe(0);
    expect(world.smtp.record.commands.filter((command) => command.startsWith('AUTH'))).toEqual(['AUTH PLAIN ***']);
  });

  it.each(['PLAIN', 'LOGIN', 'CRAM-MD5'] as const)('logs in with %s', async (method) => {
    world.smtp.configure({ mechanisms: [method] });
    await transport(method).verify();
    world.mailbox.cerberePassword += ' ';
    const verified = transport(method).verify();
    world.mailbox.cerberePassword = 'changed';
    await expect(verified).rejects.toMatchObject({ responseCode: 535, response: expect.stringContaining('5.7.8') });
    expect(world.smtp.record.logins.map(({ mechanism, isAccepted }) => [mechanism, isAccepted])).toEqual([
      [method, true],
      [method, false],
    ]);
  });

  it('is refused with the words set for an expired password', async () => {
    world.mailbox.isCerbereExpired = true;
    await expect(transport().verify()).rejects.toMatchObject({ response: '535 5.7.8 Mot de passe expiré' });
    world.smtp.configure({ expiredReply: '535 5.7.8 login failed, please retry' });
    await expect(transport().verify()).rejects.toMatchObject({ response: '535 5.7.8 login failed, please retry' });
  });

  it('delivers a message into the box until that is full, and is counted doing so', async () => {
    const mail = { from: 'a@example.be', to: world.mailbox.address, subject: 'x', text: 'one\n.two\nMAIL FROM\n' };
    await transport().sendMail(mail);
    expect(world.mailbox.messages).toHaveLength(1);
    expect(world.mailbox.messages[0]?.octets).toBeGreaterThan(200);
    world.mailbox.limitMessages = 1;
    await expect(transport().sendMail(mail)).rejects.toMatchObject({ responseCode: 552 });
    await expect(transport().sendMail({ ...mail, to: 'x@example.be' })).rejects.toMatchObject({ responseCode: 550 });
    expect(world.smtp.mailFromCommands).toBe(3);
  });
});

describe('SMTPConnection', () => {
  const connection = () => {
    const tls = { ca: certificates.caPem };
    const client = new SMTPConnection({ host: 'localhost', port: world.smtp.port, secure: true, tls });
    // Closing the world under an open client is no fault of the client.
    client.on('error', () => undefined);
    return client;
  };

  it('finds no AUTH where none is set up', async () => {
    world.smtp.configure({ mechanisms: [] });
    const client = connection();
    await new Promise<void>((resolve) => client.connect(() => resolve()));
    expect(client.lastServerResponse).toContain('250');
    expect(client.lastServerResponse).not.toContain('AUTH');
    client.quit();
  });

  it('may log in again after a refusal', async () => {
    const client = connection();
    await new Promise<void>((resolve) => client.connect(() => resolve()));
    const logIn = (pass: string) =>
      new Promise<string>((resolve) =>
        client.login({ user: world.mailbox.address, pass }, () => resolve(client.lastServerResponse || '')),
      );
    expect(await logIn('wrong')).toMatch(/^535 5\.7\.8 /);
    expect(await logIn(world.mailbox.cerberePassword)).toMatch(/^235 /);
    client.close();
  });
});

describe('the SMTP server', () => {
  it('hides AUTH until TLS is on, and greets only once', async () => {
    world.smtp.configure({ security: 'starttls' });
    const plain = await rawClient(world.smtp.port);
    expect(await plain.line()).toMatch(/^220 /);
    plain.send('EHLO me\r\n');
    const offered = (await plain.until(/^250 /)).join();
    expect(offered).toContain('STARTTLS');
    expect(offered).not.toContain('AUTH');
    expect(await plain.ask('AUTH PLAIN AAAA')).toMatch(/^538 /);
    expect(await plain.ask('STARTTLS')).toMatch(/^220 /);
    const secured = await plain.upgrade(certificates.caPem);
    secured.send('EHLO me\r\n');
    const after = (await secured.until(/^250 /)).join();
    expect(after).toMatch(/^250-.*AUTH PLAIN LOGIN/);
    expect(after).not.toContain('STARTTLS');
  });

  it('counts a MAIL FROM it refuses', async () => {
    const client = await rawClient(world.smtp.port, certificates.caPem);
    await client.line();
    client.send('EHLO me\r\n');
    await client.until(/^250 /);
    expect(await client.ask('MAIL FROM:<a@example.be>')).toMatch(/^530 /);
    expect(await client.ask('QUIT')).toMatch(/^221 /);
    expect(await client.line()).toBeNull();
    expect(world.smtp.mailFromCommands).toBe(1);
  });
});
