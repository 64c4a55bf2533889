import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../src/app/simulation/random.ts';
import type { Failure } from '../../src/domain/model/failure.ts';
import { failureKinds } from '../../src/domain/model/failure.ts';
import type { Reading } from '../../src/domain/model/reading.ts';
import { probeImapQuota } from '../../src/probe/imap-quota.ts';
import { probePop3 } from '../../src/probe/pop3.ts';
import { probeSmtp } from '../../src/probe/smtp.ts';
import { createTestAuthority } from '../support/certificates.ts';

/** Sessions of each protocol; those over TLS cost most of the time. */
const sessions = { pop3: 46_000, smtp: 2_500, imap: 1_500 } as const;
type Protocol = keyof typeof sessions;
/** Looks under way at once, and the milliseconds for each: a session that falls silent costs no more. */
const pace = {
  pop3: { atOnce: 64, deadlineMs: 250 },
  smtp: { atOnce: 16, deadlineMs: 800 },
  imap: { atOnce: 16, deadlineMs: 800 },
} as const;

const password = 'geheim-Pässword 42';
const authority = await createTestAuthority();
const { keyPem, certPem } = await authority.issue();
const random = createRandom(Number(process.env.VIGIE_SEED ?? 20_261_128));
const chance = (share: number): boolean => random.next() < share;
const upTo = (count: number): number => Math.floor(random.next() * count);
const pick = <Item>(list: readonly [Item, ...Item[]]): Item => list[upTo(list.length)] ?? list[0];

/** What a good server of each protocol says to a line. */
const replies: Readonly<Record<Protocol, (line: string) => string>> = {
  pop3: (line) => {
    if (/^STAT/i.test(line)) return '+OK 3 12345\r\n';
    if (/^CAPA/i.test(line)) return '+OK\r\nUSER\r\nUIDL\r\n.\r\n';
    return /^UIDL/i.test(line) ? '+OK\r\n1 a\r\n2 b\r\n3 c\r\n.\r\n' : '+OK\r\n';
  },
  smtp: (line) => {
    if (/^EHLO/i.test(line)) return '250-mail.example.be\r\n250 AUTH PLAIN LOGIN CRAM-MD5\r\n';
    if (/^AUTH PLAIN/i.test(line)) return '235 2.7.0 ok\r\n';
    return /^QUIT/i.test(line) ? '221 bye\r\n' : '250 ok\r\n';
  },
  imap: (line) => {
    const [tag = '*', verb = ''] = line.split(' ');
    if (/^CAPABILITY/i.test(verb)) return `* CAPABILITY IMAP4rev1 QUOTA\r\n${tag} OK done\r\n`;
    if (/^GETQUOTAROOT/i.test(verb)) return `* QUOTA "" (STORAGE 10 512)\r\n${tag} OK done\r\n`;
    return `${tag} OK done\r\n`;
  },
};
const greetings: Readonly<Record<Protocol, string>> = {
  pop3: '+OK ready\r\n',
  smtp: '220 mail.example.be ESMTP\r\n',
  imap: '* OK IMAP4rev1 ready\r\n',
};
const strangers: readonly [string, ...string[]] = [
  '-ERR [AUTH] no\r\n',
  '-ERR\r\n',
  '535 5.7.8 no\r\n',
  '334 UGFzc3dvcmQ6\r\n',
  '235 ok\r\n',
  '+OK 9999999999 1\r\n',
  '* BYE later\r\n',
  'HTTP/1.1 400 Bad Request\r\n\r\n',
  '\0\r\n',
  '\r\n',
  '.\r\n',
  `${'x'.repeat(9_000)}\r\n`,
  `-ERR ${password}\r\n`,
];

/** A reply with something wrong about it, or nothing. */
function damaged(reply: string): Buffer {
  const bytes = Buffer.from(reply, 'latin1');
  if (chance(0.75)) return bytes;
  switch (upTo(6)) {
    case 0:
      return Buffer.from(bytes.map((byte) => (chance(0.1) ? byte ^ (1 << upTo(8)) : byte)));
    case 1:
      return bytes.subarray(0, upTo(bytes.length));
    case 2:
      return Buffer.concat([bytes, bytes]);
    case 3:
      return Buffer.from(pick(strangers), 'utf8');
    case 4:
      return Buffer.concat([Buffer.from(pick(strangers), 'utf8'), bytes]);
    default:
      return Buffer.alloc(0);
  }
}

