import { execFile } from 'node:child_process';
import { createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { failureKinds } from '../../src/domain/model/failure.ts';
import type { Reading } from '../../src/domain/model/reading.ts';
import { probeImapQuota } from '../../src/probe/imap-quota.ts';
import { probePop3 } from '../../src/probe/pop3.ts';
import { probeSmtp } from '../../src/probe/smtp.ts';
import { createTestAuthority } from '../support/certificates.ts';

const authority = await createTestAuthority();
const keys = await authority.issue();
const login = { user: 'ec001234@adm.cfwb.be', password: 'geheim', trust: authority.trust };

/** A server that says what the property decides, one piece after each thing it hears, then hangs up. */
let pieces: readonly Buffer[] = [];
let heard = '';
const server = createServer({ noDelay: true }, (socket) => talk(socket));
const secureServer = createServer({ noDelay: true }, (socket) => {
  const secured = new TLSSocket(socket, { isServer: true, key: keys.keyPem, cert: keys.certPem });
  socket.on('error', () => undefined);
  talk(secured);
});
function talk(socket: Socket): void {
  const left = [...pieces];
  const speak = (): void => {
    const next = left.shift();
    if (next === undefined) socket.end();
    else socket.write(next);
  };
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1');
    speak();
  });
  speak();
  // Bytes need not wait to be asked for.
  const eager = setInterval(speak, 3);
  socket.on('close', () => clearInterval(eager));
}
const portOf = async (which: typeof server): Promise<number> => {
  await new Promise<void>((resolve) => which.listen(0, '127.0.0.1', resolve));
  const address = which.address();
  return typeof address === 'object' && address ? address.port : 0;
};
const port = await portOf(server);
const securePort = await portOf(secureServer);
afterAll(() => {
  server.close();
  secureServer.close();
});

const fragments = [
  '+OK\r\n',
  '+OK 3 42\r\n',
  '-ERR [AUTH] no\r\n',
  '-ERR\r\n',
  '+OK\r\nSTLS\r\nUIDL\r\n.\r\n',
  '1 abc\r\n.\r\n',
  '.\r\n',
  '220 x\r\n',
  '250-x\r\n250 AUTH PLAIN LOGIN\r\n',
  '250-',
  '250-x\r\n250 STARTTLS\r\n',
  '334\r\n',
  '504 no\r\n',
  '334 \r\n',
  '235 ok\r\n',
  '535 5.7.8 no\r\n',
  '421 x\r\n',
  '220',
  '* OK hi\r\n',
  '* CAPABILITY IMAP4rev1 QUOTA AUTH=PLAIN\r\n1 OK\r\n',
  '+ \r\n',
  '2 OK in\r\n',
  '2 NO [EXPIRED] x\r\n',
  '* BYE\r\n',
  '* QUOTA "" (STORAGE 1 2)\r\n',
  '* QUOTAROOT INBOX a {1}\r\nb\r\n',
  '* NO [ALERT] too many failed logins\r\n',
  '2 BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds\r\n',
  '5 NO [OVERQUOTA] full\r\n',
  '3 OK\r\n',
  '4 OK\r\n',
  '* PREAUTH x\r\n',
  '{9999999}\r\n',
  '\r\n',
  '\n',
  '\0',
  'geheim',
];
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...fragments).map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
);
/** Fragments joined, then cut anew at arbitrary places. */
const conversation = fc
  .tuple(fc.array(piece, { maxLength: 14 }), fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 20 }))
  .map(([parts, cuts]) => {
    const all = Buffer.concat(parts);
    const chunks: Buffer[] = [];
    let at = 0;
    for (const cut of cuts) {
      chunks.push(all.subarray(at, at + cut));
      at += cut;
    }
    return [...chunks, all.subarray(at)].filter((chunk) => chunk.length > 0);
  });

function expectValid(reading: Reading<unknown>): void {
  expect(reading.durationMs).toBeGreaterThanOrEqual(0);
  if (reading.outcome.ok) return;
  const { failure } = reading.outcome;
  expect(failureKinds).toContain(failure.kind);
  expect(failure.kind).not.toBe('internal');
  expect(JSON.stringify(failure).toLowerCase()).not.toContain('geheim');
  expect(failure.response?.length ?? 0).toBeLessThanOrEqual(300);
}

const runs = { numRuns: 250 };

describe('whatever a server sends, in whatever pieces', () => {
  it('POP3 settles with a valid reading and sends only allowed commands', async () => {
    await fc.assert(
      fc.asyncProperty(
        conversation,
        fc.constantFrom('plain', 'auto', 'starttls' as const),
        fc.boolean(),
        async (said, security, uidl) => {
          pieces = said;
          heard = '';
          const reading = await probePop3({
            ...login,
            server: { host: '127.0.0.1', port, security: security as 'plain' },
            deadlineMs: 2_000,
            ...(uidl ? { uidlUpTo: 2_000 } : {}),
          });
          expectValid(reading);
          const clear = heard.split('STLS\r\n')[0] ?? '';
          expect(clear.replace(/(CAPA|USER ec001234@adm\.cfwb\.be|PASS geheim|STAT|UIDL|QUIT)\r\n/g, '')).toBe('');
        },
      ),
      runs,
    );
  });

  it('SMTP settles with a valid reading and sends only allowed commands', async () => {
    await fc.assert(
      fc.asyncProperty(conversation, fc.constantFrom('tls', 'starttls' as const), async (said, security) => {
        pieces = said;
        heard = '';
        const reading = await probeSmtp({
          ...login,
          server: { host: '127.0.0.1', port: security === 'tls' ? securePort : port, security: security as 'tls' },
          deadlineMs: 2_000,
        });
        expectValid(reading);
        const clear = heard.split('STARTTLS\r\n')[0] ?? '';
        // A bare line is the answer to a challenge of AUTH.
        expect(clear.replace(/(EHLO \S+|AUTH (PLAIN|LOGIN|CRAM-MD5)( \S+)?|QUIT|[A-Za-z0-9+/=]*)\r\n/g, '')).toBe('');
      }),
      runs,
    );
  });

  it('IMAP settles with a valid reading and sends only allowed commands', async () => {
    await fc.assert(
      fc.asyncProperty(conversation, fc.constantFrom('tls', 'starttls' as const), async (said, security) => {
        pieces = said;
        heard = '';
        const reading = await probeImapQuota({
          ...login,
          server: { host: '127.0.0.1', port: security === 'tls' ? securePort : port, security: security as 'tls' },
          deadlineMs: 2_000,
        });
        expectValid(reading);
        const clear = heard.split('STARTTLS\r\n')[0] ?? '';
        expect(
          clear.replace(
            /\w+ (CAPABILITY|AUTHENTICATE PLAIN|LOGIN .*|ID .*|NAMESPACE|LIST "" ""|GETQUOTAROOT INBOX|GETQUOTA .*|LOGOUT|$)\r?\n?|[A-Za-z0-9+/=]*\r\n/g,
            '',
          ),
        ).toMatch(/^\w* ?$/);
      }),
      runs,
    );
  });
});

describe('a server that never stops sending', () => {
  it.each(['pop3', 'smtp', 'imap'])('makes %s hold less than 1 MB', async (protocol) => {
    const script = new URL('../support/flood.ts', import.meta.url).pathname;
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, protocol]);
    const { heldBytes, kinds } = JSON.parse(stdout);
    expect(heldBytes).toBeLessThan(1_048_576);
    for (const kind of kinds) expect(['protocol', 'timeout', 'closed']).toContain(kind);
  });
});
