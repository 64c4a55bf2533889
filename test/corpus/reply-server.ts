import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Keys } from '../support/scripted-server.ts';

/** One reply at one moment of an otherwise well-behaved dialogue. */
export type Said = {
  readonly protocol: 'pop3' | 'smtp' | 'imap';
  readonly stage: string;
  readonly isTls: boolean;
  readonly reply: Buffer;
  readonly hangsUp: boolean;
};

export type ReplyServer = {
  readonly port: number;
  /** How often a client came as far as the reply. */
  readonly reached: () => number;
  close(): Promise<void>;
};

/** What a good server says to a line: the moment's name (where the reply under test is said instead), and its own words. */
type Turn = { readonly moment?: string; readonly says: string; readonly ends?: boolean };
type Talk = (line: string) => Turn;

const pop3: (said: Said) => Talk = (said) => (line) => {
  switch (line.split(' ')[0]?.toUpperCase()) {
    case 'CAPA':
      return { moment: 'capa', says: `+OK\r\nUSER\r\nUIDL\r\n${said.stage === 'stls' ? 'STLS\r\n' : ''}.\r\n` };
    case 'STLS':
      return { moment: 'stls', says: '-ERR no\r\n' };
    case 'USER':
      return { moment: 'user', says: '+OK\r\n' };
    case 'PASS':
      return { moment: 'pass', says: '+OK\r\n' };
    case 'STAT':
      return { moment: 'stat', says: '+OK 3 12345\r\n' };
    case 'UIDL':
      return { moment: 'uidl', says: '+OK\r\n1 a\r\n2 b\r\n3 c\r\n.\r\n' };
    case 'QUIT':
      return { says: '+OK bye\r\n', ends: true };
    default:
      return { says: '-ERR unknown\r\n' };
  }
};

const smtp: (said: Said) => Talk = (said) => {
  let next: 'user' | 'password' | null = null;
  const mechanisms = said.stage === 'auth' ? 'PLAIN LOGIN' : 'LOGIN';
  return (line) => {
    const command = line.toUpperCase();
    if (next === 'user') {
      next = 'password';
      return { moment: 'auth-user', says: '334 UGFzc3dvcmQ6\r\n' };
    }
    if (next === 'password') {
      next = null;
      return { moment: 'auth-login', says: '235 2.7.0 ok\r\n' };
    }
    if (/^(EHLO|HELO)/.test(command)) {
      const startTls = said.isTls ? '' : '250-STARTTLS\r\n';
      return { moment: 'ehlo', says: `250-mail.example.be\r\n${startTls}250-AUTH ${mechanisms}\r\n250 8BITMIME\r\n` };
    }
    if (command === 'STARTTLS') return { moment: 'starttls', says: '454 4.7.0 no\r\n' };
    if (command.startsWith('AUTH PLAIN')) return { moment: 'auth', says: '235 2.7.0 ok\r\n' };
    if (command.startsWith('AUTH LOGIN')) {
      next = 'user';
      return { moment: 'auth-challenge', says: '334 VXNlcm5hbWU6\r\n' };
    }
    return command === 'QUIT' ? { says: '221 bye\r\n', ends: true } : { says: '502 unknown\r\n' };
  };
};

const imap: (said: Said) => Talk = () => (line) => {
  const [tag = '*', verb = ''] = line.split(' ');
  const done = `${tag} OK done\r\n`;
  switch (verb.toUpperCase()) {
    case 'CAPABILITY':
      return { moment: 'capability', says: `* CAPABILITY IMAP4rev1 QUOTA NAMESPACE\r\n${done}` };
    case 'NAMESPACE':
      return { says: `* NAMESPACE (("" "/")) NIL NIL\r\n${done}` };
    case 'LOGIN':
      return { moment: 'login', says: done };
    case 'GETQUOTAROOT':
      return { moment: 'quota', says: `* QUOTAROOT INBOX ""\r\n* QUOTA "" (STORAGE 10 512)\r\n${done}` };
    case 'LOGOUT':
      return { says: `* BYE bye\r\n${done}`, ends: true };
    default:
      return { says: done };
  }
};

const talks = { pop3, smtp, imap };
const greetings = { pop3: '+OK ready\r\n', smtp: '220 mail.example.be ESMTP\r\n', imap: '* OK IMAP4rev1 ready\r\n' };

/** A server on loopback that behaves until the moment of the reply, and then says it. */
export async function startReplyServer(said: Said, keys: Keys): Promise<ReplyServer> {
  const sockets = new Set<Socket>();
  let reached = 0;
  const serve = (socket: Socket): void => {
    const hear = talks[said.protocol](said);
    const speak = (line: string, { moment, says, ends = false }: Turn): void => {
      if (!socket.writable) return;
      if (moment !== said.stage) return void (ends ? socket.end(says) : socket.write(says));
      reached += 1;
      const words = said.reply.toString('latin1').replaceAll('{tag}', line.split(' ')[0] || '*');
      if (said.hangsUp) socket.end(words, 'latin1');
      else socket.write(words, 'latin1');
    };
    let unread = '';
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.setEncoding('utf8');
    speak('', { moment: 'greeting', says: greetings[said.protocol] });
    socket.on('data', (chunk: string) => {
      const lines = `${unread}${chunk}`.split('\n');
      unread = lines.pop() ?? '';
      for (const line of lines.map((one) => one.replace(/\r$/, ''))) speak(line, hear(line));
    });
  };
  const server: Server = said.isTls
    ? createTlsServer({ key: keys.keyPem, cert: keys.certPem }, serve)
    : createServer(serve);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    reached: () => reached,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