/** Passwords that reached a server, by the port from which they came. */
const reached = new Set<number>();
function talk(protocol: Protocol, socket: Socket): void {
  const say = (reply: string): void => {
    const bytes = damaged(reply);
    const cut = chance(0.2) ? upTo(bytes.length) : bytes.length;
    if (bytes.length > 0 && socket.writable) socket.write(bytes.subarray(0, cut));
    if (cut < bytes.length) setImmediate(() => socket.writable && socket.write(bytes.subarray(cut)));
    if (chance(0.03)) socket.end();
    else if (chance(0.02)) socket.destroy();
  };
  socket.on('error', () => undefined);
  socket.setEncoding('utf8');
  say(greetings[protocol]);
  socket.on('data', (chunk: string) => {
    const carries = chunk.includes(password) || chunk.includes(Buffer.from(`\0u\0${password}`).toString('base64'));
    if (carries) reached.add(socket.remotePort ?? 0);
    for (const line of chunk.split('\n').slice(0, 4)) if (line.trim() !== '') say(replies[protocol](line));
  });
}

const servers: Server[] = [];
afterAll(() => servers.forEach((server) => void server.close()));
async function listen(protocol: Protocol): Promise<number> {
  const server =
    protocol === 'pop3'
      ? createServer({ noDelay: true }, (socket) => talk(protocol, socket))
      : createTlsServer({ key: keyPem, cert: certPem }, (socket) => talk(protocol, socket));
  server.on('tlsClientError', () => undefined);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

const look = (protocol: Protocol, port: number): Promise<Reading<unknown>> => {
  const frame = { user: 'u', password, deadlineMs: pace[protocol].deadlineMs, trust: authority.trust };
  const at = { host: '127.0.0.1', port };
  switch (protocol) {
    case 'pop3': {
      const security = chance(0.5) ? 'plain' : 'auto';
      return probePop3({ ...frame, server: { ...at, security }, ...(chance(0.5) ? { uidlUpTo: 10 } : {}) });
    }
    case 'smtp':
      return probeSmtp({ ...frame, server: { ...at, security: 'tls' } });
    case 'imap':
      return probeImapQuota({ ...frame, server: { ...at, security: 'tls' } });
  }
};

/** What a reading may never be. */
function faultIn(failure: Failure): string | null {
  if (!failureKinds.includes(failure.kind)) return `unknown kind ${failure.kind}`;
  if (JSON.stringify(failure).includes(password)) return 'the password is in it';
  if (failure.passwordSent && failure.passwordAnswered) return 'sent, and answered';
  if (['NO_VERDICT', 'TypeError', 'RangeError'].includes(failure.code ?? '')) return `a bug: ${failure.code}`;
  return (failure.response ?? '').length > 300 ? 'too long' : null;
}

describe('fuzzed sessions', () => {
  const unhandled: unknown[] = [];
  process.on('unhandledRejection', (reason) => unhandled.push(reason));
  process.on('uncaughtException', (error) => unhandled.push(error));

  it.each(Object.keys(sessions) as Protocol[])(
    '%s: every one settles, tells no password and leaves nothing',
    async (protocol) => {
      const port = await listen(protocol);
      const kinds = new Map<string, number>();
      let left: number = sessions[protocol];
      const work = async (): Promise<void> => {
        while (left > 0) {
          left -= 1;
          const { outcome } = await look(protocol, port);
          const kind = outcome.ok ? 'ok' : outcome.failure.kind;
          kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
          if (!outcome.ok) expect(faultIn(outcome.failure)).toBeNull();
        }
      };
      await Promise.all(Array.from({ length: pace[protocol].atOnce }, work));
      process.stdout.write(`${protocol}: ${JSON.stringify(Object.fromEntries(kinds))}\n`);
      expect([...kinds.values()].reduce((sum, count) => sum + count, 0)).toBe(sessions[protocol]);
      // The suite is no suite if it only ever sees one end of it.
      expect(kinds.size).toBeGreaterThan(4);
      expect(kinds.get('ok') ?? 0).toBeGreaterThan(sessions[protocol] / 50);
      expect(reached.size).toBeGreaterThan(0);
      expect(unhandled).toEqual([]);
    },
  );
});
